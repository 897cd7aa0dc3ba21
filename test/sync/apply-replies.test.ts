// What comes of requests: replies taken in item by item, outcomes that stay open, and what stops the requests that are left.

import { describe, expect, test } from 'vitest';
import type { Problem } from '../../src/core/problem.ts';
import { apply, sendAgain } from '../../src/sync/apply.ts';
import { haltWait } from '../../src/sync/halt.ts';
import type { Case } from '../../src/sync/case.ts';
import type { Intent } from '../../src/sync/store.ts';
import { rules } from '../core/build.ts';
import { caseOf, editedCase, newcomer, records, row, stage } from './apply-crew.ts';

const unreachable: Problem = { code: 'system.unreachable', sent: false, detail: '' };
const silence: Problem = { code: 'system.unreachable', sent: true, detail: '' };
const refused: Problem = { code: 'record.refused', complaints: [] };
const busy: Problem = { code: 'system.busy', retryAfterMs: 30_000 };

/** A company that was deleted in the CRM and is put away in accounting. */
function deletedCase(): Case {
  const into = { on: true, create: true, update: true, delete: 'apply' } as const;
  const left = { is: 'present', seen: records('accounting', '1') } as const;
  const deleted = { is: 'gone', how: 'deleted' } as const;
  return caseOf({ crm: deleted, accounting: left }, row('1'), rules({ into: { crm: into, accounting: into } }));
}

describe('a reply', () => {
  test('is taken in item by item: what was done, what was refused', async () => {
    const { crew } = stage({ answers: [['done', refused]] });
    const { works, intentsDone, halts } = await apply(crew, [newcomer('crm', '1'), newcomer('crm', '2')]);
    expect(works.map(({ row: made, failed }) => [made?.ids.crm, failed])).toEqual([
      ['crm.Accounts:1', false],
      [undefined, true],
    ]);
    expect(works[1]?.raise.map(({ code }) => code)).toEqual(['refused.accounting']);
    expect({ intentsDone, halts }).toEqual({ intentsDone: ['key-1'], halts: {} });
  });

  test('that says nothing of an item leaves its outcome open: the request is settled later', async () => {
    const { crew } = stage({ answers: [['done', 'silent']] });
    const { works, intentsDone } = await apply(crew, [newcomer('crm', '1'), newcomer('crm', '2')]);
    expect(works[1]?.standing).toMatchObject({ code: 'outcome.unknown', state: 'waiting' });
    expect(intentsDone).toEqual([]);
  });

  test.each<[string, Problem, Case, readonly string[]]>([
    ['that was lost leaves a creation open until it was read what came of it', silence, newcomer('crm', '1'), []],
    ['that was lost leaves a change open likewise', silence, editedCase('1', { city: 'Nelson' }), []],
    [
      'that was lost leaves nothing open of what was put away: it is seen on the record',
      silence,
      deletedCase(),
      ['key-1'],
    ],
    ['of a vendor that never got the request leaves nothing open', unreachable, newcomer('crm', '1'), ['key-1']],
  ])('%s', async (_what, problem, only, done) => {
    const { crew } = stage({ answers: [[problem]] });
    expect((await apply(crew, [only])).intentsDone).toEqual(done);
  });
});

describe('what every further request would meet as well', () => {
  const three = () => [newcomer('crm', '1'), newcomer('crm', '2'), newcomer('crm', '3')];

  test.each<[string, Problem]>([
    ['a withdrawn consent', { code: 'grant.revoked', detail: '' }],
    ['a vendor that is busy', busy],
    ['a day that is spent', { code: 'system.day-spent', retryAfterMs: 9_000 }],
    ['a lost reply', silence],
    ['a vendor that can’t be reached', unreachable],
    ['a vendor that fails', { code: 'system.failed', status: 500, detail: '' }],
    ['a reply that can’t be read', { code: 'system.unreadable', status: 200, detail: '' }],
  ])('%s stops the rest, which is not sent and not counted as a try', async (_what, problem) => {
    const { crew, story } = stage({ answers: [['done', problem]] });
    const { works, halts, intentsDone } = await apply(crew, three());
    expect(Object.values(halts)).toEqual([problem]);
    expect(story.filter((line) => line.startsWith('send'))).toHaveLength(1);
    expect(works[2]).toMatchObject({
      failed: true,
      standing: null,
      deferredMs: 'retryAfterMs' in problem ? problem.retryAfterMs : 0,
    });
    expect(intentsDone).toContain('key-2');
  });

  test('a limit that one side has reached stops nothing on the other', async () => {
    const { crew, story } = stage({ answers: [[busy]] });
    const { works, halts } = await apply(crew, [newcomer('accounting', '1'), newcomer('crm', '2')]);
    expect(halts).toEqual({ crm: busy });
    expect(story.filter((line) => line.startsWith('send'))).toEqual([
      'send create crm ×1 key-1',
      'send create accounting ×1 key-2',
    ]);
    expect(works.map(({ failed }) => failed)).toEqual([true, false]);
  });

  test('a consent whose loss is met in reading one record stops everything, like one that is met in writing', async () => {
    const { crew, story } = stage();
    const lost: Problem = { code: 'grant.revoked', detail: 'invalid_code' };
    const unread = caseOf({ crm: { is: 'unknown', problem: lost } }, row('1'));
    const { works, halts } = await apply(crew, [unread, newcomer('crm', '2')]);
    expect(halts).toEqual({ crm: lost });
    expect(works.every(({ deferredMs }) => deferredMs !== null)).toBe(true);
    expect(story.filter((each) => each.startsWith('send'))).toEqual([]);
  });

  test.each<[string, Problem]>([
    ['a refusal', refused],
    ['a record that moved', { code: 'record.moved' }],
    ['a record that is locked', { code: 'record.locked', detail: '' }],
  ])('%s stops nothing', async (_what, problem) => {
    const { crew, story } = stage({ answers: [['done', problem]] });
    expect((await apply(crew, three())).halts).toEqual({});
    expect(story.filter((line) => line.startsWith('send'))).toHaveLength(2);
  });
});

describe('a pass that has little left', () => {
  const sent = async (options: Parameters<typeof stage>[0]) => {
    const { crew, story } = stage(options);
    const { works, intentsDone, halts } = await apply(crew, [newcomer('crm', '1')]);
    return { isSent: story.some((line) => line.startsWith('send')), works, intentsDone, halts };
  };

  test.each<[string, Parameters<typeof stage>[0], boolean]>([
    ['while a call and its commit fit in the lease', { timeLeftMs: 30_000 }, true],
    ['and not once they don’t', { timeLeftMs: 29_999 }, false],
    ['with a call to spare', { calls: 2 }, true],
    ['and not without', { calls: 1 }, false],
  ])('writes %s', async (_when, options, expected) => {
    expect((await sent(options)).isSent).toBe(expected);
  });

  test('leaves what it did not send to the next, without a try', async () => {
    const { works, intentsDone, halts } = await sent({ calls: 1 });
    expect(works[0]).toMatchObject({ failed: true, deferredMs: 0, standing: null });
    expect({ intentsDone, halts }).toEqual({ intentsDone: ['key-1'], halts: {} });
  });
});

test('the same bytes go out again under the same key', async () => {
  const { crew, story } = stage();
  const prepared = { kind: 'customer', op: 'create', body: '{}', count: 1 } as const;
  const intent: Intent = { id: 'i', side: 'crm', key: 'old', prepared, items: [], sentAt: 0, state: 'open' };
  await sendAgain(crew, intent);
  expect(story).toEqual(['send create crm ×1 old']);
});

test('what was put off waits as long as the vendor said, and a second at least', () => {
  expect(haltWait(busy)).toBe(30_000);
  expect(haltWait(silence)).toBe(1_000);
});

test('who is asked for while a refusal of theirs stands has not been tried once more', async () => {
  const { crew } = stage();
  const one = newcomer('crm', '1');
  const version = one.sights.crm.is === 'present' ? one.sights.crm.seen.version : '';
  const tried = await apply(stage({ answers: [[refused]] }).crew, [one]);
  const [standing] = tried.works.flatMap((work) => work.standing ?? []);
  if (!standing) throw new Error('a refusal leaves a standing');
  const { works } = await apply(crew, [
    {
      ...one,
      cause: { ...one.cause, counted: true },
      issues: [{ id: 1, code: 'refused.accounting', digest: '', versions: { crm: version } }],
      standing: { ...standing, dueAt: 0, attempts: 3 },
    },
  ]);
  expect(works[0]?.standing).toMatchObject({ state: 'failed', dueAt: null, attempts: 2 });
});
