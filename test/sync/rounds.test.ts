// Rounds of one pass: what a reply shows is planned again at once, three times at most; then a person is told both values.

import { expect, test } from 'vitest';
import type { Seen, Side } from '../../src/core/record.ts';
import type { Fields } from '../../src/core/value.ts';
import type { Crew } from '../../src/sync/crew.ts';
import type { Prepared, System, Write } from '../../src/sync/ports.ts';
import { workThrough } from '../../src/sync/rounds.ts';
import type { Commit } from '../../src/sync/store.ts';
import { editedCase, NOW, stage } from './apply-crew.ts';

/** A crew whose systems show in each reply what they keep, and what somebody there has saved by then. */
function replying(meanwhile: (side: Side, write: number) => Fields) {
  const { crew } = stage();
  const commits: Commit[] = [];
  let writes = 0;
  const system = (side: Side): System => {
    let sent: { id: string; seen: Seen; fields: Fields } | undefined;
    return {
      ...crew.systems[side],
      prepare: (kind, write: Write): Prepared[] => {
        if (write.op === 'update') [sent] = write.patches;
        return crew.systems[side].prepare(kind, write) as Prepared[];
      },
      send: async () => {
        if (!sent) return [];
        writes += 1;
        const { id, seen, fields } = sent;
        const shown = { ...seen.fields, ...fields, ...meanwhile(side, writes) };
        const version = `${side}-after-${writes}`;
        const now = { ...seen, version, changedAt: NOW + writes * 60_000, fields: shown };
        return [{ ok: true, value: { id, version, changedAt: now.changedAt, seen: now, sent: fields } }];
      },
    };
  };
  const store = { ...crew.store, commit: async (_lease: unknown, commit: Commit) => void commits.push(commit) };
  const busy: Crew = { ...crew, store, systems: { crm: system('crm'), accounting: system('accounting') } };
  return { crew: busy, commits, writes: () => writes };
}

const raisedBy = (commits: readonly Commit[]) => commits.flatMap(({ issues }) => issues.raise);

test('what comes to rest is written once, and nobody is asked', async () => {
  const { crew, commits, writes } = replying(() => ({}));
  await workThrough(crew, [editedCase('1', { city: 'Nelson' })], () => []);
  expect(writes()).toBe(1);
  expect(raisedBy(commits)).toEqual([]);
});

test('what the reply shows of somebody’s work is carried in the same pass', async () => {
  const { crew, commits, writes } = replying((_, write): Fields => (write === 1 ? { email: 'new@acme.example' } : {}));
  await workThrough(crew, [editedCase('1', { city: 'Nelson' })], () => []);
  expect(writes()).toBe(2);
  expect(raisedBy(commits)).toEqual([]);
});

test('what each reply shows anew is planned three times, then a person is told both values', async () => {
  // Whoever is written saves something of their own behind it, each time.
  const { crew, commits, writes } = replying((side, write): Fields =>
    side === 'accounting' ? { email: `${write}@acme.example` } : { city: `Town ${write}` },
  );
  await workThrough(crew, [editedCase('1', { city: 'Nelson' })], () => []);
  expect(writes()).toBe(3);
  expect(raisedBy(commits)).toMatchObject([
    {
      code: 'unsettled.rounds',
      record: 'crm.Accounts:1',
      facts: { rounds: 3, fields: { email: { crm: '1@acme.example', accounting: '3@acme.example' } } },
      choices: ['crm', 'accounting', 'value'],
    },
  ]);
});

test('a record that was left in the middle is taken for no agreement', async () => {
  const { crew, commits } = replying((side, write) => ({ [side === 'accounting' ? 'email' : 'city']: `${write}` }));
  await workThrough(crew, [editedCase('1', { city: 'Nelson' })], () => []);
  expect(commits.at(-1)?.links[0]?.versions).toEqual({ crm: '', accounting: '' });
});

test('a side that is busy keeps nobody from what is left to do on the other', async () => {
  const { crew } = stage({ size: 1 });
  const asked: string[] = [];
  const commits: Commit[] = [];
  const system = (side: Side): System => {
    const waiting: { id: string; seen: Seen; fields: Fields }[] = [];
    return {
      ...crew.systems[side],
      prepare: (kind, write: Write): Prepared[] => {
        if (write.op === 'update') waiting.push(...write.patches);
        return crew.systems[side].prepare(kind, write) as Prepared[];
      },
      send: async () => {
        const patch = waiting.shift();
        if (!patch) return [];
        asked.push(patch.id);
        if (side === 'accounting' && asked.length > 1)
          return [{ ok: false, problem: { code: 'system.busy', retryAfterMs: 30_000 } }];
        // The reply shows an e-mail address that somebody gave meanwhile.
        const fields = { ...patch.seen.fields, ...patch.fields, email: 'new@acme.example' };
        const now = { ...patch.seen, version: `${side}-after`, changedAt: NOW, fields };
        return [
          { ok: true, value: { id: patch.id, version: now.version, changedAt: NOW, seen: now, sent: patch.fields } },
        ];
      },
    };
  };
  const store = { ...crew.store, commit: async (_lease: unknown, commit: Commit) => void commits.push(commit) };
  const one: Crew = { ...crew, store, systems: { crm: system('crm'), accounting: system('accounting') } };
  const cases = ['1', '2', '3'].map((id) => editedCase(id, { city: 'Nelson' }));
  const { halt, deferred } = await workThrough(one, cases, () => []);
  expect(asked).toEqual(['accounting.Contacts:1', 'accounting.Contacts:2', 'crm.Accounts:1']);
  expect(halt).toMatchObject({ code: 'system.busy' });
  expect(deferred.get('crm.Accounts:1')).toBeUndefined();
  expect([deferred.get('crm.Accounts:2'), deferred.get('crm.Accounts:3')]).toEqual([30_000, 30_000]);
  expect(commits.at(-1)?.links[0]?.versions).toEqual({ crm: 'crm-after', accounting: 'accounting-after' });
});
