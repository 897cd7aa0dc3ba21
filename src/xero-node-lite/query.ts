// What a list may be asked for: one name and type each, whichever endpoint understands it. Resources pick theirs.

import { type Day, isRealDay, type TimeMs } from './dates.ts';
import type { QueryValue } from './request.ts';
import type { Where } from './where.ts';

/** Only what changed since. Xero drops parts of a second, and misses changes that make no journal (balances, IsCustomer). */
export interface Modified {
  /** Epoch ms. */
  modifiedSince?: TimeMs;
}

export interface Filtered {
  /** A filter: made with `where`, or your own text. */
  where?: Where | string;
  /**
   * A field, and `DESC` if so: `'UpdatedDateUTC DESC'`. For a scan over several pages order by the id: over an update time rows
   * that change meanwhile push others past the page boundary, and those are never seen.
   */
  order?: string;
}

export interface Paged {
  /** From 1. With a page, elements are complete; without, Xero leaves most parts out of them. */
  page?: number;
  /** Default 100, at most 1,000. */
  pageSize?: number;
}

/** All parameters together. `modifiedSince` becomes a header. */
export interface ListQuery extends Modified, Filtered, Paged {
  /** At most 40. */
  ids?: readonly string[];
  invoiceNumbers?: readonly string[];
  contactIds?: readonly string[];
  statuses?: readonly string[];
  references?: readonly string[];
  includeArchived?: boolean;
  createdByMyApp?: boolean;
  summaryOnly?: boolean;
  searchTerm?: string;
  status?: string;
  dateFrom?: Day;
  dateTo?: Day;
  expiryDateFrom?: Day;
  expiryDateTo?: Day;
  contactId?: string;
  quoteNumber?: string;
}

/** Each parameter's name on the wire. */
const names: Record<Exclude<keyof ListQuery, 'modifiedSince'>, string> = {
  where: 'where',
  order: 'order',
  ids: 'IDs',
  invoiceNumbers: 'InvoiceNumbers',
  contactIds: 'ContactIDs',
  statuses: 'Statuses',
  references: 'References',
  status: 'Status',
  dateFrom: 'DateFrom',
  dateTo: 'DateTo',
  expiryDateFrom: 'ExpiryDateFrom',
  expiryDateTo: 'ExpiryDateTo',
  contactId: 'ContactID',
  quoteNumber: 'QuoteNumber',
  searchTerm: 'searchTerm',
  includeArchived: 'includeArchived',
  createdByMyApp: 'createdByMyApp',
  summaryOnly: 'summaryOnly',
  page: 'page',
  pageSize: 'pageSize',
};

/** Throws a TypeError for a parameter that doesn't exist, an empty list, or a date that is none: each would silently widen the list. */
export function listParts(asked: ListQuery): { query: Record<string, QueryValue>; modifiedSince?: TimeMs } {
  const { modifiedSince, ...rest } = asked;
  for (const name of Object.keys(rest))
    if (!Object.hasOwn(names, name)) throw new TypeError(`No such parameter: ${name}`);
  for (const date of [asked.dateFrom, asked.dateTo, asked.expiryDateFrom, asked.expiryDateTo]) {
    if (date !== undefined && !isRealDay(date)) throw new TypeError(`Not a date: ${date}`);
  }
  const query = Object.fromEntries(
    Object.entries(names).map(([name, parameter]) => [parameter, rest[name as keyof typeof rest] as QueryValue]),
  );
  return { query, ...(modifiedSince !== undefined && { modifiedSince }) };
}
