// Every list of every resource: which rows, filtered, ordered, cut into pages, and shown as fully as the way of asking allows.

import type { Call, Work } from '../call.ts';
import type { Books } from '../store/books.ts';
import type { Row, Table } from '../store/table.ts';
import { enveloped, empty, type Json, notFound, refused, type Reply } from '../wire/reply.ts';
import { isGuid } from '../wire/text.ts';
import type { QueryFields } from './fields.ts';
import { readOrder, type Sort } from './order.ts';
import { NullAccess, readWhere } from './where.ts';

/** How fully a row is shown: a list without pages, a page, one record by its address, the answer to a write. */
export type Level = 'list' | 'page' | 'single' | 'write';

export interface Listing<T extends Row> {
  /** Name of the list. */
  root: string;
  /** Name of a row's type in messages. */
  type: string;
  table: (of: { books: Books }) => Pick<Table<T>, 'all' | 'get' | 'having' | 'since' | 'size'>;
  /** What it can be filtered and ordered by; some look at other tables. */
  fields: QueryFields<T> | ((of: { books: Books }) => QueryFields<T>);
  /** `asked`: by `page`; `always`; `never`. */
  pages: 'asked' | 'always' | 'never';
  /** Pages are not described by a `pagination` object, as for quotes. */
  undescribed?: true;
  modifiedSince: boolean;
  where: boolean;
  order: boolean;
  /** Rows that the query's own parameters leave. A text is a refusal. */
  only?: (call: Call) => ((row: T) => boolean) | string;
  /** Ids that the query names. */
  ids?: (call: Call) => string[] | undefined;
  /** Parameters that make a list come in pages. */
  paging?: (call: Call) => boolean;
  /** Default order, where it is not the time of change. */
  usually?: Sort<T>;
  show: (work: Work, row: T, level: Level, summary: boolean) => Json;
}

const FULL = 100;
const MOST = 1000;

/** Answers a list. */
export function list<T extends Row>(call: Call, listing: Listing<T>): Reply {
  if (call.query.get('where') && !listing.where) return listed(call, listing, () => true);
  const expression = call.query.get('where');
  if (expression === undefined) return listed(call, listing, () => true);
  const where = readWhere(expression, fieldsOf(call, listing), listing.type);
  if (typeof where === 'string') return refused(call, 16, where);
  if (listing.table(call).size > call.xero.switches.maxRows) {
    return refused(call, 16, 'The filter would have to look at too many records.');
  }
  try {
    const [equal] = where.equals;
    return listed(call, listing, where.test, equal && (() => listing.table(call).having(equal.key, equal.value)));
  } catch (error) {
    if (error instanceof NullAccess) return refused(call, 16, error.message);
    throw error;
  }
}

function listed<T extends Row>(call: Call, listing: Listing<T>, test: (row: T) => boolean, found?: () => T[]): Reply {
  const since = listing.modifiedSince ? modifiedSince(call) : undefined;
  if (since === null) return empty(Number(call.xero.switches.badConditionalHeader));
  const only = listing.only?.(call) ?? (() => true);
  if (typeof only === 'string') return refused(call, 16, only);
  const ordered = orderOf(call, listing);
  if (typeof ordered === 'string') return refused(call, 16, ordered);
  const rows = candidates(call, listing, since, found).filter((row) => only(row) && test(row));
  return paged(call, listing, ordered ? ordered(rows) : rows);
}

function candidates<T extends Row>(call: Call, listing: Listing<T>, since: number | undefined, found?: () => T[]): T[] {
  const table = listing.table(call);
  const ids = listing.ids?.(call);
  if (!ids && !found) return table.since(since ?? -Infinity);
  const rows = ids
    ? [...new Set(ids)].flatMap((id) => (isGuid(id) ? (table.get(id.toLowerCase()) ?? []) : []))
    : (found?.() ?? []);
  const changed = since === undefined ? rows : rows.filter(({ updatedAt }) => updatedAt >= since);
  return changed.sort((one, other) => one.updatedAt - other.updatedAt || (one.id < other.id ? -1 : 1));
}

function orderOf<T extends Row>(call: Call, listing: Listing<T>): Sort<T> | string | undefined {
  const order = listing.order ? call.query.get('order') : undefined;
  return order === undefined ? listing.usually : readOrder(order, fieldsOf(call, listing), listing.type);
}

function fieldsOf<T extends Row>(call: Call, { fields }: Listing<T>): QueryFields<T> {
  return typeof fields === 'function' ? fields(call) : fields;
}

function paged<T extends Row>(call: Call, listing: Listing<T>, rows: T[]): Reply {
  const asked = call.query.get('page') !== undefined || listing.paging?.(call) === true;
  const inPages = listing.pages === 'always' || (listing.pages === 'asked' && asked);
  const summary = call.query.is('summaryOnly');
  if (!inPages) {
    const shown = rows.map((row) => listing.show(call, row, 'list', summary));
    return enveloped(call, listing.root, shown, {}, !listing.undescribed);
  }
  const page = Math.max(1, whole(call.query.get('page'), 1));
  const pageSize = listing.undescribed ? FULL : Math.min(MOST, Math.max(1, whole(call.query.get('pageSize'), FULL)));
  const pageCount = Math.ceil(rows.length / pageSize);
  if (page > Math.max(1, pageCount) && call.xero.switches.pageBeyondEnd !== 'empty') return notFound();
  const shown = rows
    .slice((page - 1) * pageSize, page * pageSize)
    .map((row) => listing.show(call, row, 'page', summary));
  const pagination = { page, pageSize, pageCount, itemCount: rows.length };
  if (listing.undescribed) return enveloped(call, listing.root, shown, { SummarizeErrors: true }, false);
  return enveloped(call, listing.root, shown, { pagination });
}

function whole(text: string | undefined, otherwise: number): number {
  const value = Number(text ?? otherwise);
  return Number.isFinite(value) ? Math.trunc(value) : otherwise;
}

/** The earliest time of change that the header asks for; undefined without one; null where it can't be read and must be refused. */
function modifiedSince(call: Call): number | undefined | null {
  const header = call.headers.get('if-modified-since');
  if (header === null || header === '') return undefined;
  const iso = /^\d{4}-\d{2}-\d{2}(?:[T ]\d{2}:\d{2}:\d{2}(?:\.\d+)?)?(Z)?$/.exec(header);
  const ms = iso
    ? Date.parse(iso[1] || header.length === 10 ? header : `${header.replace(' ', 'T')}Z`)
    : Date.parse(header);
  if (Number.isNaN(ms)) return call.xero.switches.badConditionalHeader === 'ignore' ? undefined : null;
  const second = Math.floor(ms / 1000) * 1000;
  return call.xero.switches.modifiedSinceInclusive ? second : second + 1;
}
