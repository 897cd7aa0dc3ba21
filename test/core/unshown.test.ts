// A mapped field that a side shows nothing of at all is blank there, in everything that a plan says and does.

import { describe, expect, test } from 'vitest';
import { plan } from '../../src/core/plan.ts';
import type { Fields } from '../../src/core/value.ts';
import { base, briefs, company, edited, field, held, link, linked, matched, present, stepsOf } from './build.ts';

/** The company as a side that knows no tax number shows it. */
const without: Fields = { name: 'Acme', phone: '09 555 0100' };

describe('a field that a side shows nothing of', () => {
  test.each(['crm', 'accounting'] as const)('means the same as a blank one, and is agreed on as blank (%s)', (side) => {
    const other = side === 'crm' ? 'accounting' : 'crm';
    const fresh = matched({ fields: company }, { fields: company }, {});
    const sights = { ...fresh.sights, [side]: present(side, { fields: without }), [other]: present(other) };
    const [agree] = stepsOf(plan({ ...fresh, sights }), 'agree');
    expect(agree?.values.taxNumber).toEqual({ crm: null, accounting: null });
  });

  test('is filled from the other side, whose log says that it was blank', () => {
    const steps = plan(linked(edited('crm', { taxNumber: '7' }), present('accounting', { fields: without })));
    expect(stepsOf(steps, 'update')).toMatchObject([
      { side: 'accounting', patch: { taxNumber: '7' }, before: { taxNumber: null }, from: { taxNumber: '7' } },
    ]);
  });

  test('counts as emptied, and where blanks clear it empties the other side', () => {
    const fields = [field('name'), field('phone', { blank: 'clear' })];
    const unshown = present('crm', { version: 'crm-2', fields: { name: 'Acme' } });
    const steps = plan(linked(unshown, present('accounting'), { fields }));
    expect(stepsOf(steps, 'update')).toMatchObject([
      { side: 'accounting', patch: { phone: null }, before: { phone: company.phone }, from: { phone: null } },
    ]);
  });

  test('was emptied by our own save where the save is settling', () => {
    const saved = link({ settling: { crm: { version: 'crm-2', fields: { phone: '09 555 0100' } } } });
    const shown = present('crm', { version: 'crm-2', fields: { name: 'Acme' } });
    expect(briefs(plan(linked(shown, present('accounting'), { link: saved })))).toEqual(['agree']);
  });

  test.each(['crm', 'accounting'] as const)('is put before a person as blank (%s)', (side) => {
    const fields = [field('name'), field('phone', { blank: 'clear', authority: 'ask' })];
    const sights = {
      crm: edited('crm', { phone: '1' }),
      accounting: edited('accounting', { phone: '2' }),
      [side]: present(side, { version: `${side}-2`, fields: { name: 'Acme' } }),
    };
    const [hold] = stepsOf(plan(linked(sights.crm, sights.accounting, { fields })), 'hold');
    const expected = { ...held('1', '2'), [side]: null };
    expect(hold?.held).toEqual({ phone: expected });
  });
});

describe('a field that never had a base', () => {
  test('gets one though both sides are blank: a later value is then an edit', () => {
    const agreed = { name: company.name ?? null, phone: company.phone ?? null };
    const before = link({ bases: { crm: base('crm', agreed), accounting: base('accounting', agreed) } });
    const [agree] = stepsOf(plan(linked(present('crm'), present('accounting'), { link: before })), 'agree');
    expect(agree?.values).toEqual({ taxNumber: { crm: null, accounting: null } });
  });
});

describe('what is agreed on', () => {
  test('is what each side shows, in its own form', () => {
    const fields = [field('name'), field('phone', { type: 'phone' })];
    const crm = edited('crm', { phone: '09 555-7777' });
    const accounting = edited('accounting', { phone: '095557777' });
    expect(stepsOf(plan(linked(crm, accounting, { fields })), 'agree')[0]?.values).toEqual({
      phone: { crm: '09 555-7777', accounting: '095557777' },
    });
  });

  test('is not remembered again where both bases say so: a decision that came too late', () => {
    const late = { choice: 'fields', decisions: { phone: { choice: 'crm' } } } as const;
    const before = link({ held: { phone: held('1', '2') } });
    const steps = plan(linked(present('crm'), present('accounting'), { link: before, choice: late }));
    expect(briefs(steps)).toEqual(['release']);
  });

  test('is remembered where one base alone says so', () => {
    const late = { choice: 'fields', decisions: { phone: { choice: 'crm' } } } as const;
    const both = linked(present('crm'), edited('accounting', { phone: '095550100' }), {
      choice: late,
      fields: [field('name'), field('phone', { type: 'phone' })],
    });
    expect(stepsOf(plan(both), 'agree')[0]?.values).toEqual({
      phone: { crm: '09 555 0100', accounting: '095550100' },
    });
  });
});

describe('what is put aside', () => {
  const both = (crm: string, accounting: string) =>
    linked(edited('crm', { phone: crm }), edited('accounting', { phone: accounting }), {
      link: link({ held: { phone: held('1', '2') } }),
    });

  test('is not put aside again while both show what the person was asked about', () => {
    expect(briefs(plan(both('1', '2')))).toEqual(['raise conflict.fields']);
  });

  test.each([
    ['3', '2'],
    ['1', '3'],
  ])('is put aside anew once a side shows something else (%s, %s)', (crm, accounting) => {
    const [hold] = stepsOf(plan(both(crm, accounting)), 'hold');
    expect(hold?.held).toEqual({ phone: held(crm, accounting) });
  });
});
