// First stop: looking at what changed. Whoever follows checkpoints sees every change, whatever the page size and the timing.

import { describe, expect, test } from 'vitest';
import type { Driver } from '../driver.ts';
import { follow, must, seenIn } from '../steps.ts';

export function tourOfLooks({ open, removed, merged, thrifty }: Driver): void {
  describe('looking at what changed', () => {
    test('an empty organisation shows nothing, and a checkpoint to go on from', async () => {
      const { stand, person } = await open();
      const first = must(await stand.enter().look(stand.kind, null, { limit: 10, overlapMs: 0 }));
      expect(first).toMatchObject({ sightings: [], more: false });
      stand.clock.advance(60_000);
      const id = person.make({ name: 'First Ever' });
      const { sightings } = await follow(stand.enter(), first.checkpoint);
      expect(sightings.map((each) => each.id)).toEqual([id]);
    });

    test('from nothing, everybody is shown, the oldest change first', async () => {
      const { stand, person } = await open();
      const ids = ['Anna', 'Bert', 'Cleo', 'Dora'].map((name) => {
        stand.clock.advance(4_000);
        return person.make({ name });
      });
      stand.clock.advance(4_000);
      person.edit(ids[1] ?? '', { billingCity: 'Bonn' });
      const { sightings } = await follow(stand.enter(), null);
      expect(sightings.map(({ sight }) => seenIn(sight).name)).toEqual(['Anna', 'Cleo', 'Dora', 'Bert']);
    });

    test('from a checkpoint, only what was saved since, as it is now', async () => {
      const { stand, person } = await open();
      const ids = ['Anna', 'Bert', 'Cleo'].map((name) => person.make({ name }));
      stand.clock.advance(60_000);
      const { checkpoint } = await follow(stand.enter(), null);
      const before = stand.clock.now();
      person.edit(ids[1] ?? '', { billingCity: 'Bonn' });
      stand.clock.advance(60_000);
      const { sightings } = await follow(stand.enter(), checkpoint);
      const later = sightings.filter(({ sight }) => seenIn(sight).changedAt > before - 2_000);
      expect(later.map(({ id }) => id)).toEqual([ids[1]]);
      // Whatever else is shown belongs to the last moment that was seen before, which may have been seen in part only.
      expect(sightings.length).toBeLessThanOrEqual(3);
    });

    test('a checkpoint reaches back as far as it is asked to', async () => {
      const { stand, person } = await open();
      const early = person.make({ name: 'Early' });
      stand.clock.advance(100_000);
      const late = person.make({ name: 'Late' });
      stand.clock.advance(100_000);
      const { checkpoint } = await follow(stand.enter(), null);
      const near = await follow(stand.enter(), checkpoint, { overlapMs: 5_000 });
      expect(near.sightings.map(({ id }) => id)).toEqual([late]);
      const far = await follow(stand.enter(), checkpoint, { overlapMs: 300_000 });
      expect(far.sightings.map(({ id }) => id)).toEqual([early, late]);
    });

    test('what can have been shown in full by now is looked at once more, and then not again', async () => {
      const { stand, person } = await open();
      const ids = Array.from({ length: 12 }, (_, at) => {
        stand.clock.advance(1_300);
        return person.make({ name: `Person ${at}` });
      });
      let { checkpoint } = await follow(stand.enter(), null, { limit: 5 });
      const shown: string[][] = [];
      for (let looks = 0; looks < 4; looks++) {
        stand.clock.advance(400_000);
        const found = await follow(stand.enter(), checkpoint, { limit: 5, overlapMs: 300_000 });
        shown.push([...new Set(found.sightings.map(({ id }) => id))]);
        checkpoint = found.checkpoint;
      }
      expect(shown).toEqual([ids, ids, [], []]);
      const late = person.make({ name: 'Late' });
      stand.clock.advance(400_000);
      const { sightings } = await follow(stand.enter(), checkpoint, { limit: 5, overlapMs: 300_000 });
      expect(sightings.map(({ id }) => id)).toEqual([late]);
    });

    test('many pages one after the other leave nobody out', async () => {
      const { stand, person } = await open();
      const ids = Array.from({ length: 23 }, (_, at) => {
        stand.clock.advance(1_300);
        return person.make({ name: `Person ${at}` });
      });
      const { sightings } = await follow(stand.enter(), null, { limit: 4 });
      expect(new Set(sightings.map(({ id }) => id))).toEqual(new Set(ids));
    });

    test('a moment that alone fills several pages leaves nobody out, and comes to an end', async () => {
      const { stand, person } = await open();
      const before = person.make({ name: 'Before' });
      stand.clock.advance(10_000);
      const ids = Array.from({ length: 30 }, (_, at) => person.make({ name: `Person ${at}` }));
      stand.clock.advance(10_000);
      const after = person.make({ name: 'After' });
      const { sightings, looks } = await follow(stand.enter(), null, { limit: 7 });
      expect(new Set(sightings.map(({ id }) => id))).toEqual(new Set([before, ...ids, after]));
      expect(looks).toBeLessThan(20);
    });

    test('a record that was taken out of use is shown as that', async () => {
      const { stand, person } = await open();
      const id = person.make({ name: 'Gone Tomorrow' });
      const { checkpoint } = await follow(stand.enter(), null);
      stand.clock.advance(60_000);
      person.remove(id);
      stand.clock.advance(3_000);
      const { sightings } = await follow(stand.enter(), checkpoint, { overlapMs: 300_000 });
      const last = sightings.findLast((each) => each.id === id)?.sight;
      if (removed === 'gone') expect(last).toEqual({ is: 'gone', how: 'deleted' });
      else expect(seenIn(last).fixed).toEqual({ why: 'archived', open: [] });
    });

    test('the loser of a merge is shown as that, and the winner as it is now', async () => {
      const { stand, person } = await open();
      const [loser, winner] = [person.make({ name: 'Loser' }), person.make({ name: 'Winner' })];
      const { checkpoint } = await follow(stand.enter(), null);
      stand.clock.advance(60_000);
      person.merge(loser, winner);
      stand.clock.advance(3_000);
      const { sightings } = await follow(stand.enter(), checkpoint, { overlapMs: 300_000 });
      const last = sightings.findLast((each) => each.id === loser)?.sight;
      expect(last).toMatchObject(
        merged === 'merged' ? { is: 'gone', how: 'merged', into: winner } : { is: 'gone', how: 'deleted' },
      );
    });

    test('a look is a few calls, however many records it shows', async () => {
      const { stand, person } = await open();
      for (let at = 0; at < 80; at++) {
        stand.clock.advance(1_000);
        person.make({ name: `Person ${at}`, email: `p${at}@example.com` });
      }
      await stand.enter().look(stand.kind, null, { limit: 100, overlapMs: 0 });
      expect(stand.calls().length).toBeLessThanOrEqual(thrifty ? 5 : 100);
    });
  });
}
