// Who gets in, and what stands around every answer: nothing works without a token and seal keys; a session, a bearer, a forged request;
// headers; the API's own document; base URLs anywhere.

import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { Stage, TOKEN } from './stage.ts';

describe('without configuration', () => {
  test.each([
    ['ADMIN_TOKEN', { ADMIN_TOKEN: '' }],
    ['SEAL_KEYS', { SEAL_KEYS: '' }],
    ['SEAL_KEYS', { SEAL_KEYS: '{"current":"k1","keys":{"k1":"c2hvcnQ="}}' }],
  ])('everything but /health fails closed and names %s', async (name, vars) => {
    const stage = await Stage.open({ vars });
    try {
      const health = (await (await stage.fetch('/health')).json()) as {
        ok: boolean;
        configuration: { name: string; ok: boolean }[];
      };
      expect(health.ok).toBe(false);
      expect(health.configuration.find((line) => line.name === name)).toMatchObject({ ok: false });
      for (const [method, path] of [
        ['POST', '/api/session'],
        ['GET', '/api/me'],
        ['POST', '/hooks/xero'],
        ['GET', '/connect/xero'],
      ] as const) {
        const reply = await stage.fetch(path, { method, headers: { authorization: 'Bearer ' } });
        expect(reply.status).toBe(503);
        expect(await reply.text()).toContain(name);
      }
    } finally {
      await stage.close();
    }
  });

  test('what a vendor needs may come later: /health names each missing or malformed value, and the pages work', async () => {
    const wrong = { PUBLIC_URL: 'nowhere', XERO_API_URL: 'ftp://api.xero.com' };
    const stage = await Stage.open({ vars: { XERO_CLIENT_ID: '', ZOHO_CLIENT_SECRET: '', ...wrong } });
    try {
      const health = (await (await stage.fetch('/health')).json()) as {
        ok: boolean;
        configuration: { name: string; ok: boolean }[];
      };
      expect(health.ok).toBe(true);
      expect(health.configuration.filter(({ ok }) => !ok).map(({ name }) => name)).toEqual([
        'XERO_CLIENT_ID',
        'ZOHO_CLIENT_SECRET',
        'PUBLIC_URL',
        'XERO_API_URL',
      ]);
      await stage.api('GET', '/api/connections');
      expect((await stage.fetch('/connect/xero', { headers: { authorization: `Bearer ${TOKEN}` } })).status).toBe(409);
    } finally {
      await stage.close();
    }
  });
});

describe('signing in', () => {
  let stage: Stage;
  beforeAll(async () => {
    stage = await Stage.open();
  });
  afterAll(() => stage.close());

  const signIn = (token: string) =>
    stage.fetch('/api/session', {
      method: 'POST',
      body: JSON.stringify({ token }),
      headers: { 'content-type': 'application/json', origin: 'http://localhost:8787' },
    });
  const cookieOf = (reply: Response) => (reply.headers.get('set-cookie') ?? '').split(';')[0] ?? '';

  test('opens a session with the token and with nothing else', async () => {
    expect((await signIn('guess')).status).toBe(401);
    const reply = await signIn(TOKEN);
    expect(reply.status).toBe(200);
    expect(reply.headers.get('set-cookie')).toMatch(/HttpOnly.*SameSite=Lax|SameSite=Lax.*HttpOnly/);
    const me = await stage.fetch('/api/me', { headers: { cookie: cookieOf(reply) } });
    expect(await me.json()).toMatchObject({ by: 'session', role: 'admin' });
  });

  test('ends with the session: its cookie opens nothing any more', async () => {
    const cookie = cookieOf(await signIn(TOKEN));
    const out = await stage.fetch('/api/session', {
      method: 'DELETE',
      headers: { cookie, origin: 'http://localhost:8787' },
    });
    expect(out.status).toBe(200);
    expect((await stage.fetch('/api/me', { headers: { cookie } })).status).toBe(401);
  });

  test.each(['/api/me', '/api/pairs', '/api/connections', '/api/overview', '/api/jobs'])(
    '%s says nothing to a stranger',
    async (path) => {
      for (const headers of [{}, { authorization: 'Bearer guess' }, { cookie: 'ledgerline_session=guess' }] as Record<
        string,
        string
      >[]) {
        const reply = await stage.fetch(path, { headers });
        expect(reply.status).toBe(401);
        expect(await reply.json()).toMatchObject({ error: { code: 'session.needed' } });
      }
    },
  );

  test('a page elsewhere can do nothing with the cookie of a signed-in browser', async () => {
    const cookie = cookieOf(await signIn(TOKEN));
    for (const contentType of ['application/x-www-form-urlencoded', 'text/plain', 'multipart/form-data; boundary=x']) {
      const headers = { cookie, origin: 'https://elsewhere.example', 'content-type': contentType };
      expect((await stage.fetch('/api/session', { method: 'DELETE', headers })).status).toBe(403);
      expect((await stage.fetch('/api/pairs', { method: 'POST', body: '{}', headers })).status).toBe(403);
    }
  });

  test('every answer has strict headers; the API is never stored', async () => {
    for (const path of ['/health', '/api/me', '/nowhere']) {
      const { headers } = await stage.fetch(path);
      expect(headers.get('content-security-policy')).toContain("default-src 'none'");
      expect(headers.get('content-security-policy')).toContain("frame-ancestors 'none'");
      expect(headers.get('x-content-type-options')).toBe('nosniff');
      expect(headers.get('referrer-policy')).toBe('no-referrer');
      expect(headers.get('strict-transport-security')).toContain('max-age=');
    }
    expect((await stage.fetch('/api/me')).headers.get('cache-control')).toBe('no-store');
  });

  test('bad input is told field by field', async () => {
    const reply = await stage.fetch('/api/pairs', {
      method: 'POST',
      body: JSON.stringify({ name: '' }),
      headers: { authorization: `Bearer ${TOKEN}`, 'content-type': 'application/json' },
    });
    expect(reply.status).toBe(400);
    const { error } = (await reply.json()) as {
      error: { code: string; fields: { field: string }[]; requestId: string };
    };
    expect(error.code).toBe('request.invalid');
    expect(error.fields.map(({ field }) => field)).toEqual(expect.arrayContaining(['name', 'crm', 'accounting']));
    expect(error.requestId).not.toBe('');
  });

  test('the API describes itself', async () => {
    const document = (await (await stage.fetch('/api/openapi.json')).json()) as {
      openapi: string;
      paths: Record<string, unknown>;
    };
    expect(document.openapi).toBe('3.1.0');
    for (const path of [
      '/session',
      '/connections',
      '/pairs/{pair}/settings',
      '/pairs/{pair}/records',
      '/pairs/{pair}/issues',
      '/jobs',
    ]) {
      expect(Object.keys(document.paths)).toContain(path);
    }
  });

  test('a consent comes back once, and only to who asked for it', async () => {
    const cookie = cookieOf(await signIn(TOKEN));
    const away = await stage.fetch('/connect/xero', { headers: { cookie } });
    const state = new URL(away.headers.get('location') ?? '').searchParams.get('state') ?? '';
    const other = cookieOf(await signIn(TOKEN));
    const back = `/connect/xero/callback?code=x&state=${state}`;
    const accept = 'application/json';
    expect((await stage.fetch(back, { headers: { cookie: other, accept } })).status).toBe(400);
    expect((await stage.fetch(back, { headers: { cookie, accept } })).status).toBe(400);
  });

  test('a denied consent returns with the vendor’s words', async () => {
    const cookie = cookieOf(await signIn(TOKEN));
    const away = await stage.fetch('/connect/xero', { headers: { cookie } });
    const state = new URL(away.headers.get('location') ?? '').searchParams.get('state') ?? '';
    const back = `/connect/xero/callback?error=access_denied&error_description=The+user+said+no&state=${state}`;
    const reply = await stage.fetch(back, { headers: { cookie, accept: 'text/html' } });
    expect(reply.status).toBe(303);
    expect(reply.headers.get('location')).toContain('The+user+said+no');
  });
});
