// How long the timer waits until it looks again, and why: what is known of a look, put together for `core/interval.ts`. For the timer itself
// and for the pages.

import { appKeyOf, type House, standingOf } from '../compose.ts';
import { type Interval, intervalOf } from '../core/interval.ts';
import { type KindName, kindNames } from '../core/record.ts';
import { callsForWatch, callsOfIdleDay, type Watch } from '../core/watch.ts';
import type { TimedLook } from '../db/timetable.ts';
import { settingsOf } from '../kinds/settings.ts';
import { channelOf } from '../systems/channels.ts';

const MINUTE_MS = 60_000;
/** A day on which something has changed is none that must cost next to nothing. */
const USED_MS = 86_400_000;
/** Credit is three lists: credit notes, overpayments, prepayments. */
const CALLS_EACH: Partial<Readonly<Record<KindName, number>>> = { credit: 3 };

/** How much slower timers run, by connection: asked once each. */
export function stretches(house: House): (look: Pick<TimedLook, 'sort' | 'connection'>) => Promise<number> {
  const asked = new Map<string, Promise<number>>();
  return ({ sort, connection }) => {
    if (sort !== 'changes') return Promise.resolve(1);
    const known = asked.get(connection.id) ?? standingOf(house, connection).then((told) => told?.forecast.stretch ?? 1);
    asked.set(connection.id, known);
    return known;
  };
}

/** The interval of the settings, in ms; null where the timer is not to look. */
export function chosenMsOf({ settings, kind }: Pick<TimedLook, 'settings' | 'kind'>): number | null {
  const { everyMinutes } = settingsOf(settings, kind);
  return everyMinutes === 0 ? null : everyMinutes * MINUTE_MS;
}

/** The interval at which the timer looks at changes now. */
export function timingOf(house: House, look: TimedLook, stretch: number): Interval {
  const { kind, side, changedAt, wentLiveAt, settings, event, connection, others } = look;
  const now = house.world.now();
  const channel = channelOf(connection.system, 'event', appKeyOf(house, connection.system) !== undefined);
  const hears = (each: KindName) =>
    channel !== undefined && channel.since({ ...connection, capabilities: {} }, each, settings) !== null;
  const isUsed = now - (others.changedAt ?? wentLiveAt) < USED_MS;
  const timed = {
    side,
    chosenMs: chosenMsOf(look),
    changedAt: changedAt ?? wentLiveAt,
    // One way tells of all kinds: heard of any, it is open.
    told: hears(kind) ? { ...event, heard: others.heard } : null,
    timeZone: connection.timeZone ?? 'UTC',
    watch: watchOver({ kind, settings, isUsed }, hears),
    // Invoices fall overdue as the organisation's day turns.
    turns: kind === 'invoice',
  };
  return intervalOf(timed, now, stretch);
}

/**
 * Kinds that keep watch over the events: both where the system is used, since either may be what nobody told of. On an idle day the first
 * alone has calls for it.
 */
function watchOver(
  { kind, settings, isUsed }: Pick<TimedLook, 'kind' | 'settings'> & Pick<Watch, 'isUsed'>,
  hears: (kind: KindName) => boolean,
): Watch | null {
  const kept = (['invoice', 'customer'] as const).filter((each) => isLookedAt(settings, each));
  const [first] = kept;
  if (kind === first) return { isUsed, calls: callsLeft(settings, first, hears) };
  return isUsed && kept.some((each) => each === kind) ? { isUsed, calls: 0 } : null;
}

function isLookedAt(settings: TimedLook['settings'], kind: KindName): boolean {
  return settingsOf(settings, kind).on && chosenMsOf({ settings, kind }) !== null;
}

function callsLeft(settings: TimedLook['settings'], watch: KindName, hears: (kind: KindName) => boolean): number {
  // Payments show on invoices, and are looked at with them.
  const looked = kindNames.filter((kind) => kind !== 'payment' && isLookedAt(settings, kind));
  return callsForWatch(
    looked.map((kind) =>
      kind === watch ? callsOfIdleDay('watch') : callsOfIdleDay(hears(kind) ? 'told' : 'hourly', CALLS_EACH[kind]),
    ),
  );
}
