// What a request may say of a payment.

import { type Bound, date, flag, guid, number, object, text } from '../write/shape.ts';

export const paymentShape = {
  PaymentID: guid,
  Invoice: object({ InvoiceID: guid, InvoiceNumber: text() }),
  CreditNote: object({ CreditNoteID: guid, CreditNoteNumber: text() }),
  Overpayment: object({ OverpaymentID: guid }),
  Prepayment: object({ PrepaymentID: guid }),
  InvoiceNumber: text(),
  CreditNoteNumber: text(),
  Account: object({ AccountID: guid, Code: text() }),
  Code: text(),
  Date: date,
  Amount: number,
  BankAmount: number,
  CurrencyRate: number,
  Reference: text(255),
  IsReconciled: flag,
  Status: text(),
  Particulars: text(),
  Details: text(),
} as const;

export type PaymentElement = Bound<typeof paymentShape>;
