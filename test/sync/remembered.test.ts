// What a round leaves to remember of records that nothing is written of, and of requests whose outcome came late: the situations in which
// forgetting it let a record be asked about for ever, proposed for nothing, or linked twice.

import { describe, expect, test } from 'vitest';
import { done } from '../../src/core/problem.ts';
import { into } from '../core/build.ts';
import { apply } from '../../src/sync/apply.ts';
import type { Case } from '../../src/sync/case.ts';
import { knowsFixed } from '../../src/sync/fixed.ts';
import { withoutOpenIntents } from '../../src/sync/changes.ts';
import type { Crew } from '../../src/sync/crew.ts';
import type { Look } from '../../src/sync/look.ts';
import { leave } from '../../src/sync/leave.ts';
import { asAgreed, isEcho, isKnownStanding, Memory } from '../../src/sync/memory.ts';
import { workThrough } from '../../src/sync/rounds.ts';
import { settleIntents } from '../../src/sync/settle.ts';
import type { Commit, Intent, LinkRow, Standing } from '../../src/sync/store.ts';
import { caseOf, editedCase, newcomer, NOW, records, row, stage } from './apply-crew.ts';

const archived = { why: 'archived', open: [] } as const;

/** A crew whose commits are kept. */
function keeping(known: readonly LinkRow[] = []): { crew: Crew; commits: Commit[] } {
  const { crew } = stage();
  const commits: Commit[] = [];
  const store = {
    ...crew.store,
    commit: async (_lease: unknown, commit: Commit) => void commits.push(commit),
    recall: async () => ({ links: known, standings: [], issues: [] }),
  };
  return { crew: { ...crew, store }, commits };
}

const work = async (one: Case): Promise<Commit | undefined> => {
  const { crew, commits } = keeping();
  await workThrough(crew, [one], () => []);
  return commits[0];
};

const asked: Standing = {
  kind: 'customer',
  id: 'accounting.Contacts:1',
  side: 'accounting',
  name: 'Acme 1',
  state: 'waiting',
  code: 'match.several',
  facts: {},
  dueAt: NOW,
  attempts: 1,
  waitsFor: null,
  choice: { choice: 'link', id: 'crm.Accounts:1' },
  work: 'person',
  trigger: 'person',
  actor: 'ann',
  since: 0,
};

test('an answer that names two records of which one was erased is dealt with, under whichever name the outcome stands', async () => {
  const erased = records('accounting', '1', {}, { fixed: { why: 'erased', open: [] } });
  const one: Case = {
    ...caseOf({ crm: { is: 'present', seen: records('crm', '1') }, accounting: { is: 'present', seen: erased } }),
    match: { is: 'one', id: 'crm.Accounts:1', rule: 'person', sure: true },
    rules: into('accounting', { create: false }),
    standing: asked,
  };
  const commit = await work(one);
  expect(commit?.standings.put.map(({ id, code }) => [id, code])).toEqual([['crm.Accounts:1', 'skip.create-off']]);
  expect(commit?.standings.drop).toEqual([{ kind: 'customer', id: 'accounting.Contacts:1' }]);
});

describe('a record that was archived and changed in nothing else', () => {
  const linked = row('1');
  const seen = records('accounting', '1', {}, { version: 'accounting-2', fixed: archived });
  const fields = caseOf({}).use.mapping.fields;

  test('is no echo', () => {
    const unchanged = { ...seen, fixed: null };
    expect(isEcho(linked, 'accounting', { is: 'present', seen: unchanged }, fields)).toBe(true);
    expect(isEcho(linked, 'accounting', { is: 'present', seen }, fields)).toBe(false);
  });

  test('is remembered as archived, so that nobody is asked to archive it once the other side is deleted', async () => {
    const crm = records('crm', '1');
    const commit = await work(
      caseOf({ crm: { is: 'present', seen: crm }, accounting: { is: 'present', seen } }, linked),
    );
    const [kept] = commit?.links ?? [];
    expect(kept && knowsFixed(kept, 'accounting', seen)).toBe(true);
  });
});

test('a record that is left out is asked after again, as something waits for it, and stands as it stood', async () => {
  const left: Standing = {
    ...asked,
    id: 'crm.Accounts:1',
    side: 'crm',
    state: 'skipped',
    code: 'skip.create-off',
    choice: null,
  };
  const one: Case = { ...newcomer('crm', '1'), rules: into('accounting', { create: false }), standing: left };
  const byTimer = { ...one, cause: { ...one.cause, work: 'timer' as const, trigger: 'timer' as const, actor: null } };
  const [put] = (await work(byTimer))?.standings.put ?? [];
  expect(put).toMatchObject({ code: 'skip.create-off', dueAt: null, since: 0, work: 'person', trigger: 'person' });
  const other = { ...left, code: 'skip.direction-off' };
  const [changed] = (await work({ ...byTimer, standing: other }))?.standings.put ?? [];
  expect(changed).toMatchObject({ code: 'skip.create-off', work: 'timer', trigger: 'timer', actor: null });
});

test('a record without a link that a timer’s look shows once more is planned again only where somebody may have saved it since', () => {
  const memory = new Memory();
  memory.add({ links: [], standings: [{ ...asked, choice: null, dueAt: null, state: 'skipped' }], issues: [] });
  const timer = { sort: 'changes', trigger: 'timer', lookedAt: NOW } as const;
  const known = (look: Pick<Look, 'sort' | 'trigger' | 'lookedAt'>, savedAgoMs: number) => {
    const seen = records('accounting', '1', {}, { changedAt: NOW - savedAgoMs });
    return isKnownStanding(memory, look, seen.id, { is: 'present', seen });
  };
  expect(known(timer, 300_001)).toBe(true);
  expect(known(timer, 300_000)).toBe(false);
  expect(known({ ...timer, trigger: 'webhook' }, 300_001)).toBe(false);
  expect(known({ ...timer, sort: 'walk' }, 300_001)).toBe(false);
  memory.add({ links: [], standings: [{ ...asked, choice: null }], issues: [] });
  expect(known(timer, 300_001)).toBe(false);
});

test('what a side leaves out of a change stays with the other, and is not sent again and again', async () => {
  const { crew } = stage({ answers: [['done']] });
  const { works } = await apply(crew, [editedCase('1', { city: 'Nelson' })]);
  const bases = works[0]?.row?.bases;
  expect([bases?.crm.city?.value, bases?.accounting.city?.value]).toEqual(['Nelson', null]);
});

test('a record that is not read again is called as its side calls it: a document there by the number that accounting gave it', () => {
  const named = (kind: 'customer' | 'invoice', told: Readonly<Record<string, string>>) => {
    const bases = Object.fromEntries(Object.entries(told).map(([name, value]) => [name, { value, place: name }]));
    const linked = { ...row('1'), kind, name: 'Sale 1', bases: { crm: bases, accounting: bases } };
    return [asAgreed(linked, 'crm').name, asAgreed(linked, 'accounting').name];
  };
  expect(named('customer', { name: 'Acme' })).toEqual(['Acme', 'Acme']);
  expect(named('customer', { name: '' })).toEqual(['Sale 1', 'Sale 1']);
  expect(named('invoice', { accountingNumber: 'INV-0001', number: 'N-1' })).toEqual(['Sale 1', 'INV-0001']);
  expect(named('invoice', { number: 'N-1' })).toEqual(['Sale 1', 'N-1']);
  expect(named('invoice', {})).toEqual(['Sale 1', 'Sale 1']);
});

test('a page counts as read from when it was asked for, however long its reply and what followed took', () => {
  const look = { kind: 'customer', side: 'accounting', sort: 'changes', rest: [] } as unknown as Look;
  const page = { end: 'checkpoint', more: false, askedAt: NOW - 30_000 };
  const caught = { sightings: [], again: new Set<string>(), page, named: [] };
  const change = leave(stage().crew, look, caught, { left: [], news: 0 }, { deferred: new Map(), halt: null });
  expect(change.lookedAt).toBe(NOW - 30_000);
});

describe('a request whose reply was lost', () => {
  const making: Intent = {
    id: 'i',
    side: 'accounting',
    key: 'k',
    prepared: { kind: 'customer', op: 'create', body: '', count: 1 },
    items: [
      {
        link: null,
        source: 'crm.Accounts:1',
        name: 'Acme 1',
        fields: {},
        from: {},
        sourceVersion: '',
        sourceChangedAt: 0,
      },
    ],
    sentAt: NOW - 30_000,
    state: 'open',
  };
  const opened = (crew: Crew): Crew => ({ ...crew, open: { ...crew.open, intents: [making] } });

  test('is settled before what it may have made is planned, also where its source is gone by now', () => {
    const stamped = records('accounting', '9', {}, { stamp: 'crm.Accounts:1' });
    const arrival = caseOf({ accounting: { is: 'present', seen: stamped } });
    expect(withoutOpenIntents(opened(stage().crew), [arrival, newcomer('accounting', '8')])).toHaveLength(1);
  });

  test('links nothing that was linked to another record meanwhile', async () => {
    const other = row('1', { ids: { crm: 'crm.Accounts:7', accounting: 'accounting.Contacts:9' } });
    const written = { id: 'accounting.Contacts:9', version: 'v', changedAt: NOW, seen: null, sent: {} };
    const settle = async (known: readonly LinkRow[]) => {
      const { crew, commits } = keeping(known);
      const accounting = {
        ...crew.systems.accounting,
        spec: { replayMs: 600_000 },
        send: async () => [done(written)],
      } as unknown as Crew['systems']['accounting'];
      await settleIntents({ ...opened(crew), systems: { ...crew.systems, accounting } });
      return commits.flatMap(({ links }) => links);
    };
    expect(await settle([])).toHaveLength(1);
    expect(await settle([other])).toEqual([]);
  });
});
