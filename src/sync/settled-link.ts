// The link of a record that was made by a request whose reply never came, as far as it can be told now what it showed when it was made.

import { otherSide, type RecordId, type Side } from '../core/record.ts';
import { type Fields, isBlank, sameMeaning, unchanged, type Value } from '../core/value.ts';
import type { Draft } from '../mapping/place.ts';
import type { Mapping } from '../mapping/translate.ts';
import { based, settlingWith, withTold } from './fold.ts';
import type { Crew } from './crew.ts';
import { isRemapped } from './in-doubt.ts';
import type { Written } from './ports.ts';
import type { Intent, IntentItem, LinkRow } from './store.ts';

/** `before`: the link in whose place this one comes: what its source showed is known. */
export function linkOf(
  crew: Crew,
  { prepared, side }: Intent,
  item: IntentItem,
  written: Written,
  before?: LinkRow,
): LinkRow {
  const source = otherSide(side);
  const mapping = crew.kinds.get(prepared.kind)?.mapping;
  // What was made through places that are mapped otherwise by now says nothing of the places of now.
  const isMoved = isRemapped(mapping?.fields ?? [], item);
  const fields = isMoved ? [] : (mapping?.fields ?? []);
  const ids = { [source]: item.source, [side]: written.id } as Record<'crm' | 'accounting', RecordId>;
  const shown = written.seen && mapping ? asMade(mapping, side, item.fields, written.seen.fields) : undefined;
  const names = Object.keys(shown ?? written.sent);
  const pick = (values: IntentItem['fields']) => Object.fromEntries(names.map((name) => [name, values[name] ?? null]));
  const bases = {
    crm: {},
    accounting: {},
    [source]: based(before?.bases[source] ?? {}, fields, source, pick(item.from)),
  };
  const isWhole = Object.keys(item.fields).every((name) => names.includes(name));
  const untold = untoldBy(item);
  const own =
    shown &&
    withTold(based({}, fields, side, { ...pick(shown), ...untold }), Object.keys(untold), written.seen?.fields ?? {});
  return {
    id: crew.world.number(),
    kind: prepared.kind,
    ids,
    bases: { ...bases, ...(own && { [side]: own }) },
    versions: { crm: '', accounting: '' },
    changedAt: { crm: 0, accounting: 0, [source]: item.sourceChangedAt },
    settling: shown || isMoved ? {} : { [side]: settlingWith(undefined, fields, side, written) },
    held: {},
    agreedAt: isWhole ? crew.world.now() : null,
    ended: false,
    name: item.name,
    note: null,
    noteFacts: {},
    madeAt: crew.world.now(),
    madeBy: 'create',
    endedAt: 0,
  };
}

/** What was made otherwise than its source shows, as the source shows it: the source has yet to learn of it. */
function untoldBy({ fields, from }: IntentItem): IntentItem['from'] {
  return Object.fromEntries(Object.entries(from).filter(([name, value]) => !unchanged(value, fields[name])));
}

/**
 * What a record that was found or told again showed when it was made, as far as it can be told. A value that differs from what was sent,
 * beyond what this side makes of it, is somebody's edit since, and the base is what was sent. A blank was never written: half a record
 * was made.
 */
function asMade({ fields, sides }: Mapping, side: Side, sent: Fields, shown: Fields): Fields {
  const draft: Draft = {};
  sides[side].write(draft, sent, 'create');
  const expected = sides[side].read(draft);
  const made = fields.flatMap(({ name, type }): [string, Value][] => {
    const [wanted, now] = [sent[name], shown[name] ?? null];
    if (wanted === undefined || (isBlank(now) && !isBlank(expected[name]))) return [];
    return [[name, isBlank(expected[name]) || sameMeaning(type, expected[name], now) ? now : (expected[name] ?? null)]];
  });
  return Object.fromEntries(made);
}
