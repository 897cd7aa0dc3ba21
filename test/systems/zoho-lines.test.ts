// The small decisions about lines: which tax a line bears when only its amount is shown, what has no counterpart, what is kept and for how
// long, and what a pass reads that may not make enough calls.

import { describe, expect, test } from 'vitest';
import { lineTax, productTax, taxMap } from '../../src/systems/zoho/dialects/taxes.ts';
import { statusMap } from '../../src/systems/zoho/dialects/statuses.ts';
import { inferredTaxes } from '../../src/systems/zoho/documents/infer.ts';
import { codeOf, wordOf } from '../../src/mapping/values.ts';
import { follow, must, patchOf, problemOf, readOne, update, walkAll } from '../contract/steps.ts';
import { linesOf, nobody, Office } from './zoho-office.ts';

const tax = (name: string, rate: string) => ({ id: name, name, rate });
const row = (amount: number, charged: number) => ({ Total_After_Discount: amount, Tax: charged });
const names = (taxes: readonly object[] | null) => taxes?.map((each) => ('name' in each ? each.name : '')) ?? null;

describe('a line that shows its tax in money alone', () => {
  const gst = [tax('GST', '15')];
  test.each([
    ['one that fits', row(100, 15), gst, ['GST']],
    ['one that fits after rounding', row(33.33, 5), gst, ['GST']],
    ['on a line that takes back', row(-100, -15), gst, ['GST']],
    ['no tax, where none of the list comes to nothing', row(100, 0), gst, []],
    ['no tax, where one of the list may be meant', row(100, 0), [...gst, tax('Zero', '0')], null],
    ['two of one rate', row(100, 15), [...gst, tax('VAT', '15')], null],
    ['one that is the sum of two others', row(100, 15), [...gst, tax('A', '5'), tax('B', '10')], null],
    ['a rate that nobody knows', row(100, 12.5), gst, null],
    ['an amount so small that it says nothing', row(0.01, 0), gst, null],
    ['a line that shows nothing', {}, gst, null],
  ])('%s', (_, line, taxes, expected) => {
    expect(names(inferredTaxes(line, taxes, false))).toEqual(expected);
  });

  test('where rates of single lines may be changed nothing is concluded', () => {
    expect(inferredTaxes(row(100, 15), gst, true)).toBeNull();
  });
});

describe('taxes', () => {
  const map = taxMap({ GST: 'OUTPUT2', 'GST + Levy': 'OUTPUT9' });
  const codec = lineTax(map, [tax('GST', '15'), tax('Levy', '2')]);

  test('go by the map, several of one line together', () => {
    expect(codec.decode([{ name: 'GST' }])).toBe('OUTPUT2');
    expect(codec.decode([{ name: 'Levy' }, { name: 'GST' }])).toBe('OUTPUT9');
    expect(codec.encode('OUTPUT9')).toEqual([
      { name: 'GST', percentage: 15 },
      { name: 'Levy', percentage: 2 },
    ]);
  });

  test('none is one of its own, both ways', () => {
    expect(codec.decode([])).toBe('NONE');
    expect(codec.encode('NONE')).toEqual([]);
    expect(codec.encode(null)).toEqual([]);
  });

  test('what has no counterpart keeps its name', () => {
    expect(codec.decode([{ name: 'Tithe' }])).toBe('Tithe');
    expect(codec.encode('INPUT3')).toEqual([{ name: 'INPUT3' }]);
  });

  test('a product says what it is taxed with only where there is one', () => {
    const product = productTax(map);
    expect(product.decode([{ id: '1', value: 'GST - 15.0 %' }])).toBe('OUTPUT2');
    expect(product.decode(['GST', 'Levy'])).toBeNull();
    expect(product.encode('OUTPUT2')).toEqual(['GST']);
  });

  test('another map has another name, so that its values are no base', () => {
    expect(lineTax(taxMap({ GST: 'OUTPUT' }), []).name).not.toBe(codec.name);
  });
});

describe('words of a status', () => {
  test('that the list lacks are read all the same, and written only where nothing else is there', () => {
    const bare = statusMap('Invoices', {}, ['Created', 'Approved', 'Delivered', 'Cancelled']);
    expect(codeOf(bare, 'Void')).toBe('void');
    expect(wordOf(bare, 'void')).toBe('Cancelled');
    expect(wordOf(bare, 'overdue')).toBe('Approved');
    expect(wordOf(statusMap('Invoices', {}, ['Created', 'Overdue']), 'overdue')).toBe('Overdue');
  });

  test('of the admin go before ours', () => {
    const map = statusMap('Invoices', { Booked: 'approved', Approved: 'submitted' });
    expect(wordOf(map, 'approved')).toBe('Booked');
    expect(codeOf(map, 'Approved')).toBe('submitted');
  });

  test('every code of ours has a word', () => {
    for (const code of ['draft', 'submitted', 'approved', 'part-paid', 'overdue', 'paid', 'void'])
      expect(wordOf(statusMap('Invoices'), code)).not.toBeNull();
    for (const code of ['draft', 'sent', 'accepted', 'declined', 'invoiced', 'deleted'])
      expect(wordOf(statusMap('Quotes'), code)).not.toBeNull();
    for (const code of ['draft', 'submitted', 'approved', 'billed', 'deleted'])
      expect(wordOf(statusMap('Purchase_Orders'), code)).not.toBeNull();
  });
});

describe('reading with few calls', () => {
  const oneByOne = { facts: { rowQueries: 'none' }, switches: { coqlRows: false } } as const;

  async function twelve(office: Office): Promise<string[]> {
    return Array.from({ length: 12 }, (_, at) => {
      office.stand.clock.advance(2_500);
      return office.invoice([office.line({ Quantity: at + 1 })]);
    });
  }

  test('a look shows as many documents as it could read, in order, and goes on from there', async () => {
    const office = await Office.open(oneByOne);
    const ids = await twelve(office);
    const first = must(await office.stand.enter(6).look('invoice', null, { limit: 100, overlapMs: 0 }));
    expect(first.sightings.map(({ id }) => id)).toEqual(ids.slice(0, 5));
    expect(first.more).toBe(true);
    const rest = await follow(office.enter(), first.checkpoint);
    expect(rest.sightings.map(({ id }) => id)).toEqual(ids.slice(5));
  });

  test('a walk too', async () => {
    const office = await Office.open(oneByOne);
    const ids = await twelve(office);
    const first = must(await office.stand.enter(6).walk('invoice', null, 100));
    expect(first.sightings).toHaveLength(5);
    const rest = await walkAll(office.enter(), 100, first.cursor);
    expect([...first.sightings, ...rest].map(({ id }) => id)).toEqual(ids);
  });

  test('a read says of each whether it could be read', async () => {
    const office = await Office.open(oneByOne);
    const ids = await twelve(office);
    const sights = await office.stand.enter(6).read('invoice', ids);
    expect(sights.filter(({ is }) => is === 'present')).toHaveLength(5);
    for (const sight of sights.filter(({ is }) => is !== 'present'))
      expect(sight).toEqual({ is: 'unknown', problem: { code: 'budget.spent' } });
  });

  test('not one that can be read is a look that failed', async () => {
    const office = await Office.open(oneByOne);
    await twelve(office);
    const looked = await office.stand.enter(1).look('invoice', null, { limit: 100, overlapMs: 0 });
    expect(problemOf(looked)).toEqual({ code: 'budget.spent' });
  });
});

test('a query that shows no line of a document proves nothing: the document is read by itself', async () => {
  const office = await Office.open();
  const id = office.invoice([office.line({ Quantity: 3 })]);
  office.stand.world.faults.arm({
    match: { path: '/coql', body: 'from Invoiced_Items' },
    times: null,
    action: { type: 'respond', status: 204 },
  });
  expect(linesOf(await readOne(office.enter(), id))).toMatchObject([{ fields: { quantity: '3' } }]);
});

describe('what is young', () => {
  test('is read again, since a further save need not show', async () => {
    const office = await Office.open();
    const id = office.invoice([office.line({ Quantity: 1 })]);
    const system = office.enter();
    expect((await readOne(system, id)).young).toBe(true);
    const [line] = office.rows(id);
    const fields = { Invoiced_Items: [{ id: line?.id, Quantity: 5 }] };
    office.stand.act('record.edit', { module: 'Invoices', id: id.slice(13), fields });
    expect((await readOne(system, id)).fields.subtotal).toBe('50');
  });

  test('is not written', async () => {
    const office = await Office.open();
    const id = office.invoice([office.line()]);
    const patch = await patchOf(office.stand, office.enter(), id, { reference: 'R' });
    const young = { ...patch, seen: { ...patch.seen, young: true } };
    expect(problemOf((await update(office.enter(), [young]))[0] ?? nobody)).toMatchObject({ code: 'record.young' });
    expect(office.raw(id).Purchase_Order).toBeNull();
  });
});
