// What a study adds up, record by record: what is no document, has no amount or names no account counts as what it is.

import { expect, test } from 'vitest';
import type { Plan } from '../../src/core/steps.ts';
import { documentTotals, lineTotals, nothingLooked, type StudyLine, withStretch } from '../../src/core/study.ts';
import type { Fields } from '../../src/core/value.ts';
import { seen } from './build.ts';
import { row } from './lines-world.ts';

function made(fields: Fields, sent: Fields = {}): Plan {
  const source = seen('crm', { fields });
  return [
    { do: 'note', reason: null },
    { do: 'create', side: 'accounting', fields: sent, source, why: { code: 'create.new' } },
  ];
}

const empty = { lines: [], plans: [], side: 'crm', calls: { crm: 0, accounting: 0 } } as const;

test('of nothing there is nothing', () => {
  const nothing = {
    looked: 0,
    does: { ask: 0, create: 0, update: 0, archive: 0, wait: 0, link: 0, skip: 0, same: 0 },
    calls: { crm: 0, accounting: 0 },
    totals: [],
    lines: [],
    findings: [],
    kept: 0,
  };
  expect(nothingLooked).toEqual(nothing);
  expect(withStretch('check', nothingLooked, empty)).toEqual({ report: nothing, kept: [] });
  expect(documentTotals([])).toEqual([]);
});

test('a check tells what it found by sort; a plan does not', () => {
  const line: StudyLine = {
    kind: 'customer',
    name: 'Aroha',
    crm: null,
    accounting: null,
    facts: {},
    changes: [],
    held: [],
    does: 'ask',
    follows: false,
    code: 'match.several',
  };
  const findings = (sort: 'plan' | 'check') =>
    withStretch(sort, nothingLooked, { ...empty, lines: [line] }).report.findings;
  expect(findings('check')).toEqual([{ kind: 'customer', side: 'crm', does: 'ask', code: 'match.several', count: 1 }]);
  expect(findings('plan')).toEqual([]);
});

test('documents are added up by currency; what has no total, or no currency, is told as that', () => {
  const plans = [
    made({ total: '10', currency: 'NZD' }),
    made({ total: '2.5', currency: 'NZD' }),
    made({ total: '1' }),
    made({}),
  ];
  expect(documentTotals(plans)).toEqual([
    { side: 'accounting', currency: 'NZD', count: 2, amount: '12.5' },
    { side: 'accounting', currency: '', count: 1, amount: '1' },
  ]);
});

test('lines are added up by what is made of them, else by what they show; a line of words comes to nothing', () => {
  const shown = {
    currency: 'NZD',
    lines: [
      row('1', { amount: '10', account: '100', tax: 'GST' }),
      row('2', { amount: '5', account: '100', tax: 'GST' }),
      row('3', { description: 'Thank you' }),
    ],
  };
  const one = { side: 'accounting', currency: 'NZD', tax: 'GST' };
  expect(lineTotals([made(shown, { lines: [row('', { account: '200' })] })])).toEqual([
    { ...one, account: '200', amount: '10' },
    { ...one, account: '100', amount: '5' },
  ]);
  expect(lineTotals([made(shown)])).toEqual([{ ...one, account: '100', amount: '15' }]);
  expect(lineTotals([made({ name: 'Acme' })])).toEqual([]);
});
