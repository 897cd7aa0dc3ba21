// An invoice that both sides agreed on, and whose state somebody set in the CRM; and what the settings say of payments.

import { invoiceLifecycle } from '../../src/core/lifecycles.ts';
import type { PaymentRule } from '../../src/core/payment.ts';
import type { MappedField } from '../../src/core/record.ts';
import type { Situation } from '../../src/core/steps.ts';
import type { Fields } from '../../src/core/value.ts';
import { base, edited, field, link, linked, present } from './build.ts';

export const rule: PaymentRule = {
  account: '090',
  field: 'How',
  accounts: { Cash: '091' },
  dateField: 'When',
  takes: ['090', '091'],
  lockedUntil: '2026-03-31',
  today: '2026-11-20',
  reversal: 'apply',
};

export const fields: readonly MappedField[] = [
  field('status', { type: 'choice', authority: 'accounting' }),
  field('reference'),
  field('amountDue', { type: 'money', flow: 'to-crm' }),
  field('ownPayments', { flow: 'none' }),
];

export interface Told {
  readonly crm: string;
  readonly accounting: string;
  readonly rule?: Partial<PaymentRule>;
  readonly traits?: Fields;
  readonly more?: Fields;
  readonly edits?: Fields;
  readonly rest?: Partial<Situation>;
  readonly nowAccounting?: string;
}

/** Both sides agreed on `accounting`; then somebody set the CRM to `crm`. */
export function set({
  crm,
  accounting,
  rule: own,
  traits = {},
  more = {},
  edits = {},
  rest,
  nowAccounting,
}: Told): Situation {
  const agreed: Fields = { status: accounting, reference: null, amountDue: '23', ownPayments: null, ...more };
  const bases = { crm: base('crm', agreed, fields), accounting: base('accounting', agreed, fields) };
  const shown = { ...agreed, status: nowAccounting ?? accounting };
  return linked(
    edited('crm', {}, { fields: { ...agreed, status: crm, ...edits }, traits }),
    present('accounting', { fields: shown, ...(nowAccounting && { version: 'accounting-2' }) }),
    { fields, link: link({ bases }), lifecycle: invoiceLifecycle, payments: { ...rule, ...own }, ...rest },
  );
}
