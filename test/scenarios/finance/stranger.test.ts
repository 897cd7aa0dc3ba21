// Given an invoice in Books for somebody whom the CRM does not know; when it is sent; then a person is told, and it follows by itself once
// the CRM knows them.

import { expect, test } from 'vitest';
import { Ledger } from './ledger.ts';

test('an invoice for a stranger waits until the CRM has the customer, and a person is told', async () => {
  const ledger = await Ledger.open();
  const stranger = ledger.contact('Papeterie');
  ledger.sell(2, { customer_id: stranger });
  await ledger.pass();
  expect(ledger.accounting()).toEqual([]);
  const asked = await ledger.asked();
  expect(asked).toHaveLength(1);
  expect(asked[0]).toMatch(/^needs.stranger: INV-000001 is for Papeterie, whom Zoho CRM does not know/);
  await ledger.desk.wait(60);
  expect(ledger.accounting()).toEqual([]);
  expect(await ledger.asked()).toEqual(asked);
  ledger.desk.save('Accounts', { Account_Name: 'Papeterie' });
  // Nobody tells of it: it is looked at again by itself.
  await ledger.desk.wait(15);
  expect(ledger.accounting()).toEqual(['INV-0001 Papeterie AUTHORISED: 23, 23 due']);
  expect(await ledger.asked()).toEqual([]);
});

test('one whom the CRM knows no longer: nothing of their invoice travels until it does', async () => {
  const ledger = await Ledger.open({ settings: {} });
  const id = ledger.sell(2, {}, false);
  await ledger.pass();
  ledger.desk.edit('Accounts', ledger.company, { Account_Name: 'Harbour Light & Sons' });
  const { customer_id, line_items } = ledger.invoice(id);
  ledger.books('PUT', `/invoices/${id}`, { customer_id, line_items, reference_number: 'PO 3' });
  await ledger.pass();
  expect(ledger.listed('Invoices')).toMatchObject([{ Contact: { Name: 'Harbour Light & Sons' } }]);
  expect(ledger.listed('Invoices')[0]?.Reference ?? '').toBe('');
  expect((await ledger.desk.issues()).map(({ code }) => code)).toEqual(['needs.stranger']);
  ledger.desk.edit('Accounts', ledger.company, { Account_Name: 'Harbour Light' });
  await ledger.desk.wait(15);
  expect(ledger.listed('Invoices')).toMatchObject([{ Reference: 'PO 3' }]);
  expect(await ledger.asked()).toEqual([]);
});

test('one whom the native link is about to bring over is waited for, and nobody is told', async () => {
  const ledger = await Ledger.open({ finance: { linked: true } });
  const stranger = ledger.contact('Papeterie');
  const line = { name: 'Repairs', quantity: 2, rate: 10, tax_id: ledger.tax() };
  ledger.sell(2, { customer_id: stranger, line_items: [line] });
  await ledger.pass(1);
  expect(await ledger.asked()).toEqual([]);
  await ledger.pass(10);
  expect(ledger.accounting()).toEqual(['INV-0001 Papeterie AUTHORISED: 23, 23 due']);
  expect(await ledger.asked()).toEqual([]);
  expect(await ledger.desk.log()).not.toContain('invoice needs.stranger');
});
