// One line of a document that one side alone has: new there, taken away on the other, or never the other's.

import { describe, expect, test } from 'vitest';
import { asNew, type LineRules, mergeLine, type Slot } from '../../src/core/line-merge.ts';
import type { Side } from '../../src/core/record.ts';
import type { Row } from '../../src/core/value.ts';
import { fields, leads, made, mine, rules, theirs } from './one-line.ts';

describe('a line that one side alone has', () => {
  const agreed = { crm: mine(), accounting: theirs() };

  test.each<
    [
      situation: string,
      slot: Slot,
      more: Partial<LineRules>,
      crm: Row | null,
      accounting: Row | null,
      contested: boolean,
      overruled?: readonly Side[],
    ]
  >([
    ['and that is new is made on the other', { base: {}, now: { crm: mine() } }, {}, mine(), made(), false],
    ['and that is new there is made here', { base: {}, now: { accounting: theirs() } }, {}, made(), theirs(), false],
    [
      'and that is new stays alone where its edits don’t travel',
      { base: {}, now: { crm: mine() } },
      { leads: leads.accounting },
      mine(),
      null,
      false,
    ],
    [
      'and had alone before stays alone',
      { base: { crm: mine() }, now: { crm: mine({ quantity: '9' }) } },
      {},
      mine({ quantity: '9' }),
      null,
      false,
    ],
    [
      'and had alone before stays alone, of the other side too',
      { base: { accounting: theirs() }, now: { accounting: theirs() } },
      {},
      null,
      theirs(),
      false,
    ],
    ['was taken away on the other, and goes here too', { base: agreed, now: { crm: mine() } }, {}, null, null, false],
    [
      'was taken away in the CRM, and goes in accounting too',
      { base: agreed, now: { accounting: theirs() } },
      {},
      null,
      null,
      false,
    ],
    [
      'was taken away where nobody’s edits count, and comes back',
      { base: agreed, now: { crm: mine() } },
      { leads: leads.crm },
      mine(),
      made(),
      false,
      ['accounting'],
    ],
    [
      'was taken away and edited here meanwhile: the winner is who took it away',
      { base: agreed, now: { crm: mine({ quantity: '9' }) } },
      {},
      null,
      null,
      true,
    ],
    [
      'was taken away and edited here meanwhile: the winner is the edit',
      { base: agreed, now: { crm: mine({ quantity: '9' }) } },
      { winner: 'crm' },
      mine({ quantity: '9' }),
      made({ quantity: '9' }),
      true,
    ],
    [
      'was taken away and edited here meanwhile: somebody must say',
      { base: agreed, now: { crm: mine({ quantity: '9' }) } },
      { winner: 'ask' },
      mine({ quantity: '9' }),
      made({ quantity: '9' }),
      true,
    ],
    [
      'was taken away and edited where edits don’t travel: it goes',
      { base: agreed, now: { crm: mine({ quantity: '9' }) } },
      { leads: leads.accounting, winner: 'crm' },
      null,
      null,
      false,
      ['crm'],
    ],
    [
      'was taken away, and what changed here meanwhile is each side’s own',
      { base: agreed, now: { crm: mine({ shelf: 'B7' }) } },
      { winner: 'crm' },
      null,
      null,
      false,
    ],
    ['is on neither side any more', { base: agreed, now: {} }, {}, null, null, false],
  ])('%s', (_, slot, more, crm, accounting, contested, overruled = []) => {
    const merged = mergeLine(slot, rules(more));
    expect({ crm: null, accounting: null, ...merged.rows }).toStrictEqual({ crm, accounting });
    expect([merged.contested, merged.overruled]).toStrictEqual([contested, overruled]);
  });

  test('is made without what its old side keeps to itself, and says that it names no record', () => {
    const row: Row = {
      key: 'c1',
      fields: { item: null, description: '', account: '200', warehouse: 'W1', shelf: 'B7' },
    };
    expect(asNew(row, 'accounting', { fields })).toStrictEqual({ key: '', fields: { item: null, warehouse: 'W1' } });
    expect(asNew(row, 'crm', { fields })).toStrictEqual({ key: '', fields: { item: null, account: '200' } });
    expect(asNew({ key: 'c1', fields: {} }, 'crm', { fields })).toStrictEqual({ key: '', fields: {} });
  });
});
