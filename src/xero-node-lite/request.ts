// Requests as plain data: built here, sent by whoever holds a fetch. Nothing here touches the network, a clock or chance.

import { formatTime, type TimeMs } from './dates.ts';
import { stringifyExact } from './exact.ts';
import { numericNames } from './numeric.ts';
import type { Problem } from './problem.ts';
import type { Where } from './where.ts';

/** Where the API is and as whom to call it. */
export interface Access {
  /** Default `https://api.xero.com`. May hold a port and a path; `http:` only on loopback. */
  baseUrl?: string;
  /** The access token. Left out, the header is too: add it when you send. */
  token?: string;
  /** The connection's `tenantId`. Not needed for `connections`, nor for custom connections. */
  tenantId?: string;
  /** Xero asks for one; browsers don't let you set it. */
  userAgent?: string;
}

/** `fetch(request.url, request)` sends it. */
export interface XeroRequest {
  method: 'GET' | 'PUT' | 'POST' | 'DELETE';
  url: string;
  headers: Record<string, string>;
  /** JSON text, or a form for the token endpoint. */
  body?: string;
  /** How many elements the body holds. Give it to `process` as `count`. */
  count?: number;
}

export interface WriteOptions {
  /**
   * At most 128 printable ASCII characters. Xero answers the same request under the same key with its first reply, errors included,
   * for six minutes; it is a guard for retries, not against duplicates.
   */
  idempotencyKey?: string;
}

/** Of a list, no value may be empty or hold a comma, and there must be one: anything else throws a TypeError. */
export type QueryValue = string | number | boolean | readonly string[] | Where | undefined;

export interface RequestParts extends WriteOptions {
  method: XeroRequest['method'];
  /** From the root of the API, ids already encoded. */
  path: string;
  query?: Readonly<Record<string, QueryValue>>;
  body?: unknown;
  count?: number;
  /** Default JSON; Xero answers XML to those who don't ask. */
  accept?: string;
  modifiedSince?: TimeMs;
}

/** Advice of Xero's docs: elements a write call. Yours to keep to. */
export const advisedElements = 50;
/** Advice of Xero's docs is 3.5 MB a write call; this leaves room. Yours to keep to. */
export const advisedBytes = 3_000_000;
/** Xero's limit for a request's body. More is refused here as `body-too-large`. */
export const maximumBytes = 10_000_000;
/** Ids a list call. More is refused here as `query-too-long`: 53 were seen to be answered with 404. */
export const maximumIds = 40;
/** Characters of a query. More is refused here as `query-too-long`. Xero's own limit is unverified; web servers of its kind take 2,048. */
export const maximumQueryLength = 2_048;
/** Characters of an idempotency key. A longer one is a programming error. */
export const maximumKeyLength = 128;

export function buildRequest(access: Access, parts: RequestParts): XeroRequest {
  const { method, path, query = {}, body, count, accept = 'application/json', modifiedSince, idempotencyKey } = parts;
  if (idempotencyKey !== undefined) checkKey(idempotencyKey);
  return {
    method,
    url: checkedBase(access.baseUrl ?? 'https://api.xero.com') + path + queryText(query),
    headers: {
      accept,
      ...(body !== undefined && { 'content-type': 'application/json' }),
      ...(access.token !== undefined && { authorization: `Bearer ${access.token}` }),
      ...(access.tenantId !== undefined && { 'xero-tenant-id': access.tenantId }),
      ...(access.userAgent !== undefined && { 'user-agent': access.userAgent }),
      ...(modifiedSince !== undefined && { 'if-modified-since': formatTime(modifiedSince) }),
      ...(idempotencyKey !== undefined && { 'idempotency-key': idempotencyKey }),
    },
    ...(body !== undefined && { body: stringifyExact(body, numericNames) }),
    ...(count !== undefined && { count }),
  };
}

/** Why this request must not be sent, if so. The client asks before each call; ask too where you send requests yourself. */
export function refusalOf(request: XeroRequest): Problem | undefined {
  const { body = '' } = request;
  // A character takes at most three bytes of UTF-8, so most bodies need no counting.
  const bytes = body.length * 3 > maximumBytes ? new TextEncoder().encode(body).byteLength : 0;
  if (bytes > maximumBytes) return { code: 'body-too-large', bytes, maximumBytes };
  const query = request.url.split('?')[1] ?? '';
  const ids = (/(?:^|&)IDs=([^&]+)/.exec(query)?.[1] ?? '').split(',').length;
  if (ids > maximumIds || query.length > maximumQueryLength)
    return { code: 'query-too-long', length: query.length, ids };
  return undefined;
}

/** A base URL without its final slash. Throws a TypeError for one that would send a token in the clear. */
export function checkedBase(baseUrl: string): string {
  const url = new URL(baseUrl);
  const isLoopback = /^(localhost|.+\.localhost|127(\.\d{1,3}){3}|\[::1\])$/.test(url.hostname);
  if (url.protocol !== 'https:' && !(url.protocol === 'http:' && isLoopback)) {
    throw new TypeError(`Neither https: nor http: on loopback: ${url.origin}`);
  }
  if (url.search || url.hash || url.username || url.password)
    throw new TypeError(`Only origin and path: ${url.origin}`);
  return url.href.replace(/\/+$/, '');
}

/** An id or number as one segment of a path. Throws a TypeError for one that would lead elsewhere (nothing, a dot or two). */
export function segment(id: string): string {
  if (/^\.{0,2}$/.test(id)) throw new TypeError(`Not an id: ${JSON.stringify(id)}`);
  return encodeURIComponent(id.toWellFormed());
}

function checkKey(key: string): void {
  if (!/^[\x21-\x7e]+$/.test(key) || key.length > maximumKeyLength) {
    throw new TypeError(`An idempotency key has 1 to ${maximumKeyLength} printable ASCII characters`);
  }
}

/** Commas stay as they are: Xero takes lists as one comma-separated value, and each `%2C` costs two characters more. */
function queryText(query: Readonly<Record<string, QueryValue>>): string {
  const pairs = Object.entries(query).flatMap(([name, value]) => {
    if (value === undefined) return [];
    const text = typeof value === 'object' && !('where' in value) ? listText(name, value) : whole(value);
    return `${name}=${encodeURIComponent(text.toWellFormed()).replaceAll('%2C', ',')}`;
  });
  return pairs.length === 0 ? '' : `?${pairs.join('&')}`;
}

function listText(name: string, values: readonly string[]): string {
  // An empty list would be no filter at all, and a comma inside would be two values.
  if (values.length === 0) throw new TypeError(`${name} is an empty list`);
  const bad = values.find((value) => value === '' || value.includes(','));
  if (bad !== undefined) throw new TypeError(`${name} can't list ${JSON.stringify(bad)}`);
  return values.join(',');
}

function whole(value: string | number | boolean | Where): string {
  return typeof value === 'object' ? value.where : String(value);
}
