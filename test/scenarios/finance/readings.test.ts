// What Zoho's documents leave open about Books, in each of its readings: the same invoice travels, is edited, paid and voided all the same.

import { describe, expect, test } from 'vitest';
import { entering, Ledger } from './ledger.ts';

const readings: readonly (readonly [string, object])[] = [
  ['as Zoho describes it', {}],
  [
    'lists sorted by change, numbers as texts, a missing record as a bad request',
    { sortByModified: true, modifiedSinceInclusive: true, textAmounts: true, missingRecordStatus: 400 },
  ],
  [
    'lines that start anew, edits that need a reason, payments under another name',
    { lineMembersKept: false, reasonOnEdit: true, paymentsKey: 'customer_payments', unchangedSaveModifies: false },
  ],
  ['strange members and parameters refused', { refuseUnknownKeys: true, unknownParameter: 'refuse' }],
  [
    'a late invoice that is paid in part is called so',
    { latePartlyPaid: 'partially_paid', paymentTakenOff: 'allocation' },
  ],
];

describe.each(readings)('%s', (_name, switches) => {
  test('an invoice travels, is edited, paid on both sides and comes to the same', async () => {
    const prefixed = Object.fromEntries(Object.entries(switches).map(([name, value]) => [`books.${name}`, value]));
    const ledger = await Ledger.open({ ...entering({ account: '090' }), finance: { switches: prefixed } });
    const id = ledger.sell(2);
    await ledger.pass();
    expect(ledger.accounting()).toEqual(['INV-0001 Harbour Light AUTHORISED: 23, 23 due']);
    const [made] = ledger.desk.rawBooks('Invoices');
    ledger.desk.xero('invoice.edit', { InvoiceID: made?.InvoiceID, Reference: 'PO 9' });
    await ledger.pass();
    expect(ledger.invoice(id)).toMatchObject({ reference_number: 'PO 9' });
    ledger.desk.xero('payment.record', { invoice: 'INV-0001', amount: '8', date: '2026-11-20' });
    await ledger.pass();
    ledger.receive(id, 5);
    await ledger.pass(30);
    expect(ledger.accounting()).toEqual(['INV-0001 Harbour Light AUTHORISED: 23, 10 due']);
    expect(Number(ledger.invoice(id).balance)).toBe(10);
    ledger.raise('INV-7001', { Date: '2026-11-18' });
    await ledger.pass();
    expect(ledger.rows('/invoices')).toHaveLength(2);
    expect(await ledger.asked()).toEqual([]);
  });
});
