// Given an invoice in Books and in accounting; when money is taken in accounting, replies are lost, or the same is paid twice; then Books has
// each payment once. The whole catalogue is played through the real Worker: test/scenarios/money/in-books.

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

test('two payments of a kind on one day in accounting are two in Books', async () => {
  const { ledger } = await sold();
  for (let times = 0; times < 2; times++)
    ledger.desk.xero('payment.record', { invoice: 'INV-0001', amount: '4', date: '2026-11-20' });
  await ledger.pass();
  expect(ledger.payments()).toEqual(['4 on 2026-11-20', '4 on 2026-11-20']);
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
