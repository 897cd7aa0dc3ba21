// Reading a connection's reference lists anew: what documents name is remembered, and what of it can't be used any more is told.

import { type House, keepConnection } from '../compose.ts';
import { done, type Result } from '../core/problem.ts';
import { type Drift, driftOf, withGone } from '../core/reference.ts';
import type { WorkClass } from '../core/pace.ts';
import { type Connection, connectionStore } from '../db/connections.ts';
import { referenceStore } from '../db/references.ts';
import { type SystemName, sideOf } from '../systems/connect.ts';
import { upkeepOf } from '../systems/upkeep.ts';

export interface Refreshed {
  readonly drifts: readonly Drift[];
  readonly facts: Connection['capabilities'];
}

/** Nothing changes where a system has no lists. A reading that fails leaves everything as it was. */
export async function refreshReferences(
  house: House,
  connection: Connection,
  work: WorkClass,
): Promise<Result<Refreshed>> {
  const { id, system, capabilities } = connection;
  const readLists = upkeepOf(system)?.references;
  if (!readLists) return done({ drifts: [], facts: capabilities });
  const read = await keepConnection(house, connection, work, readLists);
  if (!read.ok) return read;
  const { references, facts } = read.value;
  const ports = { db: house.db, now: () => house.world.now() };
  const store = referenceStore(ports);
  const { references: before } = await store.of(id);
  const after = withGone(before, references);
  const drifts = driftOf(before, after);
  await connectionStore(ports).setCapabilities(id, facts);
  await store.save(id, after);
  await store.tell(id, sideOf[system as SystemName], drifts);
  return done({ drifts, facts });
}
