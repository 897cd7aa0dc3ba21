// Where Xero's wire and its specification differ, each with the reason why the wire is followed. Everything else must fit.

export interface Toleration {
  /** Names of the schemas. */
  on: readonly string[];
  /** A member that the schema lacks, or shapes otherwise. `*`: any member at all. */
  member: string;
  /** Default: replies. */
  in?: 'request' | 'reply';
  /** How the member is shaped. Left out: anything. */
  as?: { [name: string]: unknown };
  reason: string;
}

const text = { type: 'string' };
const flag = { type: 'boolean' };
const dateString = { type: 'string', pattern: '^\\d{4}-\\d{2}-\\d{2}T00:00:00$' };

const lists = [
  'Accounts',
  'Actions',
  'Allocations',
  'Attachments',
  'BankTransactions',
  'BrandingThemes',
  'Contacts',
  'CreditNotes',
  'Currencies',
  'HistoryRecords',
  'Invoices',
  'Items',
  'OnlineInvoices',
  'Organisations',
  'Overpayments',
  'Payments',
  'Prepayments',
  'PurchaseOrders',
  'Quotes',
  'TaxRates',
  'TrackingCategories',
  'TrackingOptions',
  'Users',
];

const envelope: Toleration[] = [
  ['Id', 'request id'],
  ['Status', 'always OK on success'],
  ['ProviderName', 'name of the app'],
  ['DateTimeUTC', 'clock of the server'],
].map(([member = '', what = '']) => ({
  on: lists,
  member,
  as: text,
  reason: `seen on the wire: ${what} in every envelope`,
}));

const documents = [
  'Invoice',
  'CreditNote',
  'Overpayment',
  'Prepayment',
  'BankTransaction',
  'PurchaseOrder',
  'Allocation',
];

export const tolerations: readonly Toleration[] = [
  ...envelope,
  { on: ['Quotes'], member: 'SummarizeErrors', as: flag, reason: 'seen on the wire: quotes come from another stack' },
  {
    on: ['Element'],
    member: '*',
    reason: 'seen on the wire: a failed element is the whole request, not its ids alone',
  },
  {
    on: documents,
    member: 'DateString',
    as: dateString,
    reason: "seen on the wire, and in Xero's docs, beside every Date",
  },
  { on: ['Invoice'], member: 'DueDateString', as: dateString, reason: 'seen on the wire beside DueDate' },
  { on: ['Invoice'], member: 'InvoicePaymentServices', as: { type: 'array' }, reason: 'seen on the wire' },
  {
    on: ['PurchaseOrder'],
    member: 'DeliveryDateString',
    as: dateString,
    reason: 'seen on the wire beside DeliveryDate',
  },
  { on: ['PurchaseOrder'], member: 'IsDiscounted', as: flag, reason: 'seen on the wire' },
  { on: ['PurchaseOrder'], member: 'Type', as: { const: 'PURCHASEORDER' }, reason: 'seen on the wire' },
  { on: ['PurchaseOrder'], member: 'HasErrors', as: flag, reason: 'seen on the wire: the flag of a failed order' },
  {
    on: ['CreditNote', 'Overpayment', 'Prepayment'],
    member: 'ID',
    as: { type: 'string', format: 'uuid' },
    reason: 'seen on the wire: the id a second time',
  },
  {
    on: ['LineItem', 'ContactPerson', 'Phone', 'Address'],
    member: 'ValidationErrors',
    as: { type: 'array', items: { type: 'object', required: ['Message'] } },
    reason: 'seen on the wire: nested objects carry errors of their own',
  },
  { on: ['LineItemTracking'], member: 'Options', as: { type: 'array' }, reason: 'seen on the wire in lists' },
  ...['HasValidationErrors', 'IsDeleted', 'IsArchived', 'IsActive'].map((member) => ({
    on: ['TrackingOption'],
    member,
    as: flag,
    reason: 'seen on the wire',
  })),
  { on: ['Organisation'], member: 'TaxNumberName', as: text, reason: 'seen on the wire' },
  { on: ['HistoryRecord'], member: 'DateUTCString', as: text, reason: 'seen on the wire beside DateUTC' },
];
