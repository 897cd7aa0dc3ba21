// When it is asked what came of a request: the longer nobody knows, the later. A vendor that is down is not asked at every pass.

import type { Intent } from './store.ts';

/** A request that may still be on its way is left alone for this long. */
export const STILL_TRAVELLING_MS = 20_000;
/** Between two times of asking: half the time that it has been open by then, within these. */
export const ASKED_LEAST_MS = 10_000;
export const ASKED_MOST_MS = 600_000;

/** From when on it is asked, or sent where it has not been yet; epoch ms. */
export function settleAt({ sentAt, askedAt, state }: Pick<Intent, 'sentAt' | 'askedAt' | 'state'>): number {
  if (askedAt === undefined) return state === 'unsent' ? sentAt : sentAt + STILL_TRAVELLING_MS;
  return askedAt + Math.min(ASKED_MOST_MS, Math.max(ASKED_LEAST_MS, (askedAt - sentAt) / 2));
}
