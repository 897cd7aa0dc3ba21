// A document's fields as far as its amounts go, and the two forms in which amounts are kept: as a side itself writes them (prices that
// contain tax, a discount in per cent), and in the terms that both sides share (prices without tax, a discount in money). Pure.

import { add, decimal, type Decimal, formatDecimal, isZero, multiply, parseDecimal, zero } from '../money.ts';
import { type Fields, isBlank, isRows, type Row, unchanged, type Value } from '../value.ts';
import type { Discount, PricedDocument, PricedLine, TaxMode } from './document.ts';
import { priced } from './line.ts';
import { hundred, quotient, rounded } from './rounding.ts';
import { accountingRules } from './rules.ts';

/** In per cent, by tax type. */
export type Rates = Readonly<Record<string, string>>;

/** Decimals that the accounting side keeps of amounts and of prices. */
const AMOUNT_PLACES = 2;
const PRICE_PLACES = 4;

/** Null where a line bears a tax whose rate is not known. */
export function pricedOf(fields: Fields, rates: Rates): PricedDocument | null {
  if (!isRows(fields.lines)) return null;
  const lines = fields.lines.map(({ fields: row }): PricedLine | null => {
    const rate = typeof row.tax === 'string' ? rates[row.tax] : '0';
    return rate === undefined ? null : { ...untaxed(row), tax: { rate } };
  });
  if (!lines.every((line) => line !== null)) return null;
  return { taxMode: modeOf(fields.taxMode), currencyDecimals: AMOUNT_PLACES, lines };
}

function untaxed(row: Fields): PricedLine {
  const discount = discountOf(row);
  return {
    ...(typeof row.quantity === 'string' && { quantity: row.quantity }),
    ...(typeof row.unitPrice === 'string' && { unitPrice: row.unitPrice }),
    ...(discount && { discount }),
  };
}

function modeOf(taxMode: Value | undefined): TaxMode {
  return taxMode === 'inclusive' || taxMode === 'none' ? taxMode : 'exclusive';
}

function discountOf(row: Fields): Discount | undefined {
  if (typeof row.discountRate === 'string') return { rate: row.discountRate };
  return typeof row.discountAmount === 'string' ? { amount: row.discountAmount } : undefined;
}

/** What a line says in its side's own terms, where that is something else. */
const OWN = { unitPrice: 'ownUnitPrice', discountAmount: 'ownDiscountAmount' } as const;

/** The document in shared terms; of each line what its side itself says is kept beside it. */
export function inSharedTerms(fields: Fields, rates: Rates): Fields {
  if (!isRows(fields.lines)) return fields;
  const mode = modeOf(fields.taxMode);
  return { ...fields, lines: fields.lines.map((row) => sharedRow(row, mode, rates)) };
}

function sharedRow(row: Row, mode: TaxMode, rates: Rates): Row {
  const { unitPrice, discountAmount } = row.fields;
  const inMoney = discountInMoney(row.fields);
  const shared: Fields = {
    unitPrice: mode === 'inclusive' ? without(unitPrice, row, rates, PRICE_PLACES) : (unitPrice ?? null),
    discountAmount: mode === 'inclusive' ? without(inMoney, row, rates, AMOUNT_PLACES) : inMoney,
  };
  const own = {
    ...(!unchanged(shared.unitPrice, unitPrice) && { [OWN.unitPrice]: unitPrice ?? null }),
    ...(!unchanged(shared.discountAmount, discountAmount) && { [OWN.discountAmount]: discountAmount ?? null }),
  };
  const given = Object.entries(shared).filter(([name, value]) => name in row.fields || !isBlank(value));
  return { key: row.key, fields: { ...row.fields, ...Object.fromEntries(given), ...own } };
}

function discountInMoney(row: Fields): Value {
  const discount = discountOf(row);
  if (!discount || typeof row.unitPrice !== 'string') return null;
  if ('amount' in discount) return discount.amount;
  return formatDecimal(priced(untaxed(row), accountingRules, AMOUNT_PLACES).discount);
}

/** The document as its side writes it. Lines that nobody touched say what that side said; `seen` is it in shared terms. */
export function inOwnTerms(fields: Fields, seen: Fields, rates: Rates): Fields {
  if (!isRows(fields.lines)) return fields;
  const mode = modeOf(seen.taxMode ?? fields.taxMode);
  const before = new Map((isRows(seen.lines) ? seen.lines : []).map((row) => [row.key, row]));
  return {
    ...fields,
    lines: fields.lines.map((row) => ownRow(row, row.key === '' ? undefined : before.get(row.key), mode, rates)),
  };
}

function ownRow(row: Row, seen: Row | undefined, mode: TaxMode, rates: Rates): Row {
  const fields: Record<string, Value> = { ...row.fields };
  for (const name of ['unitPrice', 'discountAmount'] as const) {
    if (!(name in row.fields)) continue;
    const own = seen?.fields[OWN[name]];
    const places = name === 'unitPrice' ? PRICE_PLACES : AMOUNT_PLACES;
    if (!seen || !unchanged(seen.fields[name], row.fields[name])) {
      if (mode === 'inclusive') fields[name] = within(row.fields[name], row, rates, places);
    } else if (own !== undefined) fields[name] = own;
  }
  const entries = Object.entries(fields).filter(([name]) => name !== OWN.unitPrice && name !== OWN.discountAmount);
  return { key: row.key, fields: Object.fromEntries(entries) };
}

function factorOf({ fields: { tax } }: Row, rates: Rates): Decimal {
  return add(hundred, parseDecimal(String(rates[String(tax)])) ?? zero);
}

/** A value without the tax that it contains. */
function without(value: Value | undefined, row: Row, rates: Rates, places: number): Value {
  if (typeof value !== 'string') return null;
  const factor = factorOf(row, rates);
  // Nothing is left of a price that is all tax.
  if (isZero(factor)) return value;
  return formatDecimal(quotient(multiply(decimal(value), hundred), factor, places, accountingRules));
}

/** A value with tax in it. */
function within(value: Value | undefined, row: Row, rates: Rates, places: number): Value {
  if (typeof value !== 'string') return null;
  const { units, scale } = multiply(decimal(value), factorOf(row, rates));
  return formatDecimal(rounded({ units, scale: scale + 2 }, places, accountingRules));
}
