// Who is the same on the other side: one, several, somebody who is linked already, a look-alike of the same round, or nobody.

import { describe, expect, test } from 'vitest';
import { findMatch, keysOf } from '../../src/core/match.ts';
import { invoice } from '../../src/kinds/invoice.ts';
import { customer } from '../../src/kinds/party.ts';
import { seen } from './build.ts';
import { books, crm, matchOf } from './index-of.ts';

const acme = crm('1', { name: 'Acme Ltd', email: 'ann@acme.example' });

describe('one', () => {
  test('the only contact with that e-mail address and name', () => {
    const there = books('a', { name: 'ACME Ltd', email: 'Ann@acme.example' });
    expect(matchOf(acme, [there])).toEqual({ is: 'one', id: there.id, rule: 'email', sure: false });
  });

  test('the only contact of that name, where nothing speaks against it', () => {
    expect(matchOf(acme, [books('a', { name: 'ACME Ltd.' })])).toMatchObject({ is: 'one', rule: 'name' });
    expect(matchOf(acme, [books('a', { name: 'Acme Ltd', email: 'office@acme.example' })])).toMatchObject({
      is: 'one',
    });
  });

  test('a stronger rule goes before a weaker one, and more evidence before less', () => {
    const record = crm('1', { accountNumber: 'C-77', name: 'Acme Ltd', email: 'ann@acme.example' });
    const byNumber = books('n', { accountNumber: 'c77', name: 'Renamed' });
    const byName = books('m', { name: 'Acme Ltd' });
    expect(matchOf(record, [byName, byNumber])).toEqual({
      is: 'one',
      id: byNumber.id,
      rule: 'account-number',
      sure: false,
    });
    const both = books('b', { accountNumber: 'C77', name: 'Acme Ltd' });
    expect(matchOf(record, [byNumber, both])).toMatchObject({ is: 'one', id: both.id });
  });

  test('one in use goes before an archived namesake; an archived one is found where there is no other', () => {
    const old = books('old', { name: 'Acme Ltd' }, { archived: true });
    const used = books('new', { name: 'Acme Ltd' });
    expect(matchOf(acme, [old, used])).toMatchObject({ is: 'one', id: used.id });
    expect(matchOf(acme, [old])).toMatchObject({ is: 'one', id: old.id });
  });

  test('one that is archived and fits better does not hide one in use', () => {
    const old = books('old', { name: 'Acme Ltd', email: 'ann@acme.example' }, { archived: true });
    const used = books('new', { name: 'Acme Ltd' });
    expect(matchOf(acme, [old, used])).toMatchObject({ is: 'one', id: used.id });
  });
});

describe('several', () => {
  test('two contacts of the same name', () => {
    const [a, b] = [books('a', { name: 'Acme Ltd' }), books('b', { name: 'ACME ltd' })];
    expect(matchOf(acme, [a, b])).toEqual({ is: 'several', ids: [a.id, b.id], rule: 'name' });
  });

  test('the same name but for its legal form is a question, not an answer', () => {
    const there = books('a', { name: 'Acme Inc' });
    expect(matchOf(acme, [there])).toEqual({ is: 'several', ids: [there.id], rule: 'name' });
  });

  test('the same name with another tax number, or at another domain', () => {
    const taxed = crm('1', { name: 'Acme Ltd', taxNumber: '101-202' });
    expect(matchOf(taxed, [books('a', { name: 'Acme Ltd', taxNumber: '999' })])).toMatchObject({ is: 'several' });
    expect(matchOf(taxed, [books('a', { name: 'Acme Ltd', taxNumber: '101 202' })])).toMatchObject({ is: 'one' });
    expect(matchOf(acme, [books('a', { name: 'Acme Ltd', email: 'x@other.example' })])).toMatchObject({
      is: 'several',
    });
  });

  test('two records here that the contact fits as well', () => {
    const twin = crm('2', { name: 'ACME LTD' });
    const there = books('a', { name: 'Acme Ltd' });
    expect(matchOf(acme, [twin, there])).toMatchObject({ is: 'several', ids: [there.id] });
  });

  test('a twin here that is put away contests nothing', () => {
    const twin = crm('2', { name: 'Acme Ltd' }, { archived: true });
    const there = books('a', { name: 'Acme Ltd' });
    expect(matchOf(acme, [twin, there])).toMatchObject({ is: 'one', id: there.id });
  });

  test('a twin here that fits less well does not stand in the way', () => {
    const twin = crm('2', { name: 'Acme Ltd' });
    const there = books('a', { name: 'Acme Ltd', email: 'ann@acme.example' });
    expect(matchOf(acme, [twin, there])).toMatchObject({ is: 'one', id: there.id });
  });
});

describe('an e-mail address that companies share', () => {
  const bookkeeper = 'clients@tally.example';
  const alpha = crm('1', { name: 'Alpha Roofing', email: bookkeeper });

  test('is no proof where the names are others: a stranger is never overwritten', () => {
    const beta = books('b', { name: 'Beta Dental', email: bookkeeper });
    expect(matchOf(alpha, [beta])).toEqual({ is: 'several', ids: [beta.id], rule: 'email' });
  });

  test('proves with a name that differs only in its legal form', () => {
    const there = books('a', { name: 'Alpha Roofing Limited', email: bookkeeper });
    expect(matchOf(alpha, [there])).toMatchObject({ is: 'one', id: there.id });
  });

  test('proves where one of the two has no name to compare', () => {
    const there = books('a', { email: bookkeeper });
    expect(matchOf(alpha, [there])).toMatchObject({ is: 'one', id: there.id });
  });

  test('of a contact that is linked to another company: this one is new', () => {
    const beta = books('b', { name: 'Beta Dental', email: bookkeeper }, { linked: true });
    expect(matchOf(alpha, [beta])).toEqual({ is: 'none' });
  });

  test('two contacts with it: the one of that name', () => {
    const beta = books('b', { name: 'Beta Dental', email: bookkeeper });
    const there = books('a', { name: 'Alpha Roofing', email: bookkeeper });
    expect(matchOf(alpha, [beta, there])).toMatchObject({ is: 'one', id: there.id });
  });

  test('a stranger that is linked, and shares the address of an accountant, does not hide a namesake', () => {
    const stranger = books('a', { name: 'Bakery', email: 'ann@acme.example' }, { linked: true });
    const namesake = books('b', { name: 'Acme Ltd' });
    expect(matchOf(acme, [stranger, namesake])).toMatchObject({ is: 'one', id: namesake.id, rule: 'name' });
    const doubtful = books('b', { name: 'Acme Ltd', taxNumber: 'NZ 2' });
    const taxed = crm('1', { name: 'Acme Ltd', email: 'ann@acme.example', taxNumber: 'NZ 1' });
    expect(matchOf(taxed, [stranger, doubtful])).toMatchObject({ is: 'several', ids: [doubtful.id] });
  });
});

describe('elsewhere', () => {
  test('the only contact that fits is linked to another record', () => {
    const there = books('a', { name: 'Acme Ltd', email: 'ann@acme.example' }, { linked: true });
    expect(matchOf(acme, [there])).toEqual({ is: 'elsewhere', ids: [there.id], rule: 'email' });
  });

  test('a record here of that name is linked: this one may be its copy', () => {
    const first = crm('0', { name: 'Acme Ltd', email: 'ann@acme.example' }, { linked: true });
    expect(matchOf(acme, [first])).toEqual({ is: 'elsewhere', ids: [first.id], rule: 'email' });
  });

  test('a document that only shares party, day, total and currency with a linked one is another; a number is one’s own', () => {
    const { match } = invoice;
    const bought = { customer: 'link:1', date: '2026-11-20', total: '23', currency: 'NZD' };
    const [second, third] = [crm('2', { ...bought, number: 'INV-2' }), crm('3', { ...bought, number: 'INV-1' })];
    const first = books('a', { ...bought, number: 'INV-1' }, { linked: true });
    expect(matchOf(second, [first], [], match)).toEqual({ is: 'none' });
    expect(matchOf(third, [first], [], match)).toMatchObject({ is: 'elsewhere', ids: [first.id], rule: 'number' });
    const free = books('b', bought);
    expect(matchOf(second, [first, free], [], match)).toMatchObject({ is: 'one', id: free.id, rule: 'content' });
    expect(matchOf(second, [free, crm('1', bought, { linked: true })], [], match)).toMatchObject({ is: 'several' });
  });

  test('of two linked ones that share an address, the one that is called otherwise is not meant', () => {
    const stranger = books('a', { name: 'Bakery', email: 'ann@acme.example' }, { linked: true });
    const nameless = books('b', { email: 'ann@acme.example' }, { linked: true });
    expect(matchOf(acme, [stranger, nameless])).toEqual({ is: 'elsewhere', ids: [nameless.id], rule: 'email' });
  });

  test('a linked one whose name differs in its legal form is another company', () => {
    const there = books('a', { name: 'Acme Inc' }, { linked: true });
    expect(matchOf(acme, [there])).toEqual({ is: 'none' });
  });

  test('a free one that fits as well as a linked one is put before a person', () => {
    const linked = books('a', { name: 'Acme Ltd' }, { linked: true });
    const free = books('b', { name: 'Acme Ltd' });
    expect(matchOf(acme, [linked, free])).toEqual({ is: 'several', ids: [free.id], rule: 'name' });
  });
});

describe('drafts of one round', () => {
  const [first, second] = [crm('1', { name: 'Acme Ltd' }), crm('2', { name: 'ACME Limited' })];

  test('the later look-alike waits for the earlier one', () => {
    expect(matchOf(second, [first], [first, second])).toEqual({ is: 'after-another', id: first.id, rule: 'name' });
  });

  test('the earlier one goes first', () => {
    expect(matchOf(first, [second], [first, second])).toEqual({ is: 'none' });
  });

  test('others of the round are no look-alikes', () => {
    const third = crm('0', { name: 'Somebody else' });
    expect(matchOf(second, [third], [third, second])).toEqual({ is: 'none' });
  });

  test('who fits on the other side goes before who looks alike here', () => {
    const there = books('a', { name: 'Acme Limited' });
    expect(matchOf(second, [there], [first, second])).toMatchObject({ is: 'one', id: there.id });
  });
});

describe('a namesake here that is linked and archived', () => {
  test('does not stand in the way of the one there', () => {
    const mine = books('1', { name: 'Acme Ltd' });
    const old = books('0', { name: 'Acme Ltd' }, { linked: true, archived: true });
    const there = crm('a', { name: 'Acme Ltd' });
    expect(matchOf(mine, [old, there])).toMatchObject({ is: 'one', id: there.id });
  });
});

describe('a draft with more than one key', () => {
  test('looks alike where one of them is shared', () => {
    const first = crm('1', { name: 'Other name', email: 'ann@acme.example' });
    const second = crm('2', { name: 'Acme Ltd', email: 'ann@acme.example' });
    expect(matchOf(second, [first], [first, second])).toMatchObject({
      is: 'after-another',
      id: first.id,
      rule: 'email',
    });
  });
});

describe('fields that cast doubt', () => {
  const rules = [{ rule: 'number', fields: ['number'], as: 'code', doubtedBy: ['city'] }] as const;

  test('are compared as they stand; only a name is compared without its accents and its legal form', () => {
    const mine = crm('1', { number: 'A1', city: 'Orléans' });
    expect(matchOf(mine, [books('a', { number: 'A1', city: 'Orléans' })], [], rules)).toMatchObject({ is: 'one' });
    expect(matchOf(mine, [books('a', { number: 'A1', city: 'Orleans' })], [], rules)).toMatchObject({ is: 'several' });
  });

  test('cast none where one side does not say', () => {
    const there = books('a', { number: 'A1', city: null });
    expect(matchOf(crm('1', { number: 'A1', city: 'Orléans' }), [there], [], rules)).toMatchObject({ is: 'one' });
  });
});

describe('nobody', () => {
  test('a record without anything to be known by', () => {
    expect(matchOf(crm('1', { name: null }), [books('a', { name: 'Acme Ltd' })])).toEqual({ is: 'none' });
  });

  test('an entry that the index holds under another sort of key, such as a mark', () => {
    const keys = keysOf(customer.match, acme.fields);
    const stamped = { rule: 'stamp', key: keys[0]?.key ?? '', proof: {}, side: 'accounting', linked: false } as const;
    const entries = [{ ...stamped, id: 'accounting.Contacts:a', archived: false }];
    const question = { seen: seen('crm', acme), side: 'crm', keys, entries, drafts: [] } as const;
    expect(findMatch(customer.match, question)).toEqual({ is: 'none' });
  });

  test('an entry under a rule that the kind no longer has', () => {
    const rules = [{ rule: 'email', fields: ['email'], as: 'email' }] as const;
    expect(matchOf(acme, [books('a', { name: 'Acme Ltd' })], [], rules)).toEqual({ is: 'none' });
  });
});
