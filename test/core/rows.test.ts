// Joining a list that travels one way into the list of the side it travels to.

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { joinRows } from '../../src/core/rows.ts';
import type { Row } from '../../src/core/value.ts';
import { people } from './field.ts';

const names = (rows: readonly Row[]) => rows.map(({ fields }) => fields.firstName);

describe('the joined list', () => {
  test('shows the source’s rows where the far side has them, and keeps its order', () => {
    const far = people(['ben', 'Ben'], ['ann', 'Ann']);
    expect(names(joinRows(far, people(['ann', 'Anna'], ['ben', 'Benjamin']), far))).toEqual(['Benjamin', 'Anna']);
  });

  test('takes new ones at the end, and leaves out those that the source dropped', () => {
    const far = people(['ann', 'Ann'], ['own', 'Olga']);
    expect(names(joinRows(people(['ann', 'Ann']), people(['cy', 'Cy']), far))).toEqual(['Olga', 'Cy']);
  });

  test('drops nothing where no list was agreed on', () => {
    const far = people(['ann', 'Ann']);
    expect(names(joinRows(undefined, people(['cy', 'Cy']), far))).toEqual(['Ann', 'Cy']);
    expect(joinRows(undefined, null, far)).toEqual(far);
    expect(joinRows('text', 'text', null)).toEqual([]);
  });

  test('brings back what the far side dropped', () => {
    const both = people(['ann', 'Ann'], ['ben', 'Ben']);
    expect(names(joinRows(both, both, people(['ben', 'Ben'])))).toEqual(['Ben', 'Ann']);
  });
});

describe('in every case', () => {
  const key = fc.constantFrom('a', 'b', 'c', 'd');
  const rows = fc.array(fc.tuple(key, fc.constantFrom('x', 'y')), { maxLength: 5 }).map((all) => people(...all));
  const has = (list: readonly Row[], row: Row) => list.some((each) => JSON.stringify(each) === JSON.stringify(row));
  const count = (list: readonly Row[], wanted: string) => list.filter((row) => row.key === wanted).length;

  test('every row of the source is there, and what only the far side has', () => {
    fc.assert(
      fc.property(rows, rows, rows, (base, source, far) => {
        const joined = joinRows(base, source, far);
        for (const row of source) expect(has(joined, row)).toBe(true);
        for (const row of far) {
          if (count(base, row.key) === 0 && count(source, row.key) === 0) expect(has(joined, row)).toBe(true);
        }
        for (const wanted of ['a', 'b', 'c', 'd']) {
          expect(count(joined, wanted)).toBeGreaterThanOrEqual(count(source, wanted));
          if (count(far, wanted) <= count(base, wanted)) expect(count(joined, wanted)).toBe(count(source, wanted));
        }
      }),
    );
  });

  test('joined once more it is the same list', () => {
    fc.assert(
      fc.property(rows, rows, rows, (base, source, far) => {
        const joined = joinRows(base, source, far);
        expect(joinRows(source, source, joined)).toEqual(joined);
      }),
    );
  });

  test('a write whose reply was lost is joined again to the same list, where keys are not shared', () => {
    const once = (list: readonly Row[]) => [...new Map(list.map((row) => [row.key, row])).values()];
    fc.assert(
      fc.property(rows.map(once), rows.map(once), rows.map(once), (base, source, far) => {
        const joined = joinRows(base, source, far);
        expect(joinRows(base, source, joined)).toEqual(joined);
      }),
    );
  });
});
