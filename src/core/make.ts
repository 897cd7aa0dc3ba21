// A record as it is made on the other side: from every value that may travel there, once all that it names is there, and as the creation
// sequence has new ones begin. Whether it may be made at all is decided before.

import { type Creation, liesInLockedPeriod, type Start, startWith } from './creation.ts';
import { asNew } from './line-merge.ts';
import { mayReach } from './merge.ts';
import { needsIn, waitFor, waitForLacking } from './needs.ts';
import { unknownCurrency } from './other-currency.ts';
import { adjusted } from './predicted.ts';
import { type MappedField, otherSide, type RecordId, type Seen, type Side } from './record.ts';
import type { IssueChoice, Plan, Reason, Situation, Step } from './steps.ts';
import { withCode } from './uncoded.ts';
import { refusedBefore } from './updates.ts';
import { type Fields, isBlank, isRows, type Value } from './value.ts';

/** The rule by which documents are known by their number: who fits by it has the number already. */
export const NUMBER_RULE = 'number';

export interface Making {
  /** What the new record is made from. */
  readonly seen: Seen;
  readonly why: Reason;
  /** The record in whose place it comes, as it stands: its number is taken, and what it cost to get here was confirmed. */
  readonly instead?: { readonly id: RecordId; readonly seen?: Seen; readonly creation?: Creation };
}

/** One step that makes it, or the one that says why it is not made now. */
export function make(situation: Situation, target: Side, { seen, why, instead }: Making): Plan {
  const { fields, rules } = situation;
  const { creation } = instead ?? situation;
  const coded = withCode(target === 'accounting' ? rules.uncoded : undefined, draftFor(fields, target, seen), seen);
  if ('instead' in coded) return [coded.instead];
  const { onlyCurrency } = situation;
  // A CRM of one currency does not say which; accounting would take its own.
  const isSaid = target === 'crm' || !creation || onlyCurrency === undefined || !isBlank(coded.draft.currency);
  const draft = isSaid ? coded.draft : { ...coded.draft, currency: onlyCurrency };
  const lacking =
    target === 'crm'
      ? (unknownCurrency(situation, seen) ?? waitForLacking(situation, target, draft, seen.name))
      : undefined;
  if (lacking) return [lacking];
  const needs = needsIn(fields, draft);
  if (needs.length > 0) return [waitFor(rules, needs, seen.name)];
  const refused = refusedBefore(situation, target, {
    [otherSide(target)]: seen,
    ...(instead && { [target]: instead.seen }),
  });
  if (refused) return [refused];
  const start = startOf(situation, creation, target, { draft, seen, isInstead: instead !== undefined });
  if (start.is === 'ask') return [{ do: 'raise', issue: start.issue }];
  const { fields: made, from } = start;
  if (target === 'accounting' && liesInLockedPeriod(creation, made))
    return [raiseLocked(seen, instead ? 'reissue' : 'retry')];
  const broken = waitForLacking(situation, target, made, seen.name);
  if (broken) return [broken];
  const isMailed =
    target === 'accounting' && creation?.mail && !rules.history && !(instead && made.status !== 'approved');
  const more = {
    ...(from && { from }),
    ...(isMailed && { mail: true as const }),
    ...(instead && { instead: instead.id }),
  };
  return [{ do: 'create', side: target, fields: made, source: seen, why, ...more }];
}

function startOf(
  { choice, match, made, referred = {} }: Situation,
  creation: Creation | undefined,
  target: Side,
  { draft, seen, isInstead }: { readonly draft: Fields; readonly seen: Seen; readonly isInstead: boolean },
): Exclude<Start, { is: 'skip' }> {
  if (!creation) return { is: 'go', fields: draft };
  if (target === 'crm') return { is: 'go', fields: adjusted(creation, draft, seen, made?.crm) };
  // Whose number is taken, by a stranger or by the one that was voided, is numbered by accounting.
  const { number: _, ...unnumbered } = draft;
  const isClash = choice?.choice === 'create' && 'rule' in match && match.rule === NUMBER_RULE;
  const isApproved = choice?.choice === 'approve' || isInstead;
  return startWith(creation, isClash || isInstead ? unnumbered : draft, seen, referred, isApproved);
}

function raiseLocked({ name }: Seen, again: IssueChoice): Step {
  const facts = { name, side: 'accounting', why: 'locked-period', fields: [] };
  return { do: 'raise', issue: { code: 'fixed.locked-period', facts, choices: [again, 'ignore'] } };
}

/** The fields that a new record on that side starts with: everything that is filled and may reach it. */
function draftFor(fields: readonly MappedField[], target: Side, seen: Seen): Fields {
  const draft: Record<string, Value> = {};
  for (const field of fields) {
    const value = seen.fields[field.name] ?? null;
    if (mayReach(field, target) && !field.later && !isBlank(value))
      draft[field.name] = asMadeFrom(field, target, value);
  }
  return draft;
}

/** Lines of a new record have no ids yet, and what only their old side knows of them stays there. */
function asMadeFrom({ row: fields }: MappedField, target: Side, value: Value): Value {
  return fields && isRows(value) ? value.map((row) => asNew(row, target, { fields })) : value;
}
