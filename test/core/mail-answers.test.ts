// Answers and issues about a mail, or about a customer's credit: they say nothing of the record, and nothing that the record shows answers them.

import { describe, expect, test } from 'vitest';
import { plan } from '../../src/core/plan.ts';
import { type Choice, isAboutMail } from '../../src/core/steps.ts';
import { briefs, edited, issue, link, linked, present } from './build.ts';

test.each<[answer: Choice | null | undefined, expected: boolean]>([
  [{ choice: 'retry', of: 'mail.refused' }, true],
  [{ choice: 'ignore', of: 'mail.unknown' }, true],
  [{ choice: 'retry', of: 'refused.accounting' }, false],
  [{ choice: 'retry' }, false],
  [{ choice: 'create' }, false],
  [null, false],
  [undefined, false],
])('of %o it is %s that it is about a mail', (answer, expected) => {
  expect(isAboutMail(answer)).toBe(expected);
});

describe.each(['mail.refused', 'mail.unknown', 'credit.refused'])('an open %s', (code) => {
  const issues = [issue(code)];

  test('stays while the record is in step, and while it is edited', () => {
    expect(briefs(plan(linked(present('crm'), present('accounting'), { issues })))).toEqual([]);
    const saved = edited('crm', { phone: '09 555 7' });
    expect(briefs(plan(linked(saved, present('accounting'), { issues })))).toEqual(['update accounting']);
  });

  test('goes with the link', () => {
    const ended = { issues, link: link({ ended: true }) };
    expect(briefs(plan(linked(present('crm'), present('accounting'), ended)))).toEqual(['withdraw']);
  });
});
