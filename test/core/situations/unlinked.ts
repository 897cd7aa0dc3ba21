// Situations of records without a link, and of those that nobody can read now.

import { none, type Side, type Sight } from '../../../src/core/record.ts';
import type { Choice, Match, Situation } from '../../../src/core/steps.ts';
import {
  company,
  companyFields,
  edited,
  field,
  gone,
  ids,
  into,
  issue,
  link,
  linked,
  matched,
  one,
  present,
  rules,
  situation,
  stranger,
  unknown,
} from '../build.ts';

const choice = (chosen: 'create' | 'ignore' | 'retry'): { choice: Choice } => ({ choice: { choice: chosen } });
const stamped: { match: Match } = { match: one('accounting', { rule: 'stamp', sure: true }) };
const others = { ids: ['accounting.Contacts:x', 'accounting.Contacts:y'], rule: 'email' };
const closed = (why: 'void' | 'archived' | 'paid' | 'erased' | 'locked-period' | 'part-paid') => ({
  fixed: { why, open: [] },
});
const old = { date: '2026-01-31' };
const since = { startDate: '2026-02-01' };

const ask = [field('name'), field('phone', { authority: 'ask' }), field('taxNumber')];
const authority = (who: 'crm' | 'accounting') => [
  field('name'),
  field('phone', { authority: who }),
  field('taxNumber'),
];
const referring = [...companyFields, field('parent', { type: 'ref' })];
const refers = (side: 'crm' | 'accounting') => ({ fields: { ...company, parent: `ref:${side}.Other:1` } });

/** The side answered that it has no such record. */
const missing = (side: Side): Sight => ({
  is: 'unknown',
  problem: { code: 'record.missing', id: `${side}.Other:1` },
});

/** The same two records, with another phone number in accounting. */
const differing = (rest: Partial<Situation>) => matched({}, { fields: { ...company, phone: '1' } }, rest);

export const unlinkedSituations: Readonly<Record<string, readonly Situation[]>> = {
  'any/unknown/any': [
    linked(unknown, present('accounting')),
    linked(unknown, edited('accounting', { phone: '1' })),
    linked(unknown, gone),
    linked(unknown, none, { rules: rules({ kindOn: false }) }),
    situation({ sights: { crm: unknown, accounting: present('accounting') }, match: one('crm') }),
    situation({ sights: { crm: unknown, accounting: none } }),
  ],
  'any/any/unknown': [
    linked(present('crm'), unknown),
    linked(edited('crm', { phone: '1' }), unknown, { issues: [issue('gone.proposal')] }),
    linked(gone, unknown, { rules: into('accounting', { delete: 'apply' }) }),
    situation({ sights: { crm: present('crm'), accounting: unknown }, match: one('accounting') }),
  ],
  'none/not-there': [
    situation({ sights: { crm: missing('crm'), accounting: none } }),
    situation({ sights: { crm: none, accounting: missing('accounting') } }),
  ],
  'none/none/none': [situation()],
  'none/gone/none': [
    situation({ sights: { crm: gone, accounting: none } }),
    situation({ sights: { crm: none, accounting: gone } }),
    situation({ sights: { crm: gone, accounting: gone } }),
  ],
  'none/apart/apart': [situation({ sights: { crm: present('crm'), accounting: present('accounting') } })],
  'none/new/none': [stranger('crm'), stranger('crm', { stamp: 'accounting.Contacts:z' }, { copy: true })],
  'none/none/new': [stranger('accounting'), stranger('accounting', { stamp: 'crm.Accounts:9' }, { copy: true })],
  'none/new/needs': [
    stranger('crm', refers('crm'), { fields: referring }),
    stranger('accounting', refers('accounting'), { fields: referring }),
  ],
  'none/stranger': [stranger('crm', { stranger: 'Papeterie' }), stranger('accounting', { stranger: 'Papeterie' })],
  'none/matched/equal': [matched(), matched({}, {}, { match: one('crm') }), matched({}, {}, stamped)],
  'none/matched/crm-blank': [matched({ fields: { ...company, phone: null } })],
  'none/matched/accounting-blank': [matched({}, { fields: { ...company, phone: null } })],
  'none/matched/differ-crm': [differing({ fields: authority('crm') })],
  'none/matched/differ-accounting': [differing({ fields: authority('accounting') })],
  'none/matched/differ-ask': [differing({ fields: ask }), differing({})],
  'none/matched/archived': [matched({}, closed('archived')), matched(closed('archived'), {})],
  'none/matched/archived-sure': [
    matched({}, closed('archived'), stamped),
    matched({}, closed('archived'), { match: stamped.match, choice: { choice: 'link', id: ids.accounting } }),
  ],
  'none/matched/erased': [matched({}, closed('erased')), matched({}, closed('erased'), stamped)],
  'none/matched/out-sure': [matched({}, {}, { ...stamped, rules: rules({ kindOn: false }) })],
  'none/elsewhere': [
    stranger('crm', {}, { match: { is: 'elsewhere', ...others } }),
    stranger('accounting', {}, { match: { is: 'elsewhere', ...others } }),
  ],
  'none/several': [
    stranger('crm', {}, { match: { is: 'several', ...others } }),
    stranger('accounting', {}, { match: { is: 'several', ...others } }),
  ],
  'none/look-alike': [stranger('crm', {}, { match: { is: 'after-another', id: 'crm.Accounts:0', rule: 'name' } })],
  'none/asked': [stranger('accounting', closed('archived'), { match: { is: 'asked', id: 'crm.Accounts:0' } })],
  'none/kind-off': [
    stranger('crm', {}, { rules: rules({ kindOn: false }) }),
    stranger('accounting', {}, { rules: rules({ kindOn: false }) }),
    stranger('crm', {}, { rules: rules({ kindOn: false }), ...choice('retry') }),
    matched({}, {}, { rules: rules({ kindOn: false }) }),
  ],
  'none/filter': [
    stranger('crm', {}, { rules: rules({ outside: { code: 'skip.filter' } }) }),
    stranger('accounting', {}, { rules: rules({ outside: { code: 'skip.filter' } }) }),
    stranger('crm', {}, { rules: rules({ outside: { code: 'skip.filter' } }), ...choice('create') }),
    matched({}, {}, { rules: rules({ outside: { code: 'skip.filter' } }) }),
  ],
  'none/route': [stranger('crm', {}, { rules: rules({ outside: { code: 'skip.route' } }) })],
  'none/other-kind': [
    stranger('accounting', { outside: 'supplier' }),
    matched({}, { outside: 'supplier', fields: { name: 'Acme Supplies' } }),
  ],
  'none/other-capacity': [matched({}, { outside: 'supplier' })],
  'none/direction-off': [
    stranger('crm', {}, { rules: into('accounting', { on: false }) }),
    stranger('accounting', {}, { rules: into('crm', { on: false }) }),
  ],
  'none/create-off': [
    stranger('crm', {}, { rules: into('accounting', { create: false }) }),
    stranger('accounting', {}, { rules: into('crm', { create: false }) }),
  ],
  'none/old': [stranger('crm', old, { rules: rules(since) }), stranger('accounting', old, { rules: rules(since) })],
  'none/old/run': [stranger('crm', old, { rules: rules({ ...since, history: true }) })],
  'none/old/matched': [matched(old, old, { rules: rules(since) })],
  'none/closed/none': [
    stranger('crm', closed('void')),
    stranger('crm', closed('archived')),
    stranger('crm', closed('paid')),
    stranger('crm', closed('erased'), { rules: rules({ history: true }) }),
  ],
  'none/none/closed': [
    stranger('accounting', closed('void')),
    stranger('accounting', closed('archived')),
    stranger('accounting', closed('erased')),
    stranger('accounting', closed('erased'), { rules: rules({ history: true }), ...choice('create') }),
  ],
  'none/none/paid': [
    stranger('accounting', closed('paid')),
    stranger('accounting', closed('part-paid')),
    stranger('accounting', closed('locked-period')),
  ],
  'none/closed/run': [
    stranger('crm', closed('void'), { rules: rules({ history: true }) }),
    stranger('crm', closed('paid'), { rules: rules({ history: true }) }),
  ],
  'none/refused': [stranger('crm', {}, { issues: [issue('refused.accounting', { versions: { crm: 'crm-1' } })] })],
  'none/refused/changed': [
    stranger('crm', {}, { issues: [issue('refused.accounting', { versions: { crm: 'crm-0' } })] }),
    stranger('crm', {}, { issues: [issue('refused.accounting', { versions: { crm: 'crm-1' } })], ...choice('retry') }),
  ],
  'none/answer/create': [
    stranger('crm', {}, { match: { is: 'several', ...others }, ...choice('create') }),
    stranger('crm', {}, { match: { is: 'elsewhere', ...others }, ...choice('create') }),
    matched({}, closed('archived'), choice('create')),
  ],
  'none/answer/link': [matched({}, {}, { match: stamped.match, choice: { choice: 'link', id: ids.accounting } })],
  'none/answer/ignore': [
    stranger('crm', {}, choice('ignore')),
    stranger('accounting', {}, { match: { is: 'several', ...others }, ...choice('ignore') }),
    matched({}, closed('archived'), choice('ignore')),
  ],
  'none/ignored': [stranger('crm', {}, { noted: 'skip.ignored' }), matched({}, {}, { noted: 'skip.ignored' })],
  'ended/any/any': [
    linked(edited('crm', { phone: '1' }), present('accounting'), { link: link({ ended: true }) }),
    linked(gone, present('accounting'), { link: link({ ended: true }) }),
    linked(unknown, unknown, { link: link({ ended: true }) }),
  ],
};
