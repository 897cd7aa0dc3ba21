// Given a tax of 0 % that the settings do not name, and two tax types of 0 % in accounting; when a line bears it; then a person
// is asked which it is, nothing is sent under a name that accounting does not know, and the invoice goes once the settings say. Likewise for a
// tax that left the CRM's own list and still stands on a line.

import { expect, test } from 'vitest';
import { bolts, Desk, rowIds } from '../desk.ts';
import { MINUTE_MS } from '../stage/stage.ts';

test('a tax that could be one of several is asked about, and goes as the one that is chosen', async () => {
  const desk = await Desk.open({
    settings: { values: { taxes: { GST: 'OUTPUT2' } }, sequence: { invoice: { account: '200' } } },
    before: ({ stage }) => stage.vendors.act('zoho', 'tax.add', { name: 'Export', rate: 0 }),
  });
  const { line, invoice, product } = bolts(desk);
  desk.edit('Products', product, { Tax: ['GST', 'Export'] });
  invoice([line(2, 10, { Line_Tax: [{ name: 'Export' }] })]);
  await desk.settle();
  expect((await desk.issues()).map(({ code, message }) => `${code}: ${message}`)).toEqual([
    'needs.tax: Bolts for the harbour bears the tax Export, and several tax rates of Xero have its 0 %: No GST (NONE) and Zero Rated (ZERORATED). Choose one for it in the settings, under taxes, or give Bolts for the harbour another tax; it then goes by itself.',
  ]);
  expect(desk.written().filter((call) => call.includes('Invoices'))).toEqual([]);

  await desk.settings({ values: { taxes: { Export: 'ZERORATED' } } });
  await desk.settle();
  const sent = desk.books('Invoices').map(({ LineItems }) => (LineItems as { TaxType: string }[])[0]?.TaxType);
  expect(sent).toEqual(['ZERORATED']);
  expect((await desk.issues()).filter(({ code }) => code === 'needs.tax')).toEqual([]);
});

test('a tax that was taken off the CRM’s list and stands on an older line is asked about, in our words', async () => {
  const create = (create: boolean) => ({ kinds: { invoice: { toAccounting: { create } } } });
  const desk = await Desk.open({
    settings: { values: { taxes: { GST: 'OUTPUT2' } }, sequence: { invoice: { account: '200' } }, ...create(false) },
    before: ({ stage }) => stage.vendors.act('zoho', 'tax.add', { name: 'Old GST', rate: 12.5 }),
  });
  const { line, invoice, product } = bolts(desk);
  desk.edit('Products', product, { Tax: ['GST', 'Old GST'] });
  const id = invoice([line(2, 10, { Line_Tax: [{ name: 'Old GST' }] })]);
  await desk.settle();
  desk.zoho('tax.remove', { name: 'Old GST' });
  await desk.stage.sleep(24 * 60 * MINUTE_MS);
  await desk.settle();
  await desk.settings(create(true));
  desk.edit('Invoices', id, { Subject: 'Bolts as of old' });
  await desk.settle();
  const asked = (await desk.issues()).map(({ code, message }) => `${code}: ${message}`);
  expect(asked).toEqual([
    'needs.tax: Bolts as of old bears the tax Old GST, and nothing says which tax rate of Xero that is. Choose one for it in the settings, under taxes, or give Bolts as of old another tax; it then goes by itself.',
  ]);
  expect(desk.written().filter((call) => call.includes('xero') && call.includes('Invoices'))).toEqual([]);

  const [row] = rowIds(desk, 'Invoices', id, 'Invoiced_Items');
  desk.edit('Invoices', id, { Invoiced_Items: [{ id: row, Line_Tax: [{ name: 'GST' }] }] });
  await desk.settle();
  const sent = desk.books('Invoices').map(({ LineItems }) => (LineItems as { TaxType: string }[])[0]?.TaxType);
  expect(sent).toEqual(['OUTPUT2']);
  expect(await desk.issues()).toEqual([]);
});
