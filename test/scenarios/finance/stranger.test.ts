// Given an invoice in Books for somebody whom the CRM does not know; when it is sent; then it waits until the CRM knows them.

import { expect, test } from 'vitest';
import { Ledger } from './ledger.ts';

test('an invoice for a stranger waits until the CRM has the customer', async () => {
  const ledger = await Ledger.open();
  const stranger = ledger.contact('Papeterie');
  ledger.sell(2, { customer_id: stranger });
  await ledger.pass();
  expect(ledger.accounting()).toEqual([]);
  await ledger.desk.wait(60);
  expect(ledger.accounting()).toEqual([]);
  expect(await ledger.asked()).toEqual([]);
  ledger.desk.save('Accounts', { Account_Name: 'Papeterie' });
  // Nobody tells of it: it is looked at again by itself.
  await ledger.desk.wait(60);
  expect(ledger.accounting()).toEqual(['INV-0001 Papeterie AUTHORISED: 23, 23 due']);
  expect(await ledger.asked()).toEqual([]);
});
