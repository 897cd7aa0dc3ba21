// A document of accounting as it is made in the CRM, which reckons its total by itself: cents that it would be off are its adjustment.

import { describe, expect, test } from 'vitest';
import type { Creation } from '../../src/core/creation.ts';
import { adjusted } from '../../src/core/predicted.ts';
import { ADJUSTMENT, type Fields, isRows } from '../../src/core/value.ts';
import { seen } from './build.ts';
import { row } from './lines-world.ts';
import { plain } from './starting.ts';

const crmKeeps: Creation = { ...plain, crmRates: { OUTPUT: '15' } };
const part = { description: 'Part', quantity: '1', unitPrice: '10', tax: 'OUTPUT' };
const draft: Fields = { taxMode: 'inclusive', lines: [row('', part)] };

/** What is added in the CRM to a document of which accounting shows that total; null where it is made as it is. */
function adjustment(total: string | null, { creation = crmKeeps, kept = draft, own = draft }: Told = {}) {
  const made = adjusted(creation, own, seen('accounting', { fields: { ...draft, total } }), kept);
  if (made === own) return null;
  const rows = isRows(made.lines) ? made.lines : [];
  expect(rows.slice(0, -1)).toEqual(own.lines);
  return rows.at(-1);
}

interface Told {
  readonly creation?: Creation;
  /** As the CRM will show it. */
  readonly kept?: Fields;
  readonly own?: Fields;
}

// One part of 10.00 and its tax of 15 %: the CRM will make 11.50 of it.
describe('a document of which the CRM would make 11.50', () => {
  test.each([
    ['11.51', '0.01'],
    ['11.55', '0.05'],
    ['11.49', '-0.01'],
    ['11.45', '-0.05'],
  ])('and which comes to %s in accounting is adjusted by %s, without a tax', (total, unitPrice) => {
    const { fields, key } = adjustment(total) ?? row('', {});
    expect({ key, fields }).toMatchObject({ key: ADJUSTMENT, fields: { quantity: '1', unitPrice, tax: 'NONE' } });
  });

  test.each([
    ['is that in accounting too', '11.50'],
    ['is more than the cents of the settings below that', '11.56'],
    ['is more than the cents of the settings above that', '11.44'],
    ['has no total there', null],
  ])('and which %s is made as it is', (_, total) => {
    expect(adjustment(total)).toBeNull();
  });
});

test('prices count as the CRM keeps them: 3,000 at 0.33335 are 1,000.05, and 1,150.06 with their tax', () => {
  const many = { lines: [row('', { ...part, quantity: '3000', unitPrice: '0.33335' })] };
  expect(adjustment('1150.06', { kept: many })).toBeNull();
  expect(adjustment('1150.07', { kept: many })?.fields.unitPrice).toBe('0.01');
});

test('what the CRM will show counts, and not what it is sent', () => {
  const cut = { lines: [row('', { ...part, unitPrice: '9.99' })] };
  // 9.99 and 1.50 of tax: a cent less than 11.50.
  expect(adjustment('11.50', { kept: cut })?.fields.unitPrice).toBe('0.01');
});

describe('nothing is adjusted', () => {
  const off = '11.51';
  const { crmRates: _, ...unrated } = crmKeeps;
  const unknown = { lines: [row('', { ...part, tax: 'ODD' })] };

  test.each<[what: string, told: Told]>([
    ['where the CRM is not what keeps the documents', { creation: unrated }],
    ['where a tax is on a line whose rate in the CRM nobody knows', { kept: unknown }],
    ['where the document has no lines', { own: { lines: null } }],
    ['where cents are to be asked about', { creation: { ...crmKeeps, cents: { ...plain.cents, way: 'block' } } }],
  ])('%s', (_what, told) => {
    expect(adjustment(off, told)).toBeNull();
  });

  test('where nobody knows what the CRM will show', () => {
    expect(adjusted(crmKeeps, draft, seen('accounting', { fields: { total: off } }), undefined)).toBe(draft);
  });
});
