// The lists that the two sides are to have: which are written at all, in which order their lines stand, and whose ids they bear.

import { describe, expect, test } from 'vitest';
import { alikeLists, leadersOf, listFor, mergeLines } from '../../src/core/lines.ts';
import { list, told, words as fields } from './line-list.ts';
import { leads, rules } from './one-line.ts';

interface Situation {
  readonly before: readonly [crm: string, accounting: string];
  readonly now: readonly [crm: string, accounting: string];
  /** The lists that are written; null where none is. */
  readonly written: readonly [crm: string | null, accounting: string | null];
  readonly contested?: boolean;
}

const abc = ['c1 A, c2 B, c3 C', 'a1 A, a2 B, a3 C'] as const;

test.each<[situation: string, lists: Situation]>([
  ['nothing changed', { before: abc, now: abc, written: [null, null] }],
  ['an edit in the CRM', { before: abc, now: ['c1 A, c2 B 5, c3 C', abc[1]], written: [null, 'a1 A, a2 B 5, a3 C'] }],
  [
    'an edit in accounting',
    { before: abc, now: [abc[0], 'a1 A, a2 B 5, a3 C'], written: ['c1 A, c2 B 5, c3 C', null] },
  ],
  [
    'both edited one line',
    {
      before: abc,
      now: ['c1 A, c2 B 5, c3 C', 'a1 A, a2 B 6, a3 C'],
      written: ['c1 A, c2 B 6, c3 C', null],
      contested: true,
    },
  ],
  ['a new order in the CRM', { before: abc, now: ['c3 C, c1 A, c2 B', abc[1]], written: [null, 'a3 C, a1 A, a2 B'] }],
  [
    'a new order in accounting',
    { before: abc, now: [abc[0], 'a2 B, a1 A, a3 C'], written: ['c2 B, c1 A, c3 C', null] },
  ],
  [
    'new orders on both sides: the CRM’s',
    { before: abc, now: ['c3 C, c1 A, c2 B', 'a2 B, a1 A, a3 C'], written: [null, 'a3 C, a1 A, a2 B'] },
  ],
  [
    'a new order here, an edit there',
    {
      before: abc,
      now: ['c3 C, c1 A, c2 B', 'a1 A 5, a2 B, a3 C'],
      written: ['c3 C, c1 A 5, c2 B', 'a3 C, a1 A 5, a2 B'],
    },
  ],
  [
    'an edit where the CRM has an order of its own',
    {
      before: ['c2 B, c1 A, c3 C', abc[1]],
      now: ['c2 B, c1 A 5, c3 C', abc[1]],
      written: [null, 'a1 A 5, a2 B, a3 C'],
    },
  ],
  [
    'an edit there, where the CRM has an order of its own',
    {
      before: ['c2 B, c1 A, c3 C', abc[1]],
      now: ['c2 B, c1 A, c3 C', 'a1 A 5, a2 B, a3 C'],
      written: ['c1 A 5, c2 B, c3 C', null],
    },
  ],
  [
    'a line goes in the CRM, in whose order nothing moved',
    { before: abc, now: ['c2 B, c3 C', abc[1]], written: [null, 'a2 B, a3 C'] },
  ],
  [
    'a line goes in the CRM, and another is new',
    { before: abc, now: ['c1 A, c3 C, + D', abc[1]], written: [null, 'a1 A, a3 C, + D'] },
  ],
  [
    'a new line at the head',
    { before: abc, now: ['+ D, c1 A, c2 B, c3 C', abc[1]], written: [null, '+ D, a1 A, a2 B, a3 C'] },
  ],
  [
    'a new line in the middle',
    { before: abc, now: ['c1 A, + D, c2 B, c3 C', abc[1]], written: [null, 'a1 A, + D, a2 B, a3 C'] },
  ],
  [
    'two new lines beside each other',
    { before: abc, now: ['c1 A, + D, + E, c2 B, c3 C', abc[1]], written: [null, 'a1 A, + D, + E, a2 B, a3 C'] },
  ],
  [
    'a line goes in the CRM, which has an order of its own',
    { before: ['c2 B, c1 A, c3 C', abc[1]], now: ['c2 B, c1 A', abc[1]], written: [null, 'a1 A, a2 B'] },
  ],
  [
    'a new line at the end',
    { before: abc, now: [abc[0], 'a1 A, a2 B, a3 C, + D'], written: ['c1 A, c2 B, c3 C, + D', null] },
  ],
  [
    'new lines on both sides, at different places',
    {
      before: abc,
      now: ['c1 A, + D, c2 B, c3 C', 'a1 A, a2 B, + E, a3 C'],
      written: ['c1 A, + D, c2 B, + E, c3 C', 'a1 A, + D, a2 B, + E, a3 C'],
    },
  ],
  [
    'the same new line on both sides',
    { before: abc, now: ['c1 A, c2 B, c3 C, c4 D', 'a1 A, a2 B, a3 C, a4 D'], written: [null, null] },
  ],
  ['two new lines alike on both sides', { before: ['', ''], now: ['c1 D, c2 D', 'a1 D, a2 D'], written: [null, null] }],
  [
    'two new lines alike here, and one there',
    { before: ['', ''], now: ['c1 D, c2 D', 'a1 D'], written: [null, 'a1 D, + D'] },
  ],
  ['new lines that are not alike', { before: ['', ''], now: ['c1 D', 'a1 E'], written: ['c1 D, + E', '+ D, a1 E'] }],
  [
    'lines without ids that nobody touched',
    { before: ['+ A, + B', 'a1 A, a2 B'], now: ['+ A, + B', 'a1 A, a2 B'], written: [null, null] },
  ],
  [
    'lines without ids, one of them edited',
    { before: ['+ A, + B 5', 'a1 A, a2 B 5'], now: ['+ A, + B 6', 'a1 A, a2 B 5'], written: [null, 'a1 A, a2 B 6'] },
  ],
  ['all lines are gone', { before: abc, now: ['', abc[1]], written: [null, ''] }],
])('%s', (_, { before, now, written, contested = false }) => {
  const both = ([crm, accounting]: readonly [string, string]) => ({ crm: list(crm), accounting: list(accounting) });
  const merged = mergeLines(both(before), both(now), rules({ fields }));
  expect([told(merged.lists.crm), told(merged.lists.accounting)]).toEqual(written);
  expect(merged.contested).toBe(contested);
});

test('a document without lines is one with none', () => {
  const none = { crm: null, accounting: null };
  expect(mergeLines(none, none, rules({ fields })).lists).toEqual({});
  expect(told(mergeLines(none, { ...none, crm: list('c1 A') }, rules({ fields })).lists.accounting)).toBe('+ A');
});

test('two lists are alike where their lines say the same in their order', () => {
  expect(alikeLists(fields, list('c1 A, c2 B 5'), list('a1 A, a2 B 5.0'))).toBe(true);
  expect(alikeLists(fields, list('c1 A, c2 B'), list('a1 B, a2 A'))).toBe(false);
  expect(alikeLists(fields, list('c1 A'), list('a1 A, a2 B'))).toBe(false);
  expect(alikeLists(fields, null, [])).toBe(true);
});

describe('one side’s whole list for the other', () => {
  test('keeps the ids of the lines that are there', () => {
    expect(told(listFor('accounting', list('c1 A 5, c2 B'), list('a1 B, a2 A'), fields))).toBe('a2 A 5, a1 B');
    expect(told(listFor('crm', list('a1 A 5, a2 B'), list('c1 B, c2 A'), fields))).toBe('c2 A 5, c1 B');
  });

  test('makes what is not there, and leaves out what is there alone', () => {
    expect(told(listFor('accounting', list('c1 A, c2 B'), list('a1 A'), fields))).toBe('a1 A, + B');
    expect(told(listFor('crm', list('a1 A'), list('c1 B, c2 A'), fields))).toBe('c2 A');
    expect(told(listFor('crm', null, list('c1 A'), fields))).toBe('');
  });
});

test.each([
  ['both', leads.both],
  ['to-crm', leads.accounting],
  ['to-accounting', leads.crm],
  ['none', leads.nobody],
] as const)('lines that travel %s are led by that side', (flow, led) => {
  expect(leadersOf(flow)).toEqual(led);
});
