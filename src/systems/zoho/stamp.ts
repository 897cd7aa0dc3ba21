// Our mark on what we make: a unique field that names what a record was made from. Finding by it what came of creates whose replies were
// lost; where there is no such field, by name among what was made since. By query: the search index lags.

import { done, type Result } from '../../core/problem.ts';
import type { RecordId } from '../../core/record.ts';
import type { Json } from '../../mapping/place.ts';
import { fromZohoTime, listChanged, query, quoted, toZohoTime } from './api.ts';
import { idIn, savedAt } from './ids.ts';
import type { ModuleReader } from './module.ts';
import { LIST_ROWS, QUERY_IDS } from './spec.ts';

/** The member that marks a record made from `source`. */
export function stampedWith(stampField: string | null, source: RecordId): Json {
  return stampField === null ? {} : { [stampField]: source.slice(source.indexOf(':') + 1) };
}

/** A draft as the main record that it was sent as. */
export interface Sent {
  readonly source: RecordId;
  readonly record: Json;
}

/** What each draft's record would be found by. */
interface Wanted {
  readonly field: string;
  /** The field's value in lower case, as the vendor compares, with the drafts that would have it. */
  readonly sources: ReadonlyMap<string, readonly RecordId[]>;
  readonly values: readonly string[];
  /** Only among what was made since, and by us: the field's value is no proof by itself. Epoch ms. */
  readonly since: number | null;
  readonly userId: string | undefined;
}

interface How {
  readonly reader: ModuleReader;
  readonly stampField: string | null;
  /** The field by which people call a record of the module, as it is written. */
  readonly nameField: string;
  /** A time before the drafts were sent, epoch ms. */
  readonly since: number;
  /** Whose consent we work by, where the organisation has told. */
  readonly userId: string | undefined;
}

/** The main records that came of drafts, by their source. */
export async function foundMade(
  how: How,
  sent: readonly Sent[],
): Promise<Result<ReadonlyMap<RecordId, readonly Json[]>>> {
  const wanted = wantedOf(how, sent);
  const found = await (how.reader.queries ? byQuery(how.reader, wanted) : byList(how));
  if (!found.ok) return found;
  const made = new Map<RecordId, Json[]>();
  for (const record of found.value)
    for (const source of sourcesOf(wanted, record)) made.set(source, [...(made.get(source) ?? []), record]);
  return done(made);
}

function wantedOf({ stampField, nameField, since, userId }: How, sent: readonly Sent[]): Wanted {
  const field = stampField ?? nameField;
  const sources = new Map<string, RecordId[]>();
  const values = sent.map(({ source, record }) => {
    const value = String(record[field] ?? '');
    const known = value.toLowerCase();
    if (known !== '') sources.set(known, [...(sources.get(known) ?? []), source]);
    return value;
  });
  return { field, sources, values: [...new Set(values)], since: stampField === null ? since : null, userId };
}

function sourcesOf({ field, sources, since, userId }: Wanted, record: Json): readonly RecordId[] {
  if (since !== null && (fromZohoTime(record.Created_Time) < since || isOfOthers(record, userId))) return [];
  const value = record[field];
  return typeof value === 'string' ? (sources.get(value.toLowerCase()) ?? []) : [];
}

/** Whether somebody else made it, as far as both are known. */
function isOfOthers({ Created_By: maker }: Json, userId: string | undefined): boolean {
  const by = idIn(maker);
  return userId !== undefined && by !== null && by !== userId;
}

/** Beside what a record shows: when it was made, and by whom. */
const MADE = ['Created_Time', 'Created_By'];

async function byQuery(
  { access, module, fields }: ModuleReader,
  { field, values, since }: Wanted,
): Promise<Result<Json[]>> {
  const records: Json[] = [];
  const columns = [...new Set([...fields, ...MADE])].join(', ');
  for (let at = 0; at < values.length; at += QUERY_IDS) {
    const some = values
      .slice(at, at + QUERY_IDS)
      .map(quoted)
      .join(', ');
    const among = `${field} in (${some})`;
    const where = since === null ? among : `(${among} and Created_Time >= '${toZohoTime(since)}')`;
    const found = await query(access, `select ${columns} from ${module} where ${where} limit ${LIST_ROWS}`);
    if (!found.ok) return found;
    records.push(...found.value.records);
  }
  return done(records);
}

/** Where the organisation answers no queries: everything that was saved since. */
async function byList({ reader: { access, module, fields }, since }: How): Promise<Result<Json[]>> {
  const records: Json[] = [];
  const columns = [...new Set([...fields, ...MADE])];
  for (let from = since; ; from = savedAt(records.at(-1) ?? null) - 1_000) {
    const found = await listChanged(access, module, columns, from, LIST_ROWS);
    if (!found.ok) return found;
    records.push(...found.value.records);
    if (!found.value.more) return done([...new Map(records.map((record) => [String(record.id), record])).values()]);
  }
}
