// How Zoho CRM writes quotes, orders, invoices and purchase orders. Its amounts are without tax; taxes come on top, line by line.

import { add, type Decimal, formatDecimal, parseDecimal, zero } from '../../../core/money.ts';
import { rateIn } from '../../../core/amounts/exchange.ts';
import type { Value } from '../../../core/value.ts';
import type { Settings } from '../../../kinds/settings.ts';
import { choice, type Codec, latestLines, lines, ref, text, url } from '../../../mapping/codec.ts';
import type { Dialect } from '../../../mapping/dialect.ts';
import { at, isJson, type Json, type Place } from '../../../mapping/place.ts';
import { mapped, wordOf } from '../../../mapping/values.ts';
import { extraFields } from '../documents/extras.ts';
import { ownField, type ZohoFacts } from '../facts.ts';
import { pdfPlace, placeOfPage } from './document-pages.ts';
import { linesPlace, rawRows } from './lines.ts';
import { type DocumentForm, type DocumentKind, documentForms, purposeIn } from './modules.ts';
import { amount, date, number } from './numbers.ts';
import { invoiceStates, statusField, statusMap, withoutMoney } from './statuses.ts';
import { taxMap } from './taxes.ts';

export interface DocumentOptions {
  readonly facts: ZohoFacts;
  readonly pair: string;
  readonly customers: Settings['customers'];
  readonly values: Settings['values'];
  /** Whoever sets an invoice to paid has the payment entered in accounting. */
  readonly isPaidHeard?: boolean;
}

/** Decimals of a rate (Zoho's docs: nine). */
const RATE_PLACES = 9;

export function documentDialect(kind: DocumentKind, options: DocumentOptions): Dialect {
  const form = documentForms[kind];
  const { module } = form;
  const { facts, pair, values } = options;
  const bought = kind === 'purchase-order' ? values.purchaseTaxes : {};
  const taxes = taxMap({ ...values.taxes, ...bought });
  const own = (purpose: string, owner = pair) => ownField(facts, module, owner, purpose);
  const named = Object.entries(form.fields).map(([name, field]): [string, Place] => [
    name,
    at([module, field], name === 'reference' ? limitedText(facts, module, field, 50) : date, {
      ...(form.shown?.includes(name) && { settable: 'never' }),
    }),
  ]);
  const { multiCurrency, organisation } = facts;
  return {
    module,
    ...(!multiCurrency && organisation?.currency && { onlyCurrency: organisation.currency }),
    places: {
      number: at([module, form.number], text(null), { settable: 'never' }),
      ...party(form, options),
      date: datePlace(form, own('date', 'shared')),
      ...Object.fromEntries(named),
      ...(kind === 'quote' && quotePlaces(facts)),
      ...currencyPlaces(module, facts),
      taxMode: alwaysOnTop,
      lines: linesPlace(form, { facts, pair, taxes, fallbackProduct: values.fallbackProduct }),
      ...statusPlaces(form, options),
      ...totalPlaces(form),
      ...ownPlaces(form, own),
      ...pdfPlace(form, options, own('accountingPdf')),
      crmUrl: placeOfPage(module, facts),
    },
  };
}

function limitedText(facts: ZohoFacts, module: string, field: string, otherwise: number): Codec {
  return text(null, { most: facts.lengths?.[`${module}.${field}`] ?? otherwise });
}

function quotePlaces(facts: ZohoFacts): Dialect['places'] {
  return {
    title: at(['Quotes', 'Subject'], limitedText(facts, 'Quotes', 'Subject', 120)),
    summary: at(['Quotes', 'Description'], lines(null, 32_000)),
    terms: at(['Quotes', 'Terms_and_Conditions'], lines(null, 32_000)),
  };
}

/** Whom a document is for: a vendor, or a customer in the form in which the pair keeps them. */
function party({ kind, module }: DocumentForm, { customers }: DocumentOptions): Dialect['places'] {
  if (kind === 'purchase-order') return { vendor: at([module, 'Vendor_Name'], ref('crm.Vendors')) };
  const company = at([module, 'Account_Name'], ref('crm.Accounts'));
  const person = at([module, 'Contact_Name'], ref('crm.Contacts'));
  if (customers === 'accounts') return { customer: company };
  if (customers === 'contacts') return { customer: person };
  return { customer: eitherOf(module, company, person) };
}

/** A company, or a person who belongs to none. */
function eitherOf(module: string, company: Place, person: Place): Place {
  return {
    ...company,
    label: 'Account or contact',
    codec: { ...company.codec, name: 'ref(crm.Accounts|crm.Contacts)' },
    read: (record) => company.read(record) ?? person.read(record),
    write: (draft, value) => {
      const isPerson = typeof value === 'string' && value.startsWith('ref:crm.Contacts:');
      (isPerson ? person : company).write(draft, value);
    },
    name: `${module}.Account_Name`,
  };
}

/** Zoho has no date of quotes and orders: ours, else the day on which it was made. */
function datePlace({ module, date: field }: DocumentForm, own: string | null): Place {
  if (field !== null) return at([module, field], date);
  const made = at([module, 'Created_Time'], date, { label: 'Created', settable: 'never' });
  if (own === null) return made;
  const given = at([module, own], date);
  return { ...given, read: (record) => given.read(record) ?? made.read(record) };
}

function currencyPlaces(module: string, { multiCurrency, rateDirection }: ZohoFacts): Dialect['places'] {
  if (!multiCurrency) return {};
  const direction = rateDirection ?? 'foreign-per-base';
  const plain = number(RATE_PLACES);
  const rate: Codec = {
    ...plain,
    name: `rate(${direction})`,
    decode: (raw) => turned(plain.decode(raw), direction, 'foreign-per-base'),
    encode: (value) => plain.encode(turned(value, 'foreign-per-base', direction)),
  };
  return {
    // A record's currency is chosen when it is made.
    currency: at([module, 'Currency'], choice(null), { settable: 'create' }),
    exchangeRate: at([module, 'Exchange_Rate'], rate),
  };
}

type Direction = NonNullable<ZohoFacts['rateDirection']>;

function turned(value: Value, from: Direction, to: Direction): Value {
  if (typeof value !== 'string') return null;
  return from === to ? value : rateIn(to, { rate: value, direction: from }, RATE_PLACES);
}

/** The CRM adds taxes to its prices, always. What comes from elsewhere is rewritten before it is sent here. */
const alwaysOnTop: Place = {
  name: 'taxMode',
  label: 'Amounts are',
  codec: { name: 'exclusive', type: 'choice', decode: () => 'exclusive', encode: () => null },
  settable: 'create',
  read: () => 'exclusive',
  write: () => undefined,
};

function statusPlaces({ kind, module }: DocumentForm, options: DocumentOptions): Dialect['places'] {
  const { facts, pair, values, isPaidHeard = false } = options;
  const own = ownField(facts, module, pair, 'invoiceStatus');
  const told: Dialect['places'] = own === null ? {} : { invoiceStatus: at([module, own], mapped(invoiceStates, null)) };
  if (kind === 'sales-order' || kind === 'accepted-quote') return told;
  const field = statusField(module);
  const usual = statusMap(module, values.statuses[kind], facts.words?.[`${module}.${field}`]);
  // Until the field is there, the CRM's own status shows all that becomes of an invoice.
  const isApart = kind === 'invoice' && values.invoiceStatus === 'field' && own !== null;
  const map = isApart ? withoutMoney(usual, isPaidHeard) : usual;
  const plain = at([module, field], mapped(map, null));
  return {
    ...(isApart && told),
    status: {
      ...plain,
      // A state that the list has no word for leaves it as it is.
      write: (draft, value) => {
        if (typeof value === 'string' && wordOf(map, value) !== null) plain.write(draft, value);
      },
    },
  };
}

/** Totals as the other side has them: before tax, the tax of all lines, the whole. What stands below the lines is a line there. */
function totalPlaces({ module, subform }: DocumentForm): Dialect['places'] {
  const summed = (name: string, label: string, of: (document: Json) => Decimal): Place => ({
    name,
    label,
    codec: { name, type: 'money', decode: () => null, encode: () => null },
    settable: 'never',
    read: ({ [module]: document }) => (isJson(document) ? formatDecimal(of(document)) : null),
    write: () => undefined,
  });
  const rows = (member: string) => (document: Json) =>
    rawRows(document, subform)
      .map((row) => decimalIn(row[member]))
      .reduce(add, zero);
  const beside = (document: Json) =>
    extraFields.map((member) => signed(member, decimalIn(document[member]))).reduce(add);
  return {
    subtotal: summed('subtotal', 'Without tax', (document) =>
      add(rows('Total_After_Discount')(document), beside(document)),
    ),
    totalTax: summed('totalTax', 'Tax of the lines', rows('Tax')),
    total: at([module, 'Grand_Total'], amount(), { settable: 'never' }),
  };
}

function signed(member: string, { units, scale }: Decimal): Decimal {
  return member === 'Discount' ? { units: -units, scale } : { units, scale };
}

function decimalIn(raw: unknown): Decimal {
  return (typeof raw === 'number' || typeof raw === 'string' ? parseDecimal(String(raw)) : undefined) ?? zero;
}

/** Characters of a field of several lines (Zoho's docs). */
const LIST_AT_MOST = 2_000;

/** What the CRM shows of the accounting record, in fields of ours. */
function ownPlaces(form: DocumentForm, own: (purpose: string) => string | null): Dialect['places'] {
  const codecs: Readonly<Record<string, Codec>> = {
    accountingId: text(null, { most: 50 }),
    accountingUrl: url(null),
    accountingNumber: text(null, { most: 255 }),
    amountDue: amount(),
    amountPaid: amount(),
    amountCredited: amount(),
    paidOn: date,
    lastPaymentOn: date,
    lastPaymentAmount: amount(),
    lastPaymentReference: text(null, { most: 255 }),
    lastPaymentId: text(null, { most: 50 }),
    lastPaymentAccount: text(null, { most: 100 }),
    payments: latestLines(null, LIST_AT_MOST),
    credits: latestLines(null, LIST_AT_MOST),
  };
  return Object.fromEntries(
    Object.entries(codecs).flatMap(([name, codec]) => {
      const field = own(purposeIn(form, name));
      return field === null ? [] : [[name, at([form.module, field], codec)]];
    }),
  );
}
