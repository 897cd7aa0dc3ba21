// A historical run: its steps, how far it is, whom it takes, what it needs beside, and what it costs.

import { describe, expect, test } from 'vitest';
import { counted, isInRange, nothingYet, onward, type RunCount, stepsOf, withNeeded } from '../../src/core/run.ts';
import { seen } from './build.ts';

const kinds = ['customer', 'invoice'] as const;

test.each([
  ['both', ['customer crm', 'customer accounting', 'invoice crm', 'invoice accounting']],
  ['to-accounting', ['customer crm', 'invoice crm']],
  ['to-crm', ['customer accounting', 'invoice accounting']],
] as const)('a run that goes %s walks through its kinds from that side', (direction, steps) => {
  expect(stepsOf({ kinds, direction }).map(({ kind, side }) => `${kind} ${side}`)).toEqual(steps);
});

test('a run goes on in its walk, then with the next step, and ends after the last', () => {
  const steps = stepsOf({ kinds, direction: 'to-crm' });
  expect(onward(steps, { step: 0, cursor: null }, 'c-7')).toEqual({ step: 0, cursor: 'c-7' });
  expect(onward(steps, { step: 0, cursor: 'c-7' }, null)).toEqual({ step: 1, cursor: null });
  expect(onward(steps, { step: 1, cursor: 'c-9' }, null)).toBeNull();
});

describe('what was counted', () => {
  const some: RunCount = { found: 5, fresh: 4, linked: 3, held: 2 };

  test('begins with nothing', () => {
    expect(nothingYet).toEqual({ found: 0, fresh: 0, linked: 0, held: 0 });
    expect(counted([], 1, { found: 2 })).toEqual([nothingYet, { ...nothingYet, found: 2 }]);
  });

  test('grows in its step alone', () => {
    const grown = { found: 6, fresh: 6, linked: 6, held: 6 };
    expect(counted([some, some], 0, { found: 1, fresh: 2, linked: 3, held: 4 })).toEqual([grown, some]);
    expect(counted([some, some], 1, {})).toEqual([some, some]);
  });
});

describe('a range of days', () => {
  const of = (date: string | null) => seen('crm', { date, changedAt: Date.UTC(2026, 4, 3, 23) });

  test.each<[from: string | null, to: string | null, date: string | null, isIn: boolean]>([
    [null, null, '2020-01-01', true],
    ['2026-05-01', null, '2026-05-01', true],
    ['2026-05-01', null, '2026-04-30', false],
    [null, '2026-05-31', '2026-05-31', true],
    [null, '2026-05-31', '2026-06-01', false],
    ['2026-05-01', '2026-05-31', '2026-06-01', false],
    ['2026-05-01', '2026-05-31', '2026-04-30', false],
    ['2026-05-03', '2026-05-03', null, true],
    ['2026-05-04', null, null, false],
    ['2026-05-04', null, '2026-05-05', true],
  ])('from %s to %s holds a document of %s: %s', (from, to, date, isIn) => {
    expect(isInRange(of(date), { from, to })).toBe(isIn);
  });
});

test('kinds bring along what they need, and what that needs, in the order of all kinds', () => {
  const all = [
    { name: 'customer', needs: [] },
    { name: 'vendor', needs: [] },
    { name: 'item', needs: ['vendor'] },
    { name: 'invoice', needs: ['customer', 'item'] },
  ] as const;
  expect(withNeeded(['invoice', 'customer'], all)).toEqual(['customer', 'vendor', 'item', 'invoice']);
  expect(withNeeded(['item', 'quote'], all)).toEqual(['vendor', 'item']);
  const round = [
    { name: 'customer', needs: ['vendor'] },
    { name: 'vendor', needs: ['customer'] },
  ] as const;
  expect(withNeeded(['vendor'], round)).toEqual(['customer', 'vendor']);
});
