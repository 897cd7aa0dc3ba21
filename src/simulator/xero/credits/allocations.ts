// Giving credit to invoices, and taking it back: same contact, same currency, no more than there is on either side.

import type { Call, Work } from '../call.ts';
import { ARCHIVED_ON_DOCUMENT, lockTroubles } from '../documents/header.ts';
import { money, showDate } from '../documents/show.ts';
import { dueCents, type Invoice } from '../invoices/invoice.ts';
import { settle } from '../invoices/settle.ts';
import { exactly, rounded } from '../wire/decimal.ts';
import { bare, notFound, type Json, type Reply } from '../wire/reply.ts';
import { folded } from '../wire/text.ts';
import { type Bound, date, guid, number, object, text } from '../write/shape.ts';
import { type Trouble, trouble } from '../write/trouble.ts';
import type { Applied, Writing } from '../write/write.ts';
import { type Allocation, type Credit, type CreditKind, isReceivable, remainingCents } from './credit.ts';
import { announceCredit, creditTable, settleCredit } from './settle.ts';
import { creditStub, idNames } from './show.ts';

const shape = {
  AllocationID: guid,
  Invoice: object({ InvoiceID: guid, InvoiceNumber: text() }),
  Amount: number,
  Date: date,
} as const;

type Element = Bound<typeof shape>;

/** The write below `/{credit}/{id}/Allocations`. */
export function allocationWriting(kind: CreditKind, creditId: string): Writing<typeof shape> {
  return {
    root: 'Allocations',
    shape,
    id: 'AllocationID',
    apply: (work, element) => allocate(work, kind, creditId, element),
  };
}

function allocate(work: Work, kind: CreditKind, creditId: string, element: Element): Applied {
  const { books } = work;
  const credit = creditTable(books, kind).get(creditId);
  if (!credit) return 'missing';
  const invoice = invoiceOf(work, element);
  const cents = element.Amount === undefined ? 0 : rounded(exactly(element.Amount), 2);
  const echo = {
    Amount: money(cents),
    ...(element.Date && showDate('Date', element.Date)),
    Invoice: element.Invoice ?? {},
  };
  if (!invoice) return { refused: [trouble('The invoice could not be found.', 'Invoice')], echo };
  const troubles = allocationTroubles(work, credit, invoice, cents);
  if (troubles.length) return { refused: troubles, echo };
  const Date = [credit.Date, invoice.Date].sort().at(-1) ?? credit.Date;
  const allocation = { AllocationID: work.xero.guid(), invoiceId: invoice.id, cents, Date, at: books.now() };
  const saved = settleCredit(work, { ...credit, allocations: [...credit.allocations, allocation] });
  afterwards(work, saved, settle(books, invoice));
  return { done: () => showNew(saved, allocation, invoice) };
}

/** The answer to a new allocation lacks its id (seen: it must be read again). */
function showNew(credit: Credit, { cents, Date }: Allocation, invoice: Invoice): Json {
  const name = { 'credit-note': 'CreditNote', overpayment: 'Overpayment', prepayment: 'Prepayment' }[credit.kind];
  return {
    Amount: money(cents),
    ...showDate('Date', Date),
    Invoice: { InvoiceID: invoice.id, InvoiceNumber: invoice.InvoiceNumber, LineItems: [], HasErrors: false },
    [name]: creditStub(credit),
    ValidationErrors: [],
  };
}

function invoiceOf({ books }: Work, { Invoice: sent }: Element): Invoice | undefined {
  if (sent?.InvoiceID !== undefined) return books.invoices.get(sent.InvoiceID);
  return sent?.InvoiceNumber ? books.invoices.having('number', folded(sent.InvoiceNumber))[0] : undefined;
}

/** All wordings are (unverified). */
function allocationTroubles(work: Work, credit: Credit, invoice: Invoice, cents: number): Trouble[] {
  const wrong: Trouble[] = [];
  const refuse = (message: string) => wrong.push(trouble(message));
  if (credit.Status !== 'AUTHORISED')
    refuse('Credit can only be allocated once it is authorised and while some of it remains.');
  if (invoice.Status !== 'AUTHORISED') refuse('Credit can only be allocated to an authorised invoice.');
  if (isReceivable(credit) !== (invoice.Type === 'ACCREC'))
    refuse('The credit and the invoice must be on the same side.');
  if (credit.contactId !== invoice.contactId) refuse('The credit and the invoice must belong to the same contact.');
  if (credit.CurrencyCode !== invoice.CurrencyCode) refuse('The credit and the invoice must have the same currency.');
  const contact = work.books.contacts.get(invoice.contactId);
  if (contact && contact.ContactStatus !== 'ACTIVE') refuse(ARCHIVED_ON_DOCUMENT);
  if (cents <= 0) refuse('The amount must be greater than zero.');
  if (cents > remainingCents(credit)) refuse('The amount exceeds the remaining credit.');
  if (cents > dueCents(invoice)) refuse('The amount exceeds the amount outstanding on the invoice.');
  return [...wrong, ...lockTroubles(work, [[credit.Date, invoice.Date].sort().at(-1)])];
}

/** Takes an allocation back: answered without an envelope (Xero's docs). */
export function removeAllocation(call: Call, kind: CreditKind): Reply {
  const credit = creditTable(call.books, kind).get(call.path[1]?.toLowerCase() ?? '');
  const allocation = credit?.allocations.find(({ AllocationID }) => AllocationID === call.path[3]?.toLowerCase());
  if (!credit || !allocation) return notFound();
  takeBack(call, credit, allocation);
  call.books.commit();
  const { AllocationID, Date, invoiceId, cents } = allocation;
  return bare(call, {
    AllocationID,
    Amount: money(cents),
    ...showDate('Date', Date),
    Invoice: { InvoiceID: invoiceId, LineItems: [] },
    [idNames[kind].replace(/ID$/, '')]: creditStub(credit),
    IsDeleted: true,
  });
}

/** Takes an allocation back, and settles both sides anew. */
export function takeBack(work: Work, credit: Credit, allocation: Allocation): Credit {
  const allocations = credit.allocations.filter((one) => one !== allocation);
  const saved = settleCredit(work, { ...credit, allocations });
  const invoice = work.books.invoices.get(allocation.invoiceId);
  if (invoice) afterwards(work, saved, settle(work.books, invoice));
  return saved;
}

/** Both sides have changed, and both are told. */
function afterwards(work: Work, credit: Credit, invoice: Invoice): void {
  announceCredit(work, credit, 'UPDATE');
  if (work.xero.switches.allocationEmitsInvoice) work.books.announce('INVOICE', invoice.id, 'UPDATE');
}
