// Everything that may go wrong without anyone having made a programming error. Facts only: sentences for people are the caller's.

import type { ElementMessage } from './messages.ts';

/** Which of Xero's limits was hit. `unknown` where neither header nor counters tell. */
export type LimitName = 'minute' | 'day' | 'concurrent' | 'app' | 'unknown';

/** `message` is always Xero's own wording (or the runtime's, for `no-answer`), for logs and people; decide by `code` alone. */
export type Problem =
  /** 400: Xero refused what an element says. Nothing was saved. */
  | { code: 'validation'; message: string; messages: readonly ElementMessage[] }
  /** 400: the request itself is wrong, by `type`: `PostDataInvalidException`, `QueryParseException`, `NoDataProcessedException`. */
  | { code: 'bad-request'; message: string; type?: string; number?: number }
  /** 400: the idempotency key was used for another request within its six minutes. */
  | { code: 'idempotency-mismatch'; message: string }
  /** 401: refresh the token, then send the same request again. */
  | { code: 'token-expired'; message: string }
  /** 401: no token, or one that Xero doesn't accept. */
  | { code: 'unauthorized'; message: string }
  /** 401 or 403: the consent doesn't cover this endpoint (Xero's exact answer is unverified; both forms are recognised). */
  | { code: 'scope-missing'; message: string }
  /** 403: this organisation is not connected to the token's consent (any more). Refreshing still works, and doesn't help. */
  | { code: 'disconnected'; message: string }
  /** 403: connected, but the user's role or the organisation's plan doesn't allow it. */
  | { code: 'forbidden'; message: string }
  /** 404: no such record, or, for a write, one of the records that it names (Xero doesn't say which). */
  | { code: 'not-found'; message: string }
  /** 412. */
  | { code: 'precondition'; message: string }
  /** 429: nothing was done. Wait `retryAfterS` seconds; where Xero names none (concurrency), a second or two. */
  | { code: 'rate-limited'; which: LimitName; retryAfterS?: number }
  /** 500 and above: Xero failed, perhaps after doing what was asked. */
  | { code: 'server'; status: number; message: string; retryAfterS?: number }
  /** 503: the API, or this organisation, is offline for a while. */
  | { code: 'offline'; message: string; retryAfterS?: number }
  /** Any other status, such as a redirect, 405 or 501. */
  | { code: 'unexpected-status'; status: number; message: string }
  /** A success whose body is not what Xero sends: a write was probably done, but its result is lost. */
  | { code: 'unreadable'; status: number; why: 'empty' | 'truncated' | 'malformed' | 'html' | 'shape' | 'count' }
  /** No status came back. `sent: 'no'` is certain that Xero saw nothing; `'unknown'` is not. */
  | { code: 'no-answer'; why: 'network' | 'timeout' | 'aborted'; sent: 'no' | 'unknown'; message: string }
  /** Not sent: over Xero's 10 MB a request. */
  | { code: 'body-too-large'; bytes: number; maximumBytes: number }
  /** Not sent: more than 40 ids, or a query longer than Xero takes (it answers 404 then, which never means gone). */
  | { code: 'query-too-long'; length: number; ids: number }
  /** The token endpoint's refusal. `error` is `invalid_grant`, `invalid_client`, `invalid_scope`, `unauthorized_client`, … */
  | { code: 'grant-refused'; error: string; message: string }
  /** The person, or Xero, refused on the consent page. `error` is `access_denied`, `unauthorized_client`, … */
  | { code: 'consent-refused'; error: string; message: string }
  /** The redirect back carries another state than was sent: it doesn't belong to this browser's attempt. */
  | { code: 'state-mismatch' }
  /** The redirect back carries neither a code nor an error. */
  | { code: 'redirect-incomplete' };

export type ProblemCode = Problem['code'];

/** What became of a request: `refused` and `not-sent` changed nothing; after `unknown`, look before you send a write again. */
export type Outcome = 'not-sent' | 'refused' | 'unknown';

const outcomes: Record<Exclude<ProblemCode, 'no-answer' | 'unexpected-status'>, Outcome> = {
  validation: 'refused',
  'bad-request': 'refused',
  'idempotency-mismatch': 'refused',
  'token-expired': 'refused',
  unauthorized: 'refused',
  'scope-missing': 'refused',
  disconnected: 'refused',
  forbidden: 'refused',
  'not-found': 'refused',
  precondition: 'refused',
  'rate-limited': 'refused',
  server: 'unknown',
  offline: 'unknown',
  unreadable: 'unknown',
  'body-too-large': 'not-sent',
  'query-too-long': 'not-sent',
  'grant-refused': 'refused',
  'consent-refused': 'refused',
  'state-mismatch': 'refused',
  'redirect-incomplete': 'refused',
};

/** Every code, for tables and tests. */
export const problemCodes = [
  ...Object.keys(outcomes),
  'no-answer',
  'unexpected-status',
].sort() as readonly ProblemCode[];

/** What became of the request that met this problem. Pure and total. */
export function outcomeOf(problem: Problem): Outcome {
  if (problem.code === 'no-answer') return problem.sent === 'no' ? 'not-sent' : 'unknown';
  if (problem.code === 'unexpected-status') return isRefusal(problem.status) ? 'refused' : 'unknown';
  return outcomes[problem.code];
}

/** A redirect or a client error (but for 408, where Xero gave up waiting) did nothing; neither did 501, a method it doesn't have. */
function isRefusal(status: number): boolean {
  return (status >= 300 && status < 500 && status !== 408) || status === 501;
}
