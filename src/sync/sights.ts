// What each side shows of the records of a round, and reading what is missing.

import type { RecordId, Side, Sight } from '../core/record.ts';
import type { Crew } from './crew.ts';
import type { KindInUse } from './ports.ts';

/** Sights of one side, by record. */
export type Sights = Map<RecordId, Sight>;

/** Reads records by id into a side's sights. What can't be read is unknown there, never gone. */
export async function readInto(
  crew: Crew,
  use: KindInUse,
  side: Side,
  ids: readonly RecordId[],
  sights: Sights,
): Promise<void> {
  const missing = [...new Set(ids)].filter((id) => !sights.has(id));
  if (missing.length === 0) return;
  const found = await crew.systems[side].read(use.kind.name, missing);
  missing.forEach((id, at) => sights.set(id, ofItself(id, found[at])));
}

/** A system answers for a part with the whole that it belongs to: whoever was a record by itself has become one with that. */
function ofItself(id: RecordId, sight: Sight | undefined): Sight {
  if (!sight) return { is: 'unknown', problem: { code: 'record.missing', id } };
  if (sight.is !== 'present' || sight.seen.id === id) return sight;
  return { is: 'gone', how: 'merged', into: sight.seen.id };
}
