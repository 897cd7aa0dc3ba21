// Starting over and coming back, through the real Worker: a reset forgets every link and deletes nothing, an import brings them back, and going
// live again makes nothing anew.

import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Connected, Stage } from './stage.ts';

interface Page {
  readonly page: {
    readonly total: number;
    readonly settings?: { readonly notices?: { readonly channels: readonly { via: string }[] } };
    readonly links: readonly { readonly name: string; readonly crm_id: string }[];
    readonly signature: { readonly key: string; readonly mac: string };
  };
  readonly next?: string;
}

const NAMES = ['Aroha Bakery', 'Bluff Oysters', 'Cape Candles'];
let stage: Stage;
let connected: Connected;
let file: Page;
const ids: string[] = [];

beforeAll(async () => {
  stage = await Stage.open();
  connected = await stage.connect();
  for (const name of NAMES) {
    const { id } = stage.act('zoho', 'record.create', {
      module: 'Accounts',
      fields: { Account_Name: name, Phone: '+64 3 555 0100' },
    }) as { id: string };
    ids.push(id);
  }
  await stage.rest(connected.pair);
});
afterAll(() => stage.close());

const at = (rest: string) => `/api/pairs/${connected.pair}/${rest}`;
const contacts = () => stage.act('xero', 'list', { collection: 'contacts' }) as { Name: string; Phones: object[] }[];
const refusal = async (path: string, body: object, status: number) =>
  (await stage.api<{ error: { code: string; message: string } }>('POST', at(path), body, status)).error;
const records = () => stage.all<{ state: string; crm: { name: string } | null }>(at('records'));

test('an export holds every link and the settings, and no address that is a secret', async () => {
  await stage.api('PUT', at('settings'), {
    notices: {
      channels: [
        { via: 'mail', to: 'books@example.com', when: 'daily' },
        { via: 'slack', to: 'https://hooks.slack.example/services/T0/B0/secret', when: 'at-once' },
      ],
    },
  });
  file = await stage.api<Page>('GET', at('export'));
  expect(file.page).toMatchObject({ total: NAMES.length, links: NAMES.map(() => ({ kind: 'customer' })) });
  expect(file.page.links.map(({ name }) => name).toSorted()).toEqual(NAMES);
  expect(file.next).toBeUndefined();
  expect(JSON.stringify(file)).not.toContain('hooks.slack.example');
  expect(file.page.settings?.notices?.channels).toEqual([{ via: 'mail', to: 'books@example.com', when: 'daily' }]);
});

test('a live pair takes no links in', async () => {
  expect((await refusal('import', file.page, 409)).code).toBe('import.live');
});

test('a reset asks for the organisation by its name, and says what it would forget', async () => {
  const told = await stage.api<{ organisation: string; links: number; entries: number }>('GET', at('reset'));
  expect(told).toMatchObject({ links: NAMES.length });
  expect(told.entries).toBeGreaterThan(0);
  const { code, message } = await refusal('reset', { confirm: 'Somebody else' }, 400);
  expect(code).toBe('reset.confirm');
  expect(message).toContain(told.organisation);
  expect(await records()).toHaveLength(NAMES.length);
});

test('it forgets every link, deletes nothing, and tells the log who did it', async () => {
  const { organisation } = await stage.api<{ organisation: string }>('GET', at('reset'));
  const pair = await stage.api<{ state: string }>('POST', at('reset'), { confirm: organisation });
  expect(pair.state).toBe('setup');
  await stage.rest(connected.pair);
  expect((await records()).filter(({ state }) => state === 'in-step')).toEqual([]);
  expect(
    contacts()
      .map(({ Name }) => Name)
      .toSorted(),
  ).toEqual(NAMES);
  const { items } = await stage.api<{ items: { code: string; actor: string; message: string }[] }>('GET', at('audit'));
  expect(items[0]).toMatchObject({ code: 'pair.reset', actor: 'script' });
  expect(items[0]?.message).toContain('3 links');
  expect(items.length).toBeGreaterThan(NAMES.length);
  const { settings } = await stage.api<{ settings: { startDate: string | null; notices: { channels: object[] } } }>(
    'GET',
    at('settings'),
  );
  expect(settings.startDate).toBeNull();
  expect(settings.notices.channels).toHaveLength(2);
});

test('a file that was changed, or signed elsewhere, is put before a person with its counts', async () => {
  const [first, ...rest] = file.page.links;
  const changed = { ...file.page, links: [{ ...first, name: 'Another' }, ...rest] };
  const { code, message } = await refusal('import', changed, 409);
  expect(code).toBe('import.signer');
  expect(message).toContain('3 links');
  const elsewhere = { ...file.page, signature: { ...file.page.signature, key: 'unknown' } };
  expect((await refusal('import', elsewhere, 409)).code).toBe('import.signer');
  expect((await records()).filter(({ state }) => state === 'in-step')).toEqual([]);
});

test('links of another organisation are refused; its settings may be taken', async () => {
  const page = structuredClone(file.page) as unknown as { organisations: { accounting: { id: string } } };
  page.organisations.accounting.id = '00000000-0000-4000-8000-000000000000';
  expect((await refusal('import?accept=true', page, 409)).code).toBe('import.organisation');
  const taken = await stage.api<object>('POST', at('import?accept=true&only=settings'), page);
  expect(taken).toEqual({ signed: 'elsewhere', settings: 'saved', links: { taken: 0, kept: 0 } });
});

test('taken in again, nothing is made anew, and an edit made meanwhile travels as one', async () => {
  stage.act('zoho', 'record.edit', { module: 'Accounts', id: ids[0], fields: { Phone: '+64 3 555 0199' } });
  const taken = await stage.api<object>('POST', at('import'), file.page);
  expect(taken).toEqual({ signed: 'here', settings: 'saved', links: { taken: NAMES.length, kept: 0 } });
  // As the export answered it, too.
  const again = await stage.api<{ links: object }>('POST', at('import'), file);
  expect(again.links).toEqual({ taken: 0, kept: NAMES.length });
  const { settings } = await stage.api<{ settings: { notices: { channels: object[] } } }>('GET', at('settings'));
  expect(settings.notices.channels).toHaveLength(2);
  const before = contacts().length;
  await stage.api('POST', at('go-live'), { licence: true });
  await stage.rest(connected.pair);
  expect(contacts()).toHaveLength(before);
  expect((await records()).filter(({ state }) => state === 'in-step')).toHaveLength(NAMES.length);
  expect(JSON.stringify(contacts().find(({ Name }) => Name === NAMES[0])?.Phones)).toContain('0199');
  const { items } = await stage.api<{ items: { code: string }[] }>('GET', at('audit'));
  expect(items.filter(({ code }) => code.startsWith('create.')).length).toBe(NAMES.length);
});

test('a historical run is answered as a draft with its estimate', async () => {
  const plan = { kinds: ['customer'], direction: 'both' };
  const run = await stage.api<{ id: string }>('POST', at('runs'), plan);
  expect(run).toMatchObject({ state: 'draft', estimate: { records: 0 } });
  await stage.api('DELETE', at(`runs/${run.id}`));
});

test('one record is found by its id on either side', async () => {
  const [first] = file.page.links;
  const crm = first?.crm_id.split(':')[1] ?? '';
  const record = await stage.api<{ crm: { id: string }; accounting: { id: string } }>(
    'GET',
    at(`records/customer/crm/${crm}`),
  );
  const again = await stage.api<object>('GET', at(`records/customer/accounting/${record.accounting.id}`));
  expect(again).toEqual(record);
  expect(record).toMatchObject({ state: 'in-step', crm: { id: crm } });
  await stage.api('GET', at('records/customer/crm/1'), undefined, 404);
});

test('the log is erased only where a person says so, and its seals go on holding', async () => {
  await stage.api('POST', at('pause'), { reason: 'starting over' });
  await stage.cron();
  const { organisation } = await stage.api<{ organisation: string }>('GET', at('reset'));
  await stage.api('POST', at('reset'), { confirm: organisation, eraseLog: true });
  const { items } = await stage.api<{ items: { code: string }[] }>('GET', at('audit'));
  expect(items.map(({ code }) => code)).toEqual(['pair.reset']);
  expect(await stage.api<object>('POST', '/api/log/checks', {})).toMatchObject({ entries: 0, broken: [] });
});
