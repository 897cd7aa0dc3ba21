// What stands below the lines of a Books document: its own discount, shipping, an adjustment. Xero has nothing of the kind, so a discount
// goes into the lines' own and each of the others shows as a line, under a key that no line of Books' has.

import { withExtrasAsLines } from '../../core/amounts/convert.ts';
import type { Discount, PricedDocument } from '../../core/amounts/document.ts';
import { financeRules } from '../../core/amounts/rules.ts';
import { formatDecimal, isZero, multiply, parseDecimal } from '../../core/money.ts';
import type { Row } from '../../core/value.ts';
import { isJson, type Json } from '../../mapping/place.ts';

const members: Readonly<Record<string, string>> = { shipping_charge: 'Shipping', adjustment: 'Adjustment' };

export function isBelow({ key }: Row): boolean {
  return key.startsWith('#');
}

/** The lines that a document's own members make, without tax. `untaxed` is the other side's word for that. */
export function belowLines(document: Json, fields: readonly string[], untaxed: string | null): Row[] {
  return Object.entries(members).flatMap(([member, label]): Row[] => {
    const price = textOf(document[member]);
    if (price === null) return [];
    const described = member === 'adjustment' ? document.adjustment_description : undefined;
    const known: Readonly<Record<string, string | null>> = {
      description: typeof described === 'string' && described !== '' ? described : label,
      quantity: '1',
      unitPrice: price,
      tax: untaxed,
      amount: price,
    };
    return [{ key: `#${member}`, fields: Object.fromEntries(fields.map((name) => [name, known[name] ?? null])) }];
  });
}

/** What the lines ask of the document's own members. */
export function belowMembers(rows: readonly Row[]): Record<string, number> {
  return Object.fromEntries(Object.keys(members).map((member) => [member, amountOf(rows, `#${member}`)]));
}

function amountOf(rows: readonly Row[], key: string): number {
  const row = rows.find((each) => each.key === key);
  const [quantity, price] = [row?.fields.quantity ?? '1', row?.fields.unitPrice ?? '0'].map((value) =>
    parseDecimal(String(value)),
  );
  return row && quantity && price ? Number(formatDecimal(multiply(quantity, price))) : 0;
}

/** Whether a discount stands on the document in place of its lines. */
export function hasOwnDiscount({ discount_type: type, discount }: Json): boolean {
  return type !== 'item_level' && textOf(String(discount ?? '').replace('%', '')) !== null;
}

/** The document as if its discount stood on its lines: each with its share, as Books spreads it. */
export function itemLevel(document: Json): Json {
  const lines = Array.isArray(document.line_items) ? document.line_items.filter(isJson) : [];
  if (!hasOwnDiscount(document)) return document;
  const spread = withExtrasAsLines(pricedOf(document, lines), financeRules).lines;
  const shared = lines.map((line, at): Json => {
    const of = spread[at]?.discount;
    return { ...line, discount: of && 'amount' in of ? of.amount : line.discount };
  });
  return { ...document, line_items: shared };
}

function pricedOf(document: Json, lines: readonly Json[]): PricedDocument {
  const discount = discountOf(document.discount);
  return {
    taxMode: document.is_inclusive_tax === true ? 'inclusive' : 'exclusive',
    currencyDecimals: typeof document.price_precision === 'number' ? document.price_precision : 2,
    lines: lines.map((line) => ({
      quantity: textOf(line.quantity) ?? '0',
      unitPrice: textOf(line.rate) ?? '0',
      tax: { rate: textOf(line.tax_percentage) ?? '0' },
    })),
    ...(discount && {
      extras: {
        discount: { of: discount, when: document.is_discount_before_tax === false ? 'after-tax' : 'before-tax' },
      },
    }),
  };
}

function discountOf(raw: unknown): Discount | undefined {
  const text = textOf(String(raw ?? '').replace('%', ''));
  if (text === null) return undefined;
  return String(raw).includes('%') ? { rate: text } : { amount: text };
}

/** An amount in canonical text; null for none and for nought. */
function textOf(raw: unknown): string | null {
  const parsed = typeof raw === 'number' || typeof raw === 'string' ? parseDecimal(String(raw)) : undefined;
  return parsed && !isZero(parsed) ? formatDecimal(parsed) : null;
}
