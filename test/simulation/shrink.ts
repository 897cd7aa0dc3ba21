// The shortest history that still fails: events are dropped by halves, quarters and so on down to single ones, for as long as what is
// left breaks the same law.

import type { Event, History } from './history.ts';
import type { Tampering } from './play.ts';
import { tryHistory } from './trial.ts';

/** Tries at most: each plays a whole history. */
const TRIES = 150;

export async function shrink(history: History, tampering: Tampering = {}): Promise<History> {
  const { violations } = await tryHistory(history, tampering);
  const laws = new Set(violations.map(({ law }) => law));
  let tries = 0;
  const stillFails = async (events: readonly Event[]): Promise<boolean> => {
    tries += 1;
    const verdict = await tryHistory({ ...history, events }, tampering);
    return verdict.violations.some(({ law }) => laws.has(law));
  };
  let { events } = history;
  for (
    let size = Math.ceil(events.length / 2);
    size >= 1 && tries < TRIES;
    size = size === 1 ? 0 : Math.ceil(size / 2)
  ) {
    for (let at = 0; at < events.length && tries < TRIES;) {
      const fewer = [...events.slice(0, at), ...events.slice(at + size)];
      if (await stillFails(fewer)) events = fewer;
      else at += size;
    }
  }
  return { ...history, events };
}
