// Invoices of the simulated Xero beyond their making: mail, web page, PDF, stock, and what a refusal leaves behind.

import { beforeEach, describe, expect, test } from 'vitest';
import { bill, line, made, messages, openSales, post, put, sale, world } from './xero-sales.ts';
import type { Parsed } from './xero-world.ts';

beforeEach(openSales);

describe('mailing', () => {
  const email = (id: string) => world.call('POST', `Invoices/${id}/Email`, {});

  test('an approved sales invoice goes out and is marked as sent', async () => {
    const { InvoiceID } = await made();
    const answer = await email(InvoiceID);
    expect([answer.status, answer.text]).toEqual([204, '']);
    expect((await world.get(`Invoices/${InvoiceID}`)).json.Invoices[0].SentToContact).toBe(true);
  });

  test('not a draft, not a bill, not without an address, not beyond the day’s limit, not from a demo company', async () => {
    expect((await email((await made(sale({ Status: 'DRAFT' }))).InvoiceID)).status).toBe(400);
    expect((await email((await made(bill())).InvoiceID)).status).toBe(400);
    expect((await email((await made(sale({ Contact: { Name: 'No mail' } }))).InvoiceID)).status).toBe(400);
    const { InvoiceID } = await made();
    world.switches.emailLimit = 1;
    expect((await email(InvoiceID)).status).toBe(204);
    expect((await email(InvoiceID)).status).toBe(400);
    world.switches.emailLimit = null;
    world.act('organisation.plan', { plan: 'DEMO' });
    expect((await email(InvoiceID)).status).toBe(400);
  });

  test('a draft has no page in the web and can’t be marked as sent', async () => {
    const draft = await made(sale({ Status: 'DRAFT', SentToContact: true }));
    expect(draft.SentToContact).toBe(false);
    expect((await world.get(`Invoices/${draft.InvoiceID}/OnlineInvoice`)).status).toBe(400);
    const { InvoiceID } = await made();
    expect((await world.get(`Invoices/${InvoiceID}/OnlineInvoice`)).json.OnlineInvoices[0].OnlineInvoiceUrl).toMatch(
      /^https:\/\/in\.xero\.com\//,
    );
  });
});

test('an invoice comes as a PDF to whoever accepts one', async () => {
  const { InvoiceID } = await made();
  for (const [path, accept] of [
    [`Invoices/${InvoiceID}`, 'application/pdf'],
    [`Invoices/${InvoiceID}/pdf`, '*/*'],
  ] as const) {
    const answer = await world.get(path, { accept });
    expect(answer.headers.get('content-type')).toBe('application/pdf');
    expect(answer.text).toMatch(/^%PDF-1\.4[^]*24\.15[^]*%%EOF\n$/);
  }
});

test('stock of a tracked item comes with bills and goes with sales, and never below nothing', async () => {
  const item = {
    Code: 'S',
    InventoryAssetAccountCode: '630',
    PurchaseDetails: { COGSAccountCode: '310' },
    SalesDetails: { UnitPrice: 5, AccountCode: '200' },
  };
  await world.call('PUT', 'Items', item);
  const stock = async () => {
    const { QuantityOnHand, TotalCostPool } = (await world.get('Items/S')).json.Items[0];
    return [QuantityOnHand, TotalCostPool];
  };
  const bought = {
    ItemCode: 'S',
    Description: 'S',
    Quantity: 4,
    UnitAmount: 2.5,
    AccountCode: '630',
    TaxType: 'INPUT2',
  };
  await made(bill({ LineItems: [bought] }));
  expect(await stock()).toEqual([4, 10]);
  const sold = { ItemCode: 'S', Description: 'S', Quantity: 3 };
  const { InvoiceID } = await made(sale({ LineItems: [sold] }));
  expect(await stock()).toEqual([1, 2.5]);
  expect(messages(await put(sale({ LineItems: [sold] })))).toEqual(['There are not enough of item S in stock.']);
  expect((await put(sale({ LineItems: [sold] }), '?allowBackorders=true')).status).toBe(200);
  expect((await stock())[0]).toBe(-2);
  await post({ InvoiceID, Status: 'VOIDED' });
  expect((await stock())[0]).toBe(1);
});

test('a refused invoice leaves no contact behind, though it would have made one', async () => {
  const wrong = sale({ Contact: { Name: 'Never seen' }, LineItems: [{ ...line, AccountCode: '999' }] });
  await put({ Invoices: [sale(), wrong] }, '?summarizeErrors=false');
  await put(wrong);
  const { Contacts } = (await world.get('Contacts')).json;
  expect(Contacts.map((contact: Parsed) => contact.Name)).toEqual(['Customer']);
});
