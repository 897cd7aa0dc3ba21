// `/Invoices`: sales invoices and bills; their lists, lookups, writes, mail, web page and PDF.

import type { Call } from '../call.ts';
import { documentFields } from '../documents/filters.ts';
import { pdfOf, wantsPdf } from '../documents/pdf.ts';
import { money } from '../documents/show.ts';
import { byDate, byFlag, byGuid, byNumber, byOptimised } from '../list/fields.ts';
import { list, type Listing } from '../list/listing.ts';
import type { Route } from '../route.ts';
import { enveloped, notFound, type Reply } from '../wire/reply.ts';
import { folded, isGuid } from '../wire/text.ts';
import { write } from '../write/write.ts';
import { emailInvoice, onlineInvoice } from './email.ts';
import { dueCents, type Invoice } from './invoice.ts';
import { showInvoice } from './show.ts';
import { invoiceWriting } from './write.ts';

const SCOPES = ['accounting.invoices'];

export const invoices: Listing<Invoice> = {
  root: 'Invoices',
  type: 'Invoice',
  table: ({ books }) => books.invoices,
  fields: (of) => ({
    ...documentFields<Invoice>(of),
    InvoiceID: byGuid(({ id }) => id),
    Type: byOptimised(({ Type }) => Type),
    InvoiceNumber: byOptimised(({ InvoiceNumber }) => InvoiceNumber, 'number'),
    DueDate: byDate(({ DueDate }) => DueDate),
    ExpectedPaymentDate: byDate(({ ExpectedPaymentDate }) => ExpectedPaymentDate),
    PlannedPaymentDate: byDate(({ PlannedPaymentDate }) => PlannedPaymentDate),
    FullyPaidOnDate: byDate(({ FullyPaidOnDate }) => FullyPaidOnDate),
    AmountDue: byNumber((invoice) => money(dueCents(invoice))),
    AmountPaid: byNumber(({ paidCents }) => money(paidCents)),
    AmountCredited: byNumber(({ creditedCents }) => money(creditedCents)),
    SentToContact: byFlag(({ SentToContact }) => SentToContact),
  }),
  pages: 'asked',
  modifiedSince: true,
  where: true,
  order: true,
  only: wanted,
  ids: ({ query }) => query.list('IDs'),
  paging: ({ query }) => query.is('summaryOnly') || query.list('Statuses') !== undefined,
  show: showInvoice,
};

export const invoiceRoutes: Route[] = [
  {
    path: ['Invoices'],
    scopes: SCOPES,
    get: (call) => list(call, invoices),
    put: (call) => write(call, invoiceWriting, 'create'),
    post: (call) => write(call, invoiceWriting, 'upsert'),
  },
  { path: ['Invoices', ':id'], scopes: SCOPES, get: single, post: update },
  { path: ['Invoices', ':id', 'pdf'], scopes: SCOPES, get: single },
  { path: ['Invoices', ':id', 'Email'], scopes: SCOPES, post: (call) => withInvoice(call, emailInvoice) },
  { path: ['Invoices', ':id', 'OnlineInvoice'], scopes: SCOPES, get: (call) => withInvoice(call, onlineInvoice) },
];

/** What `summaryOnly=true` drops can't be filtered by (Xero's docs). */
const DROPPED = /\b(Payments|LineItems|HasAttachments|CISDeduction)\b/i;

function wanted({ query, app }: Call): ((invoice: Invoice) => boolean) | string {
  if (query.is('summaryOnly') && DROPPED.test(query.get('where') ?? '')) {
    return 'summaryOnly can not be combined with a filter on a field that it drops.';
  }
  const own = query.is('createdByMyApp') ? app.id : undefined;
  const statuses = query.list('Statuses')?.map((status) => status.toUpperCase());
  const numbers = query.list('InvoiceNumbers')?.map(folded);
  const contactIds = query.list('ContactIDs')?.map((id) => id.toLowerCase());
  const term = query.get('searchTerm')?.toLowerCase();
  return ({ createdBy, Status, InvoiceNumber = '', contactId, Reference = '' }) =>
    (own === undefined || createdBy === own) &&
    (!statuses || statuses.includes(Status)) &&
    (!numbers || numbers.includes(folded(InvoiceNumber))) &&
    (!contactIds || contactIds.includes(contactId)) &&
    (term === undefined || InvoiceNumber.toLowerCase().includes(term) || Reference.toLowerCase().includes(term));
}

/** By id, or by a number: a sales invoice's before a bill's. */
function found({ books, path }: Call): Invoice | undefined {
  const key = path[1] ?? '';
  if (isGuid(key)) return books.invoices.get(key.toLowerCase());
  const numbered = books.invoices.having('number', folded(key));
  return numbered.find(({ Type }) => Type === 'ACCREC') ?? numbered[0];
}

function withInvoice(call: Call, then: (call: Call, invoice: Invoice) => Reply): Reply {
  const invoice = found(call);
  return invoice ? then(call, invoice) : notFound();
}

function single(call: Call): Reply {
  return withInvoice(call, (_call, invoice) => {
    if (wantsPdf(call)) return pdfOf(call, `Invoice ${invoice.InvoiceNumber ?? ''}`, invoice);
    return enveloped(call, 'Invoices', [showInvoice(call, invoice, 'single')]);
  });
}

function update(call: Call): Reply {
  return withInvoice(call, (_call, invoice) => write(call, invoiceWriting, 'update', invoice.id));
}
