// Which tax type a tax of the CRM's stands for without a row in the settings: one of its rate that is in use there, or none at all.

import { describe, expect, test } from 'vitest';
import { defaults } from '../../src/kinds/settings.ts';
import { ANY_OTHER, TOGETHER } from '../../src/core/reference.ts';
import { unclearTaxes, withKnownTaxes } from '../../src/systems/taxes.ts';

const taxUses = {
  OUTPUT2: { name: '15% GST on Income', rate: '15.0', sales: 2 },
  INPUT2: { name: '15% GST on Expenses', rate: '15', purchases: 3 },
  NONE: { name: 'No GST', rate: '0', sales: 0, purchases: 0 },
  ZERORATED: { name: 'Zero Rated', rate: '0', sales: 0 },
  TAX001: { name: 'Levy on top', rate: '7', sales: 1, purchases: 1 },
  TAX002: { name: 'Levy within', rate: '7', sales: 0 },
};

function known(taxes: object[], values: object = {}, uses: object = taxUses, finance: object[] = []) {
  const settings = { ...defaults, values: { ...defaults.values, ...values } };
  const side = (capabilities: Record<string, unknown>) => ({ capabilities });
  const found = withKnownTaxes(settings, {
    crm: side({ taxes }),
    finance: finance.length > 0 ? side({ taxes: finance }) : null,
    accounting: side({ taxUses: uses }),
  });
  return { sales: found.values.taxes, purchases: found.values.purchaseTaxes };
}

const tax = (name: string, rate: string) => ({ id: name, name, rate });

describe('a tax that the settings do not name', () => {
  test('is the one of its rate that may be used there', () => {
    expect(known([tax('GST', '15')])).toEqual({ sales: { GST: 'OUTPUT2' }, purchases: { GST: 'INPUT2' } });
  });

  test('stays without a counterpart where two could be meant, or none has its rate', () => {
    expect(known([tax('Zero', '0'), tax('Old', '12.5')]).sales).toEqual({});
  });

  test('of several it is the one of its name, else the one that accounts bear', () => {
    expect(known([tax('zero rated', '0')]).sales).toEqual({ 'zero rated': 'ZERORATED' });
    expect(known([tax('Levy', '7')]).sales).toEqual({ Levy: 'TAX001' });
  });

  test('of several that come to nothing it is none by the accounts that bear them: each means something else on a tax return', () => {
    const borne = { ...taxUses, NONE: { ...taxUses.NONE, sales: 4 } };
    expect(known([tax('Zero', '0')], {}, borne).sales).toEqual({});
  });

  test('that only Books has is known as well', () => {
    expect(known([], {}, taxUses, [tax('GST', '15')]).sales).toEqual({ GST: 'OUTPUT2' });
  });

  test('is none as long as nothing is known of the accounting side', () => {
    expect(known([tax('GST', '15')], {}, {})).toEqual({ sales: {}, purchases: {} });
  });
});

describe('a row of the settings', () => {
  test('counts, however it is written', () => {
    expect(known([tax('GST', '15')], { taxes: { gst: 'ZERORATED' } }).sales).toEqual({ gst: 'ZERORATED' });
  });

  test('for sales holds for purchases too where its type may be used there', () => {
    expect(known([tax('Levy', '7')], { taxes: { Levy: 'TAX001' } }).purchases).toEqual({});
    expect(known([tax('GST', '15')], { taxes: { GST: 'OUTPUT2' } }).purchases).toEqual({ GST: 'INPUT2' });
  });

  test('is looked for once for the same settings and facts, so that what is compiled from them is known again', () => {
    const crm = { capabilities: { taxes: [tax('GST', '15')] } };
    const sides = { crm, finance: null, accounting: { capabilities: { taxUses } } };
    expect(withKnownTaxes(defaults, sides)).toBe(withKnownTaxes(defaults, { ...sides }));
    const others = { ...sides, crm: { capabilities: { taxes: [tax('Zero', '0')] } } };
    expect(withKnownTaxes(defaults, others)).not.toBe(withKnownTaxes(defaults, sides));
  });
});

describe('a tax that nothing stands for', () => {
  const unclear = (taxes: object[], uses: object = taxUses) => {
    const sides = { crm: { capabilities: { taxes } }, finance: null, accounting: { capabilities: { taxUses: uses } } };
    return unclearTaxes(withKnownTaxes(defaults, sides), sides).filter(
      ({ code }) => ![TOGETHER, ANY_OTHER].includes(code),
    );
  };

  test('is told with what it could be, for sales and for purchases', () => {
    expect(unclear([tax('Zero', '0'), tax('GST', '15')]).map(({ code, unclear: why }) => [code, why])).toEqual([
      ['Zero', { purpose: 'sales', rate: '0', among: ['No GST (NONE)', 'Zero Rated (ZERORATED)'] }],
    ]);
    expect(unclear([tax('Old', '12.5')]).map(({ unclear: why }) => [why?.purpose, why?.among])).toEqual([
      ['sales', []],
      ['purchases', []],
    ]);
  });

  test('may be one that the CRM does not list any more: whatever is none of accounting’s, and none that the settings name', () => {
    const settings = { ...defaults, values: { ...defaults.values, taxes: { Eco: 'TAX099' } } };
    const sides = { crm: null, finance: null, accounting: { capabilities: { taxUses, taxRates: { INPUT: '12.5' } } } };
    const other = unclearTaxes(settings, sides).filter(({ code }) => code === ANY_OTHER);
    expect(other.map(({ unclear: why }) => why?.purpose)).toEqual(['sales', 'purchases']);
    expect(other[0]?.unclear?.known?.toSorted()).toEqual([...Object.keys(taxUses), 'INPUT', 'TAX099'].toSorted());
  });

  test('is not told of as long as nothing is known of the accounting side', () => {
    expect(unclear([tax('Zero', '0')], {})).toEqual([]);
  });
});
