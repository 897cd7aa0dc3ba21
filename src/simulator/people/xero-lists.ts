// What the pages of Xero's records show and offer, list by list: data only. Members are named by dotted paths in the API's shape.

import type { Control } from './page.ts';

export type Json = Record<string, unknown>;

export interface Field {
  path: string;
  label: string;
  type?: Control['type'];
  required?: true;
  /** A member of one entry of a list of slots, such as the DEFAULT one of Phones. An entry is sent whole. */
  slot?: { list: string; key: Json };
  /** Another list to choose from: its records by id and name. */
  from?: { list: string; id: string; name: string };
}

export interface Button {
  label: string;
  action: string;
  /** The member of the action's input that takes the record's id. */
  names: string;
  /** Offered for a record that is like this. */
  when: (record: Json) => boolean;
  /** What a person may add. */
  asks?: readonly Field[];
}

export interface Listing {
  /** Name in addresses and actions. */
  name: string;
  title: string;
  /** The member that holds a record's id, and the one that people call it by. */
  id: string;
  called: string;
  columns: readonly [title: string, path: string][];
  edit?: { fields: readonly Field[]; action: string };
  make?: { fields: readonly Field[]; action: string; build: (given: Json) => Json };
  buttons: readonly Button[];
}

const phone = (label: string, PhoneType: string): Field => ({
  path: 'PhoneNumber',
  label,
  slot: { list: 'Phones', key: { PhoneType } },
});
const postal = (path: string, label: string): Field => ({
  path,
  label,
  slot: { list: 'Addresses', key: { AddressType: 'POBOX' } },
});
const is =
  (member: string, ...values: string[]) =>
  (record: Json) =>
    values.includes(String(record[member]));

const contactFields: readonly Field[] = [
  { path: 'Name', label: 'Name', required: true },
  { path: 'FirstName', label: 'First name' },
  { path: 'LastName', label: 'Last name' },
  { path: 'EmailAddress', label: 'E-mail' },
  phone('Phone', 'DEFAULT'),
  phone('Mobile', 'MOBILE'),
  postal('AddressLine1', 'Street'),
  postal('City', 'City'),
  postal('PostalCode', 'Postcode'),
  postal('Country', 'Country'),
  { path: 'AccountNumber', label: 'Account number' },
  { path: 'TaxNumber', label: 'Tax number' },
];

const itemFields: readonly Field[] = [
  { path: 'Code', label: 'Code', required: true },
  { path: 'Name', label: 'Name' },
  { path: 'Description', label: 'Description' },
  { path: 'SalesDetails.UnitPrice', label: 'Sale price', type: 'number' },
  { path: 'PurchaseDetails.UnitPrice', label: 'Purchase price', type: 'number' },
];

const lineFields: readonly Field[] = [
  {
    path: 'contact',
    label: 'Contact',
    required: true,
    type: 'choice',
    from: { list: 'contacts', id: 'ContactID', name: 'Name' },
  },
  { path: 'date', label: 'Date', type: 'date', required: true },
  { path: 'due', label: 'Due', type: 'date', required: true },
  { path: 'description', label: 'Description', required: true },
  { path: 'quantity', label: 'Quantity', type: 'number', required: true },
  { path: 'price', label: 'Unit price', type: 'number', required: true },
  { path: 'account', label: 'Account code', required: true },
];

/** A sales invoice of one line. */
function oneLine({ contact, date, due, description, quantity, price, account }: Json): Json {
  const line = {
    Description: description,
    Quantity: Number(quantity),
    UnitAmount: Number(price),
    AccountCode: account,
  };
  return { Type: 'ACCREC', Contact: { ContactID: contact }, Date: date, DueDate: due, LineItems: [line] };
}

export const listings: readonly Listing[] = [
  {
    name: 'contacts',
    title: 'Contacts',
    id: 'ContactID',
    called: 'Name',
    columns: [
      ['Contact', 'Name'],
      ['E-mail', 'EmailAddress'],
      ['Status', 'ContactStatus'],
      ['Changed', 'UpdatedDateUTC'],
    ],
    edit: { fields: contactFields, action: 'contact.edit' },
    make: { fields: contactFields, action: 'contact.create', build: (given) => given },
    buttons: [
      { label: 'Archive', action: 'contact.archive', names: 'contact', when: is('ContactStatus', 'ACTIVE') },
      { label: 'Unarchive', action: 'contact.unarchive', names: 'contact', when: is('ContactStatus', 'ARCHIVED') },
      {
        label: 'Merge into another',
        action: 'contact.merge',
        names: 'from',
        when: is('ContactStatus', 'ACTIVE'),
        asks: [
          {
            path: 'into',
            label: 'Merge into',
            type: 'choice',
            from: { list: 'contacts', id: 'ContactID', name: 'Name' },
          },
        ],
      },
    ],
  },
  {
    name: 'items',
    title: 'Items',
    id: 'ItemID',
    called: 'Code',
    columns: [
      ['Code', 'Code'],
      ['Name', 'Name'],
      ['Sale price', 'SalesDetails.UnitPrice'],
      ['Changed', 'UpdatedDateUTC'],
    ],
    edit: { fields: itemFields, action: 'item.edit' },
    make: { fields: itemFields, action: 'item.create', build: (given) => given },
    buttons: [],
  },
  {
    name: 'invoices',
    title: 'Invoices and bills',
    id: 'InvoiceID',
    called: 'InvoiceNumber',
    columns: [
      ['Number', 'InvoiceNumber'],
      ['Contact', 'Contact.Name'],
      ['Type', 'Type'],
      ['Status', 'Status'],
      ['Total', 'Total'],
      ['Due', 'AmountDue'],
    ],
    edit: { fields: [{ path: 'Reference', label: 'Reference' }], action: 'invoice.edit' },
    make: { fields: lineFields, action: 'invoice.create', build: oneLine },
    buttons: [
      { label: 'Approve', action: 'invoice.approve', names: 'invoice', when: is('Status', 'DRAFT', 'SUBMITTED') },
      {
        label: 'Record a payment',
        action: 'payment.record',
        names: 'invoice',
        when: is('Status', 'AUTHORISED'),
        asks: [{ path: 'amount', label: 'Amount (all, if left out)', type: 'number' }],
      },
      { label: 'Void', action: 'invoice.void', names: 'invoice', when: is('Status', 'AUTHORISED') },
      { label: 'Delete', action: 'invoice.delete', names: 'invoice', when: is('Status', 'DRAFT', 'SUBMITTED') },
    ],
  },
  {
    name: 'quotes',
    title: 'Quotes',
    id: 'QuoteID',
    called: 'QuoteNumber',
    columns: [
      ['Number', 'QuoteNumber'],
      ['Contact', 'Contact.Name'],
      ['Status', 'Status'],
      ['Total', 'Total'],
    ],
    buttons: [
      { label: 'Send', action: 'quote.send', names: 'quote', when: is('Status', 'DRAFT') },
      { label: 'Accept', action: 'quote.accept', names: 'quote', when: is('Status', 'SENT') },
      { label: 'Decline', action: 'quote.decline', names: 'quote', when: is('Status', 'SENT') },
    ],
  },
  {
    name: 'purchaseorders',
    title: 'Purchase orders',
    id: 'PurchaseOrderID',
    called: 'PurchaseOrderNumber',
    columns: [
      ['Number', 'PurchaseOrderNumber'],
      ['Contact', 'Contact.Name'],
      ['Status', 'Status'],
      ['Total', 'Total'],
    ],
    buttons: [
      { label: 'Approve', action: 'purchaseorder.approve', names: 'order', when: is('Status', 'DRAFT', 'SUBMITTED') },
    ],
  },
  {
    name: 'payments',
    title: 'Payments',
    id: 'PaymentID',
    called: 'Reference',
    columns: [
      ['Invoice', 'Invoice.InvoiceNumber'],
      ['Amount', 'Amount'],
      ['Reference', 'Reference'],
      ['Status', 'Status'],
    ],
    buttons: [{ label: 'Remove', action: 'payment.remove', names: 'payment', when: is('Status', 'AUTHORISED') }],
  },
  {
    name: 'creditnotes',
    title: 'Credit notes',
    id: 'CreditNoteID',
    called: 'CreditNoteNumber',
    columns: [
      ['Number', 'CreditNoteNumber'],
      ['Contact', 'Contact.Name'],
      ['Status', 'Status'],
      ['Left', 'RemainingCredit'],
    ],
    buttons: [
      { label: 'Approve', action: 'creditnote.approve', names: 'credit', when: is('Status', 'DRAFT', 'SUBMITTED') },
    ],
  },
];
