// What the accounting system's refusals mean to us: its HTTP problems, and its sentences about single records.

import type { ElementMessage, Problem as ClientProblem } from 'xero-node-lite';
import type { Complaint, Problem } from '../../core/problem.ts';

const DAY_MS = 86_400_000;
/** Where no wait is named: calls at once, or an organisation that is offline for a moment. */
const SHORT_MS = 2_000;

/** Total over the client's problems. */
export function problemOf(problem: ClientProblem): Problem {
  switch (problem.code) {
    case 'rate-limited':
      return problem.which === 'day'
        ? { code: 'system.day-spent', retryAfterMs: inMs(problem.retryAfterS, DAY_MS / 24) }
        : { code: 'system.busy', retryAfterMs: inMs(problem.retryAfterS, SHORT_MS) };
    case 'token-expired':
    case 'unauthorized':
    case 'disconnected':
      return { code: 'grant.revoked', detail: problem.message };
    case 'scope-missing':
    case 'forbidden':
      return { code: 'permission.denied', detail: problem.message };
    // What a key stands for is not what was sent, or is still under way: what came of it has to be looked for.
    case 'idempotency-mismatch':
      return { code: 'outcome.unknown' };
    case 'validation':
      if (/^idempotency key\b/i.test(problem.message)) return { code: 'outcome.unknown' };
      return { code: 'record.refused', complaints: complaintsOf(problem.messages, problem.message) };
    case 'server':
      return { code: 'system.failed', status: problem.status, detail: problem.message, ...wellAgain(problem) };
    case 'offline':
      return { code: 'system.failed', status: 503, detail: problem.message, ...wellAgain(problem) };
    case 'unreadable':
      return { code: 'system.unreadable', status: problem.status, detail: problem.why };
    case 'no-answer':
      return { code: 'system.unreachable', sent: problem.sent !== 'no', detail: problem.message };
    case 'unexpected-status':
      return { code: 'request.refused', status: problem.status, detail: problem.message };
    case 'not-found':
      return { code: 'request.refused', status: 404, detail: problem.message };
    case 'precondition':
      return { code: 'request.refused', status: 412, detail: problem.message };
    case 'bad-request':
      return { code: 'request.refused', status: 400, detail: problem.message };
    case 'body-too-large':
    case 'query-too-long':
      return { code: 'request.refused', status: 413, detail: problem.code };
    case 'grant-refused':
    case 'consent-refused':
      return { code: 'grant.revoked', detail: [problem.error, problem.message].filter(Boolean).join(': ') };
    case 'state-mismatch':
    case 'redirect-incomplete':
      return { code: 'request.refused', status: 400, detail: problem.code };
  }
}

function wellAgain({ retryAfterS }: { retryAfterS?: number }): { retryAfterMs?: number } {
  return retryAfterS === undefined ? {} : { retryAfterMs: retryAfterS * 1_000 };
}

function inMs(seconds: number | undefined, otherwise: number): number {
  return seconds === undefined ? otherwise : Math.max(1, seconds) * 1_000;
}

/** What the vendor says of one record it would not have. */
export function refusalOf(messages: readonly ElementMessage[]): Problem {
  const said = messages.map(({ message }) => message).join(' ');
  if (/archived contact|has been archived/i.test(said))
    return { code: 'record.fixed', why: 'archived', fields: [], detail: said };
  const name = /contact name .* is already assigned/i.test(said);
  if (name || /another contact has this contact number/i.test(said)) {
    return { code: 'record.duplicate', field: name ? 'name' : 'stamp', id: null, detail: said };
  }
  return { code: 'record.refused', complaints: complaintsOf(messages, said) };
}

function complaintsOf(messages: readonly ElementMessage[], otherwise: string): Complaint[] {
  if (messages.length === 0) return [{ message: otherwise }];
  // What is said of a part of a record is often said of the whole record as well.
  const placed = new Set(messages.filter(({ path }) => path !== '').map(({ message }) => message));
  const once = messages.filter(({ message, path }) => path !== '' || !placed.has(message));
  return once.map(({ message, path }) => ({
    message,
    ...(fieldOf(message, path) && { field: fieldOf(message, path) ?? '' }),
  }));
}

/** Which of our fields a complaint is about, as far as its place or words tell. */
function fieldOf(message: string, path: string): string | undefined {
  if (path.startsWith('Phones')) return 'phone';
  if (path.startsWith('Addresses')) return 'billingStreet';
  if (path.startsWith('ContactPersons')) return 'persons';
  if (/e-?mail/i.test(message)) return 'email';
  if (/currency/i.test(message)) return 'currency';
  if (/\bname\b/i.test(message)) return 'name';
  if (/tax (number|id)/i.test(message)) return 'taxNumber';
  return path === '' ? undefined : path;
}
