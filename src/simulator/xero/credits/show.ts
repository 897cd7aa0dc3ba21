// How credit is shown: credit notes, overpayments and prepayments.

import type { Work } from '../call.ts';
import { money, showContactOf, showDate, showLines, showTotals, showUpdated } from '../documents/show.ts';
import { shownAttachments } from '../history/show.ts';
import { invoiceStub } from '../invoices/show.ts';
import type { Level } from '../list/listing.ts';
import { midnight, msDate } from '../wire/dates.ts';
import type { Json } from '../wire/reply.ts';
import { appliedCents, type Credit, remainingCents } from './credit.ts';
import { refundsOf } from './settle.ts';

export const idNames = {
  'credit-note': 'CreditNoteID',
  overpayment: 'OverpaymentID',
  prepayment: 'PrepaymentID',
} as const;
export const roots = { 'credit-note': 'CreditNotes', overpayment: 'Overpayments', prepayment: 'Prepayments' } as const;

/** A credit note, overpayment or prepayment, without lines in a plain list. */
export function showCredit(work: Work, credit: Credit, level: Level): Json {
  const { books } = work;
  const { kind, number, Reference, Type, BrandingThemeID } = credit;
  const note = kind === 'credit-note';
  return {
    [idNames[kind]]: credit.id,
    ID: credit.id,
    ...(number !== undefined && { [note ? 'CreditNoteNumber' : 'InvoiceNumber']: number }),
    ...(kind === 'prepayment' && number !== undefined && { Reference: number }),
    ...(kind === 'overpayment' && { Reference: Reference ?? '' }),
    ...(note && Type === 'ACCRECCREDIT' && { Reference: Reference ?? '' }),
    Type,
    ...(note && { SentToContact: credit.SentToContact }),
    Payments: showRefunds(work, credit),
    RemainingCredit: money(
      credit.Status === 'AUTHORISED' ? remainingCents(credit) : credit.Status === 'PAID' ? 0 : credit.totalCents,
    ),
    ...(level !== 'write' && { AppliedAmount: money(appliedCents(credit)) }),
    Allocations: showAllocations(work, credit),
    CurrencyRate: Number(credit.CurrencyRate),
    ...(level !== 'write' && { HasAttachments: books.attachments.having('parent', credit.id).length > 0 }),
    ...(note && { HasErrors: false }),
    Contact: showContactOf(work, credit, level),
    ...showDate('Date', credit.Date),
    Status: credit.Status,
    LineAmountTypes: credit.LineAmountTypes,
    ...(level !== 'list' && { LineItems: showLines(work, credit.lines, level) }),
    ...showTotals(credit),
    ...showUpdated(credit.updatedAt),
    CurrencyCode: credit.CurrencyCode,
    ...(credit.FullyPaidOnDate !== undefined && { FullyPaidOnDate: msDate(midnight(credit.FullyPaidOnDate)) }),
    ...(BrandingThemeID !== undefined && { BrandingThemeID }),
    ...(level === 'single' && !note && { Attachments: shownAttachments(work, credit.id) }),
  };
}

function showRefunds({ books }: Work, { id }: Credit): Json[] {
  return refundsOf(books, id).map((payment) => ({
    PaymentID: payment.id,
    Date: msDate(midnight(payment.Date)),
    Amount: money(payment.cents),
    ...(payment.Reference !== undefined && { Reference: payment.Reference }),
    CurrencyRate: Number(payment.CurrencyRate),
    HasAccount: false,
    HasValidationErrors: false,
  }));
}

function showAllocations(work: Work, { allocations }: Credit): Json[] {
  return allocations.flatMap(({ AllocationID, invoiceId, cents, Date }) => {
    const invoice = work.books.invoices.get(invoiceId);
    if (!invoice) return [];
    return [
      {
        AllocationID,
        Amount: money(cents),
        ...showDate('Date', Date),
        Invoice: invoiceStub(work, invoice),
        IsDeleted: false,
      },
    ];
  });
}

/** As part of a payment or an allocation. */
export function creditStub({ kind, id, number, Type, CurrencyCode }: Credit): Json {
  return {
    [idNames[kind]]: id,
    ID: id,
    ...(kind === 'credit-note' && { CreditNoteNumber: number }),
    Type,
    CurrencyCode,
    ...(kind === 'credit-note' && { HasErrors: false }),
    LineItems: [],
  };
}
