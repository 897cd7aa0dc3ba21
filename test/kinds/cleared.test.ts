// Taking entries out of the settings' maps: nothing is the wish to have none there, and a value everywhere else.

import { expect, test } from 'vitest';
import { cleared } from '../../src/kinds/cleared.ts';

test('a tax, a word for a state, an account for a word and a rule of a module are taken away', () => {
  const document = {
    values: {
      taxes: { GST: 'OUTPUT2', Zero: null },
      statuses: { invoice: { Delivered: null }, quote: { Sent: 'sent' } },
    },
    payments: { account: null, accounts: { Cash: null, Card: '091' } },
    conflicts: { default: 'ask', kinds: { invoice: { default: null, fields: { date: null, dueDate: 'crm' } } } },
  };
  expect(cleared(document)).toEqual({
    values: { taxes: { GST: 'OUTPUT2' }, statuses: { invoice: {}, quote: { Sent: 'sent' } } },
    payments: { account: null, accounts: { Card: '091' } },
    conflicts: { default: 'ask', kinds: { invoice: { fields: { dueDate: 'crm' } } } },
  });
});

test('elsewhere nothing is a value, and a document without maps stays as it is', () => {
  const document = { startDate: null, sequence: { invoice: { account: null } }, values: { fallbackProduct: null } };
  expect(cleared(document)).toEqual(document);
  expect(cleared({})).toEqual({});
});
