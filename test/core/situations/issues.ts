// Situations in which an issue is open already.

import { plan } from '../../../src/core/plan.ts';
import { digest } from '../../../src/core/digest.ts';
import type { OpenIssue, Situation } from '../../../src/core/steps.ts';
import { edited, gone, issue, linked, link, present, stepsOf, stranger, unknown } from '../build.ts';

/** The situation once the issue that it raises is open. */
function raised(before: Situation, more: Partial<OpenIssue> = {}): Situation {
  const issues = stepsOf(plan(before), 'raise').map(({ issue: { code, facts } }, at) =>
    issue(code, { id: at + 1, digest: digest(facts), ...more }),
  );
  const holds = stepsOf(plan(before), 'hold');
  const [hold] = holds;
  return { ...before, issues, ...(hold && before.link && { link: { ...before.link, held: hold.held } }) };
}

const close = { changedAt: 60_000 };
const fixed = { fixed: { why: 'archived', open: [] } as const };
const several = { is: 'several', ids: ['accounting.Contacts:x'], rule: 'email' } as const;
const conflict = linked(edited('crm', { phone: '1' }, close), edited('accounting', { phone: '2' }, close));

export const issueSituations: Readonly<Record<string, readonly Situation[]>> = {
  'open/match': [raised(stranger('crm', {}, { match: several }))],
  'open/conflict': [raised(conflict)],
  'open/fixed': [raised(linked(edited('crm', { phone: '1' }), present('accounting', fixed)))],
  'open/gone': [raised(linked(gone, present('accounting')))],
  'open/other-facts': [raised(linked(gone, present('accounting')), { digest: 'as it was' })],
  'open/passed': [
    linked(present('crm'), present('accounting'), { issues: [issue('fixed.archived')] }),
    linked(present('crm'), present('accounting'), { issues: [issue('refused.crm')] }),
    linked(present('crm'), present('accounting'), { issues: [issue('failed.system.failed')] }),
  ],
  'open/unknown': [linked(unknown, present('accounting'), { issues: [issue('gone.proposal'), issue('refused.crm')] })],
  'open/ended': [
    linked(present('crm'), present('accounting'), { link: link({ ended: true }), issues: [issue('gone.proposal')] }),
  ],
};
