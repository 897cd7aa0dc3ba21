// Moves of a state that their side does not allow: put before a person, with the legal way out.

import { judgeMove } from './lifecycle.ts';
import { isYetToBeApproved } from './payment.ts';
import { isPutAway, type Seen, type Side } from './record.ts';
import type { IssueChoice, Situation, Step } from './steps.ts';
import { only, type UpdateStep } from './update-step.ts';

/** A state that its side lets nobody reach from here waits for a person, with the legal way; whatever else changed goes on. */
export function splitByMoves(
  updates: readonly UpdateStep[],
  { lifecycle, kind }: Pick<Situation, 'lifecycle' | 'kind'>,
  seen: Readonly<Record<Side, Seen>>,
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
      const way = wayOut(String(from), String(to));
      const facts = { side: step.side, from, to, way, fields, ...linkTo(seen, step.side) };
      const isFree = seen[step.side].fixed === null || isPutAway(seen[step.side]);
      const anew: IssueChoice[] = isFree && isReissuable(kind, step.side) && ANEW.includes(way) ? ['reissue'] : [];
      illegal.push({ do: 'raise', issue: { code: 'move.illegal', facts, choices: [step.side, ...anew, 'ignore'] } });
    }
  }
  return { legal, illegal };
}

/** Whether a person may have a document of that side voided and issued anew by us. */
export function isReissuable(kind: Situation['kind'], side: Side): boolean {
  return kind === 'invoice' && side === 'accounting';
}

/** Where a person sees the record of accounting, for an issue about it. */
export function linkTo({ accounting }: Readonly<Record<Side, Seen>>, side: Side): { readonly url?: string } {
  const { accountingUrl } = accounting.fields;
  return side === 'accounting' && typeof accountingUrl === 'string' ? { url: accountingUrl } : {};
}

/** The first of two steps: the source has not got there yet, so that the rest of its way is planned next. */
function firstTo(step: UpdateStep, status: string): UpdateStep {
  return { ...step, patch: { ...step.patch, status }, from: { ...step.from, status } };
}

/** Ways out that end with a new document. */
const ANEW: readonly string[] = ['anew', 'void-and-anew'];

/** What a person may do in place of an illegal move. */
function wayOut(from: string, to: string): string {
  const isPaid = from === 'paid' || from === 'part-paid';
  if (to === 'paid' || to === 'part-paid') return isYetToBeApproved(from) ? 'approve' : 'payment';
  if (to === 'overdue') return 'due-date';
  if (isPaid) return to === 'void' || to === 'deleted' ? 'remove-payment' : 'credit-note';
  if (from === 'void' || from === 'deleted') return 'anew';
  return 'void-and-anew';
}
