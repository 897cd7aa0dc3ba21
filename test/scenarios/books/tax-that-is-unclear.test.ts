// Given a tax of 0 % that the settings do not name, and two tax types of 0 % in accounting; when a line bears it; then a person
// is asked which it is, nothing is sent under a name that accounting does not know, and the invoice goes once the settings say.

import { expect, test } from 'vitest';
import { bolts, Desk } from '../desk.ts';

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
    'needs.tax: Bolts for the harbour bears the tax Export, and several tax rates of Xero have its 0 %: No GST (NONE) and Zero Rated (ZERORATED). Choose one for it in the settings, under taxes; Bolts for the harbour then goes by itself.',
  ]);
  expect(desk.written().filter((call) => call.includes('Invoices'))).toEqual([]);

  await desk.settings({ values: { taxes: { Export: 'ZERORATED' } } });
  await desk.settle();
  const sent = desk.books('Invoices').map(({ LineItems }) => (LineItems as { TaxType: string }[])[0]?.TaxType);
  expect(sent).toEqual(['ZERORATED']);
  expect((await desk.issues()).filter(({ code }) => code === 'needs.tax')).toEqual([]);
});
