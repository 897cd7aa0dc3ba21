// How Xero writes invoices, quotes and purchase orders. Limits are those of Xero's OpenAPI file.

import { deepLink, type LinkedPage } from 'xero-node-lite';
import type { Value } from '../../core/value.ts';
import { decimal, flag, lines, money, text, url } from '../../mapping/codec.ts';
import type { Dialect } from '../../mapping/dialect.ts';
import { at, type Json, type Place } from '../../mapping/place.ts';
import { code, contactRef, day, states, taxMode } from './codecs.ts';
import type { XeroFacts } from './dialect.ts';
import { linesPlace } from './line-places.ts';
import { paidPlaces } from './paid.ts';
import { addressIn } from './stamp.ts';

/** The member under which the desk tells a document's state in our words. */
export const STATE = 'State';

const shown = (member: string, label: string): Place => at([member], money(), { label, settable: 'never' });

/** What the record is called in links: to its page, for people. */
export function linkOf({ shortCode }: XeroFacts, page: LinkedPage, idName: string): Place {
  return {
    name: 'link',
    label: 'Link',
    codec: url(''),
    settable: 'never',
    read: (record: Json): Value => {
      const id = record[idName];
      return shortCode && typeof id === 'string' ? deepLink(page, { shortCode, id }) : null;
    },
    write: () => undefined,
  };
}

/** A document in the organisation's own currency may bear no rate (seen on the wire): it is one. */
function exchangeRateIn({ baseCurrency }: XeroFacts): Place {
  const own = at(['CurrencyRate'], decimal(), { label: 'Exchange rate' });
  return {
    ...own,
    read: (record) => own.read(record) ?? (record.CurrencyCode === baseCurrency && baseCurrency ? '1' : null),
  };
}

/** Its state, read as the desk worked it out, and written in Xero's words. */
function statusOf(words: readonly (readonly [string, string])[]): Place {
  const codec = states(words);
  return {
    ...at(['Status'], codec),
    read: (record) => code.decode(record[STATE]),
    write: (draft, value) => {
      const word = codec.encode(value);
      if (word !== '') draft.Status = word;
    },
  };
}

const totals = {
  subtotal: shown('SubTotal', 'Subtotal'),
  totalTax: shown('TotalTax', 'Total tax'),
  total: shown('Total', 'Total'),
};

interface Form {
  readonly id: string;
  readonly number: string;
  readonly page: LinkedPage;
  readonly party: 'customer' | 'vendor';
  readonly discounts: boolean;
  readonly reference: number;
}

function heading(facts: XeroFacts, { id, number, page, party, discounts, reference }: Form): Record<string, Place> {
  return {
    number: at([number], text('', { most: 255 }), { label: 'Number' }),
    [party]: at(['Contact'], contactRef),
    date: at(['Date'], day),
    reference: at(['Reference'], text('', { most: reference })),
    currency: at(['CurrencyCode'], code, { label: 'Currency', settable: 'create' }),
    exchangeRate: exchangeRateIn(facts),
    taxMode: at(['LineAmountTypes'], taxMode, { label: 'Amounts are' }),
    lines: linesPlace(facts, { discounts }),
    ...totals,
    accountingId: at([id], text(''), { settable: 'never' }),
    accountingUrl: linkOf(facts, page, id),
    accountingNumber: { ...at([number], text(''), { settable: 'never' }), name: `${number} (shown)` },
  };
}

/** The address of the CRM's record. Our mark stands behind it and is no part of it; Xero refuses addresses that name it (Xero's docs). */
const crmUrl: Place = {
  ...at(['Url'], url(''), { label: 'Go to (URL)' }),
  read: (record) => url('').decode(addressIn(record.Url)),
  write: (draft, value) => {
    const isFine = typeof value === 'string' && /^https?:/i.test(value) && !/xero/i.test(value);
    if (isFine) draft.Url = value;
  },
};

export const invoiceStates = [
  ['DRAFT', 'draft'],
  ['SUBMITTED', 'submitted'],
  ['AUTHORISED', 'approved'],
  ['VOIDED', 'void'],
] as const;

/** A state that is told, and never the reader's to move. */
const stateShown = { ...at([STATE], code, { label: 'Status', settable: 'never' }), name: 'Status (shown)' };

export function invoiceDialect(facts: XeroFacts): Dialect {
  const form: Form = {
    id: 'InvoiceID',
    number: 'InvoiceNumber',
    page: 'invoice',
    party: 'customer',
    discounts: true,
    reference: 255,
  };
  return {
    module: 'Invoices',
    places: {
      ...heading(facts, form),
      dueDate: at(['DueDate'], day, { label: 'Due date' }),
      status: statusOf(invoiceStates),
      invoiceStatus: stateShown,
      theme: at(['BrandingThemeID'], code, { label: 'Branding theme' }),
      sent: at(['SentToContact'], flag, { label: 'Sent' }),
      amountDue: shown('AmountDue', 'Amount due'),
      amountPaid: shown('AmountPaid', 'Amount paid'),
      amountCredited: shown('AmountCredited', 'Amount credited'),
      paidOn: at(['FullyPaidOnDate'], day, { label: 'Paid on', settable: 'never' }),
      accountingPdf: { ...at(['InvoiceID'], text(''), { label: 'PDF', settable: 'never' }), name: 'InvoiceID (PDF)' },
      crmUrl,
      ...paidPlaces,
    },
  };
}

/** How orders see the invoice that they became: its state is told, and never theirs to move. */
export function saleDialect(facts: XeroFacts): Dialect {
  const { module, places } = invoiceDialect(facts);
  return { module, places: { ...places, invoiceStatus: stateShown } };
}

export const quoteStates = [
  ['DRAFT', 'draft'],
  ['SENT', 'sent'],
  ['ACCEPTED', 'accepted'],
  ['DECLINED', 'declined'],
  ['INVOICED', 'invoiced'],
  ['DELETED', 'deleted'],
] as const;

export function quoteDialect(facts: XeroFacts): Dialect {
  const form: Form = {
    id: 'QuoteID',
    number: 'QuoteNumber',
    page: 'quote',
    party: 'customer',
    discounts: true,
    reference: 4000,
  };
  return {
    module: 'Quotes',
    places: {
      ...heading(facts, form),
      expiresOn: at(['ExpiryDate'], day, { label: 'Expires on' }),
      title: at(['Title'], text('', { most: 100 })),
      summary: at(['Summary'], lines('', 3000)),
      terms: at(['Terms'], lines('', 4000)),
      status: statusOf(quoteStates),
    },
  };
}

export const orderStates = [
  ['DRAFT', 'draft'],
  ['SUBMITTED', 'submitted'],
  ['AUTHORISED', 'approved'],
  ['BILLED', 'billed'],
  ['DELETED', 'deleted'],
] as const;

export function purchaseOrderDialect(facts: XeroFacts): Dialect {
  const form: Form = {
    id: 'PurchaseOrderID',
    number: 'PurchaseOrderNumber',
    page: 'purchaseOrder',
    party: 'vendor',
    discounts: false,
    reference: 255,
  };
  return {
    module: 'PurchaseOrders',
    places: {
      ...heading(facts, form),
      deliveryDate: at(['DeliveryDate'], day, { label: 'Delivery date' }),
      status: statusOf(orderStates),
      theme: at(['BrandingThemeID'], code, { label: 'Branding theme' }),
      sent: at(['SentToContact'], flag, { label: 'Sent' }),
    },
  };
}
