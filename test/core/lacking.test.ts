// What a side lacks for a value: accounting what the value names, the CRM a product for each new line. Only what lacks it waits.

import { describe, expect, test } from 'vitest';
import type { Creation } from '../../src/core/creation.ts';
import { plan } from '../../src/core/plan.ts';
import type { MappedField, Side } from '../../src/core/record.ts';
import { TOGETHER } from '../../src/core/reference.ts';
import type { Situation } from '../../src/core/steps.ts';
import type { Fields, Row } from '../../src/core/value.ts';
import { base, briefs, edited, field, link, linked, present, rules, stepsOf, stranger } from './build.ts';
import { lines, row } from './lines-world.ts';
import { plain } from './starting.ts';

const fields: readonly MappedField[] = [field('theme', { type: 'choice' }), field('reference'), lines];
const bolts = row('a', { item: 'link:6', description: 'Bolts', quantity: '1' });
const advice = row('b', { item: null, description: 'Advice', quantity: '1' });
const broken = [{ list: 'themes', code: 'theme-1' }] as const;

/** A document that both sides agreed on, then saved on one side. */
function saved(side: Side, edit: Fields, rest: Partial<Situation>, before: Fields = {}): Situation {
  const agreed: Fields = { theme: null, reference: 'A', lines: [bolts], ...before };
  const bases = { crm: base('crm', agreed, fields), accounting: base('accounting', agreed, fields) };
  const sights = {
    crm: present('crm', { fields: agreed }),
    accounting: present('accounting', { fields: agreed }),
    [side]: edited(side, {}, { fields: { ...agreed, ...edit } }),
  };
  return linked(sights.crm, sights.accounting, { fields, link: link({ bases }), ...rest });
}

describe('a line of accounting that names no product, where the CRM takes none without', () => {
  const needy = { rules: rules({ needProduct: true }) };

  test('waits for a person, with the lines as they are counted; what else changed goes over', () => {
    const steps = plan(saved('accounting', { lines: [bolts, advice], reference: 'B' }, needy));
    expect(briefs(steps)).toEqual(['update crm', 'raise needs.product']);
    expect(stepsOf(steps, 'update')[0]?.patch).toEqual({ reference: 'B' });
    expect(stepsOf(steps, 'raise')[0]?.issue).toEqual({
      code: 'needs.product',
      facts: { name: 'Acme', lines: ['2'] },
      choices: ['retry', 'ignore'],
    });
  });

  test('goes over where a product stands for none', () => {
    expect(briefs(plan(saved('accounting', { lines: [bolts, advice] }, {})))).toEqual(['update crm']);
  });

  test('asks nothing where it stands in the CRM already, or has a product', () => {
    const there = { lines: [{ ...advice, key: 'a' }] };
    const edit = { lines: [row('a', { ...advice.fields, quantity: '2' })] };
    expect(briefs(plan(saved('accounting', edit, needy, there)))).toEqual(['update crm']);
    const nuts = row('b', { ...bolts.fields, description: 'Nuts' });
    expect(briefs(plan(saved('accounting', { lines: [bolts, nuts] }, needy)))).toEqual(['update crm']);
  });

  test('asks nothing on its way into accounting', () => {
    expect(briefs(plan(saved('crm', { lines: [bolts, advice] }, needy)))).toEqual(['update accounting']);
    const made = (all: readonly Row[]) =>
      briefs(plan(stranger('crm', { fields: { lines: all } }, { fields, ...needy })));
    expect(made([advice])).toEqual(['create accounting']);
  });

  test('is asked about before anything is brought over for it', () => {
    const needy = row('c', { item: 'ref:accounting.Items:6' });
    const rest = { fields, rules: rules({ needProduct: true }) };
    expect(briefs(plan(stranger('accounting', { fields: { lines: [needy] } }, rest)))).toEqual(['wait needs.missing']);
    expect(briefs(plan(stranger('accounting', { fields: { lines: [needy, advice] } }, rest)))).toEqual([
      'raise needs.product',
    ]);
  });

  test('holds back a new document, and none whose lines all name one, and none without lines', () => {
    const come = (shown: Fields, rest: Partial<Situation> = needy) =>
      briefs(plan(stranger('accounting', { fields: shown }, { fields, ...rest })));
    expect(come({ lines: [bolts, advice] })).toEqual(['raise needs.product']);
    expect(come({ lines: [bolts, advice] }, {})).toEqual(['create crm']);
    expect(come({ lines: [bolts] })).toEqual(['create crm']);
    expect(come({ reference: 'A' })).toEqual(['create crm']);
  });
});

describe('what accounting has no more', () => {
  test('is waited for until somebody has named another', () => {
    const [wait] = stepsOf(plan(saved('crm', { theme: 'theme-1' }, { broken })), 'wait');
    expect(wait).toEqual({
      do: 'wait',
      why: { code: 'wait.drift', facts: { list: 'themes', code: 'theme-1', field: 'theme' } },
      afterMs: 0,
      needs: [],
      forSomebody: true,
    });
  });

  test('is no reason to leave behind whom a new document refers to', () => {
    const fresh = stranger(
      'crm',
      { fields: { theme: 'theme-1', lines: [row('a', { item: 'ref:crm.Products:6' })] } },
      { fields, broken },
    );
    expect(briefs(plan(fresh))).toEqual(['wait needs.missing']);
  });

  test('may go into the CRM all the same: nothing there refuses it', () => {
    expect(briefs(plan(saved('accounting', { theme: 'theme-1' }, { broken })))).toEqual(['update crm']);
    const fresh = stranger('accounting', { fields: { theme: 'theme-1' } }, { fields, broken });
    expect(briefs(plan(fresh))).toEqual(['create crm']);
  });
});

describe('a period that is locked in accounting', () => {
  const dated = [field('status', { type: 'choice' }), field('date', { type: 'date' })];
  const creation: Creation = { ...plain, status: 'approved', lockedUntil: '2026-10-31' };
  const entered = (side: Side, date: string, change: Partial<Creation> = {}, shown: Fields = {}) =>
    briefs(
      plan(
        stranger(
          side,
          { fields: { status: 'approved', date, ...shown } },
          { fields: dated, creation: { ...creation, ...change } },
        ),
      ),
    );

  test('takes no new approved document up to its last day', () => {
    expect(entered('crm', '2026-10-30')).toEqual(['raise fixed.locked-period']);
    expect(entered('crm', '2026-10-31')).toEqual(['raise fixed.locked-period']);
    expect(entered('crm', '2026-11-01')).toEqual(['create accounting']);
  });

  test('takes a draft', () => {
    expect(entered('crm', '2026-10-30', { status: 'draft' })).toEqual(['create accounting']);
  });

  test('is none where accounting has locked nothing', () => {
    const { lockedUntil: _, ...open } = creation;
    const situation = stranger(
      'crm',
      { fields: { status: 'approved', date: '2026-10-30' } },
      { fields: dated, creation: open },
    );
    expect(briefs(plan(situation))).toEqual(['create accounting']);
  });

  test('keeps nothing out of the CRM, nor is what is made there mailed', () => {
    expect(entered('accounting', '2026-10-30')).toEqual(['create crm']);
    const situation = stranger(
      'accounting',
      { fields: { status: 'approved', date: '2026-11-10' } },
      { fields: dated, creation: { ...creation, mail: true } },
    );
    expect(stepsOf(plan(situation), 'create')).toHaveLength(1);
    expect(stepsOf(plan(situation), 'create')[0]).not.toHaveProperty('mail');
  });
});

describe('a tax that is none of accounting’s by its name', () => {
  const unclear = { purpose: 'sales', rate: '0', among: ['No GST (NONE)', 'Zero Rated (ZERORATED)'] } as const;
  const taxes = [
    { list: 'tax-rates', code: 'Zero', unclear },
    { list: 'tax-rates', code: TOGETHER, unclear: { ...unclear, among: [] } },
  ] as const;
  const all = [field('salesTax', { type: 'choice' }), field('reference')];
  const bearing = (salesTax: string) => plan(stranger('crm', { fields: { salesTax } }, { fields: all, broken: taxes }));

  test('is asked about with what it could be, and alone or with others it is not sent', () => {
    expect(stepsOf(bearing('Zero'), 'raise')[0]?.issue).toMatchObject({
      code: 'needs.tax',
      facts: { tax: 'Zero', rate: '0', among: unclear.among },
    });
    expect(stepsOf(bearing('State + Town'), 'raise')[0]?.issue.facts).toEqual({ name: 'Acme', tax: 'State + Town' });
    expect(briefs(bearing('OUTPUT2'))).toEqual(['create accounting']);
  });

  test('waits in an edit too, and what else was edited goes over', () => {
    const agreed: Fields = { salesTax: 'OUTPUT2', reference: 'A' };
    const bases = { crm: base('crm', agreed, all), accounting: base('accounting', agreed, all) };
    const crm = edited('crm', {}, { fields: { salesTax: 'Zero', reference: 'B' } });
    const accounting = present('accounting', { fields: agreed });
    const steps = plan(linked(crm, accounting, { fields: all, link: link({ bases }), broken: taxes }));
    expect(briefs(steps)).toEqual(['update accounting', 'raise needs.tax']);
    expect(stepsOf(steps, 'update')[0]?.patch).toEqual({ reference: 'B' });
  });
});
