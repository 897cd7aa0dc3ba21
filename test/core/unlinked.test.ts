// Records without a link: what an answer may not overrule, what is never brought over, and what a new record waits for.

import { describe, expect, test } from 'vitest';
import { plan } from '../../src/core/plan.ts';
import type { Side } from '../../src/core/record.ts';
import { sides } from '../../src/core/record.ts';
import type { Choice, Match } from '../../src/core/steps.ts';
import {
  briefs,
  companyFields,
  field,
  into,
  issue,
  matched,
  one,
  present,
  rules,
  seen,
  situation,
  stepsOf,
  stranger,
} from './build.ts';

const other = (side: Side): Side => (side === 'crm' ? 'accounting' : 'crm');
const answers: Choice[] = [{ choice: 'create' }, { choice: 'retry' }, { choice: 'approve' }, { choice: 'reject' }];

describe.each(answers)('the answer $choice', (choice) => {
  test('brings no record over that is outside the filter, of another kind, or of a kind that is off', () => {
    const outside = rules({ outside: { code: 'skip.filter' } });
    expect(briefs(plan(stranger('crm', {}, { choice, rules: outside })))).toEqual(['note skip.filter']);
    expect(briefs(plan(stranger('crm', {}, { choice, rules: rules({ kindOn: false }) })))).toEqual([
      'note skip.kind-off',
    ]);
    expect(briefs(plan(stranger('accounting', { outside: 'supplier' }, { choice })))).toEqual(['note skip.other-kind']);
  });

  test('brings no record into a direction that is off', () => {
    expect(briefs(plan(stranger('crm', {}, { choice, rules: into('accounting', { on: false }) })))).toEqual([
      'note skip.direction-off',
    ]);
    expect(briefs(plan(stranger('crm', {}, { choice, rules: into('accounting', { create: false }) })))).toEqual([
      'note skip.create-off',
    ]);
  });
});

describe('a contact that was erased for data protection', () => {
  const erased = { fixed: { why: 'erased', open: [] } } as const;

  test('is never brought over, not even by a run that asks for history', () => {
    const steps = plan(stranger('accounting', erased, { rules: rules({ history: true }) }));
    expect(briefs(steps)).toEqual(['note skip.closed']);
  });

  test('is never linked: the other record goes its own way', () => {
    expect(briefs(plan(matched({}, erased)))).toEqual(['create accounting']);
    const stamped = one('accounting', { rule: 'stamp', sure: true });
    expect(briefs(plan(matched({}, erased, { match: stamped })))).toEqual(['create accounting']);
  });
});

describe('a match that is archived', () => {
  const archived = { fixed: { why: 'archived', open: [] } } as const;

  test('is put before a person', () => {
    const [raise] = stepsOf(plan(matched({}, archived)), 'raise');
    expect(raise?.issue).toMatchObject({ code: 'match.archived', facts: { candidates: ['accounting.Contacts:a'] } });
    expect(raise?.issue.choices).toEqual(['link', 'create', 'ignore']);
  });

  test('the answer create makes a new one', () => {
    const steps = plan(matched({}, archived, { choice: { choice: 'create' } }));
    expect(briefs(steps)).toEqual(['create accounting']);
    expect(stepsOf(steps, 'create')[0]?.why.code).toBe('create.chosen');
  });

  test('the answer link links it', () => {
    const answered = matched({}, archived, {
      choice: { choice: 'link', id: 'accounting.Contacts:a' },
      match: one('accounting', { rule: 'person', sure: true }),
    });
    expect(briefs(plan(answered))).toContain('link');
  });

  test('one that our stamp names is linked without asking', () => {
    const stamped = one('accounting', { rule: 'stamp', sure: true });
    expect(briefs(plan(matched({}, archived, { match: stamped })))).toContain('link');
  });
});

describe('the answer create', () => {
  test.each(sides)('makes a new record for the one of %s, though only one candidate is left', (side) => {
    const answered = matched({}, {}, { match: one(other(side)), choice: { choice: 'create' } });
    expect(briefs(plan(answered))).toEqual([`create ${other(side)}`]);
  });

  test('makes none of a kind that is off, or outside a filter', () => {
    const answered = { choice: { choice: 'create' } } as const;
    expect(briefs(plan(matched({}, {}, { ...answered, rules: rules({ kindOn: false }) })))).toEqual([
      'note skip.kind-off',
    ]);
    const outside = rules({ outside: { code: 'skip.filter' } });
    expect(briefs(plan(matched({}, {}, { ...answered, rules: outside })))).toEqual(['note skip.filter']);
  });

  test('makes none where our own stamp says that it was made already', () => {
    const stamped = one('accounting', { rule: 'stamp', sure: true });
    expect(briefs(plan(matched({}, {}, { match: stamped, choice: { choice: 'create' } })))).toContain('link');
  });
});

describe('a document and the start date', () => {
  const from = rules({ startDate: '2026-04-01' });

  test.each([
    ['2026-03-31', 'note skip.before-start'],
    ['2026-04-01', 'create accounting'],
    ['2026-04-02', 'create accounting'],
    [null, 'create accounting'],
  ])('one of %s: %s', (date, expected) => {
    expect(briefs(plan(stranger('crm', { date }, { rules: from })))).toEqual([expected]);
  });

  test('every date comes over where there is no start', () => {
    expect(briefs(plan(stranger('crm', { date: '1999-01-01' })))).toEqual(['create accounting']);
  });
});

describe('candidates before a person', () => {
  test('are the same question in whatever order the index names them', () => {
    const several = (...ids: string[]): Match => ({ is: 'several', ids, rule: 'email' });
    const one = plan(stranger('crm', {}, { match: several('accounting.Contacts:a', 'accounting.Contacts:b') }));
    const other = plan(stranger('crm', {}, { match: several('accounting.Contacts:b', 'accounting.Contacts:a') }));
    expect(one).toEqual(other);
  });
});

describe('a new record’s needs', () => {
  const fields = [...companyFields, field('parent', { type: 'ref' }), field('lines', { type: 'rows' })];
  const stays = { name: 'Acme', phone: null, taxNumber: null };

  test('are waited for by name, each once', () => {
    const lines = [
      { key: '1', fields: { item: 'ref:crm.Products:5' } },
      { key: '2', fields: { item: 'link:9' } },
    ];
    const asked = { fields: { ...stays, parent: 'ref:crm.Products:5', lines } };
    const [wait] = stepsOf(plan(stranger('crm', asked, { fields })), 'wait');
    expect(wait).toMatchObject({ why: { code: 'needs.missing' }, needs: ['crm.Products:5'] });
  });

  test('may stand in a line alone', () => {
    const lines = [{ key: '1', fields: { item: 'ref:crm.Products:6' } }];
    const [wait] = stepsOf(plan(stranger('crm', { fields: { ...stays, parent: null, lines } }, { fields })), 'wait');
    expect(wait?.needs).toEqual(['crm.Products:6']);
  });

  test('are not read into a line’s words', () => {
    const lines = [
      { key: '1', fields: { description: 'ref: PO 4711' } },
      { key: '2', fields: { description: 'ref:4711' } },
      { key: '3', fields: { description: 'ref:crm. see above' } },
    ];
    const words = { fields: { ...stays, name: 'ref:crm.Accounts:5', parent: 'link:3', lines } };
    expect(briefs(plan(stranger('crm', words, { fields })))).toEqual(['create accounting']);
  });
});

describe('a draft', () => {
  test('holds what is filled and may travel that way', () => {
    const fields = [
      field('name'),
      field('phone'),
      field('site', { flow: 'to-crm' }),
      field('fax', { flow: 'to-accounting' }),
    ];
    const shown = { name: 'Acme', phone: '', site: 'x', fax: '7' };
    const [create] = stepsOf(plan(stranger('crm', { fields: shown }, { fields })), 'create');
    expect(create?.fields).toEqual({ name: 'Acme', fax: '7' });
  });
});

describe('a create that was refused', () => {
  const refused = (crm: string) => [issue('refused.accounting', { versions: { crm } })];

  test('is not tried again while the record has not changed', () => {
    expect(briefs(plan(stranger('crm', {}, { issues: refused('crm-1') })))).toEqual(['stand refused.accounting']);
  });

  test('is tried again once it has, or when somebody asks', () => {
    expect(briefs(plan(stranger('crm', {}, { issues: refused('crm-0') })))).toEqual(['create accounting']);
    const asked = stranger('crm', {}, { issues: refused('crm-1'), choice: { choice: 'retry' } });
    expect(briefs(plan(asked))).toEqual(['create accounting']);
  });
});

describe('two records that nobody found to be the same', () => {
  test('are left alone', () => {
    const sights = { crm: present('crm'), accounting: present('accounting') };
    expect(plan(situation({ sights }))).toEqual([]);
    expect(seen('crm').id).not.toBe(seen('accounting').id);
  });
});

describe('a supplier that a document names as its vendor', () => {
  const billed = { outside: 'customer' } as const;

  test('is brought over, and left alone where nothing names it', () => {
    expect(briefs(plan(stranger('accounting', billed, { noted: 'needs.asked' })))).toEqual(['create crm']);
    expect(briefs(plan(stranger('accounting', billed)))).toEqual(['note skip.other-kind']);
  });
});

describe('a new record whose partner is not there yet', () => {
  const fields = [field('name'), field('parent', { type: 'ref' })];
  const child = { fields: { name: 'Acme', parent: 'ref:crm.Accounts:9' } };
  const planned = (precheck?: boolean) =>
    plan(stranger('crm', child, { fields, rules: rules(precheck === undefined ? {} : { precheck }) }));

  test.each([undefined, true])('waits for it (precheck: %s)', (precheck) => {
    expect(planned(precheck)).toMatchObject([{ do: 'wait', needs: ['crm.Accounts:9'] }]);
  });

  test('is put before a person where nothing is brought over for it', () => {
    const facts = { name: 'Acme', records: ['crm.Accounts:9'] };
    expect(stepsOf(planned(false), 'raise').map(({ issue: raised }) => raised)).toEqual([
      { code: 'needs.unlinked', facts, choices: ['retry', 'ignore'] },
    ]);
  });
});

test.each(['crm', 'accounting'] as const)(
  'one that a document waits for and that is left out in %s says so, and why',
  (side) => {
    const [raise] = stepsOf(
      plan(stranger(side, { fixed: { why: 'archived', open: [] } }, { noted: 'needs.asked' })),
      'raise',
    );
    expect(raise?.issue).toMatchObject({ code: 'needs.left-out', facts: { side, why: 'archived' } });
    const voided = stranger(side, { fixed: { why: 'void', open: [] } }, { noted: 'needs.asked' });
    expect(briefs(plan(voided))).toEqual(['note skip.closed']);
  },
);

test('what bears the very name of a record of another kind altogether is not the same', () => {
  expect(briefs(plan(matched({}, { outside: 'bill' })))).toEqual(
    briefs(plan(matched({}, { outside: 'bill', name: 'X' }))),
  );
  expect(briefs(plan(matched({}, { outside: 'bill' })))).not.toContain('link');
  expect(briefs(plan(matched({}, { outside: 'supplier' })))).toContain('link');
});
