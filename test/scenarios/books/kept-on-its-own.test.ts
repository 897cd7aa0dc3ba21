// Given an approved invoice in both systems; when it is deleted in the CRM and who is asked refuses to have it go from accounting too;
// then it stands there on its own: what is edited of it later stays in accounting, and neither that nor *Sync now* brings it back into the CRM.

import { expect, test } from 'vitest';
import { bolts, Desk } from '../desk.ts';

test('an invoice whose deletion a person refuses stays in accounting on its own', async () => {
  const desk = await Desk.open({ settings: { sequence: { invoice: { account: '200', status: 'AUTHORISED' } } } });
  const { line, invoice } = bolts(desk);
  const id = invoice([line(1, 10)]);
  await desk.settle();
  desk.remove('Invoices', id);
  await desk.settle();
  desk.written();
  const [asked] = await desk.issues();
  expect(asked).toMatchObject({ code: 'gone.proposal' });
  await desk.answer(asked, 'reject');
  const alone = `
    Xero Invoices
      INV-0001 AUTHORISED, Harbour Light, 2026-11-19, due 2026-12-19, NZD, tax exclusive
        1 × 10 BOLT "Bolt" OUTPUT2 @200 = 10
        10 + 1.5 tax = 11.5, open 11.5
    Written
  `;
  await desk.shows(alone);

  const [{ InvoiceID } = {}] = desk.xero<{ InvoiceID: string }[]>('list', { collection: 'Invoices' });
  desk.xero('invoice.edit', { InvoiceID, DueDate: '2026-12-24' });
  await desk.settle();
  await desk.syncNow();
  await desk.settle();
  await desk.shows(alone.replace('due 2026-12-19', 'due 2026-12-24'));
  expect(desk.crm('Invoices')).toEqual([]);
});
