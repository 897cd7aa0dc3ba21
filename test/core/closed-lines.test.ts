// Records that are fixed but for some of their fields, or some fields of their lines: what goes out, and what a person is asked about.

import { describe, expect, test } from 'vitest';
import { splitByFixed } from '../../src/core/closed.ts';
import type { KindName, Side } from '../../src/core/record.ts';
import type { Situation } from '../../src/core/steps.ts';
import type { UpdateStep } from '../../src/core/update-step.ts';
import { type Fields, isRows, type Row } from '../../src/core/value.ts';
import { base, field, ids, link, seen, situation } from './build.ts';
import { lines as plainLines, row } from './lines-world.ts';

const both = { flow: 'both', onlyAtCreation: { crm: false, accounting: false } } as const;
const lines = {
  ...plainLines,
  row: [...(plainLines.row ?? []), { name: 'account', type: 'choice' as const, ...both }],
};
const fields = [field('reference'), field('notes'), lines];

const bolts = { description: 'Bolts', quantity: '1', account: '200' };
const nuts = { description: 'Nuts', quantity: '2', account: '200' };
const there = [row('a', bolts), row('b', nuts)];
const here = [row('1', bolts), row('2', nuts)];

interface Change {
  readonly patch: Fields;
  readonly open?: readonly string[];
  readonly why?: 'paid' | 'void';
  readonly side?: Side;
  readonly kind?: KindName;
  readonly rest?: Partial<Situation>;
  readonly step?: Partial<UpdateStep>;
  /** What the source shows of its lines. */
  readonly shown?: readonly Row[] | null;
  readonly fixedOn?: readonly Side[];
}

function split({
  patch,
  open = [],
  why = 'paid',
  side = 'accounting',
  kind = 'invoice',
  rest,
  step = {},
  shown = here,
  fixedOn,
}: Change) {
  const before: Fields = { reference: 'A', notes: null, lines: there };
  const agreed = { crm: { ...before, lines: here }, accounting: before };
  const fixed = { why, open };
  const isFixed = (each: Side) => (fixedOn ?? [side]).includes(each);
  const sides = {
    crm: seen('crm', { fields: { ...agreed.crm, lines: shown }, fixed: isFixed('crm') ? fixed : null }),
    accounting: seen('accounting', {
      fields: { ...before, accountingUrl: 'https://go.xero.test/1' },
      fixed: isFixed('accounting') ? fixed : null,
    }),
  };
  const bases = { crm: base('crm', agreed.crm, fields), accounting: base('accounting', agreed.accounting, fields) };
  const update: UpdateStep = {
    do: 'update',
    side,
    id: ids[side],
    patch,
    before: Object.fromEntries(Object.keys(patch).map((name) => [name, before[name] ?? null])),
    from: { ...patch, ...(patch.lines !== undefined && { lines: shown }) },
    why: { code: 'update.edited' },
    lost: [],
    ...step,
  };
  return splitByFixed([update], situation({ kind, fields, link: link({ bases }), ...rest }), sides);
}

const raised = (change: Change) => split(change).refused.flatMap((step) => (step.do === 'raise' ? [step.issue] : []));

describe('a record that is fixed', () => {
  test('takes what is open, and a person is asked about the rest', () => {
    const { allowed } = split({ patch: { reference: 'B', notes: 'C' }, open: ['notes'] });
    expect(allowed.map(({ patch, from }) => ({ patch, from }))).toEqual([
      { patch: { notes: 'C' }, from: { notes: 'C' } },
    ]);
    expect(raised({ patch: { reference: 'B', notes: 'C' }, open: ['notes'] })).toEqual([
      {
        code: 'fixed.paid',
        facts: {
          side: 'accounting',
          why: 'paid',
          fields: ['reference'],
          values: { reference: 'B' },
          url: 'https://go.xero.test/1',
        },
        choices: ['retry', 'ignore'],
      },
    ]);
  });

  test('asks nothing where all of it is open, and nothing at all where it is not fixed', () => {
    expect(split({ patch: { notes: 'C' }, open: ['notes'] }).refused).toEqual([]);
    const free = split({ patch: { reference: 'B' }, fixedOn: [] });
    expect(free.refused).toEqual([]);
    expect(free.allowed.map(({ patch }) => patch)).toEqual([{ reference: 'B' }]);
  });

  test('says nothing of both sides’ writes where there are none', () => {
    const [one] = split({ patch: { notes: 'C' }, open: ['notes'] }).allowed;
    expect(one).not.toHaveProperty('both');
    const [other] = split({ patch: { notes: 'C' }, open: ['notes'], step: { both: ['notes'] } }).allowed;
    expect(other?.both).toEqual(['notes']);
  });

  test('that was voided may be issued anew, an invoice of accounting alone', () => {
    const patch = { reference: 'B' };
    expect(raised({ patch, why: 'void' })[0]?.choices).toEqual(['reissue', 'retry', 'ignore']);
    expect(raised({ patch, why: 'void', kind: 'quote' })[0]?.choices).toEqual(['retry', 'ignore']);
    expect(raised({ patch, why: 'void', side: 'crm' })[0]?.choices).toEqual(['retry', 'ignore']);
    expect(raised({ patch })[0]?.choices).toEqual(['retry', 'ignore']);
    // What is fixed in the CRM is not to be seen at accounting's address.
    expect(raised({ patch, side: 'crm' })[0]?.facts).not.toHaveProperty('url');
  });
});

describe('lines of which only the account may change', () => {
  const open = ['lines.account'];
  const recoded = row('a', { ...bolts, account: '210' });

  test('go whole where nothing else changed', () => {
    const { allowed, refused } = split({ patch: { lines: [recoded, row('b', nuts)] }, open });
    expect(allowed.map(({ patch }) => patch)).toEqual([{ lines: [recoded, row('b', nuts)] }]);
    expect(refused).toEqual([]);
    const all = split({ patch: { lines: [row('a', { ...bolts, quantity: '5' })] }, open: ['lines', ...open] });
    expect(all.allowed.map(({ patch }) => patch)).toEqual([{ lines: [row('a', { ...bolts, quantity: '5' })] }]);
  });

  test('go as they stand but for the accounts, and the source is taken to show the rest as it was agreed', () => {
    const edited = [recoded, row('b', { ...nuts, quantity: '9', account: null })];
    const shown = [row('1', { ...bolts, account: '210' }), row('2', { ...nuts, quantity: '9', account: null })];
    const { allowed, refused } = split({ patch: { lines: edited, notes: 'C' }, open: [...open, 'notes'], shown });
    expect(allowed).toHaveLength(1);
    expect(allowed[0]?.patch).toEqual({ notes: 'C', lines: [recoded, row('b', { ...nuts, account: null })] });
    expect(allowed[0]?.from).toEqual({
      notes: 'C',
      lines: [row('1', { ...bolts, account: '210' }), row('2', { ...nuts, account: null })],
    });
    expect(refused).toHaveLength(1);
  });

  test('are known by their new ids where the source has made them anew', () => {
    const shown = [row('7', bolts), row('2', { ...nuts, quantity: '9', account: '210' })];
    const edited = [row('a', bolts), row('b', { ...nuts, quantity: '9', account: '210' })];
    const { allowed } = split({ patch: { lines: edited }, open, shown });
    expect(allowed[0]?.from).toEqual({ lines: [row('7', bolts), row('2', { ...nuts, account: '210' })] });
  });

  test('are written on both sides as the update says', () => {
    const edited = [recoded, row('b', { ...nuts, quantity: '9' })];
    const shown = [row('1', { ...bolts, account: '210' }), row('2', { ...nuts, quantity: '9' })];
    const change = { patch: { lines: edited, notes: 'C' }, open: [...open, 'notes'], shown } as const;
    expect(split({ ...change, step: { both: ['lines'] } }).allowed[0]?.both).toEqual(['lines']);
    expect(split({ ...change, step: { both: ['notes', 'lines'] } }).allowed[0]?.both).toEqual(['notes', 'lines']);
  });

  test('that were added or taken away are a question, whatever their account', () => {
    const more = [recoded, row('b', nuts), row('', { ...nuts, account: '210' })];
    const { allowed, refused } = split({ patch: { lines: more }, open });
    expect(allowed.map(({ patch: { lines: sent } }) => (isRows(sent) ? sent : []))).toEqual([
      [recoded, row('b', nuts)],
    ]);
    expect(refused).toHaveLength(1);
    const fewer = split({ patch: { lines: [row('b', nuts)] }, open });
    expect(fewer.allowed).toEqual([]);
    expect(fewer.refused).toHaveLength(1);
  });

  test('that changed in nothing that is open are a question alone', () => {
    const { allowed, refused } = split({
      patch: { lines: [row('a', { ...bolts, quantity: '5' }), row('b', nuts)] },
      open,
    });
    expect(allowed).toEqual([]);
    expect(refused).toHaveLength(1);
  });

  test.each<[what: string, more: Partial<Change>]>([
    ['no field of these lines is open', { open: ['notes', 'other.account'] }],
    ['there are none yet', { step: { before: { lines: null } } }],
    ['they are emptied', { patch: { lines: null } }],
    ['the source shows none', { shown: null }],
    ['the two have no link yet', { rest: { link: null } }],
    ['nothing was agreed on', { rest: { link: link({ bases: { crm: {}, accounting: {} } }) } }],
    ['the mapping names them no more', { rest: { fields: [field('reference')] } }],
  ])('stay as they are where %s', (_, more) => {
    const edited = [recoded, row('b', { ...nuts, quantity: '9' })];
    const { allowed, refused } = split({ patch: { lines: edited }, open, ...more });
    expect(allowed).toEqual([]);
    expect(refused).toHaveLength(1);
  });

  test('of which one stands in another’s place are a question', () => {
    const turned = split({ patch: { lines: [row('b', nuts), recoded] }, open });
    expect(turned.refused).toHaveLength(1);
  });
});
