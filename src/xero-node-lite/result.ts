// What every operation answers with: a value or a problem, and what is left of the limits either way.

import type { Limits } from './limits.ts';
import type { ElementMessage } from './messages.ts';
import type { Problem } from './problem.ts';

export interface Success<Value> {
  ok: true;
  value: Value;
  limits: Limits;
}

export interface Failure {
  ok: false;
  problem: Problem;
  limits: Limits;
}

export type Result<Value> = Success<Value> | Failure;

/** What became of one element of a write. The elements that are `ok` are saved, whatever became of their neighbours. */
export type ElementOutcome<Element> =
  | { ok: true; element: Element; warnings: readonly ElementMessage[] }
  /** Not saved. No messages: nothing is wrong with this one, but Xero refused the whole request because of another. */
  | { ok: false; messages: readonly ElementMessage[] };

/** One reply to a list call. */
export interface Page<Element> {
  elements: readonly Element[];
  /** Absent for quotes, for endpoints without pages, and where no page was asked for. */
  pagination?: Pagination;
  /** Xero's clock as it answered, epoch ms: the base for the next `modifiedSince`, better than the local clock. */
  servedAtMs?: number;
  warnings: readonly ElementMessage[];
}

export interface Pagination {
  /** From 1. */
  page: number;
  pageSize: number;
  pageCount: number;
  itemCount: number;
}

export function failure(problem: Problem, limits: Limits = {}): Failure {
  return { ok: false, problem, limits };
}
