// Xero's quotes. A machine of its own serves them: pages of a hundred without a count, dates and contact in every change.

import { type Quote, resources } from 'xero-node-lite';
import { bodyOf, call, sendBody } from './api.ts';
import type { Desk } from './desk.ts';
import { elementsOf, isMadeFrom, type Office, type Sort, toSeen, toSight, unmarked } from './document.ts';
import { quoteStates } from './document-dialect.ts';
import { readOneByOne } from './one-by-one.ts';

const words = new Map<string, string>(quoteStates);

const sort: Sort<Quote> = {
  ...unmarked,
  module: 'Quotes',
  idName: 'QuoteID',
  numberName: 'QuoteNumber',
  state: ({ Status }) => words.get(Status ?? '') ?? null,
  fixed: ({ Status }) => (Status === 'DELETED' ? { why: 'void', open: [] } : null),
  version: ({ UpdatedDateUTC }) => String(UpdatedDateUTC ?? 0),
  started: () => ({}),
  // Contact and date are needed in every change (seen in Xero's own tools).
  finished: (draft, { seen }) => ({ ...partyAndDate(seen.fields), ...draft }),
  putAway: ({ seen }) => ({ ...partyAndDate(seen.fields), Status: 'DELETED' }),
};

function partyAndDate({ customer, date }: Readonly<Record<string, unknown>>) {
  const ContactID = typeof customer === 'string' ? customer.slice(customer.lastIndexOf(':') + 1) : undefined;
  return {
    ...(ContactID !== undefined && { Contact: { ContactID } }),
    ...(typeof date === 'string' && { Date: date }),
  };
}

const PER_PAGE = 100;

export function quoteDesk(office: Office): Desk<Quote> {
  return {
    module: sort.module,
    party: 'customer',
    pages: { least: PER_PAGE, most: PER_PAGE },
    reads: { atOnce: 1, most: Infinity },
    list: (access, { since, page, order }) =>
      call(access, resources.quotes.list, {
        page,
        order: order === 'id' ? 'QuoteID' : 'UpdatedDateUTC',
        ...(since !== null && { modifiedSince: since }),
      }),
    read: (access, ids) => readOneByOne(ids, (id) => call(access, resources.quotes.get, id)),
    idOf: ({ QuoteID }) => QuoteID,
    changedAt: ({ UpdatedDateUTC }) => UpdatedDateUTC ?? 0,
    toSight: (kind, translator, quote) => toSight(toSeen(office, sort, kind, translator, quote), quote.Status),
    toSeen: (kind, translator, quote) => toSeen(office, sort, kind, translator, quote),
    isMadeFrom,
    elementsOf: (translator, write) => elementsOf(office, sort, translator, write),
    body: (op, quotes) => bodyOf(resources.quotes, op, quotes),
    send: (access, prepared, key) => sendBody(access, resources.quotes, prepared, key),
  };
}
