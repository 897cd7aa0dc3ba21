// The settings' creation sequence as the planner takes it.

import type { Rates } from '../core/amounts/of-fields.ts';
import type { Creation } from '../core/creation.ts';
import type { KindName } from '../core/record.ts';
import { TOGETHER } from '../core/reference.ts';
import { type AnySequence, isSale } from './sequences.ts';
import { paymentsTravel } from './payments.ts';
import { type Settings, sequenceOf } from './settings.ts';
import type { NamedField } from './traits.ts';

/** What is known of the organisation that the document is made in. */
export interface Books {
  /** In per cent, by tax type. */
  readonly rates: Rates;
  /** Names of the tracking categories, in the organisation's order. */
  readonly categories: readonly string[];
  /** The organisation's day, `YYYY-MM-DD`. */
  readonly today: string;
  /** Codes of the accounts that take payments, and the last day of closed periods; left out where that is not known. */
  readonly paidInto?: readonly string[];
  readonly lockedUntil?: string;
}

/** The states in which a quote starts where an invoice is a draft, submitted or approved. */
const quoteStates = { DRAFT: 'draft', SUBMITTED: 'sent', AUTHORISED: 'sent' } as const;
/** A quote that was sent, or answered, in the CRM is not started anew in accounting. */
const followedStates = { sent: 'sent', accepted: 'sent', declined: 'sent', invoiced: 'sent' } as const;
const usualStates = { DRAFT: 'draft', SUBMITTED: 'submitted', AUTHORISED: 'approved' } as const;
/** States in which an invoice of accounting is not yet of interest to the CRM, by that from which it is. */
const notYet = { DRAFT: [], SUBMITTED: ['draft'], AUTHORISED: ['draft', 'submitted'] } as const;
const termsFields: Partial<Record<KindName, string>> = { quote: 'expiresOn', 'purchase-order': 'deliveryDate' };

/** Rules by which a new document begins. */
const ofCreation: ReadonlySet<string> = new Set(['condition', 'account', 'tracking']);

/** Undefined for kinds that are simply made. `unusable`: rules that name a field which is not there. */
export function creationOf(
  settings: Settings,
  kind: KindName,
  { rates, categories, today, lockedUntil }: Books,
  unusable: readonly NamedField[] = [],
): Creation | undefined {
  const sequence = sequenceOf(settings, kind);
  if (!sequence) return undefined;
  const lacking = unusable.find(({ rule }) => ofCreation.has(rule));
  const { approval, theme, terms, account, accountRules, appearsFrom } = sequence;
  return {
    when: whenOf(sequence, kind),
    condition: sequence.condition,
    approval,
    status: (kind === 'quote' ? quoteStates : usualStates)[sequence.status],
    ...(sequence.email === 'accounting' && sequence.status === 'AUTHORISED' && { mail: true }),
    ...(kind === 'quote' && { followed: followedStates }),
    // Paid before accounting has it: it begins there like any other, and the payment follows.
    ...(paymentsTravel(settings, kind) && { followed: { paid: usualStates[sequence.status] } }),
    markSent: sequence.email === 'crm' && kind !== 'quote',
    theme,
    terms,
    isDatedToday: isSale(kind),
    ...(appearsFrom && { notYet: notYet[appearsFrom] }),
    termsField: termsFields[kind] ?? 'dueDate',
    itemAccount: kind === 'purchase-order' ? 'purchaseAccount' : 'salesAccount',
    account,
    accountRules,
    tracking: sequence.tracking.map(({ category, option, field, rules }, place) => {
      const known = categories.indexOf(category);
      return { at: (known === -1 ? place : known) === 0 ? 1 : 2, option, field, rules };
    }),
    ...(lacking && { lacking }),
    cents: settings.cents,
    rates,
    ...(settings.finance === 'crm' && { crmRates: inOnePiece(rates, settings) }),
    today,
    ...(lockedUntil !== undefined && { lockedUntil }),
  };
}

/** Without those that are several taxes in the CRM: there each of them is rounded by itself. */
function inOnePiece(rates: Rates, { values }: Settings): Rates {
  const rows = [...Object.entries(values.taxes), ...Object.entries(values.purchaseTaxes)];
  const several = new Set(rows.flatMap(([word, code]) => (word.includes(TOGETHER) ? [code] : [])));
  return Object.fromEntries(Object.entries(rates).filter(([code]) => !several.has(code)));
}

/** Of a sale that becomes an invoice the rule itself is fulfilled: only its condition is left. */
function whenOf({ when, condition }: AnySequence, kind: KindName): Creation['when'] {
  if (isSale(kind)) return condition ? 'condition' : 'save';
  return when === 'save' || when === 'condition' ? when : 'other';
}
