// The API as scripts and people from outside meet it: what a request must be like, and that a list loses nothing between its pages. What is
// done with what was asked stands with each part.

import { beforeAll, describe, expect, test } from 'vitest';
import { MINUTE_MS, Scene } from './scene.ts';

let scene: Scene;
let pair: string;
beforeAll(async () => {
  scene = await Scene.open();
  pair = `/api/pairs/${scene.connected.pair}`;
});

interface Refusal {
  readonly error: { readonly code: string; readonly fields?: { field: string; message: string }[] };
}

/** A request as it is sent, with headers of its own beside the admin's. */
async function knock(method: string, path: string, body: unknown = {}, more: Record<string, string> = {}) {
  const headers = { authorization: 'Bearer admin', 'content-type': 'application/json', ...more };
  const request = new Request(`http://localhost:8787${path}`, { method, headers, body: JSON.stringify(body) });
  const reply = await scene.bench.serve(request, scene.bench.begin('page', path));
  return { status: reply.status, body: (await reply.json()) as Refusal };
}
const get = <T>(path: string) => scene.bench.ask<T>('GET', path);

describe('a save that names the version it was made from', () => {
  const save = (ifMatch: string) => knock('PUT', `${pair}/settings`, { language: 'en' }, { 'if-match': ifMatch });

  test('passes over that one, and over none that is no version of ours', async () => {
    const { version } = await get<{ version: number }>(`${pair}/settings`);
    expect((await save(`"${version}"`)).status).toBe(200);
    expect((await save(`W/"${version + 1}"`)).status).toBe(200);
    expect((await save('*')).status).toBe(200);
    for (const other of [`"${version}"`, 'yesterday', '""'])
      expect(await save(other)).toMatchObject({ status: 412, body: { error: { code: 'settings.moved' } } });
  });

  test('holds for bringing an earlier one back as well', async () => {
    const bring = (ifMatch: string) =>
      knock('POST', `${pair}/settings/versions/0/restoration`, {}, { 'if-match': ifMatch });
    expect((await bring('"0"')).status).toBe(412);
    const { version } = await get<{ version: number }>(`${pair}/settings`);
    expect((await bring(`"${version}"`)).status).toBe(200);
  });
});

describe('a value that does not fit', () => {
  test.each([
    [{ kinds: { customer: { everyMinutes: 2 } } }, 'kinds.customer.everyMinutes', '1, 3, 5'],
    [
      { kinds: { customer: { toCrm: { filter: { all: [{ field: 'Name', op: 'like', value: 'x' }] } } } } },
      'kinds.customer.toCrm.filter.all.0.op',
      'contains',
    ],
    [{ notices: { channels: [{ via: 'webhook', to: 'ftp://x', when: 'daily' }] } }, 'notices.channels.0.to', 'https'],
  ])('is told by its place and by what would fit: %o', async (part, field, words) => {
    const { status, body } = await knock('PUT', `${pair}/settings`, part);
    expect(status).toBe(400);
    const [wrong] = body.error.fields ?? [];
    expect(wrong).toMatchObject({ field });
    expect(wrong?.message).toContain(words);
  });

  test.each([
    ['PATCH', '', { name: 'Main', primry: true }, 'primry'],
    ['POST', '/runs', { kinds: ['customer'], direction: 'both', form: '2026-01-01' }, 'form'],
    ['POST', '/sync', { kinds: ['customer'] }, 'kinds'],
    ['PUT', '/settings', { languages: 'en' }, 'languages'],
    ['PUT', '/settings', { kinds: { customer: { settles: 5 } } }, 'kinds.customer.settles'],
  ])('nor is known is told by its name: %s %s %o', async (method, rest, body, field) => {
    const refused = await knock(method, pair + rest, body);
    expect(refused.status).toBe(400);
    expect(refused.body.error.fields).toEqual([{ field, message: 'is not known here' }]);
  });

  test('a range of days that ends before it begins is no range', async () => {
    const range = { from: '2026-02-01', to: '2026-01-01' };
    const run = await knock('POST', `${pair}/runs`, { kinds: ['customer'], direction: 'both', ...range });
    expect(run).toMatchObject({ status: 400, body: { error: { fields: [{ field: 'to' }] } } });
    const plan = await knock('POST', `${pair}/plans`, { kind: 'customer', side: 'crm', range });
    expect(plan).toMatchObject({ status: 400, body: { error: { fields: [{ field: 'range.to' }] } } });
  });
});

describe('a list', () => {
  test('of saved versions comes page by page', async () => {
    for (let at = 0; at < 12; at++) await knock('PUT', `${pair}/settings`, { language: at % 2 ? 'en' : 'de' });
    interface Page {
      readonly items: { version: number }[];
      readonly next?: string;
    }
    const first = await get<Page>(`${pair}/settings/versions?limit=10`);
    const second = await get<Page>(`${pair}/settings/versions?limit=10&cursor=${first.next}`);
    expect(first.items).toHaveLength(10);
    expect(second.items[0]?.version).toBe((first.items.at(-1)?.version ?? 0) - 1);
    expect(await knock('PUT', `${pair}/settings/versions`)).toMatchObject({
      status: 405,
      body: { error: { code: 'method.unknown' } },
    });
    expect((await knock('PUT', `${pair}/settings/nothing`)).status).toBe(404);
    await expect(get(`${pair}/runs?limit=9`)).rejects.toThrow('limit');
  });

  test('of records shows what is paused while the pair is, and nothing otherwise', async () => {
    scene.account('Kauri Cabinets');
    await scene.hint('crm');
    await scene.run(2 * MINUTE_MS);
    const count = async (state: string) =>
      (await get<{ items: unknown[] }>(`${pair}/records?state=${state}`)).items.length;
    expect([await count('paused'), await count('in-step')]).toEqual([0, 1]);
    await scene.bench.ask('POST', `${pair}/pause`, { reason: 'month-end' });
    expect([await count('paused'), await count('in-step')]).toEqual([1, 0]);
    await scene.bench.ask('POST', `${pair}/resume`);
  });

  test('of records keeps apart two that bear one id, each of its own module', async () => {
    for (const kind of ['customer', 'vendor'])
      for (let at = 0; at < 7; at++)
        scene.bench.sqlite.run(
          `INSERT INTO standings (pair, kind, side, id, name, state, code, since) VALUES (?, ?, 'accounting', ?, 'twin', 'skipped', 'skip.other-kind', 1)`,
          [scene.connected.pair, kind, `accounting.Contacts:${at}`],
        );
    const seen: string[] = [];
    let cursor = '';
    do {
      const page = await get<{ items: { kind: string; accounting: { id: string } }[]; next?: string }>(
        `${pair}/records?limit=13&search=twin${cursor}`,
      );
      seen.push(...page.items.map(({ kind, accounting }) => `${kind} ${accounting.id}`));
      cursor = page.next === undefined ? '' : `&cursor=${encodeURIComponent(page.next)}`;
    } while (cursor !== '');
    expect(new Set(seen).size).toBe(14);
    expect(seen).toHaveLength(14);
  });

  test('of records leaves out what is of another kind where that is asked for, and says how many those are', async () => {
    interface Page {
      readonly items: { code?: string }[];
      readonly otherKinds?: number;
    }
    const whole = await get<Page>(`${pair}/records?limit=200`);
    const own = await get<Page>(`${pair}/records?limit=200&otherKinds=false`);
    const others = whole.items.filter(({ code }) => code === 'skip.other-kind').length;
    expect(others).toBe(14);
    expect(own).toMatchObject({ otherKinds: others });
    expect(own.items).toEqual(whole.items.filter(({ code }) => code !== 'skip.other-kind'));
    expect(await get(`${pair}/records?limit=200&otherKinds=false&kind=vendor`)).toEqual({ items: [], otherKinds: 7 });
    expect(whole).not.toHaveProperty('otherKinds');
  });

  test('of the last attempts tells of such records only where there is nothing else to tell', async () => {
    const lastOf = async () => {
      const { last } = await get<{ last: { code: string }[] }>(`/api/overview?pair=${scene.connected.pair}`);
      return last.map(({ code }) => code);
    };
    for (let at = 1; at < 10; at++)
      scene.bench.sqlite.run(
        `INSERT INTO audit (id, at, pair, kind, name, trigger, outcome, code) VALUES (9000000000000000 + ?, 1, ?, 'customer', 'twin', 'timer', 'skipped', 'skip.other-kind')`,
        [at, scene.connected.pair],
      );
    const last = await lastOf();
    expect(last.length).toBeGreaterThan(0);
    expect(last).not.toContain('skip.other-kind');
    scene.bench.sqlite.run('DELETE FROM audit WHERE id >= 9000000000000000');
  });

  test('of owners is the CRM’s, which alone has any', async () => {
    const { items } = await get<{ items: unknown[] }>(`${pair}/reference/owners`);
    expect(items.length).toBeGreaterThan(0);
  });
});

test('an id that names no record is told as such once, and nothing is left to do for it', async () => {
  const asked = { kind: 'customer', side: 'crm', ids: ['5725767000000999999'] };
  const { jobs } = await scene.bench.ask<{ jobs: string[] }>('POST', `${pair}/sync`, asked);
  expect(jobs).toHaveLength(1);
  await scene.run(2 * MINUTE_MS);
  expect(await get(`/api/jobs?pair=${scene.connected.pair}`)).toMatchObject({ open: 0 });
  const told = await get<{ items: unknown[] }>(`${pair}/audit?code=skip.not-there`);
  expect(told.items).toMatchObject([{ outcome: 'skipped', record: { id: '5725767000000999999' }, trigger: 'person' }]);
});

test('an invoice of the CRM has the PDF of its counterpart', async () => {
  const { InvoiceID } = scene.act<{ InvoiceID: string }>('xero', 'invoice.create', {
    Type: 'ACCREC',
    Contact: { Name: 'Kauri Cabinets' },
    LineItems: [{ Description: 'Work', Quantity: 1, UnitAmount: 20, AccountCode: '200' }],
  });
  const path = `${pair}/records/invoice/crm/77/pdf`;
  await expect(get(path)).rejects.toThrow('pdf.none');
  scene.bench.sqlite.run(
    `INSERT INTO links (pair, kind, crm_id, accounting_id, name, crm_base, accounting_base, crm_version, accounting_version,
        crm_changed_at, accounting_changed_at, made_at, made_by)
      VALUES (?, 'invoice', 'crm.Invoices:77', ?, 'Order', '{}', '{}', '1', '1', 1, 1, 1, 'person')`,
    [scene.connected.pair, `accounting.Invoices:${InvoiceID}`],
  );
  expect((await scene.bench.knock('GET', path)).headers.get('content-type')).toBe('application/pdf');
});

test('the vendor’s words in brackets end without a full stop', async () => {
  const body = { name: 'x', crm: scene.connected.crm, accounting: scene.connected.accounting };
  expect((await knock('POST', '/api/pairs', body)).status).toBe(409);
  const begun = await scene.bench.serve(
    new Request('http://localhost:8787/connect/xero', { headers: { authorization: 'Bearer admin' } }),
    scene.bench.begin('page', '/connect/xero'),
  );
  const state = new URL(begun.headers.get('location') ?? '').searchParams.get('state') ?? '';
  const back = `/connect/xero/callback?state=${state}&error=access_denied`;
  const reply = await scene.bench.ask('GET', back).catch(String);
  expect(reply).toContain('(access_denied)');
});

test.each([
  ['another site’s page, as the browser says', { 'sec-fetch-site': 'cross-site' }],
  ['another site’s page, by its origin', { origin: 'https://elsewhere.example' }],
])('a change that %s sent with our cookie is refused', async (_, headers) => {
  const signedIn = await scene.bench.serve(
    new Request('http://localhost:8787/api/session', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ token: 'admin' }),
    }),
    scene.bench.begin('page', '/api/session'),
  );
  const cookie = signedIn.headers.get('set-cookie')?.split(';')[0] ?? '';
  const change = (more: Record<string, string>) =>
    scene.bench.serve(
      new Request('http://localhost:8787/api/me', {
        method: 'PATCH',
        headers: { 'content-type': 'application/json', cookie, ...more },
        body: JSON.stringify({ language: 'de' }),
      }),
      scene.bench.begin('page', '/api/me'),
    );
  expect((await change(headers)).status).toBe(403);
  expect((await change({ origin: 'http://localhost:5173', 'sec-fetch-site': 'same-site' })).status).toBe(200);
});
