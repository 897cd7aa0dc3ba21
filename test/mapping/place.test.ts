// Places: each is read and written on its own, whatever else stands in the record or the draft.

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { text } from '../../src/mapping/codec.ts';
import { personRow } from '../../src/mapping/persons.ts';
import { at, type Draft, elementIn, elementOf, follow, inList, isJson, type Json } from '../../src/mapping/place.ts';
import { readBack, written } from './build.ts';

const street = inList(['Addresses'], ['Type', 'STREET'], 'City', text(''));
const postal = inList(['Addresses'], ['Type', 'POBOX'], 'City', text(''));
const postcode = inList(['Addresses'], ['Type', 'POBOX'], 'Code', text(''));
const plain = at(['Name'], text(''));
const inner = at(['Account', 'Phone'], text(''));
const innermost = at(['Account', 'Owner', 'Name'], text(''));
const places = [street, postal, postcode, plain, inner, innermost];

describe('any two places', () => {
  test('are written in any order without disturbing each other', () => {
    const value = fc.constantFrom('a', 'b', null);
    fc.assert(
      fc.property(fc.shuffledSubarray(places), fc.array(value, { minLength: 6, maxLength: 6 }), (some, values) => {
        const draft: Draft = {};
        some.forEach((place, at) => place.write(draft, values[at] ?? null));
        some.forEach((place, at) => expect(readBack(place, draft)).toBe(values[at] ?? null));
        for (const place of places.filter((each) => !some.includes(each))) expect(readBack(place, draft)).toBeNull();
      }),
    );
  });

  test('have names of their own', () => {
    expect(places.map(({ name }) => name)).toEqual([
      'Addresses[STREET].City',
      'Addresses[POBOX].City',
      'Addresses[POBOX].Code',
      'Name',
      'Account.Phone',
      'Account.Owner.Name',
    ]);
  });
});

describe('a member', () => {
  test('is called as the vendor’s pages call it, unless told', () => {
    expect(at(['Account_Name'], text('')).label).toBe('Account Name');
    expect(inner.label).toBe('Phone');
    expect(at(['A'], text(''), { label: 'Own' }).label).toBe('Own');
    expect(postal.label).toBe('Addresses[POBOX].City');
    expect(inList(['A'], ['k', 'v'], 'm', text(''), { label: 'Own' }).label).toBe('Own');
  });

  test('can be set always, unless told', () => {
    expect([plain.settable, postal.settable]).toEqual(['always', 'always']);
    expect(at(['A'], text(''), { settable: 'never' }).settable).toBe('never');
    expect(inList(['A'], ['k', 'v'], 'm', text(''), { settable: 'create' }).settable).toBe('create');
  });

  test('of what is no object is blank', () => {
    expect(inner.read({ Account: 'text' })).toBeNull();
    expect(inner.read({ Account: null })).toBeNull();
    expect(inner.read({ Account: [{ Phone: '1' }] })).toBeNull();
    expect(follow({ a: { b: 1 } }, ['a', 'b'])).toBe(1);
    expect([isJson(null), isJson([]), isJson('x'), isJson({})]).toEqual([false, false, false, true]);
  });

  test('makes the object that it stands in, and keeps what is in it', () => {
    expect(written(inner, '1')).toEqual({ Account: { Phone: '1' } });
    expect(written(inner, '1', { Account: { Fax: '2' }, Name: 'x' })).toEqual({
      Account: { Fax: '2', Phone: '1' },
      Name: 'x',
    });
    expect(written(inner, '1', { Account: 'text' })).toEqual({ Account: { Phone: '1' } });
  });
});

describe('a member of one element of a list', () => {
  const record: Json = {
    Addresses: [{ Type: 'STREET', City: 'Bath' }, 'noise', { Type: 'POBOX', City: 'Bristol', Code: '1' }],
  };

  test('is read from that element alone', () => {
    expect([street, postal, postcode].map((place) => place.read(record))).toEqual(['Bath', 'Bristol', '1']);
    expect(street.read({ Addresses: [{ Type: 'POBOX', City: 'x' }] })).toBeNull();
    expect(street.read({ Addresses: 'x' })).toBeNull();
    expect(street.read({})).toBeNull();
    expect(elementOf(record.Addresses, 'Type', 'POBOX')).toEqual({ Type: 'POBOX', City: 'Bristol', Code: '1' });
  });

  test('is written into the element that is there, and the others stay', () => {
    const draft = { Addresses: [{ Type: 'STREET', City: 'Bath' }] };
    written(postal, 'Bristol', draft);
    written(street, 'Wells', draft);
    expect(draft).toEqual({
      Addresses: [
        { Type: 'STREET', City: 'Wells' },
        { Type: 'POBOX', City: 'Bristol' },
      ],
    });
  });

  test('an element is made once', () => {
    const draft: Draft = {};
    const made = elementIn(draft, ['A', 'List'], 'k', 'v');
    expect(elementIn(draft, ['A', 'List'], 'k', 'v')).toBe(made);
    expect(draft).toEqual({ A: { List: [{ k: 'v' }] } });
  });
});

describe('a person as a row', () => {
  test('is known by the address, else by the name', () => {
    expect(personRow('Ann', 'Lee', ' Ann@Acme.Example ')?.key).toBe('ann@acme.example');
    expect(personRow('Ann', 'Lee', null)?.key).toBe('ann lee');
    expect(personRow(null, 'LEE', null)?.key).toBe('lee');
    expect(personRow('Ann', 'Lee', 'a@b')?.fields).toEqual({ firstName: 'Ann', lastName: 'Lee', email: 'a@b' });
  });

  test('of whom nothing is known is none', () => {
    expect(personRow(null, null, null)).toBeUndefined();
    expect(personRow(null, ' ', null)).toBeUndefined();
  });
});
