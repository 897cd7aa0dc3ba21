// Payments that are told one by one, in the plan of their invoice: one at a time, beside whatever else changed.

import { describe, expect, test } from 'vitest';
import { invoiceLifecycle } from '../../src/core/lifecycles.ts';
import { plan } from '../../src/core/plan.ts';
import { goesOn } from '../../src/core/received-steps.ts';
import type { Situation } from '../../src/core/steps.ts';
import type { Fields } from '../../src/core/value.ts';
import { base, briefs, edited, field, issue, link, linked, matched, present, stepsOf, stranger } from './build.ts';
import { rule } from './paying.ts';

const one = '7 2026-11-10 10';
const two = '8 2026-11-12 13';

describe('in the plan of an invoice', () => {
  const fields = [
    field('status', { type: 'choice', authority: 'accounting' }),
    field('reference'),
    field('received', { flow: 'to-accounting' }),
    field('amountDue', { type: 'money', flow: 'to-crm' }),
  ];

  interface Edit {
    readonly agreed?: Fields;
    readonly crm: Fields;
    readonly rest?: object;
  }

  function invoice({ agreed: more = {}, crm, rest = {} }: Edit) {
    const agreed: Fields = { status: 'approved', reference: null, received: null, amountDue: '23', ...more };
    const bases = { crm: base('crm', agreed, fields), accounting: base('accounting', agreed, fields) };
    return linked(edited('crm', {}, { fields: { ...agreed, ...crm } }), present('accounting', { fields: agreed }), {
      fields,
      link: link({ bases }),
      lifecycle: invoiceLifecycle,
      payments: rule,
      ...rest,
    });
  }

  test('one payment goes by itself; what else changed goes in an update of its own', () => {
    const steps = plan(invoice({ crm: { received: `${one}, ${two}`, reference: 'PO 7' } }));
    const all = stepsOf(steps, 'update').map(({ patch, from, why }) => ({ patch, from, why: why.code }));
    expect(all).toContainEqual({
      patch: expect.objectContaining({ received: one, paymentAmount: '10' }) as Fields,
      from: { received: one },
      why: 'update.pay',
    });
    expect(all).toContainEqual({
      patch: { reference: 'PO 7' },
      from: { reference: 'PO 7' },
      why: expect.any(String) as string,
    });
  });

  test.each([
    ['paid', 'approved'],
    ['part-paid', 'approved'],
    ['approved', 'part-paid'],
  ])('a state %s in the CRM that payments make of %s follows from them', (crm, accounting) => {
    const edit = { status: crm, received: one, reference: 'PO 7' };
    const steps = plan(invoice({ agreed: { status: accounting, amountDue: '23' }, crm: edit }));
    const patches = stepsOf(steps, 'update').map(({ patch }) => patch);
    expect(patches).toHaveLength(2);
    expect(patches).toContainEqual(expect.objectContaining({ received: one }));
    expect(patches).toContainEqual({ reference: 'PO 7' });
    expect(patches.flatMap((patch) => Object.keys(patch))).not.toContain('status');
    expect(stepsOf(steps, 'raise')).toEqual([]);
  });

  test('a state that money does not make goes beside a payment', () => {
    const steps = plan(invoice({ crm: { status: 'void', received: one } }));
    expect(stepsOf(steps, 'update').map(({ patch }) => patch.status)).toContain('void');
  });

  test('a state that is no longer made by a payment is judged by itself where payments are not taken out', () => {
    const rest = { payments: { ...rule, reversal: 'off' } };
    const agreed = { status: 'part-paid', received: `${one}, ${two}` };
    const steps = plan(invoice({ agreed, crm: { status: 'approved', received: two }, rest }));
    expect(briefs(steps)).toContain('raise move.illegal');
  });

  test('a state that no payment makes goes its own way', () => {
    const steps = plan(invoice({ agreed: { status: 'draft' }, crm: { status: 'approved', received: one } }));
    expect(stepsOf(steps, 'update').map(({ patch }) => patch)).toEqual([{ status: 'approved' }]);
  });

  test('one that has to be asked about holds back nothing else', () => {
    const crm = { received: '7 2026-11-10 99', reference: 'PO 7' };
    const steps = plan(invoice({ crm }));
    expect(briefs(steps)).toEqual(expect.arrayContaining(['raise payment.above-due', 'update accounting']));
    expect(stepsOf(steps, 'update').map(({ patch }) => patch)).toEqual([{ reference: 'PO 7' }]);
  });

  test('none is entered where payments don’t travel, and none twice after it was refused', () => {
    expect(stepsOf(plan(invoice({ crm: { received: one }, rest: { payments: undefined } })), 'update')).toEqual([]);
    const refused = issue('refused.accounting', { versions: { crm: 'crm-2', accounting: 'accounting-1' } });
    expect(briefs(plan(invoice({ crm: { received: one }, rest: { issues: [refused] } })))).toEqual([
      'stand refused.accounting',
    ]);
  });

  test('one that somebody took out of accounting is asked about, and entered again where a person says so', () => {
    const taken = (rest: Partial<Situation>) => {
      const agreed: Fields = { status: 'approved', reference: null, received: one, amountDue: '13' };
      const bases = { crm: base('crm', agreed, fields), accounting: base('accounting', agreed, fields) };
      const now = { ...agreed, received: null, amountDue: '23' };
      const [crm, accounting] = [present('crm', { fields: agreed }), edited('accounting', {}, { fields: now })];
      const own = { fields, link: link({ bases }), lifecycle: invoiceLifecycle, payments: rule, ...rest };
      return plan(linked(crm, accounting, own));
    };
    expect(briefs(taken({}))).toContain('raise payment.taken-out');
    expect(stepsOf(taken({}), 'update').flatMap(({ patch }) => Object.keys(patch))).not.toContain('received');
    const again = stepsOf(taken({ choice: { choice: 'retry' } }), 'update').filter(({ side }) => side === 'accounting');
    expect(again).toMatchObject([{ patch: { received: one, paymentAmount: '10' }, why: { code: 'update.pay' } }]);
  });

  test('those of an invoice that was never in step with accounting’s are entered like any others', () => {
    const told: Fields = { status: 'approved', reference: null, received: one, amountDue: '23' };
    const both = [{ fields: told }, { fields: { ...told, received: null } }] as const;
    const own = { fields, lifecycle: invoiceLifecycle, payments: rule };
    const found = matched(...both, own);
    const unbased = linked(present('crm', both[0]), present('accounting', both[1]), {
      ...own,
      link: link({ bases: { crm: {}, accounting: {} } }),
    });
    for (const situation of [found, unbased]) {
      expect(stepsOf(plan(situation), 'update')).toContainEqual(
        expect.objectContaining({ side: 'accounting', patch: expect.objectContaining({ received: one }) as Fields }),
      );
    }
  });

  test('where they are told one by one no state stands for one', () => {
    const steps = plan(invoice({ agreed: { received: one, amountDue: '13' }, crm: { status: 'paid' } }));
    expect(stepsOf(steps, 'update').flatMap(({ patch }) => Object.keys(patch))).not.toContain('paymentAmount');
  });

  test('the next of several is no sign that anything does not settle; the same one again is', () => {
    const first = plan(invoice({ crm: { received: `${one}, ${two}` } }));
    const second = plan(invoice({ agreed: { received: one, amountDue: '13' }, crm: { received: `${one}, ${two}` } }));
    const other = plan(invoice({ crm: { reference: 'PO 7' } }));
    expect(goesOn(first, second)).toBe(true);
    expect(goesOn(first, first)).toBe(false);
    expect(goesOn(first, other)).toBe(false);
    expect(goesOn(other, second)).toBe(false);
    expect(goesOn(first, [])).toBe(false);
  });

  test('is told from whatever else a plan has beside it', () => {
    const beside = [...plan(stranger('crm')), ...plan(linked(present('crm'), edited('accounting', { phone: '1' })))];
    const asked = plan(invoice({ crm: { received: '7 2026-11-10 99' } }));
    const first = plan(invoice({ crm: { received: `${one}, ${two}` } }));
    const second = plan(invoice({ agreed: { received: one, amountDue: '13' }, crm: { received: `${one}, ${two}` } }));
    expect(briefs([...beside, ...asked])).toEqual(['create accounting', 'update crm', 'raise payment.above-due']);
    expect(goesOn([...beside, ...asked, ...first], [...beside, ...asked, ...second])).toBe(true);
    expect(goesOn([...beside, ...asked], second)).toBe(false);
  });
});
