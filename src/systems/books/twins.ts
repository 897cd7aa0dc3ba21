// Twins: the contacts and items of Books that are the CRM's customers, vendors and products. Found by the ids that the native link keeps
// with them; where that link does not run, by name. A missing one is brought over by the link itself where it runs, else made here. What
// a pass has found out it keeps.

import { done, failed, type Result } from '../../core/problem.ts';
import type { RecordId } from '../../core/record.ts';
import type { Fields } from '../../core/value.ts';
import type { Settings } from '../../kinds/settings.ts';
import { isJson, type Json } from '../../mapping/place.ts';
import { ask, type BooksAccess, fromBooksTime, getRecord, listPage } from './api.ts';
import { asRefusal, isTaken } from './errors.ts';
import type { BooksFacts } from './facts.ts';
import { fromRecordId, idIn, toRecordId } from './ids.ts';

/** What is asked of the CRM where the native link does not run: its records of exactly that name. */
export interface CrmNames {
  named(module: 'Accounts' | 'Contacts' | 'Vendors' | 'Products', name: string): Promise<Result<readonly string[]>>;
}

/** A contact as documents need it. */
export interface Contact {
  readonly id: string;
  /** Its primary person, whom documents are written to. */
  readonly person: string | null;
  /** What its documents are in, by its ISO code; null where Books does not say. */
  readonly currency: string | null;
}

/** A contact that none of the CRM's records stands for. */
export interface Stranger {
  readonly name: string;
  /** Epoch ms; 0 where Books does not say. */
  readonly madeAt: number;
}

/** The native link has brought a new contact over by then, or never will: it takes about a minute (unverified). */
const LINK_TAKES_MS = 600_000;

export interface TwinsOptions {
  readonly access: BooksAccess;
  readonly facts: BooksFacts;
  readonly customers: Settings['customers'];
  readonly crm: CrmNames;
  now(): number;
}

/** The CRM's modules, the member of a contact that names their record, and the address that brings one over. */
const parties = {
  Accounts: { member: 'zcrm_account_id', type: 'customer', path: 'account' },
  Contacts: { member: 'zcrm_contact_id', type: 'customer', path: 'contact' },
  Vendors: { member: 'zcrm_vendor_id', type: 'vendor', path: 'vendor' },
} as const;
type PartyModule = keyof typeof parties;

export class Twins {
  readonly #options: TwinsOptions;
  readonly #records = new Map<string, RecordId>();
  readonly #contacts = new Map<RecordId, Contact>();
  /** Contacts that none of the CRM's records stands for. */
  readonly #strangers = new Map<RecordId, Stranger>();

  constructor(options: TwinsOptions) {
    this.#options = options;
  }

  /** The CRM's record for a contact of Books. One that has none stands for itself, and is asked about anew by the next pass. */
  async recordOf(contactId: string, party: 'customer' | 'vendor'): Promise<Result<RecordId>> {
    const known = this.#records.get(`${party} ${contactId}`);
    if (known !== undefined) return done(known);
    const { access } = this.#options;
    const read = await getRecord(access, `/contacts/${contactId}`, 'contact');
    if (!read.ok) return read;
    const found = read.value ? await this.#partyOf(read.value, party) : done(null);
    if (!found.ok) return found;
    const record = found.value ?? toRecordId('contacts', contactId);
    this.#records.set(`${party} ${contactId}`, record);
    if (read.value) this.#contacts.set(record, contactIn(read.value));
    if (!found.value) this.#strangers.set(record, strangerIn(read.value ?? {}, contactId));
    return done(record);
  }

  /** What a stranger is called; `young` while the native link may still be about to bring them over. */
  strangerOf(record: RecordId): Stranger | 'young' | undefined {
    const stranger = this.#strangers.get(record);
    const isYoung = stranger && this.#options.facts.linked && this.#options.now() - stranger.madeAt < LINK_TAKES_MS;
    return isYoung ? 'young' : stranger;
  }

  async #partyOf(contact: Json, party: 'customer' | 'vendor'): Promise<Result<RecordId | null>> {
    for (const module of this.#modulesFor(party)) {
      const id = idIn(contact[parties[module].member]);
      if (id !== null) return done(toRecordId(module, id));
    }
    if (this.#options.facts.linked) return done(null);
    const name = contact.contact_name;
    if (typeof name !== 'string' || name === '') return done(null);
    for (const module of this.#modulesFor(party)) {
      const found = await this.#options.crm.named(module, name);
      if (!found.ok) return found;
      const [only, ...more] = found.value;
      if (only !== undefined && more.length === 0) return done(toRecordId(module, only));
    }
    return done(null);
  }

  #modulesFor(party: 'customer' | 'vendor'): readonly PartyModule[] {
    if (party === 'vendor') return ['Vendors'];
    const { customers } = this.#options;
    if (customers === 'accounts') return ['Accounts'];
    return customers === 'contacts' ? ['Contacts'] : ['Accounts', 'Contacts'];
  }

  /** The contact for a record of the CRM. `known` is what the record showed last; `currency` the id of the one that a new contact pays in. */
  async contactFor(record: RecordId, known: Fields | undefined, currency: string | null): Promise<Result<Contact>> {
    const there = this.#contacts.get(record);
    if (there) return done(there);
    const { module, id } = fromRecordId(record);
    if (!(module in parties)) return failed({ code: 'needs.missing', needs: [record] });
    const found = await this.#contactOf(module as PartyModule, id, known, currency);
    if (found.ok) this.#contacts.set(record, found.value);
    return found;
  }

  /** The contact that a record of the CRM has, if any: none is made. */
  async contactThere(record: RecordId, name: string): Promise<Result<Contact | null>> {
    const there = this.#contacts.get(record);
    if (there) return done(there);
    const { module, id } = fromRecordId(record);
    if (!(module in parties)) return done(null);
    const found = await this.#twinOf(module as PartyModule, id, name);
    if (found.ok && found.value) this.#contacts.set(record, found.value);
    return found;
  }

  async #twinOf(module: PartyModule, id: string, name: unknown): Promise<Result<Contact | null>> {
    const { access, facts } = this.#options;
    const { member, type } = parties[module];
    const linked = await listPage(access, '/contacts', { [member]: id });
    if (!linked.ok) return linked;
    const twin = linked.value.records.find((row) => idIn(row[member]) === id) ?? only(linked.value.records);
    if (twin && (await this.#isTwin(twin, member, id))) return this.#whole(String(twin.contact_id));
    if (facts.linked || typeof name !== 'string' || name === '') return done(null);
    const same = await this.#byName(name, type);
    if (!same.ok) return same;
    return same.value === null ? done(null) : this.#whole(same.value);
  }

  async #contactOf(
    module: PartyModule,
    id: string,
    known: Fields | undefined,
    currency: string | null,
  ): Promise<Result<Contact>> {
    const { access, facts } = this.#options;
    const { type, path } = parties[module];
    const name = known?.name;
    const twin = await this.#twinOf(module, id, name);
    if (!twin.ok) return twin;
    if (twin.value) return done(twin.value);
    if (facts.linked) {
      const brought = await ask(access, { method: 'POST', path: `/crm/${path}/${id}/import`, body: {} });
      if (!brought.ok) return failed(asRefusal(brought.problem));
      const contact = isJson(brought.value.data)
        ? idIn(brought.value.data.contact_id ?? brought.value.data.customer_id)
        : null;
      return contact === null ? failed({ code: 'outcome.unknown' }) : this.#whole(contact);
    }
    if (typeof name !== 'string' || name === '')
      return failed({ code: 'needs.missing', needs: [toRecordId(module, id)] });
    return this.#make(name, type, known ?? {}, currency);
  }

  /** A list that does not know the filter answers with whoever is there: only a contact that says so itself is the twin. */
  async #isTwin(row: Json, member: string, id: string): Promise<boolean> {
    if (idIn(row[member]) === id) return true;
    const read = await getRecord(this.#options.access, `/contacts/${String(row.contact_id)}`, 'contact');
    return read.ok && read.value !== null && idIn(read.value[member]) === id;
  }

  async #whole(contactId: string): Promise<Result<Contact>> {
    const read = await getRecord(this.#options.access, `/contacts/${contactId}`, 'contact');
    if (!read.ok) return read;
    return done(contactIn(read.value ?? { contact_id: contactId }));
  }

  /** Names are searched in any way that Books likes, and compared here. */
  async #byName(name: string, type: string): Promise<Result<string | null>> {
    const listed = await listPage(this.#options.access, '/contacts', { search_text: name.slice(0, 100) });
    if (!listed.ok) return listed;
    const twin = listed.value.records.find(
      (row) => (row.contact_type ?? type) === type && String(row.contact_name).toLowerCase() === name.toLowerCase(),
    );
    return done(twin ? String(twin.contact_id) : null);
  }

  async #make(name: string, type: string, known: Fields, currency: string | null): Promise<Result<Contact>> {
    const person = personOf(known);
    const body = {
      contact_name: name.slice(0, 200),
      company_name: name.slice(0, 200),
      contact_type: type,
      ...(currency !== null && { currency_id: currency }),
      ...(person && { contact_persons: [person] }),
    };
    const made = await ask(this.#options.access, { method: 'POST', path: '/contacts', body });
    if (made.ok && isJson(made.value.contact)) return done(contactIn(made.value.contact));
    if (made.ok) return failed({ code: 'outcome.unknown' });
    // Somebody was quicker, or it was us and the reply was lost.
    const same = isTaken(made.problem) ? await this.#byName(name, type) : done(null);
    if (!same.ok) return same;
    return same.value === null ? failed(asRefusal(made.problem)) : this.#whole(same.value);
  }
}

function only(records: readonly Json[]): Json | undefined {
  const [first, ...more] = records;
  return more.length === 0 ? first : undefined;
}

function strangerIn({ contact_name: name, created_time: madeAt }: Json, id: string): Stranger {
  return { name: typeof name === 'string' && name !== '' ? name : id, madeAt: fromBooksTime(madeAt) };
}

function contactIn(contact: Json): Contact {
  const { currency_code: currency } = contact;
  return {
    id: String(contact.contact_id),
    person: idIn(contact.primary_contact_id),
    currency: typeof currency === 'string' && currency !== '' ? currency : null,
  };
}

function personOf({ firstName, lastName, email, phone, mobile }: Fields): Json | null {
  const members = { first_name: firstName, last_name: lastName, email, phone, mobile };
  const told = Object.entries(members).filter(([, value]) => typeof value === 'string' && value !== '');
  return told.length === 0 ? null : { ...Object.fromEntries(told), is_primary_contact: true };
}
