// Given an invoice in Zoho Books that stands in accounting; when money is taken, given or taken back in accounting; then Books has it as
// customer payments and credit notes, each once, the CRM's customer shows what is owed, and both sides come to the same.

import { describe, expect, test } from 'vitest';
import type { Json } from '../../documents.ts';
import { Customer, openCounter } from './counter.ts';

const names = ['Pond', 'Reed', 'Heron', 'Teal', 'Ibis', 'Crane', 'Swan', 'Gull', 'Loon', 'Rail', 'Coot'] as const;
const shop = openCounter(names, { before: (desk) => desk.xero('currency.add', { code: 'EUR' }) });

/** A credit note of accounting over 11.50. */
function noteOf({ contact }: Customer, number: string): Json {
  const line = { Description: 'Returned', Quantity: 1, UnitAmount: 10, AccountCode: '200', TaxType: 'OUTPUT2' };
  return {
    Type: 'ACCRECCREDIT',
    Status: 'AUTHORISED',
    Date: '2026-11-20',
    CreditNoteNumber: number,
    Contact: { ContactID: contact },
    LineItems: [line],
  };
}

describe('money in accounting, documents in Books', () => {
  test('paid in full', async () => {
    const { counter, Pond: pond } = shop();
    expect(pond.accounting()).toEqual(['AUTHORISED: 23, 23 due']);
    counter.desk.written();
    pond.inAccounting('payment.record', { date: '2026-11-20', reference: 'Cheque 7' });
    await counter.pass();
    expect(pond.inBooks()).toEqual(['paid: 23, 0 due']);
    expect(pond.payments()).toEqual(['23 on 2026-11-20']);
    expect(pond.owes()).toBe('owes 0, 0 credit');
    expect(counter.desk.written()).toEqual(['zoho POST customerpayments ×1', 'zoho PUT Accounts ×1']);
  });

  test('paid in three parts, each within seconds of the webhook', async () => {
    const { counter, Reed: reed } = shop();
    for (const [amount, shown] of [
      ['5', 'partially_paid: 23, 18 due'],
      ['8', 'partially_paid: 23, 10 due'],
      ['10', 'paid: 23, 0 due'],
    ] as const) {
      reed.inAccounting('payment.record', { amount, date: '2026-11-20' });
      const seconds = await counter.desk.secondsUntil(() => reed.inBooks()[0] === shown);
      expect(seconds).toBeLessThanOrEqual(3);
      await counter.pass();
      expect(reed.inBooks()).toEqual([shown]);
    }
    expect(reed.payments()).toEqual(['10 on 2026-11-20', '5 on 2026-11-20', '8 on 2026-11-20']);
    expect(reed.owes()).toBe('owes 0, 0 credit');
  });

  test('overpaid, and the rest used for the next invoice', async () => {
    const { counter, Heron: heron } = shop();
    const { OverpaymentID } = heron.inAccounting<{ OverpaymentID: string }>('payment.record', { amount: '30' });
    await counter.pass();
    expect(heron.inBooks()).toEqual(['paid: 23, 0 due']);
    expect(heron.owes()).toBe('owes 0, 7 credit');
    expect(heron.credit()).toEqual([`overpayment ${OverpaymentID}/open: 7, 7 left`]);
    heron.sell(1);
    await counter.pass();
    heron.inAccounting('overpayment.allocate', { credit: OverpaymentID, amount: '7' }, 1);
    await counter.pass();
    expect(heron.inBooks()).toEqual(['paid: 23, 0 due', 'partially_paid: 11.5, 4.5 due']);
    expect(heron.payments().map((line) => line.split(' ')[0])).toEqual(['23', '7']);
    expect(heron.credit()).toEqual([]);
    expect(heron.owes()).toBe('owes 4.5, 0 credit');
  });

  test('a payment is deleted', async () => {
    const { counter, Teal: teal } = shop();
    const { PaymentID } = teal.inAccounting<{ PaymentID: string }>('payment.record');
    await counter.pass();
    expect(teal.inBooks()).toEqual(['paid: 23, 0 due']);
    teal.inAccounting('payment.remove', { payment: PaymentID });
    await counter.pass();
    expect(teal.inBooks()).toEqual(['sent: 23, 23 due']);
    expect(teal.payments()).toEqual([]);
    expect(teal.owes()).toBe('owes 23, 0 credit');
  });

  test('a credit note is allocated, and taken off again', async () => {
    const { counter, Ibis: ibis } = shop();
    counter.desk.xero('creditnote.create', noteOf(ibis, 'CN-1'));
    ibis.inAccounting('creditnote.allocate', { credit: 'CN-1', amount: '10', date: '2026-11-20' });
    await counter.pass();
    expect(ibis.inBooks()).toEqual(['partially_paid: 23, 13 due']);
    const { invoice_number: bill } = ibis.bill();
    expect(ibis.credit()).toEqual([`CN-1/${String(bill)}: 10, 0 left`, 'CN-1/open: 1.5, 1.5 left']);
    expect(ibis.owes()).toBe('owes 13, 1.5 credit');
    ibis.inAccounting('creditnote.unallocate', { credit: 'CN-1' });
    await counter.pass();
    expect(ibis.inBooks()).toEqual(['sent: 23, 23 due']);
    expect(ibis.credit()).toEqual(['CN-1/open: 11.5, 11.5 left']);
    expect(ibis.owes()).toBe('owes 23, 11.5 credit');
  });

  test('paid ahead: the prepayment pays the invoice once it is used for it', async () => {
    const { counter, Crane: crane } = shop();
    const { PrepaymentID } = counter.desk.xero<{ PrepaymentID: string }>('prepayment.create', {
      contact: crane.contact,
      amount: '23',
      date: '2026-11-19',
    });
    crane.inAccounting('prepayment.allocate', { credit: PrepaymentID, amount: '20', date: '2026-11-20' });
    await counter.pass();
    expect(crane.inBooks()).toEqual(['partially_paid: 23, 3 due']);
    expect(crane.payments().map((line) => line.split(' ')[0])).toEqual(['20']);
    expect(crane.credit()).toEqual([`prepayment ${PrepaymentID}/open: 3, 3 left`]);
    crane.inAccounting('prepayment.unallocate', { credit: PrepaymentID });
    await counter.pass();
    expect(crane.inBooks()).toEqual(['sent: 23, 23 due']);
    expect(crane.payments()).toEqual([]);
    expect(crane.credit()).toEqual([`prepayment ${PrepaymentID}/open: 23, 23 left`]);
  });

  test('what is overpaid is paid back: the invoice stays paid, and its credit goes', async () => {
    const { counter, Swan: swan } = shop();
    const { OverpaymentID } = swan.inAccounting<{ OverpaymentID: string }>('payment.record', { amount: '30' });
    await counter.pass();
    expect(swan.owes()).toBe('owes 0, 7 credit');
    counter.desk.written();
    counter.desk.xero('overpayment.refund', { credit: OverpaymentID, amount: '7', date: '2026-11-20' });
    await counter.pass();
    expect(swan.owes()).toBe('owes 0, 0 credit');
    expect(swan.inBooks()).toEqual(['paid: 23, 0 due']);
    expect(swan.credit()).toEqual([]);
    expect(counter.desk.written()).toEqual([
      expect.stringMatching(/^zoho DELETE creditnotes\/\d+ /),
      'zoho PUT Accounts ×1',
    ]);
  });

  test('credit that nobody has used yet: a credit note, as long as it stands', async () => {
    const { counter, Rail: rail } = shop();
    counter.desk.xero('creditnote.create', noteOf(rail, 'CN-2'));
    await counter.pass();
    expect(rail.credit()).toEqual(['CN-2/open: 11.5, 11.5 left']);
    expect(rail.owes()).toBe('owes 23, 11.5 credit');
    counter.desk.written();
    counter.desk.xero('creditnote.void', { credit: 'CN-2' });
    await counter.pass();
    expect(rail.credit()).toEqual([]);
    expect(rail.owes()).toBe('owes 23, 0 credit');
  });

  test('what somebody of Books has used of it is left to them, and a person is told', async () => {
    const { counter, Coot: coot } = shop();
    counter.desk.xero('creditnote.create', noteOf(coot, 'CN-3'));
    await counter.pass();
    const note = counter
      .rows('/creditnotes')
      .find(({ creditnote_number: number }) => String(number).startsWith('CN-3/open'));
    const { invoice_id } = coot.bill();
    const path = `/creditnotes/${String(note?.creditnote_id)}/invoices`;
    counter.books('POST', path, { invoices: [{ invoice_id, amount_applied: 4 }] });
    coot.inAccounting('creditnote.allocate', { credit: 'CN-3', amount: '5', date: '2026-11-20' });
    await counter.pass();
    expect(coot.credit()).toContain('CN-3/open: 11.5, 7.5 left');
    expect(await counter.asked()).toEqual([
      `credit.refused: Zoho Books does not show the unused credit of Coot as Xero has it. Somebody has used the credit note ${String(note?.creditnote_number)} there: take it off the invoice, or use the credit in Xero too.`,
    ]);
    const { invoices_credited: used = [] } = counter.books<{ invoices_credited?: Json[] }>('GET', path);
    counter.books('DELETE', `${path}/${String(used[0]?.creditnote_invoice_id)}`);
    coot.inAccounting('payment.record', { amount: '1', date: '2026-11-20' });
    await counter.pass();
    expect(coot.credit()).toContain('CN-3/open: 6.5, 6.5 left');
  });

  test('voided after its payment is removed', async () => {
    const { counter, Gull: gull } = shop();
    const { PaymentID } = gull.inAccounting<{ PaymentID: string }>('payment.record');
    await counter.pass();
    gull.inAccounting('payment.remove', { payment: PaymentID });
    gull.inAccounting('invoice.void');
    await counter.pass();
    expect(gull.inBooks()[0]).toMatch(/^void: 23/);
    expect(gull.accounting()[0]).toMatch(/^VOIDED/);
    expect(gull.payments()).toEqual([]);
    expect(gull.owes()).toBe('owes 0, 0 credit');
  });

  test('paid at another rate than it was issued at: paid to the cent in its own currency on both sides', async () => {
    const { counter } = shop();
    const euro = counter.rows('/settings/currencies', 'currencies').find(({ currency_code: code }) => code === 'EUR');
    const phare = new Customer(counter, 'Papeterie du Phare', { currency_id: euro?.currency_id });
    const line = { item_id: counter.item(), quantity: 9, rate: 10, tax_id: '' };
    phare.sell(9, { exchange_rate: 1.8, line_items: [line] });
    await counter.pass();
    expect(phare.entries).toMatchObject([{ CurrencyCode: 'EUR', CurrencyRate: 0.555556, Total: 90 }]);
    expect(phare.owes()).toBe('owes 162, 0 credit');
    phare.inAccounting('payment.record', { amount: '30', date: '2026-11-20', rate: '0.6' });
    await counter.pass();
    expect(phare.inBooks()).toEqual(['partially_paid: 90, 60 due']);
    phare.inAccounting('payment.record', { date: '2026-11-20', rate: '0.5' });
    await counter.pass();
    expect(phare.inBooks()).toEqual(['paid: 90, 0 due']);
    expect(phare.payments()).toEqual(['30 on 2026-11-20', '60 on 2026-11-20']);
    expect(phare.owes()).toBe('owes 0, 0 credit');
  });

  test('paid while somebody edits it in Books: the payment shows, the edit that is still allowed travels', async () => {
    const { counter, Loon: loon } = shop();
    const { invoice_id: id, customer_id, line_items } = loon.bill();
    counter.books('PUT', `/invoices/${String(id)}`, { customer_id, line_items, reference_number: 'PO 12' });
    loon.inAccounting('payment.record', { date: '2026-11-20' });
    await counter.pass();
    expect(loon.inBooks()).toEqual(['paid: 23, 0 due']);
    expect(loon.payments()).toEqual(['23 on 2026-11-20']);
    expect(loon.entries).toMatchObject([{ Status: 'PAID', Reference: 'PO 12' }]);
    expect(loon.owes()).toBe('owes 0, 0 credit');
  });

  test('nobody was asked anything about it', async () => {
    expect(await shop().counter.asked()).toEqual([]);
  });
});
