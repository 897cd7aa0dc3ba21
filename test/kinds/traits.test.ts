// What is read of a CRM record because the settings look at it: the CRM's own fields, and never a name of ours, which it would refuse.

import { expect, test } from 'vitest';
import { withDefaults } from '../../src/kinds/settings.ts';
import { traitsOf } from '../../src/kinds/traits.ts';

const rule = (...names: string[]) => ({
  when: { all: names.map((field) => ({ field, op: 'is', value: 'x' })) },
  account: '260',
});

const withRules = (...accountRules: object[]) => {
  const settings = withDefaults({});
  return withDefaults({
    ...settings,
    mappings: { invoice: { region: { places: { crm: 'Region' } } } },
    sequence: { ...settings.sequence, invoice: { ...settings.sequence.invoice, accountRules } },
  });
};

test('a field of the CRM that an account rule names is read', () => {
  expect(traitsOf(withRules(rule('Department'), rule('Channel', 'Department')), 'invoice')).toEqual([
    'Department',
    'Channel',
  ]);
});

test('what an account rule calls by our name is not asked of the CRM: of the document, its line, the item, or a row of one’s own', () => {
  const settings = withRules(rule('reference', 'description'), rule('code', 'region'), rule('Department', 'quantity'));
  expect(traitsOf(settings, 'invoice')).toEqual(['Department']);
});
