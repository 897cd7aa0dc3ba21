// Consent with Zoho: in every data centre, with hosts that can't be forged, and with replies that break the rules of OAuth.

import { describe, expect, test } from 'vitest';
import type { FaultAction } from '../../src/simulator/faults.ts';
import type { Consent } from '../../src/systems/connect.ts';
import type { TokenSet } from '../../src/systems/keeper.ts';
import { trustedUrl, webUrlOf } from '../../src/systems/zoho/hosts.ts';
import { scopes, zohoConnector } from '../../src/systems/zoho/oauth.ts';
import { Stand } from '../contract/stand.ts';
import { must, problemOf } from '../contract/steps.ts';
import { ORIGIN } from '../contract/vendors.ts';

const redirectUri = 'http://localhost:8787/connect/zoho/callback';
const home = 'https://accounts.zoho.com';

async function back(stand: Stand, to = redirectUri): Promise<URLSearchParams> {
  const url = await stand.connector.consentUrl({ state: 's', redirectUri: to, verifier: null });
  const page = await stand.fetch(url, { redirect: 'manual' });
  return new URL(page.headers.get('location') ?? '').searchParams;
}

async function consent(stand: Stand): Promise<Consent> {
  stand.vendor.switches.consent = 'allow';
  return must(await stand.connector.complete({ query: await back(stand), redirectUri, verifier: null }));
}

/** A connector of the real world, with a Zoho that answers what it is given. */
function elsewhere(reply: object, org: object | null = { zgid: '700001', company_name: 'Acme' }) {
  const calls: { url: string; body: string; authorization: string | null }[] = [];
  const fetch = (async (url: string, init?: RequestInit) => {
    const headers = new Headers(init?.headers);
    calls.push({ url, body: String(init?.body ?? ''), authorization: headers.get('authorization') });
    return url.includes('/oauth/') ? Response.json(reply) : Response.json(org ? { org: [org] } : {});
  }) as typeof globalThis.fetch;
  const client = { clientId: '1000.X', clientSecret: 'the-secret', accountsUrl: home, fetch, now: () => 1_000_000 };
  return { connector: zohoConnector(client), calls };
}

const tokenReply = (domain?: string) => ({
  access_token: '1000.a',
  refresh_token: '1000.r',
  token_type: 'Bearer',
  expires_in: 3600,
  scope: 'ZohoCRM.modules.ALL ZohoCRM.org.READ',
  ...(domain !== undefined && { api_domain: domain }),
});

const centres: readonly [string, string, string][] = [
  ['us', 'https://accounts.zoho.com', 'https://www.zohoapis.com'],
  ['eu', 'https://accounts.zoho.eu', 'https://www.zohoapis.eu'],
  ['in', 'https://accounts.zoho.in', 'https://www.zohoapis.in'],
  ['au', 'https://accounts.zoho.com.au', 'https://www.zohoapis.com.au'],
  ['jp', 'https://accounts.zoho.jp', 'https://www.zohoapis.jp'],
  ['cn', 'https://accounts.zoho.com.cn', 'https://www.zohoapis.com.cn'],
  ['ca', 'https://accounts.zohocloud.ca', 'https://www.zohoapis.ca'],
  ['sa', 'https://accounts.zoho.sa', 'https://www.zohoapis.sa'],
  ['ae', 'https://accounts.zoho.ae', 'https://www.zohoapis.ae'],
  ['uk', 'https://accounts.zoho.uk', 'https://www.zohoapis.uk'],
  ['a sandbox', 'https://accounts.zoho.eu', 'https://sandbox.zohoapis.eu'],
];

const forged = [
  'https://evil.example',
  'https://accounts.zoho.com.evil.example',
  'https://accounts-zoho.com',
  'https://evilzoho.com',
  'https://accounts.zoho.com@evil.example',
  'https://evil.example/accounts.zoho.com',
  'https://evil.example#.zoho.com',
  'https://evil.example?.zoho.com',
  'http://accounts.zoho.com',
  'ftp://accounts.zoho.com',
  'javascript:alert(1)//.zoho.com',
  '//accounts.zoho.com',
  'accounts.zoho.com',
  'https://zoho.com.',
  '',
];

describe('asking', () => {
  test('the address asks for a refresh token each time, and for scopes with commas', async () => {
    const { connector } = elsewhere({});
    const url = new URL(await connector.consentUrl({ state: 'a state', redirectUri, verifier: 'unused' }));
    expect(url.origin + url.pathname).toBe(`${home}/oauth/v2/auth`);
    expect(Object.fromEntries(url.searchParams)).toEqual({
      response_type: 'code',
      client_id: '1000.X',
      redirect_uri: redirectUri,
      scope: scopes.map(({ scope }) => scope).join(','),
      access_type: 'offline',
      prompt: 'consent',
      state: 'a state',
    });
  });
});

describe('data centres', () => {
  test.each(centres)(
    '%s: the code is exchanged, and the API called, where the consent came from',
    async (_, accounts, api) => {
      const { connector, calls } = elsewhere(tokenReply(api));
      const query = new URLSearchParams({ code: 'c', 'accounts-server': accounts });
      const { tokens, organisations } = must(await connector.complete({ query, redirectUri, verifier: null }));
      expect(calls.map(({ url }) => url)).toEqual([`${accounts}/oauth/v2/token`, `${api}/crm/v8/org`]);
      expect(tokens).toMatchObject({ accountsUrl: accounts, apiUrl: api });
      expect(organisations[0]?.facts.webUrl).toBe(`${accounts.replace('accounts.', 'crm.')}/crm/org700001`);
      const renewed = must(await connector.refresh(tokens));
      expect(calls.at(-1)?.url).toBe(`${accounts}/oauth/v2/token`);
      expect(renewed).toMatchObject({ accountsUrl: accounts, apiUrl: api });
    },
  );

  test.each(forged)('a forged accounts-server %j never sees our secret', async (server) => {
    const { connector, calls } = elsewhere(tokenReply('https://www.zohoapis.com'));
    const query = new URLSearchParams({ code: 'c', 'accounts-server': server });
    const completed = await connector.complete({ query, redirectUri, verifier: null });
    expect(problemOf(completed)).toMatchObject({ code: 'permission.denied' });
    expect(calls).toEqual([]);
  });

  test.each(forged)('a forged api_domain %j never sees a token', async (domain) => {
    const { connector, calls } = elsewhere(tokenReply(domain));
    const query = new URLSearchParams({ code: 'c', 'accounts-server': home });
    const completed = await connector.complete({ query, redirectUri, verifier: null });
    expect(problemOf(completed)).toMatchObject({ code: 'permission.denied' });
    expect(calls).toHaveLength(1);
  });

  test('nor does one that comes with a renewal', async () => {
    const { connector } = elsewhere(tokenReply('https://evil.example'));
    const tokens: TokenSet = {
      system: 'zoho-crm',
      accessToken: 'a',
      refreshToken: 'r',
      expiresAt: 0,
      scopes: [],
      accountsUrl: home,
      apiUrl: 'https://www.zohoapis.com',
    };
    expect(problemOf(await connector.refresh(tokens))).toMatchObject({ code: 'permission.denied' });
  });

  test('where the way back names no host, the configured one is meant', async () => {
    const { connector, calls } = elsewhere(tokenReply('https://www.zohoapis.com'));
    await connector.complete({ query: new URLSearchParams({ code: 'c' }), redirectUri, verifier: null });
    expect(calls[0]?.url).toBe(`${home}/oauth/v2/token`);
  });

  test('the configured host counts on any port: a simulated Zoho is as good', () => {
    const configured = 'http://localhost:8788/zoho/accounts';
    expect(trustedUrl('http://localhost:8788/zoho/api/', configured)).toBe('http://localhost:8788/zoho/api');
    expect(trustedUrl('http://localhost:9999/x', configured)).toBe('http://localhost:9999/x');
    expect(trustedUrl('https://localhost:8788/x', configured)).toBeUndefined();
    expect(trustedUrl('http://localhost.evil.example/', configured)).toBeUndefined();
  });

  test('where the accounts are on no known host, there is no page to link to', () => {
    expect(webUrlOf('http://localhost:8788/zoho/accounts', '1')).toBeUndefined();
  });
});

describe('coming back', () => {
  test('a consent is for one organisation, and says what it is', async () => {
    const stand = new Stand({ system: 'zoho-crm' });
    const { grantId, tokens, organisations } = await consent(stand);
    expect(tokens).toMatchObject({
      system: 'zoho-crm',
      expiresAt: stand.clock.now() + 3_600_000,
      apiUrl: `${ORIGIN}/zoho/api`,
      accountsUrl: `${ORIGIN}/zoho/accounts`,
    });
    expect(organisations).toHaveLength(1);
    expect(organisations[0]).toMatchObject({
      name: 'Empty Trading',
      facts: { organisation: { timeZone: 'Pacific/Auckland', currency: 'NZD' }, multiCurrency: false },
    });
    expect(grantId).toBe(`zoho-${organisations[0]?.id ?? ''}`);
  });

  test('the person chooses the organisation, and it is that one', async () => {
    const stand = new Stand({ system: 'zoho-crm' });
    stand.act('org.open', { name: 'Second CRM' });
    stand.vendor.switches.consentOrg = 'Second CRM';
    expect((await consent(stand)).organisations[0]?.name).toBe('Second CRM');
  });

  test('a second consent brings a refresh token too', async () => {
    const stand = new Stand({ system: 'zoho-crm' });
    const first = await consent(stand);
    const second = await consent(stand);
    expect(second.tokens.refreshToken).not.toBe(first.tokens.refreshToken);
    expect(second.grantId).toBe(first.grantId);
  });

  test('another way back than was asked for gets no tokens', async () => {
    const stand = new Stand({ system: 'zoho-crm' });
    stand.vendor.switches.consent = 'allow';
    const query = await back(stand);
    const other = await stand.connector.complete({ query, redirectUri: `${redirectUri}/`, verifier: null });
    expect(problemOf(other)).toMatchObject({ code: 'grant.revoked' });
  });

  test('a person who declines: nothing is asked of Zoho, and the reason is told', async () => {
    const stand = new Stand({ system: 'zoho-crm' });
    stand.vendor.switches.consent = 'deny';
    const query = await back(stand);
    stand.world.calls = [];
    const declined = await stand.connector.complete({ query, redirectUri, verifier: null });
    expect(problemOf(declined)).toEqual({ code: 'grant.revoked', detail: expect.stringContaining('access_denied') });
    expect(stand.world.calls).toEqual([]);
  });

  test('a reply that names no scopes grants those asked for: Books is found all the same', async () => {
    const { scope: _, ...reply } = tokenReply('https://www.zohoapis.com');
    const { connector, calls } = elsewhere(reply);
    const query = new URLSearchParams({ code: 'c', 'accounts-server': home });
    const { tokens } = must(await connector.complete({ query, redirectUri, verifier: null }));
    expect(tokens.scopes).toEqual(scopes.map(({ scope }) => scope));
    expect(calls.at(-1)?.url).toBe('https://www.zohoapis.com/books/v3/organizations');
    expect(must(await connector.refresh({ ...tokens, scopes: [] })).scopes).toEqual(tokens.scopes);
  });

  test('without a refresh token there is no consent to keep', async () => {
    const { refresh_token: _gone, ...reply } = tokenReply('https://www.zohoapis.com');
    const { connector } = elsewhere(reply);
    const completed = await connector.complete({
      query: new URLSearchParams({ code: 'c' }),
      redirectUri,
      verifier: null,
    });
    expect(problemOf(completed)).toEqual({ code: 'grant.revoked', detail: 'the consent brought no refresh token' });
  });

  test.each([
    ['the host is down', { type: 'respond', status: 500, body: 'oops' }, 'system.failed'],
    ['too many calls', { type: 'respond', status: 429, body: '{"code":"TOO_MANY_REQUESTS"}' }, 'system.busy'],
    ['a page where JSON belongs', { type: 'respond', status: 200, body: '<html></html>' }, 'system.unreadable'],
    ['no answer', { type: 'drop-before' }, 'system.unreachable'],
    ['the user may not', { type: 'respond', status: 403, body: '{"code":"NO_PERMISSION"}' }, 'permission.denied'],
    ['the token is no good', { type: 'respond', status: 401, body: '{"code":"INVALID_TOKEN"}' }, 'grant.revoked'],
    ['nothing is there', { type: 'respond', status: 204 }, 'permission.denied'],
  ] as const)('whose organisation can’t be read, %s: that is told apart', async (_, action, code) => {
    const stand = new Stand({ system: 'zoho-crm' });
    const { tokens } = await consent(stand);
    stand.world.faults.arm({ match: { path: '/org' }, action: action as FaultAction });
    expect(problemOf(await stand.connector.reaches(tokens))).toMatchObject({ code });
  });
});

describe('renewing', () => {
  test('the refresh token stays, the access token is another', async () => {
    const stand = new Stand({ system: 'zoho-crm' });
    const { tokens } = await consent(stand);
    const fresh = must(await stand.connector.refresh(tokens));
    expect(fresh).toMatchObject({ refreshToken: tokens.refreshToken, apiUrl: tokens.apiUrl, scopes: tokens.scopes });
    expect(fresh.accessToken).not.toBe(tokens.accessToken);
  });

  test.each([200, 400])('a refresh token that is worth nothing, told with %i', async (tokenErrorStatus) => {
    const stand = new Stand({ system: 'zoho-crm' });
    const { tokens } = await consent(stand);
    stand.vendor.switches.tokenErrorStatus = tokenErrorStatus;
    stand.act('token.revoke');
    expect(problemOf(await stand.connector.refresh(tokens))).toEqual({ code: 'grant.revoked', detail: 'invalid_code' });
  });

  test.each([200, 400])('too many renewals, told with %i, are no end of the consent', async (throttleStatus) => {
    const stand = new Stand({ system: 'zoho-crm' });
    const { tokens } = await consent(stand);
    stand.vendor.switches.throttleStatus = throttleStatus;
    for (let at = 0; at < 9; at++) must(await stand.connector.refresh(tokens));
    expect(problemOf(await stand.connector.refresh(tokens))).toEqual({ code: 'system.busy', retryAfterMs: 600_000 });
  });

  test.each([
    ['a host that is down', { type: 'respond', status: 503, body: 'down' }, 'system.failed'],
    ['a page where JSON belongs', { type: 'respond', status: 200, body: '<html></html>' }, 'system.failed'],
    ['JSON without a token', { type: 'respond', status: 200, body: '{}' }, 'system.unreadable'],
    ['no answer', { type: 'drop-before' }, 'system.unreachable'],
  ] as const)('%s', async (_, action, code) => {
    const stand = new Stand({ system: 'zoho-crm' });
    const { tokens } = await consent(stand);
    stand.world.faults.arm({ match: { path: 'token' }, action: action as FaultAction });
    expect(problemOf(await stand.connector.refresh(tokens))).toMatchObject({ code });
  });
});

describe('parting', () => {
  test('the grant is taken back: nothing can be renewed, and doing it twice is as good', async () => {
    const stand = new Stand({ system: 'zoho-crm' });
    const { tokens } = await consent(stand);
    expect(await stand.connector.revoke(tokens)).toEqual({ ok: true, value: null });
    expect(problemOf(await stand.connector.refresh(tokens))).toMatchObject({ code: 'grant.revoked' });
    expect(await stand.connector.revoke(tokens)).toEqual({ ok: true, value: null });
  });

  test('a host that fails leaves it as it was, and says so', async () => {
    const stand = new Stand({ system: 'zoho-crm' });
    const { tokens } = await consent(stand);
    stand.world.faults.arm({ match: { path: 'revoke' }, action: { type: 'respond', status: 503 } });
    expect(problemOf(await stand.connector.revoke(tokens))).toMatchObject({ code: 'system.failed', status: 503 });
  });
});
