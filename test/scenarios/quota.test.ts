// A vendor's day over virtual time: what it will come to is foretold, its calls suffice whatever people do, and when they are used up the
// pair rests and goes on by itself. Persons are not held back.

import { describe, expect, test } from 'vitest';
import { Chance } from '../../src/simulator/chance.ts';
import { HOUR_MS, MINUTE_MS, Scene } from '../sync/scene.ts';
import { travelLight } from '../simulation/light/travel.ts';

travelLight();

const DAY_MS = 24 * HOUR_MS;

interface Pair {
  readonly state: string;
  readonly reason?: { readonly code: string; readonly until?: unknown };
}

const shown = ({ bench, connected }: Scene) => bench.ask<Pair>('GET', `/api/pairs/${connected.pair}`);
/** What the overview shows of the day's calls to the accounting side. */
async function quotaShown({ bench, connected }: Scene): Promise<Record<string, unknown> | null | undefined> {
  type Overview = { connections: { id: string; quota: Record<string, unknown> | null }[] };
  const { connections } = await bench.ask<Overview>('GET', `/api/overview?pair=${connected.pair}`);
  return connections.find(({ id }) => id === connected.accounting)?.quota;
}

/** Calls that the vendor counts. */
const accountingCalls = ({ sent }: Scene) =>
  sent.filter(({ vendor, path }) => vendor === 'xero' && path.startsWith('/api/'));

/** A scene with so many customers in both systems, at midnight. */
async function atMidnight(
  customers: number,
  switches: Record<string, unknown> = {},
): Promise<{ scene: Scene; ids: string[] }> {
  const scene = await Scene.open();
  Object.assign(scene.bench.vendors.vendors.xero?.switches ?? {}, switches);
  const ids = Array.from({ length: customers }, (_, at) => scene.account(`Customer ${at}`));
  await scene.hint('crm');
  await scene.run(Math.ceil(scene.bench.clock.now() / DAY_MS) * DAY_MS - scene.bench.clock.now());
  return { scene, ids };
}

/** Has people change a customer in the CRM so many times a day, at random times between eight and six. */
function people({ bench, ...scene }: Scene, office: { ids: readonly string[]; days: number; perDay: number }): void {
  const chance = new Chance(7);
  const midnight = bench.clock.now();
  const changes = Array.from({ length: office.days * office.perDay }, (_, change) => ({
    at: midnight + Math.floor(change / office.perDay) * DAY_MS + 8 * HOUR_MS + chance.below(10 * HOUR_MS),
    id: chance.pick(office.ids),
    fields: { Phone: `+64 9 555 ${chance.below(10_000)}` },
  }));
  const { pair } = scene.connected;
  for (const { at, id, fields } of changes)
    bench.at(at, async () => {
      bench.vendors.vendors.zoho?.act('record.edit', { module: 'Accounts', id, fields });
      await bench.markAll(pair, 'crm');
    });
}

const phones = (scene: Scene) => {
  type Account = { Account_Name: string; Phone: string | null };
  type Contact = {
    Name: string;
    Phones?: { PhoneType: string; PhoneNumber?: string; PhoneAreaCode?: string; PhoneCountryCode?: string }[];
  };
  const accounts = scene.act<{ items: Account[] }>('zoho', 'list', { module: 'Accounts' }).items;
  const contacts = scene.act<Contact[]>('xero', 'list', { collection: 'Contacts' });
  const of = ({ Phones = [] }: Contact) => {
    const phone = Phones.find(({ PhoneType }) => PhoneType === 'DEFAULT');
    return [phone?.PhoneCountryCode, phone?.PhoneAreaCode, phone?.PhoneNumber].filter(Boolean).join(' ');
  };
  const byName = new Map(contacts.map((contact) => [contact.Name, of(contact)]));
  return accounts.map(({ Account_Name, Phone }) => [Phone ?? '', byName.get(Account_Name) ?? '']);
};

test('what a day comes to is foretold within a tenth, from its first hour to its last', async () => {
  const { scene, ids } = await atMidnight(40);
  const settings = { kinds: { customer: { everyMinutes: 10 } } };
  await scene.bench.ask('PUT', `/api/pairs/${scene.connected.pair}/settings`, settings);
  people(scene, { ids, days: 6, perDay: 120 });
  await scene.run(4 * DAY_MS);
  const told: { total: number; endsAt: number }[] = [];
  for (let hours = 0; hours < 45; hours += 3) {
    told.push((await scene.standing('accounting')).forecast);
    await scene.run(3 * HOUR_MS);
  }
  const usedUntil = (end: number) =>
    accountingCalls(scene).filter(({ at }) => at + scene.began < end && at + scene.began >= end - DAY_MS).length;
  const over = told.filter(({ endsAt }) => endsAt <= scene.bench.clock.now());
  expect(over.length).toBeGreaterThanOrEqual(8);
  for (const { total, endsAt } of over) {
    const used = usedUntil(endsAt);
    expect({ total, used, isNear: Math.abs(total - used) <= used / 10 }).toMatchObject({ isNear: true });
  }
});

describe('a thousand separate changes a day', () => {
  test('fit into the free tier’s thousand calls: hints wait for each other, a person does not', async () => {
    const { scene, ids } = await atMidnight(60);
    people(scene, { ids, days: 1, perDay: 1_000 });
    await scene.run(9 * HOUR_MS);
    // Whether just now calls are short changes with every few changes: what counts is the working day.
    const gathered: number[] = [];
    for (let halves = 0; halves < 16; halves++) {
      const { forecast, perDay } = await scene.standing('accounting');
      const { total, rest, basis, fits, gatherMs } = forecast;
      expect(perDay).toBe(1_000);
      const quota = await quotaShown(scene);
      expect(quota).toMatchObject({ perDay: 1_000, forecast: { total, rest, basis, fits } });
      expect(quota?.gatherS).toBe(Math.ceil(gatherMs / 1_000));
      gathered.push(gatherMs);
      await scene.run(HOUR_MS / 2);
    }
    expect(Math.max(...gathered)).toBeLessThan(8 * MINUTE_MS);
    expect(gathered.filter((gatherMs) => gatherMs > 20_000).length).toBeGreaterThanOrEqual(12);
    const sentBefore = scene.writes('xero').length;
    const [id = ''] = ids;
    scene.act('zoho', 'record.edit', { module: 'Accounts', id, fields: { Fax: '+64 9 555 777' } });
    await scene.bench.ask('POST', `/api/pairs/${scene.connected.pair}/sync`, {
      kind: 'customer',
      side: 'crm',
      ids: [id],
    });
    await scene.run(3_000);
    expect(scene.writes('xero').length).toBeGreaterThan(sentBefore);
    await scene.run(13 * HOUR_MS);
    for (const [crm, accounting] of phones(scene)) expect(accounting).toBe(crm);
    expect(scene.sent.filter(({ status }) => status === 429)).toEqual([]);
  });

  test('are brought over one by one on a plan with five thousand', async () => {
    const { scene, ids } = await atMidnight(60, { tier: 'core' });
    people(scene, { ids, days: 1, perDay: 1_000 });
    await scene.run(12 * HOUR_MS);
    const { forecast, perDay } = await scene.standing('accounting');
    expect(perDay).toBe(5_000);
    expect(forecast).toMatchObject({ gatherMs: 0, stretch: 1, fits: true });
    // Four hundred changes, a page and a write each, and its echo.
    expect(accountingCalls(scene).length).toBeGreaterThan(1_000);
  });
});

describe('a day whose calls are used up', () => {
  test('by the vendor’s word: the pair rests until then, nobody calls, and it goes on by itself', async () => {
    const scene = await Scene.open();
    const headers = { 'retry-after': '7200', 'x-rate-limit-problem': 'day', 'x-daylimit-remaining': '0' };
    scene.fault({ vendor: 'xero', path: 'Contacts' }, { type: 'respond', status: 429, headers }, 1);
    const spentAt = scene.bench.clock.now() - scene.began;
    scene.account('Kauri Cabinets');
    await scene.hint('crm');
    await scene.run(MINUTE_MS);
    expect(await shown(scene)).toMatchObject({ state: 'paused', reason: { code: 'system.day-spent' } });
    const until = new Date(scene.began + 7_200_000).toISOString();
    expect((await shown(scene)).reason?.until).toBe(until);
    expect(await quotaShown(scene)).toMatchObject({ left: 0, perDay: 1_000, used: 1_000, restsUntil: until });
    await scene.run(110 * MINUTE_MS);
    expect(accountingCalls(scene).filter(({ at }) => at >= spentAt)).toHaveLength(1);
    expect(await scene.issues()).toEqual([]);
    await scene.run(15 * MINUTE_MS);
    expect(scene.names('accounting')).toEqual(['Kauri Cabinets']);
    expect(await shown(scene)).toMatchObject({ state: 'live' });
    expect((await shown(scene)).reason).toBeUndefined();
  });

  test('is over when the vendor’s own day turns, which nobody knows beforehand: hints are through within hours, not a day later', async () => {
    const scene = await Scene.open();
    scene.act('xero', 'calls.use', { calls: 974 });
    for (const name of ['Kauri Cabinets', 'Totara Tools']) {
      scene.account(name);
      await scene.hint('crm');
      await scene.run(5 * MINUTE_MS);
    }
    expect(await shown(scene)).toMatchObject({ state: 'paused', reason: { code: 'system.day-spent' } });
    const kept = (await scene.standing('accounting')).dayLeft;
    await scene.run(8 * HOUR_MS);
    expect(scene.names('accounting')).toContain('Totara Tools');
    expect(await shown(scene)).toMatchObject({ state: 'live' });
    expect(kept).toBeGreaterThan(10);
  });

  test('but for what is kept for persons: hints wait for the next day, a person does not', async () => {
    const scene = await Scene.open();
    scene.act('xero', 'calls.use', { calls: 974 });
    const kept = scene.account('Kauri Cabinets');
    await scene.hint('crm');
    await scene.run(5 * MINUTE_MS);
    scene.account('Totara Tools');
    await scene.hint('crm');
    await scene.run(5 * MINUTE_MS);
    expect(await shown(scene)).toMatchObject({ state: 'paused', reason: { code: 'system.day-spent' } });
    expect(scene.names('accounting')).not.toContain('Totara Tools');
    const { dayLeft } = await scene.standing('accounting');
    expect(dayLeft).toBeGreaterThan(10);
    scene.act('zoho', 'record.edit', { module: 'Accounts', id: kept, fields: { Account_Name: 'Kauri Cabinets Ltd' } });
    const ids = [kept];
    await scene.bench.ask('POST', `/api/pairs/${scene.connected.pair}/sync`, { kind: 'customer', side: 'crm', ids });
    await scene.run(5_000);
    expect(scene.names('accounting')).toContain('Kauri Cabinets Ltd');
    await scene.run(DAY_MS + HOUR_MS);
    expect(scene.names('accounting')).toContain('Totara Tools');
    expect(await shown(scene)).toMatchObject({ state: 'live' });
    expect(scene.sent.filter(({ status }) => status === 429)).toEqual([]);
  });
});

test.each(['accounting', 'crm'] as const)(
  'an import into %s is read, and costs nothing more once it has been',
  async (side) => {
    const scene = await Scene.open({ profile: 'paid' });
    const callsOfAnHour = async (): Promise<number> => {
      const before = scene.sent.length;
      await scene.run(HOUR_MS);
      return scene.sent.slice(before).filter(({ path }) => path.startsWith('/api/')).length;
    };
    scene.account('Somebody');
    await scene.run(HOUR_MS);
    const idle = await callsOfAnHour();
    for (let at = 0; at < 600; at++)
      if (side === 'crm') scene.account(`Customer ${at}`);
      else scene.contact(`Customer ${at}`);
    await scene.run(HOUR_MS);
    expect(scene.names('crm')).toHaveLength(601);
    expect(scene.names('accounting')).toHaveLength(601);
    expect(await callsOfAnHour()).toBeLessThanOrEqual(idle);
  },
);

test.each([
  ['as often as it was told to while calls suffice', 0, [15, 21]],
  ['less often while they run short', 820, [0, 10]],
] as const)('a timer asks %s', async (_, usedBefore, [least, most]) => {
  const scene = await Scene.open();
  scene.act('xero', 'calls.use', { calls: usedBefore });
  for (let change = 0; change < 20; change++) {
    scene.contact(`Customer ${change}`);
    await scene.run(2 * MINUTE_MS);
  }
  const before = accountingCalls(scene).length;
  await scene.run(HOUR_MS);
  const asked = accountingCalls(scene).length - before;
  expect(asked).toBeGreaterThanOrEqual(least);
  expect(asked).toBeLessThanOrEqual(most);
});
