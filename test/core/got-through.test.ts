// Whether a change whose reply was lost was made, by what its side shows now.

import { describe, expect, test } from 'vitest';
import { gotThrough } from '../../src/core/got-through.ts';
import type { Value } from '../../src/core/value.ts';
import { field } from './build.ts';

const told = (
  before: Value,
  sent: Value,
  shown: Value,
  type: 'text' | 'money' | 'decimal' | 'flag' | 'phone' = 'text',
) => gotThrough(field('value', { type }), { before, sent, shown });

describe('a change whose reply was lost got through where its side', () => {
  test.each([
    ['shows what was sent', 'Norway', 'Ireland', 'Ireland', 'text'],
    ['tidied it', '', 'Hull  Street ', 'hull street', 'text'],
    ['cut it', 'Hull', 'Dunedin by the sea', 'Dunedin by', 'text'],
    ['writes it in its own way', null, '+64 9 555 1105', '+6495551105', 'phone'],
    ['was emptied as we wanted', 'Norway', null, null, 'text'],
    ['was switched', false, true, true, 'flag'],
  ] as const)('%s', (_, before, sent, shown, type) => {
    expect(told(before, sent, shown, type)).toBe(true);
  });

  test.each([
    ['still shows what it showed before', 'Norway', 'Ireland', 'Norway', 'text'],
    ['shows what somebody typed', 'Norway', 'Ireland', 'Iceland', 'text'],
    ['was emptied by somebody', 'Norway', 'Ireland', null, 'text'],
    ['shows the start of another amount', '10', '125.5', '12', 'money'],
    ['shows the start of another quantity', '10', '125.5', '12', 'decimal'],
    ['still shows what ours only tidies', 'Hull Street', 'hull street', 'Hull Street', 'text'],
    ['shows a dash that somebody typed', 'Norway', 'Ireland', '-', 'text'],
    ['shows what somebody typed, where ours was to empty it', 'Norway', null, 'Iceland', 'text'],
    ['still has nothing', null, false, null, 'flag'],
    ['was switched back', true, false, true, 'flag'],
  ] as const)('and not where it %s', (_, before, sent, shown, type) => {
    expect(told(before, sent, shown, type)).toBe(false);
  });

  test('of lines, where each shows all that was sent of it', () => {
    const line = (key: string, fields: Readonly<Record<string, string>>) => ({ key, fields });
    const before = [line('1', { price: '10', quantity: '1', total: '10' })];
    const sent = [line('new', { price: '12.0', quantity: '1' })];
    const shown = [line('7', { price: '12.0', quantity: '1', total: '12' })];
    expect(told(before, sent, shown)).toBe(true);
    expect(told(before, sent, [line('7', { price: '12.5', quantity: '1', total: '12.5' })])).toBe(false);
    expect(told(before, sent, [...shown, ...before])).toBe(false);
    const [two, other] = [line('new', { price: '5', quantity: '1' }), line('8', { price: '6', quantity: '1' })];
    expect(told(before, [...sent, two], [...shown, other])).toBe(false);
  });

  test('and not of lines that were all taken away, or of which none was to stay', () => {
    const lines = [{ key: '1', fields: { price: '10' } }];
    const others = [{ key: '2', fields: { price: '12' } }];
    expect(told(lines, others, null)).toBe(false);
    expect(told(lines, null, others)).toBe(false);
  });
});
