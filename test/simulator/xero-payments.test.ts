// Money and credit in the simulated Xero: payments, refunds, credit notes, overpayments and prepayments, and what they do to invoices.

import { beforeEach, describe, expect, test } from 'vitest';
import { TOUR_SCOPE } from './xero-tour.ts';
import { type Answer, type Parsed, XeroWorld } from './xero-world.ts';

let world: XeroWorld;
let ContactID: string;
let InvoiceID: string;

const NOT_AUTHORISED = 'Payments can only be made against Authorised documents';
const TOO_MUCH = 'Payment amount exceeds the amount outstanding on this document';

async function sale(UnitAmount: number, fields: object = {}): Promise<Parsed> {
  const LineItems = [{ Description: 'Job', UnitAmount, AccountCode: '200', TaxType: 'NONE' }];
  const body = {
    Type: 'ACCREC',
    Status: 'AUTHORISED',
    Contact: { ContactID },
    Date: '2026-09-10',
    DueDate: '2026-09-30',
    LineItems,
    ...fields,
  };
  const answer = await world.call('PUT', 'Invoices', body);
  if (answer.status !== 200) throw new Error(answer.text);
  return answer.json.Invoices[0];
}

beforeEach(async () => {
  world = await XeroWorld.open({ company: 'empty', scope: TOUR_SCOPE });
  ContactID = (await world.call('PUT', 'Contacts', { Name: 'Customer' })).json.Contacts[0].ContactID;
  InvoiceID = (await sale(100)).InvoiceID;
  world.clock.time += 1000;
});

function pay(Amount: number, fields: object = {}): Promise<Answer> {
  return world.call('PUT', 'Payments', {
    Invoice: { InvoiceID },
    Account: { Code: '090' },
    Date: '2026-09-14',
    Amount,
    ...fields,
  });
}

function messages(answer: Answer): string[] {
  if (answer.status !== 400) throw new Error(`answered ${answer.status}`);
  return answer.json.Elements[0].ValidationErrors.map((error: Parsed) => error.Message);
}

const invoice = async () => (await world.get(`Invoices/${InvoiceID}`)).json.Invoices[0];

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

describe('credit notes', () => {
  const LineItems = [{ Description: 'Back', UnitAmount: 30, AccountCode: '200', TaxType: 'NONE' }];

  async function note(fields: object = {}): Promise<Parsed> {
    const body = {
      Type: 'ACCRECCREDIT',
      Status: 'AUTHORISED',
      Contact: { ContactID },
      Date: '2026-09-12',
      LineItems,
      ...fields,
    };
    const answer = await world.call('PUT', 'CreditNotes', body);
    if (answer.status !== 200) throw new Error(answer.text);
    return answer.json.CreditNotes[0];
  }

  const allocate = (id: string, Amount: number, to = InvoiceID) =>
    world.call('PUT', `CreditNotes/${id}/Allocations`, {
      Allocations: [{ Invoice: { InvoiceID: to }, Amount, Date: '2026-09-14' }],
    });
  const read = async (id: string) => (await world.get(`CreditNotes/${id}`)).json.CreditNotes[0];

  test('are given to invoices, in part and until nothing remains, and taken back', async () => {
    const { CreditNoteID: id, CreditNoteNumber } = await note();
    expect(CreditNoteNumber).toBe('CN-0001');
    const answer = await allocate(id, 10);
    expect(answer.json.Allocations[0]).toMatchObject({
      Amount: 10,
      DateString: '2026-09-12T00:00:00',
      Invoice: { InvoiceID },
    });
    expect(answer.json.Allocations[0]).not.toHaveProperty('AllocationID');
    await allocate(id, 20);
    expect(await read(id)).toMatchObject({ Status: 'PAID', RemainingCredit: 0, AppliedAmount: 30 });
    expect(await invoice()).toMatchObject({
      AmountDue: 70,
      AmountCredited: 30,
      CreditNotes: [{ AppliedAmount: 10 }, { AppliedAmount: 20 }],
    });
    const [first] = (await read(id)).Allocations;
    const gone = await world.call('DELETE', `CreditNotes/${id}/Allocations/${first.AllocationID}`);
    expect(gone.json).toMatchObject({ AllocationID: first.AllocationID, IsDeleted: true, Invoice: { InvoiceID } });
    expect(gone.json).not.toHaveProperty('Allocations');
    expect([(await read(id)).Status, (await invoice()).AmountDue]).toEqual(['AUTHORISED', 80]);
  });

  test.each([
    ['more than remains', 31, {}, {}],
    ['more than is due', 30, {}, { UnitAmount: 5 }],
    ['a draft', 1, { Status: 'DRAFT' }, {}],
    ['a supplier’s credit', 1, { Type: 'ACCPAYCREDIT', LineItems: [{ ...LineItems[0], AccountCode: '300' }] }, {}],
    ['another customer’s credit', 1, { Contact: { Name: 'Other' } }, {}],
    ['nothing', 0, {}, {}],
  ])('of %s can’t be given', async (_what, amount, fields, target) => {
    const { CreditNoteID } = await note(fields);
    const { UnitAmount } = target as { UnitAmount?: number };
    const to = UnitAmount === undefined ? InvoiceID : (await sale(UnitAmount)).InvoiceID;
    expect((await allocate(CreditNoteID, amount, to)).status).toBe(400);
  });

  test('once given away can’t be voided, nor can the invoice', async () => {
    const { CreditNoteID } = await note();
    await allocate(CreditNoteID, 10);
    const void_ = { Status: 'VOIDED' };
    const words = [
      'Invoice not of valid status for modification',
      'This document cannot be edited as it has a payment or credit note allocated to it.',
    ];
    expect(messages(await world.call('POST', `CreditNotes/${CreditNoteID}`, void_))).toEqual(words);
    expect(messages(await world.call('POST', `Invoices/${InvoiceID}`, void_))).toEqual(words);
    const other = (await world.call('PUT', 'Contacts', { Name: 'Other' })).json.Contacts[0];
    expect(
      (await world.call('POST', `Invoices/${InvoiceID}`, { Contact: { ContactID: other.ContactID } })).status,
    ).toBe(400);
  });

  test('are refunded by a payment that stands where an invoice would', async () => {
    const { CreditNoteID } = await note();
    const refund = await pay(30, { Invoice: undefined, CreditNote: { CreditNoteID } });
    expect(refund.json.Payments[0]).toMatchObject({
      PaymentType: 'ARCREDITPAYMENT',
      Invoice: { Type: 'ACCRECCREDIT', InvoiceID: CreditNoteID },
    });
    expect(await read(CreditNoteID)).toMatchObject({ Status: 'PAID', RemainingCredit: 0, Payments: [{ Amount: 30 }] });
  });

  test('unknown ones are refused by name, numbers are unique', async () => {
    await note({ CreditNoteNumber: 'C-1' });
    const lost = await world.call('POST', 'CreditNotes', {
      CreditNoteID: '00000000-0000-4000-8000-000000000000',
      Type: 'ACCRECCREDIT',
    });
    expect(messages(lost)).toEqual(['An existing Credit Note with the specified CreditNoteID could not be found']);
    await expect(note({ CreditNoteNumber: 'c-1' })).rejects.toThrow('Credit Note # must be unique.');
  });
});

describe('money without an invoice', () => {
  const receive = (Type: string, fields: object = {}) =>
    world.call('PUT', 'BankTransactions', {
      Type,
      Contact: { ContactID },
      BankAccount: { Code: '090' },
      Date: '2026-09-14',
      ...fields,
    });

  test('an overpayment bears the control account and no tax; it is given to an invoice', async () => {
    const made = await receive('RECEIVE-OVERPAYMENT', { LineItems: [{ Description: 'More', UnitAmount: 25 }] });
    const { OverpaymentID, LineAmountTypes, LineItems } = made.json.BankTransactions[0];
    expect([LineAmountTypes, LineItems[0].AccountCode]).toEqual(['NoTax', '610']);
    const give = { Invoice: { InvoiceID }, Amount: 25, Date: '2026-09-14' };
    expect((await world.call('PUT', `Overpayments/${OverpaymentID}/Allocations`, give)).status).toBe(200);
    expect(await invoice()).toMatchObject({ AmountDue: 75, Overpayments: [{ OverpaymentID, AppliedAmount: 25 }] });
  });

  test('a prepayment has lines like an invoice, and its reference is its number', async () => {
    const LineItems = [{ Description: 'Deposit', UnitAmount: 115, AccountCode: '200' }];
    const made = await receive('RECEIVE-PREPAYMENT', { LineItems, Reference: 'D-1' });
    const { PrepaymentID, LineAmountTypes } = made.json.BankTransactions[0];
    expect(LineAmountTypes).toBe('Inclusive');
    const prepayment = (await world.get(`Prepayments/${PrepaymentID}`)).json.Prepayments[0];
    expect(prepayment).toMatchObject({
      InvoiceNumber: 'D-1',
      Reference: 'D-1',
      Total: 115,
      TotalTax: 15,
      RemainingCredit: 115,
    });
    expect(
      (
        await world.call('POST', 'BankTransactions', {
          BankTransactionID: made.json.BankTransactions[0].BankTransactionID,
          Status: 'DELETED',
        })
      ).status,
    ).toBe(400);
  });

  test('another account on an overpayment, and money to something that is no bank, are refused', async () => {
    const lines = { LineItems: [{ Description: 'More', UnitAmount: 25, AccountCode: '200' }] };
    expect(messages(await receive('RECEIVE-OVERPAYMENT', lines))).toEqual([
      "Account code '200' is not a valid code for this document.",
    ]);
    expect((await receive('RECEIVE', { ...lines, BankAccount: { Code: '970' } })).status).toBe(400);
    await world.connect();
    expect((await receive('RECEIVE', lines)).status).toBe(401);
  });
});
