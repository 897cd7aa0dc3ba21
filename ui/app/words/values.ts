// Values of fields as people read them: money and dates in their own way, states and taxes in words.

import { money, wholeDay } from '../i18n/format.ts';
import type { Key } from '../i18n/keys.ts';
import { t } from '../i18n/messages.ts';
import { documentState } from './documents.ts';
import { valueText } from './fields.ts';

/** Fields that hold an amount of money. */
const amounts = new Set(
  `subtotal totalTax total amountDue amountPaid amountCredited salePrice purchasePrice outstanding overdue creditBalance creditNotes
  overpayments prepayments creditLimit lastPaymentAmount paymentAmount unitPrice amount taxAmount discountAmount`.split(
    /\s+/,
  ),
);

const states = new Set(['status', 'invoiceStatus']);

const taxModes: Readonly<Record<string, Key>> = {
  exclusive: 'ui.tax-mode.exclusive',
  inclusive: 'ui.tax-mode.inclusive',
  none: 'ui.tax-mode.none',
};

const DAY = /^\d{4}-\d{2}-\d{2}$/;
const DECIMAL = /^-?\d+(\.\d+)?$/;

/** A value of that field; `currency` is its document's, where that is known. */
export function valueOf(field: string, value: unknown, currency = ''): string {
  if (typeof value !== 'string' || value === '') return valueText(value);
  if (amounts.has(field) && DECIMAL.test(value)) return money(value, currency);
  if (DAY.test(value)) return wholeDay(value);
  if (states.has(field)) return documentState(value);
  const mode = field === 'taxMode' ? taxModes[value] : undefined;
  return mode ? t(mode) : value;
}
