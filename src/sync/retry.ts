// When a record that failed is tried again: how often, and after how long. Pure arithmetic; chance is handed in.

/** Tries in all before a person is asked. */
export const TRIES = 3;

const WAITS_MS = [30_000, 120_000, 600_000];

/**
 * How long to wait after the given number of tries, in ms: growing, spread by up to a fifth so that many don't come back at once,
 * and never sooner than the vendor asked for. Null when the tries are used up.
 */
export function waitAfter(tries: number, askedMs: number, spread: number): number | null {
  if (tries >= TRIES) return null;
  const wait = WAITS_MS[Math.min(tries, WAITS_MS.length) - 1] ?? WAITS_MS[0] ?? 0;
  return Math.round(Math.max(wait, askedMs) * (1 + spread / 5));
}

/** How long a look that failed waits: doubling from 5 s up to 10 minutes. It never gives up; its issue says that it fails. */
export function lookWait(attempts: number, askedMs: number): number {
  return Math.max(askedMs, Math.min(600_000, 5_000 * 2 ** Math.max(0, attempts - 1)));
}
