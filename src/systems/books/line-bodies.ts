// The lines of a Books document as a save takes them: each starts from what was read of it, and only what differs from the plan is written into it.

import { done, type Result } from '../../core/problem.ts';
import type { RecordId } from '../../core/record.ts';
import { isBlank, isRows, type Row, unchanged, type Value } from '../../core/value.ts';
import type { Draft as JsonDraft, Json } from '../../mapping/place.ts';
import type { Known } from '../../sync/ports.ts';
import { isBelow } from './below.ts';
import { idIn } from './ids.ts';
import { ITEM, named } from './line-places.ts';
import type { Reader } from './read.ts';

interface Lines {
  readonly rows: Value;
  /** As they were planned from, and as they were read; none for a new document. */
  readonly before: Value;
  readonly raw: readonly Json[];
  readonly known: Known;
}

/** The lines in their order, each with its item's twin. A twin that can't be had fails the whole. */
export async function lineBodies(reader: Reader, { rows, before, raw, known }: Lines): Promise<Result<Json[]>> {
  const earlier = new Map((isRows(before) ? before : []).map((row) => [row.key, row]));
  const bodies: Json[] = [];
  const wanted = (isRows(rows) ? rows : []).filter((row) => !isBelow(row));
  for (const [at, row] of wanted.entries()) {
    const was = earlier.get(row.key);
    const read = raw.find((line) => idIn(line.line_item_id) === row.key);
    const line = await lineBody(reader, row, was && read ? { was, read } : null, known);
    if (!line.ok) return line;
    bodies.push({ ...line.value, item_order: at + 1 });
  }
  return done(bodies);
}

/** Members of a line that a save takes, beside what ours stand in. */
const OWN = [
  'line_item_id',
  'item_id',
  'name',
  'description',
  'rate',
  'quantity',
  'unit',
  'discount',
  'tax_id',
  'tax_exemption_id',
  'account_id',
  'project_id',
  'tags',
  'header_name',
  // The order's line that it invoices.
  'salesorder_item_id',
];

/** A line as it was read, without what a save does not take. */
export function asRead(line: Json): Json {
  return Object.fromEntries(OWN.flatMap((name) => (isSomething(line[name]) ? [[name, line[name]]] : [])));
}

function isSomething(value: unknown): boolean {
  return value !== undefined && value !== null && value !== '';
}

async function lineBody(
  { office, translator }: Reader,
  row: Row,
  known: { readonly was: Row; readonly read: Json } | null,
  shown: Known,
): Promise<Result<Json>> {
  const line: JsonDraft = known ? { ...asRead(known.read) } : {};
  const places = translator.placeOf('lines')?.row ?? {};
  for (const [name, place] of Object.entries(places)) {
    const value = row.fields[name];
    if (value === undefined || place.settable === 'never') continue;
    if (known ? unchanged(known.was.fields[name], value) : isBlank(value)) continue;
    place.write(line, value);
  }
  const { [ITEM]: item, ...rest } = line;
  if (typeof item !== 'string') return done(known && item === undefined ? rest : named(without(rest, item)));
  const product: RecordId = item.slice('ref:'.length);
  const twin = await office.goods.itemFor(product, shown[product]);
  return twin.ok ? done({ ...without(rest, null), item_id: twin.value }) : twin;
}

/** A line whose item is another now, or none, is called by that one. */
function without(line: JsonDraft, item: unknown): JsonDraft {
  if (item === undefined) return line;
  const { item_id: _, name: _name, ...rest } = line;
  return rest;
}
