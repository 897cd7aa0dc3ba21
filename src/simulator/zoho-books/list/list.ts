// A list: its filters, its order and its pages, from the parameters of a call. Walks in the table's own order, or takes what a key finds
// and orders that.

import type { Json } from '../../zoho/json.ts';
import { wholeNumber } from '../../zoho/call.ts';
import type { Books } from '../books.ts';
import type { Call } from '../call.ts';
import { invalid } from '../refusals.ts';
import { bad, good, type Refusal, type Reply } from '../reply.ts';
import { comparePlaces, type Row, type Table } from '../store/table.ts';
import { parseBooksTime } from '../time.ts';
import type { Filter, Test } from './filters.ts';

type Value = string | number;

export interface ListSpec<T extends Row> {
  /** The member that holds the rows. */
  key: string;
  /** `report_name` of the page context. */
  report: string;
  table: (books: Books) => Table<T>;
  /** What can be sorted by: an order of the table, or what is worked out for each row. */
  columns: Readonly<Record<string, string | ((row: T, books: Books) => Value)>>;
  /** The column that stands in for none, and `A` or `D`. */
  standard: [column: string, order: 'A' | 'D'];
  filters: readonly Filter<T>[];
  /** Whether `last_modified_time` filters. Where it does not it is a parameter like any other that nobody knows. */
  since: boolean;
  show: (books: Books, row: T) => Json;
}

/** The parameters that every list takes. */
const common = ['organization_id', 'page', 'per_page', 'sort_column', 'sort_order', 'JSONString'];

export function list<T extends Row>(call: Call, spec: ListSpec<T>): Reply {
  const query = queryOf(call, spec);
  if ('code' in query) return bad(query);
  const { books } = call;
  const from = (query.page - 1) * query.perPage;
  const found: T[] = [];
  let at = 0;
  for (const row of candidates(books, spec, query)) {
    if (!query.tests.every((test) => test(row))) continue;
    if (at >= from) found.push(row);
    at += 1;
    if (found.length > query.perPage) break;
  }
  const rows = found.slice(0, query.perPage).map((row) => spec.show(books, row));
  return good('success', {
    [spec.key]: rows,
    page_context: {
      page: query.page,
      per_page: query.perPage,
      has_more_page: found.length > query.perPage,
      report_name: spec.report,
      applied_filter: call.query.get('filter_by') ?? 'Status.All',
      sort_column: query.column,
      sort_order: query.order,
    },
  });
}

interface Query<T> {
  page: number;
  perPage: number;
  column: string;
  order: 'A' | 'D';
  tests: Test<T>[];
  /** Epoch ms: only what was changed then or later. */
  since?: number;
  /** The rows that a key finds. */
  keyed?: T[];
}

const MOST = 200;

function queryOf<T extends Row>(call: Call, spec: ListSpec<T>): Query<T> | Refusal {
  const { books, query } = call;
  const page = wholeNumber(query.get('page'), 1, 1, 1_000_000);
  const asked = wholeNumber(query.get('per_page'), MOST, 1, 1_000_000);
  const column = query.get('sort_column') ?? spec.standard[0];
  const order = query.get('sort_order') ?? (query.has('sort_column') ? 'A' : spec.standard[1]);
  if (page === undefined) return invalid('page');
  if (asked === undefined || (asked > MOST && books.switches.perPageAbove === 'refuse')) return invalid('per_page');
  if (!maySort(books, spec, column)) return invalid('sort_column');
  if (order !== 'A' && order !== 'D') return invalid('sort_order');
  return withFilters(call, spec, { page, perPage: Math.min(asked, MOST), column, order, tests: [] });
}

function maySort<T extends Row>({ switches }: Books, { columns, since }: ListSpec<T>, column: string): boolean {
  return Object.hasOwn(columns, column) || (column === 'last_modified_time' && since && switches.sortByModified);
}

function withFilters<T extends Row>({ books, query }: Call, spec: ListSpec<T>, read: Query<T>): Query<T> | Refusal {
  const table = spec.table(books);
  for (const [name, value] of query) {
    const filter = spec.filters.find(({ names }) => names.includes(name));
    if (filter) {
      const test = filter.test(name, value, books);
      if (!test) return invalid(name);
      read.tests.push(test);
      if (filter.key && name === filter.names[0]) read.keyed = table.having(filter.key.name, filter.key.of(value));
    } else if (name === 'last_modified_time' && spec.since) {
      const ms = parseBooksTime(value, books.switches.colonOffsets);
      if (ms === undefined) return invalid(name);
      read.since = ms + (books.switches.modifiedSinceInclusive ? 0 : 1);
    } else if (!common.includes(name) && books.switches.unknownParameter === 'refuse') return invalid(name);
  }
  return read;
}

/** The rows among which the list is looked for, in its order. */
function candidates<T extends Row>(books: Books, spec: ListSpec<T>, query: Query<T>): Iterable<T> {
  const table = spec.table(books);
  const { column, order, since, keyed } = query;
  const by = spec.columns[column] ?? column;
  const step = order === 'A' ? 1 : -1;
  if (!keyed && since === undefined && typeof by === 'string') return table.walk(by, step);
  if (!keyed && since !== undefined && by === 'last_modified_time') return table.walk(by, step, since);
  const rows = keyed ?? (since === undefined ? table.all() : [...table.walk('last_modified_time', 1, since)]);
  const inTime = since === undefined ? rows : rows.filter(({ modifiedAt }) => modifiedAt >= since);
  return sorted(table, inTime, by, step, books);
}

function sorted<T extends Row>(
  table: Table<T>,
  rows: readonly T[],
  by: string | ((row: T, books: Books) => Value),
  step: 1 | -1,
  books: Books,
): T[] {
  const valueOf = typeof by === 'string' ? table.order(by) : (row: T) => by(row, books);
  const places = rows.map((row) => ({ row, id: row.id, value: lower(valueOf(row)) }));
  return places.sort((one, other) => comparePlaces(one, other) * step).map(({ row }) => row);
}

function lower(value: Value): Value {
  return typeof value === 'string' ? value.toLowerCase() : value;
}
