// The state of a document: where it may go, and what is done about a move that its side does not let happen.

import { describe, expect, test } from 'vitest';
import { invoiceLifecycle, quoteLifecycle } from '../../src/core/lifecycles.ts';
import { plan } from '../../src/core/plan.ts';
import type { Fixed, MappedField } from '../../src/core/record.ts';
import type { Fields, Row } from '../../src/core/value.ts';
import { base, briefs, field, link, linked, present, stepsOf } from './build.ts';
import { lines, row } from './lines-world.ts';

const fields: readonly MappedField[] = [
  field('status', { type: 'choice', authority: 'accounting' }),
  field('reference'),
  lines,
];

/** An invoice in this state on both sides, then edited in the CRM. */
function invoice(status: string, edit: Fields, fixed: Fixed | null = null) {
  const agreed: Fields = { status, reference: 'A', lines: [row('a', { description: 'Bolts', quantity: '1' })] };
  return linked(
    present('crm', { version: 'crm-2', changedAt: 60_000, fields: { ...agreed, ...edit } }),
    present('accounting', { fields: agreed, fixed }),
    {
      fields,
      lifecycle: invoiceLifecycle,
      link: link({ bases: { crm: base('crm', agreed, fields), accounting: base('accounting', agreed, fields) } }),
    },
  );
}

describe('a state that was moved in the CRM', () => {
  test.each([
    ['draft', 'approved'],
    ['draft', 'void'],
    ['submitted', 'approved'],
    ['approved', 'void'],
    ['overdue', 'void'],
  ])('from %s to %s is moved in accounting', (from, to) => {
    const [update] = stepsOf(plan(invoice(from, { status: to })), 'update');
    expect(update?.patch).toEqual({ status: to });
  });

  test.each([
    ['approved', 'draft', 'void-and-anew'],
    ['approved', 'paid', 'payment'],
    ['paid', 'draft', 'credit-note'],
    ['part-paid', 'void', 'remove-payment'],
    ['void', 'approved', 'anew'],
    ['approved', 'overdue', 'due-date'],
    ['approved', 'part-paid', 'payment'],
    ['paid', 'deleted', 'remove-payment'],
    ['deleted', 'approved', 'anew'],
  ])('from %s to %s is put before a person, with the legal way: %3$s', (from, to, way) => {
    const steps = plan(invoice(from, { status: to }));
    const [raised] = stepsOf(steps, 'raise');
    expect(raised?.issue).toMatchObject({
      code: 'move.illegal',
      facts: { side: 'accounting', from, to, way, fields: { status: { crm: to, accounting: from } } },
      choices: ['accounting', 'ignore'],
    });
    expect(stepsOf(steps, 'update')).toEqual([]);
  });

  test('to where two steps lead takes the first, and is not there yet', () => {
    const quote = { ...invoice('draft', { status: 'accepted', reference: 'B' }), lifecycle: quoteLifecycle };
    expect(stepsOf(plan(quote), 'update')).toMatchObject([
      { side: 'accounting', patch: { status: 'sent', reference: 'B' }, from: { status: 'sent', reference: 'B' } },
    ]);
  });

  test('to where it can’t go holds back nothing else', () => {
    const steps = plan(invoice('approved', { status: 'draft', reference: 'B' }));
    expect(stepsOf(steps, 'update').map(({ patch }) => patch)).toEqual([{ reference: 'B' }]);
  });

  test('where accounting shows none yet is simply carried', () => {
    const blank = invoice('approved', {});
    const { accounting } = blank.sights;
    if (accounting.is !== 'present') throw new RangeError('accounting shows the invoice');
    const seen = { ...accounting.seen, fields: { ...accounting.seen.fields, status: null } };
    const choice = { choice: 'fields', decisions: { status: { choice: 'crm' } } } as const;
    const steps = plan({ ...blank, sights: { ...blank.sights, accounting: { is: 'present', seen } }, choice });
    expect(stepsOf(steps, 'update')).toMatchObject([{ side: 'accounting', patch: { status: 'approved' } }]);
  });

  test('of a kind without a lifecycle is simply carried', () => {
    const { lifecycle: _, ...free } = invoice('approved', { status: 'draft' });
    expect(stepsOf(plan(free), 'update').map(({ patch }) => patch)).toEqual([{ status: 'draft' }]);
  });

  test('is put back where the person says that accounting is right', () => {
    const choice = { choice: 'fields', decisions: { status: { choice: 'accounting' } } } as const;
    const steps = plan({ ...invoice('paid', { status: 'draft' }), choice });
    expect(stepsOf(steps, 'update')).toMatchObject([{ side: 'crm', patch: { status: 'paid' } }]);
  });
});

describe('an invoice with money on it', () => {
  const nuts = row('b', { description: 'Nuts', quantity: '1' });
  const fixed: Fixed = { why: 'part-paid', open: ['reference', 'lines.description'] };
  const edited = (change: Fields) => ({ lines: [row('a', { description: 'Bolts', quantity: '1', ...change })] });

  test('takes an edit of the words of a line', () => {
    expect(briefs(plan(invoice('part-paid', edited({ description: 'Bolts M8' }), fixed)))).toEqual([
      'update accounting',
    ]);
  });

  test('takes no edit of its amounts, and a person is told', () => {
    expect(briefs(plan(invoice('part-paid', edited({ quantity: '2' }), fixed)))).toEqual(['raise fixed.part-paid']);
  });

  test.each<[what: string, lines: readonly Row[]]>([
    ['fewer lines', [row('a', { description: 'Bolts', quantity: '1' })]],
    ['no lines at all', []],
    ['its lines in another order', [nuts, row('a', { description: 'Bolts', quantity: '1' })]],
  ])('does not take %s', (_, edit) => {
    const agreed: Fields = { lines: [row('a', { description: 'Bolts', quantity: '1' }), nuts] };
    const one = linked(
      present('crm', { version: 'crm-2', changedAt: 60_000, fields: { ...agreed, lines: edit } }),
      present('accounting', { fields: agreed, fixed }),
      {
        fields: [lines],
        link: link({ bases: { crm: base('crm', agreed, [lines]), accounting: base('accounting', agreed, [lines]) } }),
      },
    );
    expect(briefs(plan(one))).toEqual(['raise fixed.part-paid']);
  });

  const both: Fields = { lines: [row('a', { description: 'Bolts', quantity: '1' }), nuts] };

  /** Two lines that were agreed on, then edited in the CRM. */
  function editedTo(
    edit: readonly Row[],
    now: readonly Row[] = [row('a', { description: 'Bolts', quantity: '1' }), nuts],
  ) {
    return linked(
      present('crm', { version: 'crm-2', changedAt: 60_000, fields: { lines: edit } }),
      present('accounting', { fields: { lines: now }, fixed }),
      {
        fields: [lines],
        link: link({ bases: { crm: base('crm', both, [lines]), accounting: base('accounting', both, [lines]) } }),
      },
    );
  }

  test.each<[what: string, edit: readonly Row[], words: readonly string[]]>([
    [
      'words and an amount of each line',
      [row('a', { description: 'Bolts M8', quantity: '2' }), row('b', { description: 'Nuts M8', quantity: '2' })],
      ['Bolts M8', 'Nuts M8'],
    ],
    [
      'words of one line and an amount of another',
      [row('a', { description: 'Bolts M8', quantity: '1' }), row('b', { description: 'Nuts', quantity: '4' })],
      ['Bolts M8', 'Nuts'],
    ],
    [
      'words of a line beside one that is new and one that is gone',
      [row('', { description: 'Screws', quantity: '9' }), row('b', { description: 'Nuts M8', quantity: '1' })],
      ['Bolts', 'Nuts M8'],
    ],
  ])('of %s takes the words, and a person is told of the rest', (_, edit, words) => {
    const steps = plan(editedTo(edit));
    expect(briefs(steps)).toEqual(['raise fixed.part-paid', 'update accounting']);
    const [update] = stepsOf(steps, 'update');
    const sent = words.map((description, at) => row(at === 0 ? 'a' : 'b', { description, quantity: '1' }));
    expect(update?.patch).toEqual({ lines: sent });
    // The amounts are still an edit of the CRM's: what it agrees on is the words alone.
    expect(update?.from).toEqual({ lines: sent });
  });

  test('of which the words are there already takes nothing more', () => {
    const words = row('a', { description: 'Bolts M8', quantity: '1' });
    const one = editedTo([row('a', { description: 'Bolts M8', quantity: '2' }), nuts], [words, nuts]);
    const agreed = { lines: [words, nuts] };
    const bases = { crm: base('crm', agreed, [lines]), accounting: base('accounting', agreed, [lines]) };
    expect(briefs(plan({ ...one, link: link({ bases }) }))).toEqual(['raise fixed.part-paid']);
  });

  test('takes no line where it had none', () => {
    const none = invoice('part-paid', edited({}), fixed);
    const { accounting } = none.sights;
    if (accounting.is !== 'present' || !none.link) throw new RangeError('accounting shows the invoice');
    const seen = { ...accounting.seen, fields: { ...accounting.seen.fields, lines: null } };
    const bases = { ...none.link.bases, accounting: base('accounting', seen.fields, fields) };
    const sights = { ...none.sights, accounting: { is: 'present', seen } } as const;
    expect(
      briefs(plan({ ...none, sights, link: { ...none.link, bases: { ...bases, crm: bases.accounting } } })),
    ).toEqual(['agree', 'raise fixed.part-paid']);
  });

  test('takes no further line', () => {
    const two = { lines: [...edited({}).lines, row('', { description: 'Nuts', quantity: '1' })] };
    expect(briefs(plan(invoice('part-paid', two, fixed)))).toEqual(['raise fixed.part-paid']);
  });
});
