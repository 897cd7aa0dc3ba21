// What Books works out from the lines of a document: discounts, taxes and totals, rounded half up to the currency's digits. Tax is
// rounded on every line, or once on the sums, as the organisation prefers.

import {
  add,
  amountOf,
  type Decimal,
  decimal,
  divide,
  multiply,
  negate,
  percentOf,
  round,
  zero,
} from '../../zoho/decimal.ts';
import type { Books } from '../books.ts';
import { plain } from '../money.ts';
import type { Charge } from '../settings/tax.ts';
import type { Document, Line, TaxSum } from './document.ts';

/** Digits with which shares are worked out before they are rounded. */
const FINE = 12;

type Worked = Pick<Document, 'subTotal' | 'discountTotal' | 'taxTotal' | 'taxes' | 'total' | 'lines'>;

/** The document with everything that follows from its lines. */
export function worked(books: Books, document: Document): Document {
  const places = books.currencies.get(document.currencyId)?.precision ?? 2;
  return { ...document, ...work(books, document, places) };
}

/** The amount that a discount takes from a sum: itself, or that share of it. */
export function discountOf(discount: string, from: Decimal): Decimal {
  if (!discount.endsWith('%')) return amountOf(discount);
  return percentOf(decimal(discount.slice(0, -1)) ?? zero, from);
}

function work(books: Books, document: Document, places: number): Worked {
  const { inclusive, discountBeforeTax, discountType, discount, shipping, adjustment } = document;
  const perLine = (books.switches.taxRounding ?? books.organisation.preferences.taxRounding) === 'line';
  const rows = document.lines.map((line) => ofLine(line, discountType === 'item_level', places));
  const sums = add(...rows.map(({ amount }) => amount));
  const whole = discountType === 'entity_level' && sums.units !== 0n;
  const before = whole && discountBeforeTax ? round(discountOf(discount, sums), places) : zero;
  const taxed = rows.map((row) => withTax(row, share(before, row.amount, sums), inclusive, perLine, places));
  const taxes = sumsOf(
    taxed.flatMap(({ taxes: parts }) => parts),
    places,
  );
  const tax = add(...taxes.map(({ amount }) => amountOf(amount)));
  const after = whole && !discountBeforeTax ? discountOf(discount, inclusive ? sums : add(sums, tax)) : zero;
  const off = add(before, round(after, places));
  const total = add(sums, negate(off), inclusive ? zero : tax, amountOf(shipping), amountOf(adjustment));
  const lines = taxed.map((row) => lineOf(row, inclusive, places));
  return {
    lines,
    taxes,
    taxTotal: plain(tax),
    subTotal: plain(inclusive ? add(sums, negate(tax)) : sums),
    discountTotal: plain(discountType === 'item_level' ? add(...rows.map(({ off: one }) => one)) : off),
    total: plain(round(total, places)),
  };
}

interface Row {
  line: Line;
  /** After the line's own discount. */
  amount: Decimal;
  off: Decimal;
}

function ofLine(line: Line, discounted: boolean, places: number): Row {
  const gross = round(multiply(amountOf(line.quantity), amountOf(line.rate)), places);
  const off = discounted ? round(discountOf(line.discount, gross), places) : zero;
  return { line, off, amount: add(gross, negate(off)) };
}

interface Taxed extends Row {
  taxes: { charge: Charge; amount: Decimal }[];
  tax: Decimal;
}

function withTax(row: Row, discount: Decimal, inclusive: boolean, perLine: boolean, places: number): Taxed {
  const base = add(row.amount, negate(discount));
  const parts = chargesOn(base, row.line.charges, inclusive);
  const taxes = parts.map(({ charge, amount }) => ({ charge, amount: perLine ? round(amount, places) : amount }));
  return { ...row, taxes, tax: add(...taxes.map(({ amount }) => amount)) };
}

/** What each tax of a line comes to. A compound tax is charged on the amount with the plain ones. */
function chargesOn(
  base: Decimal,
  charges: readonly Charge[],
  inclusive: boolean,
): { charge: Charge; amount: Decimal }[] {
  const one: Decimal = { units: 1n, scale: 0 };
  let factor = one;
  const rates = charges.map((charge) => {
    const rate = percentOf(amountOf(charge.percentage), charge.compound ? factor : one);
    factor = add(factor, rate);
    return { charge, rate };
  });
  const net = inclusive ? divide(base, factor, FINE) : base;
  return rates.map(({ charge, rate }) => ({ charge, amount: multiply(net, rate) }));
}

/** That amount's part of a discount on all lines. */
function share(discount: Decimal, amount: Decimal, sums: Decimal): Decimal {
  return discount.units === 0n ? zero : divide(multiply(discount, amount), sums, FINE);
}

function sumsOf(parts: readonly { charge: Charge; amount: Decimal }[], places: number): TaxSum[] {
  const byTax = new Map<string, { charge: Charge; amount: Decimal }>();
  for (const { charge, amount } of parts) {
    const before = byTax.get(charge.taxId)?.amount ?? zero;
    byTax.set(charge.taxId, { charge, amount: add(before, amount) });
  }
  return [...byTax.values()].map(({ charge: { taxId, name, percentage }, amount }) => ({
    taxId,
    name,
    percentage,
    amount: plain(round(amount, places)),
  }));
}

function lineOf({ line, off, amount, tax }: Taxed, inclusive: boolean, places: number): Line {
  const rounded = round(tax, places);
  return {
    ...line,
    discountAmount: plain(off),
    tax: plain(rounded),
    total: plain(inclusive ? add(amount, negate(rounded)) : amount),
    totalWithTax: plain(inclusive ? amount : add(amount, rounded)),
  };
}
