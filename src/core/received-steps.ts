// What is written in accounting of payments that a finance system beside the CRM tells: by themselves, one at a time.

import type { PaymentRule } from './payment.ts';
import { type Asked, judgeReceived, RECEIVED } from './received.ts';
import type { Seen, Side } from './record.ts';
import type { Plan, Step } from './steps.ts';
import { only, type UpdateStep } from './update-step.ts';

type Both<T> = Readonly<Record<Side, T>>;

/** Where the CRM's side tells its payments one by one, no state stands for one. */
export function tellsReceived({ crm }: Both<Seen>): boolean {
  return crm.fields[RECEIVED] !== undefined;
}

/** Whether an update is about such payments. */
export function isReceived({ side, patch }: UpdateStep): boolean {
  return side === 'accounting' && patch[RECEIVED] !== undefined;
}

/**
 * Whether a plan goes on with such payments where the one before it left off: one at a time, and each of them once. However many there
 * are, that comes to rest.
 */
export function goesOn(done: Plan, next: Plan): boolean {
  const told = (plan: Plan) =>
    plan.flatMap((step) => (step.do === 'update' && isReceived(step) ? [step.patch[RECEIVED]] : []));
  const [[before], [after]] = [told(done), told(next)];
  return before !== undefined && after !== undefined && after !== before;
}

const MADE_BY_MONEY: readonly unknown[] = ['part-paid', 'paid'];

/** The payment that goes first, if one may, and what else the update holds; the states that payments make follow from them. */
export function splitReceived(
  step: UpdateStep,
  payments: PaymentRule | undefined,
  seen: Both<Seen>,
  asked: Asked,
): { others: UpdateStep; moved: Step[] } {
  const verdict = payments ? judgeReceived(payments, step.patch[RECEIVED], seen, asked) : { is: 'none' as const };
  const isMade = [seen.accounting.fields.status, step.patch.status].some((state) => MADE_BY_MONEY.includes(state));
  const kept = Object.keys(step.patch).filter(
    (name) => name !== RECEIVED && !(name === 'status' && isMade && verdict.is !== 'none'),
  );
  const others = only(step, kept);
  if (verdict.is === 'none') return { others, moved: [] };
  if (verdict.is === 'ask') return { others, moved: [{ do: 'raise', issue: verdict.issue }] };
  const own = only(step, [RECEIVED]);
  const told = { [RECEIVED]: verdict.then ?? null };
  return {
    others,
    moved: [{ ...own, patch: { ...told, ...verdict.values }, from: { ...own.from, ...told }, why: verdict.why }],
  };
}
