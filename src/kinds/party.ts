// Customers and vendors: companies and people that documents are written to.

import { livesAndIsArchived } from '../core/lifecycle.ts';
import type { MatchRule } from '../core/match.ts';
import { kind, type FieldSpec } from './kind.ts';

const address = (which: 'billing' | 'shipping'): Record<string, FieldSpec> => ({
  [`${which}Street`]: { type: 'text' },
  [`${which}City`]: { type: 'text' },
  [`${which}Region`]: { type: 'text' },
  [`${which}Postcode`]: { type: 'text' },
  [`${which}Country`]: { type: 'text' },
});

const fields: Record<string, FieldSpec> = {
  name: { type: 'text' },
  /** The primary person. */
  firstName: { type: 'text' },
  lastName: { type: 'text' },
  email: { type: 'email' },
  phone: { type: 'phone' },
  mobile: { type: 'phone' },
  fax: { type: 'phone' },
  website: { type: 'url' },
  ...address('billing'),
  ...address('shipping'),
  taxNumber: { type: 'text' },
  companyNumber: { type: 'text' },
  accountNumber: { type: 'text' },
  currency: { type: 'choice' },
  /** Further people: name and e-mail address of each. */
  persons: { type: 'rows', flow: 'to-accounting' },
  /** What the CRM shows of the accounting record: its id, and the way to it. */
  accountingId: { type: 'text', authority: 'accounting', flow: 'to-crm' },
  accountingUrl: { type: 'url', authority: 'accounting', flow: 'to-crm' },
};

/** A figure that accounting alone tells. */
const told = { authority: 'accounting', flow: 'to-crm', apart: true } as const;

/** What is open with a customer, in the organisation's own currency, each document at its own rate. */
const standing: Record<string, FieldSpec> = {
  /** Due on approved invoices; and how much of it is overdue by the organisation's own day. */
  outstanding: { type: 'money', ...told },
  overdue: { type: 'money', ...told },
  /** Credit that no invoice has used: the whole, and each kind of it. */
  creditBalance: { type: 'money', ...told },
  creditNotes: { type: 'money', ...told },
  overpayments: { type: 'money', ...told },
  prepayments: { type: 'money', ...told },
  /** The earliest day on which something that is still open was due. */
  oldestDue: { type: 'date', ...told, kept: 'accounting' },
  /** The CRM's own limit, above which a customer is on hold, where the settings name its field. */
  creditLimit: { type: 'money', kept: 'crm' },
  onHold: { type: 'flag', ...told },
};

const match: readonly MatchRule[] = [
  { rule: 'account-number', fields: ['accountNumber'], as: 'code' },
  // A bookkeeper's address stands at many companies.
  { rule: 'email', fields: ['email'], as: 'email', doubtedBy: ['name'] },
  { rule: 'tax-number', fields: ['taxNumber'], as: 'code' },
  { rule: 'name', fields: ['name'], as: 'name', doubtedBy: ['name', 'taxNumber', 'email'] },
];

export const customer = kind({
  name: 'customer',
  group: 'core',
  document: false,
  needs: [],
  touches: [],
  fields: { ...fields, ...standing },
  match,
  lifecycle: livesAndIsArchived,
});

export const vendor = kind({
  name: 'vendor',
  group: 'core',
  document: false,
  needs: [],
  touches: [],
  fields,
  match,
  lifecycle: livesAndIsArchived,
});
