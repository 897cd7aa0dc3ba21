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
  missing.forEach((id, at) => sights.set(id, found[at] ?? { is: 'unknown', problem: { code: 'record.missing', id } }));
}
