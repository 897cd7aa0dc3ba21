// Reading customers: Accounts by the page or by ids, their Contacts by one query for fifty Accounts, Contacts that stand alone.

import { done, type Result } from '../../../core/problem.ts';
import type { Json } from '../../../mapping/place.ts';
import { listRelated, query } from '../api.ts';
import { idIn, type Named } from '../ids.ts';
import { type ModuleReader, readByIds } from '../module.ts';
import { QUERY_IDS } from '../spec.ts';
import { alone, type CustomerModule, whole, type Whole } from './whole.ts';

export interface CustomerReader {
  /** In which of their three forms customers are kept. */
  readonly customers: 'accounts' | 'contacts' | 'both';
  readonly modules: Readonly<Record<CustomerModule, ModuleReader>>;
  readonly primaryField: string | null;
}

/** The module of the records that are not part of another. */
export function mainModuleOf({ customers }: Pick<CustomerReader, 'customers'>): CustomerModule {
  return customers === 'contacts' ? 'Contacts' : 'Accounts';
}

/** The Contacts of Accounts, by Account id. An Account that went meanwhile is left out. */
export async function contactsOf(
  { modules: { Contacts } }: CustomerReader,
  accounts: readonly string[],
): Promise<Result<Map<string, readonly Json[]>>> {
  return Contacts.queries ? contactsByQuery(Contacts, accounts) : contactsByList(Contacts, accounts);
}

async function contactsByQuery(
  contacts: ModuleReader,
  accounts: readonly string[],
): Promise<Result<Map<string, readonly Json[]>>> {
  const byAccount = new Map<string, Json[]>(accounts.map((id) => [id, []]));
  for (let at = 0; at < accounts.length; at += QUERY_IDS) {
    const read = await queryContacts(contacts, accounts.slice(at, at + QUERY_IDS));
    if (!read.ok) return read;
    for (const contact of read.value) byAccount.get(idIn(contact.Account_Name) ?? '')?.push(contact);
  }
  return done(byAccount);
}

async function contactsByList(
  { access, fields }: ModuleReader,
  accounts: readonly string[],
): Promise<Result<Map<string, readonly Json[]>>> {
  const byAccount = new Map<string, readonly Json[]>();
  for (const id of accounts) {
    const related = await listRelated(access, 'Accounts', id, 'Contacts', fields);
    if (!related.ok) return related;
    if (related.value)
      byAccount.set(
        id,
        related.value.map((contact) => ({ ...contact, Account_Name: { id } })),
      );
  }
  return done(byAccount);
}

/** One query for up to fifty Accounts, gone through by id: two hundred rows cost the least. */
async function queryContacts(
  { access, fields }: ModuleReader,
  accounts: readonly string[],
): Promise<Result<readonly Json[]>> {
  const contacts: Json[] = [];
  const list = accounts.map((id) => `'${id}'`).join(', ');
  for (let last = ''; ; last = String(contacts.at(-1)?.id)) {
    const where = last === '' ? `Account_Name in (${list})` : `(Account_Name in (${list}) and id > '${last}')`;
    const page = await query(
      access,
      `select ${fields.join(', ')} from Contacts where ${where} order by id asc limit 200`,
    );
    if (!page.ok) return page;
    contacts.push(...page.value.records);
    if (!page.value.more || page.value.records.length === 0) return done(contacts);
  }
}

/** Accounts with their Contacts. */
export async function wholesOf(reader: CustomerReader, accounts: readonly Json[]): Promise<Result<Whole[]>> {
  const contacts = await contactsOf(
    reader,
    accounts.map(({ id }) => String(id)),
  );
  if (!contacts.ok) return contacts;
  return done(
    accounts.flatMap((account) => {
      const own = contacts.value.get(String(account.id));
      return own ? [whole(account, own, reader.primaryField)] : [];
    }),
  );
}

/**
 * The customers that these records are or belong to, by the id asked for: an Account's own id, or that of any of its Contacts. A record
 * that is no customer under the pair's setting is null; one that is not there is absent.
 */
export async function readCustomers(
  reader: CustomerReader,
  asked: readonly Named[],
): Promise<Result<Map<string, Whole | null>>> {
  const { customers, modules } = reader;
  const contactIds = asked.filter(({ module }) => module === 'Contacts').map(({ id }) => id);
  const contacts =
    contactIds.length > 0 ? await readByIds(modules.Contacts, contactIds) : done(new Map<string, Json>());
  if (!contacts.ok) return contacts;
  const found = new Map<string, Whole | null>();
  const accountOf = new Map<string, string>(
    asked.filter(({ module }) => module === 'Accounts').map(({ id }) => [id, id]),
  );
  for (const [id, contact] of contacts.value) {
    const account = idIn(contact.Account_Name);
    if (customers === 'contacts' || (customers === 'both' && account === null)) found.set(id, alone(contact));
    else if (account === null) found.set(id, null);
    else accountOf.set(id, account);
  }
  if (customers === 'contacts' || accountOf.size === 0) return done(found);
  const accounts = await readByIds(modules.Accounts, [...new Set(accountOf.values())]);
  if (!accounts.ok) return accounts;
  // Whoever names a customer by its id alone may mean a person: of the two modules the Accounts were asked first.
  const strangers = asked.filter(({ module, id }) => module === 'Accounts' && !accounts.value.has(id));
  if (customers === 'both' && strangers.length > 0) {
    const people = await readByIds(
      modules.Contacts,
      strangers.map(({ id }) => id),
    );
    if (!people.ok) return people;
    for (const [id, contact] of people.value) if (idIn(contact.Account_Name) === null) found.set(id, alone(contact));
  }
  const wholes = await wholesOf(reader, [...accounts.value.values()]);
  if (!wholes.ok) return wholes;
  const byAccount = new Map(wholes.value.map((each) => [String(each.account?.id), each]));
  for (const [id, account] of accountOf) {
    const customer = byAccount.get(account);
    if (customer) found.set(id, customer);
  }
  return done(found);
}
