// `/Quotes`: always in pages of a hundred that are not described, filtered by parameters of their own and never by `where`.

import type { Call } from '../call.ts';
import { documentFields } from '../documents/filters.ts';
import { pdfOf, wantsPdf } from '../documents/pdf.ts';
import { byDate, byGuid, byOptimised } from '../list/fields.ts';
import { list, type Listing } from '../list/listing.ts';
import type { Route } from '../route.ts';
import { enveloped, notFound, type Reply } from '../wire/reply.ts';
import { folded, isGuid } from '../wire/text.ts';
import { write } from '../write/write.ts';
import type { Quote } from './quote.ts';
import { showQuote } from './show.ts';
import { quoteWriting } from './write.ts';

const SCOPES = ['accounting.invoices'];

export const quotes: Listing<Quote> = {
  root: 'Quotes',
  type: 'Quote',
  table: ({ books }) => books.quotes,
  fields: (of) => ({
    ...documentFields<Quote>(of),
    QuoteID: byGuid(({ id }) => id),
    QuoteNumber: byOptimised(({ QuoteNumber }) => QuoteNumber),
    ExpiryDate: byDate(({ ExpiryDate }) => ExpiryDate),
  }),
  pages: 'always',
  undescribed: true,
  modifiedSince: true,
  where: false,
  order: true,
  only: wanted,
  usually: (rows) =>
    [...rows].sort((one, other) =>
      one.Date === other.Date ? (one.id < other.id ? -1 : 1) : one.Date < other.Date ? 1 : -1,
    ),
  show: showQuote,
};

export const quoteRoutes: Route[] = [
  {
    path: ['Quotes'],
    scopes: SCOPES,
    get: (call) => list(call, quotes),
    put: (call) => write(call, quoteWriting, 'create'),
    post: (call) => write(call, quoteWriting, 'upsert'),
  },
  { path: ['Quotes', ':id'], scopes: SCOPES, get: single, post: update },
  { path: ['Quotes', ':id', 'pdf'], scopes: SCOPES, get: single },
];

function wanted({ query }: Call): (quote: Quote) => boolean {
  const [from, to] = [query.get('DateFrom'), query.get('DateTo')];
  const [expiresFrom, expiresTo] = [query.get('ExpiryDateFrom'), query.get('ExpiryDateTo')];
  const contactId = query.get('ContactID')?.toLowerCase();
  const status = query.get('Status')?.toUpperCase();
  const number = query.get('QuoteNumber');
  return ({ Date, ExpiryDate, contactId: of, Status, QuoteNumber }) =>
    (from === undefined || Date >= from) &&
    (to === undefined || Date <= to) &&
    (expiresFrom === undefined || (ExpiryDate !== undefined && ExpiryDate >= expiresFrom)) &&
    (expiresTo === undefined || (ExpiryDate !== undefined && ExpiryDate <= expiresTo)) &&
    (contactId === undefined || of === contactId) &&
    (status === undefined || Status === status) &&
    (number === undefined || folded(QuoteNumber).includes(folded(number)));
}

function found({ books, path }: Call): Quote | undefined {
  const id = path[1] ?? '';
  return isGuid(id) ? books.quotes.get(id.toLowerCase()) : undefined;
}

function single(call: Call): Reply {
  const quote = found(call);
  if (!quote) return notFound();
  if (wantsPdf(call)) return pdfOf(call, `Quote ${quote.QuoteNumber}`, quote);
  return enveloped(call, 'Quotes', [showQuote(call, quote, 'single')], { SummarizeErrors: true }, false);
}

function update(call: Call): Reply {
  const quote = found(call);
  return quote ? write(call, quoteWriting, 'update', quote.id) : notFound();
}
