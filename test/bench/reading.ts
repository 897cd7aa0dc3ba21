// What it costs to read a page that Xero has sent: a small part of the ten milliseconds that a free Worker may compute.

import { resources } from '../../src/xero-node-lite/index.ts';
import { contactOnWire, envelope, reply } from '../xero-node-lite/fake.ts';
import type { Figures } from './figures.ts';

const CONTACTS = 100;
const MOST_MS = 6;
const WARM_UP = 50;
const RUNS = 400;

export async function reading(figures: Figures): Promise<void> {
  figures.title(`Reading a page of ${CONTACTS} contacts`);
  const contacts = Array.from({ length: CONTACTS }, (_, number) => contactOnWire(number));
  const text = JSON.stringify(envelope('Contacts', contacts));
  const response = reply('');
  const tookMs: number[] = [];
  for (let run = -WARM_UP; run < RUNS; run += 1) {
    const startMs = performance.now();
    await resources.contacts.list.process(response, text);
    if (run >= 0) tookMs.push(performance.now() - startMs);
  }
  tookMs.sort((one, other) => one - other);
  figures.add('from text to contacts: p50', tookMs[RUNS / 2] ?? Infinity, 'ms', { most: MOST_MS });
}
