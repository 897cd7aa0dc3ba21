// Which line is which: on one side from what it showed to what it shows, and between the two sides.

import { describe, expect, test } from 'vitest';
import { follow, paired, twins } from '../../src/core/line-pairs.ts';
import type { Row } from '../../src/core/value.ts';
import { rowField } from './one-line.ts';

const fields = ['item', 'description', 'quantity', 'unitPrice'].map((name) => rowField(name));

/** A line as the tables write it: `a1 Bolts 10 1.25`. A dash stands for what is not said. */
function line(text: string): Row {
  const [key = '', ...values] = text.split(' ').map((word) => (word === '-' ? '' : word));
  const named = fields.flatMap(({ name }, at) => [[name, values[at] === '' ? null : (values[at] ?? null)] as const]);
  return { key, fields: Object.fromEntries(named) };
}

const lines = (texts: readonly string[]) => texts.map(line);
/** What the tables say of a line that was found: its place in the list. */
const placeIn = (list: readonly Row[], row: Row | undefined) => (row === undefined ? null : list.indexOf(row));

describe('on one side', () => {
  test.each<[situation: string, before: string[], now: string[], found: (number | null)[]]>([
    ['a line keeps its id, whatever is edited', ['a1 - Bolts 10 1.25'], ['a1 - Screws 7 3'], [0]],
    ['lines in another order are known by their ids', ['a1 - A 1', 'a2 - B 1'], ['a2 - B 1', 'a1 - A 1'], [1, 0]],
    ['an id goes before what a line says', ['a1 - A 1', 'a2 - B 1'], ['a1 - B 1', 'a2 - A 1'], [0, 1]],
    ['a line that is gone is gone', ['a1 - A 1', 'a2 - B 1'], ['a1 - A 1'], [0, null]],
    [
      'a line with another id that says nothing alike is another line',
      ['a1 - A 1 2', 'a2 - B 3 4'],
      ['a1 - A 1 2', 'a9 - C 5 6'],
      [0, null],
    ],
    ['an untouched line whose id was renewed is the same', ['a1 - A 1', 'a2 - B 2'], ['a1 - A 1', 'a9 - B 2'], [0, 1]],
    [
      'of two ids that were renewed, what the lines say tells',
      ['a1 - A 1', 'a2 - B 2'],
      ['b1 - B 2', 'b2 - A 1'],
      [1, 0],
    ],
    [
      'of lines that say the same, each stays at its place',
      ['a1 x A 1', 'a2 x B 1', 'a3 x B 1'],
      ['b1 x C 2', 'b2 x B 1', 'b3 x B 1'],
      [null, 1, 2],
    ],
    [
      'an untouched line that was moved is not another’s',
      ['a1 x A 1 1', 'a2 x B 2 2'],
      ['b1 x B 2 2', 'b2 x C 3 3'],
      [null, 0],
    ],
    [
      'all ids renewed, one line edited: half of what it says is enough',
      ['a1 x Bolts 10 1.25'],
      ['b1 x Bolts 11 1.5'],
      [0],
    ],
    ['all ids renewed, one line replaced: less than half is not', ['a1 x Bolts 10 1.25'], ['b1 x Nuts 11 1.5'], [null]],
    ['what neither line says is no likeness', ['a1 - Bolts'], ['b1 - Nuts'], [null]],
    ['what one of two says alone is a difference, in the new line', ['a1 x A'], ['b1 x B 2 3'], [null]],
    ['what one of two says alone is a difference, in the old line', ['a1 x A 2 3'], ['b1 x B'], [null]],
    ['two lines that say nothing are not alike for it', ['a1', 'a2 x'], ['b1 y', 'b2 x'], [null, 1]],
    [
      'an edited line is not followed to another id while others keep theirs',
      ['a1 x A 1 1', 'a2 x B 2 2'],
      ['a1 x A 1 1', 'b2 x B 2 3'],
      [0, null],
    ],
    [
      'a line without an id is followed by what it says, beside lines with ids',
      ['a1 x A 1 1', '- x B 2 2'],
      ['a1 x A 1 1', '- x B 2 3'],
      [0, 1],
    ],
    ['lines without ids are not known by having none', ['- x A 1 1', '- y B 2 2'], ['- y B 2 2', '- x A 1 1'], [1, 0]],
    [
      'a line that is known by its id is no other’s, though it stands there',
      ['a1 x A 1 1', 'a2 x A 1 1'],
      ['a2 x A 1 1'],
      [null, 0],
    ],
    [
      'a line that is known by its id is not followed to its old place',
      ['a1 x A 1 1', 'a2 x B 2 2'],
      ['b9 x A 1 1', 'a1 x A 5 5'],
      [1, null],
    ],
    ['each line is used once', ['a1 x A 1 1', 'a2 x A 1 1'], ['b1 x A 1 1'], [0, null]],
  ])('%s', (_, before, now, found) => {
    const [old, shown] = [lines(before), lines(now)];
    const followed = follow(fields, old, shown);
    expect(followed.now.map((row) => placeIn(shown, row))).toEqual(found);
    expect(followed.added.map((row) => placeIn(shown, row))).toEqual(
      shown.map((_each, at) => at).filter((at) => !found.includes(at)),
    );
  });
});

describe('between the sides', () => {
  test.each<[situation: string, crm: string[], accounting: string[], pairs: [number | null, number | null][]]>([
    ['lines that say the same are one, whatever their ids', ['c1 - A 1'], ['a1 - A 1'], [[0, 0]]],
    [
      'in another order too',
      ['c1 - A 1', 'c2 - B 1'],
      ['a1 - B 1', 'a2 - A 1'],
      [
        [0, 1],
        [1, 0],
      ],
    ],
    [
      'at the same place before others that say the same',
      ['c1 - X 1', 'c2 - A 1'],
      ['a1 - A 1', 'a2 - A 1'],
      [
        [0, 0],
        [1, 1],
      ],
    ],
    [
      'a place that is taken is not taken twice',
      ['c1 - A 1', 'c2 - B 1', 'c3 - A 1'],
      ['a1 - A 1', 'a2 - A 1', 'a3 - B 1'],
      [
        [0, 0],
        [1, 2],
        [2, 1],
      ],
    ],
    [
      'those that say something else are one by their order',
      ['c1 - A 1', 'c2 - B 1'],
      ['a1 - A 1', 'a2 - C 2'],
      [
        [0, 0],
        [1, 1],
      ],
    ],
    [
      'what only the CRM has stands alone',
      ['c1 - A 1', 'c2 - B 1'],
      ['a1 - B 1'],
      [
        [0, null],
        [1, 0],
      ],
    ],
    [
      'what only accounting has stands alone',
      ['c1 - A 1'],
      ['a1 - B 1', 'a2 - A 1'],
      [
        [0, 1],
        [null, 0],
      ],
    ],
  ])('%s', (_, crm, accounting, pairs) => {
    const [ours, theirs] = [lines(crm), lines(accounting)];
    const known = paired(fields, ours, theirs);
    expect(known.map((pair) => [placeIn(ours, pair.crm), placeIn(theirs, pair.accounting)])).toEqual(pairs);
    // A side that has no such line is not named: it never had one.
    expect(known.map((pair) => Object.keys(pair).length)).toEqual(
      pairs.map((pair) => pair.filter((at) => at !== null).length),
    );
  });
});

describe('lines that both sides added', () => {
  test.each<[situation: string, crm: string[], accounting: string[], same: (number | null)[]]>([
    ['that say the same are one', ['c1 x A 1 2'], ['a1 x A 1 2'], [0]],
    ['are one where a system filled in what was left out', ['c1 x - 1 2'], ['a1 x Bolts 1 2'], [0]],
    ['are one where each leaves out something else', ['c1 - A 1 2'], ['a1 x A 1'], [0]],
    ['that say the same go first', ['c1 x - 1 2', 'c2 x A 1 2'], ['a1 x A 1 2', 'a2 x B 1 2'], [1, 0]],
    ['that contradict each other are two', ['c1 x A 1 2'], ['a1 x A 1 3'], [null]],
    ['of which one says hardly anything are two', ['c1 x'], ['a1 x A 1 2'], [null]],
    ['are each one line', ['c1 x A 1', 'c2 x A 1'], ['a1 x A 1 2'], [0, null]],
  ])('%s', (_, crm, accounting, same) => {
    const theirs = lines(accounting);
    const found = twins(fields, lines(crm), theirs);
    const ours = found.filter((known) => known.crm);
    expect(ours.map((known) => placeIn(theirs, known.accounting))).toEqual(same);
    expect(found.length).toBe(crm.length + accounting.length - same.filter((at) => at !== null).length);
  });
});
