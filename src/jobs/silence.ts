// The silence alarm: once a minute, what looking found that nobody had told of is judged. A way that went quiet becomes an issue, which
// notices tell, and what it told of is looked at instead; heard again, the issue goes by itself. It calls no vendor.

import { appKeyOf, type House } from '../compose.ts';
import type { KindName, Side } from '../core/record.ts';
import { standingOf, type Standing, type Teller, tellers } from '../core/silence.ts';
import { type Listened, silenceStore } from '../db/silence.ts';
import { settingsOf } from '../kinds/settings.ts';
import { type ChannelName, channelOf } from '../systems/channels.ts';

const MINUTE_MS = 60_000;
/** The issue that tells of each. */
const codeOf: Readonly<Record<ChannelName, string>> = {
  webhook: 'channel.webhook',
  notifications: 'channel.notifications',
  rules: 'channel.rules',
};

/** One way of a pair, with those of its kinds that it told too little of. */
interface Quiet {
  readonly pair: string;
  readonly code: string;
  readonly side: Side;
  readonly of: Listened;
  readonly kinds: KindName[];
  /** The oldest change that it did not tell of, epoch ms. */
  readonly since: number;
}

export async function hearSilence(house: House): Promise<void> {
  const store = silenceStore({ db: house.db, now: () => house.world.now() });
  const { doubted, alarms } = await store.doubts(Object.values(codeOf));
  const quiet = quietWays(house, doubted);
  for (const way of quiet.values()) {
    if (alarms.some(({ pair, code }) => pair === way.pair && code === way.code)) continue;
    const minutes = Math.round((house.world.now() - way.since) / MINUTE_MS);
    const facts = { kinds: way.kinds, minutes, organisation: way.of.connection.name };
    await store.raise(way, facts, way.side, way.kinds);
    house.log('info', { msg: 'a way by which we are told of changes is quiet', pair: way.pair, code: way.code });
    // It may have been closed at the vendor, and can be opened anew.
    await house.waker.check(way.of.connection.id);
  }
  for (const alarm of alarms) if (!quiet.has(`${alarm.pair}/${alarm.code}`)) await store.close(alarm);
}

/** By pair and code. */
function quietWays(house: House, doubted: readonly Listened[]): ReadonlyMap<string, Quiet> {
  const ways = new Map<string, Quiet>();
  for (const each of doubted) {
    for (const teller of tellers) {
      const name = openWay(house, each, teller);
      const { missed } = each.tellers[teller];
      if (name === null || missed === null || standingOfLook(house, each, teller) !== 'quiet') continue;
      const { pair, side, kind } = each;
      const key = `${pair}/${codeOf[name]}`;
      const known = ways.get(key);
      const kinds = [...(known?.kinds ?? []), kind];
      const since = Math.min(known?.since ?? missed, missed);
      ways.set(key, { pair, code: codeOf[name], side, of: each, kinds, since });
    }
  }
  return ways;
}

/** The name of the way by which a look's teller reaches us; null where it is not set up, or the kind is off. */
export function openWay(house: House, { connection, kind, settings }: Listened, teller: Teller): ChannelName | null {
  const { system } = connection;
  const channel = channelOf(system, teller, appKeyOf(house, system) !== undefined);
  const isOpen =
    settingsOf(settings, kind).on && channel !== undefined && channel.since(connection, kind, settings) !== null;
  return isOpen ? channel.name : null;
}

export function standingOfLook(house: House, { tellers: heard }: Listened, teller: Teller): Standing {
  return standingOf(heard[teller], house.world.now());
}
