// Currencies and exchange rates by API.

import type { Json } from '../../zoho/json.ts';
import { type Call, faultIn, reads, type Route, withRow } from '../call.ts';
import { asNumber } from '../money.ts';
import { baseCurrencyFixed, inUse, invalid, missing, nameTaken } from '../refusals.ts';
import { bad, good, type Reply } from '../reply.ts';
import type { Books } from '../books.ts';
import {
  addCurrency,
  addRate,
  type Currency,
  currencyCoded,
  type ExchangeRate,
  isBase,
  rateOn,
  ratesOf,
} from './currency.ts';

function listCurrencies({ books, query }: Call): Reply {
  const filter = query.get('filter_by');
  if (filter !== null && filter !== 'Currencies.ExcludeBaseCurrency') return bad(invalid('filter_by'));
  const all = books.currencies.all().filter((currency) => filter === null || !isBase(books, currency));
  return good('success', { currencies: all.map((currency) => showCurrency(books, currency)) });
}

function createCurrency(call: Call): Reply {
  const { books } = call;
  const body = reads(call);
  const code = body.text('currency_code', 100)?.toUpperCase();
  const symbol = body.text('currency_symbol', 4);
  const precision = body.whole('price_precision');
  const format = body.text('currency_format', 100);
  if (!code) body.faults.add(missing('currency_code'));
  else if (!/^[A-Z]{3}$/.test(code)) body.faults.add(invalid('currency_code'));
  else if (currencyCoded(books, code)) body.faults.add(nameTaken(code));
  const fault = faultIn(books, body);
  if (fault) return bad(fault);
  const more = { ...(symbol && { symbol }), ...(precision !== undefined && { precision }), ...(format && { format }) };
  const currency = addCurrency(books, code ?? '', more);
  return good('The currency has been added.', { currency: showCurrency(books, currency) }, 201);
}

function updateCurrency(call: Call, currency: Currency): Reply {
  const { books } = call;
  const body = reads(call);
  const symbol = body.text('currency_symbol', 4) ?? currency.symbol;
  const format = body.text('currency_format', 100) ?? currency.format;
  const precision = body.whole('price_precision') ?? currency.precision;
  const fault = faultIn(books, body);
  if (fault) return bad(fault);
  const saved = books.currencies.set({
    ...currency,
    symbol,
    format,
    precision,
    modifiedAt: books.modifiedNow(currency),
  });
  return good('Currency information has been saved.', { currency: showCurrency(books, saved) });
}

function deleteCurrency({ books }: Call, currency: Currency): Reply {
  if (isBase(books, currency)) return bad(baseCurrencyFixed);
  if (books.contacts.having('currency', currency.id).length > 0) return bad(inUse);
  for (const { id } of ratesOf(books, currency.id)) books.rates.delete(id);
  books.currencies.delete(currency.id);
  return good('The currency has been deleted.');
}

function createRate(call: Call, currency: Currency): Reply {
  const { books } = call;
  const read = readRate(call, undefined);
  if ('refused' in read) return read.refused;
  if (isBase(books, currency)) return bad(baseCurrencyFixed);
  const rate = addRate(books, currency.id, read.date, read.rate);
  return good('The exchange rate has been added.', { exchange_rate: showRate(books, rate) }, 201);
}

function updateRate(call: Call, rate: ExchangeRate): Reply {
  const { books } = call;
  const read = readRate(call, rate);
  if ('refused' in read) return read.refused;
  const saved = books.rates.set({ ...rate, date: read.date, rate: read.rate, modifiedAt: books.modifiedNow(rate) });
  return good('The exchange rate has been updated.', { exchange_rate: showRate(books, saved) });
}

function readRate(call: Call, before: ExchangeRate | undefined): { date: string; rate: string } | { refused: Reply } {
  const body = reads(call);
  const date = body.date('effective_date') || before?.date || call.books.today();
  const rate = body.amount('rate', 9) ?? before?.rate;
  if (rate === undefined) body.faults.add(missing('rate'));
  else if (Number(rate) <= 0) body.faults.add(invalid('rate'));
  const fault = faultIn(call.books, body);
  return fault ? { refused: bad(fault) } : { date, rate: rate ?? '1' };
}

function showCurrency(books: Books, currency: Currency): Json {
  const [latest] = ratesOf(books, currency.id);
  return {
    currency_id: currency.id,
    currency_code: currency.code,
    currency_name: `${currency.code}- ${currency.name}`,
    currency_symbol: currency.symbol,
    price_precision: currency.precision,
    currency_format: currency.format,
    is_base_currency: isBase(books, currency),
    exchange_rate: isBase(books, currency) ? 0 : asNumber(rateOn(books, currency, books.today())),
    effective_date: latest?.date ?? '',
  };
}

function showRate(books: Books, { id, currencyId, date, rate }: ExchangeRate): Json {
  return {
    exchange_rate_id: id,
    currency_id: currencyId,
    currency_code: books.currencies.get(currencyId)?.code ?? '',
    effective_date: date,
    rate: asNumber(rate),
  };
}

const one = (handle: (call: Call, currency: Currency) => Reply) => (call: Call) =>
  withRow(call, call.books.currencies.get(call.params.id), 'Currency', (currency) => handle(call, currency));

const oneRate = (handle: (call: Call, rate: ExchangeRate) => Reply) => (call: Call) => {
  const rate = call.books.rates.get(call.params.rate);
  return withRow(call, rate?.currencyId === call.params.id ? rate : undefined, 'Exchange Rate', (row) =>
    handle(call, row),
  );
};

const PATH = '/settings/currencies';
const RATES = `${PATH}/:id/exchangerates`;

export const currencyRoutes: Route[] = [
  { method: 'GET', path: PATH, area: 'settings', handle: listCurrencies },
  { method: 'POST', path: PATH, area: 'settings', admin: true, handle: createCurrency },
  {
    method: 'GET',
    path: `${PATH}/:id`,
    area: 'settings',
    handle: one(({ books }, currency) => good('success', { currency: showCurrency(books, currency) })),
  },
  { method: 'PUT', path: `${PATH}/:id`, area: 'settings', admin: true, handle: one(updateCurrency) },
  { method: 'DELETE', path: `${PATH}/:id`, area: 'settings', admin: true, handle: one(deleteCurrency) },
  {
    method: 'GET',
    path: RATES,
    area: 'settings',
    handle: one(({ books }, { id }) =>
      good('success', { exchange_rates: ratesOf(books, id).map((rate) => showRate(books, rate)) }),
    ),
  },
  { method: 'POST', path: RATES, area: 'settings', admin: true, handle: one(createRate) },
  {
    method: 'GET',
    path: `${RATES}/:rate`,
    area: 'settings',
    handle: oneRate(({ books }, rate) => good('success', { exchange_rate: showRate(books, rate) })),
  },
  { method: 'PUT', path: `${RATES}/:rate`, area: 'settings', admin: true, handle: oneRate(updateRate) },
  {
    method: 'DELETE',
    path: `${RATES}/:rate`,
    area: 'settings',
    admin: true,
    handle: oneRate(({ books }, rate) => {
      books.rates.delete(rate.id);
      return good('Exchange rate successfully deleted');
    }),
  },
];
