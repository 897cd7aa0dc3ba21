// `POST /coql`: reads a query, checks it against the metadata and the limits, and answers it.

import { covers } from '../accounts/scopes.ts';
import { bodyOf, type Call, isDenied, moduleScope } from '../call.ts';
import type { Json } from '../json.ts';
import type { Module } from '../metadata/field.ts';
import {
  empty,
  invalidModule,
  limitExceeded,
  missing,
  noPermission,
  ok,
  type Refusal,
  refusal,
  refuse,
  type Reply,
} from '../reply.ts';
import { candidates, candidatesByChange } from './candidates.ts';
import { QueryError } from './lexer.ts';
import { comparable, literalFault, sortOrder, test } from './match.ts';
import { parse } from './parser.ts';
import { type Column, criteria, type Criterion, type Query } from './query.ts';
import { type Item, rawValue, reach, type Reach, shownValue } from './source.ts';

const LIMIT = 2000;
const REACH_LIMIT = 100_000;
const COLUMNS = 50;
const CRITERIA = 25;
const ORDERS = 10;
const JOINS = 5;

export function coql(call: Call): Reply {
  const body = bodyOf(call);
  if ('reply' in body) return body.reply;
  const text = body.body.select_query;
  if (typeof text !== 'string') return refuse(400, missing('select_query', '$.select_query'));
  const query = read(text);
  if ('code' in query) return refuse(400, query);
  const { crm } = call;
  const module = crm.metadata.module(query.from.value);
  if (!module || (module.rowsOf && !crm.switches.coqlRows)) return refuse(400, invalidModule);
  const scope = module.rowsOf ? module.rowsOf.module : module.apiName;
  if (!covers(call.caller.scopes, moduleScope(scope), 'READ')) {
    return refuse(401, refusal('OAUTH_SCOPE_MISMATCH', 'invalid oauth scope to access this URL'));
  }
  if (isDenied(crm, `${scope}.view`)) return refuse(403, noPermission(`Crm_Implied_View_${scope}`));
  const columns = new Map<Column, Reach>();
  const wrong = judge(call, module, query, columns);
  return wrong ? refuse(400, wrong) : answer(call, module, query, columns);
}

/** A query costs by the records that it asks for. */
export function creditsOfQuery(call: Call): number {
  const text = typeof call.json === 'object' && call.json !== null ? (call.json as Json).select_query : undefined;
  const query = typeof text === 'string' ? read(text) : undefined;
  if (!query || 'code' in query) return 1;
  return query.limit <= 200 ? 1 : query.limit <= 1000 ? 2 : 3;
}

/** The query read last: its cost is asked before it is answered. */
let lately: { text: string; query: Query } | undefined;

function read(text: string): Query | Refusal {
  if (lately?.text === text) return lately.query;
  try {
    const query = parse(text);
    lately = { text, query };
    return query;
  } catch (error) {
    if (!(error instanceof QueryError)) throw error;
    const { value, line, column } = error.near;
    return refusal('SYNTAX_ERROR', 'error occurred while parsing the query', {
      near: value,
      line,
      column,
      clause: error.clause,
    });
  }
}

/** Finds what each column means, and the first thing that is wrong with the query. */
function judge({ crm }: Call, module: Module, query: Query, columns: Map<Column, Reach>): Refusal | undefined {
  const conditions = criteria(query.where);
  const all = [...query.select, ...conditions.map(({ column }) => column), ...query.order.map(({ column }) => column)];
  for (const column of all) {
    const found = reach(crm, module, column.parts);
    if (!found) return invalidQuery(column, 'column given seems to be invalid');
    columns.set(column, found);
  }
  for (const condition of conditions) {
    const want = columns.get(condition.column);
    const fault = want && literalFault(crm, want, condition);
    if (fault) return invalidQuery(condition.column, fault);
  }
  const joins = new Set(all.filter(({ parts }) => parts.length > 1).map(({ parts }) => parts.slice(0, -1).join('.')));
  const counts: [string, number, number][] = [
    ['select columns', query.select.length, COLUMNS],
    ['where criteria', conditions.length, CRITERIA],
    ['order by', query.order.length, ORDERS],
    ['joins', joins.size, JOINS],
    ['limit', query.limit, LIMIT],
    ['offset', query.offset + query.limit, REACH_LIMIT],
    ['in', Math.max(0, ...conditions.map(({ values }) => values.length)), crm.switches.coqlInValues],
  ];
  const over = counts.find(([, count, most]) => count > most);
  return over && limitExceeded({ limit: over[2], clause: over[0] }, `the limit of ${over[0]} has been exceeded`);
}

function answer({ crm, caller }: Call, module: Module, query: Query, columns: Map<Column, Reach>): Reply {
  const reachOf = (column: Column): Reach => {
    const found = columns.get(column);
    if (!found) throw new RangeError(`column ${column.word.value} was not judged`);
    return found;
  };
  const meets = test(crm, query.where, ({ column }: Criterion) => reachOf(column));
  const first = query.offset + query.limit;
  const found: Item[] = [];
  // Candidates that come in the order that is asked for: then no more need be read than the page and one. By id is the standard order.
  const order = query.order.map(({ column, descending }) => `${column.parts.join('.')}${descending ? ' desc' : ''}`);
  const byChange = order.join() === 'Modified_Time,id' ? candidatesByChange(crm, module, query.where) : undefined;
  const inOrder = byChange !== undefined || (order.every((each) => each === 'id') && !module.rowsOf);
  for (const item of byChange ?? candidates(crm, module, query.where)) {
    if (!meets(item)) continue;
    found.push(item);
    if (inOrder && found.length > first) break;
  }
  const sorted = inOrder ? found : sort(crm, found, query, reachOf);
  const page = sorted.slice(query.offset, first);
  if (!page.length) return empty();
  const data = page.map((item) => {
    const shown: Json = {};
    for (const column of query.select)
      shown[column.parts.join('.')] = shownValue(crm, reachOf(column), item, caller.user);
    shown.id = item.id;
    return shown;
  });
  return ok({ data, info: { count: data.length, more_records: sorted.length > first } });
}

function sort(crm: Call['crm'], items: Item[], query: Query, reachOf: (column: Column) => Reach): Item[] {
  const keys = query.order.map(({ column, descending }) => ({ want: reachOf(column), sign: descending ? -1 : 1 }));
  const weighed = items.map((item) => ({
    item,
    values: keys.map(({ want }) => comparable(crm, want.field, rawValue(crm, want, item))),
  }));
  weighed.sort((one, other) => {
    for (const [index, { sign }] of keys.entries()) {
      const difference = sortOrder(one.values[index] ?? null, other.values[index] ?? null) * sign;
      if (difference) return difference;
    }
    return one.item.id < other.item.id ? -1 : 1;
  });
  return weighed.map(({ item }) => item);
}

function invalidQuery(column: Column, reason: string): Refusal {
  return refusal('INVALID_QUERY', 'invalid query formed', { column_name: column.word.value, reason });
}
