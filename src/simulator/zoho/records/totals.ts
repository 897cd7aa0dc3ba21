// The arithmetic of documents, in exact decimals: what a row comes to, and what all rows come to.

import { add, amountOf, type Decimal, multiply, negate, percentOf, round, toNumber } from '../decimal.ts';
import { objects } from '../json.ts';
import type { Values } from './record.ts';

const PLACES = 2;

/** The row with Total, Total_After_Discount, Tax, Net_Total, and the value of each of its taxes. */
export function totalRow(row: Values): Values {
  const total = money(multiply(amountOf(row.Quantity), amountOf(row.List_Price)));
  const afterDiscount = add(total, negate(amountOf(row.Discount)));
  const taxes = objects(row.Line_Tax).map((tax) => {
    const value = money(percentOf(amountOf(tax.percentage), afterDiscount));
    return { shown: { ...tax, value: toNumber(value) }, value };
  });
  const tax = add(...taxes.map(({ value }) => value));
  return {
    ...row,
    Total: toNumber(total),
    Total_After_Discount: toNumber(money(afterDiscount)),
    Line_Tax: taxes.map(({ shown }) => shown),
    Tax: toNumber(money(tax)),
    Net_Total: toNumber(money(add(afterDiscount, tax))),
  };
}

/**
 * Sub_Total and Grand_Total of a document. Grand_Total = sum of rows - Discount + Tax + Adjustment; the formula is unverified.
 * `withTax` says whether Sub_Total holds the taxes of the rows.
 */
export function totalDocument(values: Values, rows: readonly Values[], withTax: boolean): Values {
  const net = add(...rows.map((row) => amountOf(row.Net_Total)));
  const beforeTax = add(...rows.map((row) => amountOf(row.Total_After_Discount)));
  const grand = add(net, negate(amountOf(values.Discount)), amountOf(values.Tax), amountOf(values.Adjustment));
  return { ...values, Sub_Total: toNumber(money(withTax ? net : beforeTax)), Grand_Total: toNumber(money(grand)) };
}

/** The discount that "5%" or "5" or 5 means for a row of that total; undefined where it means nothing. */
export function rowDiscount(given: unknown, row: Values, percentAllowed: boolean): number | undefined {
  const text = String(given).trim();
  const numeral = text.replace(/%$/, '').trim();
  if (!/^-?\d+(\.\d+)?$/.test(numeral)) return undefined;
  if (!text.endsWith('%')) return toNumber(money(amountOf(numeral)));
  if (!percentAllowed) return undefined;
  const total = money(multiply(amountOf(row.Quantity), amountOf(row.List_Price)));
  return toNumber(money(percentOf(amountOf(numeral), total)));
}

function money(value: Decimal): Decimal {
  return round(value, PLACES);
}
