// How Zoho Books writes quotes, orders, invoices and purchase orders. Its states and its money are moved by calls of their own: where
// they stand here, the desk makes the calls.

import { dayAfter } from '../../core/creation.ts';
import { add, formatDecimal, parseDecimal, zero } from '../../core/money.ts';
import type { KindName } from '../../core/record.ts';
import type { Settings } from '../../kinds/settings.ts';
import { choice, lines, money, text, url } from '../../mapping/codec.ts';
import type { Dialect } from '../../mapping/dialect.ts';
import { at, isJson, type Json, type Place } from '../../mapping/place.ts';
import { taxMap } from '../zoho/dialects/taxes.ts';
import { day, rate, told } from './codecs.ts';
import type { BooksFacts } from './facts.ts';
import { type Form, formOf, stateOf, wordOf } from './forms.ts';
import { linesPlace } from './line-places.ts';
import { PAID } from './paid.ts';

/** The member under which the desk tells whom a document is for. */
export const PARTY = 'Party';

export interface BooksDialectOptions {
  readonly facts: BooksFacts;
  readonly values: Settings['values'];
  /** Payments that Books people record go to accounting. */
  readonly tellsReceived: boolean;
}

/** Throws a RangeError for a kind that Books does not play. */
export function booksDialect(kind: KindName, options: BooksDialectOptions): Dialect {
  const form = formOf(kind);
  if (!form) throw new RangeError(`no dialect for ${kind}`);
  const { facts, values } = options;
  const bought = kind === 'purchase-order' ? values.purchaseTaxes : {};
  const isSale = kind === 'sales-order' || kind === 'accepted-quote';
  return {
    module: form.module,
    places: {
      number: at([form.number], text(''), { settable: 'never' }),
      [form.party]: at([PARTY], told, { label: form.party }),
      ...Object.fromEntries(Object.entries(form.days).map(([name, member]) => [name, at([member], day)])),
      ...(kind === 'sales-order' && { dueDate: dueByTerms }),
      reference: at(['reference_number'], text('', { most: 100 }), { label: 'Reference' }),
      currency: at(['currency_code'], choice(''), { label: 'Currency', settable: 'create' }),
      exchangeRate: at(['exchange_rate'], rate),
      taxMode,
      lines: linesPlace(facts, taxMap({ ...values.taxes, ...bought })),
      ...(!isSale && { status: statusPlace(form) }),
      ...(kind === 'quote' && { summary: at(['notes'], lines('', 5_000)), terms: at(['terms'], lines('', 10_000)) }),
      ...totals,
      ...(!isSale && { accountingNumber: givenNumber(form) }),
      ...(kind === 'invoice' && moneyPlaces(options)),
      crmUrl: pagePlace(form, facts),
    },
  };
}

/** An order names no day on which it is to be paid, but in how many days. Terms of another sort are left to the settings. */
const dueByTerms: Place = {
  ...at(['payment_terms'], day, { label: 'Payment terms', settable: 'never' }),
  read: ({ date, payment_terms: days }) => {
    const from = day.decode(date);
    return typeof from === 'string' && typeof days === 'number' && days >= 0
      ? dayAfter(from, { days, from: 'date' })
      : null;
  },
};

/** A new document takes the number that accounting has for it; its own afterwards. */
function givenNumber({ number }: Form): Place {
  return { ...at([number], text('', { most: 100 }), { settable: 'create' }), name: `${number} (given)` };
}

const taxMode: Place = {
  ...at(['is_inclusive_tax'], { ...choice(''), name: 'inclusive' }, { label: 'Amounts are', settable: 'create' }),
  read: ({ is_inclusive_tax: inclusive }) => (inclusive === true ? 'inclusive' : 'exclusive'),
  write: (draft, value) => {
    draft.is_inclusive_tax = value === 'inclusive';
  },
};

/** Told in our words; the desk moves it. */
function statusPlace(form: Form): Place {
  return {
    ...at(['status'], { ...choice(''), name: `state(${form.module})` }, { label: 'Status' }),
    read: ({ status }) => stateOf(form, status),
    // Told for comparison; a save takes none.
    write: (draft, value) => {
      draft.status = wordOf(form, value);
    },
  };
}

/** Lists of texts, one for each payment and each credit; the desk makes what is missing and takes back what is too many. */
function moneyPlaces({ tellsReceived }: BooksDialectOptions): Dialect['places'] {
  const list = (member: string, label: string, settable: Place['settable']): Place => ({
    ...at([PAID, member], lines('', 32_000), { label, settable }),
    write: () => undefined,
  });
  return {
    payments: list('payments', 'Payments of accounting', 'always'),
    credits: list('credits', 'Credit used', 'always'),
    ...(tellsReceived && { received: list('received', 'Customer payments', 'never') }),
  };
}

/** Books shows a subtotal with or without a discount, as it happens: what is before tax is the whole without the tax. */
const totals: Readonly<Record<string, Place>> = {
  subtotal: worked('subtotal', (document) => difference(document.total, taxOf(document))),
  totalTax: worked('totalTax', taxOf),
  total: at(['total'], money(), { settable: 'never' }),
};

function worked(name: string, of: (document: Json) => string): Place {
  return {
    name: `${name} (worked out)`,
    label: name,
    codec: { name, type: 'money', decode: () => null, encode: () => null },
    settable: 'never',
    read: of,
    write: () => undefined,
  };
}

function taxOf({ tax_total: total, taxes }: Json): string {
  if (total !== undefined && total !== '') return formatDecimal(parseDecimal(String(total)) ?? zero);
  const parts = (Array.isArray(taxes) ? taxes.filter(isJson) : []).map(({ tax_amount: part }) =>
    parseDecimal(String(part)),
  );
  return formatDecimal(parts.map((part) => part ?? zero).reduce(add, zero));
}

function difference(total: unknown, tax: string): string {
  const [whole, part] = [parseDecimal(String(total ?? '0')) ?? zero, parseDecimal(tax) ?? zero];
  return formatDecimal(add(whole, { units: -part.units, scale: part.scale }));
}

/** Where a person sees the document in Books. */
function pagePlace({ id, page }: Form, { webUrl }: BooksFacts): Place {
  return {
    name: 'page',
    label: 'Address in Books',
    codec: url(null),
    settable: 'never',
    read: (document) => {
      const own = document[id];
      return webUrl && typeof own === 'string' ? `${webUrl}#/${page}/${own}` : null;
    },
    write: () => undefined,
  };
}
