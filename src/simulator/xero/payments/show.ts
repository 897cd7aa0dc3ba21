// How a payment is shown: with a stub of its document in lists, with nearly all of it alone (seen on the wire).

import type { Work } from '../call.ts';
import type { Credit } from '../credits/credit.ts';
import { isReceivable } from '../credits/credit.ts';
import { creditStub } from '../credits/show.ts';
import { money, showUpdated } from '../documents/show.ts';
import { invoiceStub, showInvoice } from '../invoices/show.ts';
import type { Level } from '../list/listing.ts';
import { midnight, msDate } from '../wire/dates.ts';
import type { Json } from '../wire/reply.ts';
import type { Payment } from './payment.ts';
import { type Target, targetOf } from './target.ts';

/** A payment, with a stub of its document in lists. */
export function showPayment(work: Work, payment: Payment, level: Level): Json {
  const account = work.books.accounts.get(payment.accountId);
  const target = targetOf(work, payment.of, payment.documentId);
  const { Reference, Particulars, Details } = payment;
  return {
    PaymentID: payment.id,
    Date: msDate(midnight(payment.Date)),
    BankAmount: money(payment.bankCents),
    Amount: money(payment.cents),
    ...(Reference !== undefined && { Reference }),
    CurrencyRate: Number(payment.CurrencyRate),
    PaymentType: payment.PaymentType,
    Status: payment.Status,
    ...showUpdated(payment.updatedAt),
    HasAccount: account !== undefined,
    IsReconciled: payment.IsReconciled,
    ...(Particulars !== undefined && { Particulars }),
    ...(Details !== undefined && { Details }),
    ...(account && {
      Account: { AccountID: account.id, ...(account.Code !== undefined && { Code: account.Code }), Name: account.Name },
    }),
    ...(target && { Invoice: documentOf(work, target, level) }),
    ...(target && target.of !== 'invoice' && level !== 'list' && level !== 'page' && own(target)),
    HasValidationErrors: false,
  };
}

function documentOf(work: Work, target: Target, level: Level): Json {
  if (target.of !== 'invoice') return asInvoice(work, target.document);
  const inList = level === 'list' || level === 'page';
  return inList ? invoiceStub(work, target.document) : showInvoice(work, target.document, 'page');
}

/** Credit stands where an invoice would, under a type of its own (Xero's specification). */
function asInvoice({ books }: Work, credit: Credit): Json {
  const { kind, id, number, contactId, CurrencyCode } = credit;
  const contact = books.contacts.get(contactId);
  const side = isReceivable(credit) ? 'AR' : 'AP';
  const Type = kind === 'credit-note' ? credit.Type : `${side}${kind === 'overpayment' ? 'OVERPAYMENT' : 'PREPAYMENT'}`;
  return {
    Type,
    InvoiceID: id,
    ...(number !== undefined && { InvoiceNumber: number }),
    Contact: { ContactID: contactId, ...(contact && { Name: contact.texts.Name }) },
    LineItems: [],
    HasErrors: false,
    CurrencyCode,
  };
}

function own({ of, document }: Exclude<Target, { of: 'invoice' }>): Json {
  return {
    [{ 'credit-note': 'CreditNote', overpayment: 'Overpayment', prepayment: 'Prepayment' }[of]]: creditStub(document),
  };
}
