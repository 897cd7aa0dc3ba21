// What becomes of a linked record that both sides show: what was written settles, every field is merged, and what may travel does.

import { mayReach, mergeField, type FieldVerdict } from './merge.ts';
import {
  type Base,
  type Held,
  type Link,
  type MappedField,
  otherSide,
  provenOrNot,
  type Seen,
  type Side,
  sides,
} from './record.ts';
import type { Lost, Plan, Reason, Situation, Step } from './steps.ts';
import { type Fields, unchanged, type Value } from './value.ts';

type Both<T> = Readonly<Record<Side, T>>;

export function planLinked(situation: Situation, link: Link, seen: Both<Seen>): Plan {
  const resting = restingBecause(situation);
  if (resting) return [note(resting)];
  const young = sides.find((side) => link.settling[side] && isSettled(link, side, seen[side]) && seen[side].young);
  if (young) return [{ do: 'wait', why: { code: 'record.young' }, afterMs: 0, needs: [] }];
  const bases = settledBases(link, seen);
  const verdicts = new Map(situation.fields.map((field) => [field, judge(situation, link, bases, seen, field)]));
  return assemble(situation, link, seen, verdicts);
}

function restingBecause({ rules }: Situation): Reason | undefined {
  if (!rules.kindOn) return { code: 'skip.kind-off' };
  if (rules.outside) return rules.outside;
  return undefined;
}

/** Whether the side still shows the very save that our write made. */
function isSettled(link: Link, side: Side, seen: Seen): boolean {
  return link.settling[side]?.version === seen.version;
}

/**
 * The bases with what was written since: as the side shows it, where it still shows our save; as it was sent, where somebody has
 * saved since, so that the difference is their edit.
 */
function settledBases(link: Link, seen: Both<Seen>): Both<Readonly<Record<string, Value | undefined>>> {
  const settle = (side: Side) => {
    const sent = link.settling[side]?.fields ?? {};
    const shown = isSettled(link, side, seen[side]) ? seen[side].fields : sent;
    return Object.fromEntries(Object.keys(sent).map((name) => [name, shown[name] ?? null]));
  };
  return { crm: settle('crm'), accounting: settle('accounting') };
}

function judge(
  situation: Situation,
  link: Link,
  settled: Both<Readonly<Record<string, Value | undefined>>>,
  seen: Both<Seen>,
  field: MappedField,
): FieldVerdict {
  const { rules, choice } = situation;
  const base = (side: Side) =>
    settled[side][field.name] !== undefined ? settled[side][field.name] : baseValue(link.bases[side], field, side);
  const now = (side: Side) => seen[side].fields[field.name] ?? null;
  const decision = choice?.choice === 'fields' ? choice.decisions[field.name] : undefined;
  return mergeField({
    field,
    base: { crm: base('crm'), accounting: base('accounting') },
    now: { crm: now('crm'), accounting: now('accounting') },
    open: { crm: opens(rules.into.crm), accounting: opens(rules.into.accounting) },
    newer: newerSide(link, seen),
    firstMerge: link.agreedAt === null,
    held: link.held[field.name],
    decision,
  });
}

function opens({ on, update }: { on: boolean; update: boolean }): boolean {
  return on && update;
}

function baseValue(base: Base, field: MappedField, side: Side): Value | undefined {
  const entry = base[field.name];
  return entry && entry.place === field.places[side] ? entry.value : undefined;
}

/** Saves within this time of each other have no clear order: the two sides' clocks are not one. */
const SAME_TIME_MS = 5_000;

/** The side whose record somebody changed last. Our own writes don't count: they show the version that the link remembers. */
function newerSide(link: Link, seen: Both<Seen>): Side | 'unclear' {
  const at = (side: Side) =>
    seen[side].version === provenOrNot(link.versions[side]) ? link.changedAt[side] : seen[side].changedAt;
  const lead = at('crm') - at('accounting');
  if (Math.abs(lead) <= SAME_TIME_MS) return 'unclear';
  return lead > 0 ? 'crm' : 'accounting';
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
  const updates = sides.flatMap((side) => updateOf(side, seen, verdicts));
  const { allowed, refused } = splitByFixed(updates, seen);
  return [
    ...agreed,
    ...holding(link, held),
    ...conflictOf(held),
    ...refused,
    ...allowed.map((step) => refusedBefore(situation, step.side, seen) ?? step),
    note(notedFor(verdicts)),
  ];
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

function updateOf(side: Side, seen: Both<Seen>, verdicts: ReadonlyMap<MappedField, FieldVerdict>): UpdateStep[] {
  const patch: Record<string, Value> = {};
  const from: Record<string, Value> = {};
  const before: Record<string, Value> = {};
  const lost: Lost[] = [];
  let why = 'edited';
  for (const [{ name }, verdict] of verdicts) {
    const value = verdict.is === 'carry' ? verdict.values[side] : undefined;
    if (verdict.is !== 'carry' || value === undefined) continue;
    patch[name] = value;
    before[name] = seen[side].fields[name] ?? null;
    from[name] = verdict.values[otherSide(side)] ?? seen[otherSide(side)].fields[name] ?? null;
    if (verdict.lost) lost.push({ field: name, ...verdict.lost });
    if (verdict.why !== 'edited') why = verdict.why;
  }
  if (Object.keys(patch).length === 0) return [];
  return [{ do: 'update', side, id: seen[side].id, patch, before, from, why: { code: `update.${why}` }, lost }];
}

type UpdateStep = Extract<Step, { do: 'update' }>;

/** What a fixed record still takes goes out; the rest waits for a person, with the legal way named by the issue. */
function splitByFixed(updates: readonly UpdateStep[], seen: Both<Seen>): { allowed: UpdateStep[]; refused: Step[] } {
  const allowed: UpdateStep[] = [];
  const refused: Step[] = [];
  for (const step of updates) {
    const { fixed } = seen[step.side];
    const shut = fixed ? Object.keys(step.patch).filter((name) => !fixed.open.includes(name)) : [];
    const open = Object.keys(step.patch).filter((name) => !shut.includes(name));
    if (open.length > 0) allowed.push(only(step, open));
    if (fixed && shut.length > 0) refused.push(raiseFixed(step, fixed.why, shut));
  }
  return { allowed, refused };
}

function only(step: UpdateStep, names: readonly string[]): UpdateStep {
  const pick = (fields: Fields) => Object.fromEntries(names.map((name) => [name, fields[name] ?? null]));
  return { ...step, patch: pick(step.patch), before: pick(step.before), from: pick(step.from) };
}

function raiseFixed(step: UpdateStep, why: string, fields: readonly string[]): Step {
  const facts = { side: step.side, why, fields, values: only(step, fields).patch };
  return { do: 'raise', issue: { code: `fixed.${why}`, facts, choices: ['retry', 'ignore'] } };
}

/** A write that was refused is not tried again while the records have not changed and nobody asks for it: its issue stands. */
export function refusedBefore(
  { issues, choice }: Situation,
  side: Side,
  seen: Readonly<Partial<Record<Side, Seen>>>,
): Step | undefined {
  if (choice) return undefined;
  const code = `refused.${side}`;
  const stands = issues.some(
    ({ code: open, versions }) => open === code && sides.every((each) => versions?.[each] === seen[each]?.version),
  );
  return stands ? { do: 'stand', code } : undefined;
}

function heldFields(
  seen: Both<Seen>,
  verdicts: ReadonlyMap<MappedField, FieldVerdict>,
): Readonly<Record<string, Held>> {
  const held: Record<string, Held> = {};
  for (const [{ name }, verdict] of verdicts) {
    if (verdict.is === 'hold') {
      held[name] = { crm: seen.crm.fields[name] ?? null, accounting: seen.accounting.fields[name] ?? null };
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
  if (Object.keys(held).length === 0) return [];
  return [
    {
      do: 'raise',
      issue: { code: 'conflict.fields', facts: { fields: held }, choices: ['crm', 'accounting', 'value'] },
    },
  ];
}

/** Edits that may not travel now are noted once; the base keeps waiting for them. */
function notedFor(verdicts: ReadonlyMap<MappedField, FieldVerdict>): Reason | null {
  for (const [field, verdict] of verdicts) {
    if (verdict.is === 'rest' && mayReach(field, verdict.to)) {
      return { code: 'skip.update-off', facts: { field: field.name, to: verdict.to } };
    }
  }
  return null;
}

function note(reason: Reason | null): Step {
  return { do: 'note', reason };
}
