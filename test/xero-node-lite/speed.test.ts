// Reading is cheap: a page of 100 contacts costs about two milliseconds of one core, a small part of a free Worker's ten.

import { expect, test } from 'vitest';
import { resources } from '../../src/xero-node-lite/index.ts';
import { contactOnWire, envelope, reply } from './fake.ts';

test('a page of 100 contacts is read in milliseconds', async () => {
  const text = JSON.stringify(
    envelope(
      'Contacts',
      Array.from({ length: 100 }, (_, number) => contactOnWire(number)),
    ),
  );
  const response = reply('');
  const read = () => resources.contacts.list.process(response, text);
  for (let warmup = 0; warmup < 50; warmup += 1) await read();
  const tookMs: number[] = [];
  for (let run = 0; run < 40; run += 1) {
    const startMs = performance.now();
    await read();
    tookMs.push(performance.now() - startMs);
  }
  const medianMs = tookMs.sort((a, b) => a - b)[20] ?? Number.POSITIVE_INFINITY;
  // Room for a busy machine: the aim is 2.
  expect(medianMs).toBeLessThan(6);
});
