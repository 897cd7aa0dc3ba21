// What people keep in both systems here, and whether the two agree: everybody once on each side, linked once, and shown alike.

import type { Chance } from '../../src/simulator/chance.ts';
import type { Product } from './product.ts';
import type { Vendors } from './vendors.ts';

interface Account {
  readonly id: string;
  readonly Account_Name: string;
  readonly Phone: string | null;
}

interface Contact {
  readonly ContactID: string;
  readonly Name: string;
  readonly ContactStatus: string;
  readonly Phones?: readonly { PhoneType: string; PhoneNumber?: string }[];
}

interface Row {
  readonly state: string;
  readonly crm: { id: string } | null;
  readonly accounting: { id: string } | null;
}

export class Books {
  readonly #vendors: Vendors;
  readonly #chance: Chance;
  #made = 0;

  constructor(vendors: Vendors, chance: Chance) {
    this.#vendors = vendors;
    this.#chance = chance;
  }

  get accounts(): readonly Account[] {
    return (this.#vendors.act('zoho', 'list', { module: 'Accounts' }) as { items: Account[] }).items;
  }

  get contacts(): readonly Contact[] {
    const all = this.#vendors.act('xero', 'list', { collection: 'Contacts' }) as Contact[];
    return all.filter(({ ContactStatus }) => ContactStatus === 'ACTIVE');
  }

  /** A few new customers on each side, and a change of one that is there on each. */
  work(): void {
    for (let many = 1 + this.#chance.below(3); many > 0; many--) this.#createInCrm();
    for (let many = 1 + this.#chance.below(3); many > 0; many--) this.#createInAccounting();
    if (this.#made > 10) this.edit();
  }

  /** Of those that were entered last somebody gets another name: whoever finds them again does not do it by name. */
  rename(): void {
    const account = this.accounts.at(-1);
    const contact = this.contacts.filter(({ Name }) => Name !== account?.Account_Name).at(-1);
    const fields = { Account_Name: `Renamed Customer ${(this.#made += 1)}` };
    this.#vendors.act('zoho', 'record.edit', { module: 'Accounts', id: account?.id, fields });
    this.#vendors.act('xero', 'contact.edit', {
      ContactID: contact?.ContactID,
      Name: `Renamed in Xero ${(this.#made += 1)}`,
    });
  }

  edit(): void {
    const account = this.#chance.pick(this.accounts);
    this.#vendors.act('zoho', 'record.edit', { module: 'Accounts', id: account.id, fields: { Phone: this.#phone() } });
    const { ContactID } = this.#chance.pick(this.contacts.filter(({ Name }) => Name !== account.Account_Name));
    this.#vendors.act('xero', 'contact.edit', { ContactID, EmailAddress: `${this.#chance.hex(8)}@customer.example` });
  }

  #createInCrm(): void {
    const fields = { Account_Name: `CRM Customer ${(this.#made += 1)}`, Phone: this.#phone() };
    this.#vendors.act('zoho', 'record.create', { module: 'Accounts', fields });
  }

  #createInAccounting(): void {
    const Phones = [{ PhoneType: 'DEFAULT', PhoneNumber: this.#phone() }];
    this.#vendors.act('xero', 'contact.create', { Name: `Xero Customer ${(this.#made += 1)}`, Phones });
  }

  #phone(): string {
    return `+64 9 555 ${String(this.#chance.below(10_000)).padStart(4, '0')}`;
  }

  /** What is not as it should be, in words. Nothing where both sides agree and nothing is left to do. */
  async amiss(product: Product, pair: string): Promise<string[]> {
    const { open, items } = await product.api<{ open: number; items: unknown[] }>('GET', `/api/jobs?pair=${pair}`);
    if (open > 0) return items.map((item) => `open: ${JSON.stringify(item)}`);
    const rows = await this.#rows(product, pair);
    const [accounts, contacts] = [this.accounts, this.contacts];
    const contactOf = new Map(rows.map(({ crm, accounting }) => [crm?.id, accounting?.id]));
    return [
      ...twice(accounts.map(({ Account_Name: name }) => name)).map((name) => `twice in the CRM: ${name}`),
      ...twice(contacts.map(({ Name }) => Name)).map((name) => `twice in accounting: ${name}`),
      ...twice(rows.flatMap(({ crm }) => crm?.id ?? [])).map((id) => `linked twice: ${id}`),
      ...twice(rows.flatMap(({ accounting }) => accounting?.id ?? [])).map((id) => `linked twice: ${id}`),
      ...rows.filter(({ state }) => state !== 'in-step').map((row) => `not in step: ${JSON.stringify(row)}`),
      ...(contacts.length === accounts.length ? [] : [`${accounts.length} accounts, ${contacts.length} contacts`]),
      ...accounts.flatMap((account) => {
        const contact = contacts.find(({ ContactID }) => ContactID === contactOf.get(account.id));
        if (!contact) return [`without a contact: ${account.Account_Name}`];
        const shown = [contact.Name, phoneOf(contact)].join();
        const wanted = [account.Account_Name, account.Phone ?? ''].join();
        return shown === wanted ? [] : [`differs: ${wanted} in the CRM, ${shown} in accounting`];
      }),
    ];
  }

  async #rows(product: Product, pair: string): Promise<Row[]> {
    const rows: Row[] = [];
    for (let cursor = ''; ;) {
      const path = `/api/pairs/${pair}/records?limit=200${cursor && `&cursor=${encodeURIComponent(cursor)}`}`;
      const page = await product.api<{ items: Row[]; next?: string }>('GET', path);
      rows.push(...page.items);
      if (!page.next) return rows;
      cursor = page.next;
    }
  }
}

function twice(values: readonly string[]): string[] {
  return values.filter((value, at) => values.indexOf(value) !== at);
}

/** As the CRM would show it: Xero has a number in three parts. */
function phoneOf({ Phones = [] }: Contact): string {
  const {
    PhoneCountryCode = '',
    PhoneAreaCode = '',
    PhoneNumber = '',
  } = (Phones.find(({ PhoneType }) => PhoneType === 'DEFAULT') ?? {}) as Record<string, string>;
  return [PhoneCountryCode, PhoneAreaCode, PhoneNumber].filter(Boolean).join(' ');
}
