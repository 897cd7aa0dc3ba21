// What stands before every call to the accounting API: token, organisation, scope, limits, idempotency keys, representation.

import { beforeEach, describe, expect, test } from 'vitest';
import { XeroWorld } from './xero-world.ts';

let world: XeroWorld;

beforeEach(async () => {
  world = await XeroWorld.open({ company: 'empty' });
});

describe('who may call', () => {
  test.each([
    ['no token', { authorization: '' }, 401, 'AuthenticationUnsuccessful'],
    [
      'a token of somebody else',
      { authorization: 'Bearer eyJhbGciOiJub25lIn0.e30.' },
      401,
      'AuthenticationUnsuccessful',
    ],
    [
      'an organisation that is not connected',
      { 'xero-tenant-id': '00000000-0000-4000-8000-000000000000' },
      403,
      'AuthenticationUnsuccessful',
    ],
    ['no organisation', { 'xero-tenant-id': '' }, 403, 'AuthenticationUnsuccessful'],
  ])('%s: a problem document', async (_what, headers, status, detail) => {
    const answer = await world.get('Contacts', headers);
    expect([answer.status, answer.json.Detail, answer.json.Status]).toEqual([status, detail, status]);
  });

  test('an expired token says when it expired, American style', async () => {
    world.clock.time = Date.parse('2026-12-01T14:34:47Z') - 1_800_000;
    await world.connect();
    world.clock.time = Date.parse('2026-12-01T14:34:48Z');
    const answer = await world.get('Contacts');
    expect([answer.status, answer.json.Detail]).toEqual([401, 'TokenExpired: token expired at 12/01/2026 14:34:47']);
  });

  test('a token can be made to expire at once, and the next one works', async () => {
    world.act('token.expire');
    expect((await world.get('Contacts')).json.Detail).toContain('TokenExpired');
    await world.connect();
    expect((await world.get('Contacts')).status).toBe(200);
  });

  test('reading scopes read, and the switch chooses the status of a missing one', async () => {
    await world.connect('accounting.contacts.read');
    expect((await world.get('Contacts')).status).toBe(200);
    expect((await world.call('PUT', 'Contacts', { Name: 'X' })).status).toBe(401);
    world.switches.missingScopeStatus = 403;
    const answer = await world.call('PUT', 'Contacts', { Name: 'X' });
    expect([answer.status, answer.json.Detail]).toEqual([403, 'AuthorizationUnsuccessful']);
  });

  test('items open to either of two scopes', async () => {
    await world.connect('accounting.invoices');
    expect((await world.get('Items')).status).toBe(200);
    await world.connect('accounting.settings');
    expect((await world.get('Items')).status).toBe(200);
    await world.connect('accounting.contacts');
    expect((await world.get('Items')).status).toBe(401);
  });
});

describe('limits', () => {
  test('sixty calls a minute; then 429 without a body until the first of them is a minute old', async () => {
    world.switches.minuteLimit = 60;
    for (let at = 0; at < 60; at++) await world.get('Organisation');
    world.clock.time += 34_000;
    const refused = await world.get('Organisation');
    expect([refused.status, refused.text]).toEqual([429, '']);
    expect(refused.headers.get('content-type')).toBeNull();
    expect(refused.headers.get('retry-after')).toBe('26');
    expect(refused.headers.get('x-rate-limit-problem')).toBe('minute');
    expect(refused.headers.get('x-minlimit-remaining')).toBe('0');
    world.clock.time += 26_000;
    expect((await world.get('Organisation')).status).toBe(200);
  });

  test('the day is exhausted while the minute is not', async () => {
    world.switches.minuteLimit = 60;
    world.switches.dayLimit = null;
    world.act('calls.use', { calls: 999 });
    const last = await world.get('Organisation');
    expect([last.status, last.headers.get('x-daylimit-remaining')]).toEqual([200, '0']);
    const refused = await world.get('Organisation');
    expect([refused.status, refused.headers.get('x-rate-limit-problem')]).toEqual([429, 'day']);
    const waitS = Number(refused.headers.get('retry-after'));
    expect(waitS).toBeGreaterThan(60);
    world.clock.time += waitS * 1000;
    await world.connect();
    expect((await world.get('Organisation')).status).toBe(200);
  });

  test('the core tier has five thousand calls a day', async () => {
    world.switches.dayLimit = null;
    world.switches.tier = 'core';
    expect((await world.get('Organisation')).headers.get('x-daylimit-remaining')).toBe('4999');
  });

  test('five calls at once', async () => {
    world.switches.processingMs = 600;
    // Nobody is through before all have come: how fast each arrives is the machine's affair.
    const { promise: allHaveCome, resolve } = Promise.withResolvers<void>();
    world.clock.sleep = () => allHaveCome;
    let refused = 0;
    const calls = Array.from({ length: 7 }, async () => {
      const { status } = await world.get('Organisation');
      if (status === 429 && ++refused === 2) resolve();
      return status;
    });
    expect((await Promise.all(calls)).sort()).toEqual([200, 200, 200, 200, 200, 429, 429]);
  });

  test('another organisation has limits of its own', async () => {
    world.switches.minuteLimit = 1;
    await world.get('Organisation');
    expect((await world.get('Organisation')).status).toBe(429);
    world.act('organisation.add', { name: 'Branch' });
    await world.connect(undefined, 'Branch');
    expect((await world.get('Organisation')).status).toBe(200);
  });
});

describe('idempotency keys', () => {
  const key = { 'idempotency-key': 'k1' };

  test('the same request is answered again and done once', async () => {
    const first = await world.call('PUT', 'Contacts', { Name: 'Once' }, key);
    const again = await world.call('PUT', 'Contacts', { Name: 'Once' }, key);
    expect(again.text).toBe(first.text);
    expect((await world.get('Contacts')).json.Contacts).toHaveLength(1);
  });

  test('another request under the same key is refused by name', async () => {
    await world.call('PUT', 'Contacts', { Name: 'Once' }, key);
    const other = await world.call('PUT', 'Contacts', { Name: 'Twice' }, key);
    expect([other.status, other.json.Message]).toEqual([400, 'Idempotency Key: k1 is used with a different request.']);
    const query = await world.call('PUT', 'Contacts?summarizeErrors=false', { Name: 'Once' }, key);
    expect(query.status).toBe(400);
  });

  test('a refusal is remembered too, though its cause is gone', async () => {
    await world.call('PUT', 'Contacts', { Name: 'Taken' });
    const refused = await world.call('PUT', 'Contacts', { Name: 'Taken' }, key);
    world.act('contact.archive', { contact: 'Taken' });
    const again = await world.call('PUT', 'Contacts', { Name: 'Taken' }, key);
    expect([again.status, again.text]).toEqual([400, refused.text]);
  });

  test('after six minutes the key is new: the same PUT makes a second record', async () => {
    const body = { Type: 'ACCPAY', Contact: { Name: 'Once' } };
    await world.call('PUT', 'Invoices', body, key);
    world.clock.time += 359_000;
    await world.call('PUT', 'Invoices', body, key);
    expect((await world.get('Invoices')).json.Invoices).toHaveLength(1);
    world.clock.time += 2000;
    await world.call('PUT', 'Invoices', body, key);
    expect((await world.get('Invoices')).json.Invoices).toHaveLength(2);
  });

  test('reading pays no heed to keys', async () => {
    await world.get('Contacts', key);
    expect((await world.get('Organisation', key)).status).toBe(200);
  });

  test('a second call while the first is under way waits for its answer', async () => {
    world.switches.processingMs = 10;
    const both = await Promise.all([1, 2].map(() => world.call('PUT', 'Contacts', { Name: 'Once' }, key)));
    expect(both[0]?.text).toBe(both[1]?.text);
    expect((await world.get('Contacts')).json.Contacts).toHaveLength(1);
  });

  test('an empty key, and one of more than 128 characters, are refused', async () => {
    expect((await world.call('PUT', 'Contacts', { Name: 'X' }, { 'idempotency-key': '' })).status).toBe(400);
    expect((await world.call('PUT', 'Contacts', { Name: 'X' }, { 'idempotency-key': 'k'.repeat(129) })).status).toBe(
      400,
    );
  });
});

describe('representation', () => {
  test('without asking for JSON one gets XML', async () => {
    const answer = await world.get('Organisation', { accept: '*/*' });
    expect(answer.headers.get('content-type')).toContain('xml');
    expect(answer.text).toContain('<Organisation><OrganisationID>');
  });

  test.each(['Nonsense', 'Contacts/NOBODY', 'Invoices/00000000-0000-4000-8000-000000000000', 'Contacts/x/y/z'])(
    '%s: 404 in HTML',
    async (path) => {
      const answer = await world.get(path);
      expect([answer.status, answer.json]).toEqual([404, undefined]);
      expect(answer.headers.get('content-type')).toContain('text/html');
    },
  );

  test('a method that does not exist for a resource is 501', async () => {
    expect((await world.call('POST', 'Organisation', {})).status).toBe(501);
  });

  test('52 ids fit into an address, 53 are a 404', async () => {
    const ids = (count: number) =>
      Array.from({ length: count }, (_none, at) => `00000000-0000-4000-8000-${String(at).padStart(12, '0')}`);
    expect((await world.get(`Contacts?IDs=${encodeURIComponent(ids(52).join(','))}`)).status).toBe(200);
    expect((await world.get(`Contacts?IDs=${encodeURIComponent(ids(53).join(','))}`)).status).toBe(404);
  });

  test.each([
    ['a body that is no JSON', '{"Name":', 14],
    ['a GUID that is none', { Contacts: [{ ContactID: 'x' }] }, 14],
    ['a number that is none', { Items: [{ Code: 'A', SalesDetails: { UnitPrice: 'much' } }] }, 14],
    ['another root element', { Customers: [{}] }, 17],
    ['an empty list', { Contacts: [] }, 17],
  ])('%s is refused with number %#', async (_what, body, number) => {
    const path = typeof body === 'object' && 'Items' in body ? 'Items' : 'Contacts';
    const answer = await world.call('PUT', path, body);
    expect([answer.status, answer.json.ErrorNumber]).toEqual([400, number]);
  });

  test('an object where a list belongs crashes Xero', async () => {
    const answer = await world.call('PUT', 'Invoices', {
      Type: 'ACCREC',
      Contact: { Name: 'X' },
      LineItems: [{ Tracking: {} }],
    });
    expect([answer.status, answer.json]).toEqual([500, undefined]);
  });

  test('root and members are taken in any case, strings for numbers as well', async () => {
    const answer = await world.call('PUT', 'Items', { items: [{ code: 'A', salesDetails: { unitPrice: '1.5' } }] });
    expect(answer.json.Items[0]).toMatchObject({ Code: 'A', SalesDetails: { UnitPrice: 1.5 } });
  });
});
