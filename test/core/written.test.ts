// What one update says beside its values: what stood there, what the other side shows, what was overwritten, and why.

import { describe, expect, test } from 'vitest';
import { plan } from '../../src/core/plan.ts';
import { briefs, edited, field, held, issue, link, linked, present, stepsOf } from './build.ts';

describe('an edit that nobody else touched', () => {
  test('loses nothing', () => {
    const [update] = stepsOf(plan(linked(edited('crm', { phone: '1' }), present('accounting'))), 'update');
    expect(update).toMatchObject({ why: { code: 'update.edited' }, lost: [] });
  });
});

describe('a person’s own value', () => {
  const decided = (value: string) =>
    linked(edited('crm', { phone: '1' }), edited('accounting', { phone: '2' }), {
      link: link({ held: { phone: held('1', '2') } }),
      choice: { choice: 'fields', decisions: { phone: { choice: 'value', value } } },
    });

  test('is written to both sides, and is what each will find on the other', () => {
    expect(stepsOf(plan(decided('3')), 'update')).toMatchObject([
      { side: 'crm', patch: { phone: '3' }, before: { phone: '1' }, from: { phone: '3' } },
      { side: 'accounting', patch: { phone: '3' }, before: { phone: '2' }, from: { phone: '3' } },
    ]);
  });

  test('is agreed on only once both sides show it, unlike what goes one way with it', () => {
    const more = {
      ...decided('3'),
      sights: { ...decided('3').sights, crm: edited('crm', { phone: '1', taxNumber: '7' }) },
    };
    const [inCrm, inAccounting] = stepsOf(plan(more), 'update');
    expect([inCrm?.patch, inCrm?.both]).toEqual([{ phone: '3' }, ['phone']]);
    expect([inAccounting?.patch, inAccounting?.both]).toEqual([{ phone: '3', taxNumber: '7' }, ['phone']]);
    const fixed = { fixed: { why: 'archived', open: ['taxNumber'] } } as const;
    const two = linked(
      edited('crm', { phone: '1', taxNumber: '7' }),
      edited('accounting', { phone: '2', taxNumber: '8' }, fixed),
      {
        choice: {
          choice: 'fields',
          decisions: { phone: { choice: 'value', value: '3' }, taxNumber: { choice: 'value', value: '9' } },
        },
      },
    );
    expect(stepsOf(plan(two), 'update').map((step) => step.both)).toEqual([['phone', 'taxNumber'], ['taxNumber']]);
    const [oneWay] = stepsOf(plan(linked(edited('crm', { phone: '1' }), present('accounting'))), 'update');
    expect(oneWay && 'both' in oneWay).toBe(false);
  });

  test('says on each side what stood there: somebody had entered it', () => {
    expect(stepsOf(plan(decided('3')), 'update').map(({ lost }) => lost)).toEqual([
      [{ field: 'phone', side: 'crm', value: '1' }],
      [{ field: 'phone', side: 'accounting', value: '2' }],
    ]);
  });

  test('overwrites nobody’s blank', () => {
    const blank = linked(edited('crm', { phone: null }), edited('accounting', { phone: '2' }), {
      fields: [field('name'), field('phone', { blank: 'clear' })],
      link: link({ held: { phone: held(null, '2') } }),
      choice: { choice: 'fields', decisions: { phone: { choice: 'value', value: '3' } } },
    });
    const lost = stepsOf(plan(blank), 'update').map((step) => step.lost);
    expect(lost).toEqual([[], [{ field: 'phone', side: 'accounting', value: '2' }]]);
  });
});

test('a blank that is filled is nobody’s loss, whoever has authority', () => {
  const filled = linked(edited('crm', { taxNumber: '7' }), edited('accounting', { phone: '2' }));
  expect(stepsOf(plan(filled), 'update').map(({ lost }) => lost)).toEqual([[], []]);
});

test('the reason is the one that a person has to know of, whichever field comes last', () => {
  // The phone was edited on both sides, the tax number in the CRM alone.
  const both = linked(
    edited('crm', { phone: '1', taxNumber: '7' }, { changedAt: 200_000 }),
    edited('accounting', { phone: '2' }),
  );
  expect(stepsOf(plan(both), 'update')).toMatchObject([{ side: 'accounting', why: { code: 'update.newest' } }]);
});

describe('a record that can’t be changed but for some fields', () => {
  test('takes an edit of those without a question', () => {
    const fixed = { why: 'paid', open: ['phone'] } as const;
    const steps = plan(linked(edited('crm', { phone: '1' }), present('accounting', { fixed })));
    expect(briefs(steps)).toEqual(['update accounting']);
  });
});

describe('another issue that is open in the same versions', () => {
  test('stops no write: only the refusal of that side does', () => {
    const versions = { crm: 'crm-2', accounting: 'accounting-1' };
    const open = [issue('record.adopted', { versions })];
    expect(briefs(plan(linked(edited('crm', { phone: '1' }), present('accounting'), { issues: open })))).toEqual([
      'update accounting',
    ]);
    const mirror = [issue('refused.crm', { versions })];
    expect(briefs(plan(linked(edited('crm', { phone: '1' }), present('accounting'), { issues: mirror })))).toEqual([
      'update accounting',
      'withdraw',
    ]);
  });

  test('a refusal that does not say of which versions it was is tried again', () => {
    const open = [issue('refused.accounting')];
    expect(briefs(plan(linked(edited('crm', { phone: '1' }), present('accounting'), { issues: open })))).toEqual([
      'update accounting',
    ]);
  });
});
