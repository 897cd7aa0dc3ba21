// Currencies of an organisation and what they are worth. A rate is base units for one foreign unit (Zoho's docs): the opposite of how
// the CRM and Xero write it.

import type { Books } from '../books.ts';
import { plain, rounded } from '../money.ts';
import { amountOf, decimal, divide } from '../../zoho/decimal.ts';
import { nameOfCurrency, symbolOf } from '../../zoho/settings/currencies.ts';
import type { Row } from '../store/table.ts';

export interface Currency extends Row {
  code: string;
  name: string;
  symbol: string;
  /** Digits after the point of amounts. */
  precision: number;
  format: string;
}

export interface ExchangeRate extends Row {
  currencyId: string;
  /** From that day on, `2026-11-20`. */
  date: string;
  rate: string;
}

/** US dollars for one unit, roughly: what a new currency starts with. */
const dollars: Record<string, string> = {
  NZD: '0.606061',
  AUD: '0.666667',
  USD: '1',
  GBP: '1.25',
  EUR: '1.086957',
  CAD: '0.735294',
  JPY: '0.006667',
};

export function currencyCoded(books: Books, code: string): Currency | undefined {
  return books.currencies.having('code', code.toUpperCase())[0];
}

export function baseCurrency(books: Books): Currency {
  const base = currencyCoded(books, books.organisation.currency);
  if (!base) throw new RangeError('the organisation has no base currency');
  return base;
}

export function isBase(books: Books, currency: Currency): boolean {
  return currency.code === books.organisation.currency;
}

/** Adds a currency, with a plausible rate unless it is the base. */
export function addCurrency(books: Books, code: string, more: Partial<Currency> = {}): Currency {
  const currency = books.currencies.set({
    ...books.born(),
    code,
    name: nameOfCurrency(code),
    symbol: symbolOf(code),
    precision: code === 'JPY' ? 0 : 2,
    format: code === 'JPY' ? '1,234,567' : '1,234,567.89',
    ...more,
  });
  if (!isBase(books, currency)) {
    const worth = divide(amountOf(dollars[code] ?? '1'), amountOf(dollars[books.organisation.currency] ?? '1'), 9);
    addRate(books, currency.id, '2000-01-01', rounded(worth, 6));
  }
  return currency;
}

export function addRate(books: Books, currencyId: string, date: string, rate: string): ExchangeRate {
  return books.rates.set({ ...books.born(), currencyId, date, rate: plain(amountOf(rate)) });
}

/** Rates of a currency, newest first. */
export function ratesOf(books: Books, currencyId: string): ExchangeRate[] {
  const rates = books.rates.having('currency', currencyId);
  return rates.sort((one, other) =>
    one.date < other.date ? 1 : one.date > other.date ? -1 : other.createdAt - one.createdAt,
  );
}

/** Base units for one unit of the currency on that day. */
export function rateOn(books: Books, currency: Currency, date: string): string {
  if (isBase(books, currency)) return '1';
  const rates = ratesOf(books, currency.id);
  return (rates.find((rate) => rate.date <= date) ?? rates.at(-1))?.rate ?? '1';
}

/** The amount in base units. */
export function inBase(books: Books, amount: string, rate: string): string {
  const [one, other] = [decimal(amount), decimal(rate)];
  if (!one || !other) return '0';
  const product = { units: one.units * other.units, scale: one.scale + other.scale };
  return rounded(product, baseCurrency(books).precision);
}
