// Given settings that name an account for payments; when somebody sets an invoice to paid in the CRM; then what is due is entered in accounting,
// once, and taken out again by the rules that the settings name. Where it can't be entered, a person is told why and what to do.

import { describe, expect, test } from 'vitest';
import { entering, Till } from './till.ts';

describe('set to paid in the CRM', () => {
  test('what is still due is entered into the account of the settings, with our mark', async () => {
    const till = await Till.open(entering({ account: '090' }));
    const invoice = till.sell(2);
    await till.pass();
    till.desk.xero('payment.record', { invoice: 'INV-0001', amount: '8', date: '2026-11-19' });
    await till.pass();
    till.desk.written();
    till.desk.edit('Invoices', invoice, { Status: 'Paid' });
    await till.pass();
    expect(till.entered().toSorted()).toEqual(['15 on 2026-11-20 at 090', '8 on 2026-11-19 at 090']);
    expect(till.invoice(invoice)).toBe('Paid on 2026-11-20: 0 due, 23 paid, 0 credited');
    expect(till.desk.written()).toEqual(['xero PUT Payments ×1', 'zoho PUT Invoices ×1', 'zoho PUT Accounts ×1']);
    expect(till.desk.raw('Invoices', invoice).Xero_Payment_Reference).toBe(`crm.Invoices:${invoice}`);
    expect(till.owes()).toBe('owes 0, 0 overdue, 0 credit');
    expect(await till.desk.issues()).toEqual([]);
    expect(await till.desk.log()).toContain('invoice update.pay');
  });

  test('the CRM says how and when it was paid', async () => {
    const payments = { account: '090', field: 'Sales_Commission', accounts: { '5': '091' }, dateField: 'Due_Date' };
    const till = await Till.open(entering(payments));
    const invoice = till.sell(2, { Due_Date: '2026-11-20' });
    await till.pass();
    till.desk.edit('Invoices', invoice, { Status: 'Paid', Sales_Commission: 5 });
    await till.pass();
    expect(till.entered()).toEqual(['23 on 2026-11-20 at 091']);
  });

  test('without an account nothing is entered: a person is told, names one, and tries again', async () => {
    const till = await Till.open(entering({ account: null }));
    const invoice = till.sell(2);
    await till.pass();
    till.desk.edit('Invoices', invoice, { Status: 'Paid' });
    await till.pass();
    const [issue] = await till.desk.issues();
    expect(issue).toMatchObject({ code: 'payment.no-account', choices: ['retry', 'accounting', 'ignore'] });
    expect(till.entered()).toEqual([]);
    await till.desk.settings({ payments: { account: '090' } });
    await till.desk.answer(issue, 'retry');
    await till.pass();
    expect(till.entered()).toEqual(['23 on 2026-11-20 at 090']);
    expect(await till.desk.issues()).toEqual([]);
  });

  test('an account that takes no payments any more is asked about, and the answer may be that it is not paid', async () => {
    const till = await Till.open(entering({ account: '090' }));
    const invoice = till.sell(2);
    await till.pass();
    till.desk.xero('account.archive', { code: '090' });
    await till.desk.refreshLists();
    till.desk.edit('Invoices', invoice, { Status: 'Paid' });
    await till.pass();
    const [issue] = await till.desk.issues();
    expect(issue?.message).toContain('account 090 is archived or takes no payments in Xero');
    await till.desk.answer(issue, 'accounting');
    await till.pass();
    expect(till.invoice(invoice)).toMatch(/^Approved: 23 due/);
    expect(till.entered()).toEqual([]);
  });

  test('a day in a closed period is asked about', async () => {
    const till = await Till.open({
      ...entering({ account: '090', dateField: 'Due_Date' }),
      before: (desk) => desk.xero('organisation.lock', { periodLockDate: '2026-10-31' }),
    });
    await till.desk.refreshLists();
    const invoice = till.sell(2);
    await till.pass();
    till.desk.edit('Invoices', invoice, { Status: 'Paid', Due_Date: '2026-10-30' });
    await till.pass();
    const codes = (await till.desk.issues()).map(({ code }) => code);
    expect(codes).toContain('payment.locked-period');
    expect(till.entered()).toEqual([]);
  });

  test('a draft has to be approved first, and so has what was paid before accounting had it: then both are paid', async () => {
    const setting = entering({ account: '090' });
    const settings = { ...setting.settings, sequence: { invoice: { status: 'DRAFT', account: '200' } } };
    const till = await Till.open({ ...setting, settings });
    const first = till.sell(2);
    await till.pass();
    till.desk.edit('Invoices', first, { Status: 'Paid' });
    const second = till.sell(1, { Status: 'Paid' });
    await till.pass();
    const asked = (await till.desk.issues()).map(({ code, message }) => [code, /\. (.*)$/.exec(message)?.[1]]);
    expect(asked).toEqual(Array(2).fill(['move.illegal', 'Approve it there first: then it can be paid.']));
    expect(till.entered()).toEqual([]);
    for (const invoice of ['INV-0001', 'INV-0002']) till.desk.xero('invoice.approve', { invoice });
    await till.pass();
    expect(till.entered().toSorted()).toEqual(['11.5 on 2026-11-20 at 090', '23 on 2026-11-20 at 090']);
    expect(till.invoice(second)).toBe('Paid on 2026-11-20: 0 due, 11.5 paid, 0 credited');
    expect(await till.desk.issues()).toEqual([]);
  });
});

describe('no longer paid in the CRM', () => {
  const paidBy = async (toAccounting: Record<string, unknown>) => {
    const till = await Till.open(entering({ account: '090' }, toAccounting));
    const invoice = till.sell(2);
    await till.pass();
    till.desk.edit('Invoices', invoice, { Status: 'Paid' });
    await till.pass();
    expect(till.entered()).toEqual(['23 on 2026-11-20 at 090']);
    return { till, invoice };
  };

  test('a person is asked, and the payment that we entered is taken out', async () => {
    const { till, invoice } = await paidBy({});
    till.desk.edit('Invoices', invoice, { Status: 'Approved' });
    await till.pass();
    const [issue] = await till.desk.issues();
    expect(issue).toMatchObject({ code: 'payment.reversal', choices: ['approve', 'accounting', 'ignore'] });
    expect(till.entered()).toHaveLength(1);
    await till.desk.answer(issue, 'approve');
    await till.pass();
    expect(till.entered()).toEqual([]);
    expect(till.invoice(invoice)).toBe('Approved: 23 due, 0 paid, 0 credited');
    expect(till.owes()).toBe('owes 23, 0 overdue, 0 credit');
    expect(await till.desk.issues()).toEqual([]);
  });

  test('it is taken out at once where the settings say so, and may be paid anew', async () => {
    const { till, invoice } = await paidBy({ delete: 'apply' });
    till.desk.edit('Invoices', invoice, { Status: 'Approved' });
    await till.pass();
    expect(till.entered()).toEqual([]);
    till.desk.edit('Invoices', invoice, { Status: 'Paid' });
    await till.pass();
    expect(till.entered()).toEqual(['23 on 2026-11-20 at 090']);
    expect(till.invoice(invoice)).toBe('Paid on 2026-11-20: 0 due, 23 paid, 0 credited');
  });

  test('a payment that the bank statement was matched with stays', async () => {
    const { till, invoice } = await paidBy({ delete: 'apply' });
    const [payment] = till.desk.xero<{ PaymentID: string }[]>('list', { collection: 'Payments' });
    till.desk.xero('payment.reconcile', { payment: payment?.PaymentID });
    till.desk.edit('Invoices', invoice, { Status: 'Approved' });
    await till.pass();
    expect((await till.desk.issues()).map(({ code }) => code)).toEqual(['payment.reconciled']);
    expect(till.entered()).toHaveLength(1);
  });

  test('what somebody else entered is never taken out', async () => {
    const till = await Till.open(entering({ account: '090' }, { delete: 'apply' }));
    const invoice = till.sell(2);
    await till.pass();
    till.desk.xero('payment.record', { invoice: 'INV-0001' });
    await till.pass();
    till.desk.edit('Invoices', invoice, { Status: 'Approved' });
    await till.pass();
    const [issue] = await till.desk.issues();
    expect(issue?.message).toContain('remove the payment there first');
    expect(till.entered()).toHaveLength(1);
  });
});
