// When the product is killed: the moment is drawn from a seed, and is one that the vendors' side can tell. Half of all deaths lie between
// a vendor's commit and ours: the vendor has carried out a write, or given out new tokens, and nobody hears of it.

import type { Chance } from '../../src/simulator/chance.ts';
import type { Moment } from './vendors.ts';

export interface Death {
  /** The reply to a write, or to a renewal of tokens, is kept for good; a renewal's reply is out and not stored yet; or any call. */
  readonly is: 'between-write' | 'between-renewal' | 'after-renewal' | 'anywhere';
  /** Fitting moments that are passed over first. */
  readonly skip: number;
  /** The blow falls this long after the moment, in real time. */
  readonly delayMs: number;
  /** How long it is before somebody starts the product again, in ms of everybody's clock. Within the grace for old tokens. */
  readonly downMs: number;
}

const MINUTE_MS = 60_000;
/** At once; past the lease; while the vendor's key lives; past it; past the time in which a twin can be ruled out. */
const downTimesMs = [1_000, 95_000, 4 * MINUTE_MS, 8 * MINUTE_MS, 20 * MINUTE_MS];

/** The deaths of a run. Every other one lies between a vendor's commit and ours; among ten are at least two around new tokens. */
export function deaths(count: number, chance: Chance): Death[] {
  return Array.from({ length: count }, (_, at): Death => {
    const isBetween = at % 2 === 0;
    const aboutTokens = at % 10 === 4 || at % 10 === 5 || chance.happens(0.2);
    const downMs = chance.pick(downTimesMs) + chance.below(5_000);
    if (isBetween)
      return aboutTokens
        ? { is: 'between-renewal', skip: 0, delayMs: 0, downMs }
        : { is: 'between-write', skip: chance.below(2), delayMs: 0, downMs };
    return aboutTokens
      ? { is: 'after-renewal', skip: 0, delayMs: chance.below(4), downMs }
      : { is: 'anywhere', skip: chance.below(10), delayMs: chance.below(25), downMs };
  });
}

export function isBetween({ is }: Death): boolean {
  return is === 'between-write' || is === 'between-renewal';
}

export function concernsTokens({ is }: Death): boolean {
  return is === 'between-renewal' || is === 'after-renewal';
}

/** Whether the death may fall at this moment. */
export function fits({ is }: Death, { when, method, path, status = 0 }: Moment): boolean {
  const isRenewal = method === 'POST' && /\/(connect|oauth\/v2)\/token$/.test(path.split('?')[0] ?? '');
  const isWrite = method !== 'GET' && path.startsWith('/api/') && !path.includes('/coql');
  switch (is) {
    case 'between-write':
      return when === 'carried-out' && isWrite && status < 400;
    case 'between-renewal':
      return when === 'carried-out' && isRenewal && status < 400;
    case 'after-renewal':
      return when === 'answered' && isRenewal;
    case 'anywhere':
      return when !== 'carried-out';
  }
}
