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
      if (problem.messages.some(({ message }) => MOVED.test(message))) {
        return { code: 'record.locked', detail: problem.message };
      }
      return { code: 'record.refused', complaints: complaintsOf(problem.messages, problem.message, undefined) };
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

/** What the vendor says of one record it would not have. `party` is the field of a document that names its contact. */
export function refusalOf(messages: readonly ElementMessage[], party?: 'customer' | 'vendor'): Problem {
  // What is said of a part of a record is often said of the whole record as well.
  const said = [...new Set(messages.map(({ message }) => message))].join(' ');
  if (MOVED.test(said)) return { code: 'record.locked', detail: said };
  const fixed = fixedBy(said);
  if (fixed !== undefined) return { code: 'record.fixed', why: fixed, fields: [], detail: said };
  const unique = duplicates.find(([pattern]) => pattern.test(said));
  if (unique) return { code: 'record.duplicate', field: unique[1], id: null, detail: said };
  return { code: 'record.refused', complaints: complaintsOf(messages, said, party) };
}

/** Somebody paid it, or took the payment out, a moment before: it is read anew before anything is tried again. */
const MOVED =
  /exceeds the amount outstanding|payments can only be made against authorised|payment not of valid status for modification/i;

/** What must be unique, as Xero says it. */
const duplicates: readonly (readonly [RegExp, string])[] = [
  [/contact name .* is already assigned/i, 'name'],
  [/another contact has this contact number/i, 'stamp'],
  [/invoice # must be unique/i, 'number'],
  [/number must be unique/i, 'number'],
  [/price list item with code .* already exists/i, 'code'],
];

/** Why a record can't be changed, or undefined where it is something about the change. */
function fixedBy(said: string): string | undefined {
  if (/archived contact|contact.* has been archived/i.test(said)) return 'archived';
  if (/has a payment or credit note allocated/i.test(said)) return 'part-paid';
  if (/lock date/i.test(said)) return 'locked-period';
  if (/deleted purchaseorders cannot be updated|not of valid status for modification/i.test(said)) return 'void';
  return undefined;
}

function complaintsOf(
  messages: readonly ElementMessage[],
  otherwise: string,
  party: 'customer' | 'vendor' | undefined,
): Complaint[] {
  if (messages.length === 0) return [{ message: otherwise }];
  // What is said of a part of a record is often said of the whole record as well.
  const placed = new Set(messages.filter(({ path }) => path !== '').map(({ message }) => message));
  const once = messages.filter(({ message, path }) => path !== '' || !placed.has(message));
  return once.map(({ message, path }) => {
    const field = party === undefined ? fieldOf(message, path) : fieldOfDocument(message, path, party);
    return { message, ...(field !== undefined && { field }) };
  });
}

/** Which of our fields a complaint is about, as far as its place or words tell. */
function fieldOf(message: string, path: string): string | undefined {
  if (path.startsWith('Phones')) return 'phone';
  if (path.startsWith('Addresses')) return /country/i.test(message) ? 'billingCountry' : 'billingStreet';
  if (path.startsWith('ContactPersons')) return 'persons';
  if (/e-?mail/i.test(message)) return 'email';
  if (/currency/i.test(message)) return 'currency';
  if (/item code/i.test(message)) return 'code';
  if (path === 'SalesDetails') return /tax/i.test(message) ? 'salesTax' : 'salesAccount';
  if (path === 'PurchaseDetails') return /tax/i.test(message) ? 'purchaseTax' : 'purchaseAccount';
  if (/field purchasedescription/i.test(message)) return 'purchaseDescription';
  if (/field description/i.test(message)) return 'description';
  if (/\bname\b/i.test(message)) return 'name';
  if (/tax (number|id)/i.test(message)) return 'taxNumber';
  return path === '' ? undefined : path;
}

/** Words by which a complaint about a document's heading is known, and our field for each. */
const inHeading: readonly (readonly [RegExp, string])[] = [
  [/currency rate/i, 'exchangeRate'],
  [/currency/i, 'currency'],
  [/due ?date/i, 'dueDate'],
  [/expiry ?date/i, 'expiresOn'],
  [/delivery ?date/i, 'deliveryDate'],
  [/status/i, 'status'],
  [/number/i, 'number'],
  [/theme/i, 'theme'],
  [/\burl\b/i, 'crmUrl'],
  [/reference/i, 'reference'],
  [/line ?item|line total|account code|taxtype|item code|discount|tracking|quantity|unitamount|description/i, 'lines'],
  [/lineamounttypes/i, 'taxMode'],
  [/total/i, 'total'],
  [/\bdate\b/i, 'date'],
];

/** As `fieldOf`, for a document. Of a line it says which, counted from one, and what of it. */
function fieldOfDocument(message: string, path: string, party: 'customer' | 'vendor'): string | undefined {
  const line = /^LineItems\[(\d+)\]/.exec(path)?.[1];
  if (line !== undefined) {
    const part = inLine.find(([pattern]) => pattern.test(message))?.[1];
    return `lines.${Number(line) + 1}${part === undefined ? '' : `.${part}`}`;
  }
  if (path.startsWith('Contact') || /\bcontact\b/i.test(message)) return party;
  return inHeading.find(([pattern]) => pattern.test(message))?.[1] ?? (path === '' ? undefined : path);
}

/** Words by which a complaint about a line is known. A tax that does not go with an account is the tax's fault. */
const inLine: readonly (readonly [RegExp, string])[] = [
  [/taxtype|tax rate/i, 'tax'],
  [/account/i, 'account'],
  [/item code/i, 'item'],
  [/tracking/i, 'tracking1'],
  [/discount/i, 'discountRate'],
  [/description/i, 'description'],
  [/unitamount|line total/i, 'unitPrice'],
  [/quantity/i, 'quantity'],
];
