// What a status other than success means. Decided by status, type and the few fixed words of Xero; never by a whole sentence.

import { parseExact } from './exact.ts';
import { type Limits } from './limits.ts';
import { gatherMessages } from './messages.ts';
import type { LimitName, Problem } from './problem.ts';

/** Sentences are for logs and people: a page of HTML is not. */
const longestMessage = 500;

/** The problem that a non-success reply tells of. `text` is its body, if it could be read. */
export function problemOf(status: number, headers: Headers, text: string, limits: Limits): Problem {
  const retry = limits.retryAfterS === undefined ? {} : { retryAfterS: limits.retryAfterS };
  const body = objectOf(text);
  const message = messageOf(body, text);
  switch (status) {
    case 400:
      return badRequest(body, message);
    case 401:
      return unauthorized(headers, message);
    case 403:
      return forbidden(headers, message);
    case 404:
      return { code: 'not-found', message };
    case 412:
      return { code: 'precondition', message };
    case 429:
      return { code: 'rate-limited', which: limitOf(limits), ...retry };
    case 501:
      return { code: 'unexpected-status', status, message };
    case 503:
      return { code: 'offline', message, ...retry };
    default:
      return status >= 500
        ? { code: 'server', status, message, ...retry }
        : { code: 'unexpected-status', status, message };
  }
}

/** The body as an object, or nothing: 404, 429 and 5xx bodies are HTML, prose or empty (seen on the wire). */
export function objectOf(text: string): Record<string, unknown> {
  try {
    const value = parseExact(text);
    return typeof value === 'object' && value !== null && !Array.isArray(value)
      ? (value as Record<string, unknown>)
      : {};
  } catch {
    return {};
  }
}

function badRequest(body: Record<string, unknown>, message: string): Problem {
  const elements = Array.isArray(body.Elements) ? body.Elements : [];
  const messages = gatherMessages(elements, 'errors').map((found) => ({ ...found, path: `Elements${found.path}` }));
  const reused = [message, ...messages.map((found) => found.message)].find((text) =>
    /^idempotency key\b.*\bdifferent request/is.test(text),
  );
  if (reused) return { code: 'idempotency-mismatch', message: reused };
  const type = typeof body.Type === 'string' ? body.Type : undefined;
  if (type === 'ValidationException' || messages.length > 0) return { code: 'validation', message, messages };
  const number = Number(body.ErrorNumber);
  return { code: 'bad-request', message, ...(type && { type }), ...(Number.isSafeInteger(number) && { number }) };
}

function unauthorized(headers: Headers, message: string): Problem {
  if (isScopeRefusal(headers, message)) return { code: 'scope-missing', message };
  return { code: /^tokenexpired\b/i.test(message) ? 'token-expired' : 'unauthorized', message };
}

function forbidden(headers: Headers, message: string): Problem {
  if (isScopeRefusal(headers, message)) return { code: 'scope-missing', message };
  return { code: /^authenticationunsuccessful\b/i.test(message) ? 'disconnected' : 'forbidden', message };
}

function isScopeRefusal(headers: Headers, message: string): boolean {
  return (
    /insufficient_scope/i.test(headers.get('www-authenticate') ?? '') || /^authorizationunsuccessful\b/i.test(message)
  );
}

function messageOf(body: Record<string, unknown>, text: string): string {
  const own = [body.Detail, body.Message, body.Title].find((value) => typeof value === 'string' && value !== '');
  if (typeof own === 'string') return own;
  return text.trimStart().startsWith('<') ? '' : text.trim().slice(0, longestMessage);
}

/** `minute` and `day` were seen; the other words are compared by their beginning, and the counters answer where there is no word. */
function limitOf({ problem = '', dayRemaining, minuteRemaining, appMinuteRemaining }: Limits): LimitName {
  const word = problem.toLowerCase();
  const named = (['minute', 'day', 'concurrent', 'app'] as const).find((name) => word.startsWith(name));
  if (named) return named;
  if (dayRemaining === 0) return 'day';
  if (minuteRemaining === 0) return 'minute';
  return appMinuteRemaining === 0 ? 'app' : 'unknown';
}
