// A document whose customer or vendor its own side does not know: a finance system beside the CRM has people of its own. A person is told,
// and it is looked at again by itself until somebody knows them. Pure.

import { type Seen, type Side, sides } from './record.ts';
import type { Plan } from './steps.ts';

/** How long until it is looked at again, in ms. */
const AGAIN_MS = 600_000;

/** What is done where one of these is for a stranger; undefined where none is. */
export function forStranger(seen: Readonly<Partial<Record<Side, Seen>>>): Plan | undefined {
  const [side] = sides.filter((each) => seen[each]?.stranger !== undefined);
  const shown = side && seen[side];
  if (!shown) return undefined;
  const facts = { name: shown.name, party: shown.stranger };
  return [
    { do: 'raise', issue: { code: 'needs.stranger', facts, choices: ['retry'] } },
    { do: 'wait', why: { code: 'needs.stranger' }, afterMs: AGAIN_MS, needs: [] },
  ];
}
