// Given settings by which paid, part-paid and overdue invoices show that in a field of ours; when money comes, goes and falls due; then the
// field tells it within seconds, and the CRM's own status, which people use for themselves, says no more than that the invoice is approved.

import { describe, expect, test } from 'vitest';
import type { Setting } from '../desk.ts';
import { entering, shown, Till } from './till.ts';

const values = { taxes: { GST: 'OUTPUT2' }, invoiceStatus: 'field' };
const inField: Setting = { ...shown, settings: { ...shown.settings, values } };

const stateIn = (till: Till, invoice: string) => {
  const { Status, Xero_Status } = till.desk.raw('Invoices', invoice);
  return `${String(Status)}, in Xero ${String(Xero_Status)}`;
};
/** The CRM's own list of states, with what somebody adds to it. */
const wordsOf = (till: Till, more: readonly string[] = []) => {
  const change = more.length > 0 && {
    pick_list_values: more.map((word) => ({ display_value: word, actual_value: word })),
  };
  const field = till.desk.zoho<{ pickList: { actualValue: string }[] }>('field.change', {
    module: 'Invoices',
    field: 'Status',
    change: { ...change },
  });
  return field.pickList.map(({ actualValue }) => actualValue);
};

describe('the state of an invoice in a field of ours', () => {
  test('part paid, paid, paid no more, overdue, void: the field tells it, and the status of the CRM stays', async () => {
    const till = await Till.open(inField);
    const invoice = till.sell(2);
    await till.pass();
    expect(stateIn(till, invoice)).toBe('Approved, in Xero Awaiting payment');

    till.desk.xero('payment.record', { invoice: 'INV-0001', amount: '8', date: '2026-11-19' });
    expect(await till.desk.secondsUntil(() => stateIn(till, invoice).endsWith('Partly paid'))).toBeLessThanOrEqual(3);
    expect(stateIn(till, invoice)).toBe('Approved, in Xero Partly paid');
    // What people make of their own status meanwhile is theirs, and no edit of the invoice in accounting.
    till.desk.edit('Invoices', invoice, { Status: 'Delivered' });
    till.desk.xero('payment.record', { invoice: 'INV-0001', amount: '15', date: '2026-11-20' });
    await till.pass();
    expect(stateIn(till, invoice)).toBe('Delivered, in Xero Paid');
    expect(till.invoice(invoice)).toBe('Delivered on 2026-11-20: 0 due, 23 paid, 0 credited');

    const payments = till.desk.xero<{ PaymentID: string }[]>('list', { collection: 'Payments' });
    for (const { PaymentID } of payments) till.desk.xero('payment.remove', { payment: PaymentID });
    await till.pass();
    expect(stateIn(till, invoice)).toBe('Delivered, in Xero Awaiting payment');
    const [{ InvoiceID } = {}] = till.desk.books('Invoices');
    till.desk.xero('invoice.edit', { InvoiceID, DueDate: '2026-11-10' });
    await till.pass();
    expect(stateIn(till, invoice)).toBe('Delivered, in Xero Overdue');
    till.desk.xero('invoice.void', { invoice: 'INV-0001' });
    await till.pass();
    expect(stateIn(till, invoice)).toBe('Cancelled, in Xero Void');
    expect(await till.desk.issues()).toEqual([]);
  });

  test('the list of the CRM’s own status gets no words of ours', async () => {
    const till = await Till.open(inField);
    expect(wordsOf(till)).toEqual(['Created', 'Approved', 'Delivered', 'Cancelled']);
  });

  test('set to paid in the CRM, where that enters the payment, it is entered all the same, once', async () => {
    const setting = entering({ account: '090' });
    const till = await Till.open({ ...setting, settings: { ...setting.settings, values } });
    wordsOf(till, ['Paid']);
    const invoice = till.sell(2);
    await till.pass();
    till.desk.edit('Invoices', invoice, { Status: 'Paid' });
    await till.pass();
    expect(till.entered()).toEqual(['23 on 2026-11-20 at 090']);
    expect(stateIn(till, invoice)).toBe('Paid, in Xero Paid');
    expect(await till.desk.issues()).toEqual([]);
  });

  test('chosen later, it takes over once the field is there: nobody is asked about what is paid already', async () => {
    const till = await Till.open();
    const paid = till.sell(2);
    await till.pass();
    const open = till.sell(1);
    await till.pass();
    till.desk.xero('payment.record', { invoice: 'INV-0001', date: '2026-11-20' });
    await till.pass();
    await till.desk.settings({ values: { invoiceStatus: 'field' } });
    await till.pass();
    expect(till.invoice(paid)).toBe('Paid on 2026-11-20: 0 due, 23 paid, 0 credited');
    await till.desk.setUp();
    await till.pass();
    till.desk.xero('payment.record', { invoice: 'INV-0002', date: '2026-11-20' });
    await till.pass();
    expect(stateIn(till, open)).toBe('Approved, in Xero Paid');
    expect(stateIn(till, paid)).toBe('Paid, in Xero Paid');
    expect(till.entered()).toHaveLength(2);
    expect(await till.desk.issues()).toEqual([]);
  });
});
