// When a customer is on hold.

import { describe, expect, test } from 'vitest';
import { dayAfter, daysBetween } from '../../src/core/days.ts';
import { isOnHold } from '../../src/core/on-hold.ts';

const today = '2026-11-20';
const owing = { outstanding: '100', oldestDue: '2026-11-10', onHold: null };
const neither = { overdueDays: null, limited: false };

describe('on hold', () => {
  test.each([
    [9, true],
    [10, false],
    [11, false],
  ])('by age: ten days overdue, with %i allowed', (overdueDays, expected) => {
    expect(isOnHold({ overdueDays, limited: false }, today, { crm: {}, accounting: owing })).toBe(expected);
  });

  test.each([
    ['99.99', true],
    ['100', false],
    [null, false],
  ])('by a limit of %s', (creditLimit, expected) => {
    expect(isOnHold({ overdueDays: null, limited: true }, today, { crm: { creditLimit }, accounting: owing })).toBe(
      expected,
    );
  });

  test('by age only while something is overdue', () => {
    const rule = { overdueDays: 0, limited: false };
    const accounting = { outstanding: '100', oldestDue: null };
    expect(isOnHold(rule, today, { crm: {}, accounting })).toBe(false);
  });

  test('by no limit where nobody set one, and by none that the rule does not ask for', () => {
    const rule = { overdueDays: null, limited: true };
    expect(isOnHold(rule, today, { crm: {}, accounting: owing })).toBe(false);
    expect(isOnHold({ ...rule, limited: false }, today, { crm: { creditLimit: '1' }, accounting: owing })).toBe(false);
  });

  test('nobody knows of a customer of whom nothing was ever said', () => {
    expect(isOnHold({ overdueDays: 1, limited: true }, today, { crm: {}, accounting: {} })).toBeNull();
  });

  test('never without a rule, and as before while nothing was added up', () => {
    expect(isOnHold(neither, today, { crm: { creditLimit: '1' }, accounting: owing })).toBe(false);
    const unknown = { outstanding: null, onHold: true };
    expect(isOnHold({ overdueDays: 1, limited: true }, today, { crm: {}, accounting: unknown })).toBe(true);
  });
});

test('days are counted over months and leap years', () => {
  expect(dayAfter('2028-02-28', 2)).toBe('2028-03-01');
  expect(dayAfter('2026-03-01', -1)).toBe('2026-02-28');
  expect(daysBetween('2026-12-31', '2027-01-02')).toBe(2);
});
