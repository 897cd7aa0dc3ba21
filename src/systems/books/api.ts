// The calls that we make to Zoho Books, and what of their replies we read. Times are epoch ms here; on the wire they carry whole seconds
// and an offset without a colon.

import { done, failed, type Result } from '../../core/problem.ts';
import { isJson, type Json } from '../../mapping/place.ts';
import { jsonOf, type Line } from '../http.ts';
import { isMissing } from './errors.ts';
import { PAGE_ROWS } from './spec.ts';

export const VERSION = '/books/v3';

export interface BooksAccess {
  readonly line: Line;
  /** `<api domain>`; the version's path is added here. */
  readonly baseUrl: string;
  readonly organisationId: string;
}

interface Ask {
  readonly method?: 'GET' | 'POST' | 'PUT' | 'DELETE';
  readonly path: string;
  readonly query?: Readonly<Record<string, string | number | undefined>>;
  readonly body?: object;
}

export async function ask(access: BooksAccess, { method = 'GET', path, query = {}, body }: Ask): Promise<Result<Json>> {
  const given = { organization_id: access.organisationId, ...query };
  const pairs = Object.entries(given).flatMap(([name, value]) =>
    value === undefined ? [] : [`${name}=${encodeURIComponent(value)}`],
  );
  const sent = await access.line.send({
    method,
    url: `${access.baseUrl}${VERSION}${path}?${pairs.join('&')}`,
    headers: { accept: 'application/json', ...(body && { 'content-type': 'application/json' }) },
    ...(body && { body: JSON.stringify(body) }),
  });
  if (!sent.ok) return sent;
  const { status, text } = sent.value;
  const read = jsonOf(text);
  return isJson(read) ? done(read) : failed({ code: 'system.unreadable', status, detail: text.slice(0, 200) });
}

/** One record by its id; null where Books says that there is none. */
export async function getRecord(access: BooksAccess, path: string, root: string): Promise<Result<Json | null>> {
  const read = await ask(access, { path });
  if (!read.ok) return isMissing(read.problem) ? done(null) : read;
  const record = read.value[root];
  return isJson(record) ? done(record) : failed({ code: 'system.unreadable', status: 200, detail: `no ${root}` });
}

export interface Listed {
  readonly records: readonly Json[];
  readonly more: boolean;
}

/** A page of a list, the first unless `page` is given; `rows` at most. Some lists are called otherwise in replies than in addresses. */
export async function listPage(
  access: BooksAccess,
  path: string,
  { rows, ...query }: Readonly<Record<string, string | number | undefined>> = {},
): Promise<Result<Listed>> {
  const read = await ask(access, { path, query: { page: 1, per_page: rows ?? PAGE_ROWS, ...query } });
  if (!read.ok) return read;
  const { page_context: context, ...rest } = read.value;
  const list = Object.values(rest).find(Array.isArray) as unknown[] | undefined;
  return done({
    records: (list ?? []).filter(isJson),
    more: isJson(context) && context.has_more_page === true,
  });
}

/** Every row of a list that is short by nature. */
export async function listAll(
  access: BooksAccess,
  path: string,
  query: Readonly<Record<string, string | number>> = {},
): Promise<Result<readonly Json[]>> {
  const records: Json[] = [];
  for (let page = 1; ; page++) {
    const listed = await listPage(access, path, { ...query, page });
    if (!listed.ok) return listed;
    records.push(...listed.value.records);
    if (!listed.value.more || page === 20) return done(records);
  }
}

/** `2026-11-20T10:00:00+0000`: whole seconds, the offset without a colon. */
export function toBooksTime(at: number): string {
  return new Date(at).toISOString().replace(/\.\d+Z$/, '+0000');
}

/** Epoch ms; 0 for what is no time. */
export function fromBooksTime(text: unknown): number {
  const at = typeof text === 'string' ? Date.parse(text.replace(/([+-]\d{2})(\d{2})$/, '$1:$2')) : NaN;
  return Number.isNaN(at) ? 0 : at;
}
