// Where a kind's records stand in Xero, and where a person sees them.

import { expect, test } from 'vitest';
import { kindNames } from '../../src/core/record.ts';
import { dialectOf, moduleOf, urlOf } from '../../src/systems/xero/index.ts';

const GUID = '7d05a53d-0000-4000-8000-000000000001';

test('every kind has a collection, and its dialect says the same', () => {
  const described = kindNames.filter((kind) => kind !== 'payment' && kind !== 'credit');
  for (const kind of described) expect(dialectOf(kind, {}).module).toBe(moduleOf(kind));
  expect(kindNames.map(moduleOf).every((module) => /^[A-Z]\w+$/.test(module))).toBe(true);
});

test.each([
  ['Contacts', `https://go.xero.com/app/!AbC/contacts/contact/${GUID}`],
  ['Invoices', `https://go.xero.com/app/!AbC/invoicing/view/${GUID}`],
  ['Quotes', `https://go.xero.com/app/!AbC/quotes/view/${GUID}`],
])('%s have a page', (module, url) => {
  expect(urlOf({ shortCode: '!AbC' }, `accounting.${module}:${GUID}`)).toBe(url);
});

test('items have none, and nothing has one before the organisation is known', () => {
  expect(urlOf({ shortCode: '!AbC' }, `accounting.Items:${GUID}`)).toBeNull();
  expect(urlOf({}, `accounting.Invoices:${GUID}`)).toBeNull();
});
