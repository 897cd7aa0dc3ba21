// Payments as the API shows them: whole, as a row of a list, and as part of the invoice that they met.

import type { Json } from '../../zoho/json.ts';
import type { Books } from '../books.ts';
import { primaryOf } from '../contacts/contact.ts';
import { asNumber } from '../money.ts';
import { inBase } from '../settings/currency.ts';
import { fieldHash, showFields } from '../settings/field.ts';
import { booksTime } from '../time.ts';
import { type Allocation, type Payment, refundedOf, unusedOf } from './payment.ts';
import { showRefund } from './refunds.ts';

export function showPayment(books: Books, payment: Payment): Json {
  return {
    ...showHead(books, payment),
    bank_charges: asNumber(payment.bankCharges),
    amount_refunded: asNumber(refundedOf(payment)),
    exchange_rate: asNumber(payment.exchangeRate),
    currency_id: payment.currencyId,
    status: 'success',
    invoices: payment.allocations.map((part) => showAllocation(books, part)),
    payment_refunds: payment.refunds.map((refund) => showRefund(books, refund, 'payment_refund_id')),
    custom_fields: showFields(books, payment.fields),
    custom_field_hash: fieldHash(books, payment.fields),
  };
}

export function showPaymentRow(books: Books, payment: Payment): Json {
  const numbers = payment.allocations.map(({ invoiceId }) => books.documents.invoice.get(invoiceId)?.number ?? '');
  return {
    ...showHead(books, payment),
    invoice_numbers: numbers.join(', '),
    bcy_amount: asNumber(inBase(books, payment.amount, payment.exchangeRate)),
    ...fieldHash(books, payment.fields),
  };
}

/** A payment as its invoice shows it: the part that went there. */
export function showInvoicePayment(payment: Payment, { id, amount, taxWithheld }: Allocation): Json {
  return {
    payment_id: payment.id,
    invoice_payment_id: id,
    payment_number: payment.number,
    date: payment.date,
    amount: asNumber(amount),
    tax_amount_withheld: asNumber(taxWithheld),
    payment_mode: payment.mode,
    reference_number: payment.reference,
    description: payment.description,
    exchange_rate: asNumber(payment.exchangeRate),
  };
}

function showHead(books: Books, payment: Payment): Json {
  const zone = books.organisation.timeZone;
  const customer = books.contacts.get(payment.customerId);
  const account = books.accounts.get(payment.accountId);
  return {
    payment_id: payment.id,
    payment_number: payment.number,
    payment_mode: payment.mode,
    amount: asNumber(payment.amount),
    unused_amount: asNumber(unusedOf(payment)),
    date: payment.date,
    reference_number: payment.reference,
    description: payment.description,
    customer_id: payment.customerId,
    customer_name: customer?.name ?? '',
    email: (customer && primaryOf(customer)?.texts.email) ?? '',
    account_id: account?.id ?? '',
    account_name: account?.name ?? '',
    currency_code: books.currencies.get(payment.currencyId)?.code ?? '',
    created_time: booksTime(payment.createdAt, zone),
    last_modified_time: booksTime(payment.modifiedAt, zone),
  };
}

function showAllocation(books: Books, { id, invoiceId, amount, taxWithheld }: Allocation): Json {
  const invoice = books.documents.invoice.get(invoiceId);
  return {
    invoice_payment_id: id,
    invoice_id: invoiceId,
    invoice_number: invoice?.number ?? '',
    date: invoice?.date ?? '',
    invoice_amount: asNumber(invoice?.total),
    amount_applied: asNumber(amount),
    balance_amount: asNumber(invoice?.balance),
    tax_amount_withheld: asNumber(taxWithheld),
  };
}
