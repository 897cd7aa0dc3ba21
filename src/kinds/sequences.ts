// The creation sequences of the settings, by kind of document: their shape, their defaults, and which of them a kind obeys.

import * as z from 'zod';
import type { KindName } from '../core/record.ts';
import { filter } from './conditions.ts';

/** What all sequences say: when a new document goes over to accounting, and what it starts with there. */
const common = z.strictObject({
  when: z.enum(['save', 'condition']),
  condition: filter.nullable(),
  approval: z.enum(['none', 'inbox']),
  status: z.enum(['DRAFT', 'SUBMITTED', 'AUTHORISED']),
  number: z.enum(['crm', 'accounting', 'prefix']),
  numberPrefix: z.string().max(20).nullable(),
  /** Who mails it. `crm`: the copy in accounting is marked as sent. */
  email: z.enum(['none', 'crm']),
  theme: z.string().nullable(),
  terms: z.strictObject({ days: z.number().int().min(0).max(365), from: z.enum(['date', 'month-end']) }).nullable(),
  account: z.string().nullable(),
  accountRules: z.array(z.strictObject({ when: filter, account: z.string().min(1) })).max(50),
  /** The organisation's categories in their order; each by rules of lines, by the CRM field that names it, or a fixed option. */
  tracking: z
    .array(
      z.strictObject({
        category: z.string(),
        option: z.string().optional(),
        field: z.string().optional(),
        rules: z
          .array(z.strictObject({ when: filter, option: z.string().min(1) }))
          .max(50)
          .optional(),
      }),
    )
    .max(2),
});

/** `sales-order` and `quote-accepted`: invoices are made from those, and not by themselves. A condition is then theirs to fulfil. */
const ofInvoice = common.extend({
  /** `accounting`: mailed from there once it is made, where it starts approved; a draft is mailed by whoever approves it. */
  email: z.enum(['none', 'crm', 'accounting']),
  when: z.enum(['save', 'condition', 'sales-order', 'quote-accepted']),
  /** An invoice that starts in accounting appears in the CRM once it has come this far. */
  appearsFrom: z.enum(['DRAFT', 'SUBMITTED', 'AUTHORISED']),
});

export const sequences = z.strictObject({ quote: common, invoice: ofInvoice, 'purchase-order': common });

export type Sequence = z.infer<typeof ofInvoice>;
/** Of any kind: what invoices alone have may be missing. */
export type AnySequence = Omit<Sequence, 'appearsFrom'> & Partial<Pick<Sequence, 'appearsFrom'>>;
export type Sequences = z.infer<typeof sequences>;

const plainly: z.infer<typeof common> = {
  when: 'save',
  condition: null,
  approval: 'none',
  status: 'DRAFT',
  number: 'accounting',
  numberPrefix: null,
  email: 'none',
  theme: null,
  terms: null,
  account: null,
  accountRules: [],
  tracking: [],
};

export const plainSequences: Sequences = {
  quote: plainly,
  invoice: { ...plainly, appearsFrom: 'AUTHORISED' },
  'purchase-order': plainly,
};

/** Kinds of the CRM that become invoices, and the rule that says so. */
const saleRules: Readonly<Partial<Record<KindName, Sequence['when']>>> = {
  'sales-order': 'sales-order',
  'accepted-quote': 'quote-accepted',
};

/** The kinds that become invoices. */
export const saleKinds = Object.keys(saleRules) as readonly KindName[];

/** Whether the CRM's records of the kind are sales, of which invoices are made. */
export function isSale(kind: KindName): boolean {
  return saleRules[kind] !== undefined;
}

/** Whether invoices are made of that kind by these sequences. */
export function makesInvoices({ invoice }: Sequences, kind: KindName): boolean {
  return saleRules[kind] === invoice.when;
}

/** The kind of which invoices are made, by what somebody saved. */
export function saleOf(when: unknown): string | undefined {
  return Object.entries(saleRules).find(([, rule]) => rule === when)?.[0];
}

/** The sequence that new documents of a kind obey; undefined for kinds that are simply made. */
export function sequenceIn(all: Sequences, kind: KindName): AnySequence | undefined {
  if (isSale(kind)) return all.invoice;
  return (all as Partial<Record<KindName, AnySequence>>)[kind];
}
