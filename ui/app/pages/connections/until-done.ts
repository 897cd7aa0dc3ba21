// One press for what takes several calls: an invocation of the Worker sets up or removes so many pieces, and leaves the rest to the next.

import type { Answer } from '../../api/answer.ts';
import type { Provision, ProvisionItem } from '../../api/client.ts';

/** Calls as long as something is left and less is left each time. Returns the last answer, or the first that is none. */
export async function untilDone(
  press: () => Promise<Answer<Provision>>,
  isLeft: (item: ProvisionItem) => boolean,
): Promise<Answer<Provision>> {
  for (let before = Infinity; ;) {
    const answer = await press();
    const left = answer.ok ? answer.value.items.filter(isLeft).length : 0;
    if (left === 0 || left >= before) return answer;
    before = left;
  }
}
