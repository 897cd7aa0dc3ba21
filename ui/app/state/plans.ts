// Plans: what would become of records, worked out by the service while the page waits for it.

import { type Answer, call } from '../api/answer.ts';
import { api, type KindName, type Plan } from '../api/client.ts';
import type { Side } from '../words/systems.ts';

/** How often the page asks whether a plan is ready, in ms. */
const ASKED_EVERY_MS = 400;

/** These records, or everything that bringing the pair into step now would find. */
export type Planned =
  { readonly kind: KindName; readonly side: Side; readonly ids: string[] } | { readonly changed: true };

/** Has a plan made, and waits for it. `isWanted` ends the wait where nobody looks any more. */
export async function planOf(pair: string, of: Planned, isWanted: () => boolean): Promise<Answer<Plan>> {
  const plans = api.pairs[':pair'].plans;
  const begun = await call(plans.$post({ param: { pair }, json: of }));
  if (!begun.ok) return begun;
  for (;;) {
    const read = await call(plans[':id'].$get({ param: { pair, id: begun.value.id }, query: {} }));
    if (!read.ok || read.value.state !== 'working' || !isWanted()) return read;
    await new Promise((resolve) => setTimeout(resolve, ASKED_EVERY_MS));
  }
}
