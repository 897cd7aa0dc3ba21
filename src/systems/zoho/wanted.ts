// The custom fields that we want in a CRM, by what a pair syncs. Data, and how a label stays unique among pairs. Labels have 25 characters
// at most (Zoho's docs).

import type { KindName } from '../../core/record.ts';
import type { Settings } from '../../kinds/settings.ts';
import { type DocumentForm, documentForm } from './dialects/modules.ts';

/** A field that we want. `owner` is a pair, or `shared` by all pairs of the organisation. */
export interface WantedField {
  readonly module: string;
  readonly owner: string;
  readonly purpose: string;
  /** At most 25 characters. */
  readonly label: string;
  /** As the vendor's API takes it, without the label. */
  readonly definition: Readonly<Record<string, unknown>>;
  /** What works less without it, as a code for a sentence. */
  readonly without: string;
}

/** A field before it is known where and whose it is. */
interface Sort {
  readonly purpose: string;
  readonly label: string;
  readonly definition: WantedField['definition'];
  readonly without: string;
  /** One for all pairs. */
  readonly shared?: true;
}

const text = (length: number) => ({ data_type: 'text', length });
const unique = { ...text(50), unique: { case_sensitive: false } };
const website = { data_type: 'website', length: 450 };
const money = {
  data_type: 'currency',
  length: 16,
  decimal_place: 2,
  currency: { rounding_option: 'normal', precision: 2 },
};

const id = (what: string): Sort => ({
  purpose: 'accountingId',
  label: `Xero ${what} ID`,
  definition: unique,
  without: 'without.stamp',
});
const link: Sort = { purpose: 'accountingUrl', label: 'Xero Link', definition: website, without: 'without.link' };

const pdf: Sort = { purpose: 'accountingPdf', label: 'Xero PDF', definition: website, without: 'without.pdf' };

const ofParty: readonly Sort[] = [
  id('Contact'),
  link,
  { purpose: 'taxNumber', label: 'Tax Number', definition: text(50), without: 'without.tax-number', shared: true },
];

const ofCompany: Sort = {
  purpose: 'primaryContact',
  label: 'Primary Contact',
  definition: {
    data_type: 'lookup',
    lookup: { module: { api_name: 'Contacts' }, display_label: 'Primary contact of' },
  },
  without: 'without.primary-contact',
  shared: true,
};

const ofItem: readonly Sort[] = [
  // Xero tells no address of an item's page.
  id('Item'),
  ...(
    [
      ['purchaseDescription', 'Purchase Description', { data_type: 'textarea' }],
      ['purchasePrice', 'Purchase Price', money],
      ['salesAccount', 'Sales Account', text(20)],
      ['purchaseAccount', 'Purchase Account', text(20)],
      ['purchaseTax', 'Purchase Tax', text(50)],
    ] as const
  ).map(([purpose, label, definition]): Sort => ({
    purpose,
    label,
    definition,
    without: 'without.item-field',
    shared: true,
  })),
];

/** What the CRM shows of an invoice's money. */
const ofInvoice: readonly Sort[] = (
  [
    ['amountDue', 'Xero Amount Due', money],
    ['amountPaid', 'Xero Amount Paid', money],
    ['amountCredited', 'Xero Amount Credited', money],
    ['paidOn', 'Xero Paid On', { data_type: 'date' }],
  ] as const
).map(([purpose, label, definition]): Sort => ({ purpose, label, definition, without: 'without.feedback' }));

/** What is told of each payment. */
const ofPayments: readonly Sort[] = (
  [
    ['lastPaymentOn', 'Xero Last Payment On', { data_type: 'date' }],
    ['lastPaymentAmount', 'Xero Last Payment', money],
    ['lastPaymentReference', 'Xero Payment Reference', text(255)],
    ['lastPaymentId', 'Xero Payment ID', text(50)],
    ['lastPaymentAccount', 'Xero Payment Account', text(100)],
    ['payments', 'Xero Payments', { data_type: 'textarea' }],
    ['credits', 'Xero Credit Used', { data_type: 'textarea' }],
  ] as const
).map(([purpose, label, definition]): Sort => ({ purpose, label, definition, without: 'without.payments' }));

/** Sums in the organisation's own currency, whatever the customer's is: numbers, so that the CRM puts no sign before them. */
const sum = { data_type: 'double', length: 16, decimal_place: 2 };

const ofDebt: readonly Sort[] = (
  [
    ['outstanding', 'Xero Outstanding', sum],
    ['overdue', 'Xero Overdue', sum],
    ['onHold', 'Xero On Hold', { data_type: 'boolean' }],
  ] as const
).map(([purpose, label, definition]): Sort => ({ purpose, label, definition, without: 'without.balances' }));

const ofCredit: readonly Sort[] = (
  [
    ['creditBalance', 'Xero Credit Balance'],
    ['creditNotes', 'Xero Credit Notes'],
    ['overpayments', 'Xero Overpayments'],
    ['prepayments', 'Xero Prepayments'],
  ] as const
).map(([purpose, label]): Sort => ({ purpose, label, definition: sum, without: 'without.balances' }));

const ofOrder: Sort = {
  purpose: 'invoiceStatus',
  label: 'Xero Invoice Status',
  definition: text(50),
  without: 'without.feedback',
};

/** Zoho has no date of quotes and orders. */
const ownDate = (what: string): Sort => ({
  purpose: 'date',
  label: `${what} Date`,
  definition: { data_type: 'date' },
  without: 'without.document-date',
  shared: true,
});

const ofLine: readonly Sort[] = (
  [
    ['account', 'Xero Account'],
    ['tracking1', 'Xero Tracking 1'],
    ['tracking2', 'Xero Tracking 2'],
  ] as const
).map(([purpose, label]): Sort => ({ purpose, label, definition: text(100), without: 'without.line-field' }));

const number: Sort = {
  purpose: 'accountingNumber',
  label: 'Xero Number',
  definition: text(255),
  without: 'without.feedback',
};

/** What a quote shows of the invoice that it became, beside what it shows of itself. */
const ofAcceptedQuote: readonly Sort[] = [
  { purpose: 'invoiceId', label: 'Xero Invoice ID', definition: unique, without: 'without.stamp' },
  { purpose: 'invoiceUrl', label: 'Xero Invoice Link', definition: website, without: 'without.link' },
  { purpose: 'invoiceNumber', label: 'Xero Invoice Number', definition: text(255), without: 'without.feedback' },
];

const ofState: Sort = { ...ofOrder, label: 'Xero Status' };

function ofDocument({ kind }: DocumentForm, isPaidShown: boolean, isStateOurs: boolean): readonly Sort[] {
  const common = [link, number];
  switch (kind) {
    case 'quote':
      return [id('Quote'), ...common, ownDate('Quote')];
    case 'sales-order':
      return [id('Invoice'), ...common, ownDate('Order'), ofOrder];
    case 'accepted-quote':
      return [...ofAcceptedQuote, ofOrder];
    case 'invoice':
      return [
        id('Invoice'),
        ...common,
        ...ofInvoice,
        ...(isPaidShown ? ofPayments : []),
        ...(isStateOurs ? [ofState] : []),
        pdf,
      ];
    case 'purchase-order':
      return [id('Purchase Order'), ...common];
  }
}

/** The fields of a pair. `number` tells pairs of one organisation apart in labels; the first has none. */
export function wantedFields(
  pair: string,
  pairNumber: number,
  customers: Settings['customers'],
  kinds: readonly KindName[] = ['customer'],
  invoiceStatus: Settings['values']['invoiceStatus'] = 'status',
): WantedField[] {
  const place = (module: string, sorts: readonly Sort[]) => sorts.map((sort) => placed(sort, module, pair, pairNumber));
  const customerModules = [
    ...(customers === 'contacts' ? [] : ['Accounts']),
    ...(customers === 'accounts' ? [] : ['Contacts']),
  ];
  const parties = [...customerModules, ...(kinds.includes('vendor') ? ['Vendors'] : [])];
  const isPaidShown = kinds.includes('payment');
  const ofCustomer = [...(isPaidShown ? ofDebt : []), ...(kinds.includes('credit') ? ofCredit : [])];
  const documents = kinds.flatMap((kind) => documentForm(kind) ?? []);
  return [
    ...parties.flatMap((module) => place(module, ofParty)),
    ...customerModules.flatMap((module) => place(module, ofCustomer)),
    ...(customers === 'contacts' ? [] : place('Accounts', [ofCompany])),
    ...(kinds.includes('item') ? place('Products', ofItem) : []),
    ...documents.flatMap((form) => [
      ...place(form.module, ofDocument(form, isPaidShown, invoiceStatus === 'field')),
      ...place(form.subform, ofLine),
    ]),
  ];
}

function placed({ shared, label, ...sort }: Sort, module: string, pair: string, pairNumber: number): WantedField {
  const suffix = pairNumber > 1 && !shared ? ` ${pairNumber}` : '';
  return { ...sort, module, owner: shared ? 'shared' : pair, label: `${label}${suffix}` };
}

export function keyOf({ module, owner, purpose }: WantedField): string {
  return `${module}/${owner}/${purpose}`;
}
