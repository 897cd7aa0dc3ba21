// What becomes of a linked record that both sides show: what was written settles, every field is merged, and what may travel does.

import { baseOf, baseValue, newerSide, waitsForSettling } from './bases.ts';
import { mergeField, type FieldVerdict } from './merge.ts';
import { isPayable, isYetToBeApproved } from './payment.ts';
import { compare, decimal, formatDecimal, subtract } from './money.ts';
import { isRestless, ROUNDS } from './restless.ts';
import {
  type Held,
  type Link,
  type MappedField,
  otherSide,
  provenOrNot,
  type Seen,
  type Side,
  sides,
} from './record.ts';
import { forStranger } from './stranger.ts';
import type { Plan, Reason, Situation, Step } from './steps.ts';
import { otherCurrency, unknownCurrency } from './other-currency.ts';
import { updatesOf } from './updates.ts';
import { unchanged, type Value } from './value.ts';

type Both<T> = Readonly<Record<Side, T>>;

export function planLinked(situation: Situation, link: Link, seen: Both<Seen>): Plan {
  if (sides.some((side) => waitsForSettling(link, side, seen[side]))) {
    return [{ do: 'wait', why: { code: 'record.young' }, afterMs: 0, needs: [] }];
  }
  const strange = forStranger(seen);
  if (strange) return strange;
  const verdicts = new Map(
    situation.fields.map((field) => [field, atRest(link, seen, field, judge(situation, link, seen, field))]),
  );
  return assemble(situation, link, seen, verdicts);
}

function judge(situation: Situation, link: Link, seen: Both<Seen>, field: MappedField): FieldVerdict {
  const { rules, choice, made } = situation;
  const now = (side: Side) => seen[side].fields[field.name] ?? null;
  const decision = choice?.choice === 'fields' ? choice.decisions[field.name] : undefined;
  return mergeField({
    field,
    base: {
      crm: baseOf(link, 'crm', seen.crm, field),
      accounting: asPayable(situation, field, seen, baseOf(link, 'accounting', seen.accounting, field)),
    },
    now: { crm: now('crm'), accounting: now('accounting') },
    ...(made && { made: { crm: made.crm[field.name] ?? null, accounting: made.accounting[field.name] ?? null } }),
    open: { crm: opens(rules.into.crm), accounting: opens(rules.into.accounting) },
    newer: newerSide(link, seen),
    firstMerge: link.agreedAt === null,
    held: disputed(link.held[field.name]),
    decision,
  });
}

/** What was put aside because both edited it. What did not come to rest is judged anew: another value may stay where that one did not. */
function disputed(held: Held | undefined): Held | undefined {
  return held?.rounds === undefined ? held : undefined;
}

/** What something changes back as often as it is written is put aside, until a person has decided or its source shows another value. */
function atRest({ pushed, held }: Link, seen: Both<Seen>, { name }: MappedField, verdict: FieldVerdict): FieldVerdict {
  if (verdict.is !== 'carry' || verdict.why === 'decided') return verdict;
  const { values } = verdict;
  const aside = held[name];
  const isBack = sides.some((side) => {
    const value = values[side];
    if (value === undefined) return false;
    const source = otherSide(side);
    if (aside?.rounds !== undefined) return unchanged(aside[source], seen[source].fields[name]);
    return isRestless(pushed?.[side]?.[name], value, seen[side].changedAt);
  });
  return isBack ? { is: 'hold', why: 'restless' } : verdict;
}

/**
 * Where somebody sets an invoice to paid in the CRM, what the calendar, part payments and its approval make of its state in accounting
 * meanwhile is no edit against that: it is as payable as before, or payable at last.
 */
function asPayable(
  { payments }: Situation,
  { name }: MappedField,
  { crm, accounting }: Both<Seen>,
  base: Value | undefined,
): Value | undefined {
  const { status } = accounting.fields;
  const isMeant = payments !== undefined && name === 'status' && crm.fields.status === 'paid';
  return isMeant && (isPayable(base) || isYetToBeApproved(base)) && isPayable(status) ? status : base;
}

function opens({ on, update }: { on: boolean; update: boolean }): boolean {
  return on && update;
}

/** Verdicts become steps: what is agreed, one update a side, what is held, what is noted. */
function assemble(
  situation: Situation,
  link: Link,
  seen: Both<Seen>,
  verdicts: ReadonlyMap<MappedField, FieldVerdict>,
): Plan {
  const settled = sides.filter((side) => link.settling[side]);
  const agreed = agreement(settled, link, seen, verdicts);
  const held = heldFields(seen, verdicts);
  const known = [...agreed, ...holding(link, held), ...conflictOf(held)];
  if (isIgnored(situation, link, seen)) return [...known, note({ code: 'skip.ignored' })];
  const unknown = unknownCurrency(situation, seen.accounting);
  if (unknown) return [...known, unknown, note(notedFor(verdicts))];
  const moved = otherCurrency(situation, seen);
  const updates = updatesOf(situation, seen, verdicts).filter((step) => !moved || !isInto(step, 'accounting'));
  const further = moved ? [moved] : unequalTotals(situation, seen, verdicts);
  return [...known, ...updates, ...further, note(notedFor(verdicts))];
}

/** Amounts of another currency are no edit of these: they wait for the document that is issued anew. */
function isInto(step: Step, side: Side): boolean {
  return step.do === 'update' && step.side === side;
}

/** Once nothing of the lines travels any more, the two totals are the same but for rounding; a person is told where they are not. */
function unequalTotals(
  { fields, creation }: Situation,
  seen: Both<Seen>,
  verdicts: ReadonlyMap<MappedField, FieldVerdict>,
): Plan {
  const total = fields.find(({ name, flow }) => name === 'total' && flow === 'none');
  const isMoving = [...verdicts].some(([{ row }, { is }]) => row && is !== 'still' && is !== 'agree');
  if (!total || !creation || isMoving) return [];
  const [inCrm, inAccounting] = [seen.crm.fields.total, seen.accounting.fields.total];
  if (typeof inCrm !== 'string' || typeof inAccounting !== 'string') return [];
  const difference = formatDecimal(subtract(decimal(inAccounting), decimal(inCrm)));
  // Who wants to be asked about cents is told of the first.
  const { way, mostUnits } = creation.cents;
  const most = { units: BigInt(way === 'block' ? 0 : mostUnits), scale: 2 };
  const size = decimal(difference.replace('-', ''));
  if (compare(size, most) <= 0) return [];
  const facts = { inCrm, inAccounting, difference };
  return [{ do: 'raise', issue: { code: 'amounts.differ', facts, choices: ['retry', 'ignore'] } }];
}

/** Somebody said "never mind": nothing is written or asked until a side changes, or somebody asks for it. */
function isIgnored({ choice, noted }: Situation, link: Link, seen: Both<Seen>): boolean {
  if (choice) return choice.choice === 'ignore';
  return noted === 'skip.ignored' && sides.every((side) => seen[side].version === provenOrNot(link.versions[side]));
}

function agreement(
  settled: readonly Side[],
  link: Link,
  seen: Both<Seen>,
  verdicts: ReadonlyMap<MappedField, FieldVerdict>,
): Plan {
  const values: Record<string, Both<Value>> = {};
  for (const [field, verdict] of verdicts) {
    if (verdict.is !== 'agree') continue;
    const now = { crm: seen.crm.fields[field.name] ?? null, accounting: seen.accounting.fields[field.name] ?? null };
    if (!isBased(link, field, now)) values[field.name] = now;
  }
  if (settled.length === 0 && Object.keys(values).length === 0) return [];
  return [{ do: 'agree', values, settled }];
}

/** Whether both bases say this already. */
function isBased(link: Link, field: MappedField, now: Both<Value>): boolean {
  return sides.every((side) => {
    const base = baseValue(link.bases[side], field, side);
    return base !== undefined && unchanged(base, now[side]);
  });
}

function heldFields(
  seen: Both<Seen>,
  verdicts: ReadonlyMap<MappedField, FieldVerdict>,
): Readonly<Record<string, Held>> {
  const held: Record<string, Held> = {};
  for (const [{ name }, verdict] of verdicts) {
    if (verdict.is === 'hold') {
      const shown = { crm: seen.crm.fields[name] ?? null, accounting: seen.accounting.fields[name] ?? null };
      held[name] = { ...shown, ...(verdict.why === 'restless' && { rounds: ROUNDS }) };
    }
  }
  return held;
}

function holding(link: Link, held: Readonly<Record<string, Held>>): Plan {
  const names = new Set([...Object.keys(held), ...Object.keys(link.held)]);
  const moved = [...names].some((name) => {
    const [before, now] = [link.held[name], held[name]];
    return !before || !now || !unchanged(before.crm, now.crm) || !unchanged(before.accounting, now.accounting);
  });
  return moved ? [{ do: 'hold', held }] : [];
}

function conflictOf(held: Readonly<Record<string, Held>>): Plan {
  const raised = (code: string, rounds: number | undefined): Plan => {
    const own = Object.entries(held).filter(([, each]) => each.rounds === rounds);
    if (own.length === 0) return [];
    const fields = Object.fromEntries(own.map(([name, { crm, accounting }]) => [name, { crm, accounting }]));
    const facts = { ...(rounds !== undefined && { rounds }), fields };
    return [{ do: 'raise', issue: { code, facts, choices: ['crm', 'accounting', 'value'] } }];
  };
  return [...raised('conflict.fields', undefined), ...raised('unsettled.rounds', ROUNDS)];
}

/** Edits that may not travel now are noted once; the base keeps waiting for them. */
function notedFor(verdicts: ReadonlyMap<MappedField, FieldVerdict>): Reason | null {
  for (const [field, verdict] of verdicts) {
    if (verdict.is === 'rest') {
      return { code: 'skip.update-off', facts: { field: field.name, to: verdict.to } };
    }
  }
  return null;
}

function note(reason: Reason | null): Step {
  return { do: 'note', reason };
}
