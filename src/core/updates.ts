// What is written of a linked record's merged fields: one update a side, without what its side won't take now.

import { splitByFixed } from './closed.ts';
import { lineOf } from './creation.ts';
import type { FieldVerdict } from './merge.ts';
import { splitByMoves } from './moves.ts';
import { needsIn, waitFor, waitForLacking } from './needs.ts';
import { withOtherItem } from './other-item.ts';
import { judgePayment } from './payment.ts';
import { RECEIVED } from './received.ts';
import { isReceived, splitReceived, tellsReceived } from './received-steps.ts';
import { type MappedField, otherSide, type Seen, type Side, sides } from './record.ts';
import type { Lost, Situation, Step } from './steps.ts';
import { only, type UpdateStep } from './update-step.ts';
import { type Fields, isBlank, isRows, type Value } from './value.ts';

type Both<T> = Readonly<Record<Side, T>>;
/** The updates that may go out now, none where nothing is to be written, and what is said of those that may not: refused, refused before, waiting for a record. */
export function updatesOf(
  situation: Situation,
  seen: Both<Seen>,
  verdicts: ReadonlyMap<MappedField, FieldVerdict>,
): Step[] {
  const updates = sides.map((side) => begun(situation, seen, updateOf(side, seen, verdicts)));
  const { ready: all, waits } = splitByNeeds(updates, situation, seen);
  const { ready, paid } = splitPayments(all, situation, seen);
  const { legal, illegal } = splitByMoves(ready, situation, seen);
  const { allowed, refused } = splitByFixed(legal, situation, seen);
  return [
    ...illegal,
    ...refused,
    ...paid.map((step) => (step.do === 'update' ? (refusedBefore(situation, 'accounting', seen) ?? step) : step)),
    ...allowed.map((step) => refusedBefore(situation, step.side, seen) ?? step),
    ...waits,
  ];
}

/** Lines that are added in accounting begin there like those of a new document, and so does what the settings give one of another item. */
function begun({ creation, referred = {} }: Situation, { crm, accounting }: Both<Seen>, step: UpdateStep): UpdateStep {
  if (step.side !== 'accounting' || !creation || !isRows(step.patch.lines)) return step;
  const was = new Map((isRows(accounting.fields.lines) ? accounting.fields.lines : []).map((row) => [row.key, row]));
  const lines = step.patch.lines.map((row) => {
    if (row.key === '') return lineOf(creation, row, crm, referred);
    // Of what may not be changed as a whole, nothing goes that only another item would bring along.
    return accounting.fixed ? row : withOtherItem(creation, was.get(row.key), row, crm, referred);
  });
  return { ...step, patch: { ...step.patch, lines } };
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

/**
 * A move of the state in accounting that money alone makes: entered as a payment, or taken out again. It goes by itself; whatever else is
 * to be written there is planned anew once it shows.
 */
function splitPayments(
  updates: readonly UpdateStep[],
  { payments, choice, link }: Situation,
  seen: Both<Seen>,
): { ready: UpdateStep[]; paid: Step[] } {
  const ready: UpdateStep[] = [];
  const paid: Step[] = [];
  for (const step of updates) {
    const approved = choice?.choice === 'approve';
    if (isReceived(step)) {
      const agreed = link?.bases.accounting[RECEIVED]?.value;
      const asked = { approved, again: choice?.choice === 'retry', agreed };
      const { others, moved } = splitReceived(step, payments, seen, asked);
      ready.push(others);
      paid.push(...moved);
      continue;
    }
    const [from, to] = [seen[step.side].fields.status, step.patch.status];
    const verdict =
      payments && !tellsReceived(seen) && step.side === 'accounting'
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
    const shown = seen[step.side].fields;
    const lacks = (values: Fields) => waitForLacking(situation, step.side, values, seen.crm.name, shown);
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
      (isRefusalOf(code, side) || code.startsWith('failed.')) &&
      sides.every((each) => versions?.[each] === seen[each]?.version),
  );
  return known && { do: 'stand', code: known.code };
}

/** Accounting refuses a document for its currency, too. */
function isRefusalOf(code: string, side: Side): boolean {
  return code === `refused.${side}` || (code === 'refused.currency' && side === 'accounting');
}
