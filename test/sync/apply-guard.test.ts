// Records that plans put away by themselves: while they are few they go, and once they are many each becomes a question.

import { describe, expect, test } from 'vitest';
import type { OpenIssue } from '../../src/core/steps.ts';
import { apply } from '../../src/sync/apply.ts';
import type { Case } from '../../src/sync/case.ts';
import { brief, rules } from '../core/build.ts';
import { answered, caseOf, editedCase, newcomer, NOW, records, row, stage } from './apply-crew.ts';

const applying = { on: true, create: true, update: true, delete: 'apply' } as const;
const deleted = { is: 'gone', how: 'deleted' } as const;

/** A company that was deleted in the CRM, where deletions travel by themselves. */
function deletedCase(id: string, issues: readonly OpenIssue[] = []): Case {
  const left = { is: 'present', seen: records('accounting', id) } as const;
  const into = { crm: applying, accounting: applying };
  return { ...caseOf({ crm: deleted, accounting: left }, row(id), rules({ into })), issues };
}

/** The same, and a person has said what to do. */
function approvedCase(id: string): Case {
  return { ...deletedCase(id), standing: answered({ choice: 'approve' }) };
}

async function planned(cases: readonly Case[], options: Parameters<typeof stage>[0] = {}) {
  const { crew, story, asked } = stage({ size: 100, ...options });
  const { works } = await apply(crew, cases);
  return { steps: works.map(({ steps }) => steps.map(brief).join()), story, asked };
}

const few = Array.from({ length: 20 }, (_, at) => String(at));
const many = [...few, '20'];

describe('records that were deleted', () => {
  test('are put away while they are few, and the store is asked only how many went within the hour', async () => {
    const { steps, story, asked } = await planned(
      few.map((id) => deletedCase(id)),
      { linked: 100 },
    );
    expect(steps).toEqual(few.map(() => 'archive accounting'));
    expect(story).toEqual(['keep archive accounting', 'send archive accounting ×20 key-1']);
    expect(asked).toEqual([`put away of customer in p since ${NOW - 3_600_000}`]);
  });

  test('are put away though they are many, where they are a small part of all', async () => {
    const { steps, asked } = await planned(
      many.map((id) => deletedCase(id)),
      { linked: 1_000 },
    );
    expect(new Set(steps)).toEqual(new Set(['archive accounting']));
    expect(asked).toContain('links of customer in p');
  });

  test('become a question each once they are many; whatever else is planned goes on', async () => {
    const cases = [...many.map((id) => deletedCase(id)), newcomer('crm', '77'), editedCase('78', { city: 'Nelson' })];
    const { steps, story } = await planned(cases, { linked: 100 });
    expect(steps).toEqual([...many.map(() => 'raise gone.guarded'), 'create accounting', 'update accounting']);
    expect(story.some((line) => line.includes('archive'))).toBe(false);
  });

  test('are many together with those of the hour before', async () => {
    const one = [deletedCase('1')];
    expect((await planned(one, { putAway: 19, linked: 100 })).steps).toEqual(['archive accounting']);
    expect((await planned(one, { putAway: 20, linked: 100 })).steps).toEqual(['raise gone.guarded']);
  });

  test('count also where the plan has another step beside', async () => {
    const refused = [{ id: 5, code: 'fixed.paid', digest: '' }];
    const { steps } = await planned([deletedCase('1', refused)], { putAway: 20, linked: 100 });
    expect(steps).toEqual(['raise gone.guarded,withdraw']);
  });

  test('and which a person wants put away count for nothing, and go', async () => {
    const { steps, asked } = await planned([approvedCase('1'), newcomer('crm', '77')], { putAway: 100, linked: 100 });
    expect(steps).toEqual(['archive accounting', 'create accounting']);
    expect(asked).toEqual([]);
    const mixed = await planned([approvedCase('1'), deletedCase('2')], { putAway: 19, linked: 100 });
    expect(mixed.steps).toEqual(['archive accounting', 'archive accounting']);
  });
});
