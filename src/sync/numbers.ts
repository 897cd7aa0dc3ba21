// Numbers of documents that another kind makes: an order becomes an invoice under a number of the CRM's, and an invoice may have that
// already. Nobody keeps orders in accounting, so that no match of theirs tells.

import { keysOf, type MatchRule } from '../core/match.ts';
import { NUMBER_RULE } from '../core/make.ts';
import type { RecordId, Seen, Side } from '../core/record.ts';
import { isSale } from '../kinds/sequences.ts';
import type { Crew } from './crew.ts';
import type { KindInUse } from './ports.ts';
import type { Standing } from './store.ts';
import { standingOf, type Work } from './work.ts';

const byNumber: readonly MatchRule[] = [{ rule: NUMBER_RULE, fields: ['number'], as: 'code', doubtedBy: [] }];

/** Invoices of accounting that have the number under which one would be made of an order, by the order. */
export async function takenNumbers(
  { store, lease }: Crew,
  { kind, mapping }: KindInUse,
  strangers: readonly { readonly side: Side; readonly seen: Seen }[],
): Promise<ReadonlyMap<RecordId, readonly RecordId[]>> {
  const isNumbered = isSale(kind.name) && mapping.fields.some(({ name }) => name === 'number');
  const keyed = isNumbered
    ? strangers.flatMap(({ side, seen }) =>
        side === 'crm' ? keysOf(byNumber, seen.fields).map(({ key }) => ({ key, id: seen.id })) : [],
      )
    : [];
  if (keyed.length === 0) return new Map();
  const entries = await store.entries(lease.pair, 'invoice', [...new Set(keyed.map(({ key }) => key))]);
  const taken = (wanted: string) =>
    entries.filter(({ key }) => key === wanted).flatMap(({ id, link }) => link?.ids.accounting ?? asAccounting(id));
  return new Map(keyed.flatMap(({ key, id }) => (taken(key).length > 0 ? [[id, taken(key)] as const] : [])));
}

function asAccounting(id: RecordId): RecordId[] {
  return id.startsWith('accounting.') ? [id] : [];
}

/** Once it was answered that they are different documents, whoever has the number in accounting goes on too. */
export function answeredNumbers(works: readonly Work[], now: number): Standing[] {
  return works.flatMap((work) => {
    const { match } = work.one;
    const isMade = work.row !== null && work.steps.some((step) => step.do === 'create' && step.side === 'accounting');
    if (!isMade || !('ids' in match) || match.rule !== NUMBER_RULE) return [];
    const asked = standingOf(work, now, { state: 'waiting', code: 'skip.asked', dueAt: now });
    return match.ids.map((id): Standing => ({ ...asked, id, side: 'accounting', name: '', since: now }));
  });
}
