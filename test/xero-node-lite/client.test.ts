// The client on a real port: what the network does to it becomes a value, and says whether the request can have arrived.

import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, expect, test } from 'vitest';
import { outcomeOf, type Result, type Xero, xero } from '../../src/xero-node-lite/index.ts';
import { contactOnWire, envelope, id, recorder, reply, tenantId } from './fake.ts';

const servers: Server[] = [];

async function serve(listener: RequestListener): Promise<string> {
  const server = createServer(listener);
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

afterEach(() => {
  for (const server of servers.splice(0)) {
    server.closeAllConnections();
    server.close();
  }
});

function at(baseUrl: string, timeoutS = 5): Xero {
  return xero({ fetch, token: 't', tenantId, baseUrl, timeoutS });
}

function problemOf(result: Result<unknown>) {
  return result.ok ? undefined : { ...result.problem, outcome: outcomeOf(result.problem) };
}

test('a call goes out whole and its answer comes back read', async () => {
  const heads: unknown[] = [];
  const baseUrl = await serve((request, response) => {
    heads.push([
      request.method,
      request.url,
      request.headers.authorization,
      request.headers['xero-tenant-id'],
      request.headers['user-agent'],
    ]);
    response.setHeader('X-DayLimit-Remaining', '12').end(JSON.stringify(envelope('Contacts', [contactOnWire(1)])));
  });
  const client = xero({ fetch, token: async () => 'fresh', tenantId, baseUrl, userAgent: 'test/1' });
  expect(await client.contacts.get(id(1))).toMatchObject({
    ok: true,
    value: { ContactID: id(1) },
    limits: { dayRemaining: 12 },
  });
  expect(heads).toEqual([['GET', `/api.xro/2.0/Contacts/${id(1)}`, 'Bearer fresh', tenantId, 'test/1']]);
});

test('nobody listening: certainly not sent', async () => {
  const baseUrl = await serve(() => undefined);
  servers.splice(0).forEach((server) => server.close());
  const result = await at(baseUrl).contacts.create([{ Name: 'x' }]);
  expect(problemOf(result)).toMatchObject({ code: 'no-answer', why: 'network', sent: 'no', outcome: 'not-sent' });
});

test('the connection breaks before an answer: nobody knows', async () => {
  const baseUrl = await serve((request) => request.socket.destroy());
  const result = await at(baseUrl).contacts.create([{ Name: 'x' }]);
  expect(problemOf(result)).toMatchObject({ code: 'no-answer', why: 'network', sent: 'unknown', outcome: 'unknown' });
});

test('no answer in time: nobody knows', async () => {
  const baseUrl = await serve(() => undefined);
  const result = await at(baseUrl, 0.05).contacts.create([{ Name: 'x' }]);
  expect(problemOf(result)).toMatchObject({ code: 'no-answer', why: 'timeout', sent: 'unknown', outcome: 'unknown' });
});

test('the body breaks off, or never ends: a success whose result is lost', async () => {
  const broken = await serve((request, response) => {
    response.writeHead(200, { 'content-length': '1000' });
    response.write('{"Contacts":[', () => setTimeout(() => request.socket.destroy(), 5));
  });
  const endless = await serve((_, response) => {
    response.writeHead(200);
    response.write('{"Contacts":[');
  });
  for (const [baseUrl, timeoutS] of [
    [broken, 5],
    [endless, 0.1],
  ] as const) {
    const result = await at(baseUrl, timeoutS).contacts.create([{ Name: 'x' }]);
    expect(problemOf(result)).toMatchObject({ code: 'unreadable', why: 'truncated', outcome: 'unknown' });
  }
});

test('a redirect is not followed: the token goes nowhere else', async () => {
  let visits = 0;
  const elsewhere = await serve((_, response) => {
    visits += 1;
    response.end('{}');
  });
  const baseUrl = await serve((_, response) => response.writeHead(307, { location: elsewhere }).end());
  expect(problemOf(await at(baseUrl).contacts.list())).toMatchObject({
    code: 'unexpected-status',
    status: 307,
    outcome: 'refused',
  });
  expect(visits).toBe(0);
});

test('what is over a limit never reaches the network', async () => {
  const { fetch: counting, seen } = recorder(() => reply({}));
  const client = xero({ fetch: counting, token: 't' });
  const ids = Array.from({ length: 41 }, (_, number) => id(number));
  expect(problemOf(await client.contacts.list({ ids }))).toMatchObject({ code: 'query-too-long', outcome: 'not-sent' });
  expect(seen).toEqual([]);
});

test('the count of what was sent guards the order of what comes back', async () => {
  const { fetch: short } = recorder(() => reply(envelope('Contacts', [contactOnWire(1)])));
  const result = await xero({ fetch: short, token: 't' }).contacts.create([{ Name: 'a' }, { Name: 'b' }]);
  expect(problemOf(result)).toMatchObject({ code: 'unreadable', why: 'count' });
});

test('fetch is called bare: a runtime’s own refuses to be a method', async () => {
  let self: unknown = 'never called';
  const options = {
    token: 't',
    fetch: async function (this: unknown) {
      self = this;
      return reply(envelope('Contacts', []));
    },
  };
  await xero(options).contacts.list();
  expect(self).toBeUndefined();
});

test('a token that can’t be got is the caller’s own error, not one of Xero’s', async () => {
  const { fetch: unused, seen } = recorder(() => reply({}));
  const client = xero({
    fetch: unused,
    token: () => {
      throw new Error('locked');
    },
  });
  await expect(client.contacts.list()).rejects.toThrow('locked');
  expect(seen).toEqual([]);
});

test('a base URL that would leak the token is refused before anything else', () => {
  expect(() => xero({ fetch, token: 't', baseUrl: 'http://api.xero.com' })).toThrow(TypeError);
});
