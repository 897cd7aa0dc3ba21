// Systems that rewrite what they are sent, and saves that hide behind our own: what counts as the system's doing, and what as somebody's.

import { describe, expect, test } from 'vitest';
import { plan } from '../../src/core/plan.ts';
import { waitOf } from '../../src/core/problem.ts';
import type { FieldType, Value } from '../../src/core/value.ts';
import { base, briefs, field, issue, link, linked, present, edited, stepsOf, stranger } from './build.ts';

const agreed = (note: Value) => ({ name: 'Acme', note });

/** We sent a value to accounting, and it shows another under the version of our save. What the plan does then. */
function shownAfter(type: FieldType, before: Value, sent: Value, shown: Value): string[] {
  const fields = [field('name'), field('note', { type })];
  const bases = { crm: base('crm', agreed(sent), fields), accounting: base('accounting', agreed(before), fields) };
  const settling = { accounting: { version: 'accounting-1', fields: { note: sent } } };
  const crm = present('crm', { fields: agreed(sent) });
  const there = present('accounting', { fields: agreed(shown) });
  return briefs(plan(linked(crm, there, { fields, link: link({ bases, settling }) })));
}

describe('under the version of our own save a side shows', () => {
  test.each<[what: string, type: FieldType, before: Value, sent: Value, shown: Value]>([
    ['the very value', 'text', 'old', 'new', 'new'],
    ['the value tidied', 'text', 'old', ' new  value', 'new value'],
    ['another case and punctuation of it', 'text', 'old', 'Acme (NZ) Ltd.', 'ACME NZ LTD'],
    ['the beginning of it', 'text', 'old', 'a long value', 'a long'],
    ['nothing', 'text', 'old', 'new', null],
    ['what it showed before', 'text', 'old', 'new', 'old'],
    ['another amount', 'money', '1', '1.234567', '1.2346'],
    ['another number', 'decimal', '1', '0.66666', '0.6667'],
    ['an address without its scheme', 'url', 'old', 'https://acme.example', 'acme.example'],
    ['yes where we wrote words', 'flag', null, 'yes', true],
    ['words where we wrote yes', 'flag', null, true, 'yes'],
  ])('%s: the system made that of it', (_what, type, before, sent, shown) => {
    expect(shownAfter(type, before, sent, shown)).toEqual(['agree']);
  });

  test('other words: somebody typed them within the same second, and they travel', () => {
    expect(shownAfter('text', 'old', 'new', 'theirs')).toEqual(['agree', 'update crm']);
  });
});

describe('what a side would make of the other side’s value', () => {
  const fields = [field('name'), field('note')];
  const both = { link: link({ agreedAt: null, bases: { crm: {}, accounting: {} } }), fields };
  const sights = (crm: Value, accounting: Value) =>
    linked(present('crm', { fields: agreed(crm) }), present('accounting', { fields: agreed(accounting) }), both);
  const made = (crm: Value, accounting: Value) => ({
    made: { crm: { name: 'Acme', note: crm }, accounting: { name: 'Acme', note: accounting } },
  });

  test.each<[side: string, crm: Value, accounting: Value, makes: ReturnType<typeof made>]>([
    ['accounting', 'a long value', 'a long', made('a long', 'a long')],
    ['the CRM', 'a long', 'a long value', made('a long', 'a long')],
  ])('means the same where %s shows just that', (_side, crm, accounting, makes) => {
    const steps = plan({ ...sights(crm, accounting), ...makes });
    expect(briefs(steps)).toEqual(['agree']);
    expect(stepsOf(steps, 'agree')[0]?.values.note).toEqual({ crm, accounting });
  });

  test('means another thing where it shows something else', () => {
    const steps = plan({ ...sights('one', 'two'), ...made('two', 'one') });
    expect(stepsOf(steps, 'agree')[0]?.values).not.toHaveProperty('note');
  });

  test('is no reason to leave a blank, whatever would become of the value', () => {
    expect(briefs(plan({ ...sights('value', null), ...made(null, null) }))).toContain('update accounting');
    expect(briefs(plan({ ...sights(null, 'value'), ...made(null, null) }))).toContain('update crm');
    expect(briefs(plan({ ...sights(null, 'value'), ...made(null, 'value') }))).toContain('update crm');
    expect(briefs(plan({ ...sights('value', null), ...made('value', null) }))).toContain('update accounting');
  });

  test('of a field that is not told is blank', () => {
    const none = { made: { crm: { name: 'Acme' }, accounting: { name: 'Acme' } } };
    const steps = plan({ ...sights('changed', 'other'), ...none });
    expect(stepsOf(steps, 'agree')[0]?.values).not.toHaveProperty('note');
    const mirror = plan({ ...sights('other', 'changed'), ...none });
    expect(stepsOf(mirror, 'agree')[0]?.values).not.toHaveProperty('note');
  });
});

describe('a write that failed as often as it may be tried', () => {
  const versions = { crm: 'crm-2', accounting: 'accounting-1' };
  const failed = [issue('failed.system.failed', { versions })];

  test('is left alone while the records have not changed', () => {
    const same = linked(edited('crm', { phone: '1' }), present('accounting'), { issues: failed });
    expect(briefs(plan(same))).toEqual(['stand failed.system.failed']);
  });

  test('is tried again once one has', () => {
    const since = edited('crm', { phone: '1' }, { version: 'crm-3' });
    expect(briefs(plan(linked(since, present('accounting'), { issues: failed })))).toEqual(['update accounting']);
  });
});

describe('a wait', () => {
  test('for another that looks the same is as long as that needs, or none', () => {
    const wait = (more: object) => {
      const match = { is: 'after-another', id: 'crm.Accounts:0', rule: 'name', ...more } as const;
      return stepsOf(plan(stranger('crm', {}, { match })), 'wait')[0]?.afterMs;
    };
    expect(wait({})).toBe(0);
    expect(wait({ afterMs: 30_000 })).toBe(30_000);
  });

  test('is what a failing vendor names, or none', () => {
    expect(waitOf({ code: 'system.failed', status: 503, detail: '' })).toBe(0);
    const unnamed = { retryAfterMs: undefined } as unknown as { retryAfterMs: number };
    expect(waitOf({ code: 'system.failed', status: 503, detail: '', ...unnamed })).toBe(0);
    expect(waitOf({ code: 'system.failed', status: 503, detail: '', retryAfterMs: 7_000 })).toBe(7_000);
  });
});
