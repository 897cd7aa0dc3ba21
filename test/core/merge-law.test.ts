// Where merging a field must hold back: a base belongs to its mapping, a blank erases nothing, a person's answer goes where it can go.

import { describe, expect, test } from 'vitest';
import { people, verdictOf } from './field.ts';

const noBase = { crm: undefined, accounting: undefined };

describe('a field that travels one way, mapped to another place after the two were in step', () => {
  const moved = { field: { flow: 'to-crm' }, base: { crm: undefined, accounting: 'new' } } as const;

  test('asks before it overwrites what stands in the new place', () => {
    const now = { crm: 'something else', accounting: 'new' };
    expect(verdictOf({ ...moved, now })).toEqual({ is: 'hold', why: 'mapping-changed' });
  });

  test('fills a place that is blank', () => {
    const now = { crm: null, accounting: 'new' };
    expect(verdictOf({ ...moved, now })).toEqual({ is: 'carry', values: { crm: 'new' }, why: 'mirrored' });
  });

  test('overwrites where the what-if was approved', () => {
    const verdict = verdictOf({
      ...moved,
      field: { flow: 'to-crm', approved: true },
      now: { crm: 'else', accounting: 'new' },
    });
    const lost = { side: 'crm', value: 'else' };
    expect(verdict).toEqual({ is: 'carry', values: { crm: 'new' }, why: 'mirrored', lost });
  });

  test('overwrites where the two are merged for the first time', () => {
    const verdict = verdictOf({ ...moved, base: noBase, firstMerge: true, now: { crm: 'else', accounting: 'new' } });
    const lost = { side: 'crm', value: 'else' };
    expect(verdict).toEqual({ is: 'carry', values: { crm: 'new' }, why: 'mirrored', lost });
  });

  test('goes on where only the source was mapped anew', () => {
    const base = { crm: 'old', accounting: undefined };
    const verdict = verdictOf({ field: { flow: 'to-crm' }, base, now: { crm: 'old', accounting: 'new' } });
    expect(verdict).toMatchObject({ is: 'carry', values: { crm: 'new' }, why: 'mirrored' });
  });
});

describe('a list whose last row was taken away', () => {
  const list = { type: 'rows', flow: 'to-accounting' } as const;
  const base = { crm: people(['ann', 'Ann']), accounting: people(['ann', 'Ann']) };
  const now = { crm: [], accounting: people(['ann', 'Ann']) };

  test('erases nothing while blanks keep', () => {
    expect(verdictOf({ field: list, base, now })).toEqual({ is: 'agree', why: 'blank-kept' });
  });

  test('is emptied where blanks clear', () => {
    const verdict = verdictOf({ field: { ...list, blank: 'clear' }, base, now });
    expect(verdict).toEqual({ is: 'carry', values: { accounting: [] }, why: 'mirrored' });
  });

  test('stays as it is where the far side takes lists at creation only', () => {
    const onlyAtCreation = { crm: false, accounting: true };
    const verdict = verdictOf({ field: { ...list, blank: 'clear', onlyAtCreation }, base, now });
    expect(verdict).toEqual({ is: 'agree', why: 'not-settable' });
  });
});

describe('two people who share an e-mail address', () => {
  const list = { type: 'rows', flow: 'to-accounting' } as const;
  const both = people(['info', 'Ann'], ['info', 'Ben']);

  test('both stay when one of them is renamed', () => {
    const verdict = verdictOf({
      field: list,
      base: { crm: both, accounting: both },
      now: { crm: people(['info', 'Ann'], ['info', 'Benjamin']), accounting: both },
    });
    const values = { accounting: people(['info', 'Ann'], ['info', 'Benjamin']) };
    expect(verdict).toEqual({ is: 'carry', values, why: 'mirrored' });
  });

  test('one of them leaves and the other stays', () => {
    const verdict = verdictOf({
      field: list,
      base: { crm: both, accounting: both },
      now: { crm: people(['info', 'Ann']), accounting: both },
    });
    expect(verdict).toEqual({ is: 'carry', values: { accounting: people(['info', 'Ann']) }, why: 'mirrored' });
  });
});

describe('a decision', () => {
  const held = { crm: 'left', accounting: 'right' };

  test('for a side that takes the value at creation only leaves each side as it is', () => {
    const verdict = verdictOf({
      field: { onlyAtCreation: { crm: false, accounting: true } },
      now: { crm: 'left', accounting: 'right' },
      held,
      decision: { choice: 'crm' },
    });
    expect(verdict).toEqual({ is: 'agree', why: 'not-settable' });
  });

  test('of a value of one’s own goes to the side that takes it', () => {
    const verdict = verdictOf({
      field: { onlyAtCreation: { crm: false, accounting: true } },
      now: { crm: 'left', accounting: 'right' },
      held,
      decision: { choice: 'value', value: 'middle' },
    });
    expect(verdict).toEqual({ is: 'carry', values: { crm: 'middle' }, why: 'decided' });
  });
});

describe('a held field', () => {
  test('is let go once both sides are back to what they agreed on', () => {
    const verdict = verdictOf({
      base: { crm: 'a long value', accounting: 'a long' },
      now: { crm: 'a long value', accounting: 'a long' },
      held: { crm: 'left', accounting: 'right' },
    });
    expect(verdict).toEqual({ is: 'still' });
  });
});

describe('both sides edited while nothing may travel either way', () => {
  test('nobody is asked: the base waits', () => {
    const verdict = verdictOf({
      field: { authority: 'ask' },
      now: { crm: 'left', accounting: 'right' },
      open: { crm: false, accounting: false },
    });
    expect(verdict).toMatchObject({ is: 'rest' });
  });
});

describe('what the far side had by itself goes into the log before it is overwritten', () => {
  test('where it travels one way and the source was blank when the two agreed', () => {
    const base = { crm: 'own', accounting: null };
    const now = { crm: 'own', accounting: 'new' };
    expect(verdictOf({ field: { flow: 'to-crm' }, base, now })).toMatchObject({ lost: { side: 'crm', value: 'own' } });
  });

  test('where a value was kept beside a blank, and the blank is filled', () => {
    const base = { crm: null, accounting: 'own' };
    const now = { crm: 'new', accounting: 'own' };
    const verdict = verdictOf({ field: { flow: 'both', authority: 'newest' }, base, now, newer: 'crm' });
    expect(verdict).toMatchObject({ is: 'carry', lost: { side: 'accounting', value: 'own' } });
  });

  test('but not what it showed as a mirror', () => {
    const base = { crm: 'old', accounting: 'old' };
    expect(verdictOf({ field: { flow: 'to-crm' }, base, now: { crm: 'old', accounting: 'new' } })).not.toHaveProperty(
      'lost.value',
    );
  });
});

describe('a field that is blank on both sides, where blanks clear', () => {
  test('is filled by the side that enters something, whoever has authority', () => {
    const base = { crm: null, accounting: null };
    const field = { flow: 'both', blank: 'clear', authority: 'accounting' } as const;
    const verdict = verdictOf({ field, base, now: { crm: 'new', accounting: null } });
    expect(verdict).toEqual({ is: 'carry', values: { accounting: 'new' }, why: 'edited' });
  });
});

describe('a field that never travels', () => {
  const field = { flow: 'none' } as const;
  const base = { crm: 'one', accounting: 'two' };

  test('is left as it is, however the two differ', () => {
    expect(verdictOf({ field, base, now: base })).toEqual({ is: 'still' });
  });

  test.each([
    ['the CRM', { crm: 'other', accounting: 'two' }],
    ['accounting', { crm: 'one', accounting: 'other' }],
  ])('is remembered anew where %s shows something else', (_, now) => {
    expect(verdictOf({ field, base, now })).toEqual({ is: 'agree', why: 'equal' });
  });

  test('is remembered where it never was', () => {
    const now = { crm: 'one', accounting: null };
    expect(verdictOf({ field, base: noBase, now })).toEqual({ is: 'agree', why: 'equal' });
    expect(verdictOf({ field, base: { crm: 'one', accounting: undefined }, now })).toEqual({
      is: 'agree',
      why: 'equal',
    });
  });
});
