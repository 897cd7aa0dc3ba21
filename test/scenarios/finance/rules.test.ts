// Given filters that name fields as the CRM has them; when invoices are made in Books; then the rules hold for those as well.

import { expect, test } from 'vitest';
import { approvedAtOnce, Ledger } from './ledger.ts';

test('a filter that was written for the CRM’s invoices holds for those of Books', async () => {
  const all = [
    { field: 'Grand_Total', op: 'above', value: 20 },
    { field: 'Sales_Region', op: 'is', value: 'North' },
  ];
  const way = { on: true, create: true, update: true, delete: 'propose', filter: { all } };
  const ledger = await Ledger.open({ settings: { ...approvedAtOnce, kinds: { invoice: { toAccounting: way } } } });
  ledger.desk.zoho('books.field.add', { module: 'invoice', label: 'Sales Region' });
  const region = (value: string) => ({ custom_fields: [{ label: 'Sales Region', value }] });
  ledger.sell(2, region('North'));
  ledger.sell(1, region('North'));
  ledger.sell(3, region('South'));
  await ledger.pass();
  expect(ledger.accounting()).toEqual(['INV-0001 Harbour Light AUTHORISED: 23, 23 due']);
  expect(await ledger.asked()).toEqual([]);
});
