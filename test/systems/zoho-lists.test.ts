// The CRM's own lists that settings name, out of what a connection was found to be.

import { expect, test } from 'vitest';
import { listsOf } from '../../src/systems/zoho/lists.ts';

test('taxes come with their rates, words for states with what they mean', () => {
  const lists = listsOf({
    taxes: [{ id: '11', name: 'GST', rate: '15' }],
    words: { 'Invoices.Status': ['Created', 'Delivered', 'In the drawer'], 'Quotes.Quote_Stage': ['Closed Won'] },
  });
  expect(lists['tax-rates']).toEqual([{ key: '11', code: 'GST', name: 'GST', state: 'active', facts: { rate: '15' } }]);
  expect(lists['pick-lists']?.map(({ code, facts }) => [code, facts])).toEqual([
    ['Closed Won', { kind: 'quote', meaning: 'accepted' }],
    ['Closed Won', { kind: 'accepted-quote', meaning: 'accepted' }],
    ['Created', { kind: 'invoice', meaning: 'draft' }],
    ['Delivered', { kind: 'invoice', meaning: 'approved' }],
    ['In the drawer', { kind: 'invoice', meaning: 'draft' }],
  ]);
});

test('an organisation of which nothing is known has none', () => {
  expect(listsOf({})).toEqual({ 'tax-rates': [], owners: [], 'pick-lists': [] });
});
