// One press for what takes several calls: an invocation of the Worker sets up or removes so many pieces, and leaves the rest to the next.

import type { Answer } from '../../api/answer.ts';
import type { Provision, ProvisionItem } from '../../api/client.ts';

/** While the Worker goes on by itself, it is asked how far it is once in this time. */
const ASKS_EVERY_MS = 1_500;

/** Calls as long as it is worked on, or something is left and less each time. Returns the last answer, or the first that is none. */
export async function untilDone(
  press: () => Promise<Answer<Provision>>,
  isLeft: (item: ProvisionItem) => boolean,
): Promise<Answer<Provision>> {
  for (let before = Infinity; ;) {
    const answer = await press();
    const left = answer.ok ? answer.value.items.filter(isLeft).length : 0;
    const isWorking = answer.ok && answer.value.working;
    if (left === 0 || (left >= before && !isWorking)) return answer;
    before = left;
    if (isWorking) await new Promise((resolve) => setTimeout(resolve, ASKS_EVERY_MS));
  }
}
