// Payments that were sent and whose reply was lost. Never twice what was entered, whatever somebody made of it meanwhile.

import { entersMoney } from '../core/payment.ts';
import { done } from '../core/problem.ts';
import { otherSide, type RecordId, type Side } from '../core/record.ts';
import type { Fields } from '../core/value.ts';
import { auditOf, planAnew, stillOpen } from './anew.ts';
import type { Crew } from './crew.ts';
import { agreedOn, linksIn } from './in-doubt.ts';
import type { Intent, IntentItem, LinkRow } from './store.ts';

/**
 * Payments whose reply was lost. What was entered counts as agreed on from now on, also where somebody took it out since: entered anew it
 * would undo what that person did, and so it would be if it were taken out before the invoice is planned again.
 */
export async function settlePayments(crew: Crew, intent: Intent): Promise<void> {
  const { items, prepared, side, sentAt } = intent;
  const system = crew.systems[side];
  const rows = await linksIn(crew, intent);
  const payments = items.flatMap(({ fields }, at) => {
    const id = rows[at]?.ids[side];
    return id !== undefined && entersMoney(fields) ? [{ id, fields }] : [];
  });
  const entered = (await system.entered?.(prepared.kind, payments, sentAt)) ?? done(new Set<RecordId>());
  if (!entered.ok) return stillOpen(crew, intent);
  const isEntered = rows.map((row) => row !== undefined && entered.value.has(row.ids[side]));
  const agreed = rows.flatMap((row, at) => {
    const item = items[at];
    return row && item && isEntered[at] ? [asAgreed(crew, intent, row, item)] : [];
  });
  const audit = items
    .filter((_, at) => isEntered[at])
    .map((item) => ({ ...auditOf(intent, item), code: 'update.pay' }));
  await planAnew(crew, intent, isEntered, { links: agreed, audit });
}

/** The link as the lost reply would have left it: each side shows what the request was about. */
function asAgreed(crew: Crew, { prepared, side }: Intent, row: LinkRow, { from, fields }: IntentItem): LinkRow {
  const mapped = crew.kinds.get(prepared.kind)?.mapping.fields ?? [];
  const sent = Object.fromEntries(Object.keys(from).map((name) => [name, fields[name] ?? null]));
  const values = { [side]: sent, [otherSide(side)]: from } as Record<Side, Fields>;
  return agreedOn(row, mapped, values);
}
