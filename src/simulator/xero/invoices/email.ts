// Mailing an invoice from Xero, with its rules and its daily limit, and the invoice's own web page (Xero's docs).

import type { Call } from '../call.ts';
import { bare, empty, enveloped, refused, type Reply } from '../wire/reply.ts';
import type { Invoice } from './invoice.ts';

/** Mails a day: a demo company sends none. */
const limits = { DEMO: 0, TRIAL: 20, STARTER: 1000, STANDARD: 1000, PREMIUM: 1000 };

/** 204, or 400 with a reason (wordings unverified). */
export function emailInvoice(call: Call, invoice: Invoice): Reply {
  const { books, xero } = call;
  const { Type, Status, contactId } = invoice;
  const contact = books.contacts.get(contactId);
  const refuse = (message: string) => {
    const element = { InvoiceID: invoice.id, ValidationErrors: [{ Message: message }] };
    return refused(call, 10, 'A validation exception occurred', [element]);
  };
  if (Type !== 'ACCREC') return refuse('Only sales invoices can be emailed.');
  if (!['SUBMITTED', 'AUTHORISED', 'PAID'].includes(Status))
    return refuse('The invoice status does not allow it to be emailed.');
  if (!contact?.texts.EmailAddress) return refuse('The contact has no email address.');
  const limit = xero.switches.emailLimit ?? limits[books.organisation.plan];
  const day = new Date(books.now()).toISOString().slice(0, 10);
  if (books.count(`mail ${day}`) > limit) {
    books.rollBack();
    return refuse('The daily limit of emailed invoices has been reached.');
  }
  markSent(call, invoice);
  books.commit();
  return empty(204);
}

/** Marks it as sent, as mailing does. */
export function markSent({ books, xero }: Pick<Call, 'books' | 'xero'>, invoice: Invoice): Invoice {
  const saved = books.invoices.set({ ...invoice, SentToContact: true, updatedAt: books.now() });
  if (xero.switches.sentEmitsInvoice) books.announce('INVOICE', invoice.id, 'UPDATE');
  return saved;
}

/** A draft has no page. */
export function onlineInvoice(call: Call, invoice: Invoice): Reply {
  const { Type, Status, id } = invoice;
  if (Type !== 'ACCREC' || Status === 'DRAFT' || Status === 'DELETED') {
    return bare(
      call,
      { ErrorNumber: 10, Type: 'ValidationException', Message: 'There is no online invoice for this invoice.' },
      400,
    );
  }
  const page = id.replaceAll('-', '').slice(0, 24);
  return enveloped(call, 'OnlineInvoices', [{ OnlineInvoiceUrl: `https://in.xero.com/${page}` }]);
}
