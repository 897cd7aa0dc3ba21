// What is written of plans: how they are grouped into requests, that each is kept before it is sent, and what stops the rest of them.

import { describe, expect, test } from 'vitest';
import type { Problem } from '../../src/core/problem.ts';
import type { Fields } from '../../src/core/value.ts';
import type { Kind } from '../../src/kinds/kind.ts';
import { rules } from '../core/build.ts';
import { apply, sendAgain } from '../../src/sync/apply.ts';
import { haltWait } from '../../src/sync/halt.ts';
import type { Case } from '../../src/sync/case.ts';
import type { Crew } from '../../src/sync/crew.ts';
import type { Intent } from '../../src/sync/store.ts';
import { caseOf, editedCase, newcomer, NOW, records, row, shown, stage } from './apply-crew.ts';

const unreachable: Problem = { code: 'system.unreachable', sent: false, detail: '' };
const silence: Problem = { code: 'system.unreachable', sent: true, detail: '' };
const refused: Problem = { code: 'record.refused', complaints: [] };
const busy: Problem = { code: 'system.busy', retryAfterMs: 30_000 };

describe('plans without a step', () => {
  test('are no request, and nothing is kept for them', async () => {
    const { crew, story } = stage();
    const { works, intentsDone, halts } = await apply(crew, [editedCase('1', {})]);
    expect(works.map(({ steps }) => steps)).toEqual([[]]);
    expect(story).toEqual([]);
    expect({ intentsDone, halts }).toEqual({ intentsDone: [], halts: {} });
  });

  test('and plans that only wait are taken in without a request', async () => {
    const { crew, story } = stage();
    const unknown = { is: 'unknown', problem: { code: 'record.missing', id: 'crm.Accounts:1' } } as const;
    const { works } = await apply(crew, [caseOf({ crm: unknown }, row('1'))]);
    expect(works[0]?.deferredMs).toBe(600_000);
    expect(story).toEqual([]);
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

  test('and plans that only say why nothing travels likewise', async () => {
    const { crew, story } = stage();
    const { works } = await apply(crew, [{ ...newcomer('crm', '1'), rules: rules({ kindOn: false }) }]);
    expect(works[0]?.standing?.code).toBe('skip.kind-off');
    expect(story).toEqual([]);
  });
});

describe('requests', () => {
  test('make new records in the order in which they came about, by ids that grow; others stay as they come', async () => {
    const sent = async (side: 'crm' | 'accounting', ids: readonly string[]) => {
      const { crew, writes } = stage();
      await apply(
        crew,
        ids.map((id) => newcomer(side, id)),
      );
      const drafts = writes.flatMap(({ write }) => (write.op === 'create' ? write.drafts : []));
      return drafts.map(({ source }) => source.slice(source.indexOf(':') + 1));
    };
    expect(await sent('crm', ['900', '1000', '20'])).toEqual(['20', '900', '1000']);
    expect(await sent('accounting', ['f2a', '9c1', '7'])).toEqual(['f2a', '9c1', '7']);
  });

  test('hold what goes to one side in one way, as many as the system takes, and are all kept before the first is sent', async () => {
    const { crew, story, writes } = stage();
    const cases = [
      newcomer('crm', '1'),
      newcomer('crm', '2'),
      newcomer('crm', '3'),
      newcomer('accounting', '4'),
      editedCase('5', { city: 'Nelson' }, { email: 'new@acme.example' }),
    ];
    const { intentsDone, halts } = await apply(crew, cases);
    expect(story).toEqual([
      'keep create crm, update crm, create accounting, create accounting, update accounting',
      'send create crm ×1 key-1',
      'send update crm ×1 key-2',
      'send create accounting ×2 key-3',
      'send create accounting ×1 key-4',
      'send update accounting ×1 key-5',
    ]);
    expect(intentsDone).toEqual(['key-1', 'key-2', 'key-3', 'key-4', 'key-5']);
    expect(halts).toEqual({});
    expect(writes.map(({ side, write }) => [side, write])).toMatchObject([
      ['crm', { op: 'create', drafts: [{ source: 'accounting.Contacts:4', fields: { name: 'Acme' } }] }],
      ['crm', { op: 'update', patches: [{ id: 'crm.Accounts:5', fields: { email: 'new@acme.example' } }] }],
      ['accounting', { op: 'create', drafts: [{ source: 'crm.Accounts:1' }, {}, { source: 'crm.Accounts:3' }] }],
      ['accounting', { op: 'update', patches: [{ id: 'accounting.Contacts:5', seen: { version: 'accounting-2' } }] }],
    ]);
  });

  test('name the records that are put away', async () => {
    const { crew, writes, story, kept } = stage();
    const into = { on: true, create: true, update: true, delete: 'apply' } as const;
    const left = { is: 'present', seen: records('accounting', '1') } as const;
    const deleted = { is: 'gone', how: 'deleted' } as const;
    await apply(crew, [
      caseOf({ crm: deleted, accounting: left }, row('1'), rules({ into: { crm: into, accounting: into } })),
    ]);
    expect(writes).toEqual([
      { side: 'accounting', write: { op: 'archive', records: [{ id: 'accounting.Contacts:1', seen: left.seen }] } },
    ]);
    expect(story).toEqual(['keep archive accounting', 'send archive accounting ×1 key-1']);
    // The source is gone: the link alone tells what it was and what it was called.
    expect(kept[0]?.[0]?.items).toEqual([
      {
        link: 7,
        source: 'crm.Accounts:1',
        name: 'Acme 1',
        fields: {},
        from: {},
        sourceVersion: '',
        sourceChangedAt: 0,
      },
    ]);
  });

  test('name what a record was made of, where it was made of another kind', async () => {
    const { crew, writes } = stage();
    const source = records('crm', '1', {}, { origin: 'crm.Sales_Orders:9' });
    await apply(crew, [caseOf({ crm: { is: 'present', seen: source } }), newcomer('crm', '2')]);
    const [made] = writes.map(({ write }) => (write.op === 'create' ? write.drafts : []));
    expect(made?.map(({ origin }) => origin)).toEqual(['crm.Sales_Orders:9', undefined]);
    expect(made?.[1] && 'origin' in made[1]).toBe(false);
  });

  test('remember all that a later pass needs, should this one be killed', async () => {
    const { crew, kept } = stage();
    await apply(crew, [
      newcomer('crm', '1'),
      editedCase('2', { email: 'b@acme.example' }, { email: 'c@acme.example' }),
    ]);
    expect(kept).toMatchObject([
      [
        {
          id: 'key-1',
          key: 'key-1',
          side: 'accounting',
          sentAt: NOW,
          state: 'open',
          items: [
            {
              link: null,
              source: 'crm.Accounts:1',
              name: 'Acme 1',
              fields: { name: 'Acme', email: 'ann@acme.example' },
              from: { name: 'Acme', email: 'ann@acme.example' },
              sourceVersion: 'crm-1',
              sourceChangedAt: 1_000,
            },
          ],
        },
        {
          id: 'key-2',
          items: [
            {
              link: 7,
              source: 'crm.Accounts:2',
              fields: { email: 'b@acme.example' },
              from: { email: 'b@acme.example' },
              // What somebody had entered there and a rule overwrites: told even where the reply is lost.
              lost: [{ field: 'email', side: 'accounting', value: 'c@acme.example' }],
              sourceVersion: 'crm-2',
              sourceChangedAt: 200_000,
            },
          ],
        },
      ],
    ]);
  });

  test('that overwrite nothing say nothing of it', async () => {
    const { crew, kept } = stage();
    await apply(crew, [newcomer('crm', '1'), editedCase('2', { city: 'Nelson' })]);
    for (const { items } of kept.flat()) for (const item of items) expect(item).not.toHaveProperty('lost');
  });
});

describe('records that requests name', () => {
  const learnedBy = async (cases: readonly Case[]) => {
    const { crew } = stage();
    const learned: { kind: string; values: readonly Fields[] }[] = [];
    const learn = async ({ name }: Kind, values: readonly Fields[]) => void learned.push({ kind: name, values });
    await apply({ ...crew, references: { learn } as unknown as Crew['references'] }, cases);
    return learned;
  };

  test('are met before anything is sent: what is made, what is changed, and what stands there', async () => {
    const edit = editedCase('2', { city: 'Nelson' }, { city: null });
    expect(await learnedBy([newcomer('crm', '1'), edit])).toEqual([
      {
        kind: 'customer',
        values: [{ name: 'Acme', email: 'ann@acme.example' }, { ...shown, city: null }, { city: 'Nelson' }],
      },
    ]);
  });

  test('are none where nothing is written', async () => {
    expect(await learnedBy([editedCase('1', {})])).toEqual([]);
  });
});

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

  test('that was lost leaves a creation and a change open, until it was read what came of them', async () => {
    const created = stage({ answers: [[silence]] });
    expect((await apply(created.crew, [newcomer('crm', '1')])).intentsDone).toEqual([]);
    const changed = stage({ answers: [[silence]] });
    expect((await apply(changed.crew, [editedCase('1', { city: 'Nelson' })])).intentsDone).toEqual([]);
  });

  test('of a vendor that never got the request leaves nothing open', async () => {
    const { crew } = stage({ answers: [[unreachable]] });
    expect((await apply(crew, [newcomer('crm', '1')])).intentsDone).toEqual(['key-1']);
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

  test.each([
    [30_000, true],
    [29_999, false],
  ])('writes only while a call and its commit fit in the lease: %s ms, %s', async (timeLeftMs, expected) => {
    expect((await sent({ timeLeftMs })).isSent).toBe(expected);
  });

  test.each([
    [2, true],
    [1, false],
  ])('writes only with a call to spare: %s left, %s', async (calls, expected) => {
    expect((await sent({ calls })).isSent).toBe(expected);
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
