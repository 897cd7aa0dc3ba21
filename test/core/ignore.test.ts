// "Never mind" as an answer: nothing is written, nothing is asked again, and what changes later is looked at anew.

import { describe, expect, test } from 'vitest';
import { plan } from '../../src/core/plan.ts';
import type { Situation } from '../../src/core/steps.ts';
import { briefs, edited, held, issue, link, linked, matched, one, present, stranger, writes } from './build.ts';

const ignore = { choice: { choice: 'ignore' } } as const;

describe('a record without a link', () => {
  test('is noted, and stays so at every further look', () => {
    expect(briefs(plan(stranger('crm', {}, ignore)))).toEqual(['note skip.ignored']);
    expect(briefs(plan(stranger('crm', {}, { noted: 'skip.ignored' })))).toEqual(['stand skip.ignored']);
    expect(briefs(plan(matched({}, {}, { noted: 'skip.ignored' })))).toEqual(['stand skip.ignored']);
  });

  test('comes over where somebody asks for it by name', () => {
    const asked = stranger('crm', {}, { noted: 'skip.ignored', choice: { choice: 'create' } });
    expect(briefs(plan(asked))).toEqual(['create accounting']);
  });
});

describe('a linked record whose write was refused', () => {
  const refused = linked(edited('crm', { phone: '1' }), present('accounting'));

  test('is not written again when its issue is ignored', () => {
    const steps = plan({ ...refused, ...ignore });
    expect(writes(steps)).toEqual([]);
    expect(briefs(steps)).toEqual(['note skip.ignored']);
  });

  test('stays ignored while neither side changes', () => {
    const seen = { versions: { crm: 'crm-2', accounting: 'accounting-1' } };
    const again: Situation = { ...refused, link: link(seen), noted: 'skip.ignored' };
    expect(briefs(plan(again))).toEqual(['stand skip.ignored']);
    expect(briefs(plan({ ...again, link: link({ versions: { crm: '~crm-2', accounting: 'accounting-1' } }) }))).toEqual(
      ['stand skip.ignored'],
    );
  });

  test('is looked at anew once a side has changed', () => {
    const changed: Situation = { ...refused, noted: 'skip.ignored' };
    expect(briefs(plan(changed))).toEqual(['update accounting', 'note nothing']);
  });

  test('is tried again when somebody asks for it', () => {
    const seen = { versions: { crm: 'crm-2', accounting: 'accounting-1' } };
    const asked: Situation = { ...refused, link: link(seen), noted: 'skip.ignored', choice: { choice: 'retry' } };
    expect(briefs(plan(asked))).toEqual(['update accounting', 'note nothing']);
  });
});

describe('a linked record that its side won’t let change', () => {
  const fixed = { why: 'archived', open: [] } as const;
  const shut = linked(edited('crm', { phone: '1' }), present('accounting', { fixed }));

  test('is not put before a person again when its issue is ignored', () => {
    expect(briefs(plan(shut))).toEqual(['raise fixed.archived']);
    expect(briefs(plan({ ...shut, ...ignore }))).toEqual(['note skip.ignored']);
  });

  test('keeps the question about another field open', () => {
    const both = linked(edited('crm', { phone: '1', name: 'B' }), edited('accounting', { name: 'C' }, { fixed }), {
      link: link({ held: { name: held('B', 'C') } }),
      issues: [issue('conflict.fields', { id: 3 })],
      ...ignore,
    });
    expect(briefs(plan(both))).toEqual(['raise conflict.fields', 'note skip.ignored']);
  });
});

describe('a match that was put before a person', () => {
  test('the answer link overrules an earlier never mind', () => {
    const answered = matched(
      {},
      {},
      {
        noted: 'skip.ignored',
        match: one('accounting', { rule: 'person', sure: true }),
        choice: { choice: 'link', id: 'accounting.Contacts:a' },
      },
    );
    expect(briefs(plan(answered))).toContain('link');
  });
});
