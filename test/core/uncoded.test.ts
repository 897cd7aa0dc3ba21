// A product without a code: which code it gets by rule, and what is done where it gets none.

import { describe, expect, test } from 'vitest';
import { plan } from '../../src/core/plan.ts';
import { codeFrom, type UncodedWay, withCode } from '../../src/core/uncoded.ts';
import { briefs, rules, stepsOf, stranger } from './build.ts';

const id = 'crm.Products:5725767000000524157';
const chair = { name: 'Garden chair', id };

describe('the code of a product that has none', () => {
  test.each([
    ['Garden chair', 'GARDEN-CHAIR-524157'],
    ['Chaise “été” n° 5', 'CHAISE-ETE-N-5-524157'],
    ['  -- ', 'P-524157'],
    ['椅子', 'P-524157'],
    ['A very long name of a chair', 'A-VERY-LONG-NAME-OF-A-C-524157'],
  ])('of %s is %s', (name, code) => {
    expect(codeFrom(name, id)).toBe(code);
    expect(code.length).toBeLessThanOrEqual(30);
  });

  test('is made only where there is none, and where the settings say so', () => {
    expect(withCode('code', { code: 'CHAIR' }, chair)).toEqual({ draft: { code: 'CHAIR' } });
    expect(withCode(undefined, { name: 'Garden chair' }, chair)).toEqual({ draft: { name: 'Garden chair' } });
    expect(withCode('code', { code: null }, chair)).toEqual({ draft: { code: 'GARDEN-CHAIR-524157' } });
  });
});

test('a product of accounting goes to the CRM without a code, whatever is done for those of the CRM', () => {
  const made = (uncoded: UncodedWay) => plan(stranger('accounting', {}, { rules: rules({ uncoded }) }));
  for (const way of ['ask', 'code', 'line'] as const) {
    expect(briefs(made(way))).toEqual(['create crm']);
    expect(stepsOf(made(way), 'create')[0]?.fields).not.toHaveProperty('code');
  }
});

test('a product without a code is asked about, or words stand for it', () => {
  expect(withCode('ask', {}, chair)).toMatchObject({
    instead: { issue: { code: 'needs.code', facts: { name: 'Garden chair' } } },
  });
  expect(withCode('line', {}, chair)).toMatchObject({ instead: { do: 'note', reason: { code: 'skip.no-code' } } });
});
