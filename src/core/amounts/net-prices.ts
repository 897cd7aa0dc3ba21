// Lines whose discount stands in their price, for documents that take none on one side (purchase orders of accounting). What the other
// side itself says of such a line is kept beside it, and goes back as it was unless somebody changed what the line comes to. Pure.

import { decimal, formatDecimal } from '../money.ts';
import { type Fields, isBlank, isRows, type Row, unchanged, type Value } from '../value.ts';
import { withDiscountsInPrices } from './convert.ts';

/** What a line's amount is made of, and under which name its own side's word for it is kept. */
const OWN = { quantity: 'ownQuantity', unitPrice: 'ownUnitPrice', discountAmount: 'ownDiscountAmount' } as const;
const names = Object.keys(OWN) as (keyof typeof OWN)[];

/** The document with each discount in its line's price. */
export function inNetPrices(fields: Fields): Fields {
  return isRows(fields.lines) ? { ...fields, lines: fields.lines.map(netRow) } : fields;
}

function netRow(row: Row): Row {
  const { quantity, unitPrice, discountAmount } = row.fields;
  if (typeof unitPrice !== 'string' || isBlank(discountAmount)) return row;
  const line = {
    quantity: typeof quantity === 'string' ? quantity : '1',
    unitPrice,
    discount: { amount: String(discountAmount) },
    tax: { rate: '0' },
  };
  const [net] = withDiscountsInPrices({ taxMode: 'none', currencyDecimals: 2, lines: [line] }).lines;
  if (!net) return row;
  const plain = (text: string | undefined) => formatDecimal(decimal(String(text)));
  const own = Object.fromEntries(names.map((name) => [OWN[name], row.fields[name] ?? null]));
  const shared = { quantity: plain(net.quantity), unitPrice: plain(net.unitPrice), discountAmount: null };
  return { key: row.key, fields: { ...row.fields, ...shared, ...own } };
}

/** The document as its own side writes it; `seen` is what it showed, in net prices. */
export function inOwnPrices(fields: Fields, seen: Fields): Fields {
  if (!isRows(fields.lines)) return fields;
  const before = new Map((isRows(seen.lines) ? seen.lines : []).map((row) => [row.key, row]));
  return { ...fields, lines: fields.lines.map((row) => ownRow(row, row.key === '' ? undefined : before.get(row.key))) };
}

function ownRow(row: Row, seen: Row | undefined): Row {
  const isTouched = names.some((name) => name in row.fields && !unchanged(seen?.fields[name], row.fields[name]));
  const isTold = seen !== undefined && OWN.unitPrice in seen.fields && !isTouched;
  const told = isTold ? names.map((name): [string, Value] => [name, seen.fields[OWN[name]] ?? null]) : [];
  const kept = Object.entries(row.fields).filter(([name]) => !Object.values<string>(OWN).includes(name));
  return { key: row.key, fields: { ...Object.fromEntries(kept), ...Object.fromEntries(told) } };
}
