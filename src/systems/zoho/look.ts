// Looking at customers: what changed among Accounts and among Contacts, joined to whole customers.

import { done, failed, type Result } from '../../core/problem.ts';
import type { Json } from '../../mapping/place.ts';
import { listChanged, listDeleted, query, toZohoTime } from './api.ts';
import type { Mark, Position } from './position.ts';
import { type CustomerReader, readByIds, wholesOf } from './read.ts';
import { LIST_ROWS } from './spec.ts';
import { alone, idIn, savedAt, type Whole } from './whole.ts';

/** A customer that changed, or one that was deleted. */
export type Changed = { readonly whole: Whole } | { readonly deleted: { module: string; id: string } };

interface Changes {
  /** Oldest first. */
  readonly changed: readonly Changed[];
  /** Where both lists stand once these are dealt with. */
  readonly upTo: Position;
  readonly more: boolean;
}

type Module = 'Accounts' | 'Contacts';

/** One saved part of a customer, in the order of time. */
interface Save {
  readonly module: Module;
  readonly record: Json;
  readonly mark: Mark;
}

/**
 * Customers with a part that was saved after a position (null: since ever). Accounts and Contacts are followed each in its own order;
 * a customer with changes in both is shown once, at the first. Deletions are looked up too where `deletions` says so.
 */
export async function changedCustomers(
  reader: CustomerReader,
  from: Position | null,
  rows: number,
  deletions: boolean,
): Promise<Result<Changes>> {
  const some = Math.min(rows, LIST_ROWS);
  const accounts =
    reader.customers === 'contacts' ? nothing : await savesSince(reader, 'Accounts', from?.accounts ?? null, some);
  if (!accounts.ok) return accounts;
  const contacts = await savesSince(reader, 'Contacts', from?.contacts ?? null, some);
  if (!contacts.ok) return contacts;
  const saves = [...accounts.value.saves, ...contacts.value.saves].sort((one, other) => one.mark.at - other.mark.at);
  const wholes = await join(reader, saves);
  if (!wholes.ok) return wholes;
  const gone = deletions && from ? await deletedSince(reader, Math.min(from.accounts.at, from.contacts.at)) : done([]);
  if (!gone.ok) return gone;
  const start = from ?? { accounts: { at: 0, id: '' }, contacts: { at: 0, id: '' } };
  const { changed, upTo } = inOrder(start, saves, wholes.value);
  const deleted = gone.value.map((each): Changed => ({ deleted: each }));
  return done({ changed: [...deleted, ...changed], upTo, more: accounts.value.more || contacts.value.more });
}

interface Saves {
  readonly saves: readonly Save[];
  readonly more: boolean;
}

const nothing = done<Saves>({ saves: [], more: false });

/** Saves of a module after a mark, oldest first, ties by id. By query where the organisation answers queries, else by its list. */
async function savesSince(
  reader: CustomerReader,
  module: Module,
  from: Mark | null,
  rows: number,
): Promise<Result<Saves>> {
  const { access, fields, queries } = reader;
  const answered = queries ? await query(access, changesQuery(module, fields[module], from, rows)) : null;
  const usable = answered && (answered.ok || answered.problem.code !== 'request.refused');
  const found = usable ? answered : await listChanged(access, module, fields[module], from && from.at - 1_000, rows);
  if (!found.ok) return found;
  const { records, more } = found.value;
  // A list's order within a second is not known: the next one starts with that second again.
  const saves = records.map((record): Save => ({
    module,
    record,
    mark: { at: savedAt(record), id: usable ? String(record.id) : '' },
  }));
  return done({ saves, more });
}

function changesQuery(module: string, fields: readonly string[], from: Mark | null, rows: number): string {
  const time = from && `'${toZohoTime(Math.max(0, from.at))}'`;
  const where =
    from === null
      ? 'id is not null'
      : from.id === ''
        ? `Modified_Time >= ${time}`
        : `(Modified_Time > ${time} or (Modified_Time = ${time} and id > '${from.id}'))`;
  return `select ${fields.join(', ')} from ${module} where ${where} order by Modified_Time asc, id asc limit ${rows}`;
}

/** The customers that saves belong to, by the id of their main record. */
async function join(reader: CustomerReader, saves: readonly Save[]): Promise<Result<Map<string, Whole>>> {
  const accounts = new Map(
    saves.filter(({ module }) => module === 'Accounts').map(({ record }) => [String(record.id), record]),
  );
  const missing = saves
    .map((save) => ownerOf(reader, save))
    .filter((owner) => owner?.module === 'Accounts' && !accounts.has(owner.id));
  const ids = [...new Set(missing.map((owner) => owner?.id ?? ''))];
  const read = ids.length > 0 ? await readByIds(reader, 'Accounts', ids) : done(new Map<string, Json>());
  if (!read.ok) return read;
  const wholes = await wholesOf(reader, [...accounts.values(), ...read.value.values()]);
  if (!wholes.ok) return wholes;
  const found = new Map(wholes.value.map((each) => [String(each.account?.id), each]));
  for (const save of saves) {
    const owner = ownerOf(reader, save);
    if (owner?.module === 'Contacts') found.set(owner.id, alone(save.record));
  }
  return done(found);
}

/** Whose part a save is: an Account's, or its own where Contacts are customers. Null for a Contact that is no customer's. */
function ownerOf({ customers }: CustomerReader, { module, record }: Save): { module: Module; id: string } | null {
  if (module === 'Accounts') return { module, id: String(record.id) };
  if (customers === 'contacts') return { module, id: String(record.id) };
  const account = idIn(record.Account_Name);
  if (account !== null) return { module: 'Accounts', id: account };
  return customers === 'both' ? { module, id: String(record.id) } : null;
}

/** Each customer once, at its first save, and how far both lists are read. */
function inOrder(start: Position, saves: readonly Save[], wholes: ReadonlyMap<string, Whole>) {
  const changed: Changed[] = [];
  const shown = new Set<string>();
  let upTo = start;
  for (const { module, mark, record } of saves) {
    upTo = module === 'Accounts' ? { ...upTo, accounts: mark } : { ...upTo, contacts: mark };
    const id =
      module === 'Accounts' || !wholes.has(idIn(record.Account_Name) ?? '')
        ? String(record.id)
        : (idIn(record.Account_Name) ?? '');
    const whole = wholes.get(id);
    if (!whole || shown.has(id)) continue;
    shown.add(id);
    changed.push({ whole });
  }
  return { changed, upTo };
}

async function deletedSince(
  { access, customers }: CustomerReader,
  since: number,
): Promise<Result<{ module: string; id: string }[]>> {
  const modules =
    customers === 'accounts' ? ['Accounts'] : customers === 'contacts' ? ['Contacts'] : ['Accounts', 'Contacts'];
  const gone: { module: string; id: string }[] = [];
  for (const module of modules) {
    const listed = await listDeleted(access, module, since);
    if (!listed.ok) return failed(listed.problem);
    gone.push(...listed.value.map(({ id }) => ({ module, id })));
  }
  return done(gone);
}
