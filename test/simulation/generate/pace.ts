// How much happens in a history, and how fast.

import type { Chance } from '../../../src/simulator/chance.ts';

export const EVENTS_AT_LEAST = 40;
export const TROUBLES_AT_LEAST = 4;

/** How long until the next thing happens: most of it comes in bursts. */
export function pause(chance: Chance): number {
  const most = chance.pick([200, 2_000, 2_000, 5_000, 20_000, 20_000, 60_000, 150_000]);
  return chance.below(most);
}
