// What is foretold of a new document's total where the CRM reckons otherwise than its lines: cents are settled by what it shows.

import { describe, expect, test } from 'vitest';
import type { Creation } from '../../src/core/creation.ts';
import { settled } from '../../src/core/predicted.ts';
import type { Fields } from '../../src/core/value.ts';
import { seen } from './build.ts';
import { row } from './lines-world.ts';
import { plain } from './starting.ts';

const line = { description: 'Part', quantity: '1', unitPrice: '10', tax: 'OUTPUT' };

test('a cent that the CRM’s own rounding of a price makes, and no tax can bridge, is asked about', () => {
  const odd = { description: 'Part', quantity: '3', unitPrice: '0.3333', tax: 'OUTPUT' };
  const fields: Fields = { lines: [row('', odd)] };
  const start = settled(
    { ...plain, cents: { way: 'match', mostUnits: 5, account: null } },
    fields,
    seen('crm', { fields: { ...fields, total: '1.14' } }),
  );
  expect(start).toMatchObject({ is: 'ask', issue: { code: 'amounts.blocked', facts: { why: 'not-in-tax' } } });
});

/** Of a document that accounting will make 11.50 of. */
function foretold(total: string, cents: Creation['cents'], more: Partial<Creation> = {}, shown: Fields = {}) {
  const fields: Fields = { lines: [row('', line)] };
  return settled(
    { ...plain, cents, ...more },
    fields,
    seen('crm', { name: 'INV-7', fields: { ...fields, total, ...shown } }),
  );
}

const adjust = { way: 'adjust', mostUnits: 5, account: '860' } as const;
const block = { way: 'block', mostUnits: 5, account: null } as const;

describe('a total that is none of the lines’ own', () => {
  test.each(['11.45', '11.55'])('of %s is within the cents, and bridged by what the CRM shows', (total) => {
    const start = foretold(total, adjust);
    expect(start.is === 'go' && Array.isArray(start.fields.lines) && start.fields.lines.length).toBe(2);
  });

  test.each(['11.44', '11.56', '1', '99'])('of %s is beyond them: nothing is foretold', (total) => {
    expect(foretold(total, adjust)).toEqual({ is: 'go', fields: { lines: [row('', line)] } });
  });

  test('is bridged on the account for cents, else on the usual one', () => {
    const account = (cents: Creation['cents']) => {
      const start = foretold('11.51', cents, { account: '200' });
      const lines = start.is === 'go' && Array.isArray(start.fields.lines) ? start.fields.lines : [];
      return (lines as { fields: Fields }[]).map(({ fields }) => fields.account).at(-1);
    };
    expect(account(adjust)).toBe('860');
    expect(account({ ...adjust, account: null })).toBe('200');
  });

  test('of a cent that no tax explains is only told later, where taxes are to bridge it', () => {
    expect(foretold('11.51', { way: 'match', mostUnits: 5, account: null })).toEqual({
      is: 'go',
      fields: { lines: [row('', line)] },
    });
  });

  test('is asked about where cents stop a document', () => {
    expect(foretold('11.51', block).is).toBe('ask');
    expect(foretold('11.5', block).is).toBe('go');
  });
});
