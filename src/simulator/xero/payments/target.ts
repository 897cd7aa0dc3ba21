// What a payment is for: an invoice, or credit that is refunded. Finds it, says what may be paid, and settles it.

import type { Work } from '../call.ts';
import { type Credit, type CreditKind, isReceivable, remainingCents } from '../credits/credit.ts';
import { announceCredit, creditTable, settleCredit } from '../credits/settle.ts';
import { dueCents, type Invoice } from '../invoices/invoice.ts';
import { settle } from '../invoices/settle.ts';
import { folded } from '../wire/text.ts';
import type { PaymentElement } from './shape.ts';

export type Target = { of: 'invoice'; document: Invoice } | { of: CreditKind; document: Credit };

/** The documents that the element names; in order there is exactly one. */
export function targetsOf({ books }: Work, element: PaymentElement): (Target | undefined)[] {
  const { Invoice: invoice, CreditNote: note, Overpayment, Prepayment } = element;
  const invoiceNumber = invoice?.InvoiceNumber ?? element.InvoiceNumber;
  const noteNumber = note?.CreditNoteNumber ?? element.CreditNoteNumber;
  const targets: (Target | undefined)[] = [];
  if (invoice?.InvoiceID ?? invoiceNumber) {
    const numbered = books.invoices.having('number', folded(invoiceNumber ?? ''));
    const document = invoice?.InvoiceID !== undefined ? books.invoices.get(invoice.InvoiceID) : numbered[0];
    targets.push(document && { of: 'invoice', document });
  }
  if (note?.CreditNoteID ?? noteNumber) {
    const numbered = books.creditNotes.having('number', folded(noteNumber ?? ''));
    const document = note?.CreditNoteID !== undefined ? books.creditNotes.get(note.CreditNoteID) : numbered[0];
    targets.push(document && { of: 'credit-note', document });
  }
  if (Overpayment?.OverpaymentID !== undefined) {
    const document = books.overpayments.get(Overpayment.OverpaymentID);
    targets.push(document && { of: 'overpayment', document });
  }
  if (Prepayment?.PrepaymentID !== undefined) {
    const document = books.prepayments.get(Prepayment.PrepaymentID);
    targets.push(document && { of: 'prepayment', document });
  }
  return targets;
}

/** The document of a stored payment. */
export function targetOf({ books }: Work, of: Target['of'], documentId: string): Target | undefined {
  if (of === 'invoice') {
    const document = books.invoices.get(documentId);
    return document && { of, document };
  }
  const document = creditTable(books, of).get(documentId);
  return document && { of, document };
}

/** What may still be paid or refunded. */
export function payableCents({ of, document }: Target): number {
  return of === 'invoice' ? dueCents(document) : remainingCents(document);
}

/** Whether money comes in from a customer or goes back to one: the receivable side. */
export function receivable({ of, document }: Target): boolean {
  return of === 'invoice' ? document.Type === 'ACCREC' : isReceivable(document);
}

const types = {
  'credit-note': 'CREDITPAYMENT',
  overpayment: 'OVERPAYMENTPAYMENT',
  prepayment: 'PREPAYMENTPAYMENT',
} as const;

/** Xero's PaymentType for a payment on that document. */
export function paymentTypeFor(target: Target): string {
  if (target.of === 'invoice') return `${target.document.Type}PAYMENT`;
  return `${receivable(target) ? 'AR' : 'AP'}${types[target.of]}`;
}

/** Computes the document anew after a payment came or went, and announces it. */
export function settleTarget(work: Work, { of, document }: Target): void {
  if (of !== 'invoice') {
    const saved = settleCredit(work, document);
    return announceCredit(work, saved, 'UPDATE');
  }
  settle(work.books, document);
  if (work.xero.switches.paymentEmitsInvoice) work.books.announce('INVOICE', document.id, 'UPDATE');
}
