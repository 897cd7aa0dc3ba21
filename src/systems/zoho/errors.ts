// What Zoho's codes mean to us. The status is unreliable (errors come as 200, 202, 207 and 400), the code is not.

import type { Problem } from '../../core/problem.ts';
import { isJson, type Json } from '../../mapping/place.ts';
import { jsonOf, type Reply } from '../http.ts';

const HOUR_MS = 3_600_000;
const SHORT_MS = 2_000;

/** Codes that refuse the whole request for want of a valid token. */
const tokenCodes = new Set(['INVALID_TOKEN', 'AUTHENTICATION_FAILURE', 'INVALID_OAUTHTOKEN']);
const throttleCodes = new Set(['TOO_MANY_REQUESTS', 'RATE_LIMIT_EXCEEDED', 'API_LIMIT_EXCEEDED']);
const permissionCodes = new Set([
  'OAUTH_SCOPE_MISMATCH',
  'NO_PERMISSION',
  'AUTHORIZATION_FAILED',
  'FEATURE_NOT_SUPPORTED',
  'NOT_ALLOWED',
]);

/** A request-level error of a reply, or null where it is an answer (which may hold errors of single records). */
export function troubleOf(reply: Reply): Problem | 'renew' | null {
  const { status, text, headers } = reply;
  if (status === 204 || status === 304) return null;
  const body = jsonOf(text);
  const code = isJson(body) && typeof body.code === 'string' ? body.code : '';
  const message = isJson(body) && typeof body.message === 'string' ? body.message : '';
  if (tokenCodes.has(code) || (status === 401 && !permissionCodes.has(code))) return 'renew';
  if (status === 429 || throttleCodes.has(code))
    return throttled(message, headers, isJson(body) ? body.details : undefined);
  if (permissionCodes.has(code)) return { code: 'permission.denied', detail: `${code}: ${message}` };
  if (status >= 500 || status === 408) {
    const retryAfterMs = namedWait(headers);
    return {
      code: 'system.failed',
      status,
      detail: message || text.slice(0, 200),
      ...(retryAfterMs !== null && { retryAfterMs }),
    };
  }
  // A refusal needs no JSON to be one: a page for an address that is wrong, a redirect.
  if (body === undefined)
    return { code: status < 300 ? 'system.unreadable' : 'request.refused', status, detail: text.slice(0, 200) };
  if (status === 412 || code === 'ALREADY_MODIFIED') return Array.isArray(rows(body)) ? null : { code: 'record.moved' };
  if (code !== '' && code !== 'SUCCESS') return { code: 'request.refused', status, detail: `${code}: ${message}` };
  return status < 400 || Array.isArray(rows(body))
    ? null
    : { code: 'request.refused', status, detail: text.slice(0, 200) };
}

function rows(body: unknown): unknown {
  return isJson(body) ? Object.values(body).find(Array.isArray) : undefined;
}

/** How long the vendor asks to be left alone, in ms; null where it names no time in seconds. */
function namedWait(headers: Headers, inBody?: unknown): number | null {
  const named = Number(headers.get('retry-after') ?? inBody ?? NaN);
  return Number.isFinite(named) && named > 0 ? named * 1_000 : null;
}

/** One code for credits that are spent and for too many calls at once: only the words tell them apart (Zoho's docs). */
function throttled(message: string, headers: Headers, details: unknown): Problem {
  const retryAfterMs = namedWait(headers, isJson(details) ? details.retry_after : undefined);
  if (/24.?h|credit|daily|per day/i.test(message))
    return { code: 'system.day-spent', retryAfterMs: retryAfterMs ?? HOUR_MS / 4 };
  return { code: 'system.busy', retryAfterMs: retryAfterMs ?? SHORT_MS };
}

/**
 * What one element of a write's reply says against the record that was `sent` under this id (null for a new one). `stampField` is our
 * unique field, whose clash means "made before".
 */
export function problemOfElement(
  element: Json,
  { sent, stampField, idOf }: { sent: string | null; stampField: string | null; idOf: (id: string) => string },
): Problem {
  const code = typeof element.code === 'string' ? element.code : '';
  const message = typeof element.message === 'string' ? element.message : code;
  const details = isJson(element.details) ? element.details : {};
  const field = typeof details.api_name === 'string' ? details.api_name : undefined;
  switch (code) {
    case 'ALREADY_MODIFIED':
      return { code: 'record.moved' };
    case 'DUPLICATE_DATA': {
      const twin = isJson(details.duplicate_record) ? details.duplicate_record.id : undefined;
      const id = [details.id, twin].find((each) => typeof each === 'string');
      const name = field === stampField ? 'stamp' : (field ?? '');
      return { code: 'record.duplicate', field: name, id: typeof id === 'string' ? idOf(id) : null, detail: message };
    }
    case 'RECORD_LOCKED':
    case 'NOT_APPROVED':
    case 'NOT_REVIEWED':
    case 'RECORD_IN_BLUEPRINT':
      return { code: 'record.locked', detail: `${code}: ${message}` };
    case 'NO_PERMISSION':
      return { code: 'permission.denied', detail: message };
    case 'INTERNAL_ERROR':
      return { code: 'system.failed', status: 500, detail: message };
    default:
      // A line that is not there: somebody has saved the document since it was read.
      if (code === 'INVALID_DATA' && field === 'id' && isOfLine(details.json_path)) return { code: 'record.moved' };
      // A change names the field; a deletion names the record alone.
      if (code === 'INVALID_DATA' && sent !== null && (field === 'id' || (field === undefined && details.id === sent)))
        return { code: 'record.missing', id: idOf(sent) };
      return { code: 'record.refused', complaints: complaints(element, message) };
  }
}

function isOfLine(path: unknown): boolean {
  return typeof path === 'string' && /\]\.\w+\[\d+\]\.id$/.test(path);
}

function complaints(element: Json, message: string): { message: string; field?: string }[] {
  const details = isJson(element.details) ? element.details : {};
  if (Array.isArray(details.errors))
    return details.errors.filter(isJson).flatMap((each) => complaints(each, String(each.message ?? message)));
  const field = typeof details.api_name === 'string' ? details.api_name : undefined;
  const limits = ['expected_data_type', 'maximum_length', 'regex', 'supported_values'].flatMap((name) =>
    details[name] === undefined ? [] : [`${name.replaceAll('_', ' ')}: ${JSON.stringify(details[name])}`],
  );
  const said = [`${String(element.code ?? '')}: ${message}`, ...limits].join('; ');
  return [{ message: said, ...(field !== undefined && { field }) }];
}
