// What is written of a linked record's merged fields: one update a side, without what its side won't take now.

import { judgeMove, type Lifecycle } from './lifecycle.ts';
import type { FieldVerdict } from './merge.ts';
import { needsIn, waitFor, waitForLacking } from './needs.ts';
import { judgePayment } from './payment.ts';
import { type Fixed, type MappedField, otherSide, type Seen, type Side, sides } from './record.ts';
import type { Lost, Situation, Step } from './steps.ts';
import { type Fields, isBlank, isRows, unchanged, type Value } from './value.ts';

type Both<T> = Readonly<Record<Side, T>>;
type UpdateStep = Extract<Step, { do: 'update' }>;

/** The updates that may go out now, none where nothing is to be written, and what is said of those that may not: refused, refused before, waiting for a record. */
export function updatesOf(
  situation: Situation,
  seen: Both<Seen>,
  verdicts: ReadonlyMap<MappedField, FieldVerdict>,
): Step[] {
  const updates = sides.map((side) => updateOf(side, seen, verdicts));
  const { ready: all, waits } = splitByNeeds(updates, situation, seen);
  const { ready, paid } = splitPayments(all, situation, seen);
  const { legal, illegal } = splitByMoves(ready, situation.lifecycle, seen);
  const { allowed, refused } = splitByFixed(legal, seen);
  return [
    ...illegal,
    ...refused,
    ...paid.map((step) => (step.do === 'update' ? (refusedBefore(situation, 'accounting', seen) ?? step) : step)),
    ...allowed.map((step) => refusedBefore(situation, step.side, seen) ?? step),
    ...waits,
  ];
}

function updateOf(side: Side, seen: Both<Seen>, verdicts: ReadonlyMap<MappedField, FieldVerdict>): UpdateStep {
  const patch: Record<string, Value> = {};
  const from: Record<string, Value> = {};
  const before: Record<string, Value> = {};
  const lost: Lost[] = [];
  const both: string[] = [];
  let why = 'edited';
  for (const [{ name }, verdict] of verdicts) {
    if (verdict.is !== 'carry') continue;
    const value = verdict.values[side];
    if (value === undefined) continue;
    patch[name] = value;
    if (verdict.values[otherSide(side)] !== undefined) both.push(name);
    before[name] = seen[side].fields[name] ?? null;
    from[name] = verdict.values[otherSide(side)] ?? seen[otherSide(side)].fields[name] ?? null;
    if (verdict.lost) lost.push({ field: name, ...verdict.lost });
    // A person's own value: what stood there was nobody's choice.
    else if (verdict.why === 'decided' && !isBlank(before[name])) lost.push({ field: name, side, value: before[name] });
    if (verdict.why !== 'edited') why = verdict.why;
  }
  return {
    do: 'update',
    side,
    id: seen[side].id,
    patch,
    before,
    from,
    why: { code: `update.${why}` },
    lost,
    ...(both.length > 0 && { both }),
  };
}

/** What a fixed record still takes goes out; the rest waits for a person, with the legal way named by the issue. */
function splitByFixed(updates: readonly UpdateStep[], seen: Both<Seen>): { allowed: UpdateStep[]; refused: Step[] } {
  const allowed: UpdateStep[] = [];
  const refused: Step[] = [];
  for (const step of updates) {
    const { fixed } = seen[step.side];
    const shut = fixed ? Object.keys(step.patch).filter((name) => !isOpen(name, fixed, step)) : [];
    const open = Object.keys(step.patch).filter((name) => !shut.includes(name));
    if (open.length > 0) allowed.push(only(step, open));
    // An issue is known by its record and code: where both sides are fixed alike, one question goes before the other.
    const isAsked = seen[otherSide(step.side)].fixed?.why === fixed?.why && refused.length > 0;
    if (fixed && shut.length > 0 && !isAsked) refused.push(raiseFixed(step, fixed.why, shut));
  }
  return { allowed, refused };
}

/** Whether a fixed record takes this value: the field is open, or of its lines only such fields change as are open (`lines.account`). */
function isOpen(name: string, { open }: Fixed, { patch, before }: UpdateStep): boolean {
  if (open.includes(name)) return true;
  const [now, was] = [patch[name], before[name]];
  if (!isRows(now) || !isRows(was) || now.length !== was.length) return false;
  return now.every((row, at) => {
    const other = was[at];
    if (other?.key !== row.key) return false;
    const changed = Object.keys(row.fields).filter((each) => !unchanged(other.fields[each], row.fields[each]));
    return changed.every((each) => open.includes(`${name}.${each}`));
  });
}

/**
 * A move of the state in accounting that money alone makes: entered as a payment, or taken out again. It goes by itself; whatever else is
 * to be written there is planned anew once it shows.
 */
function splitPayments(
  updates: readonly UpdateStep[],
  { payments, choice }: Situation,
  seen: Both<Seen>,
): { ready: UpdateStep[]; paid: Step[] } {
  const ready: UpdateStep[] = [];
  const paid: Step[] = [];
  for (const step of updates) {
    const [from, to] = [seen[step.side].fields.status, step.patch.status];
    const approved = choice?.choice === 'approve';
    const verdict =
      payments && step.side === 'accounting'
        ? judgePayment(payments, { from, to, seen, approved })
        : { is: 'none' as const };
    if (verdict.is === 'none') {
      ready.push(step);
      continue;
    }
    const others = Object.keys(step.patch).filter((name) => name !== 'status');
    if (verdict.is === 'ask') {
      ready.push(only(step, others));
      paid.push({ do: 'raise', issue: verdict.issue });
      continue;
    }
    const own = only(step, ['status']);
    paid.push({ ...own, patch: { ...own.patch, ...verdict.values }, why: verdict.why });
  }
  return { ready, paid };
}

/** A state that its side lets nobody reach from here waits for a person, with the legal way; whatever else changed goes on. */
function splitByMoves(
  updates: readonly UpdateStep[],
  lifecycle: Lifecycle | undefined,
  seen: Both<Seen>,
): { legal: UpdateStep[]; illegal: Step[] } {
  const legal: UpdateStep[] = [];
  const illegal: Step[] = [];
  for (const step of updates) {
    const [from, to] = [seen[step.side].fields.status, step.patch.status];
    const verdict =
      lifecycle && typeof from === 'string' && typeof to === 'string'
        ? judgeMove(lifecycle, step.side, from, to)
        : { is: 'legal' as const };
    if (verdict.is === 'by-way-of') legal.push(firstTo(step, verdict.state));
    else if (verdict.is !== 'illegal') legal.push(step);
    else {
      const { status: _, ...others } = step.patch;
      legal.push(only(step, Object.keys(others)));
      const fields = { status: { crm: seen.crm.fields.status, accounting: seen.accounting.fields.status } };
      const facts = { side: step.side, from, to, way: wayOut(String(from), String(to)), fields };
      illegal.push({ do: 'raise', issue: { code: 'move.illegal', facts, choices: [step.side, 'ignore'] } });
    }
  }
  return { legal, illegal };
}

/** The first of two steps: the source has not got there yet, so that the rest of its way is planned next. */
function firstTo(step: UpdateStep, status: string): UpdateStep {
  return { ...step, patch: { ...step.patch, status }, from: { ...step.from, status } };
}

/** What a person may do in place of an illegal move. */
function wayOut(from: string, to: string): string {
  const isPaid = from === 'paid' || from === 'part-paid';
  if (to === 'paid' || to === 'part-paid') return 'payment';
  if (to === 'overdue') return 'due-date';
  if (isPaid) return to === 'void' || to === 'deleted' ? 'remove-payment' : 'credit-note';
  if (from === 'void' || from === 'deleted') return 'anew';
  return 'void-and-anew';
}

/** Values that refer to a record without a link wait for it, or to what is not there any more; the rest of the edit goes on. */
function splitByNeeds(
  updates: readonly UpdateStep[],
  situation: Situation,
  seen: Both<Seen>,
): { ready: UpdateStep[]; waits: Step[] } {
  const ready: UpdateStep[] = [];
  const waits: Step[] = [];
  const { fields, rules } = situation;
  for (const step of updates) {
    const needs = needsIn(fields, step.patch);
    const lacks = (values: Fields) => waitForLacking(situation, step.side, values, seen.crm.name);
    const entries = Object.entries(step.patch).filter(
      ([name, value]) => needsIn(fields, { [name]: value }).length === 0 && !lacks({ [name]: value }),
    );
    const free = entries.map(([name]) => name);
    ready.push(only(step, free));
    if (needs.length > 0) waits.push(waitFor(rules, needs, seen.crm.name));
    const held = lacks(step.patch);
    if (held) waits.push(held);
  }
  return { ready, waits };
}

function only(step: UpdateStep, names: readonly string[]): UpdateStep {
  const pick = (fields: Fields) => Object.fromEntries(Object.entries(fields).filter(([name]) => names.includes(name)));
  const lost = step.lost.filter(({ field }) => names.includes(field));
  const both = step.both?.filter((name) => names.includes(name));
  return {
    ...step,
    patch: pick(step.patch),
    before: pick(step.before),
    from: pick(step.from),
    lost,
    ...(both && { both }),
  };
}

function raiseFixed(step: UpdateStep, why: string, fields: readonly string[]): Step {
  const facts = { side: step.side, why, fields, values: only(step, fields).patch };
  return { do: 'raise', issue: { code: `fixed.${why}`, facts, choices: ['retry', 'ignore'] } };
}

/**
 * A write that was refused, or that failed as often as it may be tried, is left alone while the records have not changed and nobody asks
 * for it: its issue stands.
 */
export function refusedBefore(
  { issues, choice }: Situation,
  side: Side,
  seen: Readonly<Partial<Record<Side, Seen>>>,
): Step | undefined {
  if (choice) return undefined;
  const known = issues.find(
    ({ code, versions }) =>
      (code === `refused.${side}` || code.startsWith('failed.')) &&
      sides.every((each) => versions?.[each] === seen[each]?.version),
  );
  return known && { do: 'stand', code: known.code };
}
