// What something changes back as often as it is written: after three rounds it is put aside, and a person is shown both values.

import { describe, expect, test } from 'vitest';
import { plan } from '../../src/core/plan.ts';
import { type Pushed, pushedWith, wasPushed } from '../../src/core/restless.ts';
import type { Situation } from '../../src/core/steps.ts';
import { briefs, edited, field, held, into, issue, link, linked, present, stepsOf } from './build.ts';

const HOUR_MS = 3_600_000;

/** What is remembered after the same was written so many times, the last of them at that time. */
function written(times: number, value: string | null = '1', at = 0): Pushed {
  return Array.from({ length: times }).reduce<Pushed>((pushed) => pushedWith(pushed, { phone: value }, at), {});
}

/** The phone was edited in the CRM, after so much was written to accounting before; there somebody saved at that time. */
function again(accounting: Pushed, savedAt = 1_000, more: Partial<Situation> = {}): Situation {
  return linked(edited('crm', { phone: '1' }), present('accounting', { changedAt: savedAt }), {
    link: link({ pushed: { accounting } }),
    ...more,
  });
}

const asked = ['hold', 'raise unsettled.rounds'];

describe('what was written lately', () => {
  test('is counted by value, in a row', () => {
    const pushed = pushedWith(pushedWith({}, { phone: '1', name: 'A' }, 10), { phone: '1', name: 'B' }, 20);
    expect(Object.entries(pushed).map(([name, [, times, at]]) => [name, times, at])).toEqual([
      ['phone', 2, 20],
      ['name', 1, 20],
    ]);
    const [, times] = pushedWith(pushed, { phone: '2' }, 30).phone ?? [];
    expect(times).toBe(1);
  });

  test('is forgotten after an hour', () => {
    const pushed = written(2, '1', 0);
    expect(pushedWith(pushed, { name: 'A' }, HOUR_MS - 1)).toHaveProperty('phone');
    expect(pushedWith(pushed, { name: 'A' }, HOUR_MS)).not.toHaveProperty('phone');
    const [, times] = pushedWith(pushed, { phone: '1' }, HOUR_MS).phone ?? [];
    expect(times).toBe(1);
  });
});

describe('a value that was written before', () => {
  test.each([0, 1, 2])('%i times is written once more', (times) => {
    expect(briefs(plan(again(written(times))))).toEqual(['update accounting']);
  });

  test('three times in a row is put aside, and a person is shown both', () => {
    const steps = plan(again(written(3)));
    expect(briefs(steps)).toEqual(asked);
    expect(stepsOf(steps, 'hold')[0]?.held).toEqual({ phone: { crm: '1', accounting: '09 555 0100', rounds: 3 } });
    expect(stepsOf(steps, 'raise')[0]?.issue).toEqual({
      code: 'unsettled.rounds',
      facts: { rounds: 3, fields: { phone: { crm: '1', accounting: '09 555 0100' } } },
      choices: ['crm', 'accounting', 'value'],
    });
    expect(briefs(plan(again(written(4))))).toEqual(asked);
  });

  test('is written where it is another one this time, or the other side’s', () => {
    expect(briefs(plan(again(written(3, '2'))))).toEqual(['update accounting']);
    const crm = link({ pushed: { crm: written(3) } });
    expect(briefs(plan(again({}, 1_000, { link: crm })))).toEqual(['update accounting']);
  });

  test('is written where the side was changed long after', () => {
    expect(briefs(plan(again(written(3, '1', 0), HOUR_MS - 1)))).toEqual(asked);
    expect(briefs(plan(again(written(3, '1', 0), HOUR_MS)))).toEqual(['update accounting']);
  });

  test('holds back nothing else of the record', () => {
    const steps = plan(
      linked(edited('crm', { phone: '1', taxNumber: '7' }), present('accounting'), {
        link: link({ pushed: { accounting: written(3) } }),
      }),
    );
    expect(briefs(steps)).toEqual([...asked, 'update accounting']);
    expect(stepsOf(steps, 'update')[0]?.patch).toEqual({ taxNumber: '7' });
  });

  test('is put aside in a field that travels one way, too', () => {
    const mirrored = [field('name'), field('phone', { flow: 'to-crm' }), field('taxNumber')];
    const there = linked(edited('crm', { phone: '1' }), present('accounting'), {
      fields: mirrored,
      link: link({ pushed: { crm: written(3, '09 555 0100', 60_000) } }),
    });
    expect(briefs(plan(there))).toEqual(asked);
  });

  test('is not put aside where it may not travel at all', () => {
    const off = { rules: into('accounting', { update: false }) };
    expect(briefs(plan(again(written(3), 1_000, off)))).toEqual(['note skip.update-off']);
  });
});

describe('once it is put aside', () => {
  const aside = (rest: Partial<Situation> = {}, phone = '1') =>
    linked(edited('crm', { phone }), present('accounting'), {
      link: link({ held: { phone: { ...held('1', '09 555 0100'), rounds: 3 } }, pushed: { accounting: written(3) } }),
      ...rest,
    });

  test('it stays so, and the same question stands', () => {
    expect(briefs(plan(aside()))).toEqual(['raise unsettled.rounds']);
    const later = link({ held: { phone: { ...held('1', '09 555 0100'), rounds: 3 } } });
    expect(briefs(plan(aside({ link: later })))).toEqual(['raise unsettled.rounds']);
  });

  test('another value is written, which may stay where that one did not', () => {
    const steps = plan(aside({ issues: [issue('unsettled.rounds')] }, '2'));
    expect(briefs(steps)).toEqual(['release', 'update accounting', 'withdraw']);
  });

  test('it stays so whatever the side shows that changes it back', () => {
    const mirrored = [field('name'), field('phone', { flow: 'to-accounting' }), field('taxNumber')];
    const there = linked(edited('crm', { phone: '1' }), edited('accounting', { phone: '7' }), {
      fields: mirrored,
      link: link({ held: { phone: { ...held('1', '6'), rounds: 3 } } }),
    });
    expect(briefs(plan(there))).toEqual(asked);
  });

  test('what both edit from then on is a conflict', () => {
    const ask = [field('name'), field('phone', { authority: 'ask' }), field('taxNumber')];
    const both = {
      fields: ask,
      sights: { crm: edited('crm', { phone: '2' }), accounting: edited('accounting', { phone: '7' }) },
    };
    const steps = plan(aside({ ...both, issues: [issue('unsettled.rounds')] }));
    expect(briefs(steps)).toEqual(['hold', 'raise conflict.fields', 'withdraw']);
    expect(stepsOf(steps, 'hold')[0]?.held).toEqual({ phone: { crm: '2', accounting: '7' } });
  });

  test('a person’s answer is written, however often it was before', () => {
    const choice = { choice: 'fields', decisions: { phone: { choice: 'crm' } } } as const;
    const steps = plan(aside({ choice, issues: [issue('unsettled.rounds')] }));
    expect(briefs(steps)).toEqual(['release', 'update accounting', 'withdraw']);
  });

  test('the question is withdrawn where both sides mean the same by now', () => {
    const steps = plan(aside({ issues: [issue('unsettled.rounds')] }, '09 555 0100'));
    expect(briefs(steps)).toEqual(['release', 'withdraw']);
  });

  test('what both edited meanwhile is a question of its own', () => {
    const both = linked(edited('crm', { phone: '1', taxNumber: '7' }), edited('accounting', { taxNumber: '8' }), {
      fields: [field('name'), field('phone'), field('taxNumber', { authority: 'ask' })],
      link: link({ pushed: { accounting: written(3, '1', 80_000) } }),
    });
    const raised = stepsOf(plan(both), 'raise').map(({ issue: { code, facts } }) => [code, facts]);
    expect(raised).toStrictEqual([
      ['conflict.fields', { fields: { taxNumber: { crm: '7', accounting: '8' } } }],
      ['unsettled.rounds', { rounds: 3, fields: { phone: { crm: '1', accounting: '09 555 0100' } } }],
    ]);
  });
});

test('what was written there last is told from anything else', () => {
  const { phone } = written(1, '1');
  expect(wasPushed(phone, '1')).toBe(true);
  expect(wasPushed(phone, '2')).toBe(false);
  expect(wasPushed(undefined, '1')).toBe(false);
});
