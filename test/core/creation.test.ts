// How a new document begins in accounting: when it may go, what it starts with, whose number it bears, and what happens about a cent.

import { describe, expect, test } from 'vitest';
import { type Creation, dayAfter } from '../../src/core/creation.ts';
import { plan } from '../../src/core/plan.ts';
import type { MappedField, Seen } from '../../src/core/record.ts';
import type { Choice, Match, Situation } from '../../src/core/steps.ts';
import type { Fields } from '../../src/core/value.ts';
import { brief, briefs, field, issue, rules, seen, situation, stepsOf } from './build.ts';
import { lines } from './lines-world.ts';

const row = lines.row ?? [];
const both = { flow: 'both', onlyAtCreation: { crm: false, accounting: false } } as const;
const fields: readonly MappedField[] = [
  field('number', { flow: 'to-accounting' }),
  field('customer', { type: 'ref' }),
  field('date', { type: 'date' }),
  field('dueDate', { type: 'date' }),
  field('status', { type: 'choice', authority: 'accounting' }),
  { ...lines, row: [...row, { name: 'tax', type: 'choice', ...both }] },
  field('total', { type: 'money', flow: 'none' }),
];

const creation: Creation = {
  when: 'save',
  condition: null,
  approval: 'none',
  status: 'draft',
  markSent: false,
  theme: null,
  terms: null,
  isDatedToday: false,
  termsField: 'dueDate',
  itemAccount: 'salesAccount',
  accountRules: [],
  account: null,
  tracking: [],
  cents: { way: 'match', mostUnits: 5, account: '860' },
  rates: { OUTPUT: '15' },
  today: '2026-11-20',
};

const line = { item: 'link:6', description: 'Bolts', quantity: '3', unitPrice: '10', tax: 'OUTPUT' };
const shown: Fields = {
  number: 'INV-7',
  customer: 'link:5',
  date: '2026-11-10',
  dueDate: null,
  status: 'approved',
  lines: [{ key: 'l1', fields: line }],
  total: '34.5',
};

function saved(change: Partial<Creation> = {}, more: Partial<Situation> = {}, record: Partial<Seen> = {}): Situation {
  const one = seen('crm', { id: 'crm.Invoices:1', name: 'INV-7', fields: shown, date: '2026-11-10', ...record });
  return situation({
    kind: 'invoice',
    fields,
    creation: { ...creation, ...change },
    sights: { crm: { is: 'present', seen: one }, accounting: { is: 'none' } },
    ...more,
  });
}

function made(of: Situation): Fields {
  return stepsOf(plan(of), 'create')[0]?.fields ?? {};
}

function madeLines(of: Situation): Fields[] {
  const { lines: rows } = made(of);
  return Array.isArray(rows) ? rows.map((each: { fields: Fields }) => each.fields) : [];
}

describe('when', () => {
  test('on save it goes at once', () => {
    expect(briefs(plan(saved()))).toEqual(['create accounting']);
  });

  test('on a condition it is skipped until that holds, and the condition is told', () => {
    const condition = { all: [{ field: 'Stage', op: 'is', value: 'Ready' }] } as const;
    const [step] = plan(saved({ when: 'condition', condition }, {}, { traits: { Stage: 'Open' } }));
    expect(step).toEqual({
      do: 'note',
      reason: { code: 'skip.not-yet', facts: { field: 'Stage', op: 'is', value: 'Ready' } },
    });
    expect(briefs(plan(saved({ when: 'condition', condition }, {}, { traits: { Stage: 'ready' } })))).toEqual([
      'create accounting',
    ]);
  });

  test('made from orders it is not sent by itself', () => {
    expect(briefs(plan(saved({ when: 'other' })))).toEqual(['note skip.sequence']);
  });

  test('a state that is too early for the CRM holds back nothing on its way to accounting', () => {
    expect(briefs(plan(saved({ notYet: ['approved'] })))).toEqual(['create accounting']);
  });

  test('what starts where it stands says nothing of another state; what follows says where it starts', () => {
    const [asItStands] = stepsOf(plan(saved()), 'create');
    expect(asItStands && 'from' in asItStands).toBe(false);
    const [following] = stepsOf(plan(saved({ followed: { approved: 'submitted' } })), 'create');
    expect(following?.from).toEqual({ status: 'submitted' });
  });

  test('a condition and an approval hold back no record of accounting’s on its way to the CRM', () => {
    const one = seen('accounting', { id: 'accounting.Invoices:1', fields: shown });
    const sights = { crm: { is: 'none' }, accounting: { is: 'present', seen: one } } as const;
    expect(briefs(plan(saved({ approval: 'inbox' }, { sights })))).toEqual(['create crm']);
    // It comes as it stands.
    expect(made(saved({ approval: 'inbox', status: 'submitted' }, { sights })).status).toBe('approved');
  });
});

describe('with an approval', () => {
  const answered = (choice: Choice) => briefs(plan(saved({ approval: 'inbox' }, { choice })));

  test('a person is asked before anything is brought over for it', () => {
    const needy = { fields: { ...shown, customer: 'ref:crm.Accounts:9' } };
    expect(briefs(plan(saved({ approval: 'inbox' }, {}, needy)))).toEqual(['raise approval.asked']);
  });

  test('it goes once that person says so, and not when they say never mind', () => {
    expect(answered({ choice: 'approve' })).toEqual(['create accounting']);
    expect(answered({ choice: 'ignore' })).toEqual(['note skip.ignored']);
  });

  test('what was refused after it was approved is not approved again', () => {
    const issues = [issue('refused.accounting', { versions: { crm: 'older' } })];
    expect(
      briefs(plan(saved({ approval: 'inbox' }, { issues }))).filter((step) => !step.startsWith('withdraw')),
    ).toEqual(['create accounting']);
  });

  test('what failed after it was approved, and what a person wants made, is not approved again', () => {
    const failed = [issue('failed.system', { versions: { crm: 'older' } })];
    const steps = briefs(plan(saved({ approval: 'inbox' }, { issues: failed })));
    expect(steps.filter((step) => !step.startsWith('withdraw'))).toEqual(['create accounting']);
    expect(answered({ choice: 'create' })).toEqual(['create accounting']);
  });

  test('a historical run asks nobody', () => {
    const { rules } = saved();
    expect(briefs(plan(saved({ approval: 'inbox' }, { rules: { ...rules, history: true } })))).toEqual([
      'create accounting',
    ]);
  });
});

describe('what it starts with', () => {
  test('its state is the sequence’s, whatever the CRM’s is', () => {
    expect(made(saved({ status: 'submitted' })).status).toBe('submitted');
  });

  test('the last day to pay follows the terms where none is given', () => {
    const terms = { days: 14, from: 'date' } as const;
    expect(made(saved({ terms })).dueDate).toBe('2026-11-24');
    const given = { fields: { ...shown, dueDate: '2026-12-31' } };
    expect(made(saved({ terms }, {}, given)).dueDate).toBe('2026-12-31');
    const undated = { fields: { ...shown, date: null } };
    expect(made(saved({ terms }, {}, undated))).toMatchObject({ date: '2026-11-20', dueDate: '2026-12-04' });
  });

  test.each([
    ['2026-01-31', { days: 30, from: 'date' }, '2026-03-02'],
    ['2026-01-15', { days: 0, from: 'month-end' }, '2026-01-31'],
    ['2028-02-03', { days: 20, from: 'month-end' }, '2028-03-20'],
    ['2026-12-31', { days: 1, from: 'date' }, '2027-01-01'],
  ] as const)('%s with terms of %o is due on %s', (date, terms, due) => {
    expect(dayAfter(date, terms)).toBe(due);
  });

  test('an account is the product’s own, else of the first rule that fits, else the usual one', () => {
    const referred = { 'link:6': { salesAccount: '260', name: 'Bolt' } };
    const accountRules = [
      { when: { all: [{ field: 'description', op: 'contains', value: 'bolt' }] }, account: '210' },
    ] as const;
    const accounts = (change: Partial<Creation>, more: Partial<Situation> = {}) =>
      madeLines(saved({ account: '200', ...change }, more)).map(({ account }) => account);
    expect(accounts({ accountRules }, { referred })).toEqual(['260']);
    expect(accounts({ accountRules })).toEqual(['210']);
    expect(accounts({})).toEqual(['200']);
  });

  test('its lines have no ids yet, and bring along only what both sides know of a line', () => {
    const kept = { fields: { ...shown, lines: [{ key: 'l1', fields: { ...line, sequence: '4' } }] } };
    expect(made(saved({}, {}, kept)).lines).toEqual([{ key: '', fields: line }]);
  });

  test('a line of words alone needs no account', () => {
    const words = { fields: { ...shown, lines: [{ key: 'l1', fields: { description: 'Thank you' } }], total: '0' } };
    expect(madeLines(saved({ account: '200' }, {}, words))).toEqual([{ description: 'Thank you' }]);
  });

  test('tracking is a fixed option, or what a field of the CRM names', () => {
    const tracking = [
      { at: 1, option: 'North' },
      { at: 2, field: 'Office' },
    ] as const;
    const [first] = madeLines(saved({ tracking }, {}, { traits: { Office: 'Nelson' } }));
    expect(first).toMatchObject({ tracking1: 'North', tracking2: 'Nelson' });
  });

  test('tracking is the option of the first rule that fits the line, else the field’s, else the fixed one', () => {
    const bolts = {
      when: { all: [{ field: 'description', op: 'contains', value: 'bolt' }] },
      option: 'Stores',
    } as const;
    const planks = { when: { all: [{ field: 'description', op: 'is', value: 'planks' }] }, option: 'Yard' } as const;
    const tracked = (rules: readonly (typeof bolts | typeof planks)[]) => {
      const tracking = [{ at: 1, rules, field: 'Office', option: 'North' }] as const;
      const documents: Fields[] = [{ Office: 'Nelson' }, {}];
      return documents.map((traits) => madeLines(saved({ tracking }, {}, { traits }))[0]?.tracking1);
    };
    expect(tracked([planks, bolts])).toEqual(['Stores', 'Stores']);
    expect(tracked([planks])).toEqual(['Nelson', 'North']);
  });
});

describe('a number', () => {
  const match = { is: 'elsewhere', ids: ['accounting.Invoices:9'], rule: 'number' } as const;

  test('that another document has is asked about before anything is sent', () => {
    expect(briefs(plan(saved({}, { match })))).toEqual(['raise number.taken']);
  });

  test('that fits several documents is asked about as a number too', () => {
    const several = { is: 'several', ids: ['accounting.Invoices:8', 'accounting.Invoices:9'], rule: 'number' } as const;
    expect(briefs(plan(saved({}, { match: several })))).toEqual(['raise number.taken']);
  });

  test.each<[situation: string, match: Match, choice: Choice | null]>([
    ['fits by something else', { ...match, rule: 'reference' }, { choice: 'create' }],
    ['fits nobody', { is: 'none' }, { choice: 'create' }],
    ['fits one that is not there', { is: 'one', id: 'accounting.Invoices:9', rule: 'number', sure: false }, null],
  ])('of a document that %s stays its own', (_, other, choice) => {
    expect(made(saved({}, { match: other, choice })).number).toBe('INV-7');
  });

  test('is left to accounting where the new one is to be made all the same', () => {
    const steps = plan(saved({}, { match, choice: { choice: 'create' } }));
    expect(steps.map(brief)).toEqual(['create accounting']);
    expect('number' in made(saved({}, { match, choice: { choice: 'create' } }))).toBe(false);
    expect(made(saved()).number).toBe('INV-7');
  });
});

describe('a cent between the two sides', () => {
  // A price of four places, of which the CRM keeps two.
  const odd = { item: null, description: 'Part', quantity: '3', unitPrice: '0.3333', tax: 'OUTPUT' };
  const document = (total: string) => ({ fields: { ...shown, lines: [{ key: 'l1', fields: odd }], total } });
  // The CRM keeps two places of a price: 3 × 0.33 = 0.99 and 0.15 of tax; accounting 3 × 0.3333 = 1.00 and 0.15.
  const off = document('1.14');

  test('is bridged by a line, where that is the policy', () => {
    const cents = { way: 'adjust', mostUnits: 5, account: '860' } as const;
    const rows = madeLines(saved({ cents }, {}, off));
    expect(rows).toHaveLength(2);
    expect(rows[1]).toMatchObject({ quantity: '1', unitPrice: '-0.01', account: '860' });
  });

  test('stops the document where that is the policy, until a person approves', () => {
    const cents = { way: 'block', mostUnits: 5, account: null } as const;
    expect(briefs(plan(saved({ cents }, {}, off)))).toEqual(['raise amounts.blocked']);
    expect(briefs(plan(saved({ cents }, { choice: { choice: 'approve' } }, off)))).toEqual(['create accounting']);
  });

  test('of the CRM’s own rounding is settled by what it shows: taxes follow it, or a line bridges it', () => {
    // Two taxes that the CRM rounds each by itself: nobody here knows how, but the total lies a cent beside ours.
    const own = document('1.16');
    const shown = { fields: { ...own.fields, totalTax: '0.16' } };
    expect(madeLines(saved({}, {}, shown))[0]).toMatchObject({ taxAmount: '0.16' });
    const adjusted = madeLines(saved({ cents: { way: 'adjust', mostUnits: 5, account: null } }, {}, shown));
    expect(adjusted[1]).toMatchObject({ unitPrice: '0.01', tax: 'NONE' });
  });

  test('that taxes can’t bridge, of which nobody knows where it lies, is sent as it is', () => {
    expect(madeLines(saved({}, {}, document('1.17')))[0]).not.toHaveProperty('taxAmount');
  });

  test('is none where the totals agree', () => {
    const cents = { way: 'block', mostUnits: 0, account: null } as const;
    expect(briefs(plan(saved({ cents })))).toEqual(['create accounting']);
  });

  test('is not foretold where a rate is not known, or the CRM’s total is of its own making', () => {
    const cents = { way: 'block', mostUnits: 0, account: null } as const;
    expect(briefs(plan(saved({ cents, rates: {} }, {}, off)))).toEqual(['create accounting']);
    expect(briefs(plan(saved({ cents }, {}, document('99'))))).toEqual(['create accounting']);
  });
});

describe('a mail', () => {
  const mail = (of: Situation) => stepsOf(plan(of), 'create')[0]?.mail;

  test('is asked for with the new record', () => {
    expect(mail(saved({ mail: true }))).toBe(true);
    expect(mail(saved())).toBeUndefined();
  });

  test('is not asked for by a historical run', () => {
    expect(mail(saved({ mail: true }, { rules: rules({ history: true }) }))).toBeUndefined();
  });
});
