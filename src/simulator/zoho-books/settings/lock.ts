// Transaction locking: nothing that is dated on or before the day can be made, changed or deleted on that side of the books.

import type { Books } from '../books.ts';
import { locked } from '../refusals.ts';
import type { Refusal } from '../reply.ts';

export type LockSide = 'sales' | 'purchases';

export interface Lock {
  side: LockSide;
  /** `2026-11-20`. */
  date: string;
  reason: string;
}

export function lockOf(books: Books, side: LockSide): Lock | undefined {
  return books.collection<Lock>('locks').get(side);
}

export function setLock(books: Books, lock: Lock): Lock {
  return books.collection<Lock>('locks').set(lock.side, lock);
}

export function liftLock(books: Books, side: LockSide): void {
  books.collection<Lock>('locks').delete(side);
}

/** The refusal of the first of these dates that lies in the locked period. */
export function lockFault(books: Books, side: LockSide, dates: readonly (string | undefined)[]): Refusal | undefined {
  const lock = lockOf(books, side);
  return lock && dates.some((date) => date !== undefined && date <= lock.date) ? locked(lock.date) : undefined;
}
