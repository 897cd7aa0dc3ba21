// How the creation sequence of documents and their states are called.

import type { Key } from '../i18n/keys.ts';
import { t } from '../i18n/messages.ts';

type Words = Readonly<Record<string, Key>>;

export const whens: Words = {
  save: 'ui.sequence.when.save',
  condition: 'ui.sequence.when.condition',
  'sales-order': 'ui.sequence.when.sales-order',
  'quote-accepted': 'ui.sequence.when.quote-accepted',
};

export const approvals: Words = { none: 'ui.sequence.approval.none', inbox: 'ui.sequence.approval.inbox' };

export const beginnings: Words = {
  DRAFT: 'ui.sequence.status.DRAFT',
  SUBMITTED: 'ui.sequence.status.SUBMITTED',
  AUTHORISED: 'ui.sequence.status.AUTHORISED',
};

export const numberings: Words = {
  accounting: 'ui.sequence.number.accounting',
  crm: 'ui.sequence.number.crm',
  prefix: 'ui.sequence.number.prefix',
};

export const mailings: Words = {
  none: 'ui.sequence.email.none',
  crm: 'ui.sequence.email.crm',
  accounting: 'ui.sequence.email.accounting',
};

export const termsFrom: Words = { date: 'ui.sequence.terms.date', 'month-end': 'ui.sequence.terms.month-end' };

export const centWays: Words = {
  match: 'ui.cents.match',
  adjust: 'ui.cents.adjust',
  block: 'ui.cents.block',
};

export const uncodedWays: Words = {
  ask: 'ui.values.uncodedProduct.ask',
  code: 'ui.values.uncodedProduct.code',
  line: 'ui.values.uncodedProduct.line',
};

export const statePlaces: Words = {
  status: 'ui.values.invoiceStatus.status',
  field: 'ui.values.invoiceStatus.field',
};

export const documentStates: Words = {
  draft: 'ui.doc-state.draft',
  submitted: 'ui.doc-state.submitted',
  sent: 'ui.doc-state.sent',
  approved: 'ui.doc-state.approved',
  accepted: 'ui.doc-state.accepted',
  declined: 'ui.doc-state.declined',
  invoiced: 'ui.doc-state.invoiced',
  delivered: 'ui.doc-state.delivered',
  'part-paid': 'ui.doc-state.part-paid',
  overdue: 'ui.doc-state.overdue',
  paid: 'ui.doc-state.paid',
  billed: 'ui.doc-state.billed',
  void: 'ui.doc-state.void',
  cancelled: 'ui.doc-state.cancelled',
  deleted: 'ui.doc-state.deleted',
};

/** Which states a kind of document has. */
export const statesOf: Readonly<Record<string, readonly string[]>> = {
  quote: ['draft', 'sent', 'accepted', 'declined', 'invoiced', 'deleted'],
  'sales-order': ['draft', 'approved', 'delivered', 'cancelled'],
  invoice: ['draft', 'submitted', 'approved', 'part-paid', 'overdue', 'paid', 'void'],
  'purchase-order': ['draft', 'submitted', 'approved', 'billed', 'deleted'],
};

export function documentState(state: string): string {
  const key = documentStates[state];
  return key ? t(key) : state;
}

/** A value of the sequence in words, where it is one of a few. */
export const sequenceValues: Words = {
  ...whens,
  ...beginnings,
  ...centWays,
  code: 'ui.values.uncodedProduct.code',
  line: 'ui.values.uncodedProduct.line',
  ...statePlaces,
  inbox: 'ui.sequence.approval.inbox',
  prefix: 'ui.sequence.number.prefix',
  'month-end': 'ui.sequence.terms.month-end',
  date: 'ui.sequence.terms.date',
};
