// Quotes, sales orders, invoices and purchase orders, and the modules of their rows, as a new organisation has them.

import type { FieldSpec, ModuleSpec } from '../field.ts';
import * as a from '../spec.ts';

const statuses = ['Created', 'Approved', 'Delivered', 'Cancelled'];
const carriers = ['FedEX', 'UPS', 'USPS', 'DHL', 'BlueDart'];

const totals = [
  a.money('Sub_Total', { readOnly: true }),
  a.money('Discount', { standard: 0 }),
  a.money('Tax', { standard: 0 }),
  a.money('Adjustment', { standard: 0 }),
  a.money('Grand_Total', { readOnly: true }),
];

const tail = [
  ...totals,
  a.area('Terms_and_Conditions'),
  a.area('Description'),
  ...a.address('Billing_'),
  ...a.address('Shipping_'),
  ...a.currencies,
];

function document(apiName: string, singular: string, tabName: string, fields: FieldSpec[]): ModuleSpec {
  const plural = `${singular}s`;
  const subject = a.text('Subject', 120, { mandatory: 'system' });
  const all = [subject, ...fields, ...tail];
  return { apiName, singular, plural, tabName, nameField: 'Subject', duplicateCheck: ['Subject'], fields: all };
}

export const quotes = document('Quotes', 'Quote', 'Quotes', [
  a.autoNumber('Quote_Number'),
  a.lookup('Deal_Name', 'Deals', 'Quotes'),
  a.pick('Quote_Stage', ['Draft', 'Negotiation', 'Delivered', 'On Hold', 'Confirmed', 'Closed Won', 'Closed Lost'], {
    standard: 'Draft',
  }),
  a.date('Valid_Till'),
  a.lookup('Contact_Name', 'Contacts', 'Quotes'),
  a.lookup('Account_Name', 'Accounts', 'Quotes', { mandatory: 'layout' }),
  a.pick('Carrier', carriers),
  a.text('Team', 50),
  a.rows('Quoted_Items', 'Quoted_Items', { mandatory: 'system' }),
]);

export const salesOrders = document('Sales_Orders', 'Sales Order', 'SalesOrders', [
  a.autoNumber('SO_Number'),
  a.lookup('Deal_Name', 'Deals', 'SalesOrders'),
  a.text('Purchase_Order', 50),
  a.lookup('Quote_Name', 'Quotes', 'SalesOrders'),
  a.text('Customer_No', 50),
  a.date('Due_Date'),
  a.text('Pending', 50),
  a.lookup('Contact_Name', 'Contacts', 'SalesOrders'),
  a.lookup('Account_Name', 'Accounts', 'SalesOrders', { mandatory: 'layout' }),
  a.pick('Carrier', carriers),
  a.money('Excise_Duty'),
  a.money('Sales_Commission'),
  a.pick('Status', statuses, { standard: 'Created' }),
  a.rows('Ordered_Items', 'Ordered_Items', { mandatory: 'system' }),
]);

export const invoices = document('Invoices', 'Invoice', 'Invoices', [
  a.autoNumber('Invoice_Number'),
  a.lookup('Sales_Order', 'Sales_Orders', 'Invoices'),
  a.lookup('Deal_Name__s', 'Deals', 'Invoices'),
  a.date('Invoice_Date'),
  a.date('Due_Date'),
  a.text('Purchase_Order', 50),
  a.lookup('Account_Name', 'Accounts', 'Invoices', { mandatory: 'layout' }),
  a.lookup('Contact_Name', 'Contacts', 'Invoices'),
  a.money('Excise_Duty'),
  a.money('Sales_Commission'),
  a.pick('Status', statuses, { standard: 'Created' }),
  a.rows('Invoiced_Items', 'Invoiced_Items', { mandatory: 'system' }),
]);

export const purchaseOrders = document('Purchase_Orders', 'Purchase Order', 'PurchaseOrders', [
  a.autoNumber('PO_Number'),
  a.lookup('Vendor_Name', 'Vendors', 'PurchaseOrders', { mandatory: 'system' }),
  a.lookup('Contact_Name', 'Contacts', 'PurchaseOrders'),
  a.date('PO_Date'),
  a.date('Due_Date'),
  a.pick('Carrier', carriers),
  a.text('Tracking_Number', 50),
  a.text('Requisition_No', 50),
  a.money('Excise_Duty'),
  a.money('Sales_Commission'),
  a.pick('Status', statuses, { standard: 'Created' }),
  a.rows('Purchase_Items', 'Purchase_Items', { mandatory: 'system' }),
]);

function rowsOf(apiName: string, module: string): ModuleSpec {
  const plural = apiName.replaceAll('_', ' ');
  return {
    apiName,
    singular: plural.slice(0, -1),
    plural,
    tabName: apiName,
    nameField: 'id',
    duplicateCheck: [],
    rowsOf: { module, field: apiName },
    fields: [
      a.lookup('Product_Name', 'Products', undefined, { mandatory: 'system' }),
      a.double('Quantity', { places: 9, standard: 1 }),
      a.money('List_Price'),
      a.money('Total', { readOnly: true }),
      a.money('Discount', { standard: 0 }),
      a.money('Total_After_Discount', { readOnly: true }),
      a.money('Tax', { readOnly: true }),
      a.money('Net_Total', { readOnly: true }),
      a.area('Description', 2000),
      a.other('line_tax', 'Line_Tax'),
      a.lookup('Price_Book_Name', 'Price_Books'),
      a.integer('Sequence_Number'),
      a.lookup('Parent_Id', module, undefined, { readOnly: true }),
    ],
  };
}

export const rowModules: readonly ModuleSpec[] = [
  rowsOf('Quoted_Items', 'Quotes'),
  rowsOf('Ordered_Items', 'Sales_Orders'),
  rowsOf('Invoiced_Items', 'Invoices'),
  rowsOf('Purchase_Items', 'Purchase_Orders'),
];
