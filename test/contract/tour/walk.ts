// Second stop: the walk over all records, which may take days and is cut off many times.

import { describe, expect, test } from 'vitest';
import type { RecordId } from '../../../src/core/record.ts';
import type { Sighting } from '../../../src/sync/ports.ts';
import type { Driver } from '../driver.ts';
import { chanceFrom, follow, must, readOne, seenIn, walkAll } from '../steps.ts';

const idsOf = (sightings: readonly Sighting[]) => sightings.map(({ id }) => id);

export function tourOfWalks({ open }: Driver): void {
  describe('walking over all records', () => {
    test('nobody there: the walk ends at once', async () => {
      const { stand } = await open();
      expect(await walkAll(stand.enter(), 10)).toEqual([]);
    });

    test('everybody is met once, whatever their age', async () => {
      const { stand, person } = await open();
      const ids = Array.from({ length: 27 }, (_, at) => {
        stand.clock.advance(at % 4 === 0 ? 5_000 : 0);
        return person.make({ name: `Person ${at}` });
      });
      for (const limit of [5, 9, 27, 100]) {
        const met = idsOf(await walkAll(stand.enter(), limit));
        expect(met.toSorted()).toEqual(ids.toSorted());
      }
    });

    test('what is met is what a read shows', async () => {
      const { stand, person } = await open();
      const id = person.make({ name: 'Ada', email: 'ada@example.com', phone: '+64 9 555 0100', billingCity: 'Bonn' });
      stand.clock.advance(5_000);
      const [met] = await walkAll(stand.enter(), 10);
      expect(seenIn(met?.sight)).toEqual(await readOne(stand.enter(), id));
    });

    test('it goes on where it stood when pages have become larger meanwhile', async () => {
      const { stand, person } = await open();
      const ids = Array.from({ length: 20 }, (_, at) => person.make({ name: `Person ${at}` }));
      const first = must(await stand.enter().walk(stand.kind, null, 3));
      const second = must(await stand.enter().walk(stand.kind, first.cursor, 3));
      const rest = await walkAll(stand.enter(), 8, second.cursor);
      expect(idsOf([...first.sightings, ...second.sightings, ...rest]).toSorted()).toEqual(ids.toSorted());
    });

    test('people come, go and save meanwhile: whoever was there throughout is met', async () => {
      const { stand, person } = await open();
      const chance = chanceFrom(4);
      const ids = Array.from({ length: 30 }, (_, at) => person.make({ name: `Person ${at}` }));
      const removed = new Set<RecordId>();
      let number = ids.length;
      stand.meanwhile = () => {
        stand.clock.advance(chance.pick([0, 300, 2_000]));
        if (chance.happens(0.4)) person.make({ name: `Person ${number++}` });
        const id = chance.pick(ids);
        if (removed.has(id)) return;
        if (chance.happens(0.5)) person.edit(id, { billingCity: chance.hex(4) });
        else {
          person.remove(id);
          removed.add(id);
        }
      };
      const met = new Set<RecordId>();
      let cursor: string | null | undefined;
      while (cursor !== null) {
        const stretch = must(await stand.enter().walk(stand.kind, cursor ?? null, 4));
        // A pass that was cut off walks the same stretch again.
        if (chance.happens(0.2)) continue;
        for (const { id } of stretch.sightings) met.add(id);
        cursor = stretch.cursor;
      }
      expect(removed.size).toBeGreaterThan(2);
      expect(ids.filter((id) => !removed.has(id) && !met.has(id))).toEqual([]);
    });

    test('what changes during the walk is found by looks from where its first stretch began', async () => {
      const { stand, person } = await open();
      const ids = Array.from({ length: 9 }, (_, at) => person.make({ name: `Person ${at}` }));
      stand.clock.advance(3_600_000);
      const first = must(await stand.enter().walk(stand.kind, null, 3));
      const [early] = first.sightings;
      person.edit(early?.id ?? '', { billingCity: 'Bonn' });
      const late = person.make({ name: 'Late' });
      stand.clock.advance(5_000);
      const met = [...first.sightings, ...(await walkAll(stand.enter(), 3, first.cursor))];
      const changes = await follow(stand.enter(), first.since);
      expect(changes.sightings.map(({ id }) => id)).toEqual(expect.arrayContaining([early?.id, late]));
      expect(new Set(idsOf([...met, ...changes.sightings]))).toEqual(new Set([...ids, late]));
    });
  });
}
