// Given a British organisation without dollars; when an invoice in dollars is saved in the CRM; then Xero refuses it
// and a person is told which currency is missing; once accounting has the currency and they try again, the invoice goes over at the CRM's rate, and the log says whose it is.

import { expect, test } from 'vitest';
import { Desk } from '../desk.ts';
import { bolts } from '../goods.ts';

test('an invoice in a currency that accounting has not got is told of by its name', async () => {
  const desk = await Desk.open({ region: 'UK', before: (at) => at.xero('currency.remove', { code: 'USD' }) });
  const { line, invoice } = bolts(desk, 'VAT', 'Lone Star Supplies');
  invoice([line(2, 10)], { Currency: 'USD' });
  await desk.settle();
  expect(desk.written().filter((call) => call.includes('Invoices'))).toEqual(['xero PUT Invoices ×1']);
  const [issue, ...more] = await desk.issues();
  expect([issue?.code, issue?.facts.currency, more]).toEqual(['refused.currency', 'USD', []]);

  desk.xero('currency.add', { code: 'USD' });
  await desk.answer(issue, 'retry');
  await desk.shows(`
    Xero Invoices
      INV-0001 DRAFT, Lone Star Supplies, 2026-11-19, due 2026-12-19, USD at 1.25, tax exclusive
        2 × 10 BOLT "Bolt" OUTPUT2 = 20
        20 + 4 tax = 24, open 24
    CRM Invoices
      "Bolts for the harbour" Created, Lone Star Supplies, 2026-11-19, due 2026-12-19, USD at 1.25
        2 × 10 Bolt "" VAT = 20
        24 with tax, in Xero INV-0001 open 24
    Written
      xero PUT Invoices ×1
      zoho PUT Invoices ×1
  `);
  const made = (await desk.entries()).find(({ kind, code }) => kind === 'invoice' && code === 'create.new');
  expect(made?.facts.rate).toEqual({ currency: 'USD', rate: '1.25', from: 'crm', on: '2026-11-19' });
});
