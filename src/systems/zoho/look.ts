// Looking at customers: what changed among Accounts and among Contacts, joined to whole customers.

import { done, type Result } from '../../core/problem.ts';
import type { Json } from '../../mapping/place.ts';
import { listChanged, listDeleted, query, toZohoTime } from './api.ts';
import type { Mark, Position } from './position.ts';
import { type CustomerReader, mainModuleOf, readByIds, wholesOf } from './read.ts';
import { CLOCKS_DIFFER_MS, LIST_ROWS, YOUNG_MS } from './spec.ts';
import { alone, type CustomerModule as Module, idIn, savedAt, type Whole } from './whole.ts';

/** A customer that changed, or one that was deleted. */
export type Changed = { readonly whole: Whole } | { readonly deleted: { module: string; id: string } };

interface Changes {
  /** Oldest first. */
  readonly changed: readonly Changed[];
  /** Where both lists stand once these are dealt with. */
  readonly upTo: Position;
  readonly more: boolean;
}

/** One saved part of a customer, in the order of time. */
interface Save {
  readonly module: Module;
  readonly record: Json;
  readonly mark: Mark;
}

interface Asked {
  /** Null: since ever. */
  readonly from: Position | null;
  readonly rows: number;
  /** A fresh look: deletions are listed too. */
  readonly isFresh: boolean;
  /** Epoch ms. */
  readonly now: number;
}

/**
 * Customers with a part that was saved after a position. Accounts and Contacts are followed each in its own order; a customer with
 * changes in both is shown once, at the first.
 */
export async function changedCustomers(
  reader: CustomerReader,
  { from, rows, isFresh, now }: Asked,
): Promise<Result<Changes>> {
  const some = Math.min(rows, LIST_ROWS);
  const main = mainModuleOf(reader);
  const since = (module: Module, mark: Mark | undefined) => savesSince(reader, module, mark ?? null, some, now);
  const accounts = reader.customers === 'contacts' ? nothing : await since(main, from?.accounts);
  if (!accounts.ok) return accounts;
  const contacts = main === 'Vendors' ? nothing : await since('Contacts', from?.contacts);
  if (!contacts.ok) return contacts;
  const saves = [...accounts.value.saves, ...contacts.value.saves].sort((one, other) => one.mark.at - other.mark.at);
  const wholes = await join(reader, saves);
  if (!wholes.ok) return wholes;
  const gone = isFresh && from ? await deletedSince(reader, from.deleted) : done([]);
  if (!gone.ok) return gone;
  const never = { at: 0, id: '' };
  // Deletions from before the first look are of no interest.
  const start = from ?? { accounts: never, contacts: never, deleted: now - CLOCKS_DIFFER_MS };
  const { changed, upTo } = inOrder(start, saves, wholes.value);
  const certain = isFresh ? now - CLOCKS_DIFFER_MS : 0;
  const deleted = Math.max(upTo.deleted, certain, ...gone.value.map(({ at }) => at));
  return done({
    changed: [...gone.value.map(({ module, id }): Changed => ({ deleted: { module, id } })), ...changed],
    upTo: { ...upTo, deleted },
    more: accounts.value.more || contacts.value.more,
  });
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
  now: number,
): Promise<Result<Saves>> {
  const { access, fields, queries } = reader;
  const answered = queries ? await query(access, changesQuery(module, fields[module], from, rows)) : null;
  const usable = answered && (answered.ok || answered.problem.code !== 'request.refused');
  const found = usable ? answered : await listChanged(access, module, fields[module], from && from.at - 1_000, rows);
  if (!found.ok) return found;
  const { records, more } = found.value;
  const live = from?.live ?? records.map(savedAt).find((at) => now - at < YOUNG_MS);
  // A list's order within a second is not known: the next one starts with that second again.
  const markOf = (record: Json): Mark => {
    const at = savedAt(record);
    const passed = live !== undefined && live <= at ? { live } : {};
    return { at, id: usable ? String(record.id) : '', ...passed };
  };
  return done({ saves: records.map((record) => ({ module, record, mark: markOf(record) })), more });
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
  const main = mainModuleOf(reader);
  const accounts = new Map(
    saves.filter(({ module }) => module !== 'Contacts').map(({ record }) => [String(record.id), record]),
  );
  const missing = saves
    .map((save) => ownerOf(reader, save))
    .filter((owner) => owner && owner.module !== 'Contacts' && !accounts.has(owner.id));
  const ids = [...new Set(missing.map((owner) => owner?.id ?? ''))];
  const read = ids.length > 0 ? await readByIds(reader, main, ids) : done(new Map<string, Json>());
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
  if (module !== 'Contacts') return { module, id: String(record.id) };
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
    upTo = module === 'Contacts' ? { ...upTo, contacts: mark } : { ...upTo, accounts: mark };
    const id =
      module !== 'Contacts' || !wholes.has(idIn(record.Account_Name) ?? '')
        ? String(record.id)
        : (idIn(record.Account_Name) ?? '');
    const whole = wholes.get(id);
    if (!whole || shown.has(id)) continue;
    shown.add(id);
    changed.push({ whole });
  }
  return { changed, upTo };
}

async function deletedSince({ access, customers }: CustomerReader, since: number): Promise<Result<Deleted[]>> {
  const modules = customers === 'both' ? ['Accounts', 'Contacts'] : [mainModuleOf({ customers })];
  const gone: Deleted[] = [];
  for (const module of modules) {
    const listed = await listDeleted(access, module, since);
    if (!listed.ok) return listed;
    gone.push(...listed.value.map((each) => ({ ...each, module })));
  }
  return done(gone);
}

interface Deleted {
  readonly module: string;
  readonly id: string;
  /** Epoch ms. */
  readonly at: number;
}
