// Given an invoice that starts as a draft in accounting; when somebody approves it there; then it appears in the CRM, and not before, unless
// the settings ask for drafts too.

import { expect, test } from 'vitest';
import { Desk } from './desk.ts';

function drafted(desk: Desk): void {
  const { ContactID } = desk.xero<{ ContactID: string }>('contact.create', { Name: 'Tall Pines' });
  desk.xero('item.create', { Code: 'NUT', Name: 'Nut' });
  desk.xero('invoice.create', {
    Type: 'ACCREC',
    Contact: { ContactID },
    Date: '2026-11-18',
    DueDate: '2026-12-18',
    LineItems: [
      { ItemCode: 'NUT', Description: 'Nuts', Quantity: 2, UnitAmount: 80, AccountCode: '200', TaxType: 'OUTPUT2' },
    ],
  });
}

test('an invoice of accounting appears once it is approved', async () => {
  const desk = await Desk.open();
  drafted(desk);
  await desk.settle();
  expect(desk.crm('Invoices')).toEqual([]);
  expect(await desk.log()).toContain('invoice skip.not-approved');
  desk.xero('invoice.approve', { invoice: 'INV-0001' });
  await desk.settle();
  expect(desk.crm('Invoices')).toMatchObject([
    { status: 'Approved', party: 'Tall Pines', lines: ['2 × 80 Nut "Nuts" GST = 160'], total: '184' },
  ]);
  expect(await desk.issues()).toEqual([]);
});

test('where the settings ask for drafts, they appear at once', async () => {
  const desk = await Desk.open({ settings: { sequence: { invoice: { appearsFrom: 'DRAFT' } } } });
  drafted(desk);
  await desk.settle();
  expect(desk.crm('Invoices')).toMatchObject([{ status: 'Created', total: '184' }]);
});
