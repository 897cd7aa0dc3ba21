// Quotes of which somebody has made an invoice in accounting itself. The quote learns of that as of any other state, and would look like one
// that was just accepted: a second invoice of the same sale must not come of it.

import { wasPushed } from '../core/restless.ts';
import type { Seen, Side } from '../core/record.ts';
import { settingsOf } from '../kinds/settings.ts';
import type { Crew } from './crew.ts';
import type { Memory } from './memory.ts';
import type { KindInUse } from './ports.ts';
import { shownBy } from './refs.ts';

const INVOICED = 'invoiced';

/** Notes those among accepted quotes; where quotes don't travel, nobody can tell. */
export async function recallInvoiced(
  { settings, store, lease }: Crew,
  { kind }: KindInUse,
  memory: Memory,
  strangers: readonly { side: Side; seen: Seen }[],
): Promise<void> {
  if (kind.name !== 'accepted-quote' || !settingsOf(settings, 'quote').on) return;
  const ids = strangers.filter(({ side }) => side === 'crm').map(({ seen }) => seen.id);
  if (ids.length === 0) return;
  const { links } = await store.recall(lease.pair, 'quote', ids);
  for (const link of links) {
    const isInvoiced = !link.ended && shownBy(link, 'accounting').status === INVOICED;
    // A state that went there from here says nothing of what people have made of it there.
    if (isInvoiced && !wasPushed(link.pushed?.accounting?.status, INVOICED)) memory.invoiced.add(link.ids.crm);
  }
}
