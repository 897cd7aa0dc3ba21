// The condition a pair is in, the most pressing one first. The picture, the words and the action on the overview follow from it.

import type { Overview } from '../../api/client.ts';
import { sides } from '../../words/systems.ts';

export type Condition = 'parted' | 'setup' | 'paused' | 'working' | 'in-step' | 'some-left';

export function conditionOf({ pair, connections, totals, backlog }: Overview, isWorking: boolean): Condition {
  const standing = sides.every((side) =>
    connections.some(({ id, state }) => id === pair[side] && state === 'connected'),
  );
  if (!standing) return 'parted';
  if (pair.state !== 'live') return pair.state;
  if (isWorking) return 'working';
  const left = totals.issues + totals.waiting;
  return left === 0 && backlog.due === 0 ? 'in-step' : 'some-left';
}

/** How many records are not in step and ought to be. */
export function leftOf({ totals }: Overview): number {
  return totals.issues + totals.waiting;
}
