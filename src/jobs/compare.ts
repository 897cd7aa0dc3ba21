// Comparisons that begin because something about pairs is other than when their records were planned last.

import type { House } from '../compose.ts';
import { pairStore } from '../db/pairs.ts';

/** Every record of these pairs is looked at and planned once more, from now on; one that nobody has touched since, too. */
export async function compareAnew({ db, world, waker }: House, pairs: Iterable<string>): Promise<void> {
  const store = pairStore({ db, now: () => world.now() });
  for (const id of pairs) {
    await store.beginWalks(id);
    await waker.wake(id, 0);
  }
}
