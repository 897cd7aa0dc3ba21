// Reading one module, whatever its records are: by ids, by what was saved since, and in the order of ids. By query where the organisation
// answers queries, else by lists.

import { done, failed, type Result } from '../../core/problem.ts';
import type { Json } from '../../mapping/place.ts';
import { getRecord, isTooMany, listByIds, listChanged, listPage, query, toZohoTime, type ZohoAccess } from './api.ts';
import { savedAt } from './ids.ts';
import type { Mark } from './position.ts';
import { LIST_FIELDS, READ_IDS, YOUNG_MS } from './spec.ts';

export interface ModuleReader {
  readonly access: ZohoAccess;
  readonly module: string;
  /** Field names to ask for. */
  readonly fields: readonly string[];
  readonly queries: boolean;
  readonly listsByIds: boolean;
}

/** Adds what every read needs to the fields that the mapping names; a list takes fifty at most. */
export function fieldNames(mapped: readonly string[], needed: readonly string[]): string[] {
  return [...new Set([...needed, ...mapped])].slice(0, LIST_FIELDS);
}

/**
 * Records by their ids. What is missing from the answer does not exist, or is not shown to us. A list that answers with others than were
 * asked for does not know ids: then each is read on its own.
 */
export async function readByIds(reader: ModuleReader, ids: readonly string[]): Promise<Result<Map<string, Json>>> {
  const found = new Map<string, Json>();
  let [at, most] = [0, READ_IDS];
  while (at < ids.length) {
    const some = new Set(ids.slice(at, at + most));
    const read = await readSome(reader, some);
    // A list may take fewer than others do.
    if (!read.ok && some.size > 1 && isTooMany(read.problem)) {
      most = Math.ceil(some.size / 2);
      continue;
    }
    if (!read.ok) return read;
    for (const record of read.value) found.set(String(record.id), record);
    at += most;
  }
  return done(found);
}

async function readSome(reader: ModuleReader, some: ReadonlySet<string>): Promise<Result<readonly Json[]>> {
  const { access, module, fields, listsByIds } = reader;
  const read = listsByIds ? await listByIds(access, module, fields, [...some]) : null;
  const knowsIds = read !== null && (!read.ok || read.value.every(({ id }) => some.has(String(id))));
  return knowsIds ? read : getEach(reader, [...some]);
}

async function getEach({ access, module }: ModuleReader, ids: readonly string[]): Promise<Result<readonly Json[]>> {
  const records: Json[] = [];
  for (const id of ids) {
    const read = await getRecord(access, module, id);
    if (!read.ok) return read;
    if (read.value) records.push(read.value);
  }
  return done(records);
}

/** One save of a record, in the order of time. */
export interface Save {
  readonly record: Json;
  readonly mark: Mark;
}

export interface Saves {
  readonly saves: readonly Save[];
  readonly more: boolean;
}

/** Saves after a mark, oldest first, ties by id. */
export async function savesSince(
  { access, module, fields, queries }: ModuleReader,
  from: Mark | null,
  rows: number,
  now: number,
): Promise<Result<Saves>> {
  const answered = queries ? await query(access, changesQuery(module, fields, from, rows)) : null;
  const usable = answered && (answered.ok || answered.problem.code !== 'request.refused');
  const found = usable ? answered : await listChanged(access, module, fields, from && from.at - 1_000, rows);
  if (!found.ok) return found;
  const { records, more } = found.value;
  const live = from?.live ?? records.map(savedAt).find((at) => now - at < YOUNG_MS);
  // A list's order within a second is not known: the next one starts with that second again.
  const markOf = (record: Json): Mark => {
    const at = savedAt(record);
    const passed = live !== undefined && live <= at ? { live } : {};
    return { at, id: usable ? String(record.id) : '', ...passed };
  };
  return done({ saves: records.map((record) => ({ record, mark: markOf(record) })), more });
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

/** Where a walk stands: the module, and the last id seen or the page to ask for. */
export interface Place {
  readonly module: string;
  readonly last: string;
  readonly page: number;
  readonly token: string;
  /** Rows of a page: tokens and page numbers hold for the size that the walk began with. */
  readonly rows: number;
}

export function startOf(module: string, rows: number): Place {
  return { module, last: '', page: 1, token: '', rows };
}

type Next = Result<{ records: readonly Json[]; next: Place | null }>;

/** The next records in the order of their ids: `rows` of them by query, as many as the walk began with by pages. */
export function nextRecords(reader: ModuleReader, place: Place, rows: number): Promise<Next> {
  return reader.queries ? nextByQuery(reader, place, rows) : nextByPage(reader, place);
}

async function nextByQuery({ access, module, fields }: ModuleReader, place: Place, rows: number): Promise<Next> {
  const where = place.last === '' ? 'id is not null' : `id > '${place.last}'`;
  const found = await query(
    access,
    `select ${fields.join(', ')} from ${module} where ${where} order by id asc limit ${rows}`,
  );
  if (!found.ok) return found;
  const { records, more } = found.value;
  return done({ records, next: more ? { ...place, last: String(records.at(-1)?.id ?? place.last) } : null });
}

async function nextByPage({ access, module, fields }: ModuleReader, place: Place): Promise<Next> {
  const { page, token, rows } = place;
  const found = await listPage(access, module, fields, token === '' ? { page } : { token }, rows);
  if (!found.ok) {
    // Page tokens live a day: an old walk starts over, and finds what it has done already.
    const lapsed =
      found.problem.code === 'request.refused' && /TOKEN|EXPIRED/.test(found.problem.detail) && token !== '';
    return lapsed ? done({ records: [], next: { ...place, page: 1, token: '' } }) : failed(found.problem);
  }
  const { records, more, token: next } = found.value;
  return done({ records, next: more ? { ...place, page: page + 1, token: next ?? '' } : null });
}
