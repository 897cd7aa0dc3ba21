// The exchange rate that a log entry tells of: what was written, who gave it, of which day.

import { expect, test } from 'vitest';
import { rateUsed } from '../../src/core/rate-used.ts';
import type { Step } from '../../src/core/steps.ts';
import type { Fields } from '../../src/core/value.ts';
import { present } from './build.ts';

type Create = Extract<Step, { do: 'create' }>;
const sight = present('crm');
const source = sight.is === 'present' ? sight.seen : undefined;

function made(fields: Fields): Create {
  if (!source) throw new Error('nothing is shown');
  return { do: 'create', side: 'accounting', fields, source, why: { code: 'create.new' } };
}

const euro = { currency: 'EUR', date: '2026-11-19' };

test('a rate that the source gave is its own, as the written side shows it', () => {
  expect(rateUsed(made({ ...euro, exchangeRate: '1.18' }), { ...euro, exchangeRate: '1.180000' })).toEqual({
    currency: 'EUR',
    rate: '1.180000',
    from: 'crm',
    on: '2026-11-19',
  });
});

test('a rate that nobody gave is that of the side that chose one', () => {
  expect(rateUsed(made(euro), { ...euro, exchangeRate: '1.2' })).toMatchObject({ rate: '1.2', from: 'accounting' });
});

test('the organisation’s own currency, and a document without a rate, tell of none', () => {
  expect(rateUsed(made({ ...euro, exchangeRate: '1' }), undefined)).toBeUndefined();
  expect(rateUsed(made(euro), undefined)).toBeUndefined();
});

test('a rate of no currency, or of no day, tells nothing', () => {
  expect(rateUsed(made({ date: euro.date, exchangeRate: '1.2' }), undefined)).toBeUndefined();
  expect(rateUsed(made({ currency: 'EUR', exchangeRate: '1.2' }), undefined)).toBeUndefined();
});

test('an edit tells of it where it writes one', () => {
  const { source: _, ...rest } = made({});
  const edit = (patch: Fields): Step =>
    ({ ...rest, do: 'update', id: 'x', patch, before: {}, from: {}, lost: [] }) as Step;
  const told = (patch: Fields) => {
    const step = edit(patch);
    return step.do === 'update' ? rateUsed(step, undefined, { ...euro, exchangeRate: '1.2' }) : undefined;
  };
  expect(told({ exchangeRate: '1.3' })).toEqual({ currency: 'EUR', rate: '1.3', from: 'crm', on: '2026-11-19' });
  expect(told({ date: '2026-11-20' })).toBeUndefined();
});
