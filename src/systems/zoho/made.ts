// What came of creates whose replies were lost. Found by our unique field, since that names what a record was made from; where there is
// none, by name among what was made since. By query: the search index lags.

import { done, type Result } from '../../core/problem.ts';
import type { RecordId } from '../../core/record.ts';
import { isJson, type Json } from '../../mapping/place.ts';
import type { Draft } from '../../sync/ports.ts';
import { fromZohoTime, listChanged, query, quoted, toZohoTime } from './api.ts';
import { type CustomerReader, wholesOf } from './read.ts';
import { LIST_ROWS, QUERY_IDS } from './spec.ts';
import { alone, nameFieldOf, savedAt, type Whole } from './whole.ts';
import { bodyOf, type CustomerWriter } from './write.ts';

/** What each draft's record would be found by. */
interface Wanted {
  readonly field: string;
  /** The field's value in lower case, as the vendor compares, with the drafts that would have it. */
  readonly sources: ReadonlyMap<string, readonly RecordId[]>;
  readonly values: readonly string[];
  /** Only among what was made since: the field's value is no proof by itself. Epoch ms. */
  readonly since: number | null;
}

/** The records that came of drafts, by their source; `since` is a time before they were sent. */
export async function madeOf(
  reader: CustomerReader,
  writer: CustomerWriter,
  drafts: readonly Draft[],
  since: number,
): Promise<Result<ReadonlyMap<RecordId, readonly Whole[]>>> {
  const wanted = wantedOf(writer, drafts, since);
  const found = await (reader.queries ? byQuery(reader, writer, wanted) : byList(reader, writer, since));
  if (!found.ok) return found;
  const fitting = found.value.filter((record) => sourcesOf(wanted, record).length > 0);
  const wholes = writer.module === 'Contacts' ? done(fitting.map(alone)) : await wholesOf(reader, fitting);
  if (!wholes.ok) return wholes;
  const made = new Map<RecordId, Whole[]>();
  for (const whole of wholes.value) {
    for (const source of sourcesOf(wanted, whole.account ?? whole.primary ?? {}))
      made.set(source, [...(made.get(source) ?? []), whole]);
  }
  return done(made);
}

function wantedOf(writer: CustomerWriter, drafts: readonly Draft[], since: number): Wanted {
  const { module, stampField } = writer;
  const field = stampField ?? nameFieldOf(module);
  const values = drafts.map((draft) => {
    const record = bodyOf(writer, draft)[module];
    return isJson(record) ? String(record[field] ?? '') : '';
  });
  const sources = new Map<string, RecordId[]>();
  drafts.forEach(({ source }, at) => {
    const value = (values[at] ?? '').toLowerCase();
    if (value !== '') sources.set(value, [...(sources.get(value) ?? []), source]);
  });
  return { field, sources, values: [...new Set(values)], since: stampField === null ? since : null };
}

function sourcesOf({ field, sources, since }: Wanted, record: Json): readonly RecordId[] {
  if (since !== null && fromZohoTime(record.Created_Time) < since) return [];
  const value = record[field];
  return typeof value === 'string' ? (sources.get(value.toLowerCase()) ?? []) : [];
}

async function byQuery(
  { access, fields }: CustomerReader,
  { module }: CustomerWriter,
  { field, values, since }: Wanted,
): Promise<Result<Json[]>> {
  const records: Json[] = [];
  const columns = [...new Set([...fields[module], 'Created_Time'])].join(', ');
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
async function byList(
  { access, fields }: CustomerReader,
  { module }: CustomerWriter,
  since: number,
): Promise<Result<Json[]>> {
  const records: Json[] = [];
  const columns = [...new Set([...fields[module], 'Created_Time'])];
  for (let from = since; ; from = savedAt(records.at(-1) ?? null) - 1_000) {
    const found = await listChanged(access, module, columns, from, LIST_ROWS);
    if (!found.ok) return found;
    records.push(...found.value.records);
    if (!found.value.more) return done([...new Map(records.map((record) => [String(record.id), record])).values()]);
  }
}
