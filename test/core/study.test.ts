// What a study adds up and keeps, stretch by stretch.

import { describe, expect, test } from 'vitest';
import type { Seen } from '../../src/core/record.ts';
import type { Plan } from '../../src/core/steps.ts';
import {
  type Doing,
  isKept,
  lineTotals,
  MOST_LINES,
  nextPlace,
  nothingLooked,
  type StudyLine,
  type StudyOrder,
  urgencyOf,
  withStretch,
} from '../../src/core/study.ts';
import type { Fields } from '../../src/core/value.ts';

function line(does: Doing, more: Partial<StudyLine> = {}): StudyLine {
  const bare = {
    kind: 'customer',
    name: 'Aroha',
    crm: null,
    accounting: null,
    facts: {},
    changes: [],
    held: [],
  } as const;
  return { ...bare, does, follows: false, code: `${does}.reason`, ...more };
}

const stretch = (lines: readonly StudyLine[], plans: readonly Plan[] = []) =>
  ({ lines, plans, side: 'crm', calls: { crm: 1, accounting: 2 } }) as const;

function made(fields: Fields, sent: Fields = fields): Plan {
  const source: Seen = {
    id: 'crm.Invoices:1',
    version: 'v1',
    changedAt: 0,
    fields,
    fixed: null,
    outside: null,
    stamp: null,
    name: 'INV-1',
    young: false,
    traits: {},
    date: null,
  };
  return [{ do: 'create', side: 'accounting', fields: sent, source, why: { code: 'create.new' } }];
}

const row = (fields: Fields) => ({ key: '', fields });

describe('what is kept', () => {
  test('a plan keeps whatever is not simply in step', () => {
    expect(
      (['ask', 'create', 'update', 'skip', 'wait', 'link'] as const).every((does) => isKept('plan', line(does))),
    ).toBe(true);
    expect(isKept('plan', line('same'))).toBe(false);
  });

  test('a check keeps what is in the way, and not who only follows another', () => {
    expect(isKept('check', line('ask'))).toBe(true);
    expect(isKept('check', line('skip'))).toBe(true);
    expect(isKept('check', line('wait'))).toBe(true);
    expect(isKept('check', line('wait', { follows: true }))).toBe(false);
    expect(isKept('check', line('create'))).toBe(false);
  });

  test('behind the last line that is kept, everything is still counted', () => {
    const full = { ...nothingLooked, kept: MOST_LINES - 1 };
    const { report, kept } = withStretch('plan', full, stretch([line('create'), line('create'), line('skip')]));
    expect(kept).toHaveLength(1);
    expect(report).toMatchObject({ kept: MOST_LINES, looked: 3, does: { create: 2, skip: 1 } });
  });
});

describe('sums', () => {
  test('two stretches add up: records, requests, and findings of the same cause as one', () => {
    const first = withStretch('check', nothingLooked, stretch([line('ask'), line('same')]));
    const { report } = withStretch('check', first.report, stretch([line('ask'), line('skip')]));
    expect(report).toMatchObject({ looked: 4, calls: { crm: 2, accounting: 4 }, does: { ask: 2, skip: 1, same: 1 } });
    expect(report.findings.map(({ code, count }) => [code, count])).toEqual([
      ['ask.reason', 2],
      ['skip.reason', 1],
    ]);
  });

  test('the same reason in another module, or on the other side, is another finding', () => {
    const first = withStretch('check', nothingLooked, stretch([line('ask'), line('ask', { kind: 'invoice' })]));
    const other = { ...stretch([line('ask')]), side: 'accounting' as const };
    expect(withStretch('check', first.report, other).report.findings.map(({ count }) => count)).toEqual([1, 1, 1]);
  });

  test('money of documents that would be made adds up by currency, to the cent', () => {
    const plans = [
      made({ total: '0.1', currency: 'NZD' }),
      made({ total: '0.2', currency: 'NZD' }),
      made({ total: '5', currency: 'EUR' }),
    ];
    const { totals } = withStretch('plan', nothingLooked, stretch([], plans)).report;
    expect(totals).toEqual([
      { side: 'accounting', currency: 'NZD', count: 2, amount: '0.3' },
      { side: 'accounting', currency: 'EUR', count: 1, amount: '5' },
    ]);
  });

  test('their lines add up by the account and the tax that are sent, not those that the source shows', () => {
    const shown = [
      row({ amount: '10', account: null, tax: 'OUTPUT2' }),
      row({ amount: '2.5', account: '260', tax: 'NONE' }),
    ];
    const sent = [row({ account: '200', tax: 'OUTPUT2' }), row({ account: '260' })];
    const plans = [
      made({ lines: shown, currency: 'NZD' }, { lines: sent }),
      made({ lines: shown, currency: 'NZD' }, { lines: sent }),
    ];
    expect(lineTotals(plans)).toEqual([
      { side: 'accounting', currency: 'NZD', account: '200', tax: 'OUTPUT2', amount: '20' },
      { side: 'accounting', currency: 'NZD', account: '260', tax: 'NONE', amount: '5' },
    ]);
  });
});

describe('where it goes on', () => {
  const order: StudyOrder = {
    sort: 'check',
    steps: [
      { kind: 'customer', side: 'crm' },
      { kind: 'customer', side: 'accounting' },
    ],
    ids: null,
    from: null,
    to: null,
    history: false,
  };

  test('in the same step while the walk goes on, then in the next, then nowhere', () => {
    expect(nextPlace(order, { step: 0, cursor: null }, 'here')).toEqual({ step: 0, cursor: 'here' });
    expect(nextPlace(order, { step: 0, cursor: 'here' }, null)).toEqual({ step: 1, cursor: null });
    expect(nextPlace(order, { step: 1, cursor: 'there' }, null)).toBeNull();
  });
});

test('whoever waits at the page for a few records goes before timers; a report about everything takes what is left', () => {
  expect(urgencyOf({ ids: ['crm.Accounts:1'] })).toBe('person');
  expect(urgencyOf({ ids: null, since: [null] })).toBe('event');
  expect(urgencyOf({ ids: null })).toBe('run');
});
