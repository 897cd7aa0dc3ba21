// The lists that documents name, through the real Worker: read at connect and once a day, shown by the API, and alarmed where something
// that a pair uses can't be used any more.

import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Connected, Stage } from './stage.ts';

interface Item {
  readonly key: string;
  readonly code: string;
  readonly name: string;
  readonly state: string;
  readonly of?: string;
  readonly facts: Readonly<Record<string, string | boolean>>;
}
interface Issue {
  readonly code: string;
  readonly message: string;
  readonly facts: Readonly<Record<string, unknown>>;
}

let stage: Stage;
let connected: Connected;

beforeAll(async () => {
  stage = await Stage.open({ company: 'au' });
  connected = await stage.connect({ live: false, provision: false });
});
afterAll(() => stage.close());

const calls = () => stage.vendors.calls.filter(({ path }) => path.includes('/api.xro/') && !path.includes('/Contacts'));
const at = (rest: string) => `/api/pairs/${connected.pair}/${rest}`;
const refresh = () => stage.api<{ drifts: { code: string; what: string }[] }>('POST', at('reference/refresh'));
const issues = async () => (await stage.all<Issue>(at('issues'))).filter(({ code }) => code.startsWith('drift.'));

describe('reference lists', () => {
  test('were read once when the organisation was connected, in a few calls, and cost none to show', async () => {
    expect(calls().length).toBe(7);
    const before = calls().length;
    const accounts = await stage.all<Item>(at('reference/accounts'));
    expect(accounts.find(({ code }) => code === '200')).toMatchObject({
      name: 'Sales',
      state: 'active',
      facts: { type: 'REVENUE', class: 'revenue', tax: 'OUTPUT' },
    });
    const rates = await stage.all<Item>(at('reference/tax-rates'));
    expect(rates.find(({ code }) => code === 'OUTPUT')?.facts).toMatchObject({
      rate: '10',
      revenue: true,
      expense: false,
    });
    const tracking = await stage.all<Item>(at('reference/tracking'));
    const region = tracking.find(({ name }) => name === 'Region');
    expect(tracking.filter(({ of }) => of === region?.key).map(({ code }) => code)).toContain('North');
    const [organisation] = await stage.all<Item>(at('reference/organisation'));
    expect(organisation?.facts).toMatchObject({ currency: 'AUD', country: 'AU', periodLockDate: '2009-09-30' });
    for (const list of ['currencies', 'themes', 'users'])
      expect((await stage.all<Item>(at(`reference/${list}`))).length).toBeGreaterThan(0);
    expect(calls().length).toBe(before);
  });

  test('a list that there is none of', async () => {
    await stage.api('GET', at('reference/nonsense'), undefined, 400);
    expect(await stage.api('GET', at('reference/pick-lists?side=accounting'))).toMatchObject({ items: [] });
  });

  test('pages, and one state alone', async () => {
    const page = await stage.api<{ items: Item[]; next: string }>('GET', at('reference/accounts?limit=10'));
    expect(page).toMatchObject({ next: '10' });
    const rest = await stage.api<{ items: Item[] }>('GET', at('reference/accounts?limit=10&cursor=10'));
    expect(rest.items[0]?.key).not.toBe(page.items[0]?.key);
    const archived = await stage.api<{ items: Item[] }>('GET', at('reference/accounts?state=archived'));
    expect(archived.items.every(({ state }) => state === 'archived')).toBe(true);
  });

  test('read anew: what the pair names and what it does not are told, and only the one raises an issue', async () => {
    const db = await stage.database();
    await db
      .prepare(`INSERT INTO settings (pair, version, document, saved_at, saved_by) VALUES (?, 99, ?, 0, 'test')`)
      .bind(connected.pair, JSON.stringify({ values: { taxes: { GST: 'OUTPUT' } }, note: '260' }))
      .run();
    stage.act('xero', 'account.archive', { code: '260' });
    stage.act('xero', 'account.archive', { code: '400' });
    stage.act('xero', 'taxrate.delete', { taxType: 'OUTPUT' });
    stage.act('xero', 'tracking.option', { category: 'Region', option: 'North', status: 'ARCHIVED' });
    const { drifts } = await refresh();
    expect(drifts.map(({ code, what }) => [code, what])).toEqual([
      ['260', 'archived'],
      ['400', 'archived'],
      ['OUTPUT', 'deleted'],
      ['North', 'archived'],
    ]);
    const raised = await issues();
    expect(raised.map(({ code, facts }) => [code, facts.code]).toSorted()).toEqual([
      ['drift.archived', '260'],
      ['drift.deleted', 'OUTPUT'],
    ]);
    expect(raised.find(({ facts }) => facts.code === '260')?.message).toMatch(
      /^The account 260 \(Other Revenue\) was archived/,
    );
    await refresh();
    expect(await issues()).toHaveLength(2);
  });

  test('what can be used again ends its issue', async () => {
    stage.act('xero', 'account.restore', { code: '260' });
    const { drifts } = await refresh();
    expect(drifts).toMatchObject([{ code: '260', what: 'returned' }]);
    expect((await issues()).map(({ facts }) => facts.code)).toEqual(['OUTPUT']);
  });

  test('the daily check reads them too', async () => {
    stage.act('xero', 'account.create', { Code: '205', Name: 'Consulting', Type: 'REVENUE' });
    const db = await stage.database();
    await db.prepare('UPDATE connections SET checked_at = 0 WHERE id <> ?').bind(connected.accounting).run();
    await db.prepare('UPDATE connections SET checked_at = 1 WHERE id = ?').bind(connected.crm).run();
    await db.prepare('UPDATE connections SET checked_at = 0 WHERE id = ?').bind(connected.accounting).run();
    await stage.cron();
    await stage.until(async () => (await stage.all<Item>(at('reference/accounts'))).some(({ code }) => code === '205'));
  });

  test('a vendor that fails leaves what is known as it was', async () => {
    stage.vendors.faults.arm({ match: { path: '/TaxRates' }, action: { type: 'respond', status: 500 } });
    await stage.api('POST', at('reference/refresh'), undefined, 502);
    expect((await stage.all<Item>(at('reference/tax-rates'))).length).toBeGreaterThan(5);
  });
});
