// Consent, tokens and their claims: the whole way, with everything that can come back on it.

import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import {
  allows,
  consentUrl,
  newCodeVerifier,
  newState,
  readClaims,
  readRedirect,
  resources,
  scopes,
  tokens,
  xeroTokens,
} from '../../src/xero-node-lite/index.ts';
import { id, recorder, reply } from './fake.ts';

const app = { clientId: 'CLIENT', clientSecret: 's-e_c.r~et' };
const redirectUri = 'https://app.example.com/connect/xero?x=1';

test('the consent page is asked with everything encoded once', async () => {
  const url = new URL(
    await consentUrl({
      clientId: 'CLIENT',
      redirectUri,
      scopes: ['openid', 'accounting.contacts', 'offline_access'],
      state: 'st&te',
      oneOrganisation: true,
    }),
  );
  expect(url.origin + url.pathname).toBe('https://login.xero.com/identity/connect/authorize');
  expect(Object.fromEntries(url.searchParams)).toEqual({
    response_type: 'code',
    client_id: 'CLIENT',
    redirect_uri: redirectUri,
    scope: 'openid accounting.contacts offline_access',
    state: 'st&te',
    acr_values: 'bulk_connect:false',
  });
  expect(url.search).not.toContain('+');
});

test('PKCE sends the SHA-256 of a verifier that stays here', async () => {
  const codeVerifier = newCodeVerifier();
  expect(codeVerifier).toMatch(/^[\w-]{43,128}$/);
  const url = new URL(
    await consentUrl({
      clientId: 'C',
      redirectUri,
      scopes: [],
      state: newState(),
      codeVerifier,
      loginUrl: 'http://localhost:9/xero',
    }),
  );
  expect(url.href).toMatch(/^http:\/\/localhost:9\/xero\/identity\/connect\/authorize\?/);
  expect(url.searchParams.get('code_challenge')).toBe(createHash('sha256').update(codeVerifier).digest('base64url'));
  expect(url.searchParams.get('code_challenge_method')).toBe('S256');
  expect(newState()).not.toBe(newState());
  await expect(
    consentUrl({ clientId: 'C', redirectUri, scopes: [], state: 's', loginUrl: 'http://login.xero.com' }),
  ).rejects.toThrow(TypeError);
});

test('the way back is trusted only with the state that was sent', () => {
  const back = (query: string) => readRedirect(`https://app.example.com/cb?${query}`, 'right');
  expect(back('code=abc&state=right')).toMatchObject({ ok: true, value: { code: 'abc' } });
  expect(back('error=access_denied&error_description=No+thanks&state=right')).toMatchObject({
    problem: { code: 'consent-refused', error: 'access_denied', message: 'No thanks' },
  });
  expect(back('state=right')).toMatchObject({ problem: { code: 'redirect-incomplete' } });
  for (const query of ['code=abc', 'code=abc&state=wrong', 'code=abc&state=right&state=right', 'error=access_denied']) {
    expect(back(query), query).toMatchObject({ problem: { code: 'state-mismatch' } });
  }
  for (const missing of [undefined, '']) {
    expect(readRedirect('https://app.example.com/cb?code=abc&state=', missing)).toMatchObject({
      problem: { code: 'state-mismatch' },
    });
  }
});

test('a code is exchanged with the secret in the header, as plain base64', () => {
  const request = tokens.exchangeCode.request(app, { code: 'c/1', redirectUri, codeVerifier: 'v' });
  expect(request.url).toBe('https://identity.xero.com/connect/token');
  expect(request.headers.authorization).toBe(`Basic ${Buffer.from('CLIENT:s-e_c.r~et').toString('base64')}`);
  expect(Object.fromEntries(new URLSearchParams(request.body))).toEqual({
    grant_type: 'authorization_code',
    code: 'c/1',
    redirect_uri: redirectUri,
    code_verifier: 'v',
  });
});

test('an app without a secret names itself in the form', () => {
  const request = tokens.refresh.request({ clientId: 'CLIENT', identityUrl: 'http://localhost:9/xero' }, 'r1');
  expect(request.url).toBe('http://localhost:9/xero/connect/token');
  expect(request.headers).not.toHaveProperty('authorization');
  expect(request.body).toBe('grant_type=refresh_token&refresh_token=r1&client_id=CLIENT');
});

test('a custom connection asks by itself, scopes in the body; a revocation names the refresh token', () => {
  expect(tokens.clientCredentials.request(app, ['accounting.contacts', 'accounting.settings.read']).body).toBe(
    'grant_type=client_credentials&scope=accounting.contacts+accounting.settings.read',
  );
  const revoke = tokens.revoke.request(app, 'r1');
  expect([revoke.url, revoke.body]).toEqual(['https://identity.xero.com/connect/revocation', 'token=r1']);
});

test('a token set knows when it ends, counted from when it was asked for', async () => {
  const body = {
    id_token: 'i',
    access_token: 'a',
    expires_in: 1800,
    token_type: 'Bearer',
    refresh_token: 'r2',
    scope: 'openid accounting.contacts',
  };
  expect(await tokens.refresh.process(reply(body), undefined, { sentAtMs: 1_000_000 })).toMatchObject({
    ok: true,
    value: {
      accessToken: 'a',
      expiresAtMs: 2_800_000,
      refreshToken: 'r2',
      idToken: 'i',
      scopes: ['openid', 'accounting.contacts'],
    },
  });
  const alone = await tokens.clientCredentials.process(
    reply({ access_token: 'a', expires_in: 1800, token_type: 'Bearer' }),
  );
  expect(alone).toMatchObject({ ok: true, value: { scopes: [] } });
  expect(alone.ok && alone.value).not.toHaveProperty('refreshToken');
});

test('what is no token set is never taken for one', async () => {
  for (const body of [
    {},
    { access_token: 'a' },
    { access_token: '', expires_in: 1800 },
    { access_token: 'a', expires_in: 'soon' },
    [],
    null,
  ]) {
    expect(await tokens.refresh.process(reply(body)), JSON.stringify(body)).toMatchObject({
      problem: { code: 'unreadable', why: 'shape' },
    });
  }
  expect(await tokens.refresh.process(reply('{"access_tok'))).toMatchObject({
    problem: { code: 'unreadable', why: 'truncated' },
  });
});

test('a refused grant tells Xero’s code; anything else is the trouble that it is', async () => {
  expect(await tokens.refresh.process(reply({ error: 'invalid_grant' }, 400))).toMatchObject({
    problem: { code: 'grant-refused', error: 'invalid_grant' },
  });
  expect(
    await tokens.exchangeCode.process(reply({ error: 'invalid_client', error_description: 'who?' }, 401)),
  ).toMatchObject({
    problem: { code: 'grant-refused', error: 'invalid_client', message: 'who?' },
  });
  expect(await tokens.refresh.process(reply({ error: 'server_error' }, 500))).toMatchObject({
    problem: { code: 'server' },
  });
  expect(await tokens.refresh.process(reply('<html>', 503))).toMatchObject({ problem: { code: 'offline' } });
  expect(await tokens.revoke.process(reply('', 200))).toMatchObject({ ok: true });
  expect(await tokens.revoke.process(reply({ error: 'invalid_client' }, 400))).toMatchObject({
    problem: { code: 'grant-refused' },
  });
});

test('the token client sends, and counts the life of a token from the sending', async () => {
  const { fetch, seen } = recorder(() => reply({ access_token: 'a', expires_in: 1800 }));
  const before = Date.now();
  const result = await xeroTokens({ fetch, ...app, identityUrl: 'http://localhost:9' }).refresh('r1');
  const expiresAtMs = result.ok ? result.value.expiresAtMs : 0;
  expect(expiresAtMs).toBeGreaterThanOrEqual(before + 1_800_000);
  expect(expiresAtMs).toBeLessThanOrEqual(Date.now() + 1_800_000);
  expect(seen).toMatchObject([
    { method: 'POST', url: 'http://localhost:9/connect/token', body: 'grant_type=refresh_token&refresh_token=r1' },
  ]);
});

test('the claims of a token are read, in any language, and nothing else is', () => {
  const jwt = (claims: unknown) => ['e30', Buffer.from(JSON.stringify(claims)).toString('base64url'), 'x'].join('.');
  const claims = {
    authentication_event_id: id(1),
    xero_userid: id(2),
    client_id: 'C',
    iss: 'https://identity.xero.com',
    exp: 1_789_380_000,
    scope: ['openid', 'email'],
    given_name: 'Åse',
    email: 'a@example.com',
  };
  expect(readClaims(jwt(claims))).toEqual({
    authenticationEventId: id(1),
    xeroUserId: id(2),
    clientId: 'C',
    issuer: 'https://identity.xero.com',
    expiresAtMs: 1_789_380_000_000,
    scopes: ['openid', 'email'],
    givenName: 'Åse',
    email: 'a@example.com',
  });
  // A payload whose base64 has the two letters that base64url writes otherwise.
  const odd = jwt({ email: '>>>???~~~', given_name: 'ÿÿÿ' });
  expect(odd).toMatch(/-.*_|_.*-/);
  expect(readClaims(odd)).toEqual({ email: '>>>???~~~', givenName: 'ÿÿÿ', scopes: [] });
  expect(readClaims(jwt({ scope: 'a b' }))).toEqual({ scopes: ['a', 'b'] });
  for (const bad of ['', 'opaque', 'a.b', 'e30.!!!.x', jwt([1]), 'e30.e30'])
    expect(readClaims(bad), bad).toBeUndefined();
});

test('scopes have reasons, and tell which operations they allow', () => {
  for (const reason of Object.values(scopes)) expect(reason).toMatch(/^[A-Z].{8,}/);
  const { contacts, connections, invoices, items } = resources;
  expect(allows(['accounting.contacts.read'], contacts.list)).toBe(true);
  expect(allows(['accounting.contacts.read'], contacts.create)).toBe(false);
  expect(allows(['accounting.contacts'], contacts.list)).toBe(true);
  expect(allows(['accounting.transactions'], invoices.create)).toBe(true);
  expect(allows(['accounting.invoices'], items.create)).toBe(true);
  expect(allows(['accounting.settings.read'], items.create)).toBe(false);
  expect(allows([], connections.list)).toBe(true);
});
