// Contacts of accounting that we buy from and sell to, of which the CRM has two records: what becomes of one of those must not end the other.

import type { KindName } from '../core/record.ts';
import { settingsOf } from '../kinds/settings.ts';
import type { Crew } from './crew.ts';
import type { Memory } from './memory.ts';
import type { KindInUse } from './ports.ts';
import type { Sights } from './sights.ts';

const otherCapacity: Partial<Record<KindName, KindName>> = { customer: 'vendor', vendor: 'customer' };

/** Notes those among the contacts whose record in the CRM is gone. */
export async function recallInBoth(
  { settings, store, lease }: Crew,
  { kind }: KindInUse,
  memory: Memory,
  shown: Sights,
): Promise<void> {
  const other = otherCapacity[kind.name];
  if (other === undefined || !settingsOf(settings, other).on) return;
  const left = [...shown].flatMap(([id, sight]) => {
    const link = sight.is === 'gone' ? memory.links.get(id) : undefined;
    return link && !link.ended ? [link.ids.accounting] : [];
  });
  if (left.length === 0) return;
  const { links } = await store.recall(lease.pair, other, left);
  for (const { ended, ids } of links) if (!ended) memory.inBoth.add(ids.accounting);
}
