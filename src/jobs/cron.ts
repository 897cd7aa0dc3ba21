// Once a minute: marks what the timetable says, sends the wake-ups that got lost, and asks for a look at a connection that nobody has
// looked at for a day; then whoever wants to be told is. It calls no vendor, and sends nothing unless something is due.

import { studyStore } from '../db/studies.ts';
import type { House } from '../compose.ts';
import { timetable, type TimedLook } from '../db/timetable.ts';
import { troubleStore } from '../db/troubles.ts';
import { settingsOf } from '../kinds/settings.ts';
import { tellNotices } from './notices.ts';
import { hearSilence } from './silence.ts';
import { chosenMsOf, stretches, timingOf } from './timing.ts';

const MINUTE_MS = 60_000;
const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
/** Where the timer is not to look, it asks again after this whether that still holds. */
const ASKED_AGAIN_MS = 5 * MINUTE_MS;

export async function everyMinute(house: House): Promise<void> {
  const now = house.world.now();
  const times = timetable({ db: house.db, now: () => now });
  await times.beginPauses();
  const ripe = await times.ripe();
  if (ripe.length > 0) {
    const stretchFor = stretches(house);
    const marks = ripe.map(async (look) => ({
      ...look,
      ...timesOf(house, look, await stretchFor(look)),
    }));
    await times.mark(await Promise.all(marks));
  }
  const troubles = troubleStore({ db: house.db, now: () => now });
  for (const pair of await troubles.cutOff()) await troubles.keepsFailing(pair);
  for (const { id, wakeAt } of await times.lostWakes()) await house.waker.wake(id, wakeAt - now);
  for (const study of await studyStore({ db: house.db, now: () => now }).left()) await house.waker.study(study, 0);
  const connection = await times.unchecked();
  if (connection !== null) await house.waker.check(connection);
  await hearSilence(house);
  await tellNotices(house);
}

/** Whether a look is due now, and when the timer comes back to it, epoch ms. A walk over everything is made once a day. */
function timesOf(house: House, look: TimedLook, stretch: number): { due: boolean; nextAt: number } {
  const now = house.world.now();
  const due = settingsOf(look.settings, look.kind).on;
  if (look.sort === 'walk') return { due, nextAt: now + DAY_MS };
  // It is marked by whoever touches a customer; the timer finds those whom a day alone puts on hold.
  if (look.sort === 'balances') return { due, nextAt: now + HOUR_MS };
  const { ms, why } = timingOf(house, look, stretch);
  if (ms === null) return { due: false, nextAt: now + ASKED_AGAIN_MS };
  // The watch goes by its calls: on the stroke of an interval it would come more often, or too late.
  const strokeMs = why === 'watch' ? null : chosenMsOf(look);
  return { due, nextAt: together(now, ms, strokeMs ?? MINUTE_MS) };
}

/** On the stroke of an interval, so that looks of one pair fall due together and one pass does them all. */
function together(now: number, waitMs: number, everyMs: number): number {
  const at = Math.floor((now + waitMs) / everyMs) * everyMs;
  return at > now ? at : at + everyMs;
}
