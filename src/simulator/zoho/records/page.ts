// Pages of records: parameters, the order, and the token that carries a reader on. A token is bound to its user and parameters.

import type { Call } from '../call.ts';
import { wholeNumber } from '../call.ts';
import { isObject, parseJson } from '../json.ts';
import { invalidData, type Refusal, refusal } from '../reply.ts';
import { inZone } from '../time.ts';
import type { TimeKey } from './recorder.ts';

const TOKEN_LIFE_MS = 24 * 60 * 60 * 1000;
const DISCRETE_LIMIT = 2000;
const TOKEN_LIMIT = 100_000;

export interface Paging {
  page: number;
  perPage: number;
  /** With a token: the last key of the page before, and how many records came before this page. */
  after?: { key: TimeKey; seen: number };
}

interface Token {
  user: string;
  parameters: string;
  expiresAt: number;
  page: number;
  seen: number;
  key: TimeKey;
}

/** Reads page, per_page and page_token. */
export function pagingOf(call: Call): Paging | { refused: Refusal } {
  const { query } = call;
  const perPage = wholeNumber(query.get('per_page'), 200, 1, 200);
  if (perPage === undefined) return { refused: invalidData({ param_name: 'per_page', maximum: 200 }) };
  const token = query.get('page_token');
  if (token === null) {
    const page = wholeNumber(query.get('page'), 1, 1, Number.MAX_SAFE_INTEGER);
    if (page === undefined) return { refused: invalidData({ param_name: 'page' }) };
    if (page * perPage > DISCRETE_LIMIT) {
      const text = 'as you have exceeded the limit, use the page_token to fetch the next set of records';
      return { refused: refusal('DISCRETE_PAGINATION_LIMIT_EXCEEDED', text, { limit: DISCRETE_LIMIT }) };
    }
    return { page, perPage };
  }
  if (query.has('page')) {
    const names = { ambiguity_due_to: [{ param_name: 'page' }, { param_name: 'page_token' }] };
    return { refused: refusal('AMBIGUITY_DURING_PROCESSING', 'ambiguity while processing the request', names) };
  }
  return readToken(call, token, perPage);
}

/** The token that leads to the page after this one, and when it ends. */
export function nextToken(call: Call, paging: Paging, key: TimeKey, seen: number): { token: string; expiry: string } {
  const { caller, crm } = call;
  const expiresAt = crm.zoho.now() + TOKEN_LIFE_MS;
  const token: Token = {
    user: caller.user.id,
    parameters: parametersOf(call),
    expiresAt,
    page: paging.page + 1,
    seen,
    key,
  };
  return { token: btoa(JSON.stringify(token)), expiry: inZone(expiresAt, caller.user.timeZone) };
}

function readToken(call: Call, text: string, perPage: number): Paging | { refused: Refusal } {
  const token = decode(text);
  if (!token) return { refused: invalidData({ param_name: 'page_token' }) };
  if (token.user !== call.caller.user.id || token.parameters !== parametersOf(call)) {
    return {
      refused: refusal('TOKEN_BOUND_DATA_MISMATCH', 'the token is bound to other data', { param_name: 'page_token' }),
    };
  }
  if (token.expiresAt <= call.crm.zoho.now()) {
    const details = { api_name: 'page_token', json_path: '$.query.page_token' };
    return { refused: refusal('EXPIRED_VALUE', 'the value has expired', details) };
  }
  if (token.seen + perPage > TOKEN_LIMIT) {
    return { refused: refusal('PAGINATION_LIMIT_EXCEEDED', 'pagination limit exceeded', { param_name: 'page_token' }) };
  }
  return { page: token.page, perPage, after: { key: token.key, seen: token.seen } };
}

function decode(text: string): Token | undefined {
  if (!/^[A-Za-z0-9+/]+=*$/.test(text) || text.length % 4) return undefined;
  const value = parseJson(atob(text));
  return isObject(value) && isObject(value.key) ? (value as unknown as Token) : undefined;
}

/** A digest of all parameters but the token itself, in a fixed order, and of the header that filters. */
function parametersOf({ query, headers, params }: Call): string {
  const pairs = [...query].filter(([name]) => name !== 'page_token' && name !== 'page');
  const since = headers.get('if-modified-since') ?? '';
  return digest(JSON.stringify([params, pairs.sort(([one], [other]) => one.localeCompare(other)), since]));
}

/** A few characters for a text of any length, after FNV-1a: enough to notice that a parameter changed. */
function digest(text: string): string {
  let [one, other] = [0x811c9dc5, 0x1000193];
  for (let at = 0; at < text.length; at++) {
    one = Math.imul(one ^ text.charCodeAt(at), 0x01000193);
    other = Math.imul(other ^ text.charCodeAt(at), 0x85ebca6b);
  }
  return (one >>> 0).toString(36) + (other >>> 0).toString(36);
}
