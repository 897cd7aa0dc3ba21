// A customer's payment as it lies in the shelf: what of it went to which invoice, and what is left.

import type { Refund } from '../documents/document.ts';
import { less, sum } from '../money.ts';
import type { FieldValues } from '../settings/field.ts';
import type { Row } from '../store/table.ts';

/** Part of a payment that went to an invoice. */
export interface Allocation {
  /** `invoice_payment_id`. */
  id: string;
  invoiceId: string;
  amount: string;
  taxWithheld: string;
}

export interface Payment extends Row {
  /** A plain count: `7`. */
  number: string;
  customerId: string;
  mode: string;
  amount: string;
  bankCharges: string;
  date: string;
  reference: string;
  description: string;
  currencyId: string;
  exchangeRate: string;
  accountId: string;
  allocations: Allocation[];
  refunds: Refund[];
  fields: FieldValues;
  createdBy: string;
}

/** The modes of a new organisation. A person can add others. */
export const paymentModes = [
  'check',
  'cash',
  'creditcard',
  'banktransfer',
  'bankremittance',
  'autotransaction',
  'others',
] as const;

/** What went to no invoice and was not given back. */
export function unusedOf({ amount, allocations, refunds }: Payment): string {
  return less(amount, ...allocations.map((one) => one.amount), ...refunds.map((one) => one.amount));
}

export function refundedOf({ refunds }: Pick<Payment, 'refunds'>): string {
  return sum(...refunds.map(({ amount }) => amount));
}
