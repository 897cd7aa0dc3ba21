// One field between two sides: for each combination of what they show, of the field's settings and of what is held, the verdict.

import { describe, expect, test } from 'vitest';
import type { FieldSituation } from '../../src/core/merge.ts';
import { mayReach } from '../../src/core/merge.ts';
import type { MappedField } from '../../src/core/record.ts';
import { field } from './build.ts';
import { people, told, verdictOf } from './field.ts';

type Shown = FieldSituation['now']['crm'];
const now = (crm: Shown, accounting: Shown) => ({ crm, accounting });

/** Both sides showed `old` when they last agreed. */
function between(crm: Shown, accounting: Shown, more: Partial<MappedField> = {}, rest: Partial<FieldSituation> = {}) {
  return told(verdictOf({ ...rest, field: more, now: now(crm, accounting) }));
}

describe('both ways', () => {
  test.each([
    ['old', 'old', 'still'],
    ['new', 'old', 'carry accounting=new edited'],
    ['old', 'new', 'carry crm=new edited'],
    ['new', 'new', 'agree equal'],
    ['one', 'two', 'hold both-edited'],
    [null, 'old', 'agree blank-kept'],
    ['old', null, 'agree blank-kept'],
    [null, null, 'agree equal'],
    [null, 'new', 'carry crm=new edited'],
    ['new', null, 'carry accounting=new edited'],
    ['', 'old', 'agree blank-kept'],
  ])('the CRM shows %j, accounting %j: %s', (crm, accounting, verdict) => {
    expect(between(crm, accounting)).toBe(verdict);
  });

  test.each<[Shown, Shown, MappedField['authority'], string]>([
    [null, 'old', 'ask', 'carry accounting=null edited'],
    ['old', null, 'ask', 'carry crm=null edited'],
    [null, null, 'ask', 'agree equal'],
    [null, 'new', 'accounting', 'carry crm=new accounting lost crm=null'],
    ['new', null, 'crm', 'carry accounting=new crm lost accounting=null'],
    [null, 'new', 'crm', 'carry accounting=null crm lost accounting=new'],
    [null, 'new', 'ask', 'hold both-edited'],
  ])('where blanks clear: the CRM shows %j, accounting %j, authority %s: %s', (crm, accounting, authority, verdict) => {
    expect(between(crm, accounting, { blank: 'clear', authority })).toBe(verdict);
  });
});

describe('both edited, and they differ', () => {
  test.each<[MappedField['authority'], FieldSituation['newer'], string]>([
    ['crm', 'unclear', 'carry accounting=one crm lost accounting=two'],
    ['crm', 'accounting', 'carry accounting=one crm lost accounting=two'],
    ['accounting', 'crm', 'carry crm=two accounting lost crm=one'],
    ['newest', 'crm', 'carry accounting=one newest lost accounting=two'],
    ['newest', 'accounting', 'carry crm=two newest lost crm=one'],
    ['newest', 'unclear', 'hold both-edited'],
    ['ask', 'crm', 'hold both-edited'],
    ['ask', 'unclear', 'hold both-edited'],
  ])('authority %s, newer %s: %s', (authority, newer, verdict) => {
    expect(between('one', 'two', { authority }, { newer })).toBe(verdict);
  });

  test.each<[MappedField['authority'], boolean, boolean, string]>([
    ['crm', true, false, 'rest accounting'],
    ['accounting', false, true, 'rest crm'],
    ['crm', false, true, 'carry accounting=one crm lost accounting=two'],
    ['ask', false, true, 'hold both-edited'],
    ['ask', true, false, 'hold both-edited'],
    ['ask', false, false, 'rest accounting'],
  ])('authority %s, into the CRM %s, into accounting %s: %s', (authority, crm, accounting, verdict) => {
    expect(between('one', 'two', { authority }, { open: { crm, accounting } })).toBe(verdict);
  });
});

describe('a direction that is closed', () => {
  const open = { crm: false, accounting: false };

  test.each([
    ['new', 'old', 'rest accounting'],
    ['old', 'new', 'rest crm'],
    ['new', 'new', 'agree equal'],
    [null, 'old', 'agree blank-kept'],
    [null, 'new', 'rest crm'],
    ['old', 'old', 'still'],
  ])('the CRM shows %j, accounting %j: %s', (crm, accounting, verdict) => {
    expect(between(crm, accounting, {}, { open })).toBe(verdict);
  });
});

describe('a field that travels one way', () => {
  test.each<[MappedField['flow'], Shown, Shown, string]>([
    ['to-accounting', 'new', 'old', 'carry accounting=new mirrored'],
    ['to-accounting', 'old', 'new', 'carry accounting=old mirrored lost accounting=new'],
    ['to-accounting', 'one', 'two', 'carry accounting=one mirrored lost accounting=two'],
    ['to-accounting', 'new', 'new', 'agree equal'],
    ['to-accounting', null, 'old', 'agree blank-kept'],
    ['to-accounting', 'old', null, 'carry accounting=old mirrored'],
    ['to-crm', 'old', 'new', 'carry crm=new mirrored'],
    ['to-crm', 'new', 'old', 'carry crm=old mirrored lost crm=new'],
    ['to-crm', 'old', null, 'agree blank-kept'],
    ['to-crm', null, 'old', 'carry crm=old mirrored'],
  ])('%s: the CRM shows %j, accounting %j: %s', (flow, crm, accounting, verdict) => {
    expect(between(crm, accounting, { flow, authority: 'ask' })).toBe(verdict);
  });

  test('empties the far side where blanks clear', () => {
    expect(between(null, 'old', { flow: 'to-accounting', blank: 'clear' })).toBe('carry accounting=null mirrored');
  });

  test('rests where its direction is closed, and says nothing of the other direction', () => {
    const open = { crm: true, accounting: false };
    expect(between('new', 'old', { flow: 'to-accounting' }, { open })).toBe('rest accounting');
    expect(between('old', 'new', { flow: 'to-crm' }, { open })).toBe('carry crm=new mirrored');
  });

  test('stays as it is where the far side takes the value at creation only', () => {
    const onlyAtCreation = { crm: false, accounting: true };
    expect(between('new', 'old', { flow: 'to-accounting', onlyAtCreation })).toBe('agree not-settable');
  });
});

describe('a field without a base', () => {
  const none = { base: { crm: undefined, accounting: undefined } };
  const half = { base: { crm: 'old', accounting: undefined } };

  test.each<[string, Shown, Shown, Partial<FieldSituation>, string]>([
    ['just matched', 'one', 'one', { ...none, firstMerge: true }, 'agree equal'],
    ['just matched', null, 'two', { ...none, firstMerge: true }, 'carry crm=two filled'],
    ['just matched', 'one', null, { ...none, firstMerge: true }, 'carry accounting=one filled'],
    ['just matched', 'one', 'two', { ...none, firstMerge: true }, 'hold both-edited'],
    ['mapped anew', 'one', 'one', none, 'agree equal'],
    ['mapped anew', null, 'two', none, 'carry crm=two filled'],
    ['mapped anew', 'one', null, none, 'carry accounting=one filled'],
    ['mapped anew', 'one', 'two', none, 'hold mapping-changed'],
    ['mapped anew on one side', 'one', 'two', half, 'hold mapping-changed'],
    ['mapped anew on one side', 'old', 'two', half, 'hold mapping-changed'],
    ['mapped anew on one side', 'old', 'old', half, 'agree equal'],
    ['mapped anew', null, null, none, 'agree equal'],
  ])('%s: the CRM shows %j, accounting %j', (_, crm, accounting, rest, verdict) => {
    expect(between(crm, accounting, {}, rest)).toBe(verdict);
  });

  test('follows its authority where the two were just matched, or the preview was approved', () => {
    const crm = { authority: 'crm' } as const;
    expect(between('one', 'two', crm, { ...none, firstMerge: true })).toBe(
      'carry accounting=one crm lost accounting=two',
    );
    expect(between('one', 'two', { ...crm, approved: true }, none)).toBe(
      'carry accounting=one crm lost accounting=two',
    );
    expect(between('one', 'two', crm, none)).toBe('hold mapping-changed');
  });

  test('is not filled where that direction is closed, or takes values at creation only', () => {
    expect(between(null, 'two', {}, { ...none, open: { crm: false, accounting: true } })).toBe('rest crm');
    const onlyAtCreation = { crm: true, accounting: false };
    expect(between(null, 'two', { onlyAtCreation }, none)).toBe('agree not-settable');
  });
});

describe('a held field', () => {
  const held = { held: now('one', 'two') };

  test.each([
    ['one', 'two', 'hold both-edited'],
    ['three', 'two', 'hold both-edited'],
    ['one', 'old', 'hold both-edited'],
    [null, 'two', 'hold both-edited'],
    ['two', 'two', 'agree equal'],
    ['old', 'old', 'still'],
  ])('the CRM shows %j, accounting %j: %s', (crm, accounting, verdict) => {
    expect(between(crm, accounting, { authority: 'crm' }, held)).toBe(verdict);
    expect(between(crm, accounting, { flow: 'to-crm' }, held)).toBe(verdict);
  });

  test.each([
    [{ choice: 'crm' }, 'carry accounting=one decided lost accounting=two'],
    [{ choice: 'accounting' }, 'carry crm=two decided lost crm=one'],
    [{ choice: 'value', value: 'three' }, 'carry crm=three accounting=three decided'],
    [{ choice: 'value', value: 'one' }, 'carry accounting=one decided'],
    [{ choice: 'value' }, 'carry crm=null accounting=null decided'],
  ] as const)('the answer %j: %s', (decision, verdict) => {
    expect(between('one', 'two', { authority: 'ask' }, { ...held, decision })).toBe(verdict);
  });

  test('the answer comes late: both mean the same by now', () => {
    expect(between('two', 'two', {}, { ...held, decision: { choice: 'crm' } })).toBe('agree equal');
  });

  test('the answer travels even where edits don’t', () => {
    const open = { crm: false, accounting: false };
    expect(between('one', 'two', {}, { ...held, open, decision: { choice: 'crm' } })).toBe(
      'carry accounting=one decided lost accounting=two',
    );
  });

  test('the answer goes only where the field may travel', () => {
    const decision = { choice: 'value', value: 'three' } as const;
    expect(between('one', 'two', { flow: 'to-crm' }, { ...held, decision })).toBe('carry crm=three decided');
    expect(between('one', 'two', { flow: 'to-crm' }, { ...held, decision: { choice: 'crm' } })).toBe(
      'agree not-settable',
    );
  });
});

describe('bases of two sides that write in their own way', () => {
  const base = { crm: 'A long name', accounting: 'A long' };

  test('what a side shortened is no edit', () => {
    expect(between('A long name', 'A long', {}, { base })).toBe('still');
    expect(between('A long name', 'A long', { flow: 'to-crm' }, { base })).toBe('still');
  });

  test('an edit of the long one travels, and so does one of the short one', () => {
    expect(between('B', 'A long', {}, { base })).toBe('carry accounting=B edited');
    expect(between('A long name', 'B', {}, { base })).toBe('carry crm=B edited');
  });
});

describe('lists', () => {
  const rows = { type: 'rows', flow: 'to-accounting' } as const;
  const ann = people(['ann', 'Ann']);
  const ben = people(['ben', 'Ben']);
  const listed = (crm: Shown, accounting: Shown, rest: Partial<FieldSituation> = {}) =>
    verdictOf({ field: rows, base: { crm: ann, accounting: ann }, now: now(crm, accounting), ...rest });

  test('one way: what only the far side has stays', () => {
    expect(listed(ann, [...ann, ...ben])).toEqual({ is: 'agree', why: 'equal' });
    expect(listed(people(['ann', 'Anna']), [...ann, ...ben])).toEqual({
      is: 'carry',
      values: { accounting: [...people(['ann', 'Anna']), ...ben] },
      why: 'mirrored',
    });
  });

  test('one way: rest where the direction is closed', () => {
    expect(listed([...ann, ...ben], ann, { open: { crm: true, accounting: false } })).toEqual({
      is: 'rest',
      to: 'accounting',
    });
  });

  test('both ways: as a whole', () => {
    const both = { field: { type: 'rows' }, base: { crm: ann, accounting: ann } } as const;
    expect(verdictOf({ ...both, now: now(ben, ann) })).toEqual({
      is: 'carry',
      values: { accounting: ben },
      why: 'edited',
    });
    expect(verdictOf({ ...both, now: now(ben, ben) })).toEqual({ is: 'agree', why: 'equal' });
    expect(verdictOf({ ...both, now: now([], ann) })).toEqual({ is: 'agree', why: 'blank-kept' });
  });
});

describe('where a field may go', () => {
  test.each<[MappedField['flow'], boolean, boolean]>([
    ['both', true, true],
    ['to-crm', true, false],
    ['to-accounting', false, true],
  ])('%s: into the CRM %s, into accounting %s', (flow, crm, accounting) => {
    expect([mayReach(field('x', { flow }), 'crm'), mayReach(field('x', { flow }), 'accounting')]).toEqual([
      crm,
      accounting,
    ]);
  });
});
