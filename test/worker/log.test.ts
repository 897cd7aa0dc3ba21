// Keeping the log, in the real Worker: entries are sealed by the clock, whoever changes or takes out one is found, what is old is taken out
// behind its seal, and the records of entries are brought into step again.

import { afterAll, beforeAll, expect, test } from 'vitest';
import { AUDIT_IDS_PER_MS } from '../../src/db/log.ts';
import { type Connected, Stage, TOKEN } from './stage.ts';

interface Checked {
  readonly blocks: number;
  readonly entries: number;
  readonly broken: readonly { readonly why: string; readonly ids: readonly string[] }[];
  readonly next: number | null;
}
interface Standing {
  readonly entries: number;
  readonly blocks: number;
  readonly ripe: { readonly entries: number };
  readonly storage: { readonly bytes: number };
}
interface Entry {
  readonly id: string;
  readonly code: string;
  readonly record: { readonly name: string } | null;
}

const DAY_MS = 86_400_000;

let stage: Stage;
let connected: Connected;
let database: D1Database;

beforeAll(async () => {
  stage = await Stage.open();
  await stage.fetch('/health');
  database = await stage.database();
  const long = Date.now() - 100 * DAY_MS;
  for (const at of [long, long + 1, long + 2])
    await database
      .prepare(
        `INSERT INTO audit (id, at, pair, name, trigger, outcome, code) VALUES (?, ?, 'gone', 'Old', 'save', 'done', 'update.edited')`,
      )
      .bind(at * AUDIT_IDS_PER_MS, at)
      .run();
  await stage.cron();
  connected = await stage.connect();
  for (const name of ['Aroha Bakery', 'Bluff Oysters'])
    stage.act('zoho', 'record.create', { module: 'Accounts', fields: { Account_Name: name } });
  await stage.api('POST', `/api/pairs/${connected.pair}/sync`, {});
  await stage.until(async () => (await entries()).filter(({ code }) => code === 'create.new').length === 2);
  await stage.rest(connected.pair);
  await stage.cron();
});
afterAll(() => stage.close());

const entries = (query = '') =>
  stage.api<{ items: Entry[] }>('GET', `/api/pairs/${connected.pair}/audit${query}`).then(({ items }) => items);
const standing = () => stage.api<Standing>('GET', '/api/log');
const check = () => stage.api<Checked>('POST', '/api/log/checks', {});
const made = async () => (await entries()).find(({ code }) => code === 'create.new')?.id ?? '';
const change = (text: string, ...values: (string | number)[]) =>
  database
    .prepare(text)
    .bind(...values)
    .run();

test('what was written is sealed, and every seal holds', async () => {
  const { blocks, entries: sealed, storage } = await standing();
  expect(blocks).toBeGreaterThanOrEqual(2);
  expect(sealed).toBeGreaterThanOrEqual(5);
  expect(storage.bytes).toBeGreaterThan(10_000);
  const found = await check();
  expect(found).toMatchObject({ blocks, entries: sealed, broken: [] });
});

test('an entry that somebody edited is found, and named', async () => {
  const id = await made();
  await change(`UPDATE audit SET outcome = 'failed' WHERE id = ?`, Number(id));
  expect((await check()).broken).toMatchObject([{ why: 'changed', ids: [id] }]);
  await change(`UPDATE audit SET outcome = 'done' WHERE id = ?`, Number(id));
  await change(`UPDATE audit SET changes = '[]' WHERE id = ?`, Number(id));
  expect((await check()).broken).toMatchObject([{ why: 'changed', ids: [id] }]);
});

test('an entry that was taken out is missed', async () => {
  await change('DELETE FROM audit WHERE id = ?', Number(await made()));
  expect((await check()).broken).toMatchObject([{ why: 'entries' }]);
});

test('a block that was made to fit fits nothing behind it', async () => {
  await change(`UPDATE blocks SET seal = 'another' WHERE id = 1`);
  expect((await check()).broken.map(({ why }) => why)).toContain('seal');
});

test('what has been kept long enough is taken out, and the seals behind it hold', async () => {
  await change('DELETE FROM blocks WHERE id > 0');
  await stage.cron();
  // Sealed anew, the old ones share a block with the young: nothing of it may go.
  expect((await standing()).ripe.entries).toBe(0);
  await change('DELETE FROM blocks WHERE id > 0');
  const young = await database.prepare(`SELECT * FROM audit WHERE pair <> 'gone'`).all<Record<string, unknown>>();
  await change(`DELETE FROM audit WHERE pair <> 'gone'`);
  await stage.cron();
  for (const { id, at, pair, name, outcome, code } of young.results)
    await change(
      `INSERT INTO audit (id, at, pair, name, trigger, outcome, code) VALUES (?, ?, ?, ?, 'save', ?, ?)`,
      ...([id, at, pair, name, outcome, code] as (string | number)[]),
    );
  await stage.cron();
  expect((await standing()).ripe.entries).toBe(3);
  expect(await stage.api('POST', '/api/log/prunings', { confirm: true })).toEqual({ pruned: 3, left: 0 });
  expect(await check()).toMatchObject({ entries: young.results.length, broken: [] });
  expect((await standing()).ripe.entries).toBe(0);
});

test('records of entries are brought into step: of some, of all with a cause', async () => {
  const ask = (body: unknown) =>
    stage.api<{ jobs: string[]; more: boolean }>('POST', `/api/pairs/${connected.pair}/audit/resync`, body, 202);
  const fake = `INSERT INTO audit (id, at, pair, kind, side, record, name, trigger, outcome, code) VALUES (?, ?, ?, 'customer', 'crm', ?, 'Nobody', 'save', 'failed', 'refused.accounting')`;
  const at = Date.now() + 1_000;
  for (const [n, record] of ['crm.Accounts:1', 'crm.Accounts:2', 'crm.Accounts:2'].entries())
    await change(fake, at * AUDIT_IDS_PER_MS + n, at, connected.pair, record);
  expect((await ask({ ids: [String(at * AUDIT_IDS_PER_MS)] })).jobs).toEqual(['customer:crm.Accounts:1']);
  const two = ['customer:crm.Accounts:2', 'customer:crm.Accounts:1'];
  expect((await ask({ code: 'refused.accounting' })).jobs).toEqual(two);
  expect(await ask({ all: true })).toEqual({ jobs: two, more: false });
});

test('entries are found by their cause, from either end', async () => {
  const failed = await entries('?code=refused.accounting');
  expect(failed.map(({ record }) => record?.name)).toEqual(['Nobody', 'Nobody', 'Nobody']);
  const oldest = await entries('?sort=oldest&limit=10');
  const newest = await entries('?limit=200');
  expect(oldest[0]?.id).toBe(newest.at(-1)?.id);
});

test('lines of JSON come as a stream of their own, with the way to the next page', async () => {
  const headers = { authorization: `Bearer ${TOKEN}`, accept: 'application/x-ndjson' };
  const reply = await stage.fetch(`/api/pairs/${connected.pair}/audit?limit=10&code=refused.accounting`, { headers });
  const lines = (await reply.text()).trim().split('\n');
  expect(lines.map((line) => (JSON.parse(line) as Entry).code)).toEqual(Array(3).fill('refused.accounting'));
});

test('where a write went wrong, the entry alone tells what was said and what came back, without secrets', async () => {
  const body = JSON.stringify({ Message: 'An internal error', Token: 'hush' });
  stage.vendors.faults.arm({
    match: { vendor: 'xero', method: 'PUT', path: '/Contacts' },
    action: { type: 'respond', status: 500, body },
  });
  stage.act('zoho', 'record.create', { module: 'Accounts', fields: { Account_Name: 'Cape Cod Fishing' } });
  await stage.api('POST', `/api/pairs/${connected.pair}/sync`, {});
  const found = async () => (await entries('?search=Cape+Cod')).find(({ code }) => code === 'system.failed');
  await stage.until(async () => (await found()) !== undefined);
  const listed = await found();
  expect(JSON.stringify(listed)).not.toContain('hush');
  expect(listed).not.toHaveProperty('exchange');
  expect(listed).not.toHaveProperty('facts.exchange');
  interface Whole extends Entry {
    readonly exchange: { readonly request: string; readonly reply: string };
  }
  const { exchange } = await stage.api<Whole>('GET', `/api/pairs/${connected.pair}/audit/${listed?.id}`);
  expect(exchange).toMatchObject({ method: 'PUT', path: expect.stringMatching(/\/Contacts$/) as string, status: 500 });
  expect(JSON.parse(exchange.request)).toMatchObject({ Contacts: [{ Name: 'Cape Cod Fishing' }] });
  expect(JSON.parse(exchange.reply)).toEqual({ Message: 'An internal error', Token: '…' });
});
