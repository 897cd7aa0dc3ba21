// What of a record no single reading shows: values that a reading leaves untold are as they were last agreed on, and some follow from what
// both sides show. Filled in before anything is planned, so that the planner sees whole records.

import { isOnHold } from '../core/on-hold.ts';
import type { Seen, Side, Sight } from '../core/record.ts';
import { type Fields, unchanged, type Value } from '../core/value.ts';
import { apartOf } from '../kinds/kind.ts';
import { seenOn } from './case.ts';
import { rememberedOf } from './fixed.ts';
import type { Crew } from './crew.ts';
import type { KindInUse } from './ports.ts';
import type { LinkRow } from './store.ts';

/** An accounting record with what this reading leaves untold, as it was. */
export function asBefore(use: KindInUse, link: LinkRow, sight: Sight): Sight {
  return sight.is === 'present' ? { is: 'present', seen: beforeIn(use, link, sight.seen) } : sight;
}

/** `shown`: what was seen of it a moment ago, which goes before what was agreed on. */
export function beforeIn({ kind, mapping }: KindInUse, link: LinkRow, seen: Seen, shown?: Sight): Seen {
  const untold = apartOf(kind).filter((name) => seen.fields[name] === undefined);
  if (untold.length === 0) return seen;
  const known = { ...rememberedOf(link.bases.accounting).fields, ...(shown && seenOn(shown)?.fields) };
  const mapped = new Set(mapping.fields.map(({ name }) => name));
  const filled = untold.flatMap((name): [string, Value][] => {
    const value = known[name];
    return mapped.has(name) && value !== undefined ? [[name, value]] : [];
  });
  if (filled.length === 0) return seen;
  const fields = { ...seen.fields, ...Object.fromEntries(filled) };
  return { ...seen, fields, ...(isOvertaken(seen, known) && { overtaken: true as const }) };
}

/** Sums that say that somebody paid or credited something since: what was known of single payments is not all of it. */
const SUMS = ['amountPaid', 'amountCredited'];

function isOvertaken({ fields }: Seen, known: Fields): boolean {
  return SUMS.some((name) => fields[name] !== undefined && !unchanged(known[name], fields[name]));
}

/** Whether a customer is on hold follows from what is open in accounting and from the limit in the CRM. */
export function withDerived(
  { settings, today }: Pick<Crew, 'settings' | 'today'>,
  { kind, mapping }: KindInUse,
  sights: Record<Side, Sight>,
): Record<Side, Sight> {
  const [crm, accounting] = [seenOn(sights.crm), seenOn(sights.accounting)];
  if (kind.name !== 'customer' || !crm || !accounting) return sights;
  if (!mapping.fields.some(({ name }) => name === 'onHold')) return sights;
  const { overdueDays, limitField } = settings.hold;
  const rule = { overdueDays, limited: limitField !== null };
  const onHold = isOnHold(rule, today, { crm: crm.fields, accounting: accounting.fields });
  const seen = { ...accounting, fields: { ...accounting.fields, onHold } };
  return { ...sights, accounting: { is: 'present', seen } };
}
