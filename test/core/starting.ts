// The plainest creation sequence: a document goes over at once, as it is. A test says only what is different.

import type { Creation } from '../../src/core/creation.ts';

export const plain: Creation = {
  when: 'save',
  condition: null,
  approval: 'none',
  status: 'draft',
  markSent: false,
  theme: null,
  terms: null,
  isDatedToday: false,
  termsField: 'dueDate',
  itemAccount: 'salesAccount',
  accountRules: [],
  account: null,
  tracking: [],
  cents: { way: 'match', mostUnits: 5, account: '860' },
  rates: { OUTPUT: '15' },
  today: '2026-11-20',
};
