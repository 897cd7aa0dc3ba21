// Signing in to the simulated Xero: consent, codes and tokens, and everything that Xero refuses on the way.

import { createRemoteJWKSet, decodeJwt, jwtVerify } from 'jose';
import { beforeEach, describe, expect, test } from 'vitest';
import {
  ask,
  AUTHORIZE,
  codeOf,
  connections,
  exchange,
  openConsent,
  REDIRECT,
  SCOPE,
  sentBack,
  world,
} from './xero-consent.ts';

beforeEach(openConsent);

describe('consent', () => {
  test('the page lists the organisations, and allowing sends a code and the state back', async () => {
    world.switches.consent = 'ask';
    const page = await ask();
    expect(page.headers.get('content-type')).toContain('text/html');
    expect(page.text).toContain('Harbour Light Trading');
    const query = new URLSearchParams({
      response_type: 'code',
      client_id: 'demo-xero-client',
      redirect_uri: REDIRECT,
      scope: SCOPE,
      state: 's1',
    });
    const form = new URLSearchParams({ decision: 'allow', tenant: world.tenantId });
    const answer = await world.raw('POST', `${AUTHORIZE}?${query}`, form.toString());
    expect(answer.status).toBe(302);
    expect(sentBack(answer).get('state')).toBe('s1');
    expect((await exchange(sentBack(answer).get('code') ?? '')).status).toBe(200);
  });

  test('denying sends access_denied and the state back', async () => {
    world.switches.consent = 'deny';
    const back = sentBack(await ask());
    expect([back.get('error'), back.get('state'), back.get('code')]).toEqual(['access_denied', 's1', null]);
  });

  test.each([
    [
      'a loopback address instead of localhost',
      { redirect_uri: 'http://127.0.0.1:8787/connect/xero/callback' },
      'unauthorized_client',
    ],
    [
      'an address that is not registered',
      { redirect_uri: 'https://elsewhere.example/callback' },
      'unauthorized_client',
    ],
    ['an unknown client', { client_id: 'nobody' }, 'unauthorized_client'],
    ['a broad scope, since the app is new', { scope: 'openid accounting.transactions' }, 'invalid_scope'],
    ['a scope that does not exist', { scope: 'openid accounting.magic' }, 'invalid_scope'],
    ['an implicit flow', { response_type: 'token' }, 'unsupported_response_type'],
  ])('%s is refused on a page, without sending anybody anywhere', async (_what, changes, error) => {
    const answer = await ask(changes);
    expect([answer.status, answer.headers.get('location')]).toEqual([400, null]);
    expect(answer.text).toContain(error);
  });

  test('localhost on another port counts only while the switch says so', async () => {
    const redirect_uri = 'http://localhost:9999/callback';
    expect((await ask({ redirect_uri })).status).toBe(302);
    world.switches.anyLocalhostRedirect = false;
    expect((await ask({ redirect_uri })).status).toBe(400);
  });

  test('an old app may still ask for broad scopes, and they open what they stand for', async () => {
    world.switches.granularScopesOnly = false;
    const { json } = await exchange(await codeOf(ask({ scope: 'openid accounting.transactions' })));
    world.token = json.access_token;
    expect((await world.get('Invoices')).status).toBe(200);
    expect((await world.get('Contacts')).status).toBe(401);
  });

  test('the starter tier has five connections', async () => {
    for (let at = 0; at < 5; at++) world.act('organisation.add', { name: `Branch ${at}` });
    world.switches.consentTenants = ['Branch 0', 'Branch 1', 'Branch 2', 'Branch 3'];
    expect((await ask()).status).toBe(302);
    world.switches.consentTenants = ['Branch 4'];
    expect((await ask()).status).toBe(400);
    world.switches.tier = 'core';
    expect((await ask()).status).toBe(302);
  });
});

describe('codes and tokens', () => {
  test('a code is good once, for five minutes, for its own redirect address', async () => {
    const code = await codeOf(ask());
    expect((await exchange(code)).status).toBe(200);
    expect((await exchange(code)).json).toEqual({ error: 'invalid_grant' });
    expect((await exchange(await codeOf(ask()), { redirect_uri: 'http://localhost:1/x' })).json).toEqual({
      error: 'invalid_grant',
    });
    const late = await codeOf(ask());
    world.clock.time += 300_001;
    expect((await exchange(late)).json).toEqual({ error: 'invalid_grant' });
  });

  test('tokens are signed with a published key and carry Xero’s claims', async () => {
    const { json } = await exchange(await codeOf(ask()));
    expect(json).toMatchObject({ expires_in: 1800, token_type: 'Bearer', scope: SCOPE });
    const keys = (await world.raw('GET', '/xero/identity/.well-known/openid-configuration/jwks')).json;
    const jwks = createRemoteJWKSet(new URL('http://keys.example'), {
      [(await import('jose')).customFetch]: () => Promise.resolve(Response.json(keys)),
    });
    const { payload } = await jwtVerify(json.access_token, jwks, {
      issuer: 'https://identity.xero.com',
      currentDate: new Date(world.clock.time),
    });
    expect(payload).toMatchObject({
      client_id: 'demo-xero-client',
      aud: 'https://identity.xero.com/resources',
      scope: SCOPE.split(' '),
    });
    const [connection] = (
      await connections(json.access_token, `?authEventId=${String(payload.authentication_event_id)}`)
    ).json;
    expect(connection).toMatchObject({ tenantId: world.tenantId, authEventId: payload.authentication_event_id });
    expect(decodeJwt(json.id_token)).toMatchObject({ aud: 'demo-xero-client', email: 'ihaia@harbour-light.example' });
  });

  test('what was not asked for is not given', async () => {
    const { json } = await exchange(await codeOf(ask({ scope: 'accounting.contacts' })));
    expect(Object.keys(json)).toEqual(['access_token', 'expires_in', 'token_type', 'scope']);
  });

  test('scopes add up over consents of one person', async () => {
    await exchange(await codeOf(ask({ scope: 'accounting.contacts' })));
    const { json } = await exchange(await codeOf(ask({ scope: 'accounting.invoices' })));
    expect(json.scope).toBe('accounting.contacts accounting.invoices');
  });

  test.each([
    ['a wrong secret', { authorization: `Basic ${btoa('demo-xero-client:wrong')}` }, 'invalid_client'],
    ['a Basic value that is no base64', { authorization: 'Basic %%%' }, 'invalid_client'],
    ['no Authorization at all', {}, 'invalid_request'],
    ['an empty client id', { authorization: `Basic ${btoa(':x')}` }, 'invalid_request'],
  ])('%s is 400 %s', async (_what, headers, error) => {
    const form = { ...headers, 'content-type': 'application/x-www-form-urlencoded' } as Record<string, string>;
    const answer = await world.raw(
      'POST',
      '/xero/identity/connect/token',
      'grant_type=refresh_token&refresh_token=x',
      form,
    );
    expect([answer.status, answer.json]).toEqual([400, { error }]);
  });

  test('a JSON body instead of a form is refused', async () => {
    const headers = {
      authorization: `Basic ${btoa('demo-xero-client:demo-xero-secret')}`,
      'content-type': 'application/json',
    };
    const answer = await world.raw('POST', '/xero/identity/connect/token', '{"grant_type":"refresh_token"}', headers);
    expect(answer.json).toEqual({ error: 'invalid_request' });
  });

  test('PKCE is checked where it is sent', async () => {
    const verifier = 'a'.repeat(43);
    const challenge = Buffer.from(await crypto.subtle.digest('SHA-256', Buffer.from(verifier))).toString('base64url');
    const pkce = { code_challenge: challenge, code_challenge_method: 'S256' };
    expect((await exchange(await codeOf(ask(pkce)), { code_verifier: verifier })).status).toBe(200);
    expect((await exchange(await codeOf(ask(pkce)))).json).toEqual({ error: 'invalid_grant' });
    world.switches.pkceWithSecret = 'ignore';
    expect((await exchange(await codeOf(ask(pkce)))).status).toBe(200);
  });
});
