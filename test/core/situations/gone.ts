// Situations of linked records that a side shows no more.

import type { Seen, Side } from '../../../src/core/record.ts';
import type { Choice, Situation } from '../../../src/core/steps.ts';
import { edited, gone, into, issue, link, linked, present } from '../build.ts';

const answer = (choice: 'approve' | 'reject' | 'ignore' | 'retry'): { choice: Choice } => ({ choice: { choice } });
const merged = { is: 'gone', how: 'merged', into: 'crm.Accounts:7' } as const;
const mergedThere = { is: 'gone', how: 'merged', into: 'accounting.Contacts:g' } as const;
const target = (side: Side, free: boolean) => ({
  mergeTarget: { side, id: side === 'crm' ? merged.into : mergedThere.into, free },
});
const shut = (why: 'archived' | 'void' | 'paid' | 'in-approval') => ({ fixed: { why, open: [] } });

/** Gone in the CRM, and accounting shows what was agreed on. */
const goneThere = (more: Partial<Situation> = {}, left: Partial<Seen> = {}) =>
  linked(gone, present('accounting', left), more);
/** The mirror image. */
const goneHere = (more: Partial<Situation> = {}, left: Partial<Seen> = {}) => linked(present('crm', left), gone, more);

const proposal = issue('gone.proposal');
const editedLeft = (more: Partial<Situation> = {}) => linked(gone, edited('accounting', { phone: '1' }), more);
const wrote = { settling: { accounting: { version: 'accounting-1', fields: { phone: '2' } } } };

export const goneSituations: Readonly<Record<string, readonly Situation[]>> = {
  'linked/merged/free': [linked(merged, present('accounting'), target('crm', true))],
  'linked/free/merged': [linked(present('crm'), mergedThere, target('accounting', true))],
  'linked/merged/linked': [
    linked(merged, present('accounting'), target('crm', false)),
    linked(present('crm'), mergedThere, target('accounting', false)),
    linked(merged, edited('accounting', { phone: '1' })),
  ],
  'linked/merged/answer-no': [linked(merged, present('accounting'), { ...target('crm', false), ...answer('reject') })],
  'linked/merged/answer-ignore': [
    linked(merged, present('accounting'), { ...target('crm', false), ...answer('ignore') }),
  ],
  'linked/gone/same': [
    goneThere(),
    goneHere(),
    linked({ is: 'gone', how: 'absent' }, present('accounting')),
    goneThere(answer('retry')),
  ],
  'linked/gone/same/off': [
    goneThere({ rules: into('accounting', { delete: 'off' }) }),
    goneThere({ rules: into('accounting', { on: false, delete: 'apply' }) }),
    goneHere({ rules: into('crm', { delete: 'off' }) }),
  ],
  'linked/gone/same/apply': [goneThere({ rules: into('accounting', { delete: 'apply' }) })],
  'linked/gone/refused': [
    goneThere({
      rules: into('accounting', { delete: 'apply' }),
      issues: [issue('refused.accounting', { versions: { accounting: 'accounting-1' } })],
    }),
  ],
  'linked/gone/guarded': [
    goneThere({ rules: { ...into('accounting', { delete: 'apply' }), guarded: true } }),
    goneHere({ rules: { ...into('crm', { delete: 'apply' }), guarded: true } }),
  ],
  'open/guarded': [goneThere({ rules: into('accounting', { delete: 'apply' }), issues: [issue('gone.guarded')] })],
  'linked/same/gone/apply': [goneHere({ rules: into('crm', { delete: 'apply' }) })],
  'linked/gone/edited': [
    editedLeft(),
    editedLeft({ rules: into('accounting', { delete: 'apply' }) }),
    linked(edited('crm', { phone: '1' }), gone),
  ],
  'linked/gone/edited-since': [
    editedLeft({ choice: { choice: 'approve', of: 'gone.proposal' } }),
    editedLeft({ choice: { choice: 'approve', of: 'gone.guarded' } }),
    linked(edited('crm', { phone: '1' }), gone, { choice: { choice: 'approve', of: 'gone.proposal' } }),
  ],
  'linked/gone/settling': [goneThere({ link: link(wrote) }, { young: true })],
  'linked/gone/put-away': [
    goneThere({}, shut('archived')),
    goneThere({ rules: into('accounting', { delete: 'off' }) }, shut('void')),
    goneHere(answer('approve'), shut('archived')),
    editedLeft({ sights: { crm: gone, accounting: edited('accounting', { phone: '1' }, shut('archived')) } }),
  ],
  'linked/gone/both-capacities': [
    goneThere({ isBoth: true }),
    goneThere({ isBoth: true, rules: into('accounting', { delete: 'apply' }) }),
    goneThere({ isBoth: true, ...answer('approve') }),
    editedLeft({ isBoth: true }),
  ],
  'linked/gone/fixed': [
    goneThere(answer('approve'), shut('paid')),
    goneThere({ rules: into('accounting', { delete: 'apply' }) }, shut('paid')),
  ],
  'linked/gone/answer-yes': [goneThere(answer('approve')), editedLeft(answer('approve'))],
  'linked/gone/answer-no': [goneThere(answer('reject')), goneHere(answer('reject'))],
  'linked/gone/answer-ignore': [goneThere(answer('ignore')), editedLeft(answer('ignore'))],
  'linked/gone/ignored': [goneThere({ noted: 'skip.ignored' }), editedLeft({ noted: 'skip.ignored' })],
  'linked/gone/gone': [linked(gone, gone), linked(merged, gone, target('crm', true)), linked(gone, mergedThere)],
  'linked/restored/same': [linked(present('crm'), present('accounting'), { issues: [proposal] })],
  'linked/restored/edited': [
    linked(edited('crm', { phone: '1' }), present('accounting'), { issues: [issue('gone.edited')] }),
  ],
};
