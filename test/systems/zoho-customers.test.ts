// Customers as Zoho CRM has them: Accounts with their Contacts, Contacts alone, or both. Who is primary, who else belongs, and what of it
// a version, a look and a write are about.

import { describe, expect, test } from 'vitest';
import type { RecordId, Seen } from '../../src/core/record.ts';
import { isRows } from '../../src/core/value.ts';
import type { Sighting } from '../../src/sync/ports.ts';
import { type Setting, Stand } from '../contract/stand.ts';
import {
  archive,
  create,
  draft,
  follow,
  must,
  patchOf,
  problemOf,
  readOne,
  update,
  walkAll,
} from '../contract/steps.ts';
import { PAIR } from '../contract/vendors.ts';

const nobody = { ok: false, problem: { code: 'outcome.unknown' } } as const;

const open = (customers: NonNullable<Setting['customers']> = 'accounts', more: Partial<Setting> = {}) =>
  Stand.open({ system: 'zoho-crm', customers, ...more });

function account(stand: Stand, Account_Name: string, fields: object = {}): RecordId {
  return `crm.Accounts:${String(stand.act('record.create', { module: 'Accounts', fields: { Account_Name, ...fields } }).id)}`;
}

function contact(stand: Stand, of: RecordId | null, Last_Name: string, fields: object = {}): RecordId {
  const Account_Name = of === null ? null : { id: own(of) };
  const made = stand.act('record.create', { module: 'Contacts', fields: { Last_Name, Account_Name, ...fields } });
  return `crm.Contacts:${String(made.id)}`;
}

const own = (id: RecordId) => id.slice(id.indexOf(':') + 1);
const edit = (stand: Stand, id: RecordId, fields: object) =>
  stand.act('record.edit', { module: id.slice(4, id.indexOf(':')), id: own(id), fields });
const get = (stand: Stand, id: RecordId) => stand.act('get', { module: id.slice(4, id.indexOf(':')), id: own(id) });
/** Whom these sightings show by their own id: not as parts of others. */
const present = (sightings: readonly Sighting[]) =>
  sightings.flatMap(({ id, sight }) => (sight.is === 'present' && sight.seen.id === id ? [id] : []));
const personsIn = ({ fields }: Seen) => (isRows(fields.persons) ? fields.persons.map(({ key }) => key) : []);

describe('the primary person of a company', () => {
  test('is the oldest with an e-mail address', async () => {
    const stand = await open();
    const id = account(stand, 'Acme');
    contact(stand, id, 'First');
    stand.clock.advance(2_000);
    contact(stand, id, 'Second', { Email: 'second@example.com' });
    stand.clock.advance(2_000);
    contact(stand, id, 'Third', { Email: 'third@example.com' });
    expect((await readOne(stand.enter(), id)).fields).toMatchObject({
      lastName: 'Second',
      email: 'second@example.com',
    });
  });

  test('where nobody has one, the oldest', async () => {
    const stand = await open();
    const id = account(stand, 'Acme');
    contact(stand, id, 'First');
    contact(stand, id, 'Second');
    expect((await readOne(stand.enter(), id)).fields.lastName).toBe('First');
  });

  test('is the one that our field names, whoever is older', async () => {
    const stand = await open();
    const id = account(stand, 'Acme');
    contact(stand, id, 'First', { Email: 'first@example.com' });
    const second = contact(stand, id, 'Second');
    edit(stand, id, { Primary_Contact: { id: own(second) } });
    expect((await readOne(stand.enter(), id)).fields).toMatchObject({ lastName: 'Second', email: null });
  });

  test('is never a person of another company, whatever our field names', async () => {
    const stand = await open();
    const [id, other] = [account(stand, 'Acme'), account(stand, 'Other')];
    contact(stand, id, 'Own');
    const stranger = contact(stand, other, 'Stranger');
    edit(stand, id, { Primary_Contact: { id: own(stranger) } });
    expect((await readOne(stand.enter(), id)).fields.lastName).toBe('Own');
  });

  test('nobody is there: the person’s fields are blank', async () => {
    const stand = await open();
    const id = account(stand, 'Acme');
    expect((await readOne(stand.enter(), id)).fields).toMatchObject({
      name: 'Acme',
      lastName: null,
      email: null,
      persons: [],
    });
  });
});

describe('the further people of a company', () => {
  test('are joined, the oldest first, five at most, and the primary is not among them', async () => {
    const stand = await open();
    const id = account(stand, 'Acme');
    for (let at = 0; at < 8; at++) {
      stand.clock.advance(1_000);
      contact(stand, id, `P${at}`, { Email: `p${at}@example.com` });
    }
    const persons = personsIn(await readOne(stand.enter(), id));
    expect(persons).toEqual(['p1', 'p2', 'p3', 'p4', 'p5'].map((name) => `${name}@example.com`));
  });

  test('hundreds of them are read to the last', async () => {
    const stand = await open();
    const id = account(stand, 'Acme');
    const people = Array.from({ length: 450 }, (_, at) => ({ Last_Name: `P${at}`, Account_Name: { id: own(id) } }));
    stand.act('records.import', { module: 'Contacts', records: people });
    const before = await readOne(stand.enter(), id);
    stand.clock.advance(5_000);
    const [last] = (stand.act('list', { module: 'Contacts', limit: 1 }) as { items: { id: string }[] }).items;
    edit(stand, `crm.Contacts:${last?.id ?? ''}`, { Email: 'last@example.com' });
    expect((await readOne(stand.enter(), id)).version).not.toBe(before.version);
  });

  test.each([
    [
      'one is saved',
      (stand: Stand, _id: RecordId, other: RecordId) => void edit(stand, other, { Email: 'new@example.com' }),
    ],
    ['one comes', (stand: Stand, id: RecordId) => void contact(stand, id, 'Another')],
    [
      'one goes',
      (stand: Stand, _id: RecordId, other: RecordId) =>
        void stand.act('record.delete', { module: 'Contacts', id: own(other) }),
    ],
    [
      'one moves away',
      (stand: Stand, _id: RecordId, other: RecordId) =>
        void stand.act('contact.move', { id: own(other), account: null }),
    ],
  ])('the version moves when %s', async (_, deed) => {
    const stand = await open();
    const id = account(stand, 'Acme');
    contact(stand, id, 'Primary', { Email: 'p@example.com' });
    const other = contact(stand, id, 'Other');
    const before = await readOne(stand.enter(), id);
    stand.clock.advance(5_000);
    deed(stand, id, other);
    expect((await readOne(stand.enter(), id)).version).not.toBe(before.version);
  });
});

describe('a look at companies', () => {
  test('shows the company when only a person of it was saved', async () => {
    const stand = await open();
    const id = account(stand, 'Acme');
    const person = contact(stand, id, 'Person');
    const { checkpoint } = await follow(stand.enter(), null);
    stand.clock.advance(60_000);
    edit(stand, person, { Email: 'new@example.com' });
    const { sightings } = await follow(stand.enter(), checkpoint, { overlapMs: 5_000 });
    expect(sightings.map((each) => each.id)).toEqual([id]);
  });

  test('shows a company once, however many of its parts were saved', async () => {
    const stand = await open();
    const id = account(stand, 'Acme');
    for (let at = 0; at < 4; at++) contact(stand, id, `P${at}`);
    const { sightings } = await follow(stand.enter(), null);
    expect(sightings.map((each) => each.id)).toEqual([id]);
  });

  test('is not held up by pages of people who belong to no company', async () => {
    const stand = await open();
    const early = account(stand, 'Early');
    for (let at = 0; at < 60; at++) {
      stand.clock.advance(1_500);
      contact(stand, null, `Lone ${at}`);
    }
    const late = account(stand, 'Late');
    const { sightings, looks } = await follow(stand.enter(), null, { limit: 10 });
    expect(new Set(sightings.map(({ id }) => id))).toEqual(new Set([early, late]));
    expect(looks).toBeLessThan(12);
  });

  test('shows a deletion, whatever was looked at since for other reasons', async () => {
    const stand = await open();
    const ids = Array.from({ length: 6 }, (_, at) => account(stand, `A${at}`));
    let { checkpoint } = await follow(stand.enter(), null);
    const seen: RecordId[] = [];
    stand.clock.advance(60_000);
    stand.act('record.delete', { module: 'Accounts', id: own(ids[0] ?? '') });
    for (let at = 1; at < 6; at++) {
      stand.clock.advance(200_000);
      edit(stand, ids[at] ?? '', { Phone: String(at) });
      const next = await follow(stand.enter(), checkpoint, { overlapMs: 5_000 });
      seen.push(...next.sightings.flatMap(({ id, sight }) => (sight.is === 'gone' ? [id] : [])));
      checkpoint = next.checkpoint;
    }
    // Clocks may differ by minutes: for so long it is shown again.
    expect(seen).toEqual(Array.from({ length: 4 }, () => ids[0]));
  });
});

describe('reading by a person’s id', () => {
  test('shows the company that the person belongs to', async () => {
    const stand = await open();
    const id = account(stand, 'Acme');
    const person = contact(stand, id, 'Person');
    const [sight] = await stand.enter().read('customer', [person]);
    expect(sight).toMatchObject({ is: 'present', seen: { id, name: 'Acme' } });
  });

  test('a person without a company is no customer where companies are', async () => {
    const stand = await open();
    const [sight] = await stand.enter().read('customer', [contact(stand, null, 'Lone')]);
    expect(sight).toEqual({ is: 'none' });
  });

  test('a person who is gone is gone', async () => {
    const stand = await open();
    const person = contact(stand, account(stand, 'Acme'), 'Person');
    stand.act('record.delete', { module: 'Contacts', id: own(person) });
    const [sight] = await stand.enter().read('customer', [person]);
    expect(sight).toEqual({ is: 'gone', how: 'deleted' });
  });
});

describe('writing a company and its person', () => {
  test('a person is made with the company, and belongs to it', async () => {
    const stand = await open();
    const fields = { name: 'Acme', firstName: 'Ada', lastName: 'Lovelace', email: 'ada@example.com' };
    const { id } = must((await create(stand.enter(), [draft(stand, 1, fields)]))[0] ?? nobody);
    const { items } = stand.act('list', { module: 'Contacts' }) as { items: Record<string, unknown>[] };
    expect(items).toMatchObject([{ Last_Name: 'Lovelace', Account_Name: { id: own(id) } }]);
  });

  test.each([
    [{ name: 'Acme', firstName: 'Ada' }, '-'],
    [{ name: 'Acme', email: 'ada@example.com' }, 'ada@example.com'],
    [{ name: 'Acme', lastName: null, firstName: null, mobile: '1' }, '1'],
  ])(
    'a person without a last name gets something in its place, which reads as blank: %j',
    async (fields, inItsPlace) => {
      const stand = await open();
      const { id } = must((await create(stand.enter(), [draft(stand, 1, fields)]))[0] ?? nobody);
      const { items } = stand.act('list', { module: 'Contacts' }) as { items: Record<string, unknown>[] };
      expect(items).toMatchObject([{ Last_Name: inItsPlace }]);
      const seen = await readOne(stand.enter(), id);
      expect(seen.fields).toMatchObject({ ...fields, lastName: null });
    },
  );

  test('what stands in the place of a last name reads as blank also once the rest has changed, and a last name takes its place', async () => {
    const stand = await open();
    const fields = { name: 'Acme', email: 'ada@example.com' };
    const { id } = must((await create(stand.enter(), [draft(stand, 1, fields)]))[0] ?? nobody);
    stand.clock.advance(5_000);
    const renamed = await patchOf(stand, stand.enter(), id, { name: 'Acme Two', email: 'ada@two.example' });
    must((await update(stand.enter(), [renamed]))[0] ?? nobody);
    stand.clock.advance(5_000);
    expect((await readOne(stand.enter(), id)).fields).toMatchObject({ name: 'Acme Two', lastName: null });
    const named = await patchOf(stand, stand.enter(), id, { lastName: 'Lovelace' });
    must((await update(stand.enter(), [named]))[0] ?? nobody);
    stand.clock.advance(5_000);
    expect((await readOne(stand.enter(), id)).fields).toMatchObject({ lastName: 'Lovelace' });
  });

  test('nothing known of a person: none is made', async () => {
    const stand = await open();
    const fields = { name: 'Acme', firstName: null, lastName: null, email: null, mobile: null };
    expect((await create(stand.enter(), [draft(stand, 1, fields)]))[0]?.ok).toBe(true);
    expect(stand.act('list', { module: 'Contacts' })).toMatchObject({ count: 0 });
  });

  test('a person whom Zoho won’t have does not undo the company, and is not among what was sent', async () => {
    const stand = await open();
    const fields = { name: 'Acme', lastName: 'Lovelace', email: 'not an address', billingCity: 'London' };
    const written = must((await create(stand.enter(), [draft(stand, 1, fields)]))[0] ?? nobody);
    expect(written.sent).toEqual({ name: 'Acme', billingCity: 'London' });
    stand.clock.advance(5_000);
    expect((await readOne(stand.enter(), written.id)).version).toBe(written.version);
  });

  test('a person whose reply is lost is not claimed, and is there for the next look', async () => {
    const stand = await open();
    stand.world.faults.arm({ match: { path: 'Contacts', method: 'POST' }, action: { type: 'drop-after' } });
    const fields = { name: 'Acme', lastName: 'Lovelace' };
    const { sent, id } = must((await create(stand.enter(), [draft(stand, 1, fields)]))[0] ?? nobody);
    expect(sent).toEqual({ name: 'Acme' });
    expect((await readOne(stand.enter(), id)).fields.lastName).toBe('Lovelace');
  });

  test('a company without a person gets one, who becomes its primary', async () => {
    const stand = await open();
    const id = account(stand, 'Acme');
    const patch = await patchOf(stand, stand.enter(), id, { lastName: 'Lovelace', email: 'a@example.com', phone: '1' });
    const written = must((await update(stand.enter(), [patch]))[0] ?? nobody);
    stand.clock.advance(5_000);
    const seen = await readOne(stand.enter(), id);
    expect(seen).toMatchObject({ version: written.version, fields: { lastName: 'Lovelace', phone: '1' } });
    const { items } = stand.act('list', { module: 'Contacts' }) as { items: Record<string, unknown>[] };
    expect(get(stand, id).Primary_Contact).toMatchObject({ id: items[0]?.id });
  });

  test.each([true, false])(
    'somebody makes its first person just before us: both stay, and it is looked at again (queries: %s)',
    async (queries) => {
      const stand = await open('accounts', { facts: { queries } });
      const id = account(stand, 'Acme');
      const patch = await patchOf(stand, stand.enter(), id, { lastName: 'Lovelace', phone: '1' });
      contact(stand, id, 'Jones');
      expect(problemOf((await update(stand.enter(), [patch]))[0])).toEqual({ code: 'record.moved' });
      expect((await readOne(stand.enter(), id)).fields).toMatchObject({ lastName: 'Jones', phone: null });
      expect(stand.act('list', { module: 'Contacts' })).toMatchObject({ count: 2 });
    },
  );

  test('a last name can’t be taken away: it stays, and is not among what was sent', async () => {
    const stand = await open();
    const id = account(stand, 'Acme');
    contact(stand, id, 'Lovelace', { First_Name: 'Ada' });
    const patch = await patchOf(stand, stand.enter(), id, { firstName: null, lastName: null });
    const written = must((await update(stand.enter(), [patch]))[0] ?? nobody);
    expect(written.sent).toEqual({ firstName: null });
    expect((await readOne(stand.enter(), id)).fields).toMatchObject({ firstName: null, lastName: 'Lovelace' });
  });

  test('the person was saved and the company was not: it has to be looked at again', async () => {
    const stand = await open();
    const id = account(stand, 'Acme');
    contact(stand, id, 'Lovelace');
    const patch = await patchOf(stand, stand.enter(), id, { email: 'new@example.com', phone: '1' });
    stand.act('record.lock', { module: 'Accounts', id: own(id) });
    const [outcome] = await update(stand.enter(), [patch]);
    expect(problemOf(outcome)).toEqual({ code: 'record.moved' });
    expect((await readOne(stand.enter(), id)).fields).toMatchObject({ email: 'new@example.com', phone: null });
  });

  test('the person could not be saved: the company is left as it was', async () => {
    const stand = await open();
    const id = account(stand, 'Acme');
    const person = contact(stand, id, 'Lovelace');
    const patch = await patchOf(stand, stand.enter(), id, { email: 'new@example.com', phone: '1' });
    stand.act('record.lock', { module: 'Contacts', id: own(person) });
    expect(problemOf((await update(stand.enter(), [patch]))[0])).toMatchObject({ code: 'record.locked' });
    expect((await readOne(stand.enter(), id)).fields).toMatchObject({ email: null, phone: null });
  });

  test('the person is gone since: the company is looked at again, and is not missing', async () => {
    const stand = await open();
    const id = account(stand, 'Acme');
    const person = contact(stand, id, 'Lovelace');
    const patch = await patchOf(stand, stand.enter(), id, { email: 'new@example.com' });
    stand.act('record.delete', { module: 'Contacts', id: own(person) });
    expect(problemOf((await update(stand.enter(), [patch]))[0])).toEqual({ code: 'record.moved' });
  });

  test.each([
    [3, [12, 6, 3, 3, 3, 3]],
    [100, [12]],
  ])('a list that takes %i ids at once is asked for no more', async (idsPerList, asked) => {
    const stand = await open('accounts', { switches: { idsPerList } });
    const ids = Array.from({ length: 12 }, (_, at) => account(stand, `Company ${at}`));
    const sights = await stand.enter().read('customer', ids);
    expect(sights.map((sight) => (sight.is === 'present' ? sight.seen.id : sight.is))).toEqual(ids);
    const lists = stand.calls('GET').filter(({ path }) => path.includes('/Accounts?'));
    const named = lists.map(({ path }) => new URL(path, 'http://zoho').searchParams.get('ids')?.split(',').length);
    expect(named).toEqual(asked);
  });

  test.each([true, false])(
    'a locked company is locked for now, not fixed for good (read from lists: %s)',
    async (listsByIds) => {
      const stand = await open('accounts', { facts: { listsByIds } });
      const id = account(stand, 'Acme');
      stand.act('record.lock', { module: 'Accounts', id: own(id) });
      const patch = await patchOf(stand, stand.enter(), id, { phone: '1' });
      expect(patch.seen.fixed).toBeNull();
      expect(problemOf((await update(stand.enter(), [patch]))[0])).toMatchObject({ code: 'record.locked' });
    },
  );

  test.each([
    [
      'as Zoho’s docs have it, with the one that moved',
      { data: [{ code: 'ALREADY_MODIFIED', status: 'error', message: 'm', details: {} }] },
    ],
    ['with nothing but its code', { code: 'ALREADY_MODIFIED', status: 'error', message: 'm', details: {} }],
  ])('a call that is stale as a whole, %s, changed nobody', async (_, body) => {
    const stand = await open();
    const ids = ['A', 'B', 'C'].map((name) => account(stand, name));
    const system = stand.enter();
    const patches = [];
    for (const id of ids) patches.push(await patchOf(stand, system, id, { phone: '1' }));
    stand.world.faults.arm({
      match: { method: 'PUT' },
      action: { type: 'respond', status: 412, body: JSON.stringify(body) },
    });
    const outcomes = await update(system, patches);
    expect(outcomes.map(problemOf)).toEqual(ids.map(() => ({ code: 'record.moved' })));
  });

  test('none of the customer’s own workflows run for what we write', async () => {
    const stand = await open();
    stand.act('rule.set', { module: 'Accounts', field: 'Description', value: 'a rule ran' });
    const { id } = must((await create(stand.enter(), [draft(stand, 1, { name: 'Acme' })]))[0] ?? nobody);
    const patch = await patchOf(stand, stand.enter(), id, { phone: '1' });
    must((await update(stand.enter(), [patch]))[0] ?? nobody);
    expect(get(stand, id).Description).toBeNull();
  });
});

describe('people as customers', () => {
  test('a name alone makes the last name, and blanks beside it do no harm', async () => {
    const stand = await open('contacts');
    const fields = { name: 'Ada Lovelace', firstName: null, lastName: null, email: null };
    const { id } = must((await create(stand.enter(), [draft(stand, 1, fields)]))[0] ?? nobody);
    expect((await readOne(stand.enter(), id)).fields).toMatchObject({ name: 'Ada Lovelace', lastName: 'Ada Lovelace' });
  });

  test('whoever works at a company is a customer all the same', async () => {
    const stand = await open('contacts');
    const id = contact(stand, account(stand, 'Acme'), 'Lovelace');
    expect((await walkAll(stand.enter(), 10)).map((each) => each.id)).toEqual([id]);
    expect((await follow(stand.enter(), null)).sightings.map((each) => each.id)).toEqual([id]);
  });

  test('a last name can’t be taken away', async () => {
    const stand = await open('contacts');
    const id = contact(stand, null, 'Lovelace', { First_Name: 'Ada' });
    const patch = await patchOf(stand, stand.enter(), id, { firstName: null, lastName: null });
    expect(must((await update(stand.enter(), [patch]))[0] ?? nobody).sent).toEqual({ firstName: null });
  });
});

describe('companies and people as customers', () => {
  const both = async () => {
    const stand = await open('both');
    const acme = account(stand, 'Acme');
    const worker = contact(stand, acme, 'Worker', { Email: 'w@example.com' });
    const lone = contact(stand, null, 'Lone', { First_Name: 'A' });
    return { stand, acme, worker, lone };
  };

  test('people without a company are customers, the others belong to theirs', async () => {
    const { stand, acme, lone } = await both();
    const looked = present((await follow(stand.enter(), null)).sightings);
    expect(new Set(looked)).toEqual(new Set([acme, lone]));
    for (const limit of [1, 2, 100]) {
      expect(present(await walkAll(stand.enter(), limit))).toEqual([acme, lone]);
    }
  });

  test('who stands alone shows what a company shows, and takes all of it but the name, which Zoho puts together', async () => {
    const { stand, lone } = await both();
    edit(stand, lone, { Phone: '09 555 0100', Mailing_City: 'Gore', Other_Zip: '9710' });
    stand.clock.advance(5_000);
    const shown = { name: 'A Lone', phone: '09 555 0100', billingCity: 'Gore', shippingPostcode: '9710' };
    expect((await readOne(stand.enter(), lone)).fields).toMatchObject(shown);
    const edits = { name: 'A Lone Ltd', phone: '09 555 0199', billingCity: 'Nelson', email: 'a@example.com' };
    const patch = await patchOf(stand, stand.enter(), lone, edits);
    const { name: _, ...taken } = edits;
    expect(must((await update(stand.enter(), [patch]))[0] ?? nobody).sent).toEqual(taken);
    expect((await readOne(stand.enter(), lone)).fields).toMatchObject({ ...taken, name: 'A Lone' });
  });

  test('each is read by its id, and a worker’s id is the company’s', async () => {
    const { stand, acme, worker, lone } = await both();
    const sights = await stand.enter().read('customer', [lone, worker, acme]);
    expect(sights.map((sight) => sight.is === 'present' && sight.seen.id)).toEqual([lone, acme, acme]);
    // An id alone, which is taken for a company's.
    const [named, nobodys] = await stand.enter().read('customer', [`crm.Accounts:${own(lone)}`, 'crm.Accounts:1']);
    expect(named).toMatchObject({ is: 'present', seen: { id: lone } });
    expect(nobodys).toMatchObject({ is: 'unknown', problem: { code: 'record.missing' } });
  });

  test('a person who joins a company is no customer any more: the company shows', async () => {
    const { stand, acme, lone } = await both();
    const { checkpoint } = await follow(stand.enter(), null);
    stand.clock.advance(60_000);
    stand.act('contact.move', { id: own(lone), account: own(acme) });
    const { sightings } = await follow(stand.enter(), checkpoint, { overlapMs: 5_000 });
    expect(present(sightings)).toEqual([acme]);
    expect(sightings).toContainEqual({
      id: lone,
      sight: { is: 'present', seen: expect.objectContaining({ id: acme }) },
    });
    const [sight] = await stand.enter().read('customer', [lone]);
    expect(sight).toMatchObject({ is: 'present', seen: { id: acme } });
  });

  test('both sorts are changed and taken out of use in one go, in the order asked', async () => {
    const { stand, acme, lone } = await both();
    const system = stand.enter();
    const patches = [
      await patchOf(stand, system, lone, { phone: '1', billingCity: 'Bonn' }),
      await patchOf(stand, system, acme, { phone: '2' }),
    ];
    expect((await update(system, patches)).map((outcome) => must(outcome).id)).toEqual([lone, acme]);
    stand.clock.advance(5_000);
    expect((await archive(system, [lone, acme])).map((outcome) => must(outcome).id)).toEqual([lone, acme]);
    const sights = await system.read('customer', [acme, lone]);
    expect(sights).toEqual([
      { is: 'gone', how: 'deleted' },
      { is: 'gone', how: 'deleted' },
    ]);
  });

  test('new customers are companies', async () => {
    const { stand } = await both();
    const { id } = must((await create(stand.enter(), [draft(stand, 1, { name: 'New' })]))[0] ?? nobody);
    expect(id).toMatch(/^crm\.Accounts:/);
  });
});

describe('what filters name', () => {
  test('is shown beside the fields, lookups by their name', async () => {
    const stand = await open('accounts', { traits: ['Account_Type', 'Parent_Account', 'Employees', 'Owner'] });
    const parent = account(stand, 'Parent');
    const id = account(stand, 'Acme', { Account_Type: 'Customer', Parent_Account: { id: own(parent) }, Employees: 7 });
    const [sight] = await stand.enter().read('customer', [id]);
    expect(sight).toMatchObject({
      is: 'present',
      seen: { traits: { Account_Type: 'Customer', Parent_Account: 'Parent', Employees: '7' } },
    });
  });
});

describe('without a field for our mark', () => {
  const facts = { fields: { 'Accounts/shared/primaryContact': { id: '1', apiName: 'Primary_Contact' } } };

  test('a lost create is found by its name, among what was made since', async () => {
    const stand = await open('accounts', { facts });
    const before = account(stand, 'Acme');
    stand.clock.advance(3_600_000);
    const sentAt = stand.clock.now();
    const drafts = [draft(stand, 1, { name: 'Acme' }), draft(stand, 2, { name: 'Never made' })];
    const { id } = must((await create(stand.enter(), drafts.slice(0, 1)))[0] ?? nobody);
    const made = must(await stand.enter().findMade('customer', drafts, sentAt));
    expect(made.get(drafts[0]?.source ?? '')?.map((seen) => seen.id)).toEqual([id]);
    expect(made.get(drafts[1]?.source ?? '') ?? []).toEqual([]);
    expect(id).not.toBe(before);
  });

  test('two of that name can’t be told apart, and both are shown', async () => {
    const stand = await open('accounts', { facts });
    const sentAt = stand.clock.now();
    const drafts = [draft(stand, 1, { name: 'Acme' })];
    await create(stand.enter(), drafts);
    await create(stand.enter(), drafts);
    const made = must(await stand.enter().findMade('customer', drafts, sentAt));
    expect(made.get(drafts[0]?.source ?? '')).toHaveLength(2);
  });

  test('one of that name that somebody else entered is not taken for ours', async () => {
    const stand = await open('accounts', { facts });
    const sentAt = stand.clock.now();
    const drafts = [draft(stand, 1, { name: 'Acme' })];
    const { id } = must((await create(stand.enter(), drafts))[0] ?? nobody);
    account(stand, 'Acme');
    const made = must(await stand.enter().findMade('customer', drafts, sentAt));
    expect(made.get(drafts[0]?.source ?? '')?.map((seen) => seen.id)).toEqual([id]);
  });

  test('nobody’s mark is read', async () => {
    const stand = await open('accounts', { facts });
    expect((await readOne(stand.enter(), account(stand, 'Acme'))).stamp).toBeNull();
  });
});

test('a mark names the record that it was made from, in whatever pair', async () => {
  const stand = await open();
  const id = account(stand, 'Acme', { Xero_Contact_ID: 'a-guid' });
  expect(PAIR).toBe('p1');
  expect((await readOne(stand.enter(), id)).stamp).toBe('accounting.Contacts:a-guid');
});
