// The product with one law switched off, for trying whether the judges notice: its pass is put together here as it is in the house, with
// the store or the systems wrapped. Nothing of the product knows of this.

import { crewFor, type House } from '../../../src/compose.ts';
import type { RecordId, Seen, Side, Sight } from '../../../src/core/record.ts';
import type { Crew } from '../../../src/sync/crew.ts';
import { pass, type PassReport } from '../../../src/sync/pass.ts';
import type { System } from '../../../src/sync/ports.ts';
import type { SyncStore } from '../../../src/sync/store.ts';

export interface Tampering {
  readonly house?: (house: House) => House;
  readonly store?: (store: SyncStore, house: House) => SyncStore;
  readonly system?: (system: System, side: Side) => System;
  readonly crew?: (crew: Crew) => Crew;
}

/** In place of the house's own pass. */
export function tampered({ house: change, store, system, crew: manned }: Tampering) {
  return (given: House, pair: string): Promise<PassReport> => {
    const house = change ? change(given) : given;
    const kept = store ? store(house.sync, house) : house.sync;
    return pass(pair, {
      store: kept,
      standings: house.profile.records,
      crew: async (open) => {
        const crew = await crewFor(house, open);
        if (!crew) return null;
        const { crm, accounting } = crew.systems;
        const systems = system
          ? { crm: system(crm, 'crm'), accounting: system(accounting, 'accounting') }
          : crew.systems;
        const working: Crew = { ...crew, store: kept, systems };
        return manned ? manned(working) : working;
      },
    });
  };
}

/** A system whose every record is passed through a function on its way in. */
export function seenThrough(system: System, change: (seen: Seen) => Seen): System {
  const sightOf = (sight: Sight): Sight => (sight.is === 'present' ? { ...sight, seen: change(sight.seen) } : sight);
  const all = <T extends { sight: Sight }>(sightings: readonly T[]) =>
    sightings.map((each) => ({ ...each, sight: sightOf(each.sight) }));
  return {
    ...system,
    look: async (...asked) => {
      const found = await system.look(...asked);
      return found.ok ? { ok: true, value: { ...found.value, sightings: all(found.value.sightings) } } : found;
    },
    walk: async (...asked) => {
      const found = await system.walk(...asked);
      return found.ok ? { ok: true, value: { ...found.value, sightings: all(found.value.sightings) } } : found;
    },
    read: async (...asked) => (await system.read(...asked)).map(sightOf),
    send: async (...asked) =>
      (await system.send(...asked)).map((outcome) =>
        outcome.ok && outcome.value.seen
          ? { ok: true, value: { ...outcome.value, seen: change(outcome.value.seen) } }
          : outcome,
      ),
  };
}

/** What each record last showed, by id. */
export class LastSeen {
  readonly #seen = new Map<RecordId, Seen>();

  watch(system: System): System {
    return seenThrough(system, (seen) => {
      this.#seen.set(seen.id, seen);
      return seen;
    });
  }

  of(id: RecordId): Seen | undefined {
    return this.#seen.get(id);
  }
}
