// Looking at customers: what changed among Accounts and among Contacts, joined to whole customers; and the walk over all of them.

import { done, failed, type Result } from '../../core/problem.ts';
import type { Json } from '../../mapping/place.ts';
import { listChanged, listDeleted, listPage, query } from './api.ts';
import { type CustomerReader, readByIds, wholesOf } from './read.ts';
import { LIST_ROWS, QUERY_IDS } from './spec.ts';
import { alone, idIn, savedAt, type Whole } from './whole.ts';

/** A customer that changed, and when the change that was found was made. */
export type Changed =
  | { readonly at: number; readonly whole: Whole }
  | { readonly at: number; readonly deleted: { module: string; id: string } };

interface Changes {
  /** Oldest first. */
  readonly changed: readonly Changed[];
  readonly more: boolean;
}

/**
 * Customers with a part that changed since a time. Accounts and Contacts are two lists: where one of them is full, nothing newer than
 * its last row is shown yet, so that one time stands for both. Deletions are looked up too where `deletions` says so.
 */
export async function changedCustomers(
  reader: CustomerReader,
  since: number | null,
  rows: number,
  deletions: boolean,
): Promise<Result<Changes>> {
  const some = Math.min(rows, LIST_ROWS);
  const { access, fields, customers } = reader;
  const accounts =
    customers === 'contacts' ? empty : await listChanged(access, 'Accounts', fields.Accounts, since, some);
  if (!accounts.ok) return accounts;
  const contacts = await listChanged(access, 'Contacts', fields.Contacts, since, some);
  if (!contacts.ok) return contacts;
  const horizon = Math.min(endOf(accounts.value), endOf(contacts.value));
  const near = (records: readonly Json[]) => records.filter((record) => savedAt(record) <= horizon);
  const joined = await join(reader, near(accounts.value.records), near(contacts.value.records));
  if (!joined.ok) return joined;
  const gone = deletions && since !== null ? await deletedSince(reader, since) : done([]);
  if (!gone.ok) return gone;
  const changed = [...joined.value, ...gone.value.filter(({ at }) => at <= horizon)].sort(
    (one, other) => one.at - other.at,
  );
  return done({ changed, more: accounts.value.more || contacts.value.more });
}

const empty = done({ records: [] as readonly Json[], more: false });

/** The time up to which a list is known to be complete. */
function endOf({ records, more }: { records: readonly Json[]; more: boolean }): number {
  return more ? savedAt(records.at(-1) ?? null) : Infinity;
}

async function join(
  reader: CustomerReader,
  accounts: readonly Json[],
  contacts: readonly Json[],
): Promise<Result<Changed[]>> {
  const { customers } = reader;
  const single = contacts.filter(
    (contact) => customers === 'contacts' || (customers === 'both' && idIn(contact.Account_Name) === null),
  );
  const changedAt = new Map<string, number>();
  const note = (id: string, at: number) => changedAt.set(id, Math.max(at, changedAt.get(id) ?? 0));
  for (const account of accounts) note(String(account.id), savedAt(account));
  const known = new Map(accounts.map((account) => [String(account.id), account]));
  if (customers !== 'contacts') {
    for (const contact of contacts) {
      const account = idIn(contact.Account_Name);
      if (account !== null) note(account, savedAt(contact));
    }
  }
  const missing = [...changedAt.keys()].filter((id) => !known.has(id));
  const read = missing.length > 0 ? await readByIds(reader, 'Accounts', missing) : done(new Map<string, Json>());
  if (!read.ok) return read;
  const wholes = await wholesOf(reader, [...known.values(), ...read.value.values()]);
  if (!wholes.ok) return wholes;
  return done([
    ...wholes.value.map((each) => ({ at: changedAt.get(String(each.account?.id)) ?? 0, whole: each })),
    ...single.map((contact) => ({ at: savedAt(contact), whole: alone(contact) })),
  ]);
}

async function deletedSince({ access, customers }: CustomerReader, since: number): Promise<Result<Changed[]>> {
  const modules =
    customers === 'accounts' ? ['Accounts'] : customers === 'contacts' ? ['Contacts'] : ['Accounts', 'Contacts'];
  const gone: Changed[] = [];
  for (const module of modules) {
    const listed = await listDeleted(access, module, since);
    if (!listed.ok) return listed;
    gone.push(...listed.value.map(({ id, at }) => ({ at, deleted: { module, id } })));
  }
  return done(gone);
}

export interface Walked {
  readonly wholes: readonly { readonly whole: Whole; readonly upTo: string }[];
  readonly cursor: string | null;
}

/** Where a walk stands: the module, and the last id seen or the page to ask for. */
interface Place {
  readonly module: 'Accounts' | 'Contacts';
  readonly last: string;
  readonly page: number;
  readonly token: string;
  readonly skip: number;
}

/** The next customers in the order of their ids. Contacts come after all Accounts. */
export async function walkCustomers(
  reader: CustomerReader,
  cursor: string | null,
  rows: number,
): Promise<Result<Walked>> {
  const start: Place = {
    module: reader.customers === 'contacts' ? 'Contacts' : 'Accounts',
    last: '',
    page: 1,
    token: '',
    skip: 0,
  };
  const place = cursor === null ? start : (JSON.parse(cursor) as Place);
  const some = Math.min(rows, reader.queries ? rows : LIST_ROWS, QUERY_IDS * 4);
  const page = await (reader.queries ? nextByQuery(reader, place, some) : nextByPage(reader, place, some));
  if (!page.ok) return page;
  const { records, next } = page.value;
  const rest = records.slice(place.skip);
  const placeAt = (record: Json, at: number): string =>
    JSON.stringify(reader.queries ? { ...place, last: String(record.id) } : { ...place, skip: place.skip + at + 1 });
  const own = rest.map((record, at) => ({ record, upTo: placeAt(record, at) }));
  const after = next ?? following(reader, place);
  const ended = after === null ? null : JSON.stringify(after);
  if (place.module === 'Contacts') {
    const free = own.filter(({ record }) => reader.customers === 'contacts' || idIn(record.Account_Name) === null);
    return done({ wholes: free.map(({ record, upTo }) => ({ whole: alone(record), upTo })), cursor: ended });
  }
  const wholes = await wholesOf(reader, rest);
  if (!wholes.ok) return wholes;
  return done({ wholes: wholes.value.map((each, at) => ({ whole: each, upTo: own[at]?.upTo ?? '' })), cursor: ended });
}

/** After the last Account come the Contacts that stand alone, where those are customers. */
function following({ customers }: CustomerReader, { module }: Place): Place | null {
  return customers === 'both' && module === 'Accounts'
    ? { module: 'Contacts', last: '', page: 1, token: '', skip: 0 }
    : null;
}

type Next = Result<{ records: readonly Json[]; next: Place | null }>;

async function nextByQuery({ access, fields }: CustomerReader, place: Place, rows: number): Promise<Next> {
  const { module, last } = place;
  const where = last === '' ? 'id is not null' : `id > '${last}'`;
  const found = await query(
    access,
    `select ${fields[module].join(', ')} from ${module} where ${where} order by id asc limit ${rows}`,
  );
  if (!found.ok) return found;
  const { records, more } = found.value;
  return done({ records, next: more ? { ...place, last: String(records.at(-1)?.id ?? last) } : null });
}

async function nextByPage({ access, fields }: CustomerReader, place: Place, rows: number): Promise<Next> {
  const { module, page, token } = place;
  const found = await listPage(access, module, fields[module], token === '' ? { page } : { token }, rows);
  if (!found.ok) {
    // Page tokens live a day: an old walk starts over, and finds what it has done already.
    const lapsed =
      found.problem.code === 'request.refused' && /TOKEN|EXPIRED/.test(found.problem.detail) && token !== '';
    return lapsed ? done({ records: [], next: { ...place, page: 1, token: '', skip: 0 } }) : failed(found.problem);
  }
  const { records, more, token: next } = found.value;
  return done({ records, next: more ? { ...place, page: page + 1, token: next ?? '', skip: 0 } : null });
}
