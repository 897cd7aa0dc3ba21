// Plans and checks through the real Worker: worked out by jobs over many records, with nothing written on either side; what a check tells
// of is what going live then leaves out, and no more.

import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Connected, Stage } from './stage.ts';

interface Line {
  readonly name: string;
  readonly kind: string;
  readonly does: string;
  readonly code: string;
  readonly message: string;
  readonly crm: { readonly id: string } | null;
  readonly changes: readonly { side: string; field: string; before: unknown; after: unknown }[];
}
interface Study {
  readonly id: string;
  readonly state: string;
  readonly problem: { readonly code: string } | null;
  readonly looked: number;
  readonly hash: string | null;
  readonly steps: { readonly done: number; readonly of: number };
  readonly does: Readonly<Record<string, number>>;
  readonly findings: readonly { kind: string; side: string; does: string; code: string; count: number }[];
  readonly calls: { readonly crm: number; readonly accounting: number };
  readonly items: readonly Line[];
  readonly next?: string;
}

const MANY = 60;
let stage: Stage;
let connected: Connected;

beforeAll(async () => {
  stage = await Stage.open({ hurriedQueue: true });
  connected = await stage.connect({ live: false });
  for (let at = 0; at < MANY; at++) create('Accounts', { Account_Name: `Bakery ${String(at).padStart(2, '0')}` });
  for (let at = 0; at < 2; at++) create('Accounts', { Account_Name: 'Twin Timber' });
  stage.act('xero', 'contact.create', { Name: 'Already in Xero' });
  await stage.rest(connected.pair);
});
afterAll(() => stage.close());

const at = (rest: string) => `/api/pairs/${connected.pair}/${rest}`;
const create = (module: string, fields: object) => stage.act('zoho', 'record.create', { module, fields });
const saves = () =>
  stage.vendors.calls.filter(({ method, path }) => /PUT|POST|DELETE/.test(method) && /Contacts|Accounts/.test(path));

async function worked(sort: 'plans' | 'checks', body: object): Promise<Study> {
  const { id } = await stage.api<Study>('POST', at(sort), body, 202);
  const read = () => stage.api<Study>('GET', `${at(`${sort}/${id}`)}?limit=200`);
  await stage.until(async () => (await read()).state !== 'working');
  return read();
}

test('a plan goes through every record of a module and writes nothing', async () => {
  const before = saves().length;
  const plan = await worked('plans', { kind: 'customer', side: 'crm', range: {} });
  expect(plan).toMatchObject({ state: 'ready', problem: null, looked: MANY + 2, steps: { done: 1, of: 1 } });
  expect(plan.does).toMatchObject({ create: MANY + 1, same: 0 });
  expect(plan.items).toHaveLength(MANY + 2);
  expect(plan.calls.accounting).toBeGreaterThan(0);
  expect(plan.items.find(({ name }) => name === 'Bakery 07')).toMatchObject({
    kind: 'customer',
    does: 'create',
    message: 'Created, because the other side had no such record.',
  });
  expect(saves().length).toBe(before);
});

test('its lines come page by page', async () => {
  const { id } = await worked('plans', { kind: 'customer', side: 'crm', range: {} });
  const first = await stage.api<Study>('GET', at(`plans/${id}?limit=50`));
  const second = await stage.api<Study>('GET', at(`plans/${id}?limit=50&cursor=${first.next ?? ''}`));
  expect([first.items.length, second.items.length, second.next]).toEqual([50, MANY + 2 - 50, undefined]);
  expect(new Set([...first.items, ...second.items].map(({ crm }) => crm?.id)).size).toBe(MANY + 2);
});

test('the same records in the same versions give the same hash; an edit gives another', async () => {
  const account = create('Accounts', { Account_Name: 'Changing Chairs' }) as { id: string };
  const planned = () => worked('plans', { kind: 'customer', side: 'crm', ids: [account.id] });
  const [one, again] = [await planned(), await planned()];
  expect(one.hash).toMatch(/^[0-9a-f]{64}$/);
  expect(again.hash).toBe(one.hash);
  stage.act('zoho', 'record.edit', { module: 'Accounts', id: account.id, fields: { Phone: '+64 3 555 0199' } });
  const edited = await planned();
  expect(edited.hash).not.toBe(one.hash);
  expect(edited.items[0]?.changes).toContainEqual({
    side: 'accounting',
    field: 'phone',
    before: null,
    after: '+64 3 555 0199',
  });
});

test('a check tells who looks like another that goes first, by name and id', async () => {
  const check = await worked('checks', {});
  expect(check).toMatchObject({ state: 'ready', steps: { of: check.steps.done } });
  const about = check.findings.find(({ kind, side, does }) => kind === 'customer' && side === 'crm' && does !== 'skip');
  expect(about).toMatchObject({ count: 1 });
  const { items } = await stage.api<Study>('GET', at(`checks/${check.id}?code=${about?.code ?? ''}&kind=customer`));
  expect(items.map(({ name }) => name)).toEqual(['Twin Timber']);
  expect(items[0]?.crm?.id).toMatch(/^\d+$/);
});

test('what both systems must offer is asked of them, and what is amiss says what to do about it', async () => {
  interface Item {
    readonly side: string;
    readonly code: string;
    readonly state: string;
    readonly message: string;
  }
  const amiss = async () => {
    const { items } = await stage.api<{ items: Item[] }>('GET', at('prerequisites'));
    expect(items.map(({ side, code }) => `${side} ${code}`)).toHaveLength(7);
    return items.filter(({ state }) => state !== 'met').map(({ state, message }) => `${state}: ${message}`);
  };
  const turn = (on: boolean) => stage.api('PUT', at('settings'), { kinds: { invoice: { on } } });
  expect(await amiss()).toEqual([]);
  await turn(true);
  stage.act('zoho', 'user.profile', { profile: 'Standard' });
  stage.act('xero', 'organisation.plan', { plan: 'DEMO' });
  const answer = (path: string, body: object) =>
    stage.vendors.faults.arm({ match: { path }, action: { type: 'respond', status: 200, body: JSON.stringify(body) } });
  answer('/settings/modules$', {
    modules: [{ api_name: 'Accounts' }, { api_name: 'Contacts', status: 'user_hidden' }],
  });
  answer('/Organisation/Actions', { Actions: [{ Name: 'CreateDraftInvoice', Status: 'NOT-ALLOWED' }] });
  expect(await amiss()).toEqual([
    expect.stringMatching(/^less: .* with the profile Standard, which may not set up fields.*as an administrator/),
    expect.stringMatching(/^missing: The consent does not reach Contacts and Invoices\. Show them in Zoho CRM/),
    expect.stringMatching(/^missing: .* may not make: Invoices\. Give that user a Standard or Adviser role/),
    expect.stringMatching(/^less: This is a demo company: Xero empties it every 28 days/),
  ]);
  stage.act('zoho', 'user.profile', { profile: 'Administrator' });
  stage.act('xero', 'organisation.plan', { plan: 'STANDARD' });
  await turn(false);
  const all = [
    'DraftQuote',
    'SentQuote',
    'DraftInvoice',
    'ApprovedInvoice',
    'DraftPurchaseOrder',
    'ApprovedPurchaseOrder',
  ];
  answer('/Organisation/Actions', { Actions: all.map((what) => ({ Name: `Create${what}`, Status: 'NOT-ALLOWED' })) });
  expect(await amiss(), 'a role that may only read').toEqual([
    expect.stringMatching(/^missing: .* may not make: Customers\. Give that user/),
  ]);
});

test('what a check does not tell of is not left out: every other record is linked once the pair is live', async () => {
  const check = await worked('checks', { kinds: ['customer'] });
  const told = new Set(check.items.map(({ name }) => name));
  await stage.api('POST', at('go-live'), { licence: true });
  await stage.rest(connected.pair, 60);
  const records = await stage.all<{ state: string; crm: { name: string } | null; accounting: { name: string } | null }>(
    at('records'),
  );
  const left = records
    .filter(({ state }) => state !== 'in-step')
    .map(({ crm, accounting }) => (crm ?? accounting)?.name);
  expect(new Set(left)).toEqual(told);
  expect(records.filter(({ state }) => state === 'in-step').length).toBeGreaterThanOrEqual(MANY + 1);
});

test('a vendor that is down for a while delays it; nothing of it is told twice', async () => {
  stage.vendors.faults.arm({ match: { vendor: 'zoho' }, action: { type: 'respond', status: 500 }, times: 1 });
  const plan = await worked('plans', { kind: 'customer', side: 'crm', range: {} });
  expect(plan).toMatchObject({ state: 'ready', problem: null });
  expect(new Set(plan.items.map(({ crm }) => crm?.id)).size).toBe(plan.items.length);
});

test('a plan of neither ids nor a range, of a module that is off, or unknown, is refused and says why', async () => {
  const refused = async (path: string, body: object | undefined, status: number) => {
    const { error } = await stage.api<{ error: { code: string } }>(body ? 'POST' : 'GET', at(path), body, status);
    return error.code;
  };
  expect(await refused('plans', { kind: 'customer', side: 'crm' }, 400)).toBe('study.records');
  expect(await refused('plans', { kind: 'quote', side: 'crm', range: {} }, 400)).toBe('run.kind-off');
  expect(await refused('checks', { kinds: ['quote'] }, 400)).toBe('run.kind-off');
  expect(await refused('plans/no-such-plan', undefined, 404)).toBe('study.unknown');
});

test('a wake-up that was lost is made up for by the clock', async () => {
  const { id, hash } = await worked('plans', { kind: 'customer', side: 'crm', range: {} });
  const database = await stage.database();
  // As if its first message had never arrived.
  await database.batch([
    database.prepare('DELETE FROM study_lines WHERE study = ?').bind(id),
    database
      .prepare(`UPDATE studies SET state = 'working', turn = 0, hash = '', touched_at = 0 WHERE id = ?1`)
      .bind(id),
  ]);
  await stage.cron();
  await stage.until(async () => (await stage.api<Study>('GET', at(`plans/${id}`))).state === 'ready');
  expect((await stage.api<Study>('GET', at(`plans/${id}`))).hash).toBe(hash);
});

test('one that fails again and again says so itself', async () => {
  const { id } = await worked('plans', { kind: 'customer', side: 'crm', ids: ['1'] });
  const database = await stage.database();
  await database
    .prepare(
      `UPDATE studies SET state = 'working', touched_at = 0, studied = json_remove(studied, '$.steps') WHERE id = ?`,
    )
    .bind(id)
    .run();
  await stage.cron();
  const failed = async () =>
    (await database.prepare('SELECT state, problem FROM studies WHERE id = ?').bind(id).first())?.['problem'];
  await stage.until(async () => (await failed()) === 'study.failed', 30);
});
