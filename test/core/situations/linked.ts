// Situations of linked records that both sides show.

import type { MappedField } from '../../../src/core/record.ts';
import { type Pushed, pushedWith } from '../../../src/core/restless.ts';
import type { Situation } from '../../../src/core/steps.ts';
import { people } from '../field.ts';
import { base, company, edited, field, gone, held, into, issue, link, linked, present, rules } from '../build.ts';

const phone = (more: Partial<MappedField>) => [field('name'), field('phone', more), field('taxNumber')];
const bothEdited = (more: Partial<MappedField>, rest: Partial<Situation> = {}) =>
  linked(edited('crm', { phone: '1' }), edited('accounting', { phone: '2' }), { fields: phone(more), ...rest });

const together = { changedAt: 60_000 };
const question = { phone: held('1', '2') };
const asked = link({ held: question });
/** The phone number 2 was written three times in a row. */
const thrice = ['2', '2', '2'].reduce<Pushed>((pushed, value) => pushedWith(pushed, { phone: value }, 1_000), {});
const conflict = issue('conflict.fields');

/** The link as it is once the phone number stands in a place that never agreed. */
const movedPlace = link({
  bases: {
    crm: { ...base('crm', company), phone: { value: company.phone ?? null, place: 'elsewhere' } },
    accounting: base('accounting', company),
  },
});

const list = [field('people', { type: 'rows', flow: 'to-accounting' })];
const ann = people(['ann', 'Ann']);
const annAndBen = people(['ann', 'Ann'], ['ben', 'Ben']);
const listed = (crm: Situation['sights']['crm'], accounting: Situation['sights']['crm']) =>
  linked(crm, accounting, {
    fields: list,
    link: link({
      bases: { crm: base('crm', { people: ann }, list), accounting: base('accounting', { people: ann }, list) },
    }),
  });

const shut = (open: string[] = []) => ({ fixed: { why: 'archived', open } as const });
const referring = [field('parent', { type: 'ref' })];
const bothOff = rules({
  into: {
    crm: { on: true, create: true, update: false, delete: 'propose' },
    accounting: { on: true, create: true, update: false, delete: 'propose' },
  },
});
const wrote = { settling: { crm: { version: 'crm-2', fields: { phone: '1' } } } };

/** A link whose CRM side was sent this number, which accounting shows. */
const wrotePhone = (phone: string) =>
  link({
    settling: { crm: { version: 'crm-2', fields: { phone } } },
    bases: { crm: base('crm', company), accounting: base('accounting', { ...company, phone }) },
  });

export const linkedSituations: Readonly<Record<string, readonly Situation[]>> = {
  'linked/same/same': [
    linked(present('crm'), present('accounting')),
    linked(present('crm', { version: 'crm-9' }), present('accounting', { changedAt: 9_999 })),
    linked(present('crm', { young: true }), present('accounting', { fixed: { why: 'archived', open: [] } })),
  ],
  'linked/edited/same': [linked(edited('crm', { phone: '1' }), present('accounting'))],
  'linked/same/edited': [linked(present('crm'), edited('accounting', { phone: '1' }))],
  'linked/edited/equal': [
    linked(edited('crm', { phone: '1' }), edited('accounting', { phone: '1' })),
    linked(edited('crm', { phone: '09-555 0100' }), present('accounting')),
  ],
  'linked/edited/other-field': [linked(edited('crm', { phone: '1' }), edited('accounting', { name: 'B' }))],
  'linked/differ/crm': [
    bothEdited({ authority: 'crm' }),
    linked(edited('crm', { phone: '1' }, { changedAt: 200_000 }), edited('accounting', { phone: '2' })),
  ],
  'linked/differ/accounting': [bothEdited({ authority: 'accounting' }), bothEdited({ authority: 'newest' })],
  'linked/differ/ask': [
    bothEdited({ authority: 'ask' }),
    linked(edited('crm', { phone: '1' }, together), edited('accounting', { phone: '2' }, together)),
  ],
  'linked/differ/off': [bothEdited({ authority: 'ask' }, { rules: bothOff })],
  'linked/held': [bothEdited({ authority: 'crm' }, { link: asked })],
  'linked/held/answered': [
    bothEdited({}, { link: asked, choice: { choice: 'fields', decisions: { phone: { choice: 'crm' } } } }),
  ],
  'linked/held/answered-value': [
    bothEdited(
      {},
      { link: asked, choice: { choice: 'fields', decisions: { phone: { choice: 'value', value: '3' } } } },
    ),
  ],
  'linked/held/equal': [
    linked(edited('crm', { phone: '2' }), edited('accounting', { phone: '2' }), { link: asked, issues: [conflict] }),
  ],
  'linked/held/back': [linked(present('crm'), present('accounting'), { link: asked, issues: [conflict] })],
  'linked/restless': [
    linked(edited('crm', { phone: '2' }), present('accounting'), { link: link({ pushed: { accounting: thrice } }) }),
    linked(present('crm'), edited('accounting', { phone: '2' }), { link: link({ pushed: { crm: thrice } }) }),
  ],
  'linked/restless/moved-on': [
    linked(edited('crm', { phone: '3' }), present('accounting'), {
      link: link({ held: { phone: { crm: '2', accounting: company.phone ?? null, rounds: 3 } } }),
      issues: [issue('unsettled.rounds')],
    }),
  ],
  'linked/blanked/keep': [
    linked(edited('crm', { phone: null }), present('accounting')),
    linked(present('crm'), edited('accounting', { phone: null })),
  ],
  'linked/blanked/clear': [
    linked(edited('crm', { phone: null }), present('accounting'), { fields: phone({ blank: 'clear' }) }),
  ],
  'linked/blanked/edited': [linked(edited('crm', { phone: null }), edited('accounting', { phone: '2' }))],
  'linked/mirror/source': [
    linked(present('crm'), edited('accounting', { phone: '2' }), { fields: phone({ flow: 'to-crm' }) }),
  ],
  'linked/mirror/far': [
    linked(edited('crm', { phone: '1' }), present('accounting'), { fields: phone({ flow: 'to-crm' }) }),
  ],
  'linked/only-at-creation': [
    linked(edited('crm', { phone: '1' }), present('accounting'), {
      fields: phone({ onlyAtCreation: { crm: false, accounting: true } }),
    }),
  ],
  'linked/list/added': [
    listed(edited('crm', { people: annAndBen }), present('accounting', { fields: { people: ann } })),
  ],
  'linked/list/own': [listed(present('crm', { fields: { people: ann } }), edited('accounting', { people: annAndBen }))],
  'linked/off': [
    linked(edited('crm', { phone: '1' }), present('accounting'), { rules: into('accounting', { update: false }) }),
    linked(edited('crm', { phone: '1' }), present('accounting'), { rules: into('accounting', { on: false }) }),
    linked(present('crm'), edited('accounting', { phone: '1' }), { rules: into('crm', { update: false }) }),
  ],
  'linked/off/noted': [
    linked(edited('crm', { phone: '1' }), present('accounting'), {
      rules: into('accounting', { update: false }),
      noted: 'skip.update-off',
    }),
  ],
  'linked/off/on-again': [linked(edited('crm', { phone: '1' }), present('accounting'), { noted: 'skip.update-off' })],
  'linked/no-base/equal': [linked(present('crm'), present('accounting'), { link: movedPlace })],
  'linked/no-base/blank': [linked(edited('crm', { phone: null }), present('accounting'), { link: movedPlace })],
  'linked/no-base/differ': [
    linked(edited('crm', { phone: '1' }), present('accounting'), { link: movedPlace }),
    linked(edited('crm', { phone: '1' }), present('accounting'), {
      link: movedPlace,
      fields: phone({ flow: 'to-crm' }),
    }),
  ],
  'linked/no-base/approved': [
    linked(edited('crm', { phone: '1' }), present('accounting'), {
      link: movedPlace,
      fields: phone({ approved: true, authority: 'crm' }),
    }),
  ],
  'linked/settling/shown': [
    linked(edited('crm', { phone: '+1' }), present('accounting', { fields: { ...company, phone: '1' } }), {
      link: wrotePhone('1'),
    }),
  ],
  'linked/settling/young': [
    linked(edited('crm', { phone: '1' }, { young: true }), present('accounting'), { link: link(wrote) }),
    linked(edited('crm', { phone: '1' }, { young: true }), edited('accounting', { phone: '2' }), { link: link(wrote) }),
  ],
  'linked/settling/typed-over': [
    linked(edited('crm', { phone: '7' }), present('accounting', { fields: { ...company, phone: '1' } }), {
      link: wrotePhone('1'),
    }),
  ],
  'linked/settling/others-save': [
    linked(
      edited('crm', { phone: '09 555' }, { byOthers: true }),
      present('accounting', { fields: { ...company, phone: '09 555 12' } }),
      {
        link: wrotePhone('09 555 12'),
      },
    ),
  ],
  'linked/settling/saved-since': [
    linked(
      edited('crm', { phone: '7' }, { version: 'crm-3' }),
      present('accounting', { fields: { ...company, phone: '1' } }),
      {
        link: wrotePhone('1'),
      },
    ),
  ],
  'linked/settling/never-shown': [
    linked(
      edited('crm', { taxNumber: null, phone: '7' }, { version: 'crm-3' }),
      present('accounting', { fields: { ...company, phone: '7', taxNumber: '12-3' } }),
      {
        link: link({
          settling: { crm: { version: 'crm-2', fields: { taxNumber: '12-3' } } },
          bases: {
            crm: base('crm', company),
            accounting: base('accounting', { ...company, phone: '7', taxNumber: '12-3' }),
          },
        }),
      },
    ),
  ],
  'linked/fresh': [
    linked(edited('crm', { phone: '1' }), present('accounting'), { restMs: 3_000 }),
    linked(gone, present('accounting'), { restMs: 3_000 }),
  ],
  'linked/edited/fixed': [linked(edited('crm', { phone: '1' }), present('accounting', shut()))],
  'linked/fixed/edited': [linked(present('crm', shut()), edited('accounting', { phone: '1' }))],
  'linked/edited/fixed-in-part': [
    linked(edited('crm', { phone: '1', name: 'B' }), present('accounting', shut(['name']))),
  ],
  'linked/stranger': [linked(edited('crm', { phone: '1' }, { stranger: 'Papeterie' }), present('accounting'))],
  'linked/edited/needs': [
    linked(edited('crm', { parent: 'ref:crm.Accounts:5' }), present('accounting', { fields: { parent: 'link:3' } }), {
      fields: referring,
      link: link({
        bases: {
          crm: base('crm', { parent: 'link:3' }, referring),
          accounting: base('accounting', { parent: 'link:3' }, referring),
        },
      }),
    }),
  ],
  'linked/refused': [
    linked(edited('crm', { phone: '1' }), present('accounting'), {
      issues: [issue('refused.accounting', { versions: { crm: 'crm-2', accounting: 'accounting-1' } })],
    }),
  ],
  'linked/refused/changed': [
    linked(edited('crm', { phone: '1' }), present('accounting'), {
      issues: [issue('refused.accounting', { versions: { crm: 'crm-1', accounting: 'accounting-1' } })],
    }),
    linked(edited('crm', { phone: '1' }), present('accounting'), {
      issues: [issue('refused.accounting', { versions: { crm: 'crm-2', accounting: 'accounting-1' } })],
      choice: { choice: 'retry' },
    }),
  ],
  'linked/answer/ignore': [
    linked(edited('crm', { phone: '1' }), present('accounting'), { choice: { choice: 'ignore' } }),
    linked(edited('crm', { phone: '1' }), present('accounting', shut()), { choice: { choice: 'ignore' } }),
  ],
  'linked/ignored': [
    linked(edited('crm', { phone: '1' }), present('accounting', shut()), {
      link: link({ versions: { crm: 'crm-2', accounting: 'accounting-1' } }),
      noted: 'skip.ignored',
    }),
  ],
  'linked/ignored/changed': [linked(edited('crm', { phone: '1' }), present('accounting'), { noted: 'skip.ignored' })],
};
