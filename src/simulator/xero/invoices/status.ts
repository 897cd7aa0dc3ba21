// Which status an invoice or a credit note may go to (Xero's docs), and what is left to change once money has moved.

import type { Invoice, InvoiceStatus } from './invoice.ts';

/** (unverified) */
export const AUTOMATIC_TAX = 'Invoices with automatic sales tax cannot be changed by the API.';
export const INVALID_STATUS = 'Invoice not of valid status for modification';
export const SETTLED = 'This document cannot be edited as it has a payment or credit note allocated to it.';

const next: Readonly<Record<InvoiceStatus | 'new', readonly string[]>> = {
  new: ['DRAFT', 'SUBMITTED', 'AUTHORISED'],
  DRAFT: ['DRAFT', 'SUBMITTED', 'AUTHORISED', 'DELETED'],
  SUBMITTED: ['SUBMITTED', 'AUTHORISED', 'DRAFT', 'DELETED'],
  AUTHORISED: ['AUTHORISED', 'VOIDED'],
  PAID: ['PAID'],
  VOIDED: [],
  DELETED: [],
};

/** Whether a write may take a document from one status to another. */
export function mayBecome(from: InvoiceStatus | 'new', to: string): to is InvoiceStatus {
  return next[from].includes(to);
}

/** Whether a document of that status must be complete. */
export function isBinding(status: string): boolean {
  return status === 'SUBMITTED' || status === 'AUTHORISED' || status === 'PAID';
}

/** Whether money or credit has touched it. */
export function isSettled({ Status, paidCents, creditedCents }: Invoice): boolean {
  return Status === 'PAID' || paidCents !== 0 || creditedCents !== 0;
}

/** Members whose change makes no journal: on a settled invoice it leaves the time of change alone (Xero's docs). */
const silent = [
  'DueDate',
  'SentToContact',
  'Reference',
  'Url',
  'ExpectedPaymentDate',
  'PlannedPaymentDate',
  'BrandingThemeID',
];
const allowed = [...silent, 'InvoiceNumber', 'contactId', 'lines'];

/** How a settled invoice would change: not at all, silently, in a way that is allowed, or in one that is not. */
export function changeOfSettled(before: Invoice, after: Invoice): 'none' | 'silent' | 'allowed' | 'forbidden' {
  const moved = (Object.keys({ ...before, ...after }) as (keyof Invoice)[]).filter(
    (name) => JSON.stringify(before[name]) !== JSON.stringify(after[name]),
  );
  if (!moved.length) return 'none';
  if (moved.some((name) => !allowed.includes(name))) return 'forbidden';
  if (moved.includes('contactId') && before.creditedCents !== 0) return 'forbidden';
  if (moved.includes('lines') && !sameMoney(before, after)) return 'forbidden';
  return moved.every((name) => silent.includes(name)) ? 'silent' : 'allowed';
}

/** Of a line only description, account and tracking may change. Whether its tax was sent or computed is nobody's money. */
function sameMoney(before: Invoice, after: Invoice): boolean {
  const bare = ({ lines }: Invoice) =>
    JSON.stringify(
      lines.map(({ Description: _d, accountId: _a, tracking: _t, taxGiven: _g, ...money }) =>
        Object.entries(money).sort(),
      ),
    );
  return bare(before) === bare(after);
}
