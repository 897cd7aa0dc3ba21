// What the creation sequence adds to a new document, piece by piece: its heading, the account and the tracking of each line, its taxes.

import { describe, expect, test } from 'vitest';
import { type Creation, mayStart, startWith } from '../../src/core/creation.ts';
import { isRows, type Fields, type Row } from '../../src/core/value.ts';
import { seen } from './build.ts';
import { row } from './lines-world.ts';
import { plain } from './starting.ts';

const dated: Fields = { date: '2026-11-10' };

interface Given {
  readonly traits?: Fields;
  readonly shown?: Fields;
  readonly referred?: Readonly<Record<string, Fields>>;
  readonly approved?: boolean;
}

function started(change: Partial<Creation>, draft: Fields, { traits, shown, referred, approved = false }: Given = {}) {
  const record = seen('crm', { ...(traits && { traits }), fields: shown ?? draft });
  return startWith({ ...plain, ...change }, draft, record, referred ?? {}, approved);
}

function made(change: Partial<Creation>, draft: Fields, given: Given = {}): Fields {
  const start = started(change, draft, given);
  return start.is === 'go' ? start.fields : {};
}

function madeLines(change: Partial<Creation>, lines: readonly Row[], given: Given = {}): Fields[] {
  const { lines: rows } = made(change, { ...dated, lines }, given);
  return isRows(rows) ? rows.map(({ fields }) => fields) : [];
}

describe('when it may go', () => {
  const condition = { all: [{ field: 'Stage', op: 'filled' }] } as const;
  const open = seen('crm', { fields: {}, traits: { Stage: null } });

  test('a condition that was set and is not in use counts for nothing', () => {
    expect(mayStart({ ...plain, condition }, open, false)).toBeNull();
  });

  test('a condition that compares with nothing is told as it is', () => {
    expect(mayStart({ ...plain, when: 'condition', condition }, open, false)).toEqual({
      is: 'skip',
      reason: { code: 'skip.not-yet', facts: { field: 'Stage', op: 'filled', value: '' } },
    });
  });

  test.each<[what: string, fields: Fields, facts: Fields]>([
    [
      'that says them',
      { date: '2026-11-10', total: '34.5', currency: 'NZD' },
      { date: '2026-11-10', total: '34.5', currency: 'NZD' },
    ],
    ['that does not', {}, { date: null, total: null, currency: null }],
  ])('who approves is told date, total and currency of a document %s', (_, fields, facts) => {
    expect(mayStart({ ...plain, approval: 'inbox' }, seen('crm', { name: 'INV-7', fields }), false)).toEqual({
      is: 'ask',
      issue: { code: 'approval.asked', facts: { name: 'INV-7', ...facts }, choices: ['approve', 'ignore'] },
    });
  });
});

describe('its heading', () => {
  test.each<[situation: string, change: Partial<Creation>, draft: Fields, heading: Fields]>([
    ['bears the state alone where nothing else is set', {}, dated, { status: 'draft', ...dated }],
    ['bears today’s date where it has none', {}, {}, { status: 'draft', date: '2026-11-20' }],
    ['bears the theme of the settings', { theme: 't-1' }, dated, { status: 'draft', ...dated, theme: 't-1' }],
    [
      'keeps a theme of its own',
      { theme: 't-1' },
      { ...dated, theme: 't-2' },
      { status: 'draft', ...dated, theme: 't-2' },
    ],
    [
      'keeps a theme of its own where the settings have none',
      {},
      { ...dated, theme: 't-2' },
      { status: 'draft', ...dated, theme: 't-2' },
    ],
    [
      'is marked as sent where somebody else mails it',
      { markSent: true },
      dated,
      { status: 'draft', ...dated, sent: true },
    ],
    [
      'bears today’s date where it is made of another that has its own',
      { isDatedToday: true },
      dated,
      { status: 'draft', date: '2026-11-20' },
    ],
    [
      'is due by the day on which it is made',
      { isDatedToday: true, terms: { days: 1, from: 'date' } },
      dated,
      { status: 'draft', date: '2026-11-20', dueDate: '2026-11-21' },
    ],
    [
      'starts on the way to a state that is further',
      { followed: { won: 'sent' } },
      { ...dated, status: 'won' },
      { status: 'sent', ...dated },
    ],
    [
      'starts at the beginning where its state is no further',
      { followed: { won: 'sent' } },
      { ...dated, status: 'open' },
      { status: 'draft', ...dated },
    ],
  ])('%s', (_, change, draft, heading) => {
    expect(made(change, draft)).toStrictEqual(heading);
  });
});

describe('a document whose state is further than new ones start', () => {
  const followed = { won: 'sent' };
  const won = { ...dated, status: 'won' };

  test('is taken to stand where it starts, until it has followed the rest of the way', () => {
    expect(started({ followed }, won)).toStrictEqual({
      is: 'go',
      fields: { ...won, status: 'sent' },
      from: { status: 'sent' },
    });
    expect(started({ followed }, dated)).toStrictEqual({ is: 'go', fields: { ...dated, status: 'draft' } });
    expect(started({}, won)).toStrictEqual({ is: 'go', fields: { ...won, status: 'draft' } });
  });

  test('is asked about first, where its cents are', () => {
    const cents = { way: 'block', mostUnits: 5, account: null } as const;
    const draft = { ...won, lines: [row('l1', { unitPrice: '0.3333', quantity: '3' })] };
    const asked = started({ followed, cents }, draft, { shown: { total: '0.99' } });
    expect(asked).toMatchObject({ is: 'ask', issue: { code: 'amounts.blocked' } });
    expect('from' in asked).toBe(false);
  });
});

describe('the account of a line', () => {
  const rule = (account: string, ...conditions: [field: string, value: string][]) => ({
    when: { all: conditions.map(([field, value]) => ({ field, op: 'is', value }) as const) },
    account,
  });
  const either = {
    when: {
      any: [
        { field: 'region', op: 'is', value: 'South' },
        { field: 'kind', op: 'is', value: 'Tools' },
      ],
    },
    account: '230',
  } as const;
  const bolts = { item: 'link:6', unitPrice: '10' };

  test.each<[situation: string, change: Partial<Creation>, line: Fields, account: string | undefined]>([
    ['is its own where it has one', { account: '200' }, { ...bolts, account: '300' }, '300'],
    ['is the usual one', { account: '200' }, bolts, '200'],
    ['is none where none is set', {}, bolts, undefined],
    ['is the usual one, with a price and no product', { account: '200' }, { unitPrice: '5' }, '200'],
    ['is the usual one, with a product and no price', { account: '200' }, { item: 'link:6' }, '200'],
    ['is none for words alone', { account: '200' }, { description: 'Thank you' }, undefined],
    [
      'is that of a rule all of whose conditions hold',
      { account: '200', accountRules: [rule('210', ['region', 'North'], ['kind', 'Tools'])] },
      bolts,
      '210',
    ],
    [
      'is not that of a rule of which one fails',
      { account: '200', accountRules: [rule('210', ['region', 'North'], ['kind', 'Toys'])] },
      bolts,
      '200',
    ],
    [
      'is not that of a rule about what is not said',
      { account: '200', accountRules: [rule('210', ['colour', 'red'])] },
      bolts,
      '200',
    ],
    ['is that of a rule of which any holds', { account: '200', accountRules: [either] }, bolts, '230'],
    [
      'is that of the first rule that fits',
      { accountRules: [rule('210', ['region', 'South']), rule('220', ['region', 'North']), either] },
      bolts,
      '220',
    ],
    [
      'is that of a rule about the line before the document',
      { accountRules: [rule('240', ['description', 'Bolt'])] },
      { ...bolts, description: 'Bolt' },
      '240',
    ],
  ])('%s', (_, change, line, account) => {
    const referred = { 'link:6': { kind: 'Tools' } };
    const given = { referred, traits: { region: 'North' }, shown: { description: 'Order of May' } };
    expect(madeLines(change, [row('l1', line)], given)[0]?.account).toBe(account);
  });
});

describe('the tracking of a line', () => {
  const north = [{ at: 1, option: 'North' }] as const;
  const office = [{ at: 2, field: 'Office', option: 'Head office' }] as const;

  test.each<[situation: string, tracking: Creation['tracking'], given: Given, line: Fields, tracked: Fields]>([
    ['is the option of the settings', north, {}, {}, { tracking1: 'North' }],
    ['is its own where it has one', north, {}, { tracking1: 'South' }, { tracking1: 'South' }],
    ['is what a field of the CRM says', office, { traits: { Office: 'Nelson' } }, {}, { tracking2: 'Nelson' }],
    ['is what a mapped field says', office, { shown: { Office: 'Gore' } }, {}, { tracking2: 'Gore' }],
    ['is the option where the field says nothing', office, {}, {}, { tracking2: 'Head office' }],
    ['is none where neither is set', [{ at: 1 }, { at: 2, field: 'Office' }], {}, {}, {}],
    ['is its own beside a rule that says nothing', [{ at: 1 }], {}, { tracking1: 'South' }, { tracking1: 'South' }],
  ])('%s', (_, tracking, given, line, tracked) => {
    expect(madeLines({ tracking }, [row('l1', line)], given)).toStrictEqual([tracked]);
  });
});

describe('its taxes', () => {
  // In the CRM each price is cut to two places before it is taxed.
  const odd = { unitPrice: '0.3333', quantity: '30', tax: 'OUTPUT' };
  const words = { description: 'Thank you' };
  const draft = { ...dated, lines: [row('l1', odd), row('l2', words)] };
  const asShown = (total: string) => ({ shown: { total } });

  test('are left to accounting where both come to the same', () => {
    const lines = [row('l1', { unitPrice: '10', quantity: '3', tax: 'OUTPUT' })];
    expect(made({}, { ...dated, lines }, asShown('34.5')).lines).toStrictEqual(lines);
  });

  test('are those that the CRM shows, where they bridge the cent', () => {
    // The CRM's 3 × 0.34 and 3 × 0.33 come to what accounting's 3 × 0.335 and 3 × 0.333 come to; their taxes don't.
    const lines = ['0.335', '0.333'].map((unitPrice) => row(unitPrice, { unitPrice, quantity: '3', tax: 'ODD' }));
    const settled = made({ rates: { ODD: '12.5' } }, { ...dated, lines }, asShown('2.26')).lines;
    expect(isRows(settled) && settled.map(({ fields }) => fields.taxAmount)).toEqual(['0.13', '0.12']);
  });

  test('and a line that bridges the cent come with an approval as without one', () => {
    const cents = { way: 'adjust', mostUnits: 5, account: '860' } as const;
    const lines = [row('l1', { unitPrice: '0.3333', quantity: '3' })];
    const rows = madeLines({ cents }, lines, { ...asShown('0.99'), approved: true });
    expect(rows[1]).toEqual({
      description: 'Rounding',
      quantity: '1',
      unitPrice: '-0.01',
      account: '860',
      tax: 'NONE',
    });
  });

  test('are not foretold for a document without lines, or without a total', () => {
    expect(made({}, dated, asShown('5'))).toStrictEqual({ ...dated, status: 'draft' });
    expect(made({}, draft, { shown: {} }).lines).toEqual(draft.lines);
    expect(made({}, draft, asShown('unknown')).lines).toEqual(draft.lines);
  });
});
