// A mapping's rows as the API shows them and takes them back: shapes, and what of a row that is sent back differs from how it comes.
// Reading and saving are in mappings.ts.

import * as z from 'zod';
import { makingShape } from '../../kinds/mapping-shape.ts';
import type { MappingOverride, MappingRow, RowOverride } from '../../mapping/override.ts';
import type { Place } from '../../mapping/place.ts';
import { sides } from '../../core/record.ts';

const place = z.object({ name: z.string(), label: z.string() });
const carried = z.object({
  on: z.boolean(),
  flow: z.enum(['both', 'to-crm', 'to-accounting', 'none']),
  /** Null: as the settings say for the whole kind. */
  authority: z.enum(['crm', 'accounting', 'newest', 'ask']).nullable(),
  blank: z.enum(['keep', 'clear']),
  /** Values that differ where the row has just been changed follow who wins, instead of being asked about. */
  approved: z.boolean(),
  places: z.object({ crm: place.nullable(), accounting: place.nullable() }),
});
export const rowShape = carried.extend({
  field: z.string(),
  type: z.string(),
  /** What a row of this type can be joined with: places of the same family. */
  family: z.string(),
  /** As it comes; null for a row of the admin's own. */
  usual: carried.nullable(),
  /** What it does to its values: a constant, a join, a look-up, treatments. Where it makes a place for itself, `places` has none. */
  making: makingShape,
  /** Somebody has switched it off: without that, it is on wherever both sides have a place for it. */
  off: z.boolean(),
  /** Something of the row is not as it comes. */
  changed: z.boolean(),
  /** Why it can't be carried as it was saved: its place is not there any more, or no longer of its type. */
  problem: z.string().nullable(),
});
/** A row as it is carried. */
export function shown(
  { flow, authority, blank, approved, places }: MappingRow,
  isOn: boolean,
): z.infer<typeof carried> {
  // What the row makes for itself is no place that could be chosen.
  const named = (found: Place | undefined) => (found && !found.parts ? { name: found.name, label: found.label } : null);
  return {
    on: isOn && places.crm !== undefined && places.accounting !== undefined,
    flow,
    authority: authority ?? null,
    blank,
    approved,
    places: { crm: named(places.crm), accounting: named(places.accounting) },
  };
}

/** What a saved row does to its values. */
export function makingOf({ constant, join, words, treat }: RowOverride = {}): z.infer<typeof makingShape> {
  return makingShape.parse({ constant, join, words, treat });
}

/** A row as it was answered; what it is told by alone may be left out. */
export const takenRow = rowShape.partial({
  type: true,
  family: true,
  usual: true,
  changed: true,
  problem: true,
  making: true,
  off: true,
});

/** What of these rows differs from how they come: what is saved. */
export function overrideOf(taken: readonly z.infer<typeof takenRow>[], usual: readonly MappingRow[]): MappingOverride {
  const entries = taken.map((row): [string, RowOverride] => {
    const asItComes = usual.find(({ name }) => name === row.field);
    return [row.field, differenceOf(row, asItComes && shown(asItComes, true))];
  });
  return Object.fromEntries(entries.filter(([, override]) => Object.keys(override).length > 0));
}

function differenceOf(
  { on, off = false, flow, authority, blank, approved, places, making = {}, problem = null }: z.infer<typeof takenRow>,
  usual: z.infer<typeof carried> | undefined,
): RowOverride {
  const moved = sides.flatMap((side) => {
    const name = places[side]?.name;
    return name === undefined || name === usual?.places[side]?.name ? [] : [[side, name]];
  });
  return {
    ...(makingShape.parse(making) as RowOverride),
    // A row whose place is gone is not off: it is at fault.
    ...(!on && (off || ((usual?.on ?? true) && problem === null)) && { off: true }),
    ...(moved.length > 0 && { places: Object.fromEntries(moved) as RowOverride['places'] }),
    ...(authority !== null && authority !== (usual?.authority ?? null) && { authority }),
    ...(flow !== 'none' && flow !== usual?.flow && { flow }),
    ...(blank !== (usual?.blank ?? 'keep') && { blank }),
    ...(approved && { approved }),
  };
}
