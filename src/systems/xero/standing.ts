// How an invoice stands: its state in our words, what Xero lets change of it, and a version that tells of changes which Xero's own time
// of change passes over. Pure.

import type { Invoice } from 'xero-node-lite';
import { shortHash } from '../../core/digest.ts';
import type { Fixed } from '../../core/record.ts';
import { isNothing } from './codecs.ts';
import type { XeroFacts } from './dialect.ts';

/** What of a line may still change once money has moved: what it says and where it is booked (Xero's docs). */
const OPEN_IN_LINES = ['description', 'account', 'tracking1', 'tracking2'].map((name) => ['lines', name].join('.'));

/** Once money has moved, this may still change (Xero's docs). */
const OPEN_WHEN_SETTLED = ['reference', 'dueDate', 'number', 'theme', 'crmUrl', 'sent', ...OPEN_IN_LINES];

type Standing = Pick<
  Invoice,
  | 'Status'
  | 'Date'
  | 'DueDate'
  | 'AmountDue'
  | 'AmountPaid'
  | 'AmountCredited'
  | 'CreditNotes'
  | 'RepeatingInvoiceID'
  | 'LineItems'
>;

/** Whether money or credit has touched it. */
function isSettled({ Status, AmountPaid, AmountCredited, CreditNotes }: Standing): boolean {
  return Status === 'PAID' || !isNothing(AmountPaid) || !isNothing(AmountCredited) || CreditNotes.length > 0;
}

/** `today` is the organisation's own day. Null for a state that is none of ours. */
export function invoiceState(invoice: Standing, today: string): string | null {
  switch (invoice.Status) {
    case 'DRAFT':
      return 'draft';
    case 'SUBMITTED':
      return 'submitted';
    case 'PAID':
      return 'paid';
    case 'VOIDED':
    case 'DELETED':
      return 'void';
    case 'AUTHORISED':
      if (invoice.DueDate !== undefined && invoice.DueDate < today) return 'overdue';
      return isSettled(invoice) ? 'part-paid' : 'approved';
    default:
      return null;
  }
}

/** What Xero lets change of an invoice; null where it lets everything. */
export function invoiceFixed(invoice: Standing, { lockDates }: XeroFacts): Fixed | null {
  const { Status, AmountCredited, CreditNotes } = invoice;
  if (Status === 'VOIDED' || Status === 'DELETED') return { why: 'void', open: [] };
  if (isLocked(invoice.Date, lockDates)) return { why: 'locked-period', open: [] };
  if (hasAutomaticTax(invoice)) return { why: 'automatic-tax', open: [] };
  if (invoice.RepeatingInvoiceID !== undefined) return { why: 'system-made', open: [] };
  if (!isSettled(invoice)) return null;
  // Credit belongs to a customer: what it was given to stays with them (Xero's docs).
  const isCredited = !isNothing(AmountCredited) || CreditNotes.length > 0;
  const open = isCredited ? OPEN_WHEN_SETTLED : [...OPEN_WHEN_SETTLED, 'customer'];
  return { why: Status === 'PAID' ? 'paid' : 'part-paid', open };
}

/** Whether a document of that date lies in a closed period: on a lock date or before it. */
export function isLocked(date: string | undefined, lockDates: XeroFacts['lockDates'] = {}): boolean {
  const { period, yearEnd } = lockDates;
  return date !== undefined && [period, yearEnd].some((lock) => lock !== undefined && date <= lock);
}

/** How Xero tells that it computes American sales tax by itself (its OpenAPI file); `NOT_APPLICABLE` is everybody else's. */
const TAXED_BY_XERO: ReadonlySet<unknown> = new Set(['TAXABLE', 'NON_TAXABLE', 'EXEMPT', 'PART_TAXABLE']);

/** Where Xero computes American sales tax by itself, its API lets nobody write the invoice (Xero's docs). */
function hasAutomaticTax({ LineItems }: Standing): boolean {
  return LineItems.some(({ SalesTaxCodeId, Taxability }) => SalesTaxCodeId != null || TAXED_BY_XERO.has(Taxability));
}

/**
 * Xero's time of change, and what it passes over: an edit of a settled invoice that makes no journal (its due date, its reference) leaves
 * that time as it was (Xero's docs), and midnight makes an invoice overdue without anybody's save.
 */
export function invoiceVersion(invoice: Invoice, state: string | null): string {
  const { UpdatedDateUTC = 0, DueDate, Reference, Url, SentToContact, BrandingThemeID } = invoice;
  const overdue = state === 'overdue' ? '+overdue' : '';
  if (!isSettled(invoice)) return `${UpdatedDateUTC}${overdue}`;
  const silent = [DueDate, Reference, Url, SentToContact, BrandingThemeID].map((value) => value ?? '').join('|');
  return `${UpdatedDateUTC}${overdue}+${shortHash(silent)}`;
}
