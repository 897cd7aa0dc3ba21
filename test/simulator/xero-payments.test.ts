// Payments in the simulated Xero: what they do to an invoice, and what is refused.

import { beforeEach, describe, expect, test } from 'vitest';
import {
  ContactID,
  invoice,
  InvoiceID,
  messages,
  NOT_AUTHORISED,
  openMoney,
  pay,
  sale,
  TOO_MUCH,
  world,
} from './xero-money.ts';
import type { Parsed } from './xero-world.ts';

beforeEach(openMoney);

describe('a payment', () => {
  test('lowers what is due; the last one pays the invoice on its day; deleting it opens the invoice again', async () => {
    const first = (await pay(40)).json.Payments[0];
    expect(await invoice()).toMatchObject({
      Status: 'AUTHORISED',
      AmountDue: 60,
      AmountPaid: 40,
      UpdatedDateUTC: first.UpdatedDateUTC,
    });
    const last = (await pay(60, { Date: '2026-09-20' })).json.Payments[0];
    expect(await invoice()).toMatchObject({
      Status: 'PAID',
      AmountDue: 0,
      FullyPaidOnDate: '/Date(1789862400000+0000)/',
    });
    const deleted = await world.call('POST', `Payments/${last.PaymentID}`, { Status: 'DELETED' });
    expect(deleted.json.Payments[0].Status).toBe('DELETED');
    expect(await invoice()).toMatchObject({ Status: 'AUTHORISED', AmountDue: 60 });
    expect(await invoice()).not.toHaveProperty('FullyPaidOnDate');
    const again = await world.call('POST', `Payments/${last.PaymentID}`, { Status: 'DELETED' });
    expect(messages(again)).toEqual(['Payment not of valid status for modification']);
    expect((await world.get('Payments')).json.Payments.map((one: Parsed) => one.Status).sort()).toEqual([
      'AUTHORISED',
      'DELETED',
    ]);
  });

  test('bears the fields that are seen on the wire', async () => {
    const { Invoice, ...payment } = (await pay(1, { Reference: 'r' })).json.Payments[0];
    expect(payment).toEqual({
      PaymentID: expect.any(String),
      Date: '/Date(1789344000000+0000)/',
      BankAmount: 1,
      Amount: 1,
      Reference: 'r',
      CurrencyRate: 1,
      PaymentType: 'ACCRECPAYMENT',
      Status: 'AUTHORISED',
      UpdatedDateUTC: '/Date(1789376401000+0000)/',
      UpdatedDateUTCString: '2026-09-14T09:00:01Z',
      HasAccount: true,
      IsReconciled: false,
      Account: { AccountID: expect.any(String), Code: '090', Name: 'Business Bank Account' },
      HasValidationErrors: false,
    });
    expect(Invoice.LineItems).toHaveLength(1);
    expect((await world.get('Payments?page=1')).json.Payments[0].Invoice.LineItems).toEqual([]);
  });

  test('before its invoice is accepted with a warning', async () => {
    const { json } = await world.call('PUT', 'Payments?summarizeErrors=false', {
      Payments: [{ Invoice: { InvoiceNumber: 'INV-0001' }, Account: { Code: '090' }, Date: '2026-09-09', Amount: 1 }],
    });
    expect(json.Payments[0]).toMatchObject({
      StatusAttributeString: 'WARNING',
      Warnings: [{ Message: 'The payment date is prior to the invoice date.' }],
    });
  });

  test.each([
    ['more than is due', 100.01, {}, [TOO_MUCH]],
    ['nothing', 0, {}, ['The payment amount must be greater than zero.']],
    ['an unknown account', 1, { Account: { Code: 'X' } }, ['Account could not be found.']],
    [
      'an account that takes no payments',
      1,
      { Account: { Code: '200' } },
      ['The account must be a bank account or have payments enabled.'],
    ],
    [
      'a locked period',
      1,
      { Date: '2009-01-01' },
      ['The document date cannot be before the period lock date, currently set at 30 September 2009'],
    ],
    [
      'two documents at once',
      1,
      { CreditNote: { CreditNoteNumber: 'CN-1' } },
      ['A payment can be for one document only.'],
    ],
  ])('of %s is refused', async (_what, amount, fields, words) => {
    expect(messages(await pay(amount, fields))).toEqual(words);
  });

  test('on an equity account with payments enabled is fine', async () => {
    expect((await pay(1, { Account: { Code: '970' } })).status).toBe(200);
  });

  test('needs an approved document; a paid one is refused with both sentences', async () => {
    await pay(100);
    expect(messages(await pay(1))).toEqual([NOT_AUTHORISED, TOO_MUCH]);
    const draft = await sale(5, { Status: 'DRAFT' });
    expect(messages(await pay(1, { Invoice: { InvoiceID: draft.InvoiceID } }))).toEqual([NOT_AUTHORISED]);
  });

  test('two in one call can’t pay the same cent twice, and neither is kept', async () => {
    const one = { Invoice: { InvoiceID }, Account: { Code: '090' }, Date: '2026-09-14', Amount: 60 };
    expect(messages(await world.call('PUT', 'Payments', { Payments: [one, one] }))).toEqual([TOO_MUCH]);
    expect((await invoice()).AmountDue).toBe(100);
    const { json } = await world.call('PUT', 'Payments?summarizeErrors=false', { Payments: [one, one] });
    expect(json.Payments.map((payment: Parsed) => payment.StatusAttributeString)).toEqual(['OK', 'ERROR']);
    expect((await invoice()).AmountDue).toBe(40);
  });

  test('is never changed, and POST takes one at a time', async () => {
    const { PaymentID } = (await pay(1)).json.Payments[0];
    expect((await world.call('POST', `Payments/${PaymentID}`, { Amount: 2 })).status).toBe(400);
    const one = { Invoice: { InvoiceID }, Account: { Code: '090' }, Amount: 1 };
    expect((await world.call('POST', 'Payments', { Payments: [one, one] })).status).toBe(400);
  });

  test('that a bank line was matched with can be protected from the API by a switch', async () => {
    const { PaymentID } = (await pay(1)).json.Payments[0];
    world.act('payment.reconcile', { payment: PaymentID });
    world.switches.deleteReconciledPayment = false;
    expect((await world.call('POST', `Payments/${PaymentID}`, { Status: 'DELETED' })).status).toBe(400);
    expect(world.act('payment.remove', { payment: PaymentID }).Status).toBe('DELETED');
  });

  test('in another currency: the bank amount makes the rate, the account’s currency must fit', async () => {
    world.act('currency.add', { code: 'USD' });
    const foreign = await sale(60, { CurrencyCode: 'USD', CurrencyRate: 0.6 });
    const paid = await pay(30, { Invoice: { InvoiceID: foreign.InvoiceID }, BankAmount: 48 });
    expect(paid.json.Payments[0]).toMatchObject({ Amount: 30, BankAmount: 48, CurrencyRate: 0.625 });
    const plain = await pay(30, { Invoice: { InvoiceID: foreign.InvoiceID } });
    expect(plain.json.Payments[0]).toMatchObject({ Amount: 30, BankAmount: 50, CurrencyRate: 0.6 });
  });
});

describe('a person', () => {
  test('who records too large a receipt leaves an overpayment behind', async () => {
    world.act('payment.record', { invoice: InvoiceID, amount: '130' });
    expect(await invoice()).toMatchObject({ Status: 'PAID', AmountPaid: 100 });
    const { Overpayments } = (await world.get('Overpayments?page=1')).json;
    expect(Overpayments).toMatchObject([{ Type: 'RECEIVE-OVERPAYMENT', RemainingCredit: 30, Status: 'AUTHORISED' }]);
    const { Balances } = (await world.get(`Contacts/${ContactID}`)).json.Contacts[0];
    expect(Balances.AccountsReceivable.Outstanding).toBe(-30);
  });

  test('is refused in Xero’s words as well', () => {
    expect(() => world.act('payment.record', { invoice: InvoiceID, amount: '1', account: '200' })).toThrow(
      /payments enabled/,
    );
  });
});
