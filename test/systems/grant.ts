// A grant for tests: a keeper on virtual time whose vault can be looked into, and a vendor that renews when it is told to.

import { type Problem, type Result } from '../../src/core/problem.ts';
import type { Limits } from '../../src/core/pace.ts';
import { sealer, type KeyRing } from '../../src/db/seal.ts';
import { Keeper, type TokenSet } from '../../src/systems/keeper.ts';
import { VirtualClock } from '../simulation/time.ts';

export const limits: Limits = { perMinute: 60, perDay: 1_000, concurrent: 5 };
export const start = Date.UTC(2026, 10, 20, 9);

/** Base64 of 32 equal bytes. */
const keyOf = (letter: string) => btoa(letter.repeat(32));
export const ring: KeyRing = { current: 'k1', keys: { k1: keyOf('a') } };
export const rotated: KeyRing = { current: 'k2', keys: { k1: keyOf('a'), k2: keyOf('b') } };

export function tokens(number: number, expiresAt: number): TokenSet {
  return {
    system: 'xero',
    accessToken: `access-${number}`,
    refreshToken: `refresh-${number}`,
    expiresAt,
    scopes: ['accounting.contacts'],
  };
}

export class Bank {
  readonly clock = new VirtualClock(start);
  /** What is kept, by name. It outlives a keeper. */
  readonly kept = new Map<string, string>();
  /** Everything that happened, in order. */
  readonly log: string[] = [];
  /** What the vendor says instead of renewing. */
  refusal: Problem | null = null;
  /** Called while a renewal is on its way. */
  onTheWay: (() => Promise<void>) | null = null;
  keys = ring;
  #number = 0;
  #names = 0;

  keeper(id = 'g1'): Keeper {
    return new Keeper({
      id,
      vault: {
        get: async (name) => this.kept.get(name),
        put: async (name, text) => {
          this.log.push(`put ${name}`);
          this.kept.set(name, text);
        },
        clear: async () => this.kept.clear(),
      },
      sealer: sealer(this.keys),
      now: () => this.clock.now(),
      name: () => `n${(this.#names += 1)}`,
      refresh: (old) => this.#renew(old),
    });
  }

  async #renew(old: TokenSet): Promise<Result<TokenSet>> {
    this.log.push(`renew ${old.refreshToken}`);
    await this.onTheWay?.();
    // A network takes its time: whoever asks meanwhile must wait for this one.
    await new Promise((resolve) => setTimeout(resolve, 0));
    if (this.refusal) return { ok: false, problem: this.refusal };
    this.#number += 1;
    return { ok: true, value: tokens(this.#number, this.clock.now() + 1_800_000) };
  }

  renewals(): number {
    return this.log.filter((entry) => entry.startsWith('renew')).length;
  }
}

export const ask = { connection: 'c1', limits, calls: 4, work: 'event' as const };
