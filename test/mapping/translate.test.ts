// A compiled mapping: which fields are carried, which way, who wins, and how a record is read and a draft written.

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { MappedField } from '../../src/core/record.ts';
import { text } from '../../src/mapping/codec.ts';
import type { MappingOverride } from '../../src/mapping/override.ts';
import { at } from '../../src/mapping/place.ts';
import { compile } from '../../src/mapping/translate.ts';
import { accountingDialect, crmDialect, customers, dialects, kindWith, newestWins } from './build.ts';

function mapping(override: MappingOverride = {}) {
  return compile(customers, dialects, newestWins, override);
}

function fieldOf(name: string, override: MappingOverride = {}): MappedField | undefined {
  return mapping(override).fields.find((field) => field.name === name);
}

const namesOf = (override: MappingOverride = {}) => mapping(override).fields.map(({ name }) => name);

describe('which fields are carried', () => {
  test('those that both sides have a place for, in the kind’s order', () => {
    expect(namesOf()).toEqual(['name', 'email', 'currency', 'city', 'code']);
  });

  test('without those that are switched off', () => {
    expect(namesOf({ city: { off: true } })).not.toContain('city');
  });

  test('with rows of the admin’s own, which take their type from the place', () => {
    const own = { other: { places: { crm: 'Second_Email', accounting: 'Notes' } } };
    expect(namesOf(own).at(-1)).toBe('other');
    expect(fieldOf('other', own)).toMatchObject({ type: 'email', flow: 'both' });
  });

  test('not where a chosen place does not exist', () => {
    expect(namesOf({ email: { places: { crm: 'No_Such_Field' } } })).not.toContain('email');
  });

  test('not where neither side takes the value', () => {
    const unwritable = { score: { places: { crm: 'Score', accounting: 'Balances.Due' } } };
    expect(namesOf(unwritable)).not.toContain('score');
  });
});

test('what travels nowhere has a place of its own: once it travels again, it never agreed', () => {
  const own = fieldOf('name', { name: { flow: 'none' } })?.places;
  const carried = fieldOf('name')?.places;
  expect(own?.crm).not.toBe(carried?.crm);
  expect(own?.accounting).not.toBe(carried?.accounting);
  expect(fieldOf('name', { name: { flow: 'to-crm' } })?.places).toEqual(carried);
});

describe('which way a field travels', () => {
  test('both ways, unless the kind or the admin says otherwise', () => {
    expect(fieldOf('name')?.flow).toBe('both');
    expect(fieldOf('name', { name: { flow: 'to-accounting' } })?.flow).toBe('to-accounting');
    expect(fieldOf('code')?.flow).toBe('to-crm');
  });

  test('away from a place that can only be read', () => {
    expect(fieldOf('name', { name: { places: { crm: 'Score' } } })?.flow).toBe('to-accounting');
    expect(fieldOf('name', { name: { places: { accounting: 'Balances.Due' } } })?.flow).toBe('to-crm');
    expect(fieldOf('code', { code: { flow: 'both' } })?.flow).toBe('to-crm');
  });

  test('never the other way than the admin chose: a direction into a place that can only be read carries nothing', () => {
    const intoReadOnly = { name: { flow: 'to-accounting', places: { accounting: 'Balances.Due' } } } as const;
    expect(namesOf(intoReadOnly)).not.toContain('name');
    const mirror = { code: { places: { crm: 'Score', accounting: 'Notes' } } } as const;
    expect(namesOf(mirror)).not.toContain('code');
  });

  test('to a place that takes the value of a new record only: that is told', () => {
    expect(fieldOf('currency')?.onlyAtCreation).toEqual({ crm: true, accounting: false });
    expect(fieldOf('name')?.onlyAtCreation).toEqual({ crm: false, accounting: false });
  });
});

describe('who wins', () => {
  const authorityOf = (name: string, fields: Record<string, 'ask' | 'crm'>, override: MappingOverride = {}) =>
    compile(customers, dialects, { kind: 'newest', fields }, override).fields.find((each) => each.name === name)
      ?.authority;

  test('the conflict setting of the field, the mapping’s row, the kind’s field, the kind’s default: the first that speaks', () => {
    const row = { currency: { authority: 'crm' } } as const;
    expect(authorityOf('currency', { currency: 'ask' }, row)).toBe('ask');
    expect(authorityOf('currency', {}, row)).toBe('crm');
    expect(authorityOf('currency', {})).toBe('accounting');
    expect(authorityOf('name', {})).toBe('newest');
  });

  test('blanks keep and nothing is approved, unless the row says so', () => {
    expect(fieldOf('name')).toMatchObject({ blank: 'keep' });
    expect(fieldOf('name')).not.toHaveProperty('approved');
    expect(fieldOf('name', { name: { blank: 'clear', approved: true } })).toMatchObject({
      blank: 'clear',
      approved: true,
    });
  });
});

describe('the name of a place in bases', () => {
  const placesOf = (dialect: typeof crmDialect, name = 'name') =>
    compile(customers, { crm: dialect, accounting: accountingDialect }, newestWins).fields.find(
      (field) => field.name === name,
    )?.places;

  test('stays the same for the same place and codec, whatever else the place is called', () => {
    const renamed = {
      ...crmDialect,
      places: { ...crmDialect.places, name: at(['Account_Name'], text(null), { label: 'X' }) },
    };
    expect(placesOf(renamed)).toEqual(placesOf(crmDialect));
  });

  test('changes with the place, and with the codec, on that side only', () => {
    const moved = { ...crmDialect, places: { ...crmDialect.places, name: at(['Other'], text(null)) } };
    const read = {
      ...crmDialect,
      places: { ...crmDialect.places, name: at(['Account_Name'], text(null, { name: 'upper' })) },
    };
    for (const other of [moved, read]) {
      expect(placesOf(other)?.crm).not.toBe(placesOf(crmDialect)?.crm);
      expect(placesOf(other)?.accounting).toBe(placesOf(crmDialect)?.accounting);
    }
  });

  test('differs between any two places of a large module', () => {
    const word = fc.stringMatching(/^[A-Z][a-z]{1,8}$/);
    fc.assert(
      fc.property(
        fc.uniqueArray(
          fc.array(word, { minLength: 1, maxLength: 3 }).map((parts) => parts.join('_')),
          { minLength: 60, maxLength: 60 },
        ),
        (names) => {
          const places = Object.fromEntries(names.map((name) => [name, at([name], text(null))]));
          const dialect = { module: 'M', places };
          const all = kindWith(Object.fromEntries(names.map((name) => [name, { type: 'text' as const }])));
          const { fields } = compile(all, { crm: dialect, accounting: dialect }, newestWins);
          expect(new Set(fields.map((field) => field.places.crm)).size).toBe(names.length);
        },
      ),
      { numRuns: 30 },
    );
  });
});

describe('reading and writing a record', () => {
  const { sides } = mapping();

  test('reads every mapped field, blanks included', () => {
    const record = { Name: ' Acme ', Addresses: [{ AddressType: 'POBOX', City: 'Bath' }], ContactID: 'a' };
    expect(sides.accounting.read(record)).toEqual({
      name: 'Acme',
      email: null,
      currency: null,
      city: 'Bath',
      code: 'a',
    });
  });

  test('writes what is given and nothing else', () => {
    const draft = {};
    sides.accounting.write(draft, { name: 'Acme', city: null }, 'create');
    expect(draft).toEqual({ Name: 'Acme', Addresses: [{ AddressType: 'POBOX', City: '' }] });
  });

  test('leaves out what can’t be set, then or at all', () => {
    const [created, changed] = [{}, {}];
    sides.crm.write(created, { currency: 'NZD', name: 'Acme' }, 'create');
    sides.crm.write(changed, { currency: 'NZD', name: 'Acme' }, 'update');
    expect(created).toEqual({ Currency: 'NZD', Account_Name: 'Acme' });
    expect(changed).toEqual({ Account_Name: 'Acme' });
    const readOnly = {};
    sides.accounting.write(readOnly, { code: 'x' }, 'create');
    expect(readOnly).toEqual({});
  });

  test('leaves out fields that it has no place for', () => {
    const draft = {};
    sides.crm.write(draft, { fax: '1', unheard: 'x' }, 'create');
    expect(draft).toEqual({});
  });

  test('names the places that it reads', () => {
    expect(sides.crm.places.map(({ name }) => name)).toEqual([
      'Account_Name',
      'Email',
      'Currency',
      'Address.City',
      'Code',
    ]);
    expect(sides.crm.placeOf('city')?.name).toBe('Address.City');
    expect(sides.crm.placeOf('fax')).toBeUndefined();
  });
});
