// Fifth stop: changing records, and taking them out of use. Only what is named changes, and a version tells that it did.

import { describe, expect, test } from 'vitest';
import type { Fields } from '../../../src/core/value.ts';
import type { Driver } from '../driver.ts';
import { archive, must, patchOf, problemOf, readOne, update } from '../steps.ts';

const nobody = { ok: false, problem: { code: 'outcome.unknown' } } as const;

export function tourOfUpdates({ open, removed }: Driver): void {
  describe('changing records', () => {
    test('only the fields that are named change', async () => {
      const { stand, person } = await open();
      const told = { name: 'Ada', lastName: 'Ada', email: 'ada@example.com', phone: '1', billingCity: 'London' };
      const id = person.make({ ...told, billingStreet: '1 Byron Row' });
      const patch = await patchOf(stand, stand.enter(), id, { phone: '2', email: 'new@example.com' });
      const [outcome] = await update(stand.enter(), [patch]);
      const written = must(outcome ?? nobody);
      stand.clock.advance(3_000);
      const now = await readOne(stand.enter(), id);
      expect(now.fields).toEqual({ ...patch.seen.fields, phone: '2', email: 'new@example.com' });
      expect(now.version).toBe(written.version);
      expect(now.version).not.toBe(patch.seen.version);
      expect(now.changedAt).toBe(written.changedAt);
    });

    test('the reply shows the record, or says what was sent of it', async () => {
      const { stand, person } = await open();
      const id = person.make({ name: 'Ada', lastName: 'Ada', phone: '1' });
      const system = stand.enter();
      const patch = await patchOf(stand, system, id, { phone: '2' });
      const { seen, sent } = must((await update(system, [patch]))[0] ?? nobody);
      if (system.spec.repliesInFull) expect(seen?.fields).toEqual((await readOne(system, id)).fields);
      else expect({ seen, sent }).toEqual({ seen: null, sent: { phone: '2' } });
    });

    test('a blank empties a field, and is shown as a blank', async () => {
      const { stand, person } = await open();
      const told = { firstName: 'Ada', lastName: 'Ada', email: 'a@example.com', phone: '1', billingCity: 'Bonn' };
      const id = person.make({ name: 'Ada', ...told, billingStreet: '1 Row' });
      const blanks = { firstName: null, email: null, phone: null, billingCity: null, billingStreet: null };
      const patch = await patchOf(stand, stand.enter(), id, blanks);
      expect((await update(stand.enter(), [patch]))[0]?.ok).toBe(true);
      expect((await readOne(stand.enter(), id)).fields).toMatchObject(blanks);
    });

    test('many more than a call takes: an outcome for each, in the order asked', async () => {
      const { stand, person } = await open();
      const ids = Array.from({ length: 120 }, (_, at) => person.make({ name: `Person ${at}`, lastName: 'P' }));
      stand.clock.advance(5_000);
      const sights = await stand.enter().read('customer', ids);
      const patches = sights.map((sight, at) => {
        if (sight.is !== 'present') throw new Error('not there');
        return { id: ids[at] ?? '', seen: sight.seen, fields: { billingCity: `City ${at}` } };
      });
      const outcomes = await update(stand.enter(), patches);
      expect(outcomes.map((outcome) => must(outcome).id)).toEqual(ids);
      const after = await stand.enter().read('customer', ids);
      expect(after.map((sight) => sight.is === 'present' && sight.seen.fields.billingCity)).toEqual(
        ids.map((_, at) => `City ${at}`),
      );
    });

    test('one that the vendor won’t have is refused, and the others are changed', async () => {
      const { stand, person } = await open();
      const ids = ['Anna', 'Bert', 'Cleo'].map((name) => person.make({ name, lastName: name }));
      const fields: Fields[] = [{ billingCity: 'Bonn' }, { email: 'not an address' }, { billingCity: 'Bonn' }];
      const system = stand.enter();
      const patches = [];
      for (const [at, id] of ids.entries()) patches.push(await patchOf(stand, system, id, fields[at] ?? {}));
      const outcomes = await update(system, patches);
      expect(outcomes.map(({ ok }) => ok)).toEqual([true, false, true]);
      expect(problemOf(outcomes[1])).toMatchObject({ code: 'record.refused' });
      expect((await readOne(system, ids[2] ?? '')).fields.billingCity).toBe('Bonn');
    });

    test('one that is not there any more is refused for that, and the others are changed', async () => {
      const { stand, person } = await open();
      const ids = Array.from({ length: 9 }, (_, at) => person.make({ name: `Person ${at}`, lastName: 'P' }));
      const system = stand.enter();
      const patches = [];
      for (const id of ids) patches.push(await patchOf(stand, system, id, { billingCity: 'Bonn' }));
      person.remove(ids[4] ?? '');
      const outcomes = await update(system, patches);
      expect(outcomes.map(({ ok }) => ok)).toEqual(ids.map((_, at) => at !== 4));
      expect(problemOf(outcomes[4])).toMatchObject(
        removed === 'gone' ? { code: 'record.missing', id: ids[4] } : { code: 'record.fixed', why: 'archived' },
      );
    });

    test('one that the vendor never knew spoils nothing but itself', async () => {
      const { stand, person } = await open();
      const ids = Array.from({ length: 7 }, (_, at) => person.make({ name: `Person ${at}`, lastName: 'P' }));
      const system = stand.enter();
      const patches = [];
      for (const id of ids) patches.push(await patchOf(stand, system, id, { billingCity: 'Bonn' }));
      const [first] = patches;
      const stranger = (first?.id ?? '').replace(/.{3}$/, (end) => (end === '999' ? '111' : '999'));
      if (first) patches.splice(3, 0, { ...first, id: stranger, seen: { ...first.seen, id: stranger } });
      const outcomes = await update(system, patches);
      expect(outcomes.map(({ ok }) => ok)).toEqual(patches.map(({ id }) => id !== stranger));
      expect(problemOf(outcomes[3])).toEqual({ code: 'record.missing', id: stranger });
      expect((await readOne(system, ids[6] ?? '')).fields.billingCity).toBe('Bonn');
    });
  });

  describe('taking records out of use', () => {
    test('each is told of in the order asked, and is out of use', async () => {
      const { stand, person } = await open();
      const ids = ['Anna', 'Bert', 'Cleo'].map((name) => person.make({ name }));
      stand.clock.advance(5_000);
      const outcomes = await archive(stand.enter(), [ids[2] ?? '', ids[0] ?? '']);
      expect(outcomes.map((outcome) => must(outcome).id)).toEqual([ids[2], ids[0]]);
      expect(person.all().map(({ id }) => id)).toEqual([ids[1]]);
      const [sight] = await stand.enter().read('customer', [ids[2] ?? '']);
      if (removed === 'gone') expect(sight).toEqual({ is: 'gone', how: 'deleted' });
      else expect(sight).toMatchObject({ is: 'present', seen: { fixed: { why: 'archived' } } });
    });

    test('one that is out of use already harms no other', async () => {
      const { stand, person } = await open();
      const ids = ['Anna', 'Bert', 'Cleo'].map((name) => person.make({ name }));
      person.remove(ids[1] ?? '');
      stand.clock.advance(5_000);
      const outcomes = await archive(stand.enter(), ids);
      expect(outcomes.map(({ ok }) => ok)).toEqual([true, false, true]);
      expect(problemOf(outcomes[1])).toMatchObject(
        removed === 'gone' ? { code: 'record.missing', id: ids[1] } : { code: 'record.fixed', why: 'archived' },
      );
    });

    test('many more than a call takes', async () => {
      const { stand, person } = await open();
      const ids = Array.from({ length: 110 }, (_, at) => person.make({ name: `Person ${at}` }));
      const outcomes = await archive(stand.enter(), ids);
      expect(outcomes.map((outcome) => must(outcome).id)).toEqual(ids);
      expect(person.all()).toEqual([]);
    });
  });
}
