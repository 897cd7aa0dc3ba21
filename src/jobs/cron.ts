// Once a minute: marks what the timetable says, sends the wake-ups that got lost, and asks for a look at a connection that nobody has
// looked at for a day; then whoever wants to be told is. It calls no vendor, and sends nothing unless something is due.

import { studyStore } from '../db/studies.ts';
import { appKeyOf, type House, standingOf } from '../compose.ts';
import { intervalOf } from '../core/interval.ts';
import type { KindName } from '../core/record.ts';
import { timetable, type TimedLook } from '../db/timetable.ts';
import { troubleStore } from '../db/troubles.ts';
import { settingsOf } from '../kinds/settings.ts';
import { channelOf } from '../systems/channels.ts';
import { tellNotices } from './notices.ts';
import { hearSilence } from './silence.ts';

const MINUTE_MS = 60_000;
const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

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
      nextAt: now + waitFor(house, look, await stretchFor(look)),
    }));
    await times.mark(await Promise.all(marks));
  }
  const troubles = troubleStore({ db: house.db, now: () => now });
  for (const pair of await troubles.cutOff()) await troubles.keepsFailing(pair);
  for (const pair of await times.lostWakes()) await house.waker.wake(pair, 0);
  for (const study of await studyStore({ db: house.db, now: () => now }).left()) await house.waker.study(study, 0);
  const connection = await times.unchecked();
  if (connection !== null) await house.waker.check(connection);
  await hearSilence(house);
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

/** When the timer comes back to a look. A walk over everything is made once a day. */
function waitFor(house: House, look: TimedLook, stretch: number): number {
  const { kind, side, sort, changedAt, wentLiveAt, settings, event, connection } = look;
  if (sort === 'walk') return DAY_MS;
  // It is marked by whoever touches a customer; the timer finds those whom a day alone puts on hold.
  if (sort === 'balances') return HOUR_MS;
  const now = house.world.now();
  const chosenMs = settingsOf(settings, kind).everyMinutes * MINUTE_MS;
  const channel = channelOf(connection.system, 'event', appKeyOf(house, connection.system) !== undefined);
  const told = channel && channel.since({ ...connection, capabilities: {} }, kind, settings) !== null ? event : null;
  const timeZone = connection.timeZone ?? 'UTC';
  // Invoices fall overdue as the organisation's day turns.
  const [keepsWatch, turns] = [kind === watchOf(settings), kind === 'invoice'];
  const timed = { side, chosenMs, changedAt: changedAt ?? wentLiveAt, told, timeZone, keepsWatch, turns };
  return intervalOf(timed, now, stretch);
}

/** The kind that is changed most often keeps watch for all of them. */
function watchOf(settings: TimedLook['settings']): KindName {
  return settingsOf(settings, 'invoice').on ? 'invoice' : 'customer';
}
