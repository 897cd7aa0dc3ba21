// The lines of a document: one edited line is one edited line, whoever gave which ids.

import { describe, expect, test } from 'vitest';
import { isRows, type Fields, type Row, type Value } from '../../src/core/value.ts';
import { lines, Paper, row } from './lines-world.ts';

const bolts = { item: 'link:1', description: 'Bolts', quantity: '10', unitPrice: '1.25' };
const nuts = { item: 'link:2', description: 'Nuts', quantity: '5', unitPrice: '0.5' };
const labour = { item: null, description: 'Labour', quantity: '1', unitPrice: '80' };

function changed(at: number, fields: Fields): (rows: readonly Row[]) => readonly Row[] {
  return (rows) => rows.map((each, place) => (place === at ? row(each.key, { ...each.fields, ...fields }) : each));
}

const without = (at: number) => (rows: readonly Row[]) => rows.filter((_, place) => place !== at);
const withLine = (fields: Fields, at: number) => (rows: readonly Row[]) => rows.toSpliced(at, 0, row('', fields));

function list(value: Value | undefined): readonly Row[] {
  return isRows(value) ? value : [];
}

describe('an edit of one line', () => {
  test('is written into that line, with the ids and the own fields of the side that it is written to', () => {
    const paper = new Paper([bolts, nuts, labour]);
    paper.edit('crm', changed(1, { quantity: '7' }));
    const verdict = paper.verdict();
    expect(verdict.is).toBe('carry');
    const [before, after] = [
      paper.sides.accounting.rows,
      verdict.is === 'carry' ? list(verdict.values.accounting) : [],
    ];
    expect(verdict.is === 'carry' && verdict.values.crm).toBeUndefined();
    expect(after.map(({ key }) => key)).toEqual(before.map(({ key }) => key));
    expect([after[0], after[2]]).toEqual([before[0], before[2]]);
    expect(after[1]?.fields).toMatchObject({ quantity: '7', account: '200' });
  });

  test('and an edit of another line on the other side both live', () => {
    const paper = new Paper([bolts, nuts, labour]);
    paper.edit('crm', changed(0, { quantity: '12' }));
    paper.edit('accounting', changed(2, { unitPrice: '95' }));
    expect(paper.settle()).toBe(2);
    expect(paper.content('crm')).toEqual(paper.content('accounting'));
    expect(paper.content('crm')).toMatchObject([{ quantity: '12' }, {}, { unitPrice: '95' }]);
  });

  test('and an edit of another field of the same line both live', () => {
    const paper = new Paper([bolts]);
    paper.edit('crm', changed(0, { quantity: '12' }));
    paper.edit('accounting', changed(0, { description: 'Bolts M8' }));
    paper.settle();
    expect(paper.content('crm')).toMatchObject([{ quantity: '12', description: 'Bolts M8' }]);
    expect(paper.content('accounting')).toEqual(paper.content('crm'));
  });

  test('of what only one side knows travels nowhere', () => {
    const paper = new Paper([bolts]);
    paper.edit('accounting', changed(0, { account: '201' }));
    expect(paper.verdict()).toEqual({ is: 'agree', why: 'equal' });
  });

  test('clears a tax that somebody set for the old amount, and the other form of a discount', () => {
    const paper = new Paper([bolts]);
    paper.edit('accounting', changed(0, { taxAmount: '1.99', discountRate: '10' }));
    paper.settle();
    paper.edit('crm', changed(0, { discountAmount: '2' }));
    const verdict = paper.verdict();
    const [line] = verdict.is === 'carry' ? list(verdict.values.accounting) : [];
    expect(line?.fields).toMatchObject({ discountAmount: '2', discountRate: null, taxAmount: null });
  });
});

describe('the same field of the same line edited on both sides', () => {
  const both = () => {
    const paper = new Paper([bolts, nuts]);
    paper.edit('crm', changed(0, { quantity: '12' }));
    paper.edit('accounting', changed(0, { quantity: '15' }));
    return paper;
  };

  test('is decided by the authority, and what was lost is told', () => {
    const paper = both();
    const verdict = paper.verdict();
    expect(verdict).toMatchObject({ is: 'carry', why: 'accounting', lost: { side: 'crm' } });
    paper.settle();
    expect(paper.content('crm')).toMatchObject([{ quantity: '15' }, {}]);
  });

  test('waits for a person where the authority asks, and then follows the answer', () => {
    const paper = both();
    const asking = { ...lines, authority: 'ask' } as const;
    expect(paper.verdict({ field: asking })).toEqual({ is: 'hold', why: 'both-edited' });
    paper.settle({ field: asking, decision: { choice: 'crm' } });
    expect(paper.content('accounting')).toMatchObject([{ quantity: '12' }, { quantity: '5' }]);
  });

  test('to the same value is agreed on', () => {
    const paper = new Paper([bolts]);
    paper.edit('crm', changed(0, { quantity: '12' }));
    paper.edit('accounting', changed(0, { quantity: '12.0' }));
    expect(paper.verdict()).toEqual({ is: 'agree', why: 'equal' });
  });
});

describe('lines that are added and taken away', () => {
  test('are added and taken away on the other side, where they stand', () => {
    const paper = new Paper([bolts, nuts]);
    paper.edit('crm', withLine(labour, 1));
    paper.edit('accounting', without(1));
    paper.settle();
    expect(paper.content('accounting').map(({ description }) => description)).toEqual(['Bolts', 'Labour']);
    expect(paper.content('crm')).toEqual(paper.content('accounting'));
  });

  test('on both sides alike are one line', () => {
    const paper = new Paper([bolts]);
    paper.edit('crm', withLine(labour, 1));
    paper.edit('accounting', withLine(labour, 1));
    expect(paper.verdict()).toEqual({ is: 'agree', why: 'equal' });
  });

  test('taken away here and edited there is decided by the authority', () => {
    const paper = new Paper([bolts, nuts]);
    paper.edit('crm', without(1));
    paper.edit('accounting', changed(1, { quantity: '6' }));
    paper.settle();
    expect(paper.content('crm')).toMatchObject([{}, { description: 'Nuts', quantity: '6' }]);
    expect(paper.sides.accounting.rows).toHaveLength(2);
  });

  test('two lines that say the same are two lines', () => {
    const paper = new Paper([bolts, bolts]);
    paper.edit('crm', changed(1, { quantity: '3' }));
    paper.settle();
    expect(paper.content('accounting').map(({ quantity }) => quantity)).toEqual(['10', '3']);
    paper.edit('accounting', without(0));
    paper.settle();
    expect(paper.content('crm').map(({ quantity }) => quantity)).toEqual(['3']);
  });
});

describe('ids that a side renews', () => {
  test('are remembered, and are no edit', () => {
    const paper = new Paper([bolts, nuts]);
    paper.renew('accounting');
    expect(paper.verdict()).toEqual({ is: 'agree', why: 'equal' });
  });

  test('hide no edit that came with them, and double nothing', () => {
    const paper = new Paper([bolts, nuts, labour]);
    paper.renew('accounting');
    paper.edit('accounting', changed(1, { unitPrice: '0.6' }));
    paper.edit('crm', changed(0, { quantity: '11' }));
    paper.settle();
    expect(paper.content('crm')).toEqual(paper.content('accounting'));
    expect(paper.content('crm')).toMatchObject([{ quantity: '11' }, { unitPrice: '0.6' }, {}]);
    // What only the CRM knows of its lines is still there: they were changed and not made anew.
    expect(paper.sides.crm.rows.map(({ key }) => key)).toEqual(['crm-1', 'crm-2', 'crm-3']);
  });
});

test('a price that a side rounds is not sent back', () => {
  const paper = new Paper([{ ...bolts, unitPrice: '1.2345' }], { crm: 2, accounting: 4 });
  expect(paper.verdict()).toEqual({ is: 'still' });
  paper.edit('crm', changed(0, { quantity: '11' }));
  paper.settle();
  expect(paper.content('accounting')).toMatchObject([{ quantity: '11', unitPrice: '1.2345' }]);
});

test('where edits may not travel now, nothing is agreed on', () => {
  const paper = new Paper([bolts]);
  paper.edit('crm', changed(0, { quantity: '11' }));
  expect(paper.verdict({ open: { crm: true, accounting: false } })).toEqual({ is: 'rest', to: 'accounting' });
});
