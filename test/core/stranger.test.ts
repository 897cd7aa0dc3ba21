// A document whose customer or vendor its own side does not know.

import { expect, test } from 'vitest';
import { forStranger } from '../../src/core/stranger.ts';
import { seen } from './build.ts';

test('is told of with its own name and theirs, and is looked at again within minutes', () => {
  const invoice = seen('crm', { name: 'INV-7', stranger: 'Kauri Cabinets' });
  expect(forStranger({ crm: invoice, accounting: seen('accounting') })).toEqual([
    {
      do: 'raise',
      issue: { code: 'needs.stranger', facts: { name: 'INV-7', party: 'Kauri Cabinets' }, choices: ['retry'] },
    },
    { do: 'wait', why: { code: 'needs.stranger' }, afterMs: 600_000, needs: [] },
  ]);
});

test('is nothing to be told of where everybody is known', () => {
  expect(forStranger({ crm: seen('crm'), accounting: seen('accounting') })).toBeUndefined();
});
