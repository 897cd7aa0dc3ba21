// Once a minute: marks what the timetable says, sends the wake-ups that got lost, and asks for a look at a connection that nobody has
// looked at for a day; then whoever wants to be told is. It calls no vendor, and sends nothing unless something is due.

import { type House, standingOf } from '../compose.ts';
import { studyStore } from '../db/studies.ts';
import { timetable, type TimedLook } from '../db/timetable.ts';
import { troubleStore } from '../db/troubles.ts';
import { settingsOf } from '../kinds/settings.ts';
import { tellNotices } from './notices.ts';

const MINUTE_MS = 60_000;
const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
/** A side that pays for calls by the day is looked at this seldom once nothing has changed for long. */
const SELDOM_MS = HOUR_MS;

export async function everyMinute(house: House): Promise<void> {
  const now = house.world.now();
  const times = timetable({ db: house.db, now: () => now });
  await times.beginPauses();
  const ripe = await times.ripe();
  if (ripe.length > 0) {
    const stretchFor = stretches(house);
    const marks = ripe.map(async (look) => ({
      ...look,
      due: settingsOf(look.settings, look.kind).on,
      nextAt: now + intervalOf(look, now, await stretchFor(look)),
    }));
    await times.mark(await Promise.all(marks));
  }
  const troubles = troubleStore({ db: house.db, now: () => now });
  for (const pair of await troubles.cutOff()) await troubles.keepsFailing(pair);
  for (const pair of await times.lostWakes()) await house.waker.wake(pair, 0);
  for (const study of await studyStore({ db: house.db, now: () => now }).left()) await house.waker.study(study, 0);
  const connection = await times.unchecked();
  if (connection !== null) await house.waker.check(connection);
  await tellNotices(house);
}

/** How much slower timers run, by connection: asked once each, and only of sides that pay for calls by the day. */
function stretches(house: House): (look: Pick<TimedLook, 'side' | 'sort' | 'connection'>) => Promise<number> {
  const asked = new Map<string, Promise<number>>();
  return ({ side, sort, connection }) => {
    if (side === 'crm' || sort !== 'changes') return Promise.resolve(1);
    const known = asked.get(connection.id) ?? standingOf(house, connection).then((told) => told?.forecast.stretch ?? 1);
    asked.set(connection.id, known);
    return known;
  };
}

/**
 * How long until the timer looks again. The CRM side keeps the interval of the settings. The accounting side keeps it while records
 * change and then stretches, doubling each idle hour, up to once an hour; and it stretches while the day's calls run short. A walk over
 * everything is made once a day.
 */
export function intervalOf(
  { kind, side, sort, changedAt, settings }: Pick<TimedLook, 'kind' | 'side' | 'sort' | 'changedAt' | 'settings'>,
  now: number,
  stretch: number,
): number {
  if (sort === 'walk') return DAY_MS;
  // It is marked by whoever touches a customer; the timer finds those whom a day alone puts on hold.
  if (sort === 'balances') return HOUR_MS;
  const chosen = settingsOf(settings, kind).everyMinutes * MINUTE_MS;
  if (side === 'crm') return chosen;
  const idleHours = changedAt === null ? 24 : Math.floor((now - changedAt) / HOUR_MS);
  return Math.min(SELDOM_MS, chosen * 2 ** Math.min(10, idleHours) * stretch);
}
