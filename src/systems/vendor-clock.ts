// What time it is at a vendor's. Its replies say so, in whole seconds; ours is used as long as the two can be the same.

import { CLOCKS_DIFFER_MS } from './reach.ts';

export interface VendorClock {
  /** Epoch ms by the vendor's clock, rather too early than too late. */
  now(): number;
  /** A time that the vendor's clock has surely passed, whether it has told the time or not. Epoch ms. */
  passed(): number;
  /** Our own clock, for how long something takes. Epoch ms. */
  ours(): number;
  readonly fetch: typeof fetch;
}

export function vendorClock(ask: typeof fetch, now: () => number): VendorClock {
  let aheadMs: number | null = null;
  return {
    now: () => now() + (aheadMs ?? 0),
    passed: () => now() + (aheadMs === null ? -CLOCKS_DIFFER_MS : aheadMs - 1_000),
    ours: now,
    fetch: (async (input: RequestInfo, init?: RequestInit) => {
      const sentAt = now();
      const reply = await ask(input, init);
      aheadMs = aheadOf(reply.headers.get('date'), sentAt, now()) ?? aheadMs;
      return reply;
    }) as typeof fetch,
  };
}

/**
 * How far the vendor's clock is ahead of ours, in ms, at least; negative where it is behind. 0 where a reply of that second fits between
 * our own times. Null for a reply that does not tell the time.
 */
export function aheadOf(date: string | null, sentAt: number, receivedAt: number): number | null {
  const second = date === null ? NaN : Date.parse(date);
  if (Number.isNaN(second)) return null;
  const [least, most] = [second - receivedAt, second + 1_000 - sentAt];
  return least <= 0 && most >= 0 ? 0 : least;
}
