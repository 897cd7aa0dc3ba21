// Which fields of a shared CRM a pair may mirror: what several pairs could put back for ever, one of them alone does. And what a new document
// begins with in accounting, where the CRM knows nothing of it.

import { expect, test } from 'vitest';
import { withDefaults } from '../../src/kinds/settings.ts';
import { dialectOf } from '../../src/systems/xero/index.ts';
import { kindsInUse } from '../../src/sync/in-use.ts';
import { zohoDialect } from '../../src/systems/zoho/dialects/index.ts';

const mirrored = withDefaults({
  mappings: { customer: { phone: { flow: 'to-crm' }, fax: { flow: 'to-accounting' } } },
});

const crm = { facts: {}, pair: 'p', customers: 'accounts', values: mirrored.values } as const;

function inUse(isPrimary: boolean) {
  return kindsInUse({
    settings: mirrored,
    isPrimary,
    name: 'p',
    facts: [],
    books: { rates: {}, categories: [], today: '2026-11-22' },
    dialectOf: (side, kind) => (side === 'crm' ? zohoDialect(kind, crm) : dialectOf(kind, {})),
  });
}

function flowOf(field: string, isPrimary: boolean): string | undefined {
  return inUse(isPrimary)
    .get('customer')
    ?.mapping.fields.find(({ name }) => name === field)?.flow;
}

test('the primary pair mirrors what its mapping says', () => {
  expect(flowOf('phone', true)).toBe('to-crm');
});

test('another pair leaves a shared field to the primary one', () => {
  expect(flowOf('phone', false)).toBe('none');
});

test('what travels to its own organisation, or both ways, is its own business', () => {
  expect(flowOf('fax', false)).toBe('to-accounting');
  expect(flowOf('email', false)).toBe('both');
});

test('a theme and the mark of a sent copy reach accounting though the CRM has no place for them', () => {
  const mapping = inUse(true).get('invoice')?.mapping;
  const made: Record<string, unknown> = {};
  mapping?.sides.accounting.write(made, { theme: 'a-theme', sent: true }, 'create');
  expect(made).toEqual({ BrandingThemeID: 'a-theme', SentToContact: true });
});
