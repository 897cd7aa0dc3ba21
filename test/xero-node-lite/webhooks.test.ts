// Deliveries: only Xero's own bytes count, and what isn't understood is counted instead of choked on.

import { createHmac } from 'node:crypto';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readDelivery, verifySignature } from '../../src/xero-node-lite/index.ts';
import { id } from './fake.ts';

const key = 'Gy1uw+secret/key==';

function bytes(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}

function sign(body: Uint8Array, by = key): string {
  return createHmac('sha256', by).update(body).digest('base64');
}

const event = {
  resourceUrl: `https://api.xero.com/api.xro/2.0/Contacts/${id(1)}`,
  resourceId: id(1),
  eventDateUtc: '2026-06-21T01:15:39.902',
  eventType: 'UPDATE',
  eventCategory: 'CONTACT',
  tenantId: id(2),
  tenantType: 'ORGANISATION',
};

function delivery(events: readonly unknown[], first = 76, last = 76): string {
  return JSON.stringify({ events, firstEventSequence: first, lastEventSequence: last, entropy: 'S0m3r4Nd0mt3xt' });
}

test('exactly the signed bytes pass, and no others', async () => {
  await fc.assert(
    fc.asyncProperty(fc.uint8Array({ minLength: 1 }), fc.nat(), async (raw, at) => {
      const body = new Uint8Array(raw);
      const signature = sign(body);
      expect(await verifySignature({ body, signature, key })).toBe(true);
      expect(await verifySignature({ body: body.buffer, signature, key })).toBe(true);
      const changed = new Uint8Array(body);
      changed[at % changed.length] = (changed[at % changed.length] ?? 0) ^ 1;
      expect(await verifySignature({ body: changed, signature, key })).toBe(false);
    }),
    { numRuns: 30 },
  );
});

test('a missing, broken or foreign signature fails, and so does having no key', async () => {
  const body = bytes(delivery([event]));
  for (const signature of [
    null,
    '',
    'not base64 !',
    sign(body).slice(0, -4),
    sign(body, 'other'),
    sign(body).toLowerCase(),
  ]) {
    expect(await verifySignature({ body, signature, key }), String(signature)).toBe(false);
  }
  expect(await verifySignature({ body, signature: sign(body, ''), key: '' })).toBe(false);
});

test('events have their time in UTC and their category’s data', () => {
  const credit = {
    ...event,
    eventCategory: 'CREDITNOTE',
    eventType: 'CREATE',
    data: { Type: 'ACCPAYCREDIT', Status: 'DRAFT' },
  };
  expect(readDelivery(bytes(delivery([event, credit], 76, 77)))).toEqual({
    ok: true,
    limits: {},
    value: {
      events: [
        {
          category: 'CONTACT',
          type: 'UPDATE',
          tenantId: id(2),
          tenantType: 'ORGANISATION',
          resourceId: id(1),
          resourceUrl: event.resourceUrl,
          occurredAtMs: Date.UTC(2026, 5, 21, 1, 15, 39, 902),
        },
        expect.objectContaining({
          category: 'CREDITNOTE',
          type: 'CREATE',
          data: { Type: 'ACCPAYCREDIT', Status: 'DRAFT' },
        }),
      ],
      ignored: 0,
      firstSequence: 76,
      lastSequence: 77,
      isIntentToReceive: false,
    },
  });
});

test('unknown categories and types, and halves of events, are counted and left out', () => {
  const odd = [
    { ...event, eventCategory: 'PAYROLL' },
    { ...event, eventType: 'DELETE' },
    { ...event, resourceId: undefined },
    { ...event, tenantId: 7 },
    null,
    'x',
  ];
  const result = readDelivery(delivery([...odd, event]));
  expect(result).toMatchObject({
    ok: true,
    value: { ignored: 6, events: [{ category: 'CONTACT' }], isIntentToReceive: false },
  });
});

test('a rehearsal has no events', () => {
  expect(readDelivery(delivery([], 0, 0))).toMatchObject({
    ok: true,
    value: { events: [], ignored: 0, firstSequence: 0, lastSequence: 0, isIntentToReceive: true },
  });
});

test('a body that is no delivery is a problem', () => {
  for (const [body, why] of [
    ['', 'malformed'],
    ['{"events":', 'malformed'],
    ['{}', 'shape'],
    ['[]', 'shape'],
    ['null', 'shape'],
  ]) {
    expect(readDelivery(body ?? ''), body).toMatchObject({ ok: false, problem: { code: 'unreadable', why } });
  }
});
