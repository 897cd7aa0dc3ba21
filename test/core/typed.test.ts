// A value that a person types must be one that its field can have.

import { describe, expect, test } from 'vitest';
import { asTyped } from '../../src/core/typed.ts';

describe('a value of one’s own', () => {
  test.each([
    ['text', 'as we agreed on the phone', 'as we agreed on the phone'],
    ['money', ' 12.50 ', '12.5'],
    ['decimal', '-3', '-3'],
    ['date', '2026-02-28', '2026-02-28'],
    ['flag', true, true],
    ['flag', 'true', true],
    ['flag', 'false', false],
    ['money', null, null],
    ['date', '', null],
  ] as const)('for %s: %j', (type, value, kept) => {
    expect(asTyped(type, value)).toBe(kept);
  });

  test.each([
    ['money', 'as we agreed on the phone'],
    ['decimal', '12,50'],
    ['decimal', true],
    ['date', '28.2.2026'],
    ['date', '2026-02-30'],
    ['date', '2026-13-01'],
    ['date', '2026-02'],
    ['flag', 'perhaps'],
    ['ref', 'Acme'],
    ['rows', 'two bolts'],
    ['text', false],
  ] as const)('for %s is none: %j', (type, value) => {
    expect(asTyped(type, value)).toBeUndefined();
  });
});
