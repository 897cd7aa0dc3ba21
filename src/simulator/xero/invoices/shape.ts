// What a request may say of an invoice or a bill.

import { documentShape } from '../documents/shape.ts';
import { type Bound, date, guid, text } from '../write/shape.ts';

export const invoiceShape = {
  ...documentShape,
  InvoiceID: guid,
  InvoiceNumber: text(255),
  DueDate: date,
  Url: text(),
  ExpectedPaymentDate: date,
  PlannedPaymentDate: date,
} as const;

export type InvoiceElement = Bound<typeof invoiceShape>;
