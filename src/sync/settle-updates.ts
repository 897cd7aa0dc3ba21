// Changes of which nobody knows whether they were made. Both sides have agreed on what got through; taken for somebody's edit of that side,
// it would be carried back over what its source shows by now.

import { gotThrough } from '../core/got-through.ts';
import { baseValue } from '../core/bases.ts';
import { directionTo, type MappedField, otherSide, type Seen, type Side, type Sight } from '../core/record.ts';
import { type Fields, isRows, unchanged } from '../core/value.ts';
import { auditOf, planAnew, stillOpen } from './anew.ts';
import type { Crew } from './crew.ts';
import { agreedOn, isRemapped, linksIn } from './in-doubt.ts';
import { readInto, type Sights } from './sights.ts';
import type { Intent, IntentItem, LinkRow } from './store.ts';

/** Reads the records that were to be changed: a field that shows what was sent is agreed on, and the rest is planned anew. */
export async function settleUpdates(crew: Crew, intent: Intent): Promise<void> {
  const { items, prepared, side } = intent;
  const use = crew.kinds.get(prepared.kind);
  if (!use) return planAnew(crew, intent, []);
  const rows = await linksIn(crew, intent);
  const sights: Sights = new Map();
  const ids = rows.flatMap((row) => (row ? [row.ids[side]] : []));
  await readInto(crew, use, side, ids, sights);
  if ([...sights.values()].some(isUnread)) return stillOpen(crew, intent);
  const settled = items.flatMap((item, at) => {
    const row = rows[at];
    const sight = row && sights.get(row.ids[side]);
    // Whoever has become a part of another shows that one.
    if (!row || sight?.is !== 'present' || sight.seen.id !== row.ids[side]) return [];
    if (isRemapped(use.mapping.fields, item)) return [];
    const shown = through(use.mapping.fields, intent, item, row, sight.seen);
    if (shown.length === 0) return [];
    const since = editedSince(use.mapping.fields, intent, item, row, sight.seen, shown);
    const names = [...shown, ...since];
    const was = Object.fromEntries(names.map((name) => [name, row.bases[side][name]?.value ?? null]));
    const there = { ...picked(sight.seen.fields, shown), ...picked(item.fields, since) };
    const values = { [side]: there, [otherSide(side)]: picked(item.from, names) };
    return [{ item, names, was, row: agreedOn(row, use.mapping.fields, values as Record<Side, Fields>) }];
  });
  const audit = settled.map(({ item, names, was }) => ({
    ...auditOf(intent, item),
    code: 'update.settled',
    changes: names.map((field) => ({ field, before: was[field] ?? null, after: item.fields[field] ?? null })),
  }));
  await planAnew(crew, intent, [], { links: settled.map(({ row }) => row), audit });
}

/** A record that is not there tells as much as it ever will. */
function isUnread(sight: Sight): boolean {
  return sight.is === 'unknown' && sight.problem.code !== 'record.missing';
}

/** The fields of a change that its side shows to have been made. Where both had edits, the source has not agreed to all of it yet. */
function through(
  fields: readonly MappedField[],
  { side }: Intent,
  { fields: sent, both }: IntentItem,
  row: LinkRow,
  seen: Seen,
): string[] {
  return fields.flatMap((field) => {
    const value = sent[field.name];
    if (value === undefined || both?.includes(field.name)) return [];
    const doubt = {
      before: baseValue(row.bases[side], field, side),
      sent: value,
      shown: seen.fields[field.name] ?? null,
    };
    return gotThrough(field, doubt) ? [field.name] : [];
  });
}

/**
 * Those of the change that somebody has edited since it was made. That it was made is proven by what only we enter there: the vendors take
 * a record's change as a whole. What shows its old value may be something that they did not take.
 */
function editedSince(
  fields: readonly MappedField[],
  { side }: Intent,
  { fields: sent, both = [] }: IntentItem,
  row: LinkRow,
  seen: Seen,
  made: readonly string[],
): string[] {
  const isProven = fields.some(({ name, flow }) => made.includes(name) && flow === directionTo(side));
  if (!isProven) return [];
  return fields.flatMap((field) => {
    const { name } = field;
    const value = sent[name];
    if (value === undefined || isRows(value) || made.includes(name) || both.includes(name)) return [];
    return unchanged(baseValue(row.bases[side], field, side), seen.fields[name] ?? null) ? [] : [name];
  });
}

function picked(values: Fields, names: readonly string[]): Fields {
  return Object.fromEntries(names.flatMap((name) => (name in values ? [[name, values[name] ?? null]] : [])));
}
