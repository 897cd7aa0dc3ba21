// Time and chance as they are: what tests hand in otherwise.

import type { World } from './sync/ports.ts';

/** Real time and chance. */
export const worldOfNow: World = {
  now: () => Date.now(),
  name: () => crypto.randomUUID(),
  number: () => {
    const [high = 0, low = 0] = crypto.getRandomValues(new Uint32Array(2));
    return (high % 2 ** 20) * 2 ** 32 + low;
  },
  share: () => Math.random(),
};
