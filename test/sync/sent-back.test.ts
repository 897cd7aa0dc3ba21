// Documents of the API that are read, and sent back as they came; and codes that they name and the organisation does not have.

import { beforeAll, describe, expect, test } from 'vitest';
import { Scene } from './scene.ts';

interface Row {
  readonly field: string;
  readonly changed: boolean;
  authority: string | null;
}
interface Refusal {
  readonly error: { readonly code: string; readonly fields?: { field: string; message: string }[] };
}

let scene: Scene;
let pair: string;
beforeAll(async () => {
  scene = await Scene.open();
  pair = `/api/pairs/${scene.connected.pair}`;
});

const get = <T>(path: string) => scene.bench.ask<T>('GET', pair + path);
async function put(path: string, body: unknown) {
  const reply = await scene.bench.knock('PUT', pair + path, body);
  return { status: reply.status, body: (await reply.json()) as Refusal };
}

describe('a mapping that is sent back as it was read', () => {
  const path = '/mappings/customer';
  const rows = {
    phone: { authority: 'crm', treat: { accounting: [{ do: 'spaces' }] } },
    website: { off: true },
    Source: { places: { accounting: 'TaxNumber' }, constant: { to: 'accounting', value: 'from the CRM' } },
    taxNumber: { off: true },
  };
  const saved = async () => (await get<{ settings: { mappings: object } }>('/settings')).settings.mappings;
  const shown = async () => (await get<{ rows: Row[] }>(path)).rows;

  test('is the mapping it was, and its defaults are not pinned down', async () => {
    expect((await put(path, { rows: await shown() })).status).toBe(200);
    expect(await saved()).toEqual({ customer: {} });
    await put(path, { rows });
    const before = await get<{ rows: Row[] }>(path);
    expect((await put(path, before)).status).toBe(200);
    expect(await shown()).toEqual(before.rows);
  });

  test('with one thing changed is changed by that', async () => {
    await put(path, { rows: {} });
    const all = await shown();
    const name = all.find(({ field }) => field === 'name');
    if (name) name.authority = 'ask';
    expect((await put(path, { rows: all })).status).toBe(200);
    expect(await saved()).toEqual({ customer: { name: { authority: 'ask' } } });
  });

  test('holds the version that it was read at', async () => {
    const read = await get<object>(path);
    await put('/settings', { language: 'en' });
    expect(await put(path, read)).toMatchObject({ status: 412, body: { error: { code: 'settings.moved' } } });
  });
});

test('settings that are sent back as they were read are the settings, at the version that they were read at', async () => {
  const read = await get<{ version: number; settings: { guard: object } }>('/settings');
  expect((await put('/settings', read)).status).toBe(200);
  expect(await get('/settings')).toMatchObject({ version: read.version + 1, settings: read.settings });
  expect((await put('/settings', read)).status).toBe(412);
});

describe('a code that accounting does not have', () => {
  test.each([
    [{ sequence: { invoice: { account: '9999' } } }, 'sequence.invoice.account', '200 (Sales)'],
    [{ sequence: { quote: { theme: 'Fancy' } } }, 'sequence.quote.theme', 'Standard'],
    [{ values: { taxes: { GST: 'OUTPUT9' } } }, 'values.taxes.GST', 'OUTPUT2'],
    [{ payments: { account: '200' } }, 'payments.account', '090'],
    [{ cents: { account: '9999' } }, 'cents.account', '090'],
    [
      { sequence: { invoice: { tracking: [{ category: 'Regon', option: 'North' }] } } },
      'sequence.invoice.tracking.0.category',
      'Region',
    ],
    [
      { sequence: { invoice: { tracking: [{ category: 'Region', option: 'Nowhere' }] } } },
      'sequence.invoice.tracking.0.option',
      'North',
    ],
  ])('is refused where it stands, with what there is: %o', async (part, field, offered) => {
    const { status, body } = await put('/settings', part);
    expect(status).toBe(400);
    expect(body.error.fields?.[0]).toMatchObject({ field, message: expect.stringContaining(offered) as string });
  });

  test('is taken where it has come into being since the lists were read, and where nobody can be asked', async () => {
    scene.act('xero', 'account.create', { Code: '205', Name: 'Consulting', Type: 'REVENUE' });
    expect((await put('/settings', { sequence: { invoice: { account: '205' } } })).status).toBe(200);
    scene.bench.sqlite.run("UPDATE connections SET state = 'reconnect' WHERE system = 'xero'");
    expect((await put('/settings', { sequence: { invoice: { account: '9999' } } })).status).toBe(200);
    scene.bench.sqlite.run("UPDATE connections SET state = 'connected'");
  });

  test('that was saved once is not held against another change', async () => {
    expect((await put('/settings', { language: 'de' })).status).toBe(200);
  });
});
