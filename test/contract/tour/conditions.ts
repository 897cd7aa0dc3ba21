// Sixth stop, where the system can refuse a change because somebody else has saved since: nobody's edit is overwritten.

import { describe, expect, test } from 'vitest';
import type { Driver } from '../driver.ts';
import { must, patchOf, problemOf, readOne, update } from '../steps.ts';

const nobody = { ok: false, problem: { code: 'outcome.unknown' } } as const;

export function tourOfConditions({ open }: Driver): void {
  describe('changing what somebody else has changed', () => {
    test('a record that was saved since it was read is left as it is', async () => {
      const { stand, person } = await open();
      const id = person.make({ name: 'Ada', lastName: 'Ada', billingCity: 'London' });
      const system = stand.enter();
      if (!system.spec.conditionalWrite) return expect(system.spec.looksBeforeWriting).toBe(true);
      const patch = await patchOf(stand, system, id, { billingCity: 'Ours' });
      stand.clock.advance(1_000);
      person.edit(id, { billingCity: 'Theirs' });
      stand.clock.advance(5_000);
      expect(problemOf((await update(system, [patch]))[0])).toEqual({ code: 'record.moved' });
      expect((await readOne(system, id)).fields.billingCity).toBe('Theirs');
    });

    test('and so is its person', async () => {
      const { stand, person } = await open();
      const id = person.make({ name: 'Ada', lastName: 'Ada', email: 'ada@example.com' });
      const system = stand.enter();
      if (!system.spec.conditionalWrite) return expect(system.spec.looksBeforeWriting).toBe(true);
      const patch = await patchOf(stand, system, id, { email: 'ours@example.com' });
      person.edit(id, { email: 'theirs@example.com' });
      stand.clock.advance(5_000);
      expect(problemOf((await update(system, [patch]))[0])).toEqual({ code: 'record.moved' });
      expect((await readOne(system, id)).fields.email).toBe('theirs@example.com');
    });

    test('one among many: it is left alone, whatever becomes of the others', async () => {
      const { stand, person } = await open();
      const ids = ['Anna', 'Bert', 'Cleo'].map((name) => person.make({ name, lastName: name, billingCity: 'London' }));
      const system = stand.enter();
      if (!system.spec.conditionalWrite) return expect(system.spec.looksBeforeWriting).toBe(true);
      stand.clock.advance(5_000);
      const sights = await system.read('customer', ids);
      const patches = sights.flatMap((sight) =>
        sight.is === 'present' ? [{ id: sight.seen.id, seen: sight.seen, fields: { billingCity: 'Ours' } }] : [],
      );
      person.edit(ids[1] ?? '', { billingCity: 'Theirs' });
      stand.clock.advance(5_000);
      const outcomes = await update(system, patches);
      expect(problemOf(outcomes[1])).toEqual({ code: 'record.moved' });
      expect((await readOne(system, ids[1] ?? '')).fields.billingCity).toBe('Theirs');
      for (const at of [0, 2]) {
        const isOurs = (await readOne(system, ids[at] ?? '')).fields.billingCity === 'Ours';
        expect(outcomes[at]?.ok).toBe(isOurs);
        if (!isOurs) expect(problemOf(outcomes[at])).toEqual({ code: 'record.moved' });
      }
    });

    test('records that were read at different times keep what was saved in between', async () => {
      const { stand, person } = await open();
      const [early, late] = [
        person.make({ name: 'Early', lastName: 'E' }),
        person.make({ name: 'Late', lastName: 'L' }),
      ];
      const system = stand.enter();
      if (!system.spec.conditionalWrite) return expect(system.spec.looksBeforeWriting).toBe(true);
      const first = await patchOf(stand, system, early, { billingCity: 'Ours' });
      stand.clock.advance(2_000);
      person.edit(early, { billingCity: 'Theirs' });
      stand.clock.advance(2_000);
      person.edit(late, { phone: '1' });
      const second = await patchOf(stand, system, late, { billingCity: 'Ours' });
      const outcomes = await update(system, [first, second]);
      expect(problemOf(outcomes[0])).toEqual({ code: 'record.moved' });
      expect(outcomes[1]?.ok).toBe(true);
      expect((await readOne(system, early)).fields.billingCity).toBe('Theirs');
    });

    test('a record so young that another save could hide behind its version waits for the next call', async () => {
      const { stand, person } = await open();
      const [old, young] = [person.make({ name: 'Old', lastName: 'O' }), person.make({ name: 'Young', lastName: 'Y' })];
      const system = stand.enter();
      if (!system.spec.conditionalWrite) return expect(system.spec.looksBeforeWriting).toBe(true);
      const first = await patchOf(stand, system, old, { billingCity: 'Ours' });
      person.edit(young, { billingCity: 'London' });
      const seen = await readOne(system, young);
      person.edit(young, { billingCity: 'Theirs' });
      expect(seen.young).toBe(true);
      stand.clock.advance(3_000);
      const outcomes = await update(system, [first, { id: young, seen, fields: { billingCity: 'Ours' } }]);
      expect(outcomes[0]?.ok).toBe(true);
      expect(problemOf(outcomes[1])).toMatchObject({ code: 'record.young' });
      expect((await readOne(system, young)).fields.billingCity).toBe('Theirs');
    });

    test('a record that rested is no longer young', async () => {
      const { stand, person } = await open();
      const id = person.make({ name: 'Ada' });
      stand.clock.advance(3_000);
      expect((await readOne(stand.enter(), id)).young).toBe(false);
    });

    test('two changes of ours, one after the other, both get through', async () => {
      const { stand, person } = await open();
      const id = person.make({ name: 'Ada', lastName: 'Ada' });
      const system = stand.enter();
      for (const billingCity of ['One', 'Two'])
        must((await update(system, [await patchOf(stand, system, id, { billingCity })]))[0] ?? nobody);
      expect((await readOne(system, id)).fields.billingCity).toBe('Two');
    });
  });
}
