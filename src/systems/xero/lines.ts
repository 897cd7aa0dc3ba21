// The lines of a document in a write. Xero takes them all or none: what is not sent is deleted. So the lines that nobody touched go back
// exactly as they were seen, and of the others only what changed is laid over what was seen.

import type { Line } from 'xero-node-lite';
import type { RecordId } from '../../core/record.ts';
import { isBlank, isRows, type Row, unchanged, type Value } from '../../core/value.ts';
import type { Draft } from '../../mapping/place.ts';
import type { Translator } from '../../mapping/translate.ts';
import type { Known } from '../../sync/ports.ts';
import { recordIdOf } from './desk.ts';
import { ITEM } from './line-places.ts';

/** What was seen of lines and items during a pass: the desk remembers it, since a record holds less than Xero shows. */
export interface SeenLines {
  readonly lines: Map<string, Line>;
  /** The code of each item, by its id. */
  readonly codes: Map<string, string>;
}

export function remember({ lines, codes }: SeenLines, seen: readonly Line[]): void {
  for (const line of seen) {
    if (line.LineItemID !== undefined) lines.set(line.LineItemID, line);
    if (line.Item?.ItemID !== undefined && line.Item.Code !== undefined) codes.set(line.Item.ItemID, line.Item.Code);
  }
}

interface Wanted {
  readonly rows: Value;
  /** The rows as they were planned from; null for a new document. */
  readonly before: Value;
  readonly known: Known;
}

export function lineElements(translator: Translator, seen: SeenLines, { rows, before, known }: Wanted): object[] {
  const earlier = new Map((isRows(before) ? before : []).map((row) => [row.key, row]));
  return (isRows(rows) ? rows : []).map((row) => {
    const was = row.key === '' ? undefined : earlier.get(row.key);
    const raw = seen.lines.get(row.key);
    const draft = was && raw ? laidOver(translator, raw, was, row) : newLine(translator, row);
    return withCode(draft, seen, known);
  });
}

/** Fields on which the tax of a line depends. */
const TAXED_BY = ['quantity', 'unitPrice', 'discountRate', 'discountAmount', 'tax'];

function laidOver(translator: Translator, raw: Line, was: Row, row: Row): Draft {
  const draft = asSeen(raw);
  const changed = Object.keys(row.fields).filter((name) => !unchanged(was.fields[name], row.fields[name]));
  if (changed.some((name) => TAXED_BY.includes(name)) && isBlank(row.fields.taxAmount)) delete draft.TaxAmount;
  // One discount takes the place of the other.
  if (changed.includes('discountRate') || changed.includes('discountAmount')) {
    delete draft.DiscountRate;
    delete draft.DiscountAmount;
    putFields(translator, draft, row, ['discountRate', 'discountAmount']);
    if (draft.DiscountRate === undefined && draft.DiscountAmount === undefined) draft.DiscountRate = '0';
  }
  putFields(
    translator,
    draft,
    row,
    changed.filter((name) => !name.startsWith('discount')),
  );
  if (changed.includes('taxAmount') && isBlank(row.fields.taxAmount)) delete draft.TaxAmount;
  return draft;
}

function newLine(translator: Translator, row: Row): Draft {
  const draft: Draft = row.key === '' ? {} : { LineItemID: row.key };
  putFields(translator, draft, row, Object.keys(row.fields));
  return draft;
}

/** Puts fields into a line. A number is never sent blank, and no new line says that something is blank. */
function putFields(translator: Translator, draft: Draft, { key, fields }: Row, names: readonly string[]): void {
  const places = translator.placeOf('lines')?.row ?? {};
  for (const name of names) {
    const place = places[name];
    const value = fields[name];
    if (!place || value === undefined || place.settable === 'never' || (key === '' && isBlank(value))) continue;
    if (isBlank(value) && ['decimal', 'money'].includes(place.codec.type)) continue;
    if (name === 'item' && isBlank(value)) draft.ItemCode = '';
    else place.write(draft, value);
  }
}

/** A line as it was seen, without what Xero works out by itself. */
function asSeen(line: Line): Draft {
  const { LineItemID, Description, Quantity, UnitAmount, TaxType, TaxAmount, AccountCode, ItemCode } = line;
  const { DiscountRate, DiscountAmount, Tracking } = line;
  const draft: Draft = { LineItemID, Description, Quantity, UnitAmount, ItemCode, AccountCode, TaxType, TaxAmount };
  // A rate shows what it comes to beside it.
  if (DiscountRate !== undefined) draft.DiscountRate = DiscountRate;
  else if (DiscountAmount !== undefined) draft.DiscountAmount = DiscountAmount;
  draft.Tracking = Tracking.map(({ TrackingCategoryID, Name, Option }) => ({ TrackingCategoryID, Name, Option }));
  for (const name of Object.keys(draft)) if (draft[name] === undefined) delete draft[name];
  return draft;
}

/** The code in place of the item's id. An item whose code nobody knows is refused by Xero, and never silently left out. */
function withCode(draft: Draft, { codes }: SeenLines, known: Known): Draft {
  const item = draft[ITEM] as { ItemID?: string } | null | undefined;
  if (!item?.ItemID) return draft;
  const { [ITEM]: _, ...rest } = draft;
  const shown: RecordId = recordIdOf({ module: 'Items' }, item.ItemID);
  const code = codes.get(item.ItemID) ?? known[shown]?.code ?? item.ItemID;
  return { ...rest, ItemCode: code };
}
