// End to end over a real port: this client against a simulated Xero that refuses what Xero refuses.

import { createServer } from 'node:http';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import {
  consentUrl,
  newCodeVerifier,
  newState,
  outcomeOf,
  pages,
  type Problem,
  readClaims,
  readDelivery,
  readRedirect,
  type Result,
  type Scope,
  verifySignature,
  where,
  type Xero,
  xero,
  xeroTokens,
} from '../../src/xero-node-lite/index.ts';
import { xero as simulated } from '../../src/simulator/xero/index.ts';
import { type Served, serve } from '../simulator/serve.ts';
import { id } from './fake.ts';

const app = { clientId: 'demo-xero-client', clientSecret: 'demo-xero-secret' };
const redirectUri = 'http://localhost:8787/connect/xero/callback';
const everything: readonly Scope[] = ['openid', 'offline_access', 'accounting.contacts', 'accounting.settings'];

let served: Served;
let client: Xero;

beforeAll(async () => {
  served = await serve({ vendors: { xero: simulated }, company: 'demo' });
  Object.assign(switches(), { consent: 'allow', minuteLimit: 10_000, dayLimit: 10_000 });
  // The demo's own address has nobody at home. A delivery that failed there would hold back those that follow.
  await served.world.vendors.xero?.act('webhook.disable', {});
  client = (await connect(everything)).client;
});
afterAll(() => served.close());
afterEach(() => {
  served.world.faults.clear();
});

function switches(): Record<string, unknown> {
  return served.world.vendors.xero?.switches ?? {};
}

/** The whole way: consent page, redirect, code, tokens, and which organisation it was. */
async function connect(scopes: readonly Scope[], person: string | null = null) {
  switches().consentUser = person;
  const [state, codeVerifier, base] = [newState(), newCodeVerifier(), `${served.origin}/xero`];
  const asked = { clientId: app.clientId, redirectUri, scopes, state, codeVerifier, loginUrl: `${base}/login` };
  const page = await fetch(await consentUrl(asked), { redirect: 'manual' });
  const { code } = valueOf(readRedirect(page.headers.get('location') ?? '', state));
  const endpoint = xeroTokens({ fetch, ...app, identityUrl: `${base}/identity` });
  const tokenSet = valueOf(await endpoint.exchangeCode({ code, redirectUri, codeVerifier }));
  const reach = { fetch, token: tokenSet.accessToken, baseUrl: `${base}/api` };
  const authEventId = readClaims(tokenSet.accessToken)?.authenticationEventId ?? '';
  const [connection] = valueOf(await xero(reach).connections.list({ authEventId }));
  return {
    endpoint,
    tokenSet,
    connection,
    reach,
    client: xero({ ...reach, tenantId: connection?.tenantId ?? '' }),
  };
}

function valueOf<Value>(result: Result<Value>): Value {
  if (!result.ok) throw new Error(JSON.stringify(result.problem));
  return result.value;
}

function problemOf(result: Result<unknown>): Problem | undefined {
  return result.ok ? undefined : result.problem;
}

test('a consent gives tokens, an organisation, and what the person may do there', async () => {
  const { tokenSet, connection } = await connect(everything);
  expect(tokenSet).toMatchObject({ scopes: everything, refreshToken: expect.any(String) as string });
  expect(connection).toMatchObject({ tenantType: 'ORGANISATION', createdDateUtc: expect.any(Number) as number });
  const organisation = valueOf(await client.organisation.get());
  expect(organisation).toMatchObject({ OrganisationID: connection?.tenantId, BaseCurrency: 'NZD', CountryCode: 'NZ' });
  const { elements } = valueOf(await client.organisation.actions());
  expect(elements.find(({ Name }) => Name === 'CreateDraftInvoice')).toMatchObject({ Status: 'ALLOWED' });
});

test('tokens are renewed, and taken back', async () => {
  const { endpoint, tokenSet, reach } = await connect(everything);
  const renewed = valueOf(await endpoint.refresh(tokenSet.refreshToken ?? ''));
  expect(renewed.refreshToken).not.toBe(tokenSet.refreshToken);
  expect(valueOf(await endpoint.revoke(renewed.refreshToken ?? ''))).toBeUndefined();
  expect(problemOf(await endpoint.refresh(renewed.refreshToken ?? ''))).toMatchObject({
    code: 'grant-refused',
    error: 'invalid_grant',
  });
  expect(valueOf(await xero(reach).connections.list())).toEqual([]);
  client = (await connect(everything)).client;
});

test('wrong secrets, tokens, organisations and scopes each have their own problem', async () => {
  const base = `${served.origin}/xero`;
  const stranger = xeroTokens({ fetch, ...app, clientSecret: 'wrong', identityUrl: `${base}/identity` });
  expect(problemOf(await stranger.refresh('x'))).toMatchObject({ code: 'grant-refused', error: 'invalid_client' });
  const { reach, connection } = await connect(
    ['offline_access', 'accounting.settings.read'],
    'rosa@quill-bookkeeping.example',
  );
  const tenantId = connection?.tenantId ?? '';
  expect(problemOf(await xero({ ...reach, tenantId, token: 'nonsense' }).contacts.list())).toMatchObject({
    code: 'unauthorized',
  });
  expect(problemOf(await xero({ ...reach, tenantId: id(1) }).contacts.list())).toMatchObject({ code: 'disconnected' });
  for (const status of [401, 403]) {
    switches().missingScopeStatus = status;
    expect(problemOf(await xero({ ...reach, tenantId }).contacts.list())).toMatchObject({ code: 'scope-missing' });
  }
});

test('a contact is created, found, changed and archived, and refused as Xero refuses', async () => {
  const draft = {
    Name: 'Lite & "Sons"',
    EmailAddress: 'lite@example.com',
    ContactNumber: 'LITE-1',
    PaymentTerms: { Sales: { Day: '20', Type: 'OFFOLLOWINGMONTH' } },
  };
  const results = valueOf(
    await client.contacts.create([draft, { Name: 'Second' }, { Name: 'Lite & "Sons"' }], {
      idempotencyKey: 'contacts-1',
    }),
  );
  expect(results).toMatchObject([
    { ok: true, element: { Name: draft.Name, Phones: [{}, {}, {}, {}], PaymentTerms: { Sales: { Day: '20' } } } },
    { ok: true },
    {
      ok: false,
      messages: [{ message: expect.stringContaining('is already assigned to another contact') as string, path: '' }],
    },
  ]);
  const [first] = results;
  const ContactID = first?.ok ? first.element.ContactID : '';
  const found = valueOf(await client.contacts.list({ where: where`Name==${draft.Name}`, page: 1 }));
  expect(found.elements).toMatchObject([{ ContactID }]);
  expect(valueOf(await client.contacts.get('LITE-1'))).toMatchObject({ ContactID });
  const changed = valueOf(await client.contacts.update([{ ContactID, LastName: 'Light' }]));
  expect(changed).toMatchObject([{ ok: true, element: { LastName: 'Light', EmailAddress: 'lite@example.com' } }]);
  expect(valueOf(await client.contacts.archive([ContactID]))).toMatchObject([
    { ok: true, element: { ContactStatus: 'ARCHIVED' } },
  ]);
  expect(valueOf(await client.contacts.update([{ ContactID, LastName: 'Late' }]))).toMatchObject([
    { ok: false, messages: [{ message: expect.stringContaining('archived contact') as string }] },
  ]);
  expect(problemOf(await client.contacts.update([{ ContactID: id(404), Name: 'Nobody' }]))).toMatchObject({
    code: 'not-found',
  });
  expect(problemOf(await client.contacts.get(id(404)))).toMatchObject({ code: 'not-found' });
});

test('all pages together hold everyone once; a delta holds what changed', async () => {
  const ids: string[] = [];
  for await (const page of pages(client.contacts.list, { order: 'ContactID', pageSize: 7, includeArchived: true })) {
    ids.push(...valueOf(page).elements.map(({ ContactID }) => ContactID));
  }
  const { pagination, servedAtMs = 0 } = valueOf(await client.contacts.list({ page: 1, includeArchived: true }));
  expect(new Set(ids).size).toBe(pagination?.itemCount);
  expect(ids.length).toBe(pagination?.itemCount);
  expect(Math.abs(servedAtMs - Date.now())).toBeLessThan(60_000);
  const some = valueOf(await client.contacts.list({ ids: ids.slice(0, 40), includeArchived: true, page: 1 }));
  expect(some.elements.length).toBe(Math.min(ids.length, 40));
  const modifiedSince = Date.now() - 2_000;
  await new Promise((resolve) => setTimeout(resolve, 5));
  const made = valueOf(await client.contacts.create([{ Name: 'Newest' }]));
  const delta = valueOf(await client.contacts.list({ modifiedSince, page: 1 }));
  expect(delta.elements).toContainEqual(
    expect.objectContaining({ ContactID: made[0]?.ok ? made[0].element.ContactID : '' }),
  );
});

test('the same key and request write once; the same key for another request is refused', async () => {
  const key = { idempotencyKey: 'twice' };
  const drafts = [{ Name: 'Only once' }];
  served.world.faults.arm({ match: { vendor: 'xero', method: 'PUT' }, action: { type: 'drop-after' } });
  const lost = problemOf(await client.contacts.create(drafts, key));
  expect(lost && outcomeOf(lost)).toBe('unknown');
  expect(valueOf(await client.contacts.create(drafts, key))).toMatchObject([{ ok: true }]);
  const { elements } = valueOf(await client.contacts.list({ where: where`Name==${'Only once'}`, page: 1 }));
  expect(elements.length).toBe(1);
  expect(problemOf(await client.contacts.create([{ Name: 'Another' }], key))).toMatchObject({
    code: 'idempotency-mismatch',
  });
});

test('what goes wrong on the way has its name, and says whether to look before repeating', async () => {
  const arm = (action: Parameters<typeof served.world.faults.arm>[0]['action']) =>
    served.world.faults.arm({ match: { vendor: 'xero' }, action });
  const seen: unknown[] = [];
  for (const action of [
    { type: 'drop-before' },
    { type: 'truncate', share: 0.5 },
    { type: 'respond', status: 503, body: 'offline' },
    { type: 'replace', status: 500, body: '<html>' },
    { type: 'respond', status: 429, headers: { 'x-rate-limit-problem': 'day', 'retry-after': '9' } },
    { type: 'replace', status: 200, body: '<html>' },
  ] as const) {
    arm(action);
    const problem = problemOf(await client.contacts.list({ page: 1 }));
    seen.push([problem?.code, problem && outcomeOf(problem)]);
  }
  expect(seen).toEqual([
    ['no-answer', 'unknown'],
    ['unreadable', 'unknown'],
    ['offline', 'unknown'],
    ['server', 'unknown'],
    ['rate-limited', 'refused'],
    ['unreadable', 'unknown'],
  ]);
});

test('limits count down, and the last call of a minute says so', async () => {
  switches().minuteLimit = 1;
  try {
    const result = await client.contacts.list({ page: 1 });
    expect(result).toMatchObject({
      ok: false,
      problem: { code: 'rate-limited', which: 'minute', retryAfterS: expect.any(Number) as number },
    });
  } finally {
    switches().minuteLimit = 10_000;
  }
  const { limits } = await client.organisation.get();
  expect(limits).toMatchObject({
    dayRemaining: expect.any(Number) as number,
    minuteRemaining: expect.any(Number) as number,
  });
});

test('a mistaken filter is a bad request of its own kind', async () => {
  const problem = problemOf(await client.contacts.list({ where: 'Nonsense==1', page: 1 }));
  expect(problem).toMatchObject({ code: 'bad-request', type: 'QueryParseException' });
});

test('a delivery of the simulator is signed as this package verifies it', async () => {
  const key = 'demo-xero-webhook-key';
  const deliveries: { body: Buffer; signature: string | null }[] = [];
  const server = createServer((incoming, outgoing) => {
    const chunks: Buffer[] = [];
    incoming.on('data', (chunk: Buffer) => chunks.push(chunk));
    incoming.on('end', () => {
      const header = incoming.headers['x-xero-signature'];
      deliveries.push({ body: Buffer.concat(chunks), signature: typeof header === 'string' ? header : null });
      const { body, signature } = deliveries.at(-1) ?? { body: Buffer.of(), signature: null };
      void verifySignature({ body, signature, key }).then((isGood) => outgoing.writeHead(isGood ? 200 : 401).end());
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  try {
    const { port } = server.address() as { port: number };
    const url = `http://127.0.0.1:${port}/hooks`;
    const registered = await served.world.vendors.xero?.act('webhook.register', { url });
    expect(registered).toMatchObject({ state: 'enabled', check: { open: 0, failures: [] } });
    const rehearsals = await Promise.all(
      deliveries.splice(0).map(async ({ body, signature }) => ({
        isGood: await verifySignature({ body, signature, key }),
        delivery: readDelivery(body),
      })),
    );
    expect(new Set(rehearsals.map(({ isGood }) => isGood))).toEqual(new Set([true, false]));
    for (const { delivery } of rehearsals)
      expect(delivery).toMatchObject({ ok: true, value: { isIntentToReceive: true } });
    const [made] = valueOf(await client.contacts.create([{ Name: 'Announced' }]));
    const announced = () => deliveries.map(({ body }) => valueOf(readDelivery(body)).events).flat();
    const expected = { category: 'CONTACT', type: 'CREATE', resourceId: made?.ok ? made.element.ContactID : '' };
    await expect.poll(announced, { timeout: 10_000 }).toContainEqual(expect.objectContaining(expected));
  } finally {
    server.closeAllConnections();
    server.close();
  }
});
