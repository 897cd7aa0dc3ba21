// What the records that a document names stand as in accounting: by that its lines there begin, and change where they come to name another.

import { type Side, sides } from '../core/record.ts';
import { type Case, seenOn } from './case.ts';
import type { Crew } from './crew.ts';
import type { Memory } from './memory.ts';
import type { KindInUse } from './ports.ts';
import { shownBy } from './refs.ts';
import type { Sights } from './sights.ts';

/** Learns what documents named in accounting when they were agreed on, where nothing reads them there now. */
export async function learnAgreed(
  { references }: Crew,
  { kind, creation }: KindInUse,
  { links }: Memory,
  sights: Readonly<Record<Side, Sights>>,
): Promise<void> {
  if (!creation) return;
  const agreed = [...sights.crm.keys()].flatMap((id) => {
    const link = links.get(id);
    return link && !link.ended && !sights.accounting.has(link.ids.accounting) ? [shownBy(link, 'accounting')] : [];
  });
  if (agreed.length > 0) await references.learn(kind, agreed);
}

/** What a document of which something may be made in accounting names on either side, as it stands there. */
export function referredBy(
  { references }: Crew,
  { kind, creation }: KindInUse,
  sights: Case['sights'],
): Pick<Case, 'referred'> {
  if (!creation) return {};
  const named = sides.map((side) => references.shownIn(kind, 'accounting', seenOn(sights[side])?.fields ?? {}));
  return { referred: { ...named[0], ...named[1] } };
}
