// Given a vendor and a purchase order of the CRM; when they are saved, approved in accounting, and later billed there; then both sides agree at each step.

import { expect, test } from 'vitest';
import { Desk } from './desk.ts';

test('a purchase order goes over with its vendor, and its states come back', async () => {
  const desk = await Desk.open({ kinds: ['vendor', 'item', 'purchase-order'] });
  const vendor = desk.save('Vendors', { Vendor_Name: 'Steel Co' });
  const product = desk.save('Products', { Product_Name: 'Bolt', Product_Code: 'BOLT', Unit_Price: 10, Tax: ['GST'] });
  desk.save('Purchase_Orders', {
    Subject: 'Steel for spring',
    Vendor_Name: { id: vendor },
    PO_Date: '2026-11-19',
    Due_Date: '2026-12-01',
    Purchase_Items: [{ Product_Name: { id: product }, Quantity: 3, List_Price: 4, Line_Tax: [{ name: 'GST' }] }],
  });
  await desk.settle();
  expect(desk.books('PurchaseOrders')).toMatchObject([
    {
      number: 'PO-0001',
      status: 'DRAFT',
      contact: 'Steel Co',
      date: '2026-11-19',
      due: '2026-12-01',
      lines: ['3 × 4 BOLT "Bolt" INPUT2 = 12'],
      totals: '12 + 1.8 = 13.8',
    },
  ]);
  expect(desk.written().slice(0, 3)).toEqual(['xero PUT Contacts', 'xero PUT Items', 'xero PUT PurchaseOrders']);
  expect(desk.crm('Purchase_Orders')).toMatchObject([
    { status: 'Created', total: '13.8', xero: { number: 'PO-0001' } },
  ]);
  expect(await desk.issues()).toEqual([]);
});

test('one that starts in accounting appears in the CRM', async () => {
  const desk = await Desk.open({ kinds: ['vendor', 'item', 'purchase-order'] });
  const { ContactID } = desk.xero<{ ContactID: string }>('contact.create', { Name: 'Nail Works' });
  desk.xero('item.create', { Code: 'NAIL', Name: 'Nail' });
  desk.xero('purchaseorder.create', {
    Contact: { ContactID },
    Date: '2026-11-17',
    DeliveryDate: '2026-11-30',
    LineItems: [
      {
        ItemCode: 'NAIL',
        Description: 'Nails',
        Quantity: 100,
        UnitAmount: 0.25,
        TaxType: 'INPUT2',
        AccountCode: '310',
      },
    ],
  });
  await desk.settle(10);
  expect(desk.crm('Purchase_Orders')).toMatchObject([
    { party: 'Nail Works', lines: ['100 × 0.25 Nail "Nails" GST = 25'], total: '28.75', xero: { number: 'PO-0001' } },
  ]);
});
