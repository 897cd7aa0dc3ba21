// What Books' answers mean to us: the HTTP status first, then the code in the body (Zoho's docs).

import type { Problem } from '../../core/problem.ts';
import { isJson } from '../../mapping/place.ts';
import { jsonOf, type Reply } from '../http.ts';

const MINUTE_MS = 60_000;
const HOUR_MS = 3_600_000;
const SHORT_MS = 2_000;

/** Codes of too many calls: a minute, a day, at once. */
const MINUTE_SPENT = 44;
const DAY_SPENT = 45;
const TOO_MANY_AT_ONCE = 1070;
/** The record is not there. */
const MISSING = 1002;
/** There is no such address. */
const WRONG_ADDRESS = 5;

/** The problem that a reply tells of, or null where it is an answer. */
export function troubleOf({ status, text, headers }: Reply): Problem | 'renew' | null {
  const body = jsonOf(text);
  const code = isJson(body) && typeof body.code === 'number' ? body.code : null;
  const message = isJson(body) && typeof body.message === 'string' ? body.message : text.slice(0, 200);
  if (status === 401) return 'renew';
  if (status === 429 || code === MINUTE_SPENT || code === DAY_SPENT || code === TOO_MANY_AT_ONCE)
    return throttled(code, headers);
  if (status >= 500 || status === 408) return { code: 'system.failed', status, detail: message };
  if (status === 403) return { code: 'permission.denied', detail: message };
  if (body === undefined)
    return { code: status < 300 ? 'system.unreadable' : 'request.refused', status, detail: message };
  if (status >= 400 || (code !== null && code !== 0))
    return { code: 'request.refused', status, detail: `${code ?? status}: ${message}` };
  return null;
}

/** No header says how long: a block lasts about the minute (Zoho's docs). */
function throttled(code: number | null, headers: Headers): Problem {
  const named = Number(headers.get('retry-after') ?? NaN);
  const told = Number.isFinite(named) && named > 0 ? named * 1_000 : null;
  if (code === DAY_SPENT) return { code: 'system.day-spent', retryAfterMs: told ?? HOUR_MS };
  return { code: 'system.busy', retryAfterMs: told ?? (code === MINUTE_SPENT ? MINUTE_MS : SHORT_MS) };
}

/** Whether a record was asked for by its id that is not there. An address that Books does not know is another matter. */
export function isMissing(problem: Problem): boolean {
  if (problem.code !== 'request.refused') return false;
  const isWrongAddress = problem.detail.startsWith(`${WRONG_ADDRESS}:`);
  return (
    problem.detail.startsWith(`${MISSING}:`) ||
    (problem.status === 404 && !isWrongAddress && /(does not|doesn.t) exist/i.test(problem.detail))
  );
}

/** Whether the vendor has another record of that name or number. */
export function isTaken(problem: Problem): boolean {
  return problem.code === 'request.refused' && /already (exist|been (used|created))|duplicate/i.test(problem.detail);
}

/** A refusal of what was sent, as one of its record: in Books' own words. */
export function asRefusal(problem: Problem): Problem {
  if (problem.code !== 'request.refused' || problem.status === 404 || problem.status === 405) return problem;
  return { code: 'record.refused', complaints: [{ message: problem.detail.replace(/^\d+: /, '') }] };
}
