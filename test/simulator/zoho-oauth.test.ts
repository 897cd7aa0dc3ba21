// Signing in to the simulated Zoho: consent, grant codes, tokens and their limits, scopes.

import { describe, expect, test } from 'vitest';
import { CALLBACK, CLIENT, Desk, SCOPES } from './zoho-desk.ts';

const MINUTE = 60_000;

describe('consent', () => {
  test('a person is asked, chooses organisation and user, and accepts', async () => {
    const desk = new Desk();
    const page = await (await desk.authorize()).text();
    expect(page).toContain('Empty Trading');
    expect(page).toContain('ZohoCRM.coql.READ');
    const user = /value="(\d+)" checked/.exec(page)?.[1] ?? '';
    const query = new URLSearchParams({
      response_type: 'code',
      client_id: CLIENT.id,
      redirect_uri: CALLBACK,
      scope: SCOPES,
      state: 's 1',
    });
    const form = {
      body: `choice=accept&user=${user}`,
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
    };
    const reply = await desk.raw('POST', `/accounts/oauth/v2/auth?${query}`, form);
    expect(reply.status).toBe(302);
    const callback = new URL(reply.headers.get('location') ?? '').searchParams;
    expect(callback.get('state')).toBe('s 1');
    expect(callback.get('location')).toBe('us');
    expect(callback.get('accounts-server')).toBe('http://sim.test/zoho/accounts');
    expect(callback.get('code')).toMatch(/^1000\.[0-9a-f]{32}\.[0-9a-f]{32}$/);
  });

  test('a person rejects: the callback carries an error and no code', async () => {
    const desk = new Desk();
    const query = new URLSearchParams({
      response_type: 'code',
      client_id: CLIENT.id,
      redirect_uri: CALLBACK,
      scope: SCOPES,
    });
    const reply = await desk.raw('POST', `/accounts/oauth/v2/auth?${query}`, { body: 'choice=reject' });
    expect(new URL(reply.headers.get('location') ?? '').search).toBe('?error=access_denied');
  });

  test('with the switch on deny it is refused at once', async () => {
    const desk = new Desk();
    desk.switches.consent = 'deny';
    expect((await desk.callback()).get('error')).toBe('access_denied');
  });

  test.each([
    ['an unknown client', { client_id: '1000.NOBODY' }, 'Invalid Client'],
    ['a redirect URI that is not registered', { redirect_uri: 'https://elsewhere.example/cb' }, 'Invalid Redirect Uri'],
    ['a scope that does not exist', { scope: 'ZohoCRM.nonsense.READ' }, 'ZohoCRM.nonsense.READ does not exist'],
    ['no code asked for', { response_type: 'token' }, 'Invalid Response Type'],
  ])('%s shows a page and never redirects', async (_what, parameters, words) => {
    const desk = new Desk();
    desk.switches.consent = 'allow';
    const reply = await desk.authorize(parameters);
    expect(reply.status).toBe(400);
    expect(await reply.text()).toContain(words);
  });

  test('localhost redirects need the switch, others must be registered exactly', async () => {
    const desk = new Desk();
    desk.switches.consent = 'allow';
    desk.act('client.add', { id: '1000.MINE', secret: 's', redirectUris: ['https://app.example/cb'] });
    const mine = { client_id: '1000.MINE', redirect_uri: 'https://app.example/cb' };
    expect((await desk.authorize(mine)).status).toBe(302);
    expect((await desk.authorize({ ...mine, redirect_uri: 'https://app.example/cb/' })).status).toBe(400);
    desk.switches.anyLocalhostRedirect = false;
    expect((await desk.authorize()).status).toBe(400);
  });

  test('a second consent without prompt=consent brings no refresh token', async () => {
    const desk = new Desk();
    desk.switches.consent = 'allow';
    const silent = { prompt: '' };
    expect(await desk.exchange(await desk.consent(silent))).toHaveProperty('refresh_token');
    expect(await desk.exchange(await desk.consent(silent))).not.toHaveProperty('refresh_token');
    expect(await desk.exchange(await desk.consent())).toHaveProperty('refresh_token');
  });

  test('without access_type=offline there is no refresh token', async () => {
    const desk = new Desk();
    desk.switches.consent = 'allow';
    expect(await desk.exchange(await desk.consent({ access_type: 'online' }))).not.toHaveProperty('refresh_token');
  });

  test('the switches choose another organisation and user', async () => {
    const desk = new Desk();
    desk.act('org.open', { name: 'Second', region: 'UK', currency: 'GBP' });
    desk.switches.consentOrg = 'Second';
    desk.switches.consentUser = 'alex@second.example';
    await desk.connect();
    const org = (await desk.get('/org')).body.org as { company_name: string; iso_code: string }[];
    expect(org[0]).toMatchObject({ company_name: 'Second', iso_code: 'GBP' });
    const { users } = (await desk.get('/users?type=CurrentUser')).body as { users: { email: string }[] };
    expect(users[0]?.email).toBe('alex@second.example');
  });

  test('a sixth grant code in a minute blocks the client for ten', async () => {
    const desk = new Desk();
    desk.switches.consent = 'allow';
    for (let count = 0; count < 5; count++) expect((await desk.authorize()).status).toBe(302);
    expect((await desk.authorize()).status).toBe(400);
    desk.clock.pass(9 * MINUTE);
    expect((await desk.authorize()).status).toBe(400);
    desk.clock.pass(MINUTE);
    expect((await desk.authorize()).status).toBe(302);
  });
});

describe('the token endpoint', () => {
  test('a code becomes tokens, once', async () => {
    const desk = new Desk();
    desk.switches.consent = 'allow';
    const code = await desk.consent();
    expect(await desk.exchange(code)).toMatchObject({
      httpStatus: 200,
      api_domain: 'http://sim.test/zoho/api',
      token_type: 'Bearer',
      expires_in: 3600,
      scope: SCOPES.replaceAll(',', ' '),
    });
    expect(await desk.exchange(code)).toEqual({ error: 'invalid_code', httpStatus: 200 });
  });

  test('a code is worthless after two minutes', async () => {
    const desk = new Desk();
    desk.switches.consent = 'allow';
    const code = await desk.consent();
    desk.clock.pass(2 * MINUTE + 1);
    expect(await desk.exchange(code)).toHaveProperty('error', 'invalid_code');
  });

  test('errors come with status 200, or with what the switch says', async () => {
    const desk = new Desk();
    desk.switches.consent = 'allow';
    const code = await desk.consent();
    expect(await desk.exchange(code, { client_id: 'x' })).toEqual({ error: 'invalid_client', httpStatus: 200 });
    expect(await desk.exchange(code, { client_secret: 'x' })).toEqual({
      error: 'invalid_client_secret',
      httpStatus: 200,
    });
    expect(await desk.exchange(code, { redirect_uri: 'http://localhost/other' })).toHaveProperty(
      'error',
      'invalid_redirect_uri',
    );
    expect(await desk.ask({ grant_type: 'password' })).toHaveProperty('error', 'unsupported_grant_type');
    desk.switches.tokenErrorStatus = 400;
    expect(await desk.refresh('nothing')).toEqual({ error: 'invalid_code', httpStatus: 400 });
    expect(await desk.exchange(code)).toHaveProperty('access_token');
  });

  test('a refresh brings an access token and no new refresh token', async () => {
    const desk = await new Desk().connect();
    const reply = await desk.refresh();
    expect(reply).toHaveProperty('access_token');
    expect(reply).not.toHaveProperty('refresh_token');
  });

  test('ten tokens in ten minutes, then the block, then again', async () => {
    const desk = await new Desk().connect();
    for (let count = 1; count < 10; count++) expect(await desk.refresh()).toHaveProperty('access_token');
    expect(await desk.refresh()).toMatchObject({ error: 'Access Denied', status: 'failure', httpStatus: 400 });
    desk.clock.pass(10 * MINUTE);
    expect(await desk.refresh()).toHaveProperty('access_token');
  });

  test('the eleventh active access token silently ends the first', async () => {
    const desk = await new Desk().connect();
    desk.switches.tokensPerTenMinutes = 100;
    for (let count = 0; count < 9; count++) await desk.refresh();
    expect((await desk.get('/org')).status).toBe(200);
    await desk.refresh();
    expect((await desk.get('/org')).body).toMatchObject({ code: 'INVALID_TOKEN' });
  });

  test('the twenty-first refresh token silently ends the first', async () => {
    const desk = await new Desk().connect();
    desk.switches.grantCodesPerMinute = 100;
    for (let count = 0; count < 19; count++) await desk.exchange(await desk.consent());
    expect(await desk.refresh()).toHaveProperty('access_token');
    await desk.exchange(await desk.consent());
    expect(await desk.refresh()).toHaveProperty('error', 'invalid_code');
    expect((await desk.get('/org')).status).toBe(401);
  });

  test('revoking the refresh token ends its access tokens too', async () => {
    const desk = await new Desk().connect();
    const reply = await desk.raw('POST', `/accounts/oauth/v2/token/revoke?token=${desk.refreshToken}`);
    expect(await reply.json()).toEqual({ status: 'success' });
    expect((await desk.get('/org')).body).toMatchObject({ code: 'INVALID_TOKEN' });
    expect(await desk.refresh()).toHaveProperty('error', 'invalid_code');
  });

  test('parameters may come in the query or as multipart, as the official SDK sends them', async () => {
    const desk = new Desk();
    desk.switches.consent = 'allow';
    const parameters = {
      client_id: CLIENT.id,
      client_secret: CLIENT.secret,
      grant_type: 'authorization_code',
      redirect_uri: CALLBACK,
    };
    const byQuery = new URLSearchParams({ ...parameters, code: await desk.consent() });
    const reply = await desk.raw('POST', `/accounts/oauth/v2/token?${byQuery}`);
    expect(await reply.json()).toHaveProperty('access_token');
    const form = new FormData();
    for (const [name, value] of Object.entries({ ...parameters, code: await desk.consent() })) form.set(name, value);
    const wire = new Request('http://sim.test/', { method: 'POST', body: form });
    const headers = { 'content-type': wire.headers.get('content-type') ?? '' };
    const multipart = await desk.raw('POST', '/accounts/oauth/v2/token', { body: await wire.text(), headers });
    expect(await multipart.json()).toHaveProperty('refresh_token');
  });

  test('serverinfo names the accounts server of the data centre', async () => {
    const desk = new Desk();
    desk.switches.location = 'eu';
    const reply = await desk.raw('GET', '/accounts/oauth/serverinfo');
    expect(await reply.json()).toEqual({ result: 'success', locations: { eu: 'http://sim.test/zoho/accounts' } });
  });
});

describe('a call to the API', () => {
  test('needs Zoho’s own scheme in its header', async () => {
    const desk = await new Desk().connect();
    const bare = await desk.call('GET', '/org', { token: null });
    expect([bare.status, bare.body.code]).toEqual([401, 'AUTHENTICATION_FAILURE']);
    const bearer = { token: null, headers: { authorization: `Bearer ${desk.token}` } };
    expect((await desk.call('GET', '/org', bearer)).body.code).toBe('AUTHENTICATION_FAILURE');
    desk.switches.acceptBearer = true;
    expect((await desk.call('GET', '/org', bearer)).status).toBe(200);
  });

  test('an access token lives an hour', async () => {
    const desk = await new Desk().connect();
    desk.clock.pass(60 * MINUTE - 1);
    expect((await desk.get('/org')).status).toBe(200);
    desk.clock.pass(1);
    expect((await desk.get('/org')).body).toEqual({
      code: 'INVALID_TOKEN',
      details: {},
      message: 'invalid oauth token',
      status: 'error',
    });
  });

  test('a token that a person expired is refused, and a refresh helps', async () => {
    const desk = await new Desk().connect();
    expect(desk.act('token.expire')).toEqual({ expired: 1 });
    expect((await desk.get('/org')).status).toBe(401);
    desk.token = String((await desk.refresh()).access_token);
    expect((await desk.get('/org')).status).toBe(200);
  });

  test('a disconnected organisation refuses refresh and access', async () => {
    const desk = await new Desk().connect();
    expect(desk.act('org.disconnect')).toEqual({ revoked: 1 });
    expect((await desk.get('/org')).status).toBe(401);
    expect(await desk.refresh()).toHaveProperty('error');
  });

  test('a deactivated user is refused though the token lives', async () => {
    const desk = await new Desk().connect();
    desk.act('user.deactivate');
    const reply = await desk.get('/org');
    expect([reply.status, reply.body.code]).toEqual([403, 'NO_PERMISSION']);
    desk.act('user.activate');
    expect((await desk.get('/org')).status).toBe(200);
  });

  test('scopes cover what lies below them and nothing beside', async () => {
    const desk = await new Desk().connect('ZohoCRM.modules.accounts.READ,ZohoCRM.settings.fields.ALL');
    expect((await desk.get('/Accounts?fields=id')).status).toBe(204);
    expect((await desk.get('/Sales_Orders?fields=id')).status).toBe(401);
    expect((await desk.post('/Accounts', { data: [{}] })).body.code).toBe('OAUTH_SCOPE_MISMATCH');
    expect((await desk.get('/settings/fields?module=Accounts')).status).toBe(200);
    expect((await desk.get('/settings/modules')).status).toBe(401);
    expect((await desk.coql('select id from Accounts where id is not null')).status).toBe(401);
  });

  test('addresses and methods that do not exist', async () => {
    const desk = await new Desk().connect();
    expect((await desk.get('/settings/nothing/at/all')).body).toMatchObject({ code: 'INVALID_URL_PATTERN' });
    expect((await desk.get('/settings/nothing/at/all')).status).toBe(404);
    const reply = await desk.call('PATCH', '/org');
    expect([reply.status, reply.body.code]).toEqual([400, 'INVALID_REQUEST_METHOD']);
    const old = await desk.raw('GET', '/api/crm/v2/Accounts', { token: desk.token });
    expect(old.status).toBe(404);
  });
});
