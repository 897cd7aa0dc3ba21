// Reading customers: Accounts by the page or by ids, their Contacts by one query for fifty Accounts, Contacts that stand alone.

import { done, type Result } from '../../core/problem.ts';
import type { Json } from '../../mapping/place.ts';
import { getRecord, listByIds, listRelated, query, type ZohoAccess } from './api.ts';
import { LIST_FIELDS, QUERY_IDS, READ_IDS } from './spec.ts';
import { alone, type CustomerModule, idIn, vendorAlone, whole, type Whole } from './whole.ts';

export interface CustomerReader {
  readonly access: ZohoAccess;
  /** Which records there are to read: customers in one of their three forms, or vendors. */
  readonly customers: 'accounts' | 'contacts' | 'both' | 'vendors';
  /** Field names to ask for, by module. */
  readonly fields: Readonly<Record<CustomerModule, readonly string[]>>;
  readonly primaryField: string | null;
  readonly queries: boolean;
  readonly listsByIds: boolean;
}

/** Adds what every read needs to the fields that the mapping names; a list takes fifty at most. */
export function fieldNames(mapped: readonly string[], needed: readonly string[]): string[] {
  return [...new Set([...needed, ...mapped])].slice(0, LIST_FIELDS);
}

/**
 * Records of a module by their ids. What is missing from the answer does not exist, or is not shown to us. A list that answers with
 * others than were asked for does not know ids: then each is read on its own.
 */
export async function readByIds(
  reader: CustomerReader,
  module: CustomerModule,
  ids: readonly string[],
): Promise<Result<Map<string, Json>>> {
  const found = new Map<string, Json>();
  for (let at = 0; at < ids.length; at += READ_IDS) {
    const some = new Set(ids.slice(at, at + READ_IDS));
    let read = reader.listsByIds ? await listByIds(reader.access, module, reader.fields[module], [...some]) : null;
    if (!read || (read.ok && read.value.some(({ id }) => !some.has(String(id)))))
      read = await getEach(reader, module, [...some]);
    if (!read.ok) return read;
    for (const record of read.value) found.set(String(record.id), record);
  }
  return done(found);
}

async function getEach(
  reader: CustomerReader,
  module: string,
  ids: readonly string[],
): Promise<Result<readonly Json[]>> {
  const records: Json[] = [];
  for (const id of ids) {
    const read = await getRecord(reader.access, module, id);
    if (!read.ok) return read;
    if (read.value) records.push(read.value);
  }
  return done(records);
}

/** The Contacts of Accounts, by Account id. An Account that went meanwhile is left out. */
export async function contactsOf(
  reader: CustomerReader,
  accounts: readonly string[],
): Promise<Result<Map<string, readonly Json[]>>> {
  return reader.queries ? contactsByQuery(reader, accounts) : contactsByList(reader, accounts);
}

async function contactsByQuery(
  reader: CustomerReader,
  accounts: readonly string[],
): Promise<Result<Map<string, readonly Json[]>>> {
  const byAccount = new Map<string, Json[]>(accounts.map((id) => [id, []]));
  for (let at = 0; at < accounts.length; at += QUERY_IDS) {
    const read = await queryContacts(reader, accounts.slice(at, at + QUERY_IDS));
    if (!read.ok) return read;
    for (const contact of read.value) byAccount.get(idIn(contact.Account_Name) ?? '')?.push(contact);
  }
  return done(byAccount);
}

async function contactsByList(
  { access, fields }: CustomerReader,
  accounts: readonly string[],
): Promise<Result<Map<string, readonly Json[]>>> {
  const byAccount = new Map<string, readonly Json[]>();
  for (const id of accounts) {
    const related = await listRelated(access, 'Accounts', id, 'Contacts', fields.Contacts);
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
  { access, fields }: CustomerReader,
  accounts: readonly string[],
): Promise<Result<readonly Json[]>> {
  const contacts: Json[] = [];
  const list = accounts.map((id) => `'${id}'`).join(', ');
  for (let last = ''; ; last = String(contacts.at(-1)?.id)) {
    const where = last === '' ? `Account_Name in (${list})` : `(Account_Name in (${list}) and id > '${last}')`;
    const page = await query(
      access,
      `select ${fields.Contacts.join(', ')} from Contacts where ${where} order by id asc limit 200`,
    );
    if (!page.ok) return page;
    contacts.push(...page.value.records);
    if (!page.value.more || page.value.records.length === 0) return done(contacts);
  }
}

/** Accounts with their Contacts. */
export async function wholesOf(reader: CustomerReader, accounts: readonly Json[]): Promise<Result<Whole[]>> {
  if (reader.customers === 'vendors') return done(accounts.map(vendorAlone));
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

async function readVendors(
  reader: CustomerReader,
  asked: readonly { module: string; id: string }[],
): Promise<Result<Map<string, Whole | null>>> {
  const ids = asked.filter(({ module }) => module === 'Vendors').map(({ id }) => id);
  const read = await readByIds(reader, 'Vendors', ids);
  if (!read.ok) return read;
  return done(new Map([...read.value].map(([id, vendor]) => [id, vendorAlone(vendor)])));
}

/** The module of the records that are not part of another. */
export function mainModuleOf({ customers }: Pick<CustomerReader, 'customers'>): CustomerModule {
  if (customers === 'vendors') return 'Vendors';
  return customers === 'contacts' ? 'Contacts' : 'Accounts';
}

/**
 * The customers that these records are or belong to, by the id asked for: an Account's own id, or that of any of its Contacts. A record
 * that is no customer under the pair's setting is null; one that is not there is absent.
 */
export async function readCustomers(
  reader: CustomerReader,
  asked: readonly { module: string; id: string }[],
): Promise<Result<Map<string, Whole | null>>> {
  if (reader.customers === 'vendors') return readVendors(reader, asked);
  const contactIds = asked.filter(({ module }) => module === 'Contacts').map(({ id }) => id);
  const contacts =
    contactIds.length > 0 ? await readByIds(reader, 'Contacts', contactIds) : done(new Map<string, Json>());
  if (!contacts.ok) return contacts;
  const found = new Map<string, Whole | null>();
  const accountOf = new Map<string, string>(
    asked.filter(({ module }) => module === 'Accounts').map(({ id }) => [id, id]),
  );
  for (const [id, contact] of contacts.value) {
    const account = idIn(contact.Account_Name);
    if (reader.customers === 'contacts' || (reader.customers === 'both' && account === null))
      found.set(id, alone(contact));
    else if (account === null) found.set(id, null);
    else accountOf.set(id, account);
  }
  if (reader.customers === 'contacts' || accountOf.size === 0) return done(found);
  const accounts = await readByIds(reader, 'Accounts', [...new Set(accountOf.values())]);
  if (!accounts.ok) return accounts;
  const wholes = await wholesOf(reader, [...accounts.value.values()]);
  if (!wholes.ok) return wholes;
  const byAccount = new Map(wholes.value.map((each) => [String(each.account?.id), each]));
  for (const [id, account] of accountOf) {
    const customer = byAccount.get(account);
    if (customer) found.set(id, customer);
  }
  return done(found);
}
