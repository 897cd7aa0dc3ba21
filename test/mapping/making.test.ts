// What a row may do to its values: constants, joins, look-ups and the closed list of treatments, and what is refused of them.

import { describe, expect, test } from 'vitest';
import { faultsOf } from '../../src/mapping/faults.ts';
import type { MappingOverride } from '../../src/mapping/override.ts';
import type { Draft } from '../../src/mapping/place.ts';
import { compile } from '../../src/mapping/translate.ts';
import { treated, type Treatment, untreated } from '../../src/mapping/treatments.ts';
import { accountingDialect, crmDialect, customers } from './build.ts';

const dialects = { crm: crmDialect, accounting: accountingDialect };
const newest = { kind: 'newest', fields: {} } as const;
const mappingOf = (override: MappingOverride) => compile(customers, dialects, newest, override);
const fieldOf = (override: MappingOverride, name: string) =>
  mappingOf(override).fields.find((field) => field.name === name);
const codesOf = (override: MappingOverride) =>
  faultsOf(customers, dialects, override).map(({ field, code }) => `${field} ${code}`);

describe('treatments', () => {
  test.each<[Treatment, string, string]>([
    [{ do: 'upper' }, 'Ærø & Søn', 'ÆRØ & SØN'],
    [{ do: 'lower' }, 'Anna@Example.COM', 'anna@example.com'],
    [{ do: 'capitals' }, 'ANNE-MARIE O’NEIL', 'Anne-Marie O’neil'],
    [{ do: 'spaces' }, ' Kea \n  & Co ', 'Kea & Co'],
    [{ do: 'digits' }, 'NZ 12-345 678', '12345678'],
    [{ do: 'first', count: 3 }, 'é👩‍👩‍👧x!', 'é👩‍👩‍👧x'],
    [{ do: 'name', part: 'first' }, 'Anna Maria Berg', 'Anna Maria'],
    [{ do: 'name', part: 'last' }, 'Cher', 'Cher'],
    [{ do: 'phone', country: '64' }, '(03) 555-0100', '+6435550100'],
    [{ do: 'phone', country: '64' }, '+49 (0) 30 123456', '+4930123456'],
    [{ do: 'phone', country: '64' }, '0049 30 123456', '+4930123456'],
    [{ do: 'phone', country: '64' }, '555 0100 ext 3', '555 0100 ext 3'],
    [{ do: 'date', form: 'day-first' }, '2026-11-09', '09/11/2026'],
  ])('%j of %j', (treatment, before, after) => {
    expect(treated(before, [treatment])).toBe(after);
    // Once done there is nothing left to do, so that nothing goes back and forth.
    if (treatment.do !== 'date' && treatment.do !== 'name') expect(treated(after, [treatment])).toBe(after);
  });

  test('they follow one another, and blanks stay blank', () => {
    expect(treated('  kea  LTD ', [{ do: 'spaces' }, { do: 'upper' }, { do: 'first', count: 3 }])).toBe('KEA');
    expect(treated(null, [{ do: 'upper' }])).toBeNull();
  });

  test('a date is read back from its form, and what is none is blank', () => {
    const form: Treatment[] = [{ do: 'date', form: 'with-dots' }];
    expect(untreated('09.11.2026', form)).toBe('2026-11-09');
    expect(untreated('31.02.2026', form)).toBeNull();
    expect(untreated('soon', form)).toBeNull();
  });
});

test('a constant reaches its place, whatever the other side shows, and travels that way alone', () => {
  const override = {
    kind: { places: { accounting: 'EmailAddress' }, constant: { to: 'accounting', value: 'a@b.c' } },
  } as const;
  const { sides } = mappingOf({ ...override, email: { off: true } });
  const draft: Draft = {};
  sides.accounting.write(draft, sides.crm.read({ Account_Name: 'Kea' }), 'create');
  expect(draft).toMatchObject({ EmailAddress: 'a@b.c', Name: 'Kea' });
  expect(fieldOf({ ...override, email: { off: true } }, 'kind')?.flow).toBe('to-accounting');
  expect(sides.crm.places.map(({ name }) => name)).not.toContain('constant of kind');
});

test('places that are joined are asked for by their own names, and read only', () => {
  const override: MappingOverride = {
    email: { off: true },
    code: { off: true },
    both: {
      places: { accounting: 'EmailAddress' },
      join: { on: 'crm', places: ['Code', 'Second_Email'], with: ' / ' },
    },
  };
  const { sides } = mappingOf(override);
  expect(sides.crm.read({ Code: 'K1', Second_Email: 'x@y.z' }).both).toBe('K1 / x@y.z');
  expect(sides.crm.read({ Second_Email: 'x@y.z' }).both).toBe('x@y.z');
  expect(sides.crm.places.map(({ name }) => name)).toEqual(expect.arrayContaining(['Code', 'Second_Email']));
  expect(fieldOf(override, 'both')?.flow).toBe('to-accounting');
});

test('a look-up turns words both ways, and what no row names stays or is left out', () => {
  const rows = [['New Zealand Dollar', 'NZD']] as const;
  const write = (others: 'keep' | 'blank', value: string) => {
    const draft: Draft = {};
    mappingOf({ city: { words: { rows, others } } }).sides.accounting.write(draft, { city: value }, 'update');
    return JSON.stringify(draft);
  };
  const read = (city: string) =>
    mappingOf({ city: { words: { rows, others: 'keep' } } }).sides.accounting.read({
      Addresses: [{ AddressType: 'POBOX', City: city }],
    }).city;
  expect(write('keep', 'new zealand dollar')).toContain('"NZD"');
  expect(write('keep', 'Napier')).toContain('"Napier"');
  expect(write('blank', 'Napier')).toContain('"City":""');
  expect([read('NZD'), read('Napier')]).toEqual(['New Zealand Dollar', 'Napier']);
});

test('what loses something travels one way, and another way of treating has no base', () => {
  const upper = fieldOf({ name: { treat: { accounting: [{ do: 'upper' }] } } }, 'name');
  const first = fieldOf({ name: { treat: { accounting: [{ do: 'first', count: 5 }] } } }, 'name');
  expect([upper?.flow, first?.flow]).toEqual(['both', 'to-accounting']);
  expect(new Set([upper, first, fieldOf({}, 'name')].map((field) => field?.places.accounting)).size).toBe(3);
});

test('what can’t be is refused, each by its name', () => {
  expect(
    codesOf({ x: { places: { accounting: 'EmailAddress' }, constant: { to: 'accounting', value: true } } }),
  ).toContain('x.constant mapping.constant');
  expect(
    codesOf({
      x: { join: { on: 'crm', places: ['Code', 'Gone'], with: ' ' }, places: { accounting: 'EmailAddress' } },
    }),
  ).toContain('x.places.crm mapping.place');
  expect(codesOf({ x: { constant: { to: 'accounting', value: 'a' } } })).toContain('x.places.accounting field.needed');
  expect(codesOf({ name: { treat: { accounting: [{ do: 'date', form: 'day-first' }] } } })).toContain(
    'name mapping.types',
  );
});
