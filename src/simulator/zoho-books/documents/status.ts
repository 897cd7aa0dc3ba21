// The status that Books shows: what people set, and what it works out from payments, credits and the day.

import type { Books } from '../books.ts';
import { isNought, isPositive, less, sum } from '../money.ts';
import type { Document } from './document.ts';

/** Statuses in which a document counts for nobody. */
export const idle: readonly string[] = ['draft', 'pending_approval', 'rejected', 'void'];

export function shownStatus(books: Books, document: Document): string {
  if (idle.includes(document.status)) return document.status;
  switch (document.kind) {
    case 'invoice':
      return invoiceStatus(books, document);
    case 'creditnote':
      return document.status === 'open' && isNought(document.balance) ? 'closed' : document.status;
    case 'salesorder':
      return orderStatus(books, document);
    case 'estimate':
      return document.status === 'sent' && document.until !== '' && document.until < books.today()
        ? 'expired'
        : document.status;
    default:
      return document.status;
  }
}

/** Payments and credit that met an invoice. */
export function settledOf({ paid, credited, writtenOff }: Document): string {
  return sum(paid, credited, writtenOff);
}

function invoiceStatus(books: Books, document: Document): string {
  if (!isPositive(document.balance)) return 'paid';
  const late = document.until !== '' && document.until < books.today();
  if (isPositive(settledOf(document))) return late ? books.switches.latePartlyPaid : 'partially_paid';
  if (document.status === 'approved') return 'approved';
  if (late) return 'overdue';
  return document.isViewed ? 'viewed' : document.status;
}

/** A sales order is invoiced as far as invoices were made from it. */
function orderStatus(books: Books, order: Document): string {
  if (order.status !== 'open') return order.status;
  const invoices = books.documents.invoice.having('order', order.id).filter(({ status }) => status !== 'void');
  if (!invoices.length) return 'open';
  const rest = less(order.total, ...invoices.map(({ total }) => total));
  return isPositive(rest) ? 'partially_invoiced' : 'invoiced';
}
