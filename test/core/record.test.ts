// What a remembered version proves.

import { expect, test } from 'vitest';
import { isProven, provenOrNot } from '../../src/core/record.ts';

test.each([
  ['of a record that was read after its second was over', 'crm-7', true, 'crm-7'],
  ['of a record that was read in the second of its save', '~crm-7', false, 'crm-7'],
  ['that was never seen', '', false, ''],
])('a version %s', (_, version, proves, plain) => {
  expect(isProven(version)).toBe(proves);
  expect(provenOrNot(version)).toBe(plain);
});
