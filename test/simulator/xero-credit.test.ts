// Credit in the simulated Xero: credit notes, overpayments and prepayments, given to invoices, refunded and taken back.

import { beforeEach, describe, expect, test } from 'vitest';
import { ContactID, invoice, InvoiceID, messages, openMoney, pay, sale, world } from './xero-money.ts';
import type { Parsed } from './xero-world.ts';

beforeEach(openMoney);

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
