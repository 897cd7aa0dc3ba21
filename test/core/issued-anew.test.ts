// When a person is offered to have a document voided and issued anew, and when that can't be done.

import { describe, expect, test } from 'vitest';
import { invoiceLifecycle } from '../../src/core/lifecycles.ts';
import { otherCurrency } from '../../src/core/other-currency.ts';
import { plan } from '../../src/core/plan.ts';
import type { Fixed, KindName } from '../../src/core/record.ts';
import type { Situation } from '../../src/core/steps.ts';
import type { Fields } from '../../src/core/value.ts';
import {
  base,
  briefs,
  field,
  gone,
  into,
  link,
  linked,
  present,
  rules,
  seen,
  situation,
  stepsOf,
  unknown,
} from './build.ts';
import { creation, issued } from './situations/documents.ts';

const url = 'https://go.xero.test/invoice/1';

/** A document in that state on both sides, moved in the CRM. */
function moved(from: string, to: string, kind: KindName = 'invoice', fixed: Fixed | null = null, more: Fields = {}) {
  const fields = [field('status', { type: 'choice', authority: 'crm' }), field('accountingUrl', { flow: 'none' })];
  const agreed: Fields = { status: from, ...more };
  const bases = { crm: base('crm', agreed, fields), accounting: base('accounting', agreed, fields) };
  const there = present('accounting', { fields: agreed, fixed });
  return linked(present('crm', { version: 'crm-2', changedAt: 60_000, fields: { ...agreed, status: to } }), there, {
    kind,
    fields,
    lifecycle: invoiceLifecycle,
    link: link({ bases }),
  });
}

const asked = (one: Situation) => stepsOf(plan(one), 'raise').map(({ issue }) => issue);
const fixedBy = (why: Fixed['why']): Fixed => ({ why, open: [] });

describe('a move that accounting lets nobody make', () => {
  test.each<[string, string, Fixed | null]>([
    ['approved', 'draft', null],
    ['void', 'approved', null],
    ['void', 'approved', fixedBy('void')],
  ])('from %s to %s may be made with another document', (from, to, fixed) => {
    const [question] = asked(moved(from, to, 'invoice', fixed));
    expect(question?.choices).toEqual(['accounting', 'reissue', 'ignore']);
  });

  test.each<[string, string, KindName, Fixed | null]>([
    ['approved', 'paid', 'invoice', null],
    ['approved', 'draft', 'quote', null],
    ['approved', 'draft', 'invoice', fixedBy('locked-period')],
  ])('from %s to %s of an %s (fixed: %o) may not', (from, to, kind, fixed) => {
    const [question] = asked(moved(from, to, kind, fixed));
    expect(question?.choices).toEqual(['accounting', 'ignore']);
  });

  test('is told with the address of the document there, where that is known', () => {
    expect(asked(moved('approved', 'draft', 'invoice', null, { accountingUrl: url }))[0]?.facts.url).toBe(url);
    expect(asked(moved('approved', 'draft'))[0]?.facts).not.toHaveProperty('url');
  });
});

describe('a currency that was changed', () => {
  const ask = (
    [crm, accounting]: readonly [Fields['currency'] | undefined, Fields['currency'] | undefined],
    more: { kind?: KindName; fixed?: Fixed; mapped?: boolean } = {},
  ) => {
    const shown = (currency: Fields['currency'] | undefined): Fields => (currency === undefined ? {} : { currency });
    const fields = more.mapped === false ? [field('status')] : [field('status'), field('currency')];
    const both = {
      crm: seen('crm', { name: 'INV-7', fields: shown(crm) }),
      accounting: seen('accounting', {
        fields: { ...shown(accounting), accountingUrl: url },
        fixed: more.fixed ?? null,
      }),
    };
    return otherCurrency(situation({ kind: more.kind ?? 'invoice', fields }), both);
  };

  test('takes another document: a person is asked', () => {
    expect(ask(['NZD', 'USD'])).toEqual({
      do: 'raise',
      issue: {
        code: 'reissue.currency',
        facts: { name: 'INV-7', before: 'USD', after: 'NZD', url },
        choices: ['reissue', 'ignore'],
      },
    });
  });

  test('has to wait until the money on the document is taken off', () => {
    expect(ask(['NZD', 'USD'], { fixed: fixedBy('paid') })).toMatchObject({
      issue: { code: 'reissue.paid', choices: ['retry', 'ignore'] },
    });
  });

  test('is none where it is the same, where a side does not tell it, or where nobody maps it', () => {
    expect(ask(['NZD', 'NZD'])).toBeUndefined();
    expect(ask([null, 'USD'])).toBeUndefined();
    expect(ask(['NZD', null])).toBeUndefined();
    expect(ask([undefined, undefined])).toBeUndefined();
    expect(ask(['NZD', 'USD'], { mapped: false })).toBeUndefined();
  });

  test('is nobody’s question for a quote, or for what is void already', () => {
    expect(ask(['NZD', 'USD'], { kind: 'quote' })).toBeUndefined();
    expect(ask(['NZD', 'USD'], { fixed: fixedBy('void') })).toBeUndefined();
  });
});

describe('once a person said so', () => {
  const chosen = { choice: { choice: 'reissue' } } as const;
  const begun = { noted: 'reissue.begun' } as const;

  test('nothing is done while a side can’t be read', () => {
    const one = issued({ status: 'draft' }, {}, begun);
    expect(briefs(plan({ ...one, sights: { ...one.sights, accounting: unknown } }))).toEqual(['wait system.failed']);
  });

  test('nothing is made of what is gone from the CRM', () => {
    const one = issued({ status: 'draft' }, { status: 'void' }, { ...begun, ...{ fixed: fixedBy('void') } });
    expect(stepsOf(plan({ ...one, sights: { ...one.sights, crm: gone } }), 'create')).toEqual([]);
  });

  test('one that accounting has deleted since is made without its old words', () => {
    const one = issued({ status: 'draft' }, {}, begun);
    const [create] = stepsOf(plan({ ...one, sights: { ...one.sights, accounting: gone } }), 'create');
    expect(create).toMatchObject({ instead: 'accounting.Contacts:a', why: { facts: { before: '' } } });
  });

  test('the old one is told by its name', () => {
    const [create] = stepsOf(
      plan(issued({ status: 'draft' }, { status: 'void' }, { ...begun, fixed: fixedBy('void') })),
      'create',
    );
    expect(create?.why.facts).toEqual({ before: 'Acme' });
  });

  test.each([
    ['draft', 'draft'],
    ['submitted', 'submitted'],
    ['approved', 'approved'],
    ['part-paid', 'approved'],
    ['overdue', 'approved'],
    ['paid', 'approved'],
  ])('what the CRM calls %s starts as %s', (status, start) => {
    const settings = { creation: { ...creation, status: 'other' } };
    const one = issued({ status }, { status: 'void' }, { ...begun, fixed: fixedBy('void'), ...settings });
    expect(stepsOf(plan(one), 'create')[0]?.fields.status).toBe(start);
  });

  test.each([
    ['skip.direction-off', into('accounting', { on: false })],
    ['skip.create-off', into('accounting', { create: false })],
    ['skip.update-off', into('accounting', { update: false })],
    ['skip.kind-off', rules({ kindOn: false })],
  ])('it stops where the settings have it so since: %s', (why, closed) => {
    const stopped = asked(issued({ status: 'draft' }, {}, { ...begun, rules: closed }));
    expect(stopped).toMatchObject([{ code: 'reissue.stopped', facts: { name: 'Acme', why }, choices: ['ignore'] }]);
    expect(asked(issued({ status: 'draft' }, {}, { ...chosen, rules: closed })).map(({ code }) => code)).not.toContain(
      'reissue.stopped',
    );
  });

  test('what has money on it is not voided, and a person is told why', () => {
    const one = issued(
      { status: 'draft' },
      { status: 'paid', accountingUrl: url },
      { ...chosen, fixed: fixedBy('paid') },
    );
    const refused = asked(one).find(({ code }) => code === 'reissue.refused');
    expect(refused).toEqual({
      code: 'reissue.refused',
      facts: { name: 'Acme', why: 'paid', url },
      choices: ['reissue', 'ignore'],
    });
    expect(stepsOf(plan(one), 'update').filter(({ why }) => why.code === 'update.reissue')).toEqual([]);
  });

  test('the state before is told, where there was one', () => {
    const one = issued({ status: 'draft' }, {}, chosen);
    expect(stepsOf(plan(one), 'update')[0]?.before).toEqual({ status: 'approved' });
    const bare = present('accounting', { fields: { currency: 'NZD' } });
    expect(stepsOf(plan({ ...one, sights: { ...one.sights, accounting: bare } }), 'update')[0]?.before).toEqual({
      status: null,
    });
  });
});
