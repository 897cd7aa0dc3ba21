// Everything that may go wrong with a record, a request or a system, as one union, and what each calls for. Problems carry facts;
// the sentences that people read are made elsewhere, in their own language.

import type { RecordId } from './record.ts';

/** The vendor's own words about one field or the whole record. */
export interface Complaint {
  readonly message: string;
  /** Our field's name, or the vendor's path where no field of ours fits. */
  readonly field?: string;
}

export type Problem =
  /** No reply. `sent` says whether the vendor may have carried it out. */
  | { readonly code: 'system.unreachable'; readonly sent: boolean; readonly detail: string }
  /** The vendor failed: a 5xx, or an error page. It may have carried out a write. It may say when it expects to be well again. */
  | { readonly code: 'system.failed'; readonly status: number; readonly detail: string; readonly retryAfterMs?: number }
  /** A reply that can't be read: cut off, malformed, HTML in place of JSON. */
  | { readonly code: 'system.unreadable'; readonly status: number; readonly detail: string }
  /** Too many calls at once or a minute. */
  | { readonly code: 'system.busy'; readonly retryAfterMs: number }
  /** The day's calls are used up. */
  | { readonly code: 'system.day-spent'; readonly retryAfterMs: number }
  /** This invocation may make no more calls or statements; the rest of the work waits for the next. */
  | { readonly code: 'budget.spent' }
  /** Consent was withdrawn, the user was removed, or the organisation was disconnected. `connection`: whose, where a line told of it. */
  | { readonly code: 'grant.revoked'; readonly detail: string; readonly connection?: string }
  | { readonly code: 'permission.denied'; readonly detail: string }
  /** The request itself is wrong: ours to mend. */
  | { readonly code: 'request.refused'; readonly status: number; readonly detail: string }
  /** The vendor read the record and won't have it. */
  | { readonly code: 'record.refused'; readonly complaints: readonly Complaint[] }
  /** It changed since we looked. */
  | { readonly code: 'record.moved' }
  /** It may still change without its version showing it: look again after this. */
  | { readonly code: 'record.young'; readonly retryAfterMs: number }
  /** The vendor has another record with a value that must be unique. */
  | { readonly code: 'record.duplicate'; readonly field: string; readonly id: RecordId | null; readonly detail: string }
  | {
      readonly code: 'record.fixed';
      readonly why: string;
      readonly fields: readonly string[];
      readonly detail?: string;
    }
  /** Locked or in an approval inside the vendor; it may be free later. */
  | { readonly code: 'record.locked'; readonly detail: string }
  | { readonly code: 'record.missing'; readonly id: RecordId }
  /** A record it refers to is not on the other side yet. */
  | { readonly code: 'needs.missing'; readonly needs: readonly RecordId[] }
  /** Sent, and nobody knows yet whether it was carried out. */
  | { readonly code: 'outcome.unknown' }
  | { readonly code: 'mapping.invalid'; readonly fields: readonly string[]; readonly detail: string };

export type Disposition = 'retry' | 'wait-for' | 'ask-a-person' | 'pause-pair';

/** What a problem calls for. `wait-for` names its own time or event and uses up no attempt. */
export function dispositionOf(problem: Problem): Disposition {
  switch (problem.code) {
    case 'system.unreachable':
    case 'system.failed':
    case 'system.unreadable':
    case 'record.moved':
    case 'record.locked':
    case 'outcome.unknown':
      return 'retry';
    case 'system.busy':
    case 'system.day-spent':
    case 'budget.spent':
    case 'record.young':
    case 'needs.missing':
      return 'wait-for';
    case 'permission.denied':
    case 'request.refused':
    case 'record.refused':
    case 'record.duplicate':
    case 'record.fixed':
    case 'record.missing':
    case 'mapping.invalid':
      return 'ask-a-person';
    case 'grant.revoked':
      return 'pause-pair';
  }
}

/** How long to wait at least before trying again, in ms; 0 where the problem names no time. */
export function waitOf(problem: Problem): number {
  return 'retryAfterMs' in problem ? (problem.retryAfterMs ?? 0) : 0;
}

/** A record that could not be read is left for this long, in ms; longer where only a person can help. */
const PAUSES_MS: Readonly<Record<Disposition, number>> = {
  retry: 5_000,
  'wait-for': 0,
  'ask-a-person': 600_000,
  'pause-pair': 0,
};

/** How long to leave a record alone that could not be read, in ms: as the vendor says, and never so short that trying is all we do. */
export function pauseAfter(problem: Problem): number {
  return Math.max(waitOf(problem), PAUSES_MS[dispositionOf(problem)]);
}

/** Whether a write that ended so may still have been carried out by the vendor. */
export function leavesOutcomeOpen(problem: Problem): boolean {
  switch (problem.code) {
    case 'system.unreachable':
      return problem.sent;
    case 'system.failed':
    case 'system.unreadable':
    case 'outcome.unknown':
      return true;
    default:
      return false;
  }
}

/** A value, or the trouble that stood in its way. */
export type Result<T, P = Problem> =
  { readonly ok: true; readonly value: T } | { readonly ok: false; readonly problem: P };

export function done<T>(value: T): { readonly ok: true; readonly value: T } {
  return { ok: true, value };
}

export function failed<P>(problem: P): { readonly ok: false; readonly problem: P } {
  return { ok: false, problem };
}
