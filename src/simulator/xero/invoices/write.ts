// Making and changing invoices and bills: which one is meant, where its status may go, what may still change, and all of its parts.

import type { Work } from '../call.ts';
import { echoDocument } from '../documents/echo.ts';
import { ARCHIVED_ON_DOCUMENT, lockTroubles, markContact } from '../documents/header.ts';
import { nextNumber } from '../documents/number.ts';
import { present, readParts } from '../documents/parts.ts';
import { folded } from '../wire/text.ts';
import { overlong, type Trouble, trouble } from '../write/trouble.ts';
import type { Applied, Mode, Writing } from '../write/write.ts';
import type { Invoice, InvoiceStatus } from './invoice.ts';
import { settle } from './settle.ts';
import { type InvoiceElement, invoiceShape } from './shape.ts';
import { showInvoice } from './show.ts';
import { AUTOMATIC_TAX, changeOfSettled, INVALID_STATUS, isBinding, isSettled, mayBecome, SETTLED } from './status.ts';
import { moveStock } from './stock.ts';

export const invoiceWriting: Writing<typeof invoiceShape> = {
  root: 'Invoices',
  shape: invoiceShape,
  flag: 'HasErrors',
  id: 'InvoiceID',
  apply: applyInvoice,
};

/** Approvals a month on the smallest plan (Xero's docs). */
const APPROVALS = { ACCREC: 20, ACCPAY: 5 };

function applyInvoice(work: Work, element: InvoiceElement, mode: Mode): Applied {
  const found = meant(work, element, mode);
  const before = found === 'unknown' ? undefined : found;
  const refuse = (troubles: Trouble[], lines: Invoice['lines'] = []): Applied => ({
    refused: troubles,
    echo: echoDocument(work, {
      idName: 'InvoiceID',
      id: before?.id ?? element.InvoiceID,
      element,
      stored: before && showInvoice(work, before, 'write'),
      lines,
    }),
  });
  if (found === 'unknown')
    return refuse([trouble('An existing Invoice with the specified InvoiceID could not be found')]);
  const barred = before ? barredFrom(work, before, element) : typeTroubles(element);
  if (barred.length) return refuse(barred);
  const built = build(work, element, before);
  if (built === 'missing') return 'missing';
  if ('troubles' in built) return refuse(built.troubles, built.lines);
  const kind = before && isSettled(before) ? changeOfSettled(before, built.invoice) : 'allowed';
  if (kind === 'forbidden') return refuse([trouble(SETTLED)]);
  const stock = moveStock(work, before, built.invoice);
  if (stock.length) return refuse(stock, built.invoice.lines);
  const saved = save(work, before, built.invoice, kind === 'silent' || kind === 'none');
  return { done: () => showInvoice(work, work.books.invoices.get(saved.id) ?? saved, 'write') };
}

/** Which invoice a POST means: by id, else a sales invoice by its number (Xero's docs). Bills have no key but the id. */
function meant(
  { books }: Work,
  { InvoiceID, InvoiceNumber, Type }: InvoiceElement,
  mode: Mode,
): Invoice | undefined | 'unknown' {
  if (InvoiceID !== undefined) return (mode === 'create' ? undefined : books.invoices.get(InvoiceID)) ?? 'unknown';
  if (mode === 'create' || !InvoiceNumber || Type === 'ACCPAY') return undefined;
  const numbered = books.invoices
    .having('number', folded(InvoiceNumber))
    .filter((invoice) => invoice.Type === 'ACCREC');
  return numbered.find(({ Status }) => Status !== 'VOIDED' && Status !== 'DELETED') ?? numbered[0];
}

function typeTroubles({ Type }: InvoiceElement): Trouble[] {
  return Type === 'ACCREC' || Type === 'ACCPAY' ? [] : [trouble('Invoice not of valid type for creation')];
}

/** What forbids any change: its tax that is Xero's to compute, its status, its contact, a locked period. */
function barredFrom(work: Work, before: Invoice, { Status, Type, CurrencyCode }: InvoiceElement): Trouble[] {
  if (before.automaticTax && work.app) return [trouble(AUTOMATIC_TAX)];
  const settled = isSettled(before);
  if (!mayBecome(before.Status, Status ?? before.Status)) {
    return [trouble(INVALID_STATUS), ...(settled ? [trouble(SETTLED)] : [])];
  }
  if (settled && Status === 'VOIDED') return [trouble(INVALID_STATUS), trouble(SETTLED)];
  if (Type !== undefined && Type !== before.Type) return [trouble('Invoice not of valid type for modification')];
  if (CurrencyCode && CurrencyCode !== before.CurrencyCode)
    return [trouble('The currency of an existing document cannot be changed.')];
  const contact = work.books.contacts.get(before.contactId);
  if (contact && contact.ContactStatus !== 'ACTIVE') return [trouble(ARCHIVED_ON_DOCUMENT, 'Contact')];
  return isBinding(before.Status) || !work.xero.switches.draftsInLockedPeriod ? lockTroubles(work, [before.Date]) : [];
}

type Built = { invoice: Invoice } | { troubles: Trouble[]; lines: Invoice['lines'] } | 'missing';

/** The invoice with what was sent, or everything that is wrong with it. */
function build(work: Work, element: InvoiceElement, before: Invoice | undefined): Built {
  const Type = before?.Type ?? (element.Type as Invoice['Type']);
  const Status = (element.Status ?? before?.Status ?? 'DRAFT') as InvoiceStatus;
  const sales = Type === 'ACCREC';
  const read = readParts(work, element, before, {
    side: sales ? 'sales' : 'purchases',
    unitdp: work.unitdp,
    accountTax: true,
    discounts: sales,
    binding: isBinding(Status),
    theme: sales,
    createsContact: true,
    types: 'Exclusive',
  });
  if (read === 'missing') return 'missing';
  const { parts, troubles } = read;
  const sums = { paidCents: before?.paidCents ?? 0, creditedCents: before?.creditedCents ?? 0 };
  const invoice: Invoice = {
    ...before,
    ...sums,
    ...parts,
    Type,
    Status,
    ...header(work, element, before, { Type, Status, Date: parts.Date }),
  };
  for (const name of ['Reference', 'Url'] as const) if (element[name] === '') delete invoice[name];
  const moves = mayBecome(before?.Status ?? 'new', Status) ? [] : [trouble(INVALID_STATUS)];
  const all = [...overlong(invoiceShape, element), ...moves, ...troubles, ...complete(work, invoice, before)];
  return all.length ? { troubles: all, lines: parts.lines } : { invoice };
}

/** The members that invoices alone have. A bill keeps no Reference; marking as sent waits for the approval (Xero's docs). */
function header(
  { xero }: Work,
  element: InvoiceElement,
  before: Invoice | undefined,
  { Type, Status, Date }: Pick<Invoice, 'Type' | 'Status' | 'Date'>,
): Partial<Invoice> {
  const sales = Type === 'ACCREC';
  const approved = Status === 'AUTHORISED' || Status === 'PAID';
  const fallback = Status === 'AUTHORISED' && xero.switches.missingDueDate === 'invoice-date' ? Date : undefined;
  return present({
    DueDate: element.DueDate ?? before?.DueDate ?? fallback,
    InvoiceNumber: element.InvoiceNumber || before?.InvoiceNumber,
    Reference: sales ? element.Reference : undefined,
    Url: element.Url,
    ExpectedPaymentDate: sales ? element.ExpectedPaymentDate : undefined,
    PlannedPaymentDate: sales ? undefined : element.PlannedPaymentDate,
    SentToContact: approved ? element.SentToContact : undefined,
  });
}

/** What a document as a whole must have; more once it is binding. Wordings other than those of lock dates and numbers are (unverified). */
function complete(work: Work, invoice: Invoice, before: Invoice | undefined): Trouble[] {
  const { Status, DueDate, lines, totalCents, InvoiceNumber, Url } = invoice;
  const wrong: Trouble[] = [];
  if (Status === 'DELETED' || Status === 'VOIDED') return wrong;
  if (InvoiceNumber && !/^[\x20-\x7e]+$/.test(InvoiceNumber))
    wrong.push(trouble('Invoice Number contains invalid characters.'));
  if (isTaken(work, invoice)) wrong.push(trouble('Invoice # must be unique.'));
  if (Url !== undefined && Url !== before?.Url && !isFineUrl(Url))
    wrong.push(trouble('The Url must be an absolute address outside of Xero.'));
  if (isBinding(Status) || !work.xero.switches.draftsInLockedPeriod) wrong.push(...lockTroubles(work, [invoice.Date]));
  if (!isBinding(Status)) return wrong;
  if (!lines.length) wrong.push(trouble('At least one line item must be specified.'));
  if (DueDate === undefined && Status !== 'SUBMITTED') wrong.push(trouble('Due Date must be specified.'));
  if (totalCents < 0) wrong.push(trouble('The invoice total cannot be negative.'));
  if (Status === 'AUTHORISED' && before?.Status !== 'AUTHORISED' && !mayApprove(work, invoice.Type)) {
    wrong.push(trouble('You have reached the limit of invoices you can approve'));
  }
  return wrong;
}

function isTaken({ books, xero }: Work, { id, Type, InvoiceNumber }: Invoice): boolean {
  if (Type !== 'ACCREC' || InvoiceNumber === undefined) return false;
  const dead = (status: string) => status === 'VOIDED' || status === 'DELETED';
  return books.invoices
    .having('number', folded(InvoiceNumber))
    .some((one) => one.id !== id && one.Type === 'ACCREC' && !(xero.switches.invoiceNumberReuse && dead(one.Status)));
}

function isFineUrl(url: string): boolean {
  return URL.canParse(url) && /^https?:$/.test(new URL(url).protocol) && !/xero/i.test(url);
}

function mayApprove({ books }: Work, type: Invoice['Type']): boolean {
  if (books.organisation.plan !== 'STARTER') return true;
  return books.count(`approved ${type} ${books.today().slice(0, 7)}`) <= APPROVALS[type];
}

function save(work: Work, before: Invoice | undefined, invoice: Invoice, silently: boolean): Invoice {
  const { books, xero } = work;
  const same =
    before !== undefined && JSON.stringify({ ...invoice, updatedAt: before.updatedAt }) === JSON.stringify(before);
  if (same && !xero.switches.unchangedWriteBumps) return before;
  const quiet = silently && xero.switches.silentEditsOnPaid;
  const numbered =
    invoice.Type === 'ACCREC' && !invoice.InvoiceNumber ? { ...invoice, InvoiceNumber: fresh(work) } : invoice;
  const saved = settle(books, numbered, !quiet);
  markContact(work, saved.contactId, saved.Type === 'ACCREC' ? 'sales' : 'purchases');
  const sentOnly =
    before !== undefined && before.SentToContact !== invoice.SentToContact && !xero.switches.sentEmitsInvoice;
  if (!quiet && !sentOnly) books.announce('INVOICE', saved.id, before ? 'UPDATE' : 'CREATE');
  return saved;
}

function fresh({ books }: Work): string {
  return nextNumber(books, 'INV', (number) => books.invoices.having('number', number).length > 0);
}
