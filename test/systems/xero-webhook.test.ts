// What Xero's events are about: a bill's, a payment's and a credit's included.

import { expect, test } from 'vitest';
import { hintsOf } from '../../src/systems/xero/webhook.ts';

function delivery(eventCategory: string, resourceId: string): ArrayBuffer {
  const event = { eventCategory, eventType: 'UPDATE', resourceId, tenantId: 't', tenantType: 'ORGANISATION' };
  const events = [{ ...event, resourceUrl: '', eventDateUtc: '2026-11-20T09:00:00.000' }];
  const text = JSON.stringify({ events, firstEventSequence: 1, lastEventSequence: 1, entropy: 'x' });
  return Uint8Array.from(new TextEncoder().encode(text)).buffer;
}

const id = '717f2bfc-c6d4-41fd-b238-3f2f0c0cf777';

test.each([
  ['CREDITNOTE', 'CreditNotes'],
  ['OVERPAYMENT', 'Overpayments'],
  ['PREPAYMENT', 'Prepayments'],
])('%s names credit', (category, module) => {
  expect(hintsOf(delivery(category, id))).toEqual([
    { organisationId: 't', kinds: ['credit'], id: `accounting.${module}:${id}`, at: Date.UTC(2026, 10, 20, 9) },
  ]);
});

test('a payment shows as its invoice', () => {
  expect(hintsOf(delivery('INVOICE', id))[0]?.kinds).toContain('invoice');
});

test('what is not known is left alone', () => {
  expect(hintsOf(delivery('SUBSCRIPTION', id))).toEqual([]);
});
