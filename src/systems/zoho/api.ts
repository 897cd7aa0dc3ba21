// The calls that we make to Zoho CRM, and what of their replies we read. Times are epoch ms here; on the wire they carry an offset and
// whole seconds.

import { done, failed, type Problem, type Result } from '../../core/problem.ts';
import { isJson, type Json } from '../../mapping/place.ts';
import { jsonOf, type Line, type Reply } from '../http.ts';

export interface ZohoAccess {
  readonly line: Line;
  /** `<api domain>`; the version's path is added here. */
  readonly baseUrl: string;
}

export const VERSION = '/crm/v8';

interface Ask {
  readonly method?: string;
  readonly path: string;
  readonly query?: Readonly<Record<string, string | number | undefined>>;
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

/** Sends a request. No content and nothing modified are `null`. */
export async function ask(
  { line, baseUrl }: ZohoAccess,
  { method = 'GET', path, query = {}, body, headers = {} }: Ask,
): Promise<Result<Json | null>> {
  const pairs = Object.entries(query).flatMap(([name, value]) =>
    value === undefined ? [] : [`${name}=${encodeURIComponent(value)}`],
  );
  const sent = await line.send({
    method,
    url: `${baseUrl}${VERSION}${path}${pairs.length > 0 ? `?${pairs.join('&')}` : ''}`,
    headers: {
      accept: 'application/json',
      ...(body !== undefined && { 'content-type': 'application/json' }),
      ...headers,
    },
    ...(body !== undefined && { body: typeof body === 'string' ? body : JSON.stringify(body) }),
  });
  return sent.ok ? readBody(sent.value) : sent;
}

function readBody({ status, text }: Reply): Result<Json | null> {
  if (status === 204 || status === 304 || text.trim() === '') return done(null);
  const body = jsonOf(text);
  return isJson(body) ? done(body) : failed({ code: 'system.unreadable', status, detail: text.slice(0, 200) });
}

/** `2026-11-20T10:00:00+00:00`: with an offset and without fractions. */
export function toZohoTime(at: number): string {
  return new Date(at).toISOString().replace(/\.\d+Z$/, '+00:00');
}

/** Epoch ms of any time that Zoho writes; 0 for what is none. */
export function fromZohoTime(text: unknown): number {
  const at = typeof text === 'string' ? Date.parse(text.replace(/([+-]\d{2})(\d{2})$/, '$1:$2')) : NaN;
  return Number.isNaN(at) ? 0 : at;
}

export interface Listed {
  readonly records: readonly Json[];
  readonly more: boolean;
  readonly token: string | null;
}

/** The list in a reply. No content is an empty one; what says neither what is in it nor how many that are says nothing at all. */
function listed(answered: Result<Json | null>): Result<Listed> {
  if (!answered.ok) return answered;
  const { data, info } = answered.value ?? { data: [] };
  if (!Array.isArray(data) && !isJson(info)) {
    const detail = JSON.stringify(answered.value).slice(0, 200);
    return failed({ code: 'system.unreadable', status: 200, detail });
  }
  const { next_page_token: token, more_records: more } = isJson(info) ? info : {};
  const records = Array.isArray(data) ? data.filter(isJson) : [];
  return done({ records, more: more === true, token: typeof token === 'string' ? token : null });
}

function mapped<T, U>(result: Result<T>, read: (value: T) => U): Result<U> {
  return result.ok ? done(read(result.value)) : result;
}

/** Further pages of one second are asked for at most this often; the walk finds what is beyond. */
const PAGES_OF_ONE_SECOND = 20;

/**
 * Records changed after a time, oldest first: the first page only, since a record that changes meanwhile would move others over the
 * boundary. But where hardly a second lies between its first and last row no later time could be asked for, and pages go on.
 */
export async function listChanged(
  access: ZohoAccess,
  module: string,
  fields: readonly string[],
  since: number | null,
  rows: number,
): Promise<Result<Listed>> {
  const records: Json[] = [];
  let token: string | null = null;
  for (let page = 1; ; page++) {
    const answered = await ask(access, {
      path: `/${module}`,
      query: {
        fields: fields.join(','),
        sort_by: 'Modified_Time',
        sort_order: 'asc',
        per_page: rows,
        ...(page > 1 && (token === null ? { page } : { page_token: token })),
      },
      ...(since !== null && { headers: { 'If-Modified-Since': toZohoTime(since) } }),
    });
    const found = listed(answered);
    if (!found.ok) return found;
    const { more } = found.value;
    records.push(...found.value.records);
    token = found.value.token;
    const span = fromZohoTime(records.at(-1)?.Modified_Time) - fromZohoTime(records[0]?.Modified_Time);
    if (!more || span > 2_000 || page === PAGES_OF_ONE_SECOND) return done({ records, more, token });
  }
}

export async function listPage(
  access: ZohoAccess,
  module: string,
  fields: readonly string[],
  page: { page?: number; token?: string },
  rows: number,
): Promise<Result<Listed>> {
  const place = page.token === undefined ? { page: page.page ?? 1 } : { page_token: page.token };
  const query = { fields: fields.join(','), sort_by: 'id', sort_order: 'asc', per_page: rows, ...place };
  return listed(await ask(access, { path: `/${module}`, query }));
}

export async function listByIds(
  access: ZohoAccess,
  module: string,
  fields: readonly string[],
  ids: readonly string[],
): Promise<Result<readonly Json[]>> {
  const query = { fields: fields.join(','), ids: ids.join(','), per_page: ids.length };
  return mapped(listed(await ask(access, { path: `/${module}`, query })), ({ records }) => records);
}

/** One record by its id; null where there is none. */
export async function getRecord(access: ZohoAccess, module: string, id: string): Promise<Result<Json | null>> {
  const answered = await ask(access, { path: `/${module}/${id}` });
  if (!answered.ok && isUnknownId(answered.problem)) return done(null);
  return mapped(listed(answered), ({ records }) => records[0] ?? null);
}

/** More was asked for at once than a call takes; how much that is may differ from what is documented. */
export function isTooMany(problem: Problem): boolean {
  return problem.code === 'request.refused' && /^LIMIT_EXCEEDED\b/.test(problem.detail);
}

/** An unknown id is answered with no content, or refused as invalid data: both are seen. */
function isUnknownId(problem: Problem): boolean {
  return problem.code === 'request.refused' && /INVALID_DATA/.test(problem.detail);
}

/** Records that point at one; null where that one is not there any more. */
export async function listRelated(
  access: ZohoAccess,
  module: string,
  id: string,
  list: string,
  fields: readonly string[],
): Promise<Result<readonly Json[] | null>> {
  const answered = await ask(access, {
    path: `/${module}/${id}/${list}`,
    query: { fields: fields.join(','), per_page: 200 },
  });
  if (!answered.ok && isUnknownId(answered.problem)) return done(null);
  return mapped(listed(answered), ({ records }) => records);
}

/** Runs a query; `limit` rows at most. */
export async function query(access: ZohoAccess, text: string): Promise<Result<Listed>> {
  return listed(await ask(access, { method: 'POST', path: '/coql', body: { select_query: text } }));
}

export function quoted(text: string): string {
  return `'${text.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}'`;
}

/** A list without page tokens ends after two thousand rows (Zoho's docs). */
const DELETED_PAGES = 10;

/** Ids that were deleted after a time, with when. Its pages are read until `enough` of the ids are known. */
export async function listDeleted(
  access: ZohoAccess,
  module: string,
  since: number | null,
  enough: (ids: ReadonlySet<string>) => boolean = () => false,
): Promise<Result<readonly { id: string; at: number }[]>> {
  const deleted = new Map<string, number>();
  for (let page = 1; ; page++) {
    const answered = await ask(access, {
      path: `/${module}/deleted`,
      query: { type: 'all', per_page: 200, page },
      ...(since !== null && { headers: { 'If-Modified-Since': toZohoTime(since) } }),
    });
    const found = listed(answered);
    if (!found.ok) return found;
    const { records, more } = found.value;
    for (const each of records) deleted.set(String(each.id), fromZohoTime(each.deleted_time));
    if (!more || page === DELETED_PAGES || enough(new Set(deleted.keys())))
      return done([...deleted].map(([id, at]) => ({ id, at })));
  }
}

/** What became of each record of a write, in order: the element of the reply. */
export async function writeRecords(
  access: ZohoAccess,
  how: { method: 'POST' | 'PUT'; module: string; records: readonly object[]; unmodifiedSince?: number },
): Promise<Result<readonly Json[]>> {
  const answered = await ask(access, {
    method: how.method,
    path: `/${how.module}`,
    // An empty list runs none of the customer's workflows; left out, all of them would run (Zoho's docs).
    body: { data: how.records, trigger: [] },
    ...(how.unmodifiedSince !== undefined && { headers: { 'If-Unmodified-Since': toZohoTime(how.unmodifiedSince) } }),
  });
  return mapped(answered, (body) => (Array.isArray(body?.data) ? body.data.filter(isJson) : []));
}

export async function deleteRecords(
  access: ZohoAccess,
  module: string,
  ids: readonly string[],
): Promise<Result<readonly Json[]>> {
  const answered = await ask(access, {
    method: 'DELETE',
    path: `/${module}`,
    query: { ids: ids.join(','), wf_trigger: 'false' },
  });
  return mapped(answered, (body) => (Array.isArray(body?.data) ? body.data.filter(isJson) : []));
}
