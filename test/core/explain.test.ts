// A plan told to people: each step has its reason, its direction and its changes, and each reason a sentence.

import { describe, expect, test } from 'vitest';
import { changesOf, explain, lostOf, reasonOf } from '../../src/core/explain.ts';
import { plan } from '../../src/core/plan.ts';
import { isQuiet, type Plan } from '../../src/core/steps.ts';
import en from '../../ui/i18n/en.json' with { type: 'json' };
import { company, edited, linked, present, stepsOf, stranger } from './build.ts';
import { situations } from './situations/index.ts';

const plans: Plan[] = Object.values(situations).flatMap((all) => all.map(plan));

describe('an update', () => {
  const both = linked(edited('crm', { phone: '1' }), edited('accounting', { phone: '2' }));
  const steps = plan(both);

  test('tells what was there and what comes, which way, and why', () => {
    expect(explain(steps)).toEqual([
      {
        step: 'update',
        direction: 'to-crm',
        reason: { code: 'update.newest' },
        changes: [{ field: 'phone', before: '1', after: '2' }],
      },
    ]);
  });

  test('tells what was lost', () => {
    expect(steps.flatMap(lostOf)).toEqual([{ field: 'phone', side: 'crm', value: '1' }]);
    expect(lostOf({ do: 'note', reason: null })).toEqual([]);
  });
});

describe('a new record', () => {
  test('comes from nothing', () => {
    const [create] = stepsOf(plan(stranger('accounting')), 'create');
    expect(create && explain([create])).toEqual([
      {
        step: 'create',
        direction: 'to-crm',
        reason: { code: 'create.new' },
        changes: [
          { field: 'name', before: null, after: company.name },
          { field: 'phone', before: null, after: company.phone },
        ],
      },
    ]);
  });
});

describe('every step of every documented plan', () => {
  test('is explained, in the plan’s order', () => {
    for (const steps of plans) expect(explain(steps).map(({ step }) => step)).toEqual(steps.map((step) => step.do));
  });

  test('changes something only where something is written', () => {
    for (const step of plans.flat()) {
      expect(changesOf(step).length > 0).toBe(step.do === 'update' || step.do === 'create');
    }
  });

  test('has a direction where it is written to a side, and none elsewhere', () => {
    for (const steps of plans) {
      explain(steps).forEach(({ direction }, at) => {
        const step = steps[at];
        const side = step && 'side' in step && step.do !== 'move' ? step.side : undefined;
        expect(direction).toBe(side === undefined ? null : side === 'crm' ? 'to-crm' : 'to-accounting');
      });
    }
  });

  test('has a reason that the pages have a sentence for', () => {
    // What both sides agree on and what stands already is never told.
    const told = plans.flat().filter((step) => step.do !== 'agree' && step.do !== 'stand');
    const codes = [...new Set(told.map((step) => reasonOf(step).code))].sort();
    const silent = codes.filter((code) => !(code in en) && !isOfDocuments(code));
    expect(codes.length).toBeGreaterThan(40);
    expect(silent).toEqual([]);
  });
});

/** Reasons that only documents give, and no kind of this version is one. */
function isOfDocuments(code: string): boolean {
  return ['fixed.paid', 'fixed.void', 'fixed.part-paid', 'fixed.locked-period'].includes(code);
}

describe('reasons', () => {
  test.each([
    [{ do: 'agree', values: {}, settled: ['crm'] }, 'agree.settled'],
    [{ do: 'agree', values: {}, settled: [] }, 'agree.equal'],
    [{ do: 'hold', held: { phone: { crm: '1', accounting: '2' } } }, 'hold.conflict'],
    [{ do: 'hold', held: {} }, 'hold.released'],
    [{ do: 'move', side: 'crm', to: 'x' }, 'move.merged'],
    [{ do: 'stay', against: 'branch' }, 'route.kept'],
    [{ do: 'stay', against: null }, 'note.cleared'],
    [{ do: 'withdraw', issue: 1 }, 'issue.passed'],
    [{ do: 'stand', code: 'skip.filter' }, 'skip.filter'],
    [{ do: 'note', reason: null }, 'note.cleared'],
    [{ do: 'note', reason: { code: 'skip.filter' } }, 'skip.filter'],
    [{ do: 'link', ids: { crm: 'c', accounting: 'a' }, rule: 'email' }, 'link.matched'],
  ] as const)('%j', (step, code) => {
    expect(reasonOf(step).code).toBe(code);
  });

  test('a link tells by which rule, a move where to', () => {
    expect(reasonOf({ do: 'link', ids: { crm: 'c', accounting: 'a' }, rule: 'email' }).facts).toEqual({
      rule: 'email',
    });
    expect(reasonOf({ do: 'move', side: 'crm', to: 'x' }).facts).toEqual({ to: 'x' });
  });
});

describe('a plan is quiet', () => {
  test('with no step, or where everything stands', () => {
    expect(isQuiet([])).toBe(true);
    expect(isQuiet([{ do: 'stand', code: 'skip.filter' }])).toBe(true);
    expect(
      isQuiet([
        { do: 'stand', code: 'skip.filter' },
        { do: 'note', reason: null },
      ]),
    ).toBe(false);
    expect(isQuiet(plan(linked(present('crm'), present('accounting'))))).toBe(true);
  });
});
