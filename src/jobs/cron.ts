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
/** A watch is kept where anything has changed since the last working day. */
const USED_MS = 3 * DAY_MS;

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
      nextAt: nextFor(house, look, await stretchFor(look)),
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

/** When the timer comes back to a look, epoch ms. A walk over everything is made once a day. */
function nextFor(house: House, look: TimedLook, stretch: number): number {
  const { kind, side, sort, changedAt, wentLiveAt, settings, event, connection, others } = look;
  const now = house.world.now();
  if (sort === 'walk') return now + DAY_MS;
  // It is marked by whoever touches a customer; the timer finds those whom a day alone puts on hold.
  if (sort === 'balances') return now + HOUR_MS;
  const chosenMs = settingsOf(settings, kind).everyMinutes * MINUTE_MS;
  const channel = channelOf(connection.system, 'event', appKeyOf(house, connection.system) !== undefined);
  const isTold = channel !== undefined && channel.since({ ...connection, capabilities: {} }, kind, settings) !== null;
  const isUsed = now - (others.changedAt ?? wentLiveAt) < USED_MS;
  const timed = {
    side,
    chosenMs,
    changedAt: changedAt ?? wentLiveAt,
    // One way tells of all kinds: heard of any, it is open.
    told: isTold ? { ...event, heard: others.heard } : null,
    timeZone: connection.timeZone ?? 'UTC',
    keepsWatch: isUsed && kind === watchOf(settings),
    // Invoices fall overdue as the organisation's day turns.
    turns: kind === 'invoice',
  };
  return together(now, intervalOf(timed, now, stretch), chosenMs);
}

/** On the stroke of an interval, so that looks of one pair fall due together and one pass does them all. */
function together(now: number, waitMs: number, everyMs: number): number {
  const at = Math.floor((now + waitMs) / everyMs) * everyMs;
  return at > now ? at : at + everyMs;
}

/** The kind that is changed most often keeps watch for all of them. */
function watchOf(settings: TimedLook['settings']): KindName {
  return settingsOf(settings, 'invoice').on ? 'invoice' : 'customer';
}
