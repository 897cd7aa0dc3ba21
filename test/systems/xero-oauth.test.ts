// Consent with Xero, against the simulated one: what is asked for, what comes back, and how it ends.

import { describe, expect, test } from 'vitest';
import type { Consent } from '../../src/systems/connect.ts';
import { scopes } from '../../src/systems/xero/oauth.ts';
import { Stand } from '../contract/stand.ts';
import { must, problemOf } from '../contract/steps.ts';

const redirectUri = 'http://localhost:8787/connect/xero/callback';
const verifier = 'v'.repeat(64);

/** The browser's part: away to Xero and back. */
async function back(stand: Stand, options: { verifier?: string; redirectUri?: string } = {}): Promise<URLSearchParams> {
  const to = options.redirectUri ?? redirectUri;
  const url = await stand.connector.consentUrl({ state: 's', redirectUri: to, verifier: options.verifier ?? null });
  const page = await stand.fetch(url, { redirect: 'manual' });
  return new URL(page.headers.get('location') ?? '').searchParams;
}

async function consent(stand: Stand): Promise<Consent> {
  stand.vendor.switches.consent = 'allow';
  return must(await stand.connector.complete({ query: await back(stand), redirectUri, verifier: null }));
}

function tokenCalls(stand: Stand): number {
  return stand.world.calls.filter(({ path }) => path.includes('/connect/token')).length;
}

describe('asking', () => {
  test('the address names the app, the way back, a state, and no more scopes than are used', async () => {
    const { connector } = new Stand({ system: 'xero' });
    const url = new URL(await connector.consentUrl({ state: 'a state', redirectUri, verifier: null }));
    expect(url.pathname).toBe('/xero/login/identity/connect/authorize');
    expect(Object.fromEntries(url.searchParams)).toEqual({
      response_type: 'code',
      client_id: 'demo-xero-client',
      redirect_uri: redirectUri,
      scope: scopes.map(({ scope }) => scope).join(' '),
      state: 'a state',
    });
    expect(scopes.map(({ scope }) => scope)).toContain('offline_access');
    // Apps of today are refused the broad scopes.
    expect(scopes.map(({ scope }) => scope)).not.toContain('accounting.transactions');
  });

  test('with a proof of its own, the address carries its hash and not itself', async () => {
    const { connector } = new Stand({ system: 'xero' });
    const url = await connector.consentUrl({ state: 's', redirectUri, verifier });
    expect(url).toContain('code_challenge_method=S256');
    expect(url).not.toContain(verifier);
  });
});

describe('coming back', () => {
  test('a consent brings tokens and the organisations that it connected', async () => {
    const stand = new Stand({ system: 'xero' });
    const { grantId, tokens, organisations } = await consent(stand);
    expect(grantId).toMatch(/^xero-[0-9a-f-]{36}$/);
    expect(tokens).toMatchObject({ system: 'xero', expiresAt: stand.clock.now() + 1_800_000 });
    expect(tokens.scopes).toEqual(expect.arrayContaining(['accounting.contacts', 'offline_access']));
    expect(organisations).toMatchObject([{ system: 'xero', name: 'Empty Trading (NZ)' }]);
    expect(organisations[0]?.facts.connectionId).toEqual(expect.any(String));
  });

  test('the same person comes to the same grant', async () => {
    const stand = new Stand({ system: 'xero' });
    expect((await consent(stand)).grantId).toBe((await consent(stand)).grantId);
  });

  test('with a proof, only whoever has it gets tokens', async () => {
    const stand = new Stand({ system: 'xero' });
    stand.vendor.switches.consent = 'allow';
    const query = await back(stand, { verifier });
    const stolen = await stand.connector.complete({ query, redirectUri, verifier: 'w'.repeat(64) });
    expect(problemOf(stolen)).toMatchObject({ code: 'grant.revoked' });
    const own = await stand.connector.complete({ query: await back(stand, { verifier }), redirectUri, verifier });
    expect(own.ok).toBe(true);
  });

  test('another way back than was asked for gets no tokens', async () => {
    const stand = new Stand({ system: 'xero' });
    stand.vendor.switches.consent = 'allow';
    const query = await back(stand);
    const elsewhere = await stand.connector.complete({ query, redirectUri: `${redirectUri}/`, verifier: null });
    expect(problemOf(elsewhere)).toMatchObject({ code: 'grant.revoked' });
  });

  test('a code is good once', async () => {
    const stand = new Stand({ system: 'xero' });
    stand.vendor.switches.consent = 'allow';
    const query = await back(stand);
    expect((await stand.connector.complete({ query, redirectUri, verifier: null })).ok).toBe(true);
    const again = await stand.connector.complete({ query, redirectUri, verifier: null });
    expect(problemOf(again)).toMatchObject({ code: 'grant.revoked', detail: expect.stringContaining('invalid_grant') });
  });

  test('a person who declines: nothing is asked of Xero, and the reason is told', async () => {
    const stand = new Stand({ system: 'xero' });
    stand.vendor.switches.consent = 'deny';
    const query = await back(stand);
    const declined = await stand.connector.complete({ query, redirectUri, verifier: null });
    expect(problemOf(declined)).toEqual({ code: 'grant.revoked', detail: expect.stringContaining('access_denied') });
    expect(tokenCalls(stand)).toBe(0);
  });

  test('without a refresh token there is no consent to keep', async () => {
    const stand = new Stand({ system: 'xero' });
    stand.vendor.switches.consent = 'allow';
    const query = await back(stand);
    const body = JSON.stringify({ access_token: 'a', token_type: 'Bearer', expires_in: 1800 });
    const headers = { 'content-type': 'application/json' };
    stand.world.faults.arm({ match: { path: 'token' }, action: { type: 'respond', status: 200, headers, body } });
    const completed = await stand.connector.complete({ query, redirectUri, verifier: null });
    expect(problemOf(completed)).toEqual({
      code: 'grant.revoked',
      detail: 'the consent brought no refresh token',
    });
  });

  test('several organisations in one consent are all there', async () => {
    const stand = new Stand({ system: 'xero' });
    stand.act('organisation.add', { name: 'Second Ltd' });
    Object.assign(stand.vendor.switches, {
      bulkConnections: true,
      consentTenants: ['Empty Trading (NZ)', 'Second Ltd'],
    });
    const { organisations } = await consent(stand);
    expect(organisations.map(({ name }) => name).toSorted()).toEqual(['Empty Trading (NZ)', 'Second Ltd']);
  });

  test('a further consent shows what it connected, while the grant reaches both', async () => {
    const stand = new Stand({ system: 'xero' });
    stand.act('organisation.add', { name: 'Second Ltd' });
    await consent(stand);
    stand.vendor.switches.consentTenants = ['Second Ltd'];
    const { organisations, tokens } = await consent(stand);
    expect(organisations.map(({ name }) => name)).toEqual(['Second Ltd']);
    const reached = must(await stand.connector.reaches(tokens));
    expect(reached.map(({ name }) => name).toSorted()).toEqual(['Empty Trading (NZ)', 'Second Ltd']);
  });

  test('a practice has no books and is left out', async () => {
    const stand = new Stand({ system: 'xero' });
    const { tokens } = await consent(stand);
    const connection = { id: 'c', tenantId: 't', createdDateUtc: '2026-04-20T11:47:10.3365440' };
    const body = JSON.stringify([
      { ...connection, tenantType: 'PRACTICEMANAGER', tenantName: 'Practice' },
      { ...connection, tenantType: 'ORGANISATION', tenantName: 'Books' },
    ]);
    const headers = { 'content-type': 'application/json' };
    stand.world.faults.arm({ match: { path: 'connections' }, action: { type: 'respond', status: 200, headers, body } });
    expect(must(await stand.connector.reaches(tokens)).map(({ name }) => name)).toEqual(['Books']);
  });
});

describe('renewing', () => {
  test('each renewal brings another refresh token', async () => {
    const stand = new Stand({ system: 'xero' });
    const { tokens } = await consent(stand);
    stand.clock.advance(1_000);
    const fresh = must(await stand.connector.refresh(tokens));
    expect(fresh.refreshToken).not.toBe(tokens.refreshToken);
    expect(fresh.accessToken).not.toBe(tokens.accessToken);
    expect(fresh.scopes).toEqual(tokens.scopes);
  });

  test('a reply that got lost is no end: the old token works for half an hour more', async () => {
    const stand = await Stand.open({ system: 'xero' });
    stand.act('token.expire');
    stand.world.faults.arm({ match: { path: 'token' }, action: { type: 'drop-after' } });
    expect(problemOf(await stand.keeper.keepAlive())).toMatchObject({ code: 'system.unreachable' });
    stand.clock.advance(29 * 60_000);
    expect(await stand.keeper.keepAlive()).toEqual({ ok: true, value: null });
  });

  test('after that it is one', async () => {
    const stand = await Stand.open({ system: 'xero' });
    stand.world.faults.arm({ match: { path: 'token' }, action: { type: 'drop-after' } });
    await stand.keeper.keepAlive();
    stand.clock.advance(31 * 60_000);
    expect(problemOf(await stand.keeper.keepAlive())).toMatchObject({ code: 'grant.revoked' });
  });

  test.each([
    ['a host that is down', { type: 'respond', status: 503, body: 'down' }, 'system.failed'],
    ['a page where JSON belongs', { type: 'respond', status: 200, body: '<html></html>' }, 'system.unreadable'],
    ['too many calls', { type: 'respond', status: 429, headers: { 'retry-after': '5' } }, 'system.busy'],
    ['no answer', { type: 'drop-before' }, 'system.unreachable'],
    [
      'a token that is worth nothing',
      { type: 'respond', status: 400, body: '{"error":"invalid_grant"}' },
      'grant.revoked',
    ],
    [
      'a secret that was changed',
      { type: 'respond', status: 401, body: '{"error":"invalid_client"}' },
      'grant.revoked',
    ],
  ] as const)('%s', async (_, action, code) => {
    const stand = new Stand({ system: 'xero' });
    const { tokens } = await consent(stand);
    stand.world.faults.arm({ match: { path: 'token' }, action });
    expect(problemOf(await stand.connector.refresh(tokens))).toMatchObject({ code });
  });
});

describe('parting', () => {
  test('from one organisation: the others stay, and parting twice is as good', async () => {
    const stand = new Stand({ system: 'xero' });
    stand.act('organisation.add', { name: 'Second Ltd' });
    Object.assign(stand.vendor.switches, {
      bulkConnections: true,
      consentTenants: ['Empty Trading (NZ)', 'Second Ltd'],
    });
    const { tokens, organisations } = await consent(stand);
    const [one] = organisations.filter(({ name }) => name === 'Second Ltd');
    if (!one) throw new Error('not connected');
    expect(await stand.connector.disconnect(tokens, one)).toEqual({ ok: true, value: null });
    expect(await stand.connector.disconnect(tokens, one)).toEqual({ ok: true, value: null });
    expect(must(await stand.connector.reaches(tokens)).map(({ name }) => name)).toEqual(['Empty Trading (NZ)']);
  });

  test('from all: nothing can be renewed any more', async () => {
    const stand = new Stand({ system: 'xero' });
    const { tokens } = await consent(stand);
    expect((await stand.connector.revoke(tokens)).ok).toBe(true);
    expect(problemOf(await stand.connector.refresh(tokens))).toMatchObject({ code: 'grant.revoked' });
  });

  test('an organisation that was disconnected in Xero’s own pages is not reached', async () => {
    const stand = new Stand({ system: 'xero' });
    const { tokens } = await consent(stand);
    stand.act('tenant.disconnect');
    expect(must(await stand.connector.reaches(tokens))).toEqual([]);
  });
});
