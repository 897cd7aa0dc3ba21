// What prepayments and overpayments have in common: money that waits for an invoice.

import type { Day } from '../dates.ts';
import type { Decimal } from '../decimal.ts';
import type { Shape } from '../shape.ts';
import { type Allocation, allocationShape } from './allocations.ts';
import {
  type ContactStub,
  contactStubShape,
  type Known,
  type PaymentStub,
  paymentStubShape,
  type Stamped,
} from './common.ts';
import { type Line, type LineAmountTypes, lineShape } from './lines.ts';

export interface MoneyAhead extends Stamped {
  Status?: Known<'AUTHORISED' | 'PAID' | 'VOIDED'>;
  Contact?: ContactStub;
  Date?: Day;
  Reference?: string;
  LineAmountTypes?: LineAmountTypes;
  /** Empty in lists without a page, which says nothing. */
  LineItems: readonly Line[];
  SubTotal?: Decimal;
  TotalTax?: Decimal;
  Total?: Decimal;
  CurrencyCode?: string;
  CurrencyRate?: Decimal;
  /** What is not used yet. */
  RemainingCredit?: Decimal;
  AppliedAmount?: Decimal;
  Allocations: readonly Allocation[];
  /** Refunds. */
  Payments: readonly PaymentStub[];
}

export function moneyAheadShape(id: string): Shape {
  return {
    id,
    days: ['Date'],
    times: ['UpdatedDateUTC'],
    parts: { Contact: contactStubShape },
    lists: { LineItems: lineShape, Allocations: allocationShape, Payments: paymentStubShape },
  };
}
