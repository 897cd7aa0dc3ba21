// Invoices of the simulated Xero over time: statuses, and what may change when.

import { beforeEach, describe, expect, test } from 'vitest';
import { line, made, messages, openSales, pay, post, put, sale, SETTLED, STATUS, world } from './xero-sales.ts';
import type { Parsed } from './xero-world.ts';

beforeEach(openSales);

describe('statuses', () => {
  test.each([
    ['DRAFT', 'SUBMITTED', true],
    ['DRAFT', 'DELETED', true],
    ['DRAFT', 'VOIDED', false],
    ['SUBMITTED', 'DRAFT', true],
    ['SUBMITTED', 'AUTHORISED', true],
    ['AUTHORISED', 'VOIDED', true],
    ['AUTHORISED', 'DELETED', false],
    ['AUTHORISED', 'DRAFT', false],
  ])('%s to %s: %s', async (from, to, allowed) => {
    const { InvoiceID } = await made(sale({ Status: from }));
    const answer = await post({ InvoiceID, Status: to });
    if (allowed) expect(answer.json.Invoices[0].Status).toBe(to);
    else expect(messages(answer)).toEqual([STATUS]);
  });

  test('a refused status is echoed though the stored one stands, with the stored lines', async () => {
    const { InvoiceID, LineItems } = await made();
    const { json } = await post({ Invoices: [{ InvoiceID, Status: 'DELETED' }] }, '?summarizeErrors=false');
    expect(json.Invoices[0]).toMatchObject({ Status: 'DELETED', HasErrors: true, StatusAttributeString: 'ERROR' });
    expect(json.Invoices[0].LineItems[0].LineItemID).toBe(LineItems[0].LineItemID);
    expect((await world.get(`Invoices/${InvoiceID}`)).json.Invoices[0].Status).toBe('AUTHORISED');
  });

  test('nothing is done to what is voided; it stays in lists of changes', async () => {
    const { InvoiceID } = await made();
    world.clock.time += 1000;
    expect((await post({ InvoiceID, Status: 'VOIDED' })).json.Invoices[0].AmountDue).toBe(24.15);
    expect(messages(await post({ InvoiceID, Reference: 'x' }))).toEqual([STATUS]);
    const changes = await world.get('Invoices?page=1', { 'if-modified-since': '2026-09-14T09:00:00' });
    expect(changes.json.Invoices).toMatchObject([{ Status: 'VOIDED', AmountDue: 0 }]);
  });

  test('an invoice over nothing is paid at once', async () => {
    expect(await made(sale({ LineItems: [{ ...line, UnitAmount: 0 }] }))).toMatchObject({ Status: 'PAID', Total: 0 });
  });
});

describe('changing', () => {
  test('lines with ids are kept, without are new, unnamed are gone', async () => {
    const { InvoiceID, LineItems } = await made(sale({ LineItems: [line, { ...line, Description: 'Second' }] }));
    const kept = LineItems[0].LineItemID;
    const changed = await post({
      InvoiceID,
      LineItems: [
        { LineItemID: kept, Quantity: 3 },
        { ...line, Description: 'Third' },
      ],
    });
    const after = changed.json.Invoices[0].LineItems;
    expect(after.map((one: Parsed) => [one.Description, one.Quantity])).toEqual([
      ['Job', 3],
      ['Third', 2],
    ]);
    expect(after[0].LineItemID).toBe(kept);
    const anew = await post({ InvoiceID, LineItems: [line] });
    expect(anew.json.Invoices[0].LineItems[0].LineItemID).not.toBe(kept);
    expect((await post({ InvoiceID, Reference: 'only' })).json.Invoices[0].LineItems).toHaveLength(1);
  });

  test('from exclusive to inclusive the taxes are computed anew', async () => {
    const { InvoiceID } = await made();
    expect((await post({ InvoiceID, LineAmountTypes: 'Inclusive' })).json.Invoices[0]).toMatchObject({
      Total: 21,
      TotalTax: 2.74,
    });
  });

  test('type and currency stay', async () => {
    world.act('currency.add', { code: 'EUR' });
    const { InvoiceID } = await made();
    expect((await post({ InvoiceID, Type: 'ACCPAY' })).status).toBe(400);
    expect((await post({ InvoiceID, CurrencyCode: 'EUR' })).status).toBe(400);
  });

  test('nothing in a locked period', async () => {
    const { InvoiceID } = await made();
    world.act('organisation.lock', { periodLockDate: '2026-09-14', endOfYearLockDate: '2026-03-31' });
    expect(messages(await post({ InvoiceID, Reference: 'x' }))[0]).toContain(
      'period lock date, currently set at 14 September 2026',
    );
    expect(messages(await post({ InvoiceID, Status: 'VOIDED' }))).toHaveLength(1);
    expect(messages(await put(sale({ Date: '2026-03-31' })))[0]).toContain('end of year lock date');
  });
});

describe('once money has moved', () => {
  let InvoiceID: string;
  let LineItemID: string;

  beforeEach(async () => {
    const invoice = await made(sale({ Reference: 'before' }));
    InvoiceID = invoice.InvoiceID;
    LineItemID = invoice.LineItems[0].LineItemID;
    await pay(InvoiceID, 4.15);
    await world.deliver();
  });

  test.each([
    ['the date', { Date: '2026-09-13' }],
    ['the quantity of a line', { LineItems: [{ Quantity: 3 }] }],
    ['the tax of a line', { LineItems: [{ TaxType: 'NONE' }] }],
    ['the lines, sent without ids', { LineItems: [line], anew: true }],
    ['how amounts are meant', { LineAmountTypes: 'Inclusive' }],
  ])('%s may not change', async (_what, change) => {
    const { anew, ...fields } = change as { anew?: boolean; LineItems?: object[] };
    const lines =
      fields.LineItems && !anew ? { LineItems: fields.LineItems.map((one) => ({ LineItemID, ...one })) } : {};
    expect(messages(await post({ InvoiceID, ...fields, ...lines }))).toEqual([SETTLED]);
  });

  test('voiding is refused twice over', async () => {
    expect(messages(await post({ InvoiceID, Status: 'VOIDED' }))).toEqual([STATUS, SETTLED]);
  });

  test('reference and due date may, and the time of change does not move', async () => {
    const before = (await world.get(`Invoices/${InvoiceID}`)).json.Invoices[0].UpdatedDateUTC;
    const after = (await post({ InvoiceID, DueDate: '2026-12-24', Reference: 'after' })).json.Invoices[0];
    expect(after).toMatchObject({ DueDateString: '2026-12-24T00:00:00', Reference: 'after', UpdatedDateUTC: before });
    expect(await world.deliver()).toEqual([]);
  });

  test('account, tracking and words of a line may, and move the time of change', async () => {
    const change = {
      LineItems: [
        { LineItemID, Description: 'New words', AccountCode: '260', Tracking: [{ Name: 'Region', Option: 'South' }] },
      ],
    };
    const after = (await post({ InvoiceID, ...change })).json.Invoices[0];
    expect(after.LineItems[0]).toMatchObject({ Description: 'New words', AccountCode: '260', LineAmount: 21 });
    expect(after.UpdatedDateUTC).toBe('/Date(1789376401000+0000)/');
  });

  test('a paid one takes the same, and no status but its own', async () => {
    await pay(InvoiceID, 20);
    expect((await post({ InvoiceID, Reference: 'late' })).status).toBe(200);
    expect(messages(await post({ InvoiceID, Status: 'AUTHORISED' }))).toEqual([STATUS, SETTLED]);
  });
});
