// The seven steps of setup: Connect, Check, Match, Map, Rules, Preview, Go live. Each is done, needs somebody, or is blocked, and says
// why. Defaults alone can go live: what a person did not choose is left to the rules.

import * as z from 'zod';
import type { House } from '../../compose.ts';
import { connectionStore } from '../../db/connections.ts';
import { type Pair, setupSteps } from '../../db/pairs.ts';

export const stepShape = z.object({
  step: z.enum(setupSteps),
  state: z.enum(['done', 'needs-you', 'blocked']),
  reason: z.string().optional(),
});
export const setupShape = z.object({ steps: z.array(stepShape) });

type Step = z.infer<typeof stepShape>;

/** The steps as they stand; a reason is a code here, and a sentence in what is answered. */
export async function setupOf(house: House, pair: Pair, given: { licence?: boolean } = {}): Promise<Step[]> {
  const store = connectionStore({ db: house.db, now: () => house.world.now() });
  const sides = [await store.find(pair.crm), await store.find(pair.accounting)];
  const missing = sides.some((connection) => connection?.state !== 'connected');
  const isLive = pair.wentLiveAt !== null;
  const licensed = isLive || given.licence === true;
  return setupSteps.map((step): Step => {
    if (step === 'connect')
      return missing ? { step, state: 'needs-you', reason: 'setup.connect' } : { step, state: 'done' };
    if (missing) return { step, state: 'blocked', reason: 'setup.blocked' };
    if (step === 'rules' && !licensed) return { step, state: 'needs-you', reason: 'setup.licence' };
    if (step === 'go-live') return isLive ? { step, state: 'done' } : { step, state: 'needs-you' };
    return { step, state: 'done' };
  });
}
