// Planning, carrying out and planning again, on sides that normalise, cut short, refuse and keep silent: it comes to rest, and loses nothing.

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { MappedField, Side } from '../../src/core/record.ts';
import { isQuiet } from '../../src/core/steps.ts';
import type { Value } from '../../src/core/value.ts';
import { field, rules } from './build.ts';
import { type Manners, plainManners, World } from './world.ts';

const names = ['name', 'phone', 'email'] as const;
const values: readonly Value[] = [null, 'a', 'B b', 'A much longer value', 'x@Y.example', 'refuse me'];
const both = <T>(each: fc.Arbitrary<T>) => fc.record({ crm: each, accounting: each });

const keepers: Record<string, Manners['keeps']> = {
  'as it is': (_, value) => value,
  'in capitals': (_, value) => (typeof value === 'string' ? value.toUpperCase() : value),
  'cut to three': (_, value) => (typeof value === 'string' ? value.slice(0, 3).trim() || null : value),
  'never a phone': (name, value) => (name === 'phone' ? null : value),
  'always a name': (name, value) => (name === 'name' ? (value ?? 'unnamed') : value),
};

const anyManners: fc.Arbitrary<Manners> = fc.record({
  keeps: fc.constantFrom(...Object.keys(keepers)).map((name) => keepers[name] ?? plainManners.keeps),
  takes: fc.constantFrom<Manners['takes']>(
    plainManners.takes,
    (fields) => !Object.values(fields).includes('refuse me'),
  ),
  repliesInFull: fc.boolean(),
});

const anyFields: fc.Arbitrary<MappedField[]> = fc
  .array(
    fc.record({
      authority: fc.constantFrom('crm' as const, 'accounting' as const, 'newest' as const, 'ask' as const),
      flow: fc.constantFrom('both' as const, 'both' as const, 'to-crm' as const, 'to-accounting' as const),
      blank: fc.constantFrom('keep' as const, 'clear' as const),
      onlyAtCreation: both(fc.constantFrom(false, false, false, true)),
    }),
    { minLength: 3, maxLength: 3 },
  )
  .map((settings) => names.map((name, at) => field(name, settings[at])));

type Deed =
  | { readonly does: 'edit'; readonly side: Side; readonly field: (typeof names)[number]; readonly value: Value }
  | { readonly does: 'remove' | 'restore'; readonly side: Side }
  | { readonly does: 'switch'; readonly side: Side; readonly update: boolean }
  | { readonly does: 'answer'; readonly choice: 'crm' | 'accounting' | 'ignore' | 'retry' | 'reject' }
  | { readonly does: 'sync' }
  | { readonly does: 'crash' };

const side = fc.constantFrom<Side>('crm', 'accounting');
const edit = fc.record({
  does: fc.constant('edit' as const),
  side,
  field: fc.constantFrom(...names),
  value: fc.constantFrom(...values),
});

function deeds(...more: fc.Arbitrary<Deed>[]): fc.Arbitrary<Deed[]> {
  const sync = fc.constant<Deed>({ does: 'sync' });
  return fc.array(
    fc.oneof(
      { weight: 4, arbitrary: edit },
      { weight: 3, arbitrary: sync },
      ...more.map((arbitrary) => ({ weight: 1, arbitrary })),
    ),
    {
      maxLength: 14,
    },
  );
}

const removal = fc.record({ does: fc.constantFrom('remove' as const, 'restore' as const), side });
const switching = fc.record({ does: fc.constant('switch' as const), side, update: fc.boolean() });
const answer = fc.record({
  does: fc.constant('answer' as const),
  choice: fc.constantFrom(
    'crm' as const,
    'accounting' as const,
    'ignore' as const,
    'retry' as const,
    'reject' as const,
  ),
});

/** Rounds that write; a silent reply takes one more to be read. */
const ROUNDS = 3;
const SILENT_ROUNDS = 5;

function roundsOf(world: World): number {
  return world.manners.crm.repliesInFull && world.manners.accounting.repliesInFull ? ROUNDS : SILENT_ROUNDS;
}

function act(world: World, deed: Deed): void {
  switch (deed.does) {
    case 'edit':
      if (!world.records[deed.side]?.gone) world.edit(deed.side, { [deed.field]: deed.value });
      return;
    case 'remove':
      return world.remove(deed.side);
    case 'restore':
      return world.restore(deed.side);
    case 'switch': {
      const into = { ...world.rules.into, [deed.side]: { ...world.rules.into[deed.side], update: deed.update } };
      world.rules = { ...world.rules, into };
      return;
    }
    case 'answer': {
      const sided = deed.choice === 'crm' || deed.choice === 'accounting';
      const decisions = Object.fromEntries(
        Object.keys(world.link?.held ?? {}).map((name) => [name, { choice: deed.choice as Side }]),
      );
      world.choice = sided ? { choice: 'fields', decisions } : { choice: deed.choice as 'ignore' };
      return;
    }
    case 'crash':
      return world.carryOut(world.plan(), { forgets: true });
    case 'sync':
      expect(world.settle(roundsOf(world))).toBeLessThanOrEqual(roundsOf(world));
  }
}

function story(fields: readonly MappedField[], manners: { crm: Manners; accounting: Manners }, start: Side): World {
  const world = new World(fields, manners);
  world.edit(start, { name: 'Acme' });
  return world;
}

describe('any story of two sides', () => {
  test('comes to rest after every sync, and stays there', () => {
    fc.assert(
      fc.property(
        anyFields,
        both(anyManners),
        side,
        deeds(removal, switching, answer),
        (fields, manners, start, all) => {
          const world = story(fields, manners, start);
          for (const deed of [...all, { does: 'sync' as const }]) act(world, deed);
          const count = world.written.length;
          expect(isQuiet(world.plan())).toBe(true);
          expect(world.settle(0)).toBe(0);
          expect(world.written).toHaveLength(count);
        },
      ),
      { numRuns: 600 },
    );
  });

  test('comes to rest although a pass was killed before it could remember what it did', () => {
    const crash = fc.constant<Deed>({ does: 'crash' });
    fc.assert(
      fc.property(anyFields, both(anyManners), side, deeds(switching, crash), (fields, manners, start, all) => {
        const world = story(fields, manners, start);
        world.settle(SILENT_ROUNDS);
        for (const deed of [...all, { does: 'sync' as const }]) act(world, deed);
        expect(isQuiet(world.plan())).toBe(true);
      }),
      { numRuns: 400 },
    );
  });

  test('with sides that keep what they are sent, every field is equal in the end, put aside, or kept apart by its settings', () => {
    const plain = fc.record({ repliesInFull: fc.boolean() }).map((more): Manners => ({ ...plainManners, ...more }));
    fc.assert(
      fc.property(anyFields, both(plain), side, deeds(), (fields, manners, start, all) => {
        const world = story(fields, manners, start);
        for (const deed of [...all, { does: 'sync' as const }]) act(world, deed);
        for (const { name, blank, flow, onlyAtCreation } of fields) {
          const isApart = blank === 'keep' || onlyAtCreation.crm || onlyAtCreation.accounting;
          const isHeld = world.link?.held[name] !== undefined;
          if (!isApart && !isHeld) expect(world.isEqual(name), `${name}, ${flow}`).toBe(true);
        }
      }),
      { numRuns: 400 },
    );
  });
});

describe('an edit that nobody contests', () => {
  test('arrives as the other side keeps it', () => {
    fc.assert(
      fc.property(both(anyManners), side, edit, (manners, start, { side: where, field: name, value }) => {
        const open = names.map((each) => field(each, { blank: 'clear' }));
        const world = story(open, manners, start);
        world.settle(SILENT_ROUNDS);
        fc.pre(world.records.crm !== null && world.records.accounting !== null);
        const there: Side = where === 'crm' ? 'accounting' : 'crm';
        fc.pre(value !== 'refuse me');
        const before = world.records[where]?.fields[name] ?? null;
        const beforeThere = world.records[there]?.fields[name] ?? null;
        world.edit(where, { [name]: value });
        world.settle(SILENT_ROUNDS);
        const expected = manners[there].keeps(name, value);
        const now = world.records[there]?.fields[name] ?? null;
        const isSaid = before === value || (now === beforeThere && world.isEqual(name));
        if (!isSaid) expect(now).toEqual(expected);
        expect(world.records[where]?.fields[name] ?? null).toEqual(value);
        expect(world.link?.held).toEqual({});
      }),
    );
  });
});

describe('two edits of different fields', () => {
  test('both live', () => {
    const world = new World(names.map((name) => field(name)));
    world.edit('crm', { name: 'Acme', phone: '1' });
    world.settle(ROUNDS);
    world.edit('crm', { phone: '2' });
    world.edit('accounting', { name: 'Acme Ltd' });
    expect(world.settle(ROUNDS)).toBe(1);
    for (const where of ['crm', 'accounting'] as const) {
      expect(world.records[where]?.fields).toMatchObject({ name: 'Acme Ltd', phone: '2' });
    }
  });
});

describe('a side that cuts short', () => {
  const short: Manners = { ...plainManners, keeps: keepers['cut to three'] ?? plainManners.keeps };

  test.each([true, false])('never sends the short value back (replies in full: %s)', (repliesInFull) => {
    const world = new World(
      names.map((name) => field(name)),
      { accounting: { ...short, repliesInFull } },
    );
    world.edit('crm', { name: 'Acme Trading' });
    world.settle(SILENT_ROUNDS);
    expect(world.records.accounting?.fields.name).toBe('Acm');
    expect(world.records.crm?.fields.name).toBe('Acme Trading');
    world.edit('crm', { phone: '12' });
    world.settle(SILENT_ROUNDS);
    expect(world.written.map(({ side: where }) => where)).toEqual(['accounting', 'accounting']);
    world.edit('accounting', { name: 'Ace' });
    world.settle(SILENT_ROUNDS);
    expect(world.records.crm?.fields.name).toBe('Ace');
  });
});

describe('a side that refuses', () => {
  const strict: Manners = { ...plainManners, takes: (fields) => fields.phone !== 'bad' };

  test('is asked once, and again once the record has changed', () => {
    const world = new World(
      names.map((name) => field(name)),
      { accounting: strict },
    );
    world.edit('crm', { name: 'Acme', phone: 'bad' });
    expect(world.settle(ROUNDS)).toBe(1);
    expect(world.issues.map(({ code }) => code)).toEqual(['refused.accounting']);
    expect(world.records.accounting).toBeNull();
    world.edit('crm', { phone: 'good' });
    world.settle(ROUNDS);
    expect(world.records.accounting?.fields.phone).toBe('good');
  });
});

describe('a direction switched off and on again', () => {
  test('carries in one merge what was edited meanwhile', () => {
    const world = new World(names.map((name) => field(name)));
    world.edit('crm', { name: 'Acme', phone: '1' });
    world.settle(ROUNDS);
    const shut = { ...rules().into.accounting, update: false };
    world.rules = rules({ into: { ...rules().into, accounting: shut } });
    world.edit('crm', { phone: '2' });
    world.settle(ROUNDS);
    world.edit('crm', { phone: '3', name: 'Acme Ltd' });
    world.settle(ROUNDS);
    expect(world.records.accounting?.fields).toMatchObject({ name: 'Acme', phone: '1' });
    world.rules = rules();
    world.settle(ROUNDS);
    expect(world.records.accounting?.fields).toMatchObject({ name: 'Acme Ltd', phone: '3' });
    expect(world.written).toHaveLength(2);
  });
});
