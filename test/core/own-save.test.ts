// A side that tells time in seconds shows our save and somebody's edit of the same second under one version. What it may have made of
// our value by itself is its own doing; anything else is their edit.

import { describe, expect, test } from 'vitest';
import { baseOf } from '../../src/core/bases.ts';
import type { Value } from '../../src/core/value.ts';
import { base, company, companyFields, field, link, seen } from './build.ts';

const written = (sent: Value) =>
  link({
    bases: { crm: base('crm', company, companyFields), accounting: base('accounting', company, companyFields) },
    settling: { crm: { version: 'crm-2', fields: { name: sent } } },
  });

const agreedOn = (sent: Value, shown: Value, version = 'crm-2') =>
  baseOf(written(sent), 'crm', seen('crm', { version, fields: { ...company, name: shown } }), field('name'));

test('what was written says nothing of the place in which the field stands since the mapping was changed', () => {
  const name = field('name');
  const shows = seen('crm', { version: 'crm-2', fields: { ...company, name: 'Bravo Ltd' } });
  const wroteTo = (place: string, agreedIn: string) =>
    link({
      bases: { crm: { name: { value: 'Acme', place: agreedIn } }, accounting: {} },
      settling: { crm: { version: 'crm-2', fields: { name: 'Acme Ltd' }, places: { name: place } } },
    });
  expect(baseOf(wroteTo(name.places.crm, name.places.crm), 'crm', shows, name)).toBe('Acme Ltd');
  expect(baseOf(wroteTo('elsewhere', 'elsewhere'), 'crm', shows, name)).toBeUndefined();
  // Moved and moved back.
  expect(baseOf(wroteTo('elsewhere', name.places.crm), 'crm', shows, name)).toBe('Acme');
});

describe('what a written side shows under our version', () => {
  test.each([
    ['kept', 'Acme Ltd', 'Acme Ltd'],
    ['tidied', '  Acme,  LTD ', 'Acme Ltd'],
    ['cut', 'Acme Limited and Sons', 'Acme Limited'],
    ['without its accents', 'Café Zoë', 'Cafe Zoe'],
    ['left out', 'Acme Ltd', null],
    ['left as it was before', 'Acme Ltd', company.name ?? null],
  ])('%s is its own doing, and agreed on as it is shown', (_, sent, shown) => {
    expect(agreedOn(sent, shown)).toBe(shown);
  });

  test('an address without its scheme likewise', () => {
    const sent = link({ settling: { crm: { version: 'crm-2', fields: { website: 'https://acme.example/' } } } });
    const shows = seen('crm', { version: 'crm-2', fields: { website: 'ACME.example' } });
    expect(baseOf(sent, 'crm', shows, field('website', { type: 'url' }))).toBe('ACME.example');
  });

  test('another word is an edit of the same second, against what was sent', () => {
    expect(agreedOn('Acme Ltd', 'Bravo Ltd')).toBe('Acme Ltd');
  });

  test('a longer one likewise', () => {
    expect(agreedOn('Acme', 'Acme Ltd')).toBe('Acme');
  });

  test.each(['-', '...', '?'])('%s likewise: it is nothing that was left of ours', (shown) => {
    expect(agreedOn('Acme Ltd', shown)).toBe('Acme Ltd');
  });

  test('a cut one likewise, where the side names somebody else as the last editor', () => {
    const others = seen('crm', { version: 'crm-2', byOthers: true, fields: { ...company, name: 'Acme Lim' } });
    expect(baseOf(written('Acme Limited'), 'crm', others, field('name'))).toBe('Acme Limited');
    const tidied = seen('crm', { version: 'crm-2', byOthers: true, fields: { ...company, name: 'Acme Ltd ' } });
    expect(baseOf(written('Acme  Ltd'), 'crm', tidied, field('name'))).toBe('Acme Ltd ');
  });

  test('what was there before likewise: they put it back; but nothing was put back where nothing was', () => {
    const before = company.name ?? null;
    const back = seen('crm', { version: 'crm-2', byOthers: true, fields: { ...company, name: before } });
    expect(baseOf(written('Bravo Ltd'), 'crm', back, field('name'))).toBe('Bravo Ltd');
    const never = link({
      ...written('Bravo Ltd'),
      bases: { crm: base('crm', { ...company, name: null }, companyFields), accounting: base('accounting', company) },
    });
    const blank = seen('crm', { version: 'crm-2', byOthers: true, fields: { ...company, name: null } });
    expect(baseOf(never, 'crm', blank, field('name'))).toBeNull();
    const filled = seen('crm', { version: 'crm-2', byOthers: true, fields: { ...company, name: 'Kauri' } });
    expect(baseOf(never, 'crm', filled, field('name'))).toBe('Bravo Ltd');
  });

  test('that they emptied what stood there likewise', () => {
    const emptied = seen('crm', { version: 'crm-2', byOthers: true, fields: { ...company, name: null } });
    expect(baseOf(written('Bravo Ltd'), 'crm', emptied, field('name'))).toBe('Bravo Ltd');
  });

  test.each<[situation: string, sent: Value, shown: Value, agreed: Value | undefined]>([
    ['a blank is no edit: what was sent may never have got there', 'Acme Ltd', null, undefined],
    ['a blank after a blank was sent is what was agreed on', null, null, null],
    ['a word is somebody’s edit of what was sent', 'Acme Ltd', 'Bravo Ltd', 'Acme Ltd'],
  ])('under another version, where a blank was before, %s', (_, sent, shown, agreed) => {
    const before = base('crm', { ...company, name: null }, companyFields);
    const never = link({ ...written(sent), bases: { crm: before, accounting: base('accounting', company) } });
    const now = seen('crm', { version: 'crm-3', fields: { ...company, name: shown } });
    expect(baseOf(never, 'crm', now, field('name'))).toBe(agreed);
  });

  test('under another version a blank where something was is somebody’s', () => {
    expect(agreedOn('Acme Ltd', null, 'crm-3')).toBe('Acme Ltd');
  });

  test('under another version what was sent counts, whatever is shown', () => {
    expect(agreedOn('Acme Limited and Sons', 'Acme', 'crm-3')).toBe('Acme Limited and Sons');
  });
});
