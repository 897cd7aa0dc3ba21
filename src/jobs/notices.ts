// Who is to be told, told: once a minute, what has come since is put into one notice a channel, and what did not arrive is sent again. A
// notice is stored before it leaves, so a crash loses none; where a receiver can't tell a second copy, an unclear outcome is not retried.

import { type House, say } from '../compose.ts';
import type { ListedIssue } from '../db/lists/issues.ts';
import { type ChannelState, noticeStore, type Telling } from '../db/notices.ts';
import { sessionStore } from '../db/sessions.ts';
import { type Channel, isLoopback, type NoticeSettings, shownAddress } from '../kinds/notices.ts';
import { deliver } from '../notices/deliver.ts';
import type { Notice, NoticeLine } from '../notices/notice.ts';
import type { Delivered, Outward } from '../notices/outward.ts';

const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;
/** What comes in the meantime goes into the next one: a bad morning makes six notices an hour, not sixty. */
const GATHER_MS = 10 * MINUTE_MS;
/** Waits before the second and the third try. */
const WAITS_MS = [MINUTE_MS, 10 * MINUTE_MS];
/** An attempt that was cut off is made again after this. */
const CUT_OFF_MS = 5 * MINUTE_MS;
const MOST_A_CODE = 3;
const MOST_LINES = 20;
/** Notices leave the greater part of an invocation's calls to the rest. */
const MOST_CALLS = 10;

interface TellingPair {
  readonly id: string;
  readonly name: string;
  readonly language: string;
  /** Where our pages are. */
  readonly origin: string;
}

/** Tells every channel of every pair what it has not been told. */
export async function tellNotices(house: House): Promise<void> {
  const store = storeOf(house);
  const pairs = await store.pairs();
  if (pairs.length === 0) return;
  const origin = await originOf(house);
  for (const { id, name, settings } of pairs) {
    const pair = { id, name, language: settings.language, origin };
    for (const channel of settings.notices.channels) {
      if (house.calls.calls >= MOST_CALLS) return;
      await tend(house, pair, channel, settings.notices);
    }
  }
}

async function tend(house: House, pair: TellingPair, channel: Channel, settings: NoticeSettings): Promise<void> {
  const store = storeOf(house);
  const now = house.world.now();
  const state = await store.stateOf(pair.id, channel);
  if (!state) return store.begin(pair.id, channel);
  if (state.pending) {
    if (state.dueAt === null || state.dueAt > now) return;
    if (await store.retry(pair.id, channel, state.dueAt, now + CUT_OFF_MS))
      await send(house, pair, channel, state.pending, state.attempts);
    return;
  }
  const next = (await daily(house, pair, channel, state, settings)) ?? (await atOnce(house, pair, channel, state));
  if (next && (await store.claim(pair.id, channel, state, next, now + CUT_OFF_MS)) && next.notice)
    await send(house, pair, channel, next.notice, 0);
}

/** What has come since, where the channel wants to hear of it and was not told something a moment ago. */
async function atOnce(house: House, pair: TellingPair, channel: Channel, state: ChannelState): Promise<Telling | null> {
  const now = house.world.now();
  if (channel.when === 'daily' || (state.sentAt !== null && now - state.sentAt < GATHER_MS)) return null;
  const issues = await storeOf(house).untold(pair.id, channel, state.told);
  const last = issues.at(-1);
  if (!last) return null;
  const groups = [...Map.groupBy(issues, ({ code }) => code).values()];
  const lines = groups.flatMap((alike) => linesFor(pair, alike));
  const facts = { count: issues.length, pair: pair.name };
  const notice = noticeOf(house, pair, 'issues', { facts, lines: fewLines(pair, lines) });
  return { told: last.id, notice };
}

/** The daily letter, once its hour has come; none where nothing is open. */
async function daily(
  house: House,
  pair: TellingPair,
  channel: Channel,
  state: ChannelState,
  { dailyHour }: NoticeSettings,
): Promise<Telling | null> {
  const now = house.world.now();
  if (channel.when === 'at-once' || state.dailyAt >= lastAt(dailyHour, now)) return null;
  const open = await storeOf(house).open(pair.id);
  const count = open.reduce((sum, each) => sum + each.count, 0);
  if (count === 0) return { dailyAt: now, notice: null };
  const lines = open.map(({ issue, count: alike }) => lineFor(pair, issue, alike));
  const notice = noticeOf(house, pair, 'daily', { facts: { count, pair: pair.name }, lines: fewLines(pair, lines) });
  return { dailyAt: now, notice };
}

/** When it was that hour last, UTC. */
function lastAt(hour: number, now: number): number {
  const today = Math.floor(now / DAY_MS) * DAY_MS + hour * 3_600_000;
  return today <= now ? today : today - DAY_MS;
}

/** Issues of one code: a few by name, the others by their number. */
function linesFor(pair: TellingPair, alike: readonly ListedIssue[]): NoticeLine[] {
  const shown = alike.slice(0, MOST_A_CODE).map((issue) => lineFor(pair, issue, 1));
  const [next] = alike.slice(MOST_A_CODE);
  if (!next) return shown;
  const count = alike.length - MOST_A_CODE;
  const message = say(pair.language, 'notice.more', { count });
  return [...shown, { code: next.code, count, message, url: inboxOf(pair) }];
}

function lineFor(pair: TellingPair, issue: ListedIssue, count: number): NoticeLine {
  const { code, facts, record, id } = issue;
  const message = say(pair.language, code, { ...facts, name: record?.name ?? '' });
  if (count === 1) return { code, count, message, url: `${inboxOf(pair)}&issue=${id}` };
  const more = say(pair.language, 'notice.more', { count: count - 1 });
  return { code, count, message: `${message} (${more})`, url: inboxOf(pair) };
}

function fewLines(pair: TellingPair, lines: readonly NoticeLine[]): NoticeLine[] {
  if (lines.length <= MOST_LINES) return [...lines];
  const rest = lines.slice(MOST_LINES);
  const count = rest.reduce((sum, line) => sum + line.count, 0);
  const message = say(pair.language, 'notice.more', { count });
  return [...lines.slice(0, MOST_LINES), { code: 'notice.more', count, message, url: inboxOf(pair) }];
}

function inboxOf({ origin, id }: TellingPair): string {
  return `${origin}/inbox?pair=${encodeURIComponent(id)}`;
}

const subjects = {
  issues: ['notice.issues', 'notice.issues.lead'],
  daily: ['notice.daily', 'notice.daily.lead'],
  test: ['notice.test', 'notice.test.lead'],
} as const;

function noticeOf(
  house: House,
  pair: TellingPair,
  sort: Notice['sort'],
  { facts, lines }: { facts: Readonly<Record<string, unknown>>; lines: readonly NoticeLine[] },
): Notice {
  const { id, name, language } = pair;
  const [subject, lead] = subjects[sort];
  return {
    id: house.world.name(),
    sort,
    at: house.world.now(),
    pair: { id, name },
    subject: say(language, subject, facts),
    lead: say(language, lead, facts),
    lines,
    foot: say(language, 'notice.foot', {}),
    url: inboxOf(pair),
  };
}

async function send(
  house: House,
  pair: TellingPair,
  channel: Channel,
  notice: Notice,
  attempts: number,
): Promise<void> {
  const delivered = await deliver(outwardOf(house, pair.origin), channel, notice);
  const store = storeOf(house);
  if (delivered.ok) return store.arrived(pair.id, channel);
  const wait = delivered.again ? WAITS_MS[attempts] : undefined;
  const dueAt = wait === undefined ? null : house.world.now() + wait;
  const { code, detail } = delivered;
  await store.failed(pair.id, channel, { code, detail, dueAt, where: shownAddress(channel) });
  house.log('error', { msg: 'a notice did not arrive', pair: pair.id, via: channel.via, code, detail });
}

/** One test notice to each channel, at once; what came of each. */
export async function testNotices(
  house: House,
  { id, name }: { readonly id: string; readonly name: string },
  channels: readonly Channel[],
  language: string,
): Promise<{ channel: Channel; delivered: Delivered }[]> {
  const pair = { id, name, language, origin: await originOf(house) };
  const notice = noticeOf(house, pair, 'test', { facts: { pair: name }, lines: [] });
  const outward = outwardOf(house, pair.origin);
  return Promise.all(
    channels.map(async (channel) => ({ channel, delivered: await deliver(outward, channel, notice) })),
  );
}

function storeOf({ db, world }: House) {
  return noticeStore({ db, now: () => world.now() });
}

async function originOf({ config, db, world }: House): Promise<string> {
  const remembered = () => sessionStore({ db, now: () => world.now() }).remembered('origin');
  return config.PUBLIC_URL ?? (await remembered()) ?? '';
}

function outwardOf({ config, fetch, calls, mail }: House, origin: string): Outward {
  const { MAIL_FROM: from, MAIL_API_URL: url, MAIL_API_KEY: key } = config;
  return {
    fetch: (input, init) => {
      calls.calls += 1;
      return fetch(input, init);
    },
    onLoopback: isLoopback(origin),
    from,
    provider: url !== undefined && key !== undefined ? { url, key } : undefined,
    mail,
  };
}
