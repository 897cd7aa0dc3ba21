// Fields of records as people call them. One that is not known here is shown by its own name.

import type { Key } from '../i18n/keys.ts';
import { t } from '../i18n/messages.ts';

const labels: Readonly<Record<string, Key>> = {
  name: 'ui.field.name',
  firstName: 'ui.field.firstName',
  lastName: 'ui.field.lastName',
  email: 'ui.field.email',
  phone: 'ui.field.phone',
  mobile: 'ui.field.mobile',
  fax: 'ui.field.fax',
  website: 'ui.field.website',
  billingStreet: 'ui.field.billingStreet',
  billingCity: 'ui.field.billingCity',
  billingRegion: 'ui.field.billingRegion',
  billingPostcode: 'ui.field.billingPostcode',
  billingCountry: 'ui.field.billingCountry',
  shippingStreet: 'ui.field.shippingStreet',
  shippingCity: 'ui.field.shippingCity',
  shippingRegion: 'ui.field.shippingRegion',
  shippingPostcode: 'ui.field.shippingPostcode',
  shippingCountry: 'ui.field.shippingCountry',
  taxNumber: 'ui.field.taxNumber',
  companyNumber: 'ui.field.companyNumber',
  accountNumber: 'ui.field.accountNumber',
  currency: 'ui.field.currency',
  persons: 'ui.field.persons',
  accountingId: 'ui.field.accountingId',
  accountingUrl: 'ui.field.accountingUrl',
  accountingPdf: 'ui.field.accountingPdf',
  number: 'ui.field.number',
  customer: 'ui.field.customer',
  vendor: 'ui.field.vendor',
  date: 'ui.field.date',
  dueDate: 'ui.field.dueDate',
  deliveryDate: 'ui.field.deliveryDate',
  expiresOn: 'ui.field.expiresOn',
  reference: 'ui.field.reference',
  exchangeRate: 'ui.field.exchangeRate',
  taxMode: 'ui.field.taxMode',
  lines: 'ui.field.lines',
  status: 'ui.field.status',
  theme: 'ui.field.theme',
  sent: 'ui.field.sent',
  subtotal: 'ui.field.subtotal',
  totalTax: 'ui.field.totalTax',
  total: 'ui.field.total',
  amountDue: 'ui.field.amountDue',
  amountPaid: 'ui.field.amountPaid',
  amountCredited: 'ui.field.amountCredited',
  paidOn: 'ui.field.paidOn',
  accountingNumber: 'ui.field.accountingNumber',
  crmUrl: 'ui.field.crmUrl',
  title: 'ui.field.title',
  summary: 'ui.field.summary',
  terms: 'ui.field.terms',
  code: 'ui.field.code',
  description: 'ui.field.description',
  purchaseDescription: 'ui.field.purchaseDescription',
  salePrice: 'ui.field.salePrice',
  purchasePrice: 'ui.field.purchasePrice',
  salesAccount: 'ui.field.salesAccount',
  purchaseAccount: 'ui.field.purchaseAccount',
  salesTax: 'ui.field.salesTax',
  purchaseTax: 'ui.field.purchaseTax',
  sold: 'ui.field.sold',
  purchased: 'ui.field.purchased',
  onHand: 'ui.field.onHand',
  invoiceStatus: 'ui.field.invoiceStatus',
  outstanding: 'ui.field.outstanding',
  overdue: 'ui.field.overdue',
  creditBalance: 'ui.field.creditBalance',
  creditNotes: 'ui.field.creditNotes',
  overpayments: 'ui.field.overpayments',
  prepayments: 'ui.field.prepayments',
  oldestDue: 'ui.field.oldestDue',
  creditLimit: 'ui.field.creditLimit',
  onHold: 'ui.field.onHold',
  lastPaymentOn: 'ui.field.lastPaymentOn',
  lastPaymentAmount: 'ui.field.lastPaymentAmount',
  lastPaymentReference: 'ui.field.lastPaymentReference',
  lastPaymentId: 'ui.field.lastPaymentId',
  lastPaymentAccount: 'ui.field.lastPaymentAccount',
  payments: 'ui.field.payments',
  credits: 'ui.field.credits',
  ownPayments: 'ui.field.ownPayments',
  received: 'ui.field.received',
  paymentAmount: 'ui.field.paymentAmount',
  paymentAccount: 'ui.field.paymentAccount',
  paymentDate: 'ui.field.paymentDate',
  paymentMark: 'ui.field.paymentMark',
  paymentRemoved: 'ui.field.paymentRemoved',
};

export function fieldName(field: string): string {
  const key = labels[field];
  return key ? t(key) : field;
}

/** A value as people read it; a blank one says so. */
export function valueText(value: unknown): string {
  if (value === null || value === undefined || value === '') return t('ui.value.blank');
  if (typeof value === 'boolean') return t(value ? 'ui.value.yes' : 'ui.value.no');
  if (Array.isArray(value)) return value.length === 0 ? t('ui.value.blank') : value.map(rowText).join('; ');
  return typeof value === 'object' ? rowText(value) : String(value);
}

/** A row of a list: its values, without the keys that only machines read. */
function rowText(row: unknown): string {
  if (typeof row !== 'object' || row === null) return String(row);
  const fields = 'fields' in row && typeof row.fields === 'object' && row.fields !== null ? row.fields : row;
  return Object.values(fields)
    .filter((value) => value !== null && value !== '')
    .map(String)
    .join(' ');
}
