// How an invoice is shown: without lines in a plain list, with them in a page, whole by itself, and a little less in answers to writes.

import type { Work } from '../call.ts';
import { money, showContactOf, showDate, showLines, showTotals, showUpdated } from '../documents/show.ts';
import { shownAttachments } from '../history/show.ts';
import type { Level } from '../list/listing.ts';
import { midnight, msDate } from '../wire/dates.ts';
import type { Json } from '../wire/reply.ts';
import { dueCents, type Invoice } from './invoice.ts';
import { creditsOn, paymentsOf } from './settle.ts';

/** `summary` drops what Xero's docs list for `summaryOnly=true`. */
export function showInvoice(work: Work, invoice: Invoice, level: Level, summary = false): Json {
  const { Type, InvoiceNumber, Reference, Status, CurrencyRate, CurrencyCode, BrandingThemeID } = invoice;
  return {
    Type,
    InvoiceID: invoice.id,
    ...(InvoiceNumber !== undefined && { InvoiceNumber }),
    ...(Type === 'ACCREC' && { Reference: Reference ?? '' }),
    ...settlements(work, invoice, level, summary),
    CurrencyRate: Number(CurrencyRate),
    IsDiscounted: invoice.totalDiscountCents !== 0,
    ...(level !== 'write' &&
      !summary && { HasAttachments: work.books.attachments.having('parent', invoice.id).length > 0 }),
    HasErrors: false,
    InvoicePaymentServices: [],
    ...(invoice.Url !== undefined && { Url: invoice.Url }),
    ...(Type === 'ACCREC' && { SentToContact: invoice.SentToContact }),
    Contact: showContactOf(work, invoice, level),
    ...showDate('Date', invoice.Date),
    ...showDate('DueDate', invoice.DueDate),
    ...plannedDates(invoice),
    ...(BrandingThemeID !== undefined && { BrandingThemeID }),
    Status,
    LineAmountTypes: invoice.LineAmountTypes,
    ...(!summary && { LineItems: level === 'list' ? [] : linesOf(work, invoice, level) }),
    ...showTotals(invoice),
    ...showUpdated(invoice.updatedAt),
    CurrencyCode,
    ...(invoice.FullyPaidOnDate !== undefined && { FullyPaidOnDate: msDate(midnight(invoice.FullyPaidOnDate)) }),
    ...(invoice.RepeatingInvoiceID !== undefined && { RepeatingInvoiceID: invoice.RepeatingInvoiceID }),
    ...(level === 'single' && { Attachments: shownAttachments(work, invoice.id) }),
  };
}

/** Where Xero computes American sales tax each line says how. */
function linesOf(work: Work, { lines, automaticTax }: Invoice, level: Level): Json[] {
  const shown = showLines(work, lines, level);
  return automaticTax
    ? shown.map((line) => ({ ...line, Taxability: 'TAXABLE', SalesTaxCodeId: 1, TaxBreakdown: [] }))
    : shown;
}

/** Payments, credit and sums. Answers to writes leave some out; a single invoice leaves out empty payments (seen on the wire). */
function settlements({ books }: Work, invoice: Invoice, level: Level, summary: boolean): Json {
  const credits = level === 'write' ? [] : creditsOn(books, invoice.id);
  const of = (kind: string) => credits.filter(({ credit }) => credit.kind === kind);
  const payments = paymentsOf(books, invoice.id).map(({ id, Date, cents, Reference, CurrencyRate }) => ({
    PaymentID: id,
    Date: msDate(midnight(Date)),
    Amount: money(cents),
    ...(Reference !== undefined && { Reference }),
    CurrencyRate: Number(CurrencyRate),
    HasAccount: false,
    HasValidationErrors: false,
  }));
  const notes = of('credit-note').map(({ credit, cents, Date }) => ({
    CreditNoteID: credit.id,
    CreditNoteNumber: credit.number,
    ID: credit.id,
    AppliedAmount: money(cents),
    ...showDate('Date', Date),
    LineItems: [],
    Total: money(credit.totalCents),
    CurrencyRate: Number(credit.CurrencyRate),
  }));
  const listed = level === 'page' || level === 'list';
  const void0 = invoice.Status === 'VOIDED' && listed;
  return {
    ...(level !== 'write' && !summary && (listed || payments.length > 0) && { Payments: payments }),
    ...(level !== 'write' && (listed || notes.length > 0) && { CreditNotes: notes }),
    Prepayments: of('prepayment').map((given) => applied('PrepaymentID', given)),
    Overpayments: of('overpayment').map((given) => applied('OverpaymentID', given)),
    AmountDue: void0 ? 0 : money(dueCents(invoice)),
    AmountPaid: money(invoice.paidCents),
    ...(level !== 'write' && { AmountCredited: money(invoice.creditedCents) }),
  };
}

function applied(idName: string, { credit, cents, Date }: ReturnType<typeof creditsOn>[number]): Json {
  return {
    [idName]: credit.id,
    ID: credit.id,
    AppliedAmount: money(cents),
    ...showDate('Date', Date),
    LineItems: [],
    Total: money(credit.totalCents),
    CurrencyRate: Number(credit.CurrencyRate),
  };
}

function plannedDates({ ExpectedPaymentDate, PlannedPaymentDate }: Invoice): Json {
  return {
    ...(ExpectedPaymentDate !== undefined && showDate('ExpectedPaymentDate', ExpectedPaymentDate)),
    ...(PlannedPaymentDate !== undefined && showDate('PlannedPaymentDate', PlannedPaymentDate)),
  };
}

/** As part of a payment or an allocation. */
export function invoiceStub({ books }: Work, invoice: Invoice): Json {
  const contact = books.contacts.get(invoice.contactId);
  return {
    Type: invoice.Type,
    InvoiceID: invoice.id,
    ...(invoice.InvoiceNumber !== undefined && { InvoiceNumber: invoice.InvoiceNumber }),
    IsDiscounted: false,
    Prepayments: [],
    Overpayments: [],
    HasErrors: false,
    Contact: {
      ContactID: invoice.contactId,
      ...(contact && { Name: contact.texts.Name }),
      ContactPersons: [],
      HasValidationErrors: false,
    },
    LineItems: [],
    CurrencyCode: invoice.CurrencyCode,
  };
}
