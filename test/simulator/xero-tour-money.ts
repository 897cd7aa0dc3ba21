// The part of the tour that is about money: invoices, payments, and credit of every kind.

import type { Walk } from './xero-walk.ts';

export async function invoices(walk: Walk): Promise<void> {
  const line = {
    Description: 'Tour',
    Quantity: 2,
    UnitAmount: 10.5,
    AccountCode: '200',
    Tracking: [{ Name: 'Region', Option: 'North' }],
  };
  const head = { Type: 'ACCREC', Contact: { ContactID: walk.contact }, Date: '2026-09-01', DueDate: '2026-09-20' };
  const made = await walk.go('PUT', 'Invoices?unitdp=4', {
    Invoices: [
      {
        ...head,
        Status: 'AUTHORISED',
        Reference: 'tour',
        Url: 'https://crm.example/1',
        LineItems: [line, { ItemCode: 'TOUR' }],
      },
    ],
  });
  walk.invoice = made.Invoices[0].InvoiceID;
  const bill = {
    Type: 'ACCPAY',
    Contact: { ContactID: walk.contact },
    InvoiceNumber: 'S-1',
    Status: 'DRAFT',
    LineItems: [{ Description: 'x' }],
  };
  await walk.go('PUT', 'Invoices', { Invoices: [bill] });
  await walk.go('POST', `Invoices/${walk.invoice}`, { Invoices: [{ DueDate: '2026-10-01' }] });
  await walk.go('POST', 'Invoices?summarizeErrors=false', {
    Invoices: [{ InvoiceID: walk.invoice, Status: 'DELETED' }],
  });
  await walk.go('POST', 'Invoices', {
    Invoices: [{ ...head, Status: 'AUTHORISED', LineItems: [{ ...line, AccountCode: '999' }] }],
  });
  await walk.go('POST', `Invoices/${walk.invoice}/Email`, {});
  await walk.go('GET', `Invoices/${walk.invoice}/OnlineInvoice`);
  const paid = await walk.go('PUT', 'Payments', {
    Payments: [
      {
        Invoice: { InvoiceID: walk.invoice },
        Account: { Code: '090' },
        Date: '2026-09-10',
        Amount: 10,
        Reference: 'part',
      },
    ],
  });
  for (const path of [
    'Invoices',
    'Invoices?page=1&unitdp=4',
    `Invoices/${walk.invoice}?unitdp=4`,
    'Invoices/INV-0001',
  ]) {
    await walk.go('GET', path);
  }
  await walk.go('GET', 'Invoices?Statuses=AUTHORISED,PAID&createdByMyApp=true&summaryOnly=true');
  const payment = paid.Payments[0].PaymentID;
  for (const path of ['Payments', 'Payments?page=1', `Payments/${payment}`]) await walk.go('GET', path);
  await walk.go('POST', `Payments/${payment}`, { Status: 'DELETED' });
  await walk.go('POST', `Payments/${payment}`, { Status: 'DELETED' });
  await walk.go('PUT', 'Payments', {
    Payments: [{ Invoice: { InvoiceID: walk.invoice }, Account: { Code: '200' }, Amount: 1_000_000 }],
  });
}

export async function credit(walk: Walk): Promise<void> {
  const Contact = { ContactID: walk.contact };
  const LineItems = [{ Description: 'Back', UnitAmount: 8, AccountCode: '200' }];
  const note = await walk.go('PUT', 'CreditNotes', {
    CreditNotes: [{ Type: 'ACCRECCREDIT', Status: 'AUTHORISED', Contact, LineItems, Reference: 'sorry' }],
  });
  const noteId = note.CreditNotes[0].CreditNoteID;
  await walk.go('POST', 'CreditNotes', { CreditNotes: [{ CreditNoteID: noteId, Status: 'PAID' }] });
  const give = { Allocations: [{ Invoice: { InvoiceID: walk.invoice }, Amount: 5, Date: '2026-09-14' }] };
  await walk.go('PUT', `CreditNotes/${noteId}/Allocations`, give);
  for (const path of ['CreditNotes', 'CreditNotes?page=1', `Invoices/${walk.invoice}`]) await walk.go('GET', path);
  const single = await walk.go('GET', `CreditNotes/${noteId}`);
  await walk.go('DELETE', `CreditNotes/${noteId}/Allocations/${single.CreditNotes[0].Allocations[0].AllocationID}`);
  await walk.go('PUT', 'Payments', {
    Payments: [{ CreditNote: { CreditNoteID: noteId }, Account: { Code: '090' }, Amount: 2, Date: '2026-09-14' }],
  });
  for (const kind of ['OVERPAYMENT', 'PREPAYMENT']) {
    const lines = kind === 'OVERPAYMENT' ? [{ Description: 'More', UnitAmount: 30 }] : LineItems;
    const money = {
      Type: `RECEIVE-${kind}`,
      Contact,
      BankAccount: { Code: '090' },
      LineItems: lines,
      Date: '2026-09-14',
      Reference: kind,
    };
    const received = await walk.go('PUT', 'BankTransactions', { BankTransactions: [money] });
    const root = kind === 'OVERPAYMENT' ? 'Overpayments' : 'Prepayments';
    const { OverpaymentID, PrepaymentID, BankTransactionID } = received.BankTransactions[0];
    const id = OverpaymentID ?? PrepaymentID;
    await walk.go('PUT', `${root}/${id}/Allocations`, give);
    for (const path of [root, `${root}?page=1`, `${root}/${id}`, `BankTransactions/${BankTransactionID}`])
      await walk.go('GET', path);
  }
  await walk.go('GET', 'BankTransactions?page=1');
  await walk.go('GET', `Invoices/${walk.invoice}`);
  await walk.go('GET', 'Payments?page=1');
}
