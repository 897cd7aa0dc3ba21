// Situations with good defaults: a company that both sides know, everything switched on. A test says only what is different.

import {
  type Base,
  type Held,
  type Link,
  type MappedField,
  none,
  type RecordId,
  type Seen,
  type Side,
  sides,
  type Sight,
} from '../../src/core/record.ts';
import type { Match, OpenIssue, Plan, Rules, Situation, Step } from '../../src/core/steps.ts';
import type { Fields } from '../../src/core/value.ts';

export const ids: Readonly<Record<Side, RecordId>> = { crm: 'crm.Accounts:1', accounting: 'accounting.Contacts:a' };

/** What both sides of the company show, unless a test says otherwise. */
export const company: Fields = { name: 'Acme', phone: '09 555 0100', taxNumber: null };

export function field(name: string, more: Partial<MappedField> = {}): MappedField {
  return {
    name,
    type: 'text',
    authority: 'newest',
    flow: 'both',
    blank: 'keep',
    places: { crm: `${name}@crm`, accounting: `${name}@accounting` },
    onlyAtCreation: { crm: false, accounting: false },
    ...more,
  };
}

export const companyFields: readonly MappedField[] = [
  field('name'),
  field('phone', { type: 'phone' }),
  field('taxNumber'),
];

export function seen(side: Side, more: Partial<Seen> = {}): Seen {
  return {
    id: ids[side],
    version: `${side}-1`,
    young: false,
    changedAt: 1_000,
    name: 'Acme',
    fields: company,
    traits: {},
    stamp: null,
    fixed: null,
    date: null,
    outside: null,
    ...more,
  };
}

export function present(side: Side, more: Partial<Seen> = {}): Sight {
  return { is: 'present', seen: seen(side, more) };
}

/** The record as somebody saved it just now. */
export function edited(side: Side, fields: Fields, more: Partial<Seen> = {}): Sight {
  return present(side, {
    version: `${side}-2`,
    changedAt: side === 'crm' ? 60_000 : 90_000,
    fields: { ...company, ...fields },
    ...more,
  });
}

export const gone: Sight = { is: 'gone', how: 'deleted' };
export const unknown: Sight = { is: 'unknown', problem: { code: 'system.failed', status: 503, detail: '' } };

export function base(side: Side, fields: Fields, among: readonly MappedField[] = companyFields): Base {
  return Object.fromEntries(
    among.flatMap(({ name, places }) => {
      const value = fields[name];
      return value === undefined ? [] : [[name, { value, place: places[side] }] as const];
    }),
  );
}

/** A link that was in step when both sides showed the company. */
export function link(more: Partial<Link> = {}): Link {
  return {
    id: 7,
    kind: 'customer',
    ids,
    bases: { crm: base('crm', company), accounting: base('accounting', company) },
    versions: { crm: 'crm-1', accounting: 'accounting-1' },
    changedAt: { crm: 1_000, accounting: 1_000 },
    settling: {},
    held: {},
    agreedAt: 2_000,
    ended: false,
    ...more,
  };
}

const open = { on: true, create: true, update: true, delete: 'propose' } as const;

export function rules(more: Partial<Rules> = {}): Rules {
  return {
    kindOn: true,
    into: { crm: open, accounting: open },
    outside: null,
    startDate: null,
    history: false,
    ...more,
  };
}

/** Rules with one side's direction changed. */
export function into(side: Side, change: Partial<Rules['into']['crm']>, more: Partial<Rules> = {}): Rules {
  return rules({ into: { crm: open, accounting: open, [side]: { ...open, ...change } }, ...more });
}

export function situation(more: Partial<Situation> = {}): Situation {
  return {
    kind: 'customer',
    fields: companyFields,
    link: null,
    sights: { crm: none, accounting: none },
    match: { is: 'none' },
    copy: false,
    broken: [],
    rules: rules(),
    issues: [],
    choice: null,
    noted: null,
    ...more,
  };
}

/** One side shows a record that has no link. */
export function stranger(side: Side, more: Partial<Seen> = {}, rest: Partial<Situation> = {}): Situation {
  return situation({ sights: { crm: none, accounting: none, [side]: present(side, more) }, ...rest });
}

/** Both sides show records that were found to be the same. */
export function matched(
  crm: Partial<Seen> = {},
  accounting: Partial<Seen> = {},
  rest: Partial<Situation> = {},
): Situation {
  return situation({
    sights: { crm: present('crm', crm), accounting: present('accounting', accounting) },
    match: one('accounting'),
    ...rest,
  });
}

/** The verdict that one free record fits. */
export function one(side: Side, more: Partial<Extract<Match, { is: 'one' }>> = {}): Match {
  return { is: 'one', id: ids[side], rule: 'name', sure: false, ...more };
}

/** A linked record as both sides show it. */
export function linked(crm: Sight, accounting: Sight, rest: Partial<Situation> = {}): Situation {
  return situation({ link: link(), sights: { crm, accounting }, ...rest });
}

export function issue(code: string, more: Partial<OpenIssue> = {}): OpenIssue {
  return { id: 1, code, digest: '', ...more };
}

export function held(crm: Held['crm'], accounting: Held['accounting']): Held {
  return { crm, accounting };
}

/** A step in one word, with its side or its code: how the tables write a plan. */
export function brief(step: Step): string {
  switch (step.do) {
    case 'update':
    case 'create':
    case 'archive':
    case 'move':
      return `${step.do} ${step.side}`;
    case 'raise':
      return `raise ${step.issue.code}`;
    case 'stand':
      return `stand ${step.code}`;
    case 'note':
      return `note ${step.reason?.code ?? 'nothing'}`;
    case 'wait':
      return `wait ${step.why.code}`;
    case 'hold':
      return Object.keys(step.held).length > 0 ? 'hold' : 'release';
    default:
      return step.do;
  }
}

export function briefs(plan: Plan): string[] {
  return plan.map(brief);
}

export function stepsOf<D extends Step['do']>(plan: Plan, what: D): Extract<Step, { do: D }>[] {
  return plan.filter((step): step is Extract<Step, { do: D }> => step.do === what);
}

/** The sides that a plan writes to. */
export function writes(plan: Plan): Side[] {
  return sides.filter((side) =>
    plan.some((step) => ['update', 'create', 'archive'].includes(step.do) && 'side' in step && step.side === side),
  );
}
