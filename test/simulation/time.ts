// Time that only moves when told to, and chance that repeats: for running whole days in milliseconds, twice the same.

import { Chance } from '../../src/simulator/chance.ts';
import type { Clock } from '../../src/simulator/clock.ts';
import type { World } from '../../src/sync/ports.ts';

export class VirtualClock implements Clock {
  #now: number;

  constructor(start: number) {
    this.#now = start;
  }

  now(): number {
    return this.#now;
  }

  /** Whoever waits takes time with it: there is nobody else to be awake meanwhile. */
  async sleep(ms: number): Promise<void> {
    this.#now += ms;
  }

  advance(ms: number): void {
    this.#now += ms;
  }

  advanceTo(at: number): void {
    this.#now = Math.max(this.#now, at);
  }
}

/** The product's time and chance. `skewMs` makes its clock disagree with the vendors'. */
export function virtualWorld(clock: Clock, seed: number, skewMs = 0): World {
  const chance = new Chance(seed);
  return {
    now: () => clock.now() + skewMs,
    name: () => chance.hex(32),
    number: () => chance.below(2 ** 26) * 2 ** 26 + chance.below(2 ** 26),
    share: () => chance.next(),
  };
}
