// Payments of invoices and bills, and refunds of credits. They can't be changed: delete and create.

import { type Collection, get, list } from '../collection.ts';
import type { Day } from '../dates.ts';
import type { Decimal, DecimalInput } from '../decimal.ts';
import { scopesOf } from '../oauth/scopes.ts';
import type { Filtered, Modified, Paged } from '../query.ts';
import type { WriteOptions } from '../request.ts';
import { create, pathOf, writeOne } from '../writes.ts';
import { type DocumentStub, documentStubShape, type Known, type Stamped } from './common.ts';
import { addNote, history } from './notes.ts';

export interface Payment extends Stamped {
  PaymentID: string;
  BatchPaymentID?: string;
  Date?: Day;
  /** In the document's currency. */
  Amount?: Decimal;
  /** In the account's currency. */
  BankAmount?: Decimal;
  CurrencyRate?: Decimal;
  Reference?: string;
  /** Which document it is for, and on which side: `ACCRECPAYMENT`, `ACCPAYPAYMENT`, `ARCREDITPAYMENT`, … */
  PaymentType?: string;
  /** Deleted payments stay in lists. */
  Status?: Known<'AUTHORISED' | 'DELETED'>;
  IsReconciled?: boolean;
  Account?: { AccountID?: string; Code?: string; Name?: string };
  /** For refunds this holds the credit note, under the name InvoiceID (seen on the wire). */
  Invoice?: DocumentStub;
  CreditNote?: DocumentStub;
  Prepayment?: DocumentStub;
  Overpayment?: DocumentStub;
}

interface PaymentFields {
  /** Type BANK, or one with `EnablePaymentsToAccount`. */
  Account: { AccountID: string } | { Code: string };
  Date: Day;
  /** In the document's currency; no more than what is due. */
  Amount: DecimalInput;
  /** In the account's currency, where that is another; better than a rate (Xero's docs). */
  BankAmount?: DecimalInput;
  CurrencyRate?: DecimalInput;
  Reference?: string;
  IsReconciled?: boolean;
}

/** For exactly one approved document. */
export type PaymentDraft = PaymentFields &
  (
    | { Invoice: { InvoiceID: string } }
    | { CreditNote: { CreditNoteID: string } }
    | { Prepayment: { PrepaymentID: string } }
    | { Overpayment: { OverpaymentID: string } }
  );

export type PaymentQuery = Modified & Filtered & Paged;

const of: Collection<Payment> = {
  path: 'Payments',
  id: 'PaymentID',
  scopes: scopesOf('payments'),
  shape: {
    id: 'PaymentID',
    days: ['Date'],
    times: ['UpdatedDateUTC'],
    parts: {
      Invoice: documentStubShape('InvoiceID'),
      CreditNote: documentStubShape('CreditNoteID'),
      Prepayment: documentStubShape('PrepaymentID'),
      Overpayment: documentStubShape('OverpaymentID'),
    },
  },
};

export const payments = {
  list: list<Payment, PaymentQuery>(of),
  get: get(of),
  create: create<Payment, PaymentDraft>(of),
  /** Reopens the document. Payments of a batch refuse. */
  delete: writeOne(of, {
    method: 'POST',
    endpoint: '/Payments/{PaymentID}',
    send: (id: string, options?: WriteOptions) => ({ path: pathOf(of, id), body: { Status: 'DELETED' }, options }),
  }),
  history: history(of),
  addNote: addNote(of),
};
