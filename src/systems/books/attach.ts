// What a new invoice of Books belongs to beside its customer: the order or quote that it was made of, line by line, and that one's deal in
// the CRM. Books shows it under them, and counts the order as invoiced.

import { compare, parseDecimal } from '../../core/money.ts';
import { done, type Result } from '../../core/problem.ts';
import type { RecordId } from '../../core/record.ts';
import { isJson, type Json } from '../../mapping/place.ts';
import { ask, type BooksAccess, getRecord } from './api.ts';
import { isTaken } from './errors.ts';
import { formOf } from './forms.ts';
import { fromRecordId, idIn } from './ids.ts';
import { rawLines } from './line-places.ts';

const sales = [formOf('sales-order'), formOf('quote')];

/** The members that attach an invoice to what it was made of; none where that is not of Books, or not there any more. */
export async function belongingTo(access: BooksAccess, origin: RecordId | undefined): Promise<Result<Attachment>> {
  const { module, id } = fromRecordId(origin ?? '');
  const form = sales.find((each) => each?.module === module);
  if (!form) return done(nothing);
  const read = await getRecord(access, `/${module}/${id}`, form.root);
  if (!read.ok) return read;
  if (read.value === null) return done(nothing);
  const deal = idIn(read.value.zcrm_potential_id);
  const heading = {
    ...(deal !== null && { zcrm_potential_id: deal }),
    ...(form.kind === 'quote' && { invoiced_estimate_id: id }),
  };
  return done({ heading, lines: form.kind === 'quote' ? [] : rawLines(read.value) });
}

export interface Attachment {
  readonly heading: Json;
  /** The order's own lines. */
  readonly lines: readonly Json[];
}

const nothing: Attachment = { heading: {}, lines: [] };

/**
 * Makes an invoice under what it belongs to. That every organisation takes these references is not certain: where they are refused the
 * invoice is made under its deal alone, and where that is refused too, under nothing.
 */
export async function postAttached(
  access: BooksAccess,
  request: { readonly path: string; readonly query: Readonly<Record<string, string | undefined>>; readonly body: Json },
  { heading, lines }: Attachment,
): Promise<Result<Json>> {
  const items = Array.isArray(request.body.line_items) ? request.body.line_items.filter(isJson) : [];
  const { zcrm_potential_id: deal } = heading;
  const isOfMore = lines.length > 0 || Object.keys(heading).some((name) => name !== 'zcrm_potential_id');
  const bodies = [
    ...(isOfMore ? [{ ...request.body, ...heading, line_items: underOrder(items, lines) }] : []),
    ...(deal === undefined ? [] : [{ ...request.body, zcrm_potential_id: deal }]),
  ];
  for (const body of bodies) {
    const made = await ask(access, { method: 'POST', ...request, body });
    if (made.ok || made.problem.code !== 'request.refused' || isTaken(made.problem)) return made;
  }
  return ask(access, { method: 'POST', ...request });
}

/** Each line with the order's line that it invoices: of the same item, and of no more than was ordered. */
function underOrder(items: readonly Json[], ordered: readonly Json[]): readonly Json[] {
  const left = [...ordered];
  return items.map((item) => {
    const at = left.findIndex((line) => invoices(item, line));
    const [line] = at === -1 ? [] : left.splice(at, 1);
    return line ? { ...item, salesorder_item_id: line.line_item_id } : item;
  });
}

function invoices(item: Json, line: Json): boolean {
  if (idIn(line.line_item_id) === null) return false;
  const [own, its] = [idIn(item.item_id), idIn(line.item_id)];
  if (own !== its || (own === null && !sharesWords(item, line))) return false;
  const [wanted, most] = [parseDecimal(String(item.quantity ?? '1')), parseDecimal(String(line.quantity ?? '1'))];
  return wanted !== undefined && most !== undefined && compare(wanted, most) <= 0;
}

/** Lines without an item: what one says by its name the other may say in its description. */
function sharesWords(one: Json, other: Json): boolean {
  const words = ({ name, description }: Json) =>
    [name, description].filter((text) => text !== undefined && text !== '');
  return words(one).some((text) => words(other).includes(text));
}
