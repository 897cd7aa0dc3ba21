// The settings' creation sequence as the planner takes it.

import type { Rates } from '../core/amounts/of-fields.ts';
import type { Creation } from '../core/creation.ts';
import type { KindName } from '../core/record.ts';
import { type Sequence, type Settings, sequenceOf } from './settings.ts';

/** What is known of the organisation that the document is made in. */
export interface Books {
  /** In per cent, by tax type. */
  readonly rates: Rates;
  /** Names of the tracking categories, in the organisation's order. */
  readonly categories: readonly string[];
  /** The organisation's day, `YYYY-MM-DD`. */
  readonly today: string;
}

/** The states in which a quote starts where an invoice is a draft, submitted or approved. */
const quoteStates = { DRAFT: 'draft', SUBMITTED: 'sent', AUTHORISED: 'sent' } as const;
const usualStates = { DRAFT: 'draft', SUBMITTED: 'submitted', AUTHORISED: 'approved' } as const;
const termsFields: Partial<Record<KindName, string>> = { quote: 'expiresOn', 'purchase-order': 'deliveryDate' };

/** Undefined for kinds that are simply made. */
export function creationOf(
  settings: Settings,
  kind: KindName,
  { rates, categories, today }: Books,
): Creation | undefined {
  const sequence = sequenceOf(settings, kind);
  if (!sequence) return undefined;
  const { approval, theme, terms, account, accountRules } = sequence;
  return {
    when: whenOf(sequence, kind),
    condition: sequence.condition,
    approval,
    status: (kind === 'quote' ? quoteStates : usualStates)[sequence.status],
    markSent: sequence.email === 'crm' && kind !== 'quote',
    theme,
    terms,
    termsField: termsFields[kind] ?? 'dueDate',
    itemAccount: kind === 'purchase-order' ? 'purchaseAccount' : 'salesAccount',
    account,
    accountRules,
    tracking: sequence.tracking.map(({ category, option, field }, place) => {
      const known = categories.indexOf(category);
      return { at: (known === -1 ? place : known) === 0 ? 1 : 2, option, field };
    }),
    cents: settings.cents,
    rates,
    today,
  };
}

function whenOf({ when }: Sequence, kind: KindName): Creation['when'] {
  if (when === 'sales-order') return kind === 'sales-order' ? 'save' : 'other';
  return when;
}
