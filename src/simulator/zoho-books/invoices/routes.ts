// What invoices do by API beyond what all documents do: payments and credits that met them, e-mail, writing off, many at once.

import type { Json } from '../../zoho/json.ts';
import { absent, type Call, faultIn, idsIn, reads, type Route, withRow } from '../call.ts';
import { applyNote, applyPayment, creditFault, paymentFault, unapplyNote } from '../credits/apply.ts';
import type { Document } from '../documents/document.ts';
import { kinds } from '../documents/kinds.ts';
import { oneDocument } from '../documents/routes.ts';
import { moves, moveTo } from '../documents/transitions.ts';
import { keepDocument, withBalance } from '../documents/write.ts';
import { worked } from '../documents/totals.ts';
import { asNumber, isPositive, sum } from '../money.ts';
import { keepPayment, removePayment } from '../payments/settle.ts';
import { showInvoicePayment } from '../payments/show.ts';
import * as no from '../refusals.ts';
import { bad, good, type Reply } from '../reply.ts';
import { lockFault } from '../settings/lock.ts';
import { emailRoutes } from './email.ts';

function payments({ books }: Call, { id }: Document): Reply {
  const rows = books.payments.having('invoice', id).flatMap((payment) => {
    const part = payment.allocations.find(({ invoiceId }) => invoiceId === id);
    return part ? [showInvoicePayment(payment, part)] : [];
  });
  return good('success', { payments: rows });
}

function takeOffPayment(call: Call, { id }: Document): Reply {
  const { books, params } = call;
  const payment = books.payments
    .having('invoice', id)
    .find(({ allocations }) => allocations.some((part) => part.id === params.part && part.invoiceId === id));
  return withRow(call, payment, 'Payment', (found) => {
    const fault = lockFault(books, 'sales', [found.date]);
    if (fault) return bad(fault);
    const rest = found.allocations.filter((part) => part.id !== params.part);
    const whole = rest.length === 0 && found.refunds.length === 0 && books.switches.paymentTakenOff === 'payment';
    if (whole) removePayment(books, found);
    else keepPayment(books, { ...found, allocations: rest }, found);
    return good('The payment has been deleted.');
  });
}

function creditsApplied({ books }: Call, { id }: Document): Reply {
  const credits = books.documents.creditnote.having('applied', id).flatMap((note) =>
    note.applied
      .filter(({ invoiceId }) => invoiceId === id)
      .map((one): Json => ({
        creditnote_id: note.id,
        creditnotes_invoice_id: one.id,
        creditnotes_number: note.number,
        credited_date: one.date,
        amount_applied: asNumber(one.amount),
      })),
  );
  return good('success', { credits });
}

function takeOffCredit(call: Call, { id }: Document): Reply {
  const { books, params } = call;
  const note = books.documents.creditnote
    .having('applied', id)
    .find(({ applied }) => applied.some((one) => one.id === params.applied && one.invoiceId === id));
  return withRow(call, note, 'Credit', (found) => {
    unapplyNote(books, found, params.applied ?? '');
    return good('Credits applied to an invoice have been deleted.');
  });
}

/** Rests of payments and credit notes go to the invoice, all or none of them. */
function applyCredits(call: Call, invoice: Document): Reply {
  const { books } = call;
  const body = reads(call);
  const amountOf = (one: { amount: (name: string) => string | undefined }) => one.amount('amount_applied') ?? '0';
  const paid = (body.list('invoice_payments') ?? []).map((one) => ({
    id: one.id('payment_id'),
    amount: amountOf(one),
  }));
  const noted = (body.list('apply_creditnotes') ?? []).map((one) => ({
    id: one.id('creditnote_id'),
    amount: amountOf(one),
  }));
  if (!paid.length && !noted.length) body.faults.add(no.missing('apply_creditnotes'));
  for (const { id, amount } of paid) {
    const payment = books.payments.get(id);
    const fault = payment ? paymentFault(books, payment, { id: invoice.id, amount }) : absent(books, 'Payment');
    body.faults.add(fault);
  }
  for (const { id, amount } of noted) {
    const note = books.documents.creditnote.get(id);
    body.faults.add(note ? creditFault(books, note, [{ id: invoice.id, amount }]) : absent(books, 'Credit Note'));
  }
  const all = sum(...[...paid, ...noted].map(({ amount }) => amount));
  if (Number(all) > Number(invoice.balance)) body.faults.add(no.overBalance);
  const fault = faultIn(books, body);
  if (fault) return bad(fault);
  for (const { id, amount } of paid) {
    const payment = books.payments.get(id);
    if (payment) applyPayment(books, payment, { id: invoice.id, amount });
  }
  for (const { id, amount } of noted) {
    const note = books.documents.creditnote.get(id);
    if (note) applyNote(books, note, [{ id: invoice.id, amount }]);
  }
  return good('Credits have been applied to the invoice.', { use_credits: { apply_creditnotes: noted.length } });
}

function writeOff({ books }: Call, invoice: Document): Reply {
  if (['draft', 'void', 'pending_approval', 'rejected'].includes(invoice.status)) {
    return bad(no.wrongStatus('Invoice', invoice.status, 'written off'));
  }
  if (!isPositive(invoice.balance)) return bad(no.belowBalance);
  keepDocument(books, withBalance({ ...invoice, writtenOff: sum(invoice.writtenOff, invoice.balance) }), invoice);
  return good('Invoice has been written off.');
}

function cancelWriteOff({ books }: Call, invoice: Document): Reply {
  keepDocument(books, withBalance({ ...invoice, writtenOff: '0' }), invoice);
  return good('The write off done for this invoice has been cancelled.');
}

function removeLine(call: Call, invoice: Document): Reply {
  const { books, params } = call;
  const lines = invoice.lines.filter(({ id }) => id !== params.line);
  const found = lines.length < invoice.lines.length ? invoice : undefined;
  return withRow(call, found, 'Line Item', () => {
    const changed = withBalance(worked(books, { ...invoice, lines }));
    const fault = lines.length ? lockFault(books, 'sales', [invoice.date]) : no.noLines;
    if (fault) return bad(fault);
    if (Number(changed.balance) < 0) return bad(no.belowPaid);
    keepDocument(books, changed, invoice);
    return good('The line item has been deleted.');
  });
}

/** Marks several at once. Books does what it can, and says nothing of the rest. */
function markMany(status: 'sent' | 'void') {
  return (call: Call): Reply => {
    const { books } = call;
    const body = reads(call);
    const ids = body.texts('invoice_ids') ?? idsIn(call, 'invoice_ids');
    const move = moves.invoice.find(({ path }) => path === `status/${status}`);
    if (!ids.length || !move) return bad(no.missing('invoice_ids'));
    for (const id of ids) {
      const invoice = books.documents.invoice.get(id);
      if (invoice) moveTo(call, invoice, move);
    }
    return good(`The status of the selected invoices has been changed to ${status}.`);
  };
}

const path = '/invoices/:id';
const area = 'invoices';
const one = (handle: (call: Call, invoice: Document) => Reply) => oneDocument(kinds.invoice, handle);

export const invoiceRoutes: Route[] = [
  { method: 'GET', path: `${path}/payments`, area, handle: one(payments) },
  { method: 'DELETE', path: `${path}/payments/:part`, area, handle: one(takeOffPayment) },
  { method: 'GET', path: `${path}/creditsapplied`, area, handle: one(creditsApplied) },
  { method: 'DELETE', path: `${path}/creditsapplied/:applied`, area, handle: one(takeOffCredit) },
  { method: 'POST', path: `${path}/credits`, area, handle: one(applyCredits) },
  { method: 'POST', path: `${path}/writeoff`, area, handle: one(writeOff) },
  { method: 'POST', path: `${path}/writeoff/cancel`, area, handle: one(cancelWriteOff) },
  { method: 'DELETE', path: `${path}/lineitems/:line`, area, handle: one(removeLine) },
  { method: 'POST', path: '/invoices/status/sent', area, handle: markMany('sent') },
  { method: 'POST', path: '/invoices/status/void', area, handle: markMany('void') },
  ...emailRoutes,
];
