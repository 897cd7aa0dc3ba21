// Laws of the merge of lines, over documents, edits and renewed ids that nobody thought of.

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Side } from '../../src/core/record.ts';
import type { Fields, Row } from '../../src/core/value.ts';
import { Paper, row } from './lines-world.ts';

const places = { crm: 2, accounting: 4 } as const;

/** Lines that can be told apart by their words, so that a law can follow each; some have prices that one side rounds. */
const anyLine = fc.record({
  item: fc.option(fc.constantFrom('link:1', 'link:2')),
  quantity: fc.integer({ min: -5, max: 50 }).map(String),
  unitPrice: fc.integer({ min: 1, max: 99_999 }).map((units) => String(units / 10_000)),
  discountAmount: fc.option(fc.constantFrom('1', '2.5')),
});
const anyLines = fc
  .array(anyLine, { maxLength: 12 })
  .map((content) => content.map((fields, at) => ({ ...fields, description: `line ${at}` })));

type Edit = { readonly does: 'quantity' | 'words' | 'drop' | 'add'; readonly at: number; readonly value: number };
const anyEdit: fc.Arbitrary<Edit> = fc.record({
  does: fc.constantFrom('quantity', 'words', 'drop', 'add'),
  at: fc.nat(11),
  value: fc.integer({ min: 100, max: 999 }),
});
/** No two say the same words: lines that do are two lines, and no law could tell them apart. */
const anyEdits = fc.uniqueArray(anyEdit, { maxLength: 4, selector: ({ at, value }) => `${value} ${at}` });

function make(side: Side, { does, at, value }: Edit): (rows: readonly Row[]) => readonly Row[] {
  return (rows) => {
    if (does === 'add') {
      const made = { description: `new ${side} ${value} ${at}`, quantity: '1', unitPrice: '2', item: null };
      return rows.toSpliced(Math.min(at, rows.length), 0, row('', made));
    }
    if (rows.length === 0) return rows;
    const place = at % rows.length;
    if (does === 'drop') return rows.toSpliced(place, 1);
    const now: Fields =
      does === 'quantity' ? { quantity: String(value) } : { description: `${side} says ${value} ${at}` };
    return rows.map((each, here) => (here === place ? row(each.key, { ...each.fields, ...now }) : each));
  };
}

function edit(paper: Paper, side: Side, edits: readonly Edit[]): void {
  for (const each of edits) paper.edit(side, make(side, each));
}

const words = (rows: readonly Row[]) => rows.map(({ fields }) => fields.description);
/** All but the price, which one side rounds. */
const meant = (paper: Paper, side: Side) =>
  paper.content(side).map(({ unitPrice, ...fields }) => (unitPrice === undefined ? {} : fields));

describe('whatever is edited on both sides', () => {
  test('the sides say the same after one merge, and stay so', () => {
    fc.assert(
      fc.property(anyLines, anyEdits, anyEdits, (content, ours, theirs) => {
        const paper = new Paper(content, places);
        edit(paper, 'crm', ours);
        edit(paper, 'accounting', theirs);
        paper.settle();
        expect(meant(paper, 'crm')).toEqual(meant(paper, 'accounting'));
        expect(paper.verdict()).toEqual({ is: 'still' });
      }),
      { numRuns: 2_000 },
    );
  });

  test('no line is there twice', () => {
    fc.assert(
      fc.property(anyLines, anyEdits, anyEdits, (content, ours, theirs) => {
        const paper = new Paper(content, places);
        edit(paper, 'crm', ours);
        edit(paper, 'accounting', theirs);
        paper.settle();
        const told = words(paper.sides.crm.rows);
        expect(new Set(told).size).toBe(told.length);
        const ids = paper.sides.crm.rows.map(({ key }) => key);
        expect(new Set(ids).size).toBe(ids.length);
      }),
      { numRuns: 2_000 },
    );
  });
});

describe('an edit of one side', () => {
  test('arrives whole, and the side that was edited is not written', () => {
    fc.assert(
      fc.property(anyLines, anyEdits, fc.constantFrom<Side>('crm', 'accounting'), (content, edits, side) => {
        const paper = new Paper(content, places);
        edit(paper, side, edits);
        const before = paper.sides[side].rows;
        paper.settle();
        expect(paper.sides[side].rows).toEqual(before);
        expect(meant(paper, 'crm')).toEqual(meant(paper, 'accounting'));
      }),
      { numRuns: 1_000 },
    );
  });

  test('of one line touches one line', () => {
    fc.assert(
      fc.property(anyLines, fc.nat(11), fc.integer({ min: 100, max: 999 }), (content, at, value) => {
        fc.pre(content.length > 0);
        const paper = new Paper(content, places);
        const before = paper.sides.accounting.rows;
        edit(paper, 'crm', [{ does: 'quantity', at, value }]);
        paper.settle();
        const touched = paper.sides.accounting.rows.filter(
          (each, place) => JSON.stringify(each) !== JSON.stringify(before[place]),
        );
        expect(touched).toHaveLength(1);
      }),
      { numRuns: 500 },
    );
  });
});

test('edits of different lines on the two sides both live, whichever side renews its ids', () => {
  fc.assert(
    fc.property(
      anyLines,
      fc.nat(11),
      fc.nat(11),
      fc.subarray<Side>(['crm', 'accounting']),
      (content, one, other, renewing) => {
        fc.pre(content.length > 1 && one % content.length !== other % content.length);
        const paper = new Paper(content, places);
        for (const side of renewing) paper.renew(side);
        edit(paper, 'crm', [{ does: 'quantity', at: one, value: 777 }]);
        edit(paper, 'accounting', [{ does: 'quantity', at: other, value: 888 }]);
        paper.settle();
        for (const side of ['crm', 'accounting'] as const) {
          const now = paper.content(side);
          expect(now).toHaveLength(content.length);
          expect(now[one % content.length]?.quantity).toBe('777');
          expect(now[other % content.length]?.quantity).toBe('888');
        }
      },
    ),
    { numRuns: 1_000 },
  );
});
