// Third stop: reading records by their ids. What is not there is told apart from what could not be read.

import { describe, expect, test } from 'vitest';
import type { Driver } from '../driver.ts';
import { readOne, seenIn } from '../steps.ts';

export function tourOfReads({ open, removed, merged, apiPath, thrifty }: Driver): void {
  describe('reading by id', () => {
    test('answers come in the order asked, twice for what is asked twice', async () => {
      const { stand, person } = await open();
      const [one, two, three] = ['Anna', 'Bert', 'Cleo'].map((name) => person.make({ name })) as [
        string,
        string,
        string,
      ];
      const sights = await stand.enter().read(stand.kind, [three, one, two, one]);
      expect(sights.map((sight) => seenIn(sight).name)).toEqual(['Cleo', 'Anna', 'Bert', 'Anna']);
      expect(sights.map((sight) => seenIn(sight).id)).toEqual([three, one, two, one]);
    });

    test('more ids than one call takes are few calls', async () => {
      const { stand, person } = await open();
      const ids = Array.from({ length: 130 }, (_, at) => person.make({ name: `Person ${at}` }));
      const sights = await stand.enter().read(stand.kind, ids);
      expect(sights.map((sight) => seenIn(sight).id)).toEqual(ids);
      expect(stand.calls().length).toBeLessThanOrEqual(thrifty ? 6 : 270);
    });

    test('nothing asked for is no call', async () => {
      const { stand } = await open();
      expect(await stand.enter().read(stand.kind, [])).toEqual([]);
      expect(stand.calls()).toEqual([]);
    });

    test('a record that nobody ever saw is unknown, and does not hide the others', async () => {
      const { stand, person } = await open();
      const id = person.make({ name: 'Anna' });
      const stranger = id.replace(/.{3}$/, (end) => (end === '999' ? '111' : '999'));
      const [missing, found] = await stand.enter().read(stand.kind, [stranger, id]);
      expect(missing).toEqual({ is: 'unknown', problem: { code: 'record.missing', id: stranger } });
      expect(seenIn(found).name).toBe('Anna');
    });

    test('a record that was taken out of use is known as that', async () => {
      const { stand, person } = await open();
      const [id, other] = [person.make({ name: 'Anna' }), person.make({ name: 'Bert' })];
      person.remove(id);
      const [gone, there] = await stand.enter().read(stand.kind, [id, other]);
      if (removed === 'gone') expect(gone).toEqual({ is: 'gone', how: 'deleted' });
      else expect(seenIn(gone).fixed?.why).toBe('archived');
      expect(seenIn(there).fixed).toBeNull();
    });

    test('the loser of a merge is known as that', async () => {
      const { stand, person } = await open();
      const [loser, winner] = [person.make({ name: 'Loser' }), person.make({ name: 'Winner' })];
      person.merge(loser, winner);
      const [sight] = await stand.enter().read(stand.kind, [loser]);
      expect(sight).toMatchObject(
        merged === 'merged' ? { is: 'gone', how: 'merged', into: winner } : { is: 'gone', how: 'deleted' },
      );
    });

    test('one that went among hundreds that went before is still proved gone', async () => {
      const { stand, person } = await open();
      const ids = Array.from({ length: 230 }, (_, at) => person.make({ name: `Person ${at}` }));
      for (const id of ids) {
        stand.clock.advance(1_000);
        person.remove(id);
      }
      const sights = await stand.enter().read(stand.kind, [ids[0] ?? '', ids[100] ?? '', ids[229] ?? '']);
      const isKnown = removed === 'gone' ? { is: 'gone', how: 'deleted' } : { is: 'present' };
      for (const sight of sights) expect(sight).toMatchObject(isKnown);
    });

    test('what can not be read is unknown, never gone', async () => {
      const { stand, person } = await open();
      const id = person.make({ name: 'Anna' });
      stand.world.faults.arm({ match: { path: apiPath }, times: null, action: { type: 'drop-before' } });
      const [sight] = await stand.enter().read(stand.kind, [id]);
      expect(sight).toMatchObject({ is: 'unknown', problem: { code: 'system.unreachable' } });
    });

    test('a version changes when somebody saves, and only then', async () => {
      const { stand, person } = await open();
      const id = person.make({ name: 'Anna', email: 'anna@example.com' });
      const made = await readOne(stand.enter(), id);
      stand.clock.advance(5_000);
      expect((await readOne(stand.enter(), id)).version).toBe(made.version);
      person.edit(id, { billingCity: 'Bonn' });
      const moved = await readOne(stand.enter(), id);
      expect(moved.version).not.toBe(made.version);
      stand.clock.advance(5_000);
      person.edit(id, { email: 'ada@example.com' });
      const again = await readOne(stand.enter(), id);
      expect(new Set([made.version, moved.version, again.version]).size).toBe(3);
      expect(again.changedAt).toBeGreaterThan(made.changedAt);
    });
  });
}
