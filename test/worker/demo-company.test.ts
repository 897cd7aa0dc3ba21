// Xero starts its Demo Company anew now and then, as another organisation of the same name. That is not taken for thousands of deletions, nor for
// a consent that only has to be given once more.

import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Connected, Stage } from './stage.ts';

let stage: Stage;
let connected: Connected;

beforeAll(async () => {
  stage = await Stage.open();
  stage.act('xero', 'organisation.plan', { plan: 'DEMO' });
  connected = await stage.connect();
  for (const name of ['Aroha Bakery', 'Bluff Oysters'])
    stage.act('zoho', 'record.create', { module: 'Accounts', fields: { Account_Name: name } });
  await stage.rest(connected.pair);
});
afterAll(() => stage.close());

const pair = () =>
  stage.api<{ state: string; accounting: string; reason?: { code: string; message: string } }>(
    'GET',
    `/api/pairs/${connected.pair}`,
  );
const issues = async () =>
  (await stage.api<{ items: { code: string }[] }>('GET', `/api/pairs/${connected.pair}/issues`)).items;

test('the pair pauses and says that its organisation began anew; nothing is deleted in the CRM', async () => {
  stage.act('xero', 'demo.reset');
  await stage.api('POST', `/api/pairs/${connected.pair}/sync`, {});
  await stage.until(async () => (await pair()).state === 'paused');
  expect((await pair()).reason?.code).not.toBe('demo.replaced');
  const fresh = await stage.consent('xero');
  expect(fresh).not.toBe(connected.accounting);
  await stage.until(async () => (await pair()).reason?.code === 'demo.replaced');
  expect((await pair()).reason?.message).toContain('as another organisation');
  await stage.until(async () => (await issues()).some(({ code }) => code === 'demo.replaced'));
  expect((await issues()).map(({ code }) => code)).toEqual(['demo.replaced']);
  const { items } = stage.act('zoho', 'list', { module: 'Accounts' }) as { items: object[] };
  expect(items).toHaveLength(2);
});

test('reset and joined to the new one, it goes live again and brings everything over', async () => {
  const { items } = await stage.api<{ items: { id: string; system: string; state: string }[] }>(
    'GET',
    '/api/connections',
  );
  const accounting = items.find(({ system, state }) => system === 'xero' && state === 'connected')?.id;
  const { organisation: confirm } = await stage.api<{ organisation: string }>(
    'GET',
    `/api/pairs/${connected.pair}/reset`,
  );
  await stage.api('POST', `/api/pairs/${connected.pair}/reset`, { confirm, accounting });
  await stage.api('POST', `/api/pairs/${connected.pair}/go-live`, { licence: true });
  await stage.rest(connected.pair);
  expect(await pair()).toMatchObject({ state: 'live', accounting });
  expect(await issues()).toEqual([]);
  const contacts = stage.act('xero', 'list', { collection: 'contacts' }) as { Name: string }[];
  expect(contacts.map(({ Name }) => Name).toSorted()).toEqual(['Aroha Bakery', 'Bluff Oysters']);
});
