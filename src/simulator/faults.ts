// What can go wrong between us and a vendor, as rules that a test or the demo page sets. A rule matches calls and is used up.
// Faults are applied outside the vendors: a vendor never knows whether its reply arrived.

import type { Chance } from './chance.ts';

export interface FaultRule {
  /** Which calls: all the parts given must fit. `path` is a regular expression over the path and query after the vendor's prefix. */
  match: { vendor?: string; method?: string; path?: string; body?: string };
  /** Skip this many matching calls first. Default 0. */
  after?: number;
  /** How many matching calls it hits before it is used up. Default 1; null for ever. */
  times?: number | null;
  /** Hit a matching call with this probability. Default 1. */
  probability?: number;
  action: FaultAction;
}

export type FaultAction =
  /** The vendor never sees the call; this comes back instead. */
  | { type: 'respond'; status: number; headers?: Record<string, string>; body?: string }
  /** The connection breaks and the vendor never saw the call. */
  | { type: 'drop-before' }
  /** The vendor commits, and the connection breaks before its reply. */
  | { type: 'drop-after' }
  /** The vendor commits, and its reply is replaced. */
  | { type: 'replace'; status: number; headers?: Record<string, string>; body?: string }
  /** The vendor commits; the reply is cut after this share (0 to 1) of its bytes. */
  | { type: 'truncate'; share: number }
  /** The call waits this long before the vendor sees it, or the reply does. */
  | { type: 'delay'; beforeMs?: number; afterMs?: number };

export interface Call {
  vendor: string;
  method: string;
  path: string;
  body: string;
}

interface Armed {
  rule: FaultRule;
  id: number;
  seen: number;
  hits: number;
}

export class Faults {
  #armed: Armed[] = [];
  #nextId = 1;
  readonly #chance: Chance;

  constructor(chance: Chance) {
    this.#chance = chance;
  }

  /** Arms a rule and returns its number. */
  arm(rule: FaultRule): number {
    const id = this.#nextId++;
    this.#armed.push({ rule, id, seen: 0, hits: 0 });
    return id;
  }

  clear(): void {
    this.#armed = [];
  }

  list(): { id: number; hits: number; rule: FaultRule }[] {
    return this.#armed.map(({ id, hits, rule }) => ({ id, hits, rule }));
  }

  /** The action for this call, if a rule hits it. The first armed rule that matches decides. */
  hit(call: Call): FaultAction | undefined {
    for (const armed of this.#armed) {
      if (!matches(armed.rule, call) || usedUp(armed)) continue;
      armed.seen += 1;
      if (armed.seen <= (armed.rule.after ?? 0)) continue;
      if (!this.#chance.happens(armed.rule.probability ?? 1)) continue;
      armed.hits += 1;
      return armed.rule.action;
    }
    return undefined;
  }
}

function usedUp({ rule, hits }: Armed): boolean {
  const times = rule.times === undefined ? 1 : rule.times;
  return times !== null && hits >= times;
}

function matches({ match }: FaultRule, call: Call): boolean {
  if (match.vendor && match.vendor !== call.vendor) return false;
  if (match.method && match.method.toUpperCase() !== call.method) return false;
  if (match.path && !new RegExp(match.path).test(call.path)) return false;
  return !match.body || new RegExp(match.body).test(call.body);
}
