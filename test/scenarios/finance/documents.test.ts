// Given quotes, orders and purchase orders that live in Zoho Books; when they are made or moved on; then accounting follows, and the other
// way round.

import { expect, test } from 'vitest';
import type { Json } from '../../simulation/desk-documents.ts';
import { approvedAtOnce, Ledger } from './ledger.ts';

test('a quote of Books is one in accounting; accepted there it is accepted here', async () => {
  const ledger = await Ledger.open({ kinds: ['item', 'quote'] });
  const line = { item_id: ledger.item(), quantity: 2, rate: 10, tax_id: ledger.tax() };
  const { estimate } = ledger.books<{ estimate: Json }>('POST', '/estimates', {
    customer_id: ledger.contact(),
    date: '2026-11-19',
    line_items: [line],
    notes: 'Two bolts, as discussed',
  });
  const id = String(estimate.estimate_id);
  ledger.books('POST', `/estimates/${id}/status/sent`);
  await ledger.pass();
  const shown = () => ledger.desk.rawBooks('Quotes').map(({ Status, Total, Summary }) => ({ Status, Total, Summary }));
  expect(shown()).toMatchObject([{ Status: 'SENT', Total: 23, Summary: 'Two bolts, as discussed' }]);
  ledger.books('POST', `/estimates/${id}/status/accepted`);
  await ledger.pass();
  expect(shown()).toMatchObject([{ Status: 'ACCEPTED' }]);
  expect(await ledger.asked()).toEqual([]);
});

test.each([
  ['and, as Zoho describes it, under the order', 'take', true],
  ['and nowhere else, where Books ignores what it was made of', 'ignore', false],
  ['and nowhere else, where Books refuses to hear what it was made of', 'refuse', false],
])(
  'an order of Books becomes an invoice, which Books shows under its customer and deal %s',
  async (_, sources, isUnder) => {
    const ledger = await Ledger.open({
      finance: { switches: { 'books.invoiceSources': sources } },
      kinds: ['item', 'sales-order', 'invoice'],
      settings: {
        sequence: {
          invoice: { ...approvedAtOnce.sequence.invoice, when: 'sales-order', terms: { days: 30, from: 'date' } },
        },
      },
    });
    const line = { item_id: ledger.item(), quantity: 2, rate: 10, tax_id: ledger.tax() };
    const { salesorder } = ledger.books<{ salesorder: Json }>('POST', '/salesorders', {
      customer_id: ledger.contact(),
      date: '2026-11-19',
      line_items: [line],
      zcrm_potential_id: '5725767000000999001',
    });
    ledger.books('POST', `/salesorders/${String(salesorder.salesorder_id)}/status/open`);
    await ledger.pass(30);
    expect(ledger.accounting()).toEqual(['INV-0001 Harbour Light AUTHORISED: 23, 23 due']);
    expect(ledger.invoices()).toEqual(['INV-0001 Harbour Light sent: 23, 23 due']);
    const bill = ledger.invoice(String(ledger.rows('/invoices')[0]?.invoice_id));
    expect(bill).toMatchObject({ zcrm_potential_id: '5725767000000999001' });
    expect(bill.salesorder_id === salesorder.salesorder_id).toBe(isUnder);
    await ledger.pass(60);
    expect(ledger.accounting()).toHaveLength(1);
    expect(ledger.invoices()).toHaveLength(1);
    expect(await ledger.asked()).toEqual([]);
  },
);

test('a purchase order of Books is one in accounting, and billed there it is billed here', async () => {
  const ledger = await Ledger.open({ kinds: ['item', 'vendor', 'purchase-order'], settings: {} });
  ledger.desk.save('Vendors', { Vendor_Name: 'Paper Mill' });
  const vendor = ledger.contact('Paper Mill', { contact_type: 'vendor' });
  const line = { item_id: ledger.item(), quantity: 4, rate: 3, tax_id: ledger.tax() };
  const { purchaseorder } = ledger.books<{ purchaseorder: Json }>('POST', '/purchaseorders', {
    vendor_id: vendor,
    date: '2026-11-19',
    line_items: [line],
  });
  const id = String(purchaseorder.purchaseorder_id);
  ledger.books('POST', `/purchaseorders/${id}/status/open`);
  await ledger.pass();
  const shown = () => ledger.desk.rawBooks('PurchaseOrders').map(({ Status, Total }) => ({ Status, Total }));
  expect(await ledger.asked()).toEqual([]);
  expect(shown()).toMatchObject([{ Status: 'DRAFT', Total: 13.8 }]);
  ledger.desk.xero('purchaseorder.approve', { order: 'PO-0001' });
  ledger.desk.xero('purchaseorder.bill', { order: 'PO-0001' });
  await ledger.pass(90);
  const { purchaseorder: now } = ledger.books<{ purchaseorder: Json }>('GET', `/purchaseorders/${id}`);
  expect(now.status).toBe('billed');
  expect(await ledger.asked()).toEqual([]);
});

test('a quote and a purchase order of accounting are an estimate and a purchase order in Books', async () => {
  const ledger = await Ledger.open({ kinds: ['item', 'vendor', 'quote', 'purchase-order'], settings: {} });
  const line = { Description: 'Bolts', Quantity: 2, UnitAmount: 10, AccountCode: '200', TaxType: 'OUTPUT2' };
  const contact = (Name: string) => ({ ContactID: ledger.desk.xero('contact.create', { Name }).ContactID });
  ledger.desk.xero('quote.create', {
    Contact: contact('Inkwell Studio'),
    Date: '2026-11-19',
    Status: 'SENT',
    LineItems: [line],
  });
  ledger.desk.xero('purchaseorder.create', {
    Contact: contact('Paper Mill'),
    Date: '2026-11-19',
    Status: 'AUTHORISED',
    LineItems: [{ ...line, AccountCode: '300', TaxType: 'INPUT2' }],
  });
  await ledger.pass(90);
  expect(await ledger.asked()).toEqual([]);
  expect(ledger.rows('/estimates')).toMatchObject([{ customer_name: 'Inkwell Studio', status: 'sent', total: 23 }]);
  expect(ledger.rows('/purchaseorders')).toMatchObject([{ vendor_name: 'Paper Mill', status: 'open', total: 23 }]);
  await ledger.pass(60);
  expect(ledger.rows('/estimates')).toHaveLength(1);
  expect(ledger.desk.rawBooks('Quotes')).toHaveLength(1);
});

test('an invoice in another currency has its rate the other way round', async () => {
  const ledger = await Ledger.open({ before: (act) => act('currency.add', { code: 'EUR' }) });
  const euro = ledger.rows('/settings/currencies', 'currencies').find(({ currency_code: code }) => code === 'EUR');
  ledger.desk.save('Accounts', { Account_Name: 'Papeterie du Phare' });
  const customer = ledger.contact('Papeterie du Phare', { currency_id: euro?.currency_id });
  const line = { item_id: ledger.item(), quantity: 2, rate: 10, tax_id: '' };
  ledger.sell(2, { customer_id: customer, exchange_rate: 1.8, line_items: [line] });
  await ledger.pass();
  expect(await ledger.asked()).toEqual([]);
  expect(ledger.desk.rawBooks('Invoices')).toMatchObject([{ CurrencyCode: 'EUR', CurrencyRate: 0.555556, Total: 20 }]);
  ledger.desk.xero('payment.record', { invoice: 'INV-0001', date: '2026-11-20', rate: '0.6' });
  await ledger.pass(60);
  expect(ledger.invoices()).toEqual(['INV-000001 Papeterie du Phare paid: 20, 0 due']);
  expect(ledger.payments()).toEqual(['20 on 2026-11-20']);
});

test('a discount and shipping on the whole invoice of Books come to the same total in accounting', async () => {
  const ledger = await Ledger.open();
  ledger.sell(2, {
    discount: 10,
    discount_type: 'entity_level',
    is_discount_before_tax: true,
    shipping_charge: '4',
    adjustment: -0.7,
  });
  await ledger.pass();
  const [invoice] = ledger.rows('/invoices');
  expect(ledger.desk.rawBooks('Invoices')).toMatchObject([{ Total: invoice?.total }]);
  expect(await ledger.asked()).toEqual([]);
});

test('prices that contain tax', async () => {
  const ledger = await Ledger.open();
  const id = ledger.sell(2, { is_inclusive_tax: true });
  await ledger.pass();
  expect(ledger.invoice(id)).toMatchObject({ total: 20 });
  expect(ledger.desk.rawBooks('Invoices')).toMatchObject([{ Total: 20, TotalTax: 2.61 }]);
  ledger.desk.xero('payment.record', { invoice: 'INV-0001', date: '2026-11-20' });
  await ledger.pass();
  expect(ledger.invoices()).toEqual(['INV-000001 Harbour Light paid: 20, 0 due']);
  expect(await ledger.asked()).toEqual([]);
});

test('voided in Books, and voided in accounting', async () => {
  const ledger = await Ledger.open();
  const id = ledger.sell(2);
  ledger.sell(3);
  await ledger.pass();
  ledger.books('POST', `/invoices/${id}/status/void`);
  ledger.desk.xero('invoice.void', { invoice: 'INV-0002' });
  await ledger.pass(30);
  expect(ledger.invoices().map((line) => line.split(':')[0])).toEqual([
    'INV-000001 Harbour Light void',
    'INV-000002 Harbour Light void',
  ]);
  expect(ledger.accounting().map((line) => line.split(':')[0])).toEqual([
    'INV-0001 Harbour Light VOIDED',
    'INV-0002 Harbour Light VOIDED',
  ]);
});

test('a draft that is deleted in Books is asked about, and nothing is made of it again', async () => {
  const ledger = await Ledger.open({ settings: {} });
  const id = ledger.sell(2, {}, false);
  await ledger.pass();
  ledger.books('DELETE', `/invoices/${id}`);
  await ledger.ask('POST', 'sync', { kind: 'invoice', side: 'crm', ids: [id] });
  await ledger.pass();
  expect(ledger.invoices()).toEqual([]);
  expect((await ledger.desk.issues()).map(({ code }) => code)).toEqual(['gone.proposal']);
});
