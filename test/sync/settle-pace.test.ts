// How often it is asked what came of a request.

import { describe, expect, test } from 'vitest';
import { settleAt } from '../../src/sync/settle-pace.ts';

const SECOND_MS = 1_000;

/** The times at which it is asked within an hour where nobody ever knows, in seconds since it was sent. */
function askedWithin(seconds: number, state: 'open' | 'unsent'): number[] {
  const times: number[] = [];
  let askedAt: number | undefined;
  for (;;) {
    const at = settleAt({ sentAt: 0, state, ...(askedAt !== undefined && { askedAt }) });
    if (at > seconds * SECOND_MS) return times;
    times.push(Math.round(at / SECOND_MS));
    askedAt = at;
  }
}

describe('a request of which nobody knows what came of it', () => {
  test('may still be on its way at first, and is asked after ever less often', () => {
    expect(askedWithin(3600, 'open')).toEqual([
      20, 30, 45, 68, 101, 152, 228, 342, 513, 769, 1153, 1730, 2330, 2930, 3530,
    ]);
  });

  test('that was not sent yet is sent at once, then tried at the same pace', () => {
    expect(askedWithin(60, 'unsent')).toEqual([0, 10, 20, 30, 45]);
  });
});
