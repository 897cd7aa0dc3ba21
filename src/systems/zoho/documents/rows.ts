// The lines of documents: by one query for the lines of fifty, where the organisation answers such queries, else with each document by
// itself, five at once. What was read once is kept for as long as its document's version stands.

import { done, type Result } from '../../../core/problem.ts';
import type { Json } from '../../../mapping/place.ts';
import { getRecord, query, type ZohoAccess } from '../api.ts';
import type { ZohoFacts } from '../facts.ts';
import type { Completed } from '../flat.ts';
import { idIn, savedAt } from '../ids.ts';
import { QUERY_IDS, YOUNG_MS } from '../spec.ts';
import { inferredTaxes } from './infer.ts';

export interface RowReader {
  readonly access: ZohoAccess;
  readonly facts: ZohoFacts;
  /** The documents' module, and the subform with their lines. */
  readonly module: string;
  readonly subform: string;
  /** Members of a line to ask for. */
  readonly columns: readonly string[];
  /** Documents with their lines, by id and version: what has not been saved since need not be read again. */
  readonly known: Map<string, Json>;
  now(): number;
}

/** Documents that are read by themselves at the same time (the smallest edition takes no more calls at once, Zoho's docs). */
const AT_ONCE = 5;
/** Rows of one query: two credits' worth, so that the lines of fifty documents are one call as a rule. */
const ROWS_OF_QUERY = 1_000;

/** The documents with their lines, in the order given. */
export async function withRows(reader: RowReader, headers: readonly Json[]): Promise<readonly Completed[]> {
  const outcomes = new Map<string, Completed>();
  for (const header of headers) {
    const kept = reader.known.get(keyOf(header));
    if (kept) outcomes.set(String(header.id), { record: { ...kept, ...header } });
  }
  const open = headers.filter((header) => {
    // One that was read by itself has its lines already.
    if (Array.isArray(header[reader.subform])) outcomes.set(String(header.id), keep(reader, header));
    return !outcomes.has(String(header.id));
  });
  if (reader.facts.rowQueries !== 'none')
    for (let at = 0; at < open.length; at += QUERY_IDS) await byQuery(reader, open.slice(at, at + QUERY_IDS), outcomes);
  const single = open.filter(({ id }) => !outcomes.has(String(id)));
  for (let at = 0; at < single.length; at += AT_ONCE)
    await Promise.all(single.slice(at, at + AT_ONCE).map((header) => oneByOne(reader, header, outcomes)));
  return headers.map(({ id }) => outcomes.get(String(id)) ?? { gone: true });
}

function keyOf(header: Json): string {
  return `${String(header.id)}@${savedAt(header)}`;
}

/** Keeps a document whose version can't hide a further save any more. */
function keep({ known, now }: RowReader, document: Json): Completed {
  if (now() - savedAt(document) >= YOUNG_MS) known.set(keyOf(document), document);
  return { record: document };
}

async function oneByOne(reader: RowReader, header: Json, outcomes: Map<string, Completed>): Promise<void> {
  const id = String(header.id);
  const read = await getRecord(reader.access, reader.module, id);
  if (!read.ok) outcomes.set(id, { problem: read.problem });
  // Heading and lines of one moment: the newer heading counts.
  else outcomes.set(id, read.value ? keep(reader, { ...header, ...read.value }) : { gone: true });
}

/**
 * Files the documents whose lines a query shows whole. Others stay open, and so do all where the query is refused: one of which it shows
 * no line too, since Zoho keeps no document without any (Zoho's docs), and nothing is gone because a query says nothing.
 */
async function byQuery(reader: RowReader, headers: readonly Json[], outcomes: Map<string, Completed>): Promise<void> {
  const read = await queryRows(
    reader,
    headers.map(({ id }) => String(id)),
  );
  if (!read.ok) {
    if (read.problem.code !== 'request.refused')
      for (const { id } of headers) outcomes.set(String(id), { problem: read.problem });
    return;
  }
  const byParent = Map.groupBy(read.value, (row) => idIn(row.Parent_Id) ?? '');
  for (const header of headers) {
    const shown = byParent.get(String(header.id));
    const rows = shown && taxed(reader, shown);
    if (rows) outcomes.set(String(header.id), keep(reader, { ...header, [reader.subform]: rows }));
  }
}

/** The rows with their taxes; null where those can't be told from a query. */
function taxed({ facts }: RowReader, rows: readonly Json[]): readonly Json[] | null {
  if (facts.rowQueries === 'whole') return rows;
  const whole: Json[] = [];
  for (const row of rows) {
    const taxes = facts.taxes ? inferredTaxes(row, facts.taxes, facts.taxRatesVary === true) : null;
    if (!taxes) return null;
    whole.push({ ...row, Line_Tax: taxes });
  }
  return whole;
}

async function queryRows(
  { access, facts, subform, columns }: RowReader,
  parents: readonly string[],
): Promise<Result<readonly Json[]>> {
  const asked = facts.rowQueries === 'whole' ? columns : columns.filter((name) => name !== 'Line_Tax');
  const list = parents.map((id) => `'${id}'`).join(', ');
  const rows: Json[] = [];
  for (let last = ''; ; last = String(rows.at(-1)?.id)) {
    const where = last === '' ? `Parent_Id in (${list})` : `(Parent_Id in (${list}) and id > '${last}')`;
    const text = `select ${asked.join(', ')} from ${subform} where ${where} order by id asc limit ${ROWS_OF_QUERY}`;
    const page = await query(access, text);
    if (!page.ok) return page;
    rows.push(...page.value.records);
    if (!page.value.more || page.value.records.length === 0) return done(rows);
  }
}

/** Members of a line that are read whatever is mapped. */
export const neededColumns = [
  'Parent_Id',
  'Product_Name',
  'Sequence_Number',
  'Total_After_Discount',
  'Tax',
  'Line_Tax',
] as const;
