// Staying connected to the simulated Xero: refreshing, revoking, letting go of one organisation, losing one.

import { beforeEach, describe, expect, test } from 'vitest';
import { connections, openConsent, refresh, world } from './xero-consent.ts';

beforeEach(openConsent);

describe('refreshing', () => {
  test('rotates; the token before stays good for half an hour, so that a lost answer costs nothing', async () => {
    const first = world.refreshToken;
    const lost = await refresh(first);
    expect(lost.json.refresh_token).not.toBe(first);
    world.clock.time += 29 * 60_000;
    expect((await refresh(first)).status).toBe(200);
    world.clock.time += 2 * 60_000;
    expect((await refresh(first)).json).toEqual({ error: 'invalid_grant' });
    expect((await refresh(lost.json.refresh_token)).status).toBe(200);
  });

  test('a token that nobody used for sixty days is dead', async () => {
    world.clock.time += 60 * 86_400_000 + 1;
    expect((await refresh(world.refreshToken)).json).toEqual({ error: 'invalid_grant' });
  });

  test('revoking ends refreshing and drops every connection, also for tokens that still live', async () => {
    const headers = {
      authorization: `Basic ${btoa('demo-xero-client:demo-xero-secret')}`,
      'content-type': 'application/x-www-form-urlencoded',
    };
    const revoked = await world.raw(
      'POST',
      '/xero/identity/connect/revocation',
      `token=${world.refreshToken}`,
      headers,
    );
    expect([revoked.status, revoked.text]).toEqual([200, '']);
    expect((await refresh(world.refreshToken)).json).toEqual({ error: 'invalid_grant' });
    expect((await connections(world.token)).json).toEqual([]);
    expect((await world.get('Contacts')).status).toBe(403);
  });
});

describe('connections', () => {
  test('are told in camelCase, with seven digits of a second and no zone', async () => {
    const [connection] = (await connections(world.token)).json;
    expect(connection).toMatchObject({ tenantType: 'ORGANISATION', tenantName: 'Harbour Light Trading' });
    expect(connection.createdDateUtc).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{7}$/);
  });

  test('one can be let go by its own id; connected again it keeps the id and the day of its making', async () => {
    const [before] = (await connections(world.token)).json;
    const bearer = { authorization: `Bearer ${world.token}` };
    expect((await world.raw('DELETE', `/xero/api/connections/${before.tenantId}`, undefined, bearer)).status).toBe(404);
    expect((await world.raw('DELETE', `/xero/api/connections/${before.id}`, undefined, bearer)).status).toBe(204);
    expect((await world.get('Contacts')).status).toBe(403);
    world.clock.time += 60_000;
    await world.connect();
    const [after] = (await connections(world.token)).json;
    expect([after.id, after.createdDateUtc]).toEqual([before.id, before.createdDateUtc]);
    expect(after.updatedDateUtc).not.toBe(before.updatedDateUtc);
  });

  test('disconnected inside Xero: calls are 403 while refreshing still works', async () => {
    world.act('tenant.disconnect');
    expect((await world.get('Contacts')).status).toBe(403);
    expect((await refresh(world.refreshToken)).status).toBe(200);
  });
});

test('a custom connection gets tokens for itself and needs no tenant header', async () => {
  world.act('app.register', { id: 'own', secret: 'shh', type: 'custom' });
  const asked = { grant_type: 'client_credentials', scope: 'accounting.contacts' };
  const { json } = await world.askForToken(asked, 'own:shh');
  expect(Object.keys(json)).toEqual(['access_token', 'expires_in', 'token_type', 'scope']);
  const answer = await world.raw('GET', '/xero/api/api.xro/2.0/Contacts', undefined, {
    authorization: `Bearer ${json.access_token}`,
  });
  expect(answer.status).toBe(200);
  expect((await world.askForToken(asked)).json).toEqual({ error: 'unauthorized_client' });
});

test('a demo company that was reset has a new tenant id; the old one is 403', async () => {
  const fresh = world.act('demo.reset');
  expect(fresh.id).not.toBe(world.tenantId);
  expect((await world.get('Organisation')).status).toBe(403);
  expect((await connections(world.token)).json).toEqual([]);
});
