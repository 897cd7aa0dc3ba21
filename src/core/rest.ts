// When a linked record rests: link and base are kept and nothing is carried until it comes back. Not here: edits that may not travel,
// which are a field's business.

import { type Link, sides } from './record.ts';
import type { Reason, Situation } from './steps.ts';

/** Why the link rests now, or undefined where it does not. */
export function restingBecause({ rules, sights }: Situation, link: Pick<Link, 'ids'>): Reason | undefined {
  if (!rules.kindOn) return { code: 'skip.kind-off' };
  if (rules.outside) return rules.outside;
  for (const side of sides) {
    const sight = sights[side];
    // Shown as a part of another record, or as none of this kind: nothing proves that it is gone, and nothing is written to it.
    const isAnother = sight.is === 'present' && sight.seen.id !== link.ids[side];
    if (sight.is === 'none' || isAnother) return { code: 'skip.left-kind', facts: { side } };
  }
  return undefined;
}
