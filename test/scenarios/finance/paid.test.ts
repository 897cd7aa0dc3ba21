// Given an invoice in Books and in accounting; when money is taken or given in accounting; then Books has it as customer payments and
// credit notes, each once, and takes back what is taken back.

import { expect, test } from 'vitest';
import { Ledger } from './ledger.ts';

async function sold(): Promise<{ ledger: Ledger; id: string }> {
  const ledger = await Ledger.open();
  const id = ledger.sell(2);
  await ledger.pass();
  ledger.desk.written();
  return { ledger, id };
}

test('paid in full in accounting: a customer payment in Books, once', async () => {
  const { ledger } = await sold();
  ledger.desk.xero('payment.record', { invoice: 'INV-0001', date: '2026-11-20', reference: 'Cheque 7' });
  await ledger.pass();
  expect(ledger.invoices()).toEqual(['INV-000001 Harbour Light paid: 23, 0 due']);
  expect(ledger.payments()).toEqual(['23 on 2026-11-20']);
  expect(ledger.rows('/customerpayments')[0]).toMatchObject({ reference_number: 'Cheque 7' });
  expect(ledger.desk.written()).toEqual(['zoho POST customerpayments', 'zoho PUT Accounts']);
  await ledger.pass(120);
  expect(ledger.payments()).toHaveLength(1);
  expect(ledger.entered()).toEqual(['23 on 2026-11-20']);
  expect(await ledger.asked()).toEqual([]);
});

test('paid in three parts in accounting: three customer payments in Books', async () => {
  const { ledger } = await sold();
  for (const [amount, due] of [
    ['5', 18],
    ['8', 10],
    ['10', 0],
  ] as const) {
    ledger.desk.xero('payment.record', { invoice: 'INV-0001', amount, date: '2026-11-20' });
    await ledger.pass();
    expect(ledger.invoices()).toEqual([
      `INV-000001 Harbour Light ${due === 0 ? 'paid' : 'partially_paid'}: 23, ${due} due`,
    ]);
  }
  expect(ledger.payments()).toEqual(['10 on 2026-11-20', '5 on 2026-11-20', '8 on 2026-11-20']);
  expect(await ledger.asked()).toEqual([]);
});

test('two payments of a kind on one day in accounting are two in Books', async () => {
  const { ledger } = await sold();
  for (let times = 0; times < 2; times++)
    ledger.desk.xero('payment.record', { invoice: 'INV-0001', amount: '4', date: '2026-11-20' });
  await ledger.pass();
  expect(ledger.payments()).toEqual(['4 on 2026-11-20', '4 on 2026-11-20']);
});

test('a payment that is deleted in accounting goes from Books', async () => {
  const { ledger } = await sold();
  const { PaymentID } = ledger.desk.xero<{ PaymentID: string }>('payment.record', { invoice: 'INV-0001' });
  await ledger.pass();
  expect(ledger.invoices()).toEqual(['INV-000001 Harbour Light paid: 23, 0 due']);
  ledger.desk.xero('payment.remove', { payment: PaymentID });
  await ledger.pass();
  expect(ledger.invoices()).toEqual(['INV-000001 Harbour Light sent: 23, 23 due']);
  expect(ledger.payments()).toEqual([]);
  expect(await ledger.asked()).toEqual([]);
});

test('a credit note that is used for the invoice in accounting, and taken off it again', async () => {
  const { ledger } = await sold();
  const [contact] = ledger.desk.rawBooks('Contacts');
  const Contact = { ContactID: contact?.ContactID };
  const LineItems = [{ Description: 'Returned', Quantity: 1, UnitAmount: 10, AccountCode: '200', TaxType: 'OUTPUT2' }];
  const note = { Type: 'ACCRECCREDIT', Contact, Date: '2026-11-20', Status: 'AUTHORISED', CreditNoteNumber: 'CN-1' };
  ledger.desk.xero('creditnote.create', { ...note, LineItems });
  ledger.desk.xero('creditnote.allocate', { credit: 'CN-1', invoice: 'INV-0001', amount: '10', date: '2026-11-20' });
  await ledger.pass();
  expect(ledger.invoices()).toEqual(['INV-000001 Harbour Light partially_paid: 23, 13 due']);
  expect(ledger.rows('/creditnotes')).toMatchObject([{ creditnote_number: 'CN-1/INV-000001', total: 10, balance: 0 }]);
  await ledger.pass(60);
  expect(ledger.rows('/creditnotes')).toHaveLength(1);

  ledger.desk.xero('creditnote.unallocate', { credit: 'CN-1', invoice: 'INV-0001' });
  await ledger.pass();
  expect(ledger.invoices()).toEqual(['INV-000001 Harbour Light sent: 23, 23 due']);
  expect(ledger.rows('/creditnotes')).toEqual([]);
  expect(await ledger.asked()).toEqual([]);
});

test('overpaid in accounting, and the rest used for the next invoice', async () => {
  const { ledger } = await sold();
  const { OverpaymentID } = ledger.desk.xero<{ OverpaymentID: string }>('payment.record', {
    invoice: 'INV-0001',
    amount: '30',
    date: '2026-11-20',
  });
  await ledger.pass();
  expect(ledger.invoices()).toEqual(['INV-000001 Harbour Light paid: 23, 0 due']);
  ledger.sell(1);
  await ledger.pass();
  ledger.desk.xero('overpayment.allocate', {
    credit: OverpaymentID,
    invoice: 'INV-0002',
    amount: '7',
    date: '2026-11-20',
  });
  await ledger.pass();
  expect(ledger.invoices()).toEqual([
    'INV-000001 Harbour Light paid: 23, 0 due',
    'INV-000002 Harbour Light partially_paid: 11.5, 4.5 due',
  ]);
  expect(ledger.payments()).toEqual(['23 on 2026-11-20', '7 on 2026-11-20']);
  expect(await ledger.asked()).toEqual([]);
});

test('voided in accounting once its payment is taken off', async () => {
  const { ledger } = await sold();
  const { PaymentID } = ledger.desk.xero<{ PaymentID: string }>('payment.record', { invoice: 'INV-0001' });
  await ledger.pass();
  ledger.desk.xero('payment.remove', { payment: PaymentID });
  ledger.desk.xero('invoice.void', { invoice: 'INV-0001' });
  await ledger.pass();
  expect(ledger.invoices()).toEqual(['INV-000001 Harbour Light void: 23, 23 due']);
  expect(ledger.payments()).toEqual([]);
  expect(await ledger.asked()).toEqual([]);
});

test('a reply of Books that is lost makes no payment twice', async () => {
  const { ledger } = await sold();
  ledger.desk.loseReply('zoho', 'POST', '/api/books/v3/customerpayments');
  ledger.desk.xero('payment.record', { invoice: 'INV-0001', amount: '5', date: '2026-11-20' });
  await ledger.desk.pass(30);
  expect(ledger.payments()).toEqual(['5 on 2026-11-20']);
  expect(ledger.desk.calm()).toBe(1);
});

test('replies of Books that are lost make no invoice twice', async () => {
  for (const path of ['/contacts', '/invoices']) {
    const ledger = await Ledger.open();
    ledger.sell(2);
    await ledger.pass();
    ledger.desk.xero('contact.create', { Name: 'Quill & Nib' });
    ledger.desk.loseReply('zoho', 'POST', `/api/books/v3${path}`);
    ledger.raise('INV-7002', { Contact: { Name: 'Quill & Nib' } });
    await ledger.desk.pass(60);
    expect(ledger.invoices()).toEqual([
      'INV-000001 Harbour Light sent: 23, 23 due',
      'INV-7002 Quill & Nib sent: 23, 23 due',
    ]);
    expect(ledger.rows('/contacts').map(({ contact_name: name }) => name)).toEqual(['Harbour Light', 'Quill & Nib']);
    expect(ledger.accounting()).toHaveLength(2);
    expect(ledger.desk.calm()).toBe(1);
  }
});
