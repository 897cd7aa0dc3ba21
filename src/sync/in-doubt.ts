// What both ways of settling a change share whose reply was lost: the links that it was about, and a link as its reply would have left it.

import { shortHash } from '../core/digest.ts';
import { type MappedField, type Side, sides } from '../core/record.ts';
import type { Fields } from '../core/value.ts';
import { based } from './fold.ts';
import type { Crew } from './crew.ts';
import type { Intent, IntentItem, LinkRow } from './store.ts';

/** The live link of each item, in their order; undefined where it has ended since. */
export async function linksIn({ store, lease }: Crew, { items, prepared }: Intent): Promise<(LinkRow | undefined)[]> {
  const sources = items.map(({ source }) => source);
  const { links } = await store.recall(lease.pair, prepared.kind, sources);
  return items.map(({ link }) => links.find(({ id, ended }) => id === link && !ended));
}

/** The link with these values agreed on. */
export function agreedOn(
  row: LinkRow,
  fields: readonly MappedField[],
  values: Readonly<Record<Side, Fields>>,
): LinkRow {
  const bases = { ...row.bases };
  for (const side of sides) bases[side] = based(bases[side], fields, side, values[side]);
  return { ...row, bases };
}

/** Where the fields of these values stand on both sides, as one short comparable text. */
export function standOf(fields: readonly MappedField[], values: Fields): string {
  return shortHash(
    fields.flatMap(({ name, places }) => (name in values ? [places.crm, places.accounting] : [])).join(' '),
  );
}

/** Whether the mapping was changed since the request was sent: what a field shows now is not what was written through it. */
export function isRemapped(fields: readonly MappedField[], { mapped, fields: sent }: IntentItem): boolean {
  return mapped !== undefined && mapped !== standOf(fields, sent);
}
