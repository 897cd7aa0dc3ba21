// How we are told of changes, for the pages: each way of each connection with how it stands, and what the last nightly comparison found.

import * as z from 'zod';
import { type House, say } from '../../compose.ts';
import { type Standing, tellers } from '../../core/silence.ts';
import { type Listened, silenceStore } from '../../db/silence.ts';
import { openWay, standingOfLook } from '../../jobs/silence.ts';
import { channelNames } from '../../systems/channels.ts';
import { isoTime } from '../context.ts';

const time = z.string().nullable();

/** `alive`: heard within a week, and of everything; `unheard`: nothing came yet; `late`, `quiet`: something was found that it did not tell of. */
const states = ['alive', 'unheard', 'late', 'quiet'] as const;

export const channelShape = z.object({
  name: z.enum(channelNames),
  /** What it is called, in words. */
  title: z.string(),
  state: z.enum(states),
  /** When it was last heard, whatever it told of. */
  heardAt: time,
  /** The oldest change that it did not tell of. */
  missedAt: time,
  /** The kinds of which it told too little. */
  kinds: z.array(z.string()),
  /** What that means, in words; null where it told of everything. */
  says: z.string().nullable(),
});

const titles: Readonly<Record<(typeof channelNames)[number], string>> = {
  webhook: 'channel.webhook.title',
  notifications: 'channel.notifications.title',
  rules: 'channel.rules.title',
};

type Told = z.infer<typeof channelShape>;
type Shown = Omit<Told, 'title' | 'says'>;

const stateOf: Readonly<Record<Standing, Shown['state']>> = {
  believed: 'alive',
  unheard: 'unheard',
  doubted: 'late',
  quiet: 'quiet',
};

/** The ways of a pair's connections, by connection. */
export async function channelsOf(house: House, pair: string, language: string): Promise<ReadonlyMap<string, Told[]>> {
  const store = silenceStore({ db: house.db, now: () => house.world.now() });
  const ways = new Map<string, Map<Shown['name'], Shown>>();
  for (const each of await store.listened(pair)) {
    for (const teller of tellers) {
      const name = openWay(house, each, teller);
      if (name === null) continue;
      const own = ways.get(each.connection.id) ?? new Map<Shown['name'], Shown>();
      own.set(name, joined(own.get(name), shownOf(house, each, teller, name)));
      ways.set(each.connection.id, own);
    }
  }
  const inWords = (shown: Shown): Told => ({
    ...shown,
    title: say(language, titles[shown.name], {}),
    says: shown.kinds.length > 0 ? say(language, 'channel.missed', { kinds: shown.kinds }) : null,
  });
  return new Map([...ways].map(([id, own]) => [id, [...own.values()].map(inWords)]));
}

function shownOf(house: House, look: Listened, teller: (typeof tellers)[number], name: Shown['name']): Shown {
  const standing = standingOfLook(house, look, teller);
  const { heard, missed } = look.tellers[teller];
  const isMissing = standing === 'doubted' || standing === 'quiet';
  return {
    name,
    state: stateOf[standing],
    heardAt: isoTime(heard),
    missedAt: isMissing ? isoTime(missed) : null,
    kinds: isMissing ? [look.kind] : [],
  };
}

/** One way tells of several kinds: it stands as badly as it does with any of them, and as well as it was last heard. */
function joined(one: Shown | undefined, other: Shown): Shown {
  if (!one) return other;
  const isAlive = one.state === 'alive' || other.state === 'alive';
  const worse = states.indexOf(one.state) >= states.indexOf(other.state) ? one.state : other.state;
  return {
    name: one.name,
    state: worse === 'unheard' && isAlive ? 'alive' : worse,
    heardAt: latest(one.heardAt, other.heardAt),
    missedAt: earliest(one.missedAt, other.missedAt),
    kinds: [...one.kinds, ...other.kinds],
  };
}

function latest(one: string | null, other: string | null): string | null {
  return (
    [one, other]
      .filter((each) => each !== null)
      .toSorted()
      .at(-1) ?? null
  );
}

function earliest(one: string | null, other: string | null): string | null {
  return [one, other].filter((each) => each !== null).toSorted()[0] ?? null;
}
