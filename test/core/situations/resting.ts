// Situations of linked records that rest, and of those that come back.

import { none, type Sight } from '../../../src/core/record.ts';
import type { Reason, Situation } from '../../../src/core/steps.ts';
import { edited, gone, into, linked, present, rules } from '../build.ts';

/** Whatever the two sides show: same, edited, gone. */
function whatever(rest: Partial<Situation>): Situation[] {
  const sights: [Sight, Sight][] = [
    [present('crm'), present('accounting')],
    [edited('crm', { phone: '1' }), edited('accounting', { phone: '2' })],
    [gone, present('accounting')],
    [present('crm'), gone],
    [gone, gone],
  ];
  return sights.map(([crm, accounting]) => linked(crm, accounting, rest));
}

const outside = (code: string): { outside: Reason } => ({ outside: { code } });
const apply = into('accounting', { delete: 'apply' }).into;

export const restingSituations: Readonly<Record<string, readonly Situation[]>> = {
  'linked/rest/kind-off': whatever({ rules: rules({ kindOn: false, into: apply }) }),
  'linked/rest/filter': whatever({ rules: rules({ ...outside('skip.filter'), into: apply }) }),
  'linked/rest/left-kind': [
    linked(none, present('accounting'), { rules: into('accounting', { delete: 'apply' }) }),
    linked(present('crm'), none),
    linked(none, none),
    linked(none, gone),
    linked(edited('crm', { phone: '1' }, { id: 'crm.Accounts:99' }), present('accounting')),
  ],
  'linked/rest/noted': [
    linked(edited('crm', { phone: '1' }), present('accounting'), {
      rules: rules(outside('skip.filter')),
      noted: 'skip.filter',
    }),
  ],
  'linked/rest/back': [linked(edited('crm', { phone: '1' }), present('accounting'), { noted: 'skip.filter' })],
  'linked/other-documents': [linked(edited('crm', { phone: '1' }), present('accounting', { outside: 'supplier' }))],
};
