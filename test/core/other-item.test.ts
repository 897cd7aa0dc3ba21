// What becomes of a line's words, account and tracking in accounting where it comes to name another item.

import { describe, expect, test } from 'vitest';
import type { Creation } from '../../src/core/creation.ts';
import { withOtherItem } from '../../src/core/other-item.ts';
import type { Fields } from '../../src/core/value.ts';
import { seen } from './build.ts';
import { row } from './lines-world.ts';
import { plain } from './starting.ts';

const referred = {
  'link:1': { name: 'Bolt', description: 'Bolt, steel', purchaseDescription: 'Bolt, raw', salesAccount: '200' },
  'link:2': { name: 'Nut', description: null, purchaseDescription: 'Nut, raw', salesAccount: '270' },
  'link:3': { name: 'Washer', salesAccount: null },
};

interface Given {
  readonly creation?: Partial<Creation>;
  /** What accounting shows of the line, beside its item. */
  readonly was?: Fields;
  /** What the merge made of it. */
  readonly now?: Fields;
  /** The CRM's lines. */
  readonly lines?: readonly Fields[];
}

function changed({ creation, was = {}, now = {}, lines = [] }: Given): Fields {
  const before = { item: 'link:1', description: 'Bolt, steel', account: '200', ...was };
  const after = { ...before, item: 'link:2', ...now };
  const source = seen('crm', { fields: { lines: lines.map((fields, at) => row(String(at), fields)) } });
  return withOtherItem({ ...plain, ...creation }, row('a', before), row('a', after), source, referred).fields;
}

describe('its words', () => {
  test('are those of the new item: its description, else its name', () => {
    expect(changed({})).toMatchObject({ item: 'link:2', description: 'Nut' });
    expect(changed({ now: { item: 'link:3' } })).toMatchObject({ description: 'Washer' });
  });

  test('are those for what is bought on a purchase order', () => {
    const creation = { itemAccount: 'purchaseAccount' } as const;
    expect(changed({ creation, was: { description: 'Bolt, raw' } })).toMatchObject({ description: 'Nut, raw' });
  });

  test('are given to a line that said nothing', () => {
    const was = { item: null, description: null };
    expect(changed({ was })).toMatchObject({ description: 'Nut' });
    expect(changed({ was, lines: [{ description: null }] })).toMatchObject({ description: 'Nut' });
  });

  test('go with the old item though lines of the CRM say something else, or it shows no lines', () => {
    expect(changed({ lines: [{ description: 'For the pier' }] })).toMatchObject({ description: 'Nut' });
    const [was, now] = ['link:1', 'link:2'].map((item) => row('a', { item, description: 'Bolt, steel' }));
    const bare = seen('crm', { fields: {} });
    expect(now && withOtherItem(plain, was, now, bare, referred).fields).toMatchObject({ description: 'Nut' });
  });

  test.each<[what: string, given: Given]>([
    ['somebody wrote there', { was: { description: 'Bolt for the pier' } }],
    ['a line of the CRM says itself', { lines: [{ description: 'Bolt, steel' }] }],
    ['came over just now', { now: { description: 'Own words' } }],
    ['it has while nobody knows the new item', { now: { item: 'link:9' } }],
  ])('stay where they are those that %s', (_, given) => {
    const { description } = { description: 'Bolt, steel', ...given.was, ...given.now };
    expect(changed(given).description).toBe(description);
  });
});

describe('its account', () => {
  test('is the new item’s, in place of the old one’s', () => {
    expect(changed({}).account).toBe('270');
  });

  test('is a rule’s or the usual one where that was given, too', () => {
    const accountRules = [{ when: { all: [{ field: 'name', op: 'is', value: 'Washer' }] }, account: '260' }] as const;
    expect(changed({ creation: { accountRules }, now: { item: 'link:3' } }).account).toBe('260');
    expect(changed({ creation: { account: '280' }, now: { item: 'link:3' } }).account).toBe('280');
  });

  test.each<[why: string, given: Given, account: string]>([
    ['somebody chose another there', { was: { account: '260' } }, '260'],
    ['the CRM says which', { now: { account: '299' } }, '299'],
    ['nothing gives one to the new item', { now: { item: 'link:3' } }, '200'],
  ])('stays where %s', (_, given, account) => {
    expect(changed(given).account).toBe(account);
  });
});

test('its tracking follows the rules of lines', () => {
  const rules = [{ when: { all: [{ field: 'name', op: 'is', value: 'Nut' }] }, option: 'South' }] as const;
  const creation = { tracking: [{ at: 1 as const, option: 'North', rules }] };
  expect(changed({ creation, was: { tracking1: 'North' } }).tracking1).toBe('South');
  expect(changed({ creation, was: { tracking1: 'East' } }).tracking1).toBe('East');
});

test('a line of the same item, or one that is new, stays as it is', () => {
  const line = row('a', { item: 'link:1', description: 'Bolt, steel', account: '299' });
  expect(withOtherItem(plain, line, line, seen('crm'), referred)).toBe(line);
  expect(withOtherItem(plain, undefined, line, seen('crm'), referred)).toBe(line);
});
