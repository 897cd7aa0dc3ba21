// A discount that is a share of a line's price: its money follows the price by itself. What a side makes of it after a price was written
// there is its own doing, and news to the other side, which keeps discounts in money.

import { isBlank, isRows, type Row, unchanged, type Value } from './value.ts';

/** The lines as a reply shows them, but for the money of such discounts: that is taken as it was sent, so that what became of it is an edit. */
export function withSentDiscounts(sent: Value | undefined, shown: Value): Value {
  if (!isRows(sent) || !isRows(shown)) return shown;
  const before = new Map(sent.map((row) => [row.key, row]));
  return shown.map((row): Row => {
    const was = before.get(row.key);
    const { discountRate, discountAmount } = row.fields;
    if (!was || isBlank(discountRate) || unchanged(was.fields.discountAmount, discountAmount)) return row;
    return { key: row.key, fields: { ...row.fields, discountAmount: was.fields.discountAmount ?? null } };
  });
}
