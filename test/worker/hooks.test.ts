// Hooks: who proves itself is answered in milliseconds and leaves a mark; who doesn't leaves nothing. Replies to Xero have no body and no
// cookie.

import { createHmac } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { saveToken } from '../../src/db/secrets.ts';
import { sent } from '../systems/deluge.ts';
import { type Connected, Stage } from './stage.ts';

let stage: Stage;
let connected: Connected;
let secret: {
  token: string;
  hmacKey: string;
  scripts: { name: string; module: string; argument: { name: string }; code: string }[];
};

beforeAll(async () => {
  stage = await Stage.open({ company: 'empty' });
  connected = await stage.connect({ provision: false });
  await stage.rest(connected.pair);
  // A paused pair keeps its marks: they can be looked at.
  await stage.api('POST', `/api/pairs/${connected.pair}/pause`, { reason: 'for the test' });
  secret = await stage.api('POST', `/api/connections/${connected.crm}/hook-secret`);
});
afterAll(() => stage.close());

const hmac = (key: string, body: string, form: 'base64' | 'hex') => createHmac('sha256', key).update(body).digest(form);

/** What is due now. */
async function marks(): Promise<unknown> {
  const { items } = await stage.api<{ items: { id: string; state: string; reason: string }[] }>(
    'GET',
    `/api/jobs?pair=${connected.pair}`,
  );
  return items.map(({ id, reason }) => ({ id, reason }));
}

async function leavesNothing(send: () => Promise<Response>): Promise<Response> {
  const before = await marks();
  const reply = await send();
  expect(await marks()).toEqual(before);
  return reply;
}

describe('the hook of Xero', () => {
  const send = (body: string, signature: string) =>
    stage.fetch('/hooks/xero', {
      method: 'POST',
      body,
      headers: { 'x-xero-signature': signature, 'content-type': 'application/json' },
    });
  const signed = (body: string) => send(body, hmac('demo-xero-webhook-key', body, 'base64'));

  const isBare = async (reply: Response) => {
    expect(await reply.text()).toBe('');
    expect(reply.headers.get('set-cookie')).toBeNull();
  };

  test('passes the rehearsal: right signature 200, wrong one 401, both without a body', async () => {
    const body = JSON.stringify({ events: [], firstEventSequence: 0, lastEventSequence: 0, entropy: 'S0m3r4Nd0m' });
    const right = await leavesNothing(() => signed(body));
    expect(right.status).toBe(200);
    await isBare(right);
    const wrong = await leavesNothing(() => send(body, hmac('another key', body, 'base64')));
    expect(wrong.status).toBe(401);
    await isBare(wrong);
  });

  test('refuses a body that was changed after it was signed, and one without a signature', async () => {
    const body = JSON.stringify({ events: [], entropy: 'x' });
    expect((await leavesNothing(() => send(`${body} `, hmac('demo-xero-webhook-key', body, 'base64')))).status).toBe(
      401,
    );
    expect((await leavesNothing(() => stage.fetch('/hooks/xero', { method: 'POST', body }))).status).toBe(401);
  });

  test('takes a signed event of an organisation that is not connected, and marks nothing', async () => {
    const event = {
      resourceId: crypto.randomUUID(),
      tenantId: crypto.randomUUID(),
      eventCategory: 'CONTACT',
      eventType: 'UPDATE',
    };
    const reply = await leavesNothing(() => signed(JSON.stringify({ events: [event], entropy: 'x' })));
    expect(reply.status).toBe(200);
  });
});

describe('the door for a tab of the CRM', () => {
  test('may be framed by the CRM alone, holds nothing, and leads to the pages in a window of their own', async () => {
    const reply = await stage.fetch('/widget/settings', { headers: { 'accept-language': 'de-CH,de;q=0.9' } });
    const [page, policy] = [await reply.text(), reply.headers.get('content-security-policy') ?? ''];
    expect(reply.status).toBe(200);
    expect(policy).toMatch(
      /frame-ancestors https:\/\/crm\.zoho\.com https:\/\/crmsandbox\.zoho\.com .*https:\/\/crm\.zoho\.eu /,
    );
    expect(policy).toContain("default-src 'none'");
    expect([reply.headers.get('x-frame-options'), reply.headers.get('set-cookie')]).toEqual([null, null]);
    expect(page).toContain('href="/settings" target="_blank"');
    expect(page).toContain('Zu den Einstellungen');
    expect(page).not.toContain('<script');
    const own = await stage.fetch('/health');
    expect(own.headers.get('content-security-policy')).toContain("frame-ancestors 'none'");
  });
});

describe('the hook of a notification', () => {
  test('takes only the token of this connection', async () => {
    const body = JSON.stringify({
      module: 'Accounts',
      ids: ['5725767000000000001'],
      operation: 'update',
      channel_id: '1',
      token: 'guess',
    });
    const reply = await leavesNothing(() =>
      stage.fetch(`/hooks/zoho/notify/${connected.crm}`, { method: 'POST', body }),
    );
    expect(reply.status).toBe(401);
  });
});

describe('the hook of a save', () => {
  const path = () => `/hooks/zoho/save/${connected.crm}`;
  const send = (body: string, headers: Record<string, string>, to = path()) =>
    stage.fetch(to, { method: 'POST', body, headers: { 'content-type': 'application/json', ...headers } });
  const json = (value: unknown) => JSON.stringify(value);
  const good = json({ module: 'Accounts', id: '5725767000000000001' });

  test.each([
    ['no proof', () => send(good, {})],
    ['a wrong token', () => send(good, { 'x-ledgerline-token': 'guess' })],
    ['a wrong signature', () => send(good, { 'x-ledgerline-signature': `sha256=${hmac('guess', good, 'hex')}` })],
    [
      'a connection that is not known',
      () => send(good, { 'x-ledgerline-token': secret.token }, '/hooks/zoho/save/nobody'),
    ],
    ['a malformed body without proof', () => send('{', {})],
  ])('answers 401 to %s and marks nothing', async (_, request) => {
    const reply = await leavesNothing(request);
    expect(reply.status).toBe(401);
    expect(reply.headers.get('set-cookie')).toBeNull();
  });

  test.each([
    ['a body that is no JSON', '{', 'body'],
    ['no module', json({ id: '1' }), 'module'],
    ['an unknown module', json({ module: 'Weather', id: '1' }), 'module'],
    ['no id', json({ module: 'Accounts' }), 'id'],
    ['an id that is none', json({ module: 'Accounts', id: 'one' }), 'id'],
  ])('answers 400 to %s, says which field, and marks nothing', async (_, body, field) => {
    const reply = await leavesNothing(() => send(body, { 'x-ledgerline-token': secret.token }));
    expect(reply.status).toBe(400);
    const { error } = (await reply.json()) as { error: { message: string; fields: { field: string }[] } };
    expect(error.message).not.toBe('');
    expect(error.fields.map((each) => each.field)).toEqual([field]);
  });

  test.each([
    ['the token, JSON', () => send(good, { 'x-ledgerline-token': secret.token }), 1],
    ['a signature', () => send(good, { 'x-ledgerline-signature': `sha256=${hmac(secret.hmacKey, good, 'hex')}` }), 1],
    [
      'a form',
      () =>
        send('module=Accounts&id=5725767000000000002', {
          'x-ledgerline-token': secret.token,
          'content-type': 'application/x-www-form-urlencoded',
        }),
      1,
    ],
    [
      'several ids',
      () =>
        send(json({ module: 'Contacts', ids: ['5725767000000000003', '5725767000000000004'] }), {
          'x-ledgerline-token': secret.token,
        }),
      2,
    ],
  ])('takes %s: 202 with how many it accepted', async (_, request, accepted) => {
    const reply = await request();
    expect(reply.status).toBe(202);
    expect(await reply.json()).toEqual({ accepted });
  });

  test('takes what each button sends once its function is pasted, and nothing that was changed after it was signed', async () => {
    expect(secret.scripts.map(({ module }) => module)).toEqual(['Accounts', 'Contacts', 'Invoices']);
    for (const { code, argument } of secret.scripts) {
      const { body, signature } = sent(code, argument.name, '5725767000000000009');
      const headers = { 'x-ledgerline-signature': `sha256=${signature}` };
      // The function calls the very address of this connection.
      expect(code).toContain(`${path()}"`);
      expect((await send(body, headers)).status).toBe(202);
      expect((await send(body.replace('9"', '8"'), headers)).status).toBe(401);
    }
  });

  test('takes what the rules bring that we set up ourselves', async () => {
    const ring = { current: 'k1', keys: { k1: Buffer.alloc(32, 'test').toString('base64') } };
    const token = await saveToken(ring, connected.crm);
    expect((await send(good, { 'x-ledgerline-token': token })).status).toBe(202);
    const others = await saveToken(ring, 'another connection');
    expect((await send(good, { 'x-ledgerline-token': others })).status).toBe(401);
  });

  test('takes an id without quotes that is longer than a number can hold, and marks', async () => {
    const reply = await send('{"module":"Accounts","id":5725767000000000777}', { 'x-ledgerline-token': secret.token });
    expect(reply.status).toBe(202);
    expect(await marks()).not.toEqual([]);
  });

  test('takes the old secret for a day after a new one was made', async () => {
    const fresh = await stage.api<typeof secret>('POST', `/api/connections/${connected.crm}/hook-secret`);
    expect((await send(good, { 'x-ledgerline-token': secret.token })).status).toBe(202);
    expect((await send(good, { 'x-ledgerline-token': fresh.token })).status).toBe(202);
  });

  test.each([
    ['/hooks/xero', 401],
    ['/hooks/zoho/save/nobody', 413],
    ['/api/session', 413],
  ])('%s reads no more of a body than any caller has to say', async (to, status) => {
    const headers = { 'content-type': 'application/json', origin: 'http://localhost:8787' };
    const reply = await stage.fetch(to, { method: 'POST', headers, body: ' '.repeat(5_000_000) });
    expect(reply.status).toBe(status);
  });

  test('an address says which methods it takes', async () => {
    const reply = await stage.fetch('/hooks/xero', { method: 'PUT', body: '{}' });
    expect([reply.status, reply.headers.get('allow')]).toEqual([405, 'POST']);
    expect((await stage.fetch('/connect/xero', { method: 'POST' })).status).toBe(405);
  });

  test('none is made for an organisation whose webhooks the app’s key signs', async () => {
    const path = `/api/connections/${connected.accounting}/hook-secret`;
    const { error } = await stage.api<{ error: { code: string } }>('POST', path, undefined, 409);
    expect(error.code).toBe('hook.none');
  });
});
