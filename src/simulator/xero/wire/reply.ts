// The shapes of Xero's answers: the envelope, the error bodies, and the answers that are no JSON at all (seen on the wire).
// Knows nothing of any resource.

import type { Xero } from '../xero.ts';
import { bareMsDate } from './dates.ts';
import { xml } from './xml.ts';

export type Json = Record<string, unknown>;

/** An answer of the accounting API before it becomes a Response; it can be kept and repeated. */
export interface Reply {
  status: number;
  headers: Record<string, string>;
  body: string | Uint8Array;
}

/** What an answer needs to know of its call. */
export interface Asker {
  xero: Xero;
  /** The app's name. */
  provider: string;
  /** Whether JSON was asked for; Xero's default is XML. */
  json: boolean;
}

/** A JSON answer of the identity host or of `/connections`. */
export function json(body: unknown, status = 200): Response {
  return new Response(JSON.stringify(body), {
    status,
    headers: { 'content-type': 'application/json; charset=utf-8', 'cache-control': 'no-store' },
  });
}

/** A page. */
export function html(body: string, status = 200): Response {
  return new Response(body, {
    status,
    headers: { 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-store' },
  });
}

/** 401 and 403 (seen on the wire). */
export function problem(xero: Xero, status: number, detail: string, headers: Record<string, string> = {}): Response {
  const title = status === 401 ? 'Unauthorized' : 'Forbidden';
  const body = { Type: null, Title: title, Status: status, Detail: detail, Instance: xero.guid(), Extensions: {} };
  return new Response(JSON.stringify(body), { status, headers: { 'content-type': 'application/json', ...headers } });
}

/** A record or path that is not there is told in prose, as HTML (seen on the wire). */
export function notFound(): Reply {
  return {
    status: 404,
    headers: { 'content-type': 'text/html; charset=utf-8' },
    body: 'The resource you’re looking for cannot be found',
  };
}

/** The method is not there for this resource. */
export function notImplemented(): Reply {
  return { status: 501, headers: { 'content-type': 'text/html; charset=utf-8' }, body: '' };
}

/** What an unhandled mistake looks like. */
export function brokenInside(): Reply {
  const body =
    'An error occurred in Xero. Check the API Status page https://status.developer.xero.com for current service status.';
  return { status: 500, headers: { 'content-type': 'text/html; charset=utf-8' }, body };
}

/** A list in its envelope. `more` stands between the envelope and the list: `pagination`, `SummarizeErrors`. */
export function enveloped(
  asker: Asker,
  root: string,
  rows: readonly unknown[],
  more: Json = {},
  charset = true,
): Reply {
  const body = {
    Id: asker.xero.guid(),
    Status: 'OK',
    ProviderName: asker.provider,
    DateTimeUTC: bareMsDate(asker.xero.now()),
    ...more,
    [root]: rows,
  };
  return written(asker, 200, body, charset);
}

/** An answer without an envelope, as a removed allocation's. */
export function bare(asker: Asker, body: Json, status = 200): Reply {
  return written(asker, status, body, true);
}

/** An answer without a body. */
export function empty(status: number): Reply {
  return { status, headers: {}, body: '' };
}

/** 400 in Xero's error body. Numbers: 10 is sure, 14 seen, 16 and 17 unverified. */
export function refused(asker: Asker, number: 10 | 14 | 16 | 17, message: string, elements?: readonly Json[]): Reply {
  const types = {
    10: 'ValidationException',
    14: 'PostDataInvalidException',
    16: 'QueryParseException',
    17: 'NoDataProcessedException',
  };
  const body = { ErrorNumber: number, Type: types[number], Message: message, ...(elements && { Elements: elements }) };
  return written(asker, 400, body, true);
}

function written(asker: Asker, status: number, body: Json, charset: boolean): Reply {
  const type = asker.json ? 'application/json' : 'text/xml';
  return {
    status,
    headers: { 'content-type': charset ? `${type}; charset=utf-8` : type },
    body: asker.json ? JSON.stringify(body) : xml(body),
  };
}

/** The answer as it leaves. */
export function toResponse({ status, headers, body }: Reply): Response {
  const none = status === 204 || status === 304 || body === '';
  return new Response(none ? null : (body as BodyInit), { status, headers });
}
