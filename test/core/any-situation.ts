// Whole situations at random, sensible and senseless ones alike: the planner must have an answer to each.

import fc from 'fast-check';
import type { Decision, Fixed, Link, MappedField, Seen, Side, Sight } from '../../src/core/record.ts';
import type { Routed } from '../../src/core/routed.ts';
import type { Choice, DeletePolicy, Match, OpenIssue, Rules, Situation } from '../../src/core/steps.ts';
import type { Fields, Value } from '../../src/core/value.ts';
import { base, field, ids } from './build.ts';
import { people } from './field.ts';

const both = <T>(each: fc.Arbitrary<T>) => fc.record({ crm: each, accounting: each });
const text: fc.Arbitrary<Value> = fc.constantFrom(null, 'old', 'new', 'ref:crm.Accounts:5', 'link:3');
const list: fc.Arbitrary<Value> = fc.constantFrom(null, people(['a', 'Ann']), people(['a', 'Ann'], ['b', 'Ben']));
const anyFields: fc.Arbitrary<Fields> = fc.record({ name: text, phone: text, parent: text, people: list });

const anySettings: fc.Arbitrary<Partial<MappedField>> = fc.record({
  authority: fc.constantFrom('crm', 'accounting', 'newest', 'ask'),
  flow: fc.constantFrom('both', 'to-crm', 'to-accounting'),
  blank: fc.constantFrom('keep', 'clear'),
  onlyAtCreation: both(fc.boolean()),
  approved: fc.boolean(),
});

const anyMapping: fc.Arbitrary<MappedField[]> = fc
  .tuple(anySettings, anySettings, anySettings)
  .map(([phone, parent, persons]) => [
    field('name'),
    field('phone', phone),
    field('parent', { ...parent, type: 'ref' }),
    field('people', { ...persons, type: 'rows' }),
  ]);

const anyFixed: fc.Arbitrary<Fixed> = fc.record({
  why: fc.constantFrom('archived', 'erased', 'void', 'paid', 'in-approval'),
  open: fc.subarray(['name', 'phone']),
});

function anySeen(side: Side): fc.Arbitrary<Seen> {
  return fc.record({
    id: fc.oneof(
      { weight: 9, arbitrary: fc.constant(ids[side]) },
      { weight: 1, arbitrary: fc.constant(`${ids[side]}9`) },
    ),
    version: fc.constantFrom(`${side}-1`, `${side}-2`),
    young: fc.boolean(),
    changedAt: fc.constantFrom(1_000, 60_000, 61_000),
    name: fc.constant('Acme'),
    fields: anyFields,
    traits: fc.constant({}),
    stamp: fc.constant(null),
    fixed: fc.option(anyFixed, { freq: 3 }),
    date: fc.constantFrom(null, '2026-01-01', '2026-03-01'),
    outside: fc.option(fc.constant('supplier'), { freq: 8 }),
  });
}

function anySight(side: Side): fc.Arbitrary<Sight> {
  const gone: fc.Arbitrary<Sight> = fc.constantFrom(
    { is: 'gone', how: 'deleted' },
    { is: 'gone', how: 'absent' },
    { is: 'gone', how: 'merged', into: `${ids[side]}7` },
  );
  return fc.oneof(
    { weight: 8, arbitrary: anySeen(side).map((seen): Sight => ({ is: 'present', seen })) },
    { weight: 3, arbitrary: gone },
    { weight: 2, arbitrary: fc.constant<Sight>({ is: 'none' }) },
    { weight: 1, arbitrary: fc.constant<Sight>({ is: 'unknown', problem: { code: 'system.busy', retryAfterMs: 5 } }) },
  );
}

function anyLink(fields: readonly MappedField[]): fc.Arbitrary<Link> {
  const anyBase = (side: Side) =>
    fc.tuple(anyFields, fc.subarray(['name', 'phone', 'parent', 'people'])).map(([values, known]) =>
      base(
        side,
        values,
        fields.filter(({ name }) => known.includes(name)),
      ),
    );
  const anySettling = (side: Side) =>
    fc.option(fc.record({ version: fc.constantFrom(`${side}-1`, `${side}-2`), fields: fc.record({ phone: text }) }), {
      freq: 4,
    });
  const anyHeld = fc.option(fc.record({ phone: both(text) }), { freq: 4 });
  return fc
    .record({
      bases: fc.record({ crm: anyBase('crm'), accounting: anyBase('accounting') }),
      versions: fc.record({
        crm: fc.constantFrom('crm-1', '~crm-1', ''),
        accounting: fc.constantFrom('accounting-1', 'accounting-2'),
      }),
      changedAt: both(fc.constantFrom(0, 60_500)),
      settling: fc.record({ crm: anySettling('crm'), accounting: anySettling('accounting') }),
      held: anyHeld,
      agreedAt: fc.constantFrom(null, 2_000),
      ended: fc.integer({ min: 0, max: 12 }).map((dice) => dice === 0),
    })
    .map(({ settling, held, ...rest }) => ({
      ...rest,
      id: 7,
      kind: 'customer',
      ids,
      held: held ?? {},
      settling: {
        ...(settling.crm && { crm: settling.crm }),
        ...(settling.accounting && { accounting: settling.accounting }),
      },
    }));
}

const anyDirection = fc.record({
  on: fc.boolean(),
  create: fc.boolean(),
  update: fc.boolean(),
  delete: fc.constantFrom<DeletePolicy>('off', 'propose', 'apply'),
});
const open = { on: true, create: true, update: true, delete: 'apply' } as const;

const anyRules: fc.Arbitrary<Rules> = fc.record({
  kindOn: fc.integer({ min: 0, max: 5 }).map((dice) => dice > 0),
  into: both(fc.oneof(anyDirection, fc.constant(open))),
  outside: fc.option(fc.constant({ code: 'skip.filter' }), { freq: 8 }),
  startDate: fc.constantFrom(null, '2026-02-01'),
  history: fc.boolean(),
});

const anyMatch: fc.Arbitrary<Match> = fc.oneof(
  fc.record({
    is: fc.constant('one' as const),
    id: fc.constantFrom(ids.crm, ids.accounting),
    rule: fc.constant('name'),
    sure: fc.boolean(),
  }),
  fc.constantFrom<Match>(
    { is: 'none' },
    { is: 'several', ids: ['x', 'y'], rule: 'name' },
    { is: 'elsewhere', ids: ['x'], rule: 'name' },
    { is: 'after-another', id: 'x', rule: 'name' },
    { is: 'asked', id: 'x' },
  ),
);

const anyIssue: fc.Arbitrary<OpenIssue> = fc.record({
  id: fc.nat(99),
  code: fc.constantFrom(
    'match.several',
    'conflict.fields',
    'fixed.archived',
    'gone.proposal',
    'refused.crm',
    'refused.accounting',
    'failed.x',
    'route.moved',
  ),
  digest: fc.constantFrom('', '{}'),
  versions: fc.record({
    crm: fc.constantFrom('crm-1', 'crm-2'),
    accounting: fc.constantFrom('accounting-1', 'accounting-2'),
  }),
});

/** What the routing rules say of a linked document. */
const anyRouted: fc.Arbitrary<Routed> = fc.record({
  to: fc.constantFrom(null, { pair: 'branch', name: 'Branch' }),
  kept: fc.constantFrom(null, 'branch', 'depot'),
  isKept: fc.boolean(),
});

const anyDecision: fc.Arbitrary<Decision> = fc.record({
  choice: fc.constantFrom('crm', 'accounting', 'value'),
  value: text,
});
const anyChoice: fc.Arbitrary<Choice> = fc.oneof(
  fc.constantFrom<Choice>(
    { choice: 'create' },
    { choice: 'approve' },
    { choice: 'reject' },
    { choice: 'ignore' },
    { choice: 'retry' },
    { choice: 'link', id: 'x' },
  ),
  anyDecision.map((phone): Choice => ({ choice: 'fields', decisions: { phone } })),
);

export const anySituation: fc.Arbitrary<Situation> = anyMapping.chain((fields) =>
  fc
    .record({
      kind: fc.constant('customer' as const),
      fields: fc.constant(fields),
      link: fc.option(anyLink(fields), { freq: 3 }),
      sights: fc.record({ crm: anySight('crm'), accounting: anySight('accounting') }),
      match: anyMatch,
      target: fc.option(fc.boolean()),
      copy: fc.boolean(),
      broken: fc.constant([]),
      rules: anyRules,
      routed: fc.option(anyRouted, { freq: 3 }),
      // No two of a record share a code, and no two at all a number.
      issues: fc
        .uniqueArray(anyIssue, { maxLength: 3, selector: ({ code }) => code })
        .map((issues) => issues.map((issue, at) => ({ ...issue, id: 3 * issue.id + at }))),
      choice: fc.option(anyChoice, { freq: 2 }),
      noted: fc.constantFrom(null, null, 'skip.ignored', 'skip.filter', 'skip.update-off'),
    })
    .map(({ target, routed, ...rest }): Situation => ({
      ...rest,
      ...(routed !== null && { routed }),
      ...(target !== null && { mergeTarget: { side: 'crm' as const, id: `${ids.crm}7`, free: target } }),
    })),
);
