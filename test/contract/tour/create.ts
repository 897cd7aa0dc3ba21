// Fourth stop: making records. One bad draft harms no other; what came of each is told in the order asked.

import { describe, expect, test } from 'vitest';
import type { Driver } from '../driver.ts';
import { create, draft, must, patchOf, problemOf, readOne, sourceOf, update } from '../steps.ts';

const everything = {
  name: 'Ada Lovelace Ltd',
  firstName: 'Ada',
  lastName: 'Lovelace',
  email: 'ada@example.com',
  phone: '+44 20 5550 0100',
  mobile: '+44 7700 900100',
  billingStreet: '1 Byron Row\nMarylebone',
  billingCity: 'London',
  billingRegion: 'Greater London',
  billingPostcode: 'W1 1AA',
  billingCountry: 'United Kingdom',
  shippingCity: 'Oxford',
};

export function tourOfCreating({ open, name: system, most, namesAreUnique }: Driver): void {
  describe('making records', () => {
    test('what is sent is what is there, marked with what it was made from', async () => {
      const { stand } = await open();
      const [outcome] = await create(stand.enter(), [draft(stand, 1, everything)]);
      const written = must(outcome ?? { ok: false, problem: { code: 'outcome.unknown' } });
      stand.clock.advance(5_000);
      const seen = await readOne(stand.enter(), written.id);
      const shown = Object.fromEntries(Object.keys(everything).map((field) => [field, seen.fields[field]]));
      // Where a person is the customer, the name is made of the person's own.
      const name = system.includes('people') ? 'Ada Lovelace' : everything.name;
      expect(shown).toEqual({ ...everything, name });
      expect(seen).toMatchObject({ stamp: sourceOf(stand, 1), fixed: null, version: written.version, name });
      expect(seen.changedAt).toBe(written.changedAt);
    });

    test('the reply shows the record, or says what was sent of it', async () => {
      const { stand } = await open();
      const system_ = stand.enter();
      const [outcome] = await create(system_, [draft(stand, 1, everything)]);
      const { seen, sent, id } = must(outcome ?? { ok: false, problem: { code: 'outcome.unknown' } });
      stand.clock.advance(5_000);
      const now = await readOne(stand.enter(), id);
      if (system_.spec.repliesInFull) expect(seen).toMatchObject({ version: now.version, fields: now.fields });
      else {
        expect(seen).toBeNull();
        expect(sent).toMatchObject({ email: 'ada@example.com', billingCity: 'London' });
        for (const field of Object.keys(sent)) expect(Object.keys(everything)).toContain(field);
      }
    });

    test('many more than a call takes: an outcome for each, in the order asked, in as few calls as there are', async () => {
      const { stand, person } = await open();
      const drafts = Array.from({ length: 120 }, (_, at) =>
        draft(stand, at, { name: `Person ${at}`, lastName: `P${at}` }),
      );
      const outcomes = await create(stand.enter(), drafts);
      expect(outcomes.every(({ ok }) => ok)).toBe(true);
      expect(person.all()).toHaveLength(120);
      const sights = await stand.enter().read(
        'customer',
        outcomes.map((outcome) => must(outcome).id),
      );
      expect(sights.map((sight) => (sight.is === 'present' ? sight.seen.stamp : null))).toEqual(
        drafts.map(({ source }) => source),
      );
    });

    test('requests are made once: the same bytes whenever they are asked for, and whatever comes of them', async () => {
      const { stand } = await open();
      const drafts = Array.from({ length: 60 }, (_, at) => draft(stand, at, { name: `Person ${at}` }));
      const system_ = stand.enter();
      const prepared = system_.prepare('customer', { op: 'create', drafts });
      expect(system_.prepare('customer', { op: 'create', drafts })).toEqual(prepared);
      expect(prepared.reduce((sum, { count }) => sum + count, 0)).toBe(60);
      const before = structuredClone(prepared);
      for (const each of prepared) await system_.send(each, 'k');
      expect(prepared).toEqual(before);
    });

    test('nothing to make is no request', async () => {
      const { stand } = await open();
      for (const write of [
        { op: 'create', drafts: [] },
        { op: 'update', patches: [] },
        { op: 'archive', records: [] },
      ] as const)
        expect(stand.enter().prepare('customer', write)).toEqual([]);
    });

    test('one that the vendor won’t have is refused with its field, and the others are made', async () => {
      const { stand, person } = await open();
      const drafts = ['Anna', '', 'Cleo'].map((name, at) => draft(stand, at, { name }));
      const outcomes = await create(stand.enter(), drafts);
      expect(outcomes.map(({ ok }) => ok)).toEqual([true, false, true]);
      const problem = problemOf(outcomes[1]);
      expect(problem).toMatchObject({ code: 'record.refused' });
      expect(problem?.code === 'record.refused' && problem.complaints[0]?.message).toMatch(/name|required/i);
      expect(person.all().map(({ name }) => name)).toEqual(expect.arrayContaining(['Anna', 'Cleo']));
      expect(person.all()).toHaveLength(2);
    });

    test('a second record with the same mark is refused as the one that is there', async () => {
      const { stand, person } = await open();
      const [first] = await create(stand.enter(), [draft(stand, 1, { name: 'Anna' })]);
      const [second] = await create(stand.enter(), [draft(stand, 1, { name: 'Anna again' })]);
      const problem = problemOf(second);
      expect(problem).toMatchObject({ code: 'record.duplicate', field: 'stamp' });
      const { id } = must(first ?? { ok: false, problem: { code: 'outcome.unknown' } });
      if (problem?.code === 'record.duplicate' && problem.id !== null) expect(problem.id).toBe(id);
      expect(person.all()).toHaveLength(1);
    });

    test('two of one name are two records, or the second is refused for its name', async () => {
      const { stand, person } = await open();
      const outcomes = await create(stand.enter(), [
        draft(stand, 1, { name: 'Anna' }),
        draft(stand, 2, { name: 'Anna' }),
      ]);
      expect(outcomes[0]?.ok).toBe(true);
      if (namesAreUnique) expect(problemOf(outcomes[1])).toMatchObject({ code: 'record.duplicate', field: 'name' });
      else expect(outcomes[1]?.ok).toBe(true);
      expect(person.all()).toHaveLength(namesAreUnique ? 1 : 2);
    });

    test.each([
      ['other scripts', '深圳明光电子 Ελλάς'],
      ['letters beyond sixteen bits', 'Zoë 🏴‍☠️ & 👩🏽‍🚀'],
      ['quotes and backslashes', `O'Neil "the \\ real" Ltd`],
      ['signs that mean something in HTML and URLs', 'A&B #1 100% + C;D?'],
    ])('%s arrive as they were sent', async (_, text) => {
      const { stand } = await open();
      const [outcome] = await create(stand.enter(), [
        draft(stand, 1, { name: text, lastName: text, billingCity: text }),
      ]);
      const { id } = must(outcome ?? { ok: false, problem: { code: 'outcome.unknown' } });
      const { fields } = await readOne(stand.enter(), id);
      expect(fields).toMatchObject({ lastName: text, billingCity: text });
      expect(fields.name).toBe(text);
    });

    test('a value that is too long is cut where the vendor ends, and never within a character', async () => {
      const { stand } = await open();
      const long = `a${'👩'.repeat(300)}`;
      const [outcome] = await create(stand.enter(), [
        draft(stand, 1, {
          name: 'Anna',
          lastName: 'Long',
          [most.field]: long,
          billingStreet: `x${'🏠'.repeat(1_200)}`,
        }),
      ]);
      const { id } = must(outcome ?? { ok: false, problem: { code: 'outcome.unknown' } });
      const { fields } = await readOne(stand.enter(), id);
      const kept = String(fields[most.field]);
      expect(kept.length).toBeGreaterThan(most.length - 2);
      expect(kept.length).toBeLessThanOrEqual(most.length);
      for (const value of [kept, String(fields.billingStreet)]) {
        expect(value.isWellFormed()).toBe(true);
        expect(value).not.toContain('\uFFFD');
      }
    });

    test('a record that we made can be changed at once by whoever reads it first', async () => {
      const { stand } = await open();
      const [outcome] = await create(stand.enter(), [draft(stand, 1, { name: 'Anna' })]);
      const { id } = must(outcome ?? { ok: false, problem: { code: 'outcome.unknown' } });
      const patch = await patchOf(stand, stand.enter(), id, { billingCity: 'Bonn' });
      expect((await update(stand.enter(), [patch]))[0]?.ok).toBe(true);
    });
  });
}
