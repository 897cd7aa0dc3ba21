// What holds of every verdict, over every combination of a field's settings and of what the two sides show.

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type FieldSituation, mayReach, mergeField } from '../../src/core/merge.ts';
import { type Decision, type MappedField, otherSide, type Side, sides } from '../../src/core/record.ts';
import { type FieldType, isBlank, sameMeaning, unchanged, type Value } from '../../src/core/value.ts';
import { people } from './field.ts';
import { field } from './build.ts';

const texts: readonly Value[] = [null, 'old', 'OLD@x', 'old@x', 'new', 'newer', 'long value', 'long'];
const lists: readonly Value[] = [
  null,
  [],
  people(['a', 'Ann']),
  people(['a', 'Anna'], ['b', 'Ben']),
  people(['b', 'Ben']),
];

const both = <T>(each: fc.Arbitrary<T>) => fc.record({ crm: each, accounting: each });

function anyOf(type: FieldType): fc.Arbitrary<FieldSituation> {
  const value = fc.constantFrom(...(type === 'rows' ? lists : texts));
  const decision: fc.Arbitrary<Decision> = fc.record({ choice: fc.constantFrom('crm', 'accounting', 'value'), value });
  const settings: fc.Arbitrary<Partial<MappedField>> = fc.record({
    type: fc.constant(type),
    authority: fc.constantFrom('crm', 'accounting', 'newest', 'ask'),
    flow: fc.constantFrom('both', 'to-crm', 'to-accounting'),
    blank: fc.constantFrom('keep', 'clear'),
    onlyAtCreation: both(fc.boolean()),
    approved: fc.boolean(),
  });
  return fc.record({
    field: settings.map((more) => field('phone', more)),
    base: both(fc.oneof(value, fc.constant(undefined))),
    now: both(value),
    open: both(fc.boolean()),
    newer: fc.constantFrom('crm', 'accounting', 'unclear'),
    firstMerge: fc.boolean(),
    held: fc.option(both(value), { nil: undefined }),
    decision: fc.option(decision, { nil: undefined }),
  });
}

const any = fc.oneof(anyOf('text'), anyOf('email'), anyOf('rows'));
const undecided = any.map((situation): FieldSituation => ({ ...situation, decision: undefined }));

function always(situations: fc.Arbitrary<FieldSituation>, holds: (situation: FieldSituation) => void): void {
  fc.assert(fc.property(situations, holds), { numRuns: 2_000 });
}

/** The values that a verdict writes, by side. */
function written(situation: FieldSituation): [Side, Value][] {
  const verdict = mergeField(situation);
  if (verdict.is !== 'carry') return [];
  return sides.flatMap((side): [Side, Value][] => {
    const value = verdict.values[side];
    return value === undefined ? [] : [[side, value]];
  });
}

const differs = ({ field: { type }, now }: FieldSituation) => !sameMeaning(type, now.crm, now.accounting);

describe('of every verdict', () => {
  test('there is one, and what it carries is something', () => {
    always(any, (situation) => {
      const verdict = mergeField(situation);
      expect(['still', 'agree', 'carry', 'hold', 'rest']).toContain(verdict.is);
      if (verdict.is === 'carry') expect(written(situation).length).toBeGreaterThan(0);
    });
  });

  test('equal values are never written over', () => {
    always(any, (situation) => {
      if (!differs(situation)) expect(written(situation)).toEqual([]);
    });
  });

  test('what is written differs from what stands there', () => {
    always(any, (situation) => {
      for (const [side, value] of written(situation)) {
        expect(sameMeaning(situation.field.type, situation.now[side], value)).toBe(false);
      }
    });
  });

  test('a held field is never agreed on while the two differ', () => {
    always(undecided, (situation) => {
      const verdict = mergeField(situation);
      if (situation.held && differs(situation)) expect(['hold', 'still']).toContain(verdict.is);
      if (verdict.is === 'still') {
        for (const side of sides) expect(unchanged(situation.base[side], situation.now[side])).toBe(true);
      }
    });
  });

  test('a blank overwrites nothing, unless blanks clear or a person decided', () => {
    always(undecided, (situation) => {
      if (situation.field.blank === 'clear') return;
      for (const [side, value] of written(situation)) {
        expect(isBlank(value) && !isBlank(situation.now[side])).toBe(false);
      }
    });
  });

  test('nothing is written where the field may not go, or can’t be set any more', () => {
    always(any, (situation) => {
      for (const [side] of written(situation)) {
        expect(mayReach(situation.field, side)).toBe(true);
        expect(situation.field.onlyAtCreation[side]).toBe(false);
      }
    });
  });

  test('nothing is written into a closed direction, unless a person decided', () => {
    always(undecided, (situation) => {
      for (const [side] of written(situation)) expect(situation.open[side]).toBe(true);
    });
  });

  test('what is lost is what stood on a side that is written', () => {
    always(any, (situation) => {
      const verdict = mergeField(situation);
      if (verdict.is !== 'carry' || !verdict.lost) return;
      const { side, value } = verdict.lost;
      expect(verdict.values).toHaveProperty(side);
      expect(value).toBe(situation.now[side]);
    });
  });

  test('an edit that somebody made is never overwritten without a word', () => {
    always(undecided, (situation) => {
      const { base, now, field: settings } = situation;
      const verdict = mergeField(situation);
      if (verdict.is !== 'carry' || settings.type === 'rows') return;
      for (const [side] of written(situation)) {
        const isEdit = base[side] !== undefined && !unchanged(base[side], now[side]) && !isBlank(now[side]);
        const other = otherSide(side);
        if (isEdit && base[other] !== undefined) expect(verdict.lost?.side).toBe(side);
      }
    });
  });

  test('neither side edited is still, whatever the two show and whatever is set', () => {
    always(undecided, ({ now, ...situation }) => {
      expect(mergeField({ ...situation, now, base: now })).toEqual({ is: 'still' });
    });
  });

  test('who asks is asked: nothing of such a field is overwritten where both have a claim', () => {
    always(undecided, (situation) => {
      const asking = { ...situation, field: { ...situation.field, authority: 'ask' as const, flow: 'both' as const } };
      const verdict = mergeField(asking);
      if (verdict.is === 'carry') expect(verdict.lost).toBeUndefined();
    });
  });

  test('only one side is written, unless a person gave a value of their own', () => {
    always(any, (situation) => {
      if (written(situation).length > 1) expect(situation.decision?.choice).toBe('value');
    });
  });

  test('a rest names a side that is closed and that the field may reach', () => {
    always(any, (situation) => {
      const verdict = mergeField(situation);
      if (verdict.is !== 'rest') return;
      expect(situation.open[verdict.to]).toBe(false);
      expect(mayReach(situation.field, verdict.to)).toBe(true);
    });
  });

  test('a decision settles: with both sides as it leaves them there is nothing more to write', () => {
    always(any, (situation) => {
      if (!situation.decision) return;
      const now = { ...situation.now, ...Object.fromEntries(written(situation)) };
      expect(written({ ...situation, now })).toEqual([]);
    });
  });
});
