// Errors as the API answers them: each code with its HTTP status, and the error itself as a value to throw. The sentences are the
// catalogue's; how an error is written to the wire is in context.ts.

import type { ContentfulStatusCode } from 'hono/utils/http-status';
import type { Problem } from '../core/problem.ts';

/** Every error of ours and its status. */
export const statuses = {
  'request.invalid': 400,
  'request.malformed': 400,
  'consent.unknown': 400,
  'issue.choice': 400,
  'issue.value': 400,
  'pair.sides': 400,
  'reset.confirm': 400,
  'run.kind-off': 400,
  'settings.invalid': 400,
  'study.records': 400,
  'sync.incomplete': 400,
  'request.too-large': 413,
  'method.unknown': 405,
  'session.needed': 401,
  'session.refused': 401,
  'request.forbidden': 403,
  'consent.denied': 403,
  'connection.unknown': 404,
  'entry.unknown': 404,
  'issue.unknown': 404,
  'match.unknown': 404,
  'pair.unknown': 404,
  'pdf.none': 404,
  'record.unknown': 404,
  'route.unknown': 404,
  'run.unknown': 404,
  'study.unknown': 404,
  'system.unknown': 404,
  'version.unknown': 404,
  'kind.unknown': 404,
  'client.missing': 409,
  'hook.none': 409,
  'connection.missing': 409,
  'consent.no-organisation': 409,
  'import.live': 409,
  'import.organisation': 409,
  'import.signer': 409,
  'issue.closed': 409,
  'match.live': 409,
  'pair.exists': 409,
  'run.not-live': 409,
  'run.state': 409,
  'setup.incomplete': 409,
  'settings.moved': 412,
  internal: 500,
  'configuration.missing': 503,
} as const satisfies Readonly<Record<string, ContentfulStatusCode>>;

export type OwnCode = keyof typeof statuses;
export type ErrorCode = OwnCode | Problem['code'];

/** A vendor failed, or said no, while somebody waited for the answer. */
const VENDOR_FAILED = 502;

export function statusOf(code: ErrorCode): ContentfulStatusCode {
  return code in statuses ? statuses[code as OwnCode] : VENDOR_FAILED;
}

/** What may come of asking a vendor for something while a person waits. */
export const vendorErrors = [
  'system.unreachable',
  'system.failed',
  'system.unreadable',
  'system.busy',
  'system.day-spent',
  'budget.spent',
  'grant.revoked',
  'permission.denied',
  'request.refused',
] as const satisfies readonly Problem['code'][];

type Facts = Readonly<Record<string, unknown>>;

/** A field at fault: what is wrong with it, as a code that a sentence exists for. */
export interface FieldError {
  readonly field: string;
  readonly code: string;
  readonly facts?: Facts;
}

/** An error by its code and facts. Thrown by handlers; answered, in the asker's language, in one place. */
export class ApiError extends Error {
  override readonly name = 'ApiError';
  readonly code: ErrorCode;
  readonly facts: Facts;
  readonly fields: readonly FieldError[];
  readonly status: ContentfulStatusCode;

  constructor(code: ErrorCode, facts: Facts = {}, fields: readonly FieldError[] = []) {
    super(code);
    this.code = code;
    this.facts = facts;
    this.fields = fields;
    this.status = statusOf(code);
  }
}

/** A vendor's problem, as an answer to whoever waits for it. */
export function vendorFailed(problem: Problem): ApiError {
  return new ApiError(problem.code, { ...problem });
}
