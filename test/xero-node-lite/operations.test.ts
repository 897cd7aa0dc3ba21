// What every operation has in common.

import { expect, test } from 'vitest';
import { scopes } from '../../src/xero-node-lite/index.ts';
import { reply, trouble } from './fake.ts';
import { samples } from './samples.ts';

test.each(samples)('$name goes where its table says', ({ operation, request }) => {
  const [method = '', path = ''] = operation.endpoint.split(' ');
  expect(request.method).toBe(method);
  const pattern = path.replaceAll(/\{\w+\}/g, '[^/]+');
  const { pathname } = new URL(request.url);
  expect(pathname.replace('/api.xro/2.0', '')).toMatch(new RegExp(`^${pattern}$`));
});

test.each(samples)('$name asks for an answer it can read, and sends JSON only with a body', ({ request }) => {
  expect(['application/json', 'application/pdf']).toContain(request.headers.accept);
  expect(request.headers['content-type']).toBe(request.body === undefined ? undefined : 'application/json');
  expect(['GET', 'DELETE'].includes(request.method)).toBe(request.body === undefined);
});

test.each(samples)(
  '$name names scopes that exist, the narrowest granular one first',
  ({ name, operation, request }) => {
    for (const scope of operation.scopes) expect(Object.keys(scopes)).toContain(scope);
    if (name.startsWith('connections.')) return;
    expect(operation.scopes[0]?.endsWith('.read')).toBe(request.method === 'GET');
  },
);

test.each(samples)('$name keeps an idempotency key on every write that can carry one', ({ request }) => {
  expect(request.headers['idempotency-key']).toBe(['PUT', 'POST'].includes(request.method) ? 'a-key' : undefined);
});

test.each(samples)('$name never throws for what comes over the wire', async ({ operation }) => {
  const bodies = [
    '',
    '{',
    'null',
    '[]',
    '{}',
    '[null]',
    '"text"',
    '7',
    '<html>',
    '{"Status":"OK"}',
    '\u0000',
    '{"Elements":7}',
    '{"Elements":[null]}',
  ];
  for (const status of [200, 201, 204, 302, 400, 401, 403, 404, 412, 429, 500, 503]) {
    for (const body of status === 204 ? [''] : bodies) {
      const result = await operation.process(reply(body, status), undefined, { count: 1 });
      expect(typeof result.ok).toBe('boolean');
      if (status >= 300) expect(result.ok).toBe(false);
    }
  }
  const disconnected = await operation.process(reply(trouble(403, 'Forbidden', 'AuthenticationUnsuccessful'), 403));
  expect(disconnected).toMatchObject({ ok: false, problem: { code: 'disconnected' } });
});
