// What is written of plans: how they are grouped into requests, that each is kept before it is sent, and which records they name.

import { describe, expect, test } from 'vitest';
import type { Fields } from '../../src/core/value.ts';
import type { Kind } from '../../src/kinds/kind.ts';
import { rules } from '../core/build.ts';
import { apply } from '../../src/sync/apply.ts';
import { standOf } from '../../src/sync/in-doubt.ts';
import type { Case } from '../../src/sync/case.ts';
import type { Crew } from '../../src/sync/crew.ts';
import { answered, caseOf, editedCase, newcomer, NOW, records, row, shown, stage } from './apply-crew.ts';

describe('plans without a step', () => {
  const unknown = { is: 'unknown', problem: { code: 'record.missing', id: 'crm.Accounts:1' } } as const;

  test.each<[string, Case, object]>([
    ['that have nothing to do', editedCase('1', {}), { steps: [], standing: null }],
    ['that only wait', caseOf({ crm: unknown }, row('1')), { deferredMs: 600_000 }],
    [
      'that only say why nothing travels',
      { ...newcomer('crm', '1'), rules: rules({ kindOn: false }) },
      { standing: { code: 'skip.kind-off' } },
    ],
  ])('%s are taken in, and no request is sent or kept for them', async (_what, only, work) => {
    const { crew, story } = stage();
    const { works, intentsDone, halts } = await apply(crew, [only]);
    expect(works).toMatchObject([work]);
    expect({ story, intentsDone, halts }).toEqual({ story: [], intentsDone: [], halts: {} });
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
              mapped: standOf(caseOf({}).use.mapping.fields, { email: 'b@acme.example' }),
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

describe('a value that a person typed for both sides', () => {
  test('is kept as going to both: neither side has agreed to it while the other may not have taken it', async () => {
    const { crew, kept } = stage();
    const one = editedCase('2', { email: 'b@acme.example' }, { email: 'c@acme.example' });
    const typed = { email: { choice: 'value', value: 'd@acme.example' } } as const;
    await apply(crew, [{ ...one, standing: answered({ choice: 'fields', decisions: typed }) }]);
    const items = kept.flat().map(({ side, items: [item] }) => ({ side, fields: item?.fields, both: item?.both }));
    const fields = { email: 'd@acme.example' };
    expect(items).toEqual([
      { side: 'crm', fields, both: ['email'] },
      { side: 'accounting', fields, both: ['email'] },
    ]);
  });

  test('is told from what goes to one side alone', async () => {
    const { crew, kept } = stage();
    await apply(crew, [newcomer('crm', '1'), editedCase('2', { city: 'Nelson' })]);
    for (const { items } of kept.flat()) for (const item of items) expect(item).not.toHaveProperty('both');
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
