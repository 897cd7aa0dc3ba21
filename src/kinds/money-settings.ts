// The settings about money: how a payment that is set in the CRM is entered in accounting, and when a customer is on hold. Shapes and
// defaults only.

import * as z from 'zod';

export const paymentsShape = z.object({
  /** Code of the account that takes what is set to paid in the CRM; null until somebody names one. */
  account: z.string().min(1).max(100).nullable(),
  /** The CRM's field that says how it was paid; payments of a finance system beside it say so themselves. */
  field: z.string().min(1).max(100).nullable(),
  /** The account for each such word, for a currency by its code, or for both: `cash`, `EUR`, `cash EUR`. The nearest wins. */
  accounts: z.record(z.string().max(100), z.string().min(1).max(100)),
  /** The CRM's field that says when it was paid; null: the organisation's day on which it is entered. */
  dateField: z.string().min(1).max(100).nullable(),
});

export const holdShape = z.object({
  /** On hold once something is overdue for more than this many days. Null: no such rule. */
  overdueDays: z.number().int().min(0).max(3650).nullable(),
  /** On hold once more is outstanding than this field of the CRM's customer says. Null: no such rule. */
  limitField: z.string().min(1).max(100).nullable(),
});

export type PaymentSettings = z.infer<typeof paymentsShape>;
export type HoldSettings = z.infer<typeof holdShape>;

export const noPayments: PaymentSettings = { account: null, field: null, accounts: {}, dateField: null };
export const neverOnHold: HoldSettings = { overdueDays: null, limitField: null };
