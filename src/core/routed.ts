// A linked document whose fields name another pair by now. No rule moves what is linked: it goes on where it is, and a person is told once.

import type { Plan, Situation } from './steps.ts';

/** What the routing rules say of a linked document, as the CRM shows it now. */
export interface Routed {
  /** The other pair that they would give it to; null where they name its own, or nobody. */
  readonly to: { readonly pair: string; readonly name: string } | null;
  /** Against which pair a person said that it stays. */
  readonly kept: string | null;
  /** A person says so now. */
  readonly isKept: boolean;
}

export function planRoute({ routed }: Pick<Situation, 'routed'>): Plan {
  if (!routed) return [];
  const { to, kept, isKept } = routed;
  // Back where it belongs: whoever names another pair later is told anew.
  if (!to) return kept === null ? [] : [{ do: 'stay', against: null }];
  if (kept === to.pair) return [];
  if (isKept) return [{ do: 'stay', against: to.pair }];
  return [{ do: 'raise', issue: { code: 'route.moved', facts: { pair: to.pair, to: to.name }, choices: ['ignore'] } }];
}
