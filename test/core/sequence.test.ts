// Filters: which records hold a condition, and which condition a record fails.

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Condition, failing, fieldsOf, type Filter, holds } from '../../src/core/sequence.ts';
import type { Value } from '../../src/core/value.ts';
import { people } from './field.ts';

type Op = Condition['op'];

describe('a condition', () => {
  test.each<[Value, Op, Condition['value'], boolean]>([
    ['Gold', 'is', ' gold ', true],
    ['Gold', 'is', 'silver', false],
    [null, 'is', '', true],
    [null, 'is', null, true],
    [true, 'is', 'true', true],
    [true, 'is', true, true],
    [false, 'is', true, false],
    ['12', 'is', 12, true],
    ['Gold', 'not', 'silver', true],
    ['Gold', 'not', 'GOLD', false],
    [null, 'not', 'Gold', true],
    ['Gold', 'in', ['silver', 'GOLD'], true],
    ['Gold', 'in', ['silver'], false],
    ['Gold', 'in', 'gold', true],
    ['Gold', 'in', [], false],
    [null, 'empty', undefined, true],
    ['', 'empty', undefined, true],
    ['x', 'empty', undefined, false],
    [false, 'empty', undefined, false],
    ['x', 'filled', undefined, true],
    [null, 'filled', undefined, false],
    ['Acme Trading', 'contains', 'TRAD', true],
    ['Acme', 'contains', 'x', false],
    [null, 'contains', 'x', false],
    ['100', 'above', 99, true],
    ['100', 'above', '99', true],
    ['100', 'above', 100, false],
    ['9', 'above', '10', false],
    ['-5', 'below', 0, true],
    ['1e3', 'above', '999', true],
    ['2026-03-01', 'above', '2026-02-28', true],
    ['2026-03-01', 'below', '2026-02-28', false],
    ['b', 'above', 'A', true],
    ['a', 'below', 'B', true],
    ['same', 'above', 'SAME', false],
    ['same', 'below', 'SAME', false],
    [null, 'above', 0, false],
    [null, 'below', 0, false],
    [[], 'above', 0, false],
    [null, 'is', undefined, true],
    ['undefined', 'is', undefined, false],
    ['10', 'above', 'ten', false],
    ['90071992547409930', 'above', '90071992547409929', true],
    ['0.30000000000000001', 'above', '0.3', true],
    ['0x10', 'above', '9', false],
    ['1', 'contains', '', true],
  ])('%j %s %j: %s', (value, op, than, expected) => {
    expect(holds({ field: 'x', op, value: than }, value)).toBe(expected);
  });

  test('a list is compared by what it holds', () => {
    expect(holds({ field: 'x', op: 'contains', value: 'ANN' }, people(['a', 'Ann']))).toBe(true);
    expect(holds({ field: 'x', op: 'filled' }, people(['a', 'Ann']))).toBe(true);
  });

  test('is and not, empty and filled are opposites; nothing is above and below at once', () => {
    const value = fc.oneof(fc.constant(null), fc.string(), fc.boolean(), fc.integer().map(String));
    fc.assert(
      fc.property(value, value, (now, than) => {
        const says = (op: Op) => holds({ field: 'x', op, value: than }, now);
        expect(says('is')).toBe(!says('not'));
        expect(says('empty')).toBe(!says('filled'));
        expect(says('above') && says('below')).toBe(false);
        if (says('is')) expect(says('above') || says('below')).toBe(false);
        if (now !== null) expect(holds({ field: 'x', op: 'is', value: now }, now)).toBe(true);
      }),
    );
  });
});

describe('a filter', () => {
  const gold: Condition = { field: 'tier', op: 'is', value: 'gold' };
  const open: Condition = { field: 'closed', op: 'empty' };
  const both = { tier: 'gold', closed: null };

  test('of all conditions names the first that fails', () => {
    const filter: Filter = { all: [gold, open] };
    expect(failing(filter, both)).toBeNull();
    expect(failing(filter, { ...both, closed: 'x' })).toBe(open);
    expect(failing(filter, { tier: 'silver', closed: 'x' })).toBe(gold);
  });

  test('of any condition is failed only by failing each', () => {
    const filter: Filter = { any: [gold, open] };
    expect(failing(filter, { tier: 'silver', closed: null })).toBeNull();
    expect(failing(filter, { tier: 'silver', closed: 'x' })).toBe(gold);
  });

  test('without a condition lets everything through', () => {
    for (const filter of [null, undefined, { all: [] }, { any: [] }]) {
      expect(failing(filter, {})).toBeNull();
      expect(fieldsOf(filter)).toEqual([]);
    }
  });

  test('takes a field that is missing for blank', () => {
    expect(failing({ all: [gold] }, {})).toBe(gold);
    expect(failing({ all: [open] }, {})).toBeNull();
    expect(failing({ any: [gold] }, {})).toBe(gold);
  });

  test('names the fields that it looks at', () => {
    expect(fieldsOf({ all: [gold, open] })).toEqual(['tier', 'closed']);
    expect(fieldsOf({ any: [open] })).toEqual(['closed']);
  });
});
