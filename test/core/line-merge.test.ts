// One line of a document that both sides have: what becomes of it on each side, edit by edit.

import { describe, expect, test } from 'vitest';
import { type LineRules, mergeLine, type Slot } from '../../src/core/line-merge.ts';
import type { Side } from '../../src/core/record.ts';
import type { Fields } from '../../src/core/value.ts';
import { leads, mine, rules, theirs } from './one-line.ts';

describe('a line that both sides have', () => {
  type Edits = Partial<Record<Side, Fields>>;
  const slotOf = (edits: Edits, before: Fields = {}): Slot => ({
    base: { crm: mine(before), accounting: theirs(before) },
    now: { crm: mine({ ...before, ...edits.crm }), accounting: theirs({ ...before, ...edits.accounting }) },
  });

  test('and that nobody touched is passed on as it was shown', () => {
    const slot = slotOf({});
    const { rows, contested } = mergeLine(slot, rules());
    expect(rows.crm).toBe(slot.now.crm);
    expect(rows.accounting).toBe(slot.now.accounting);
    expect(contested).toBe(false);
  });

  test.each<
    [
      situation: string,
      edits: Edits,
      more: Partial<LineRules>,
      crm: Fields,
      accounting: Fields,
      contested: boolean,
      overruled?: readonly Side[],
    ]
  >([
    ['an edit in the CRM', { crm: { quantity: '9' } }, {}, {}, { quantity: '9' }, false],
    ['an edit in accounting', { accounting: { quantity: '9' } }, {}, { quantity: '9' }, {}, false],
    [
      'edits of two fields',
      { crm: { quantity: '9' }, accounting: { description: 'Nuts' } },
      {},
      { description: 'Nuts' },
      { quantity: '9' },
      false,
    ],
    [
      'both to the same, written in two ways',
      { crm: { quantity: '9' }, accounting: { quantity: '9.0' } },
      {},
      {},
      {},
      false,
    ],
    [
      'both, accounting wins',
      { crm: { quantity: '9' }, accounting: { quantity: '8' } },
      {},
      { quantity: '8' },
      {},
      true,
    ],
    [
      'both, the CRM wins',
      { crm: { quantity: '9' }, accounting: { quantity: '8' } },
      { winner: 'crm' },
      {},
      { quantity: '9' },
      true,
    ],
    [
      'both, a person must say',
      { crm: { quantity: '9' }, accounting: { quantity: '8' } },
      { winner: 'ask' },
      {},
      {},
      true,
    ],
    [
      'both, but only the CRM’s edits travel',
      { crm: { quantity: '9' }, accounting: { quantity: '8' } },
      { leads: leads.crm },
      {},
      { quantity: '9' },
      false,
      ['accounting'],
    ],
    [
      'the far side of lines that go one way: put back',
      { accounting: { quantity: '8' } },
      { leads: leads.crm },
      {},
      { quantity: '10' },
      false,
      ['accounting'],
    ],
    [
      'the far side, the other way round',
      { crm: { quantity: '8' } },
      { leads: leads.accounting },
      { quantity: '10' },
      {},
      false,
      ['crm'],
    ],
    ['nobody’s edits travel', { crm: { quantity: '8' } }, { leads: leads.nobody }, {}, {}, false],
    ['of a field that only goes to the CRM', { accounting: { account: '200' } }, {}, { account: '200' }, {}, false],
    [
      'of such a field in the CRM: put back',
      { crm: { account: '200' } },
      { blank: 'clear' },
      { account: null },
      {},
      false,
      ['crm'],
    ],
    ['of a field that only goes to accounting', { crm: { warehouse: 'W1' } }, {}, {}, { warehouse: 'W1' }, false],
    [
      'of such a field where its source’s edits don’t travel',
      { crm: { warehouse: 'W1' } },
      { leads: leads.accounting },
      {},
      {},
      false,
    ],
    ['of what each side keeps to itself', { crm: { shelf: 'B7' }, accounting: { shelf: 'C1' } }, {}, {}, {}, false],
    ['of what its side takes for new lines only', { crm: { unit: 'box' } }, {}, {}, {}, false],
    [
      'of what only its far side takes for new lines only',
      { accounting: { unit: 'box' } },
      {},
      { unit: 'box' },
      {},
      false,
    ],
    ['a word is emptied', { crm: { description: null } }, {}, {}, {}, false],
    [
      'a word is emptied where blanks clear',
      { crm: { description: null } },
      { blank: 'clear' },
      {},
      { description: null },
      false,
    ],
    [
      'an amount is emptied at the far side: put back, and no value is lost',
      { accounting: { quantity: null } },
      { leads: leads.crm },
      {},
      { quantity: '10' },
      false,
    ],
    ['an amount is emptied', { crm: { quantity: null } }, {}, {}, { quantity: null }, false],
  ])('%s', (_, edits, more, crm, accounting, contested, overruled = []) => {
    const slot = slotOf(edits);
    const merged = mergeLine(slot, rules(more));
    expect(merged).toStrictEqual({
      rows: {
        crm: mine({ ...edits.crm, ...crm }),
        accounting: theirs({ ...edits.accounting, ...accounting }),
      },
      contested,
      overruled,
    });
  });

  test('a discount in money that is emptied is no discount on the other side either', () => {
    const { rows } = mergeLine(slotOf({ crm: { discountAmount: null } }, { discountAmount: '3' }), rules());
    expect(rows.accounting?.fields.discountAmount).toBeNull();
  });

  test('and that differs since the last agreement, with nobody’s edit, stays as it is', () => {
    const slot: Slot = {
      base: { crm: mine(), accounting: theirs({ description: 'Bolts, zinc' }) },
      now: { crm: mine(), accounting: theirs({ description: 'Bolts, zinc' }) },
    };
    expect(mergeLine(slot, rules()).rows).toStrictEqual(slot.now);
  });
});
