// Notification channels: opened, renewed before they lapse, opened anew where they have, and with the end that Zoho confirmed.

import { describe, expect, test } from 'vitest';
import { upkeepOf, type Upkeep } from '../../src/systems/upkeep.ts';
import type { ZohoFacts } from '../../src/systems/zoho/facts.ts';
import { closeChannel, openChannel, renewChannel } from '../../src/systems/zoho/notifications.ts';
import { Stand } from '../contract/stand.ts';
import { must, problemOf } from '../contract/steps.ts';
import { PAIR } from '../contract/vendors.ts';

const DAY_MS = 86_400_000;
const upkeep = upkeepOf('zoho-crm') as Upkeep;

async function connected(): Promise<Stand> {
  const stand = new Stand({ system: 'zoho-crm' });
  await stand.consent();
  return stand;
}

const access = (stand: Stand) => ({ line: stand.kept().line, baseUrl: stand.apiUrl });
const order = (stand: Stand) => ({
  id: '7301200700001',
  modules: ['Accounts', 'Contacts'],
  notifyUrl: 'https://hook.example/hooks/zoho/notify/c1',
  token: 'a-token',
  now: stand.clock.now(),
});

interface Listed {
  channelId: string;
  module: string;
  events: string[];
  token: string;
  notifyUrl: string;
  expiresAt: number;
  onRelated: boolean;
}
const channelsOf = (stand: Stand) => stand.act('channels') as unknown as Listed[];

describe('a channel', () => {
  test('is opened for every save and deletion of its modules, and for nothing beside them', async () => {
    const stand = await connected();
    const { id, expiresAt } = must(await openChannel(access(stand), order(stand)));
    expect(channelsOf(stand)).toMatchObject([
      { channelId: id, module: 'Accounts', events: ['create', 'edit', 'delete'], token: 'a-token', onRelated: false },
      { channelId: id, module: 'Contacts', events: ['create', 'edit', 'delete'], token: 'a-token', onRelated: false },
    ]);
    expect(expiresAt).toBe(channelsOf(stand)[0]?.expiresAt);
    expect(expiresAt - stand.clock.now()).toBeGreaterThan(6 * DAY_MS);
    expect(expiresAt - stand.clock.now()).toBeLessThan(7 * DAY_MS);
  });

  test('lives as long as Zoho says, not as long as was asked for', async () => {
    const stand = await connected();
    stand.vendor.switches.channelMaxLifeS = 86_400;
    const { expiresAt } = must(await openChannel(access(stand), order(stand)));
    expect(expiresAt - stand.clock.now()).toBe(3_600_000);
  });

  test.each(['replace', 'refuse'])(
    'that is open already is taken over (a second one is to %s)',
    async (channelRepost) => {
      const stand = await connected();
      stand.vendor.switches.channelRepost = channelRepost;
      await openChannel(access(stand), order(stand));
      stand.clock.advance(DAY_MS);
      const { expiresAt } = must(await openChannel(access(stand), { ...order(stand), token: 'another' }));
      expect(channelsOf(stand)).toHaveLength(2);
      expect(channelsOf(stand)[0]).toMatchObject({ token: 'another', expiresAt });
    },
  );

  test('is renewed', async () => {
    const stand = await connected();
    const opened = must(await openChannel(access(stand), order(stand)));
    stand.clock.advance(5 * DAY_MS);
    const renewed = must(await renewChannel(access(stand), order(stand)));
    expect(renewed.expiresAt).toBe(opened.expiresAt + 5 * DAY_MS);
  });

  test('that lapsed is opened anew', async () => {
    const stand = await connected();
    await openChannel(access(stand), order(stand));
    stand.clock.advance(8 * DAY_MS);
    const renewed = must(await renewChannel(access(stand), order(stand)));
    expect(renewed.expiresAt).toBeGreaterThan(stand.clock.now());
    expect(channelsOf(stand)).toHaveLength(2);
  });

  test('is closed, and closing it twice is as good', async () => {
    const stand = await connected();
    await openChannel(access(stand), order(stand));
    expect(await closeChannel(access(stand), order(stand).id)).toEqual({ ok: true, value: null });
    expect(channelsOf(stand)).toEqual([]);
    expect(await closeChannel(access(stand), order(stand).id)).toEqual({ ok: true, value: null });
  });

  test.each([
    ['a user who may not', { denied: ['notifications'] }, 'permission.denied'],
    ['an address that Zoho won’t take', { allowLoopbackUrls: false }, 'request.refused'],
  ])('is refused: %s', async (_, switches, code) => {
    const stand = await connected();
    Object.assign(stand.vendor.switches, switches);
    const asked = { ...order(stand), notifyUrl: 'http://localhost:8787/hooks/zoho/notify/c1' };
    expect(problemOf(await openChannel(access(stand), asked))).toMatchObject({ code });
  });
});

describe('upkeep of a connection', () => {
  const wish = { pair: PAIR, number: 1, customers: 'accounts' as const };
  const channelOrder = (stand: Stand) => {
    const { notifyUrl, token, now } = order(stand);
    return { notifyUrl, token, now };
  };
  const setUp = async (stand: Stand) => {
    const made = must(
      (await upkeep.setUp?.(stand.kept(), [wish], channelOrder(stand))) ?? {
        ok: false,
        problem: { code: 'budget.spent' },
      },
    );
    stand.facts = made.facts;
    return made;
  };
  const channelItem = (items: readonly { what: string; state: string }[]) =>
    items.find(({ what }) => what === 'channel');

  test('setting up opens the channel and lists it', async () => {
    const stand = await connected();
    const listed = must(
      (await upkeep.list?.(stand.kept(), [wish])) ?? { ok: false, problem: { code: 'budget.spent' } },
    );
    expect(channelItem(listed.items)).toMatchObject({ state: 'missing', without: 'without.notifications' });
    const made = await setUp(stand);
    expect(channelItem(made.items)).toMatchObject({ state: 'exists' });
    expect((made.facts as ZohoFacts).channels?.records?.expiresAt).toBe(channelsOf(stand)[0]?.expiresAt);
  });

  test('a channel that may not be opened leaves the rest set up, and says what works less', async () => {
    const stand = await connected();
    stand.vendor.switches.denied = ['notifications'];
    const made = await setUp(stand);
    expect(channelItem(made.items)).toMatchObject({
      state: 'refused',
      without: 'without.notifications',
      problem: { code: 'permission.denied' },
    });
    expect(made.items.filter(({ what, state }) => what === 'field' && state === 'exists')).toHaveLength(4);
  });

  test('a channel is renewed when three days are left, and not before', async () => {
    const stand = await connected();
    await setUp(stand);
    const renew = async () =>
      must((await upkeep.renew?.(stand.kept(), channelOrder(stand))) ?? { ok: true, value: {} });
    stand.clock.advance(3 * DAY_MS);
    expect(await renew()).toEqual(stand.facts);
    stand.clock.advance(DAY_MS);
    const renewed = (await renew()) as ZohoFacts;
    expect(renewed.channels?.records?.expiresAt).toBe(channelsOf(stand)[0]?.expiresAt);
    expect(renewed.channels?.records?.expiresAt).toBeGreaterThan(stand.clock.now() + 6 * DAY_MS);
  });

  test('one that lapsed while nobody looked is opened anew', async () => {
    const stand = await connected();
    await setUp(stand);
    stand.clock.advance(30 * DAY_MS);
    const renewed = must(
      (await upkeep.renew?.(stand.kept(), channelOrder(stand))) ?? { ok: true, value: {} },
    ) as ZohoFacts;
    expect(channelsOf(stand)).toHaveLength(2);
    expect(renewed.channels?.records?.expiresAt).toBeGreaterThan(stand.clock.now());
  });

  test('one that Zoho gave an hour only is renewed at the next look', async () => {
    const stand = await connected();
    stand.vendor.switches.channelMaxLifeS = 86_400;
    await setUp(stand);
    stand.vendor.switches.channelMaxLifeS = 604_800;
    stand.clock.advance(60_000);
    const renewed = must(
      (await upkeep.renew?.(stand.kept(), channelOrder(stand))) ?? { ok: true, value: {} },
    ) as ZohoFacts;
    expect(renewed.channels?.records?.expiresAt).toBeGreaterThan(stand.clock.now() + 6 * DAY_MS);
  });

  test('taking down closes the channel and removes the fields', async () => {
    const stand = await connected();
    await setUp(stand);
    const removed = must(
      (await upkeep.takeDown?.(stand.kept(), [wish])) ?? { ok: false, problem: { code: 'budget.spent' } },
    );
    expect(removed.items.every(({ state }) => state === 'missing')).toBe(true);
    expect(channelsOf(stand)).toEqual([]);
    expect((removed.facts as ZohoFacts).channels).toBeUndefined();
  });
});
