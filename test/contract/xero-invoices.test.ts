// Xero's invoices at their desk: made, read, changed line by line, found again after a lost reply, and put away.

import { beforeEach, describe, expect, test } from 'vitest';
import type { RecordId } from '../../src/core/record.ts';
import { mailInvoice } from '../../src/systems/xero/mail.ts';
import { freshKey, must } from './steps.ts';
import { Books, draftOf, line, problemIn, rowsOf } from './xero-books.ts';

let books: Books;
let customer: string;

beforeEach(async () => {
  books = await Books.open();
  customer = `ref:${books.customer()}`;
});

const work = { description: 'Work', quantity: '2', unitPrice: '10.5', account: '200', tax: 'OUTPUT2' };

const draft = (more: object = {}) => ({
  customer,
  date: '2026-11-20',
  dueDate: '2026-12-20',
  taxMode: 'exclusive',
  status: 'draft',
  lines: [line(work)],
  ...more,
});

const bare = (id: RecordId) => id.slice(id.indexOf(':') + 1);

describe('making invoices', () => {
  test('what is sent is what is there, with Xero’s number and sums', async () => {
    const item = books.item('WIDGET', { SalesDetails: { UnitPrice: 3.4125, AccountCode: '200' } });
    const lines = [
      line(work),
      line({
        item: `ref:${item}`,
        description: 'Widgets',
        quantity: '1000',
        unitPrice: '0.0325',
        discountRate: '10',
        account: '200',
        tax: 'OUTPUT2',
        tracking1: 'North',
        tracking2: 'Retail',
      }),
      line({ description: 'Only words' }),
    ];
    const known = { [item]: { code: 'WIDGET' } };
    const made = await books.make('invoice', draft({ lines, reference: 'PO 7', crmUrl: 'https://crm.example/1' }), {
      source: 'crm.Invoices:1',
      known,
    });
    books.stand.clock.advance(5_000);
    const seen = await books.seen('invoice', made.id);
    expect(seen.fields).toMatchObject({
      number: 'INV-0001',
      accountingNumber: 'INV-0001',
      customer,
      date: '2026-11-20',
      dueDate: '2026-12-20',
      reference: 'PO 7',
      currency: 'NZD',
      exchangeRate: '1',
      taxMode: 'exclusive',
      status: 'draft',
      subtotal: '50.25',
      totalTax: '7.54',
      total: '57.79',
      amountPaid: '0',
      crmUrl: 'https://crm.example/1',
    });
    expect(rowsOf(seen).map(({ fields }) => fields)).toMatchObject([
      { ...work, item: null, amount: '21', taxAmount: null, discountRate: null, tracking1: null },
      {
        item: `ref:${item}`,
        unitPrice: '0.0325',
        discountRate: '10',
        discountAmount: null,
        amount: '29.25',
        tracking1: 'North',
        tracking2: 'Retail',
      },
      { description: 'Only words', unitPrice: null, account: null },
    ]);
    expect(seen).toMatchObject({ stamp: 'crm.Invoices:1', fixed: null, date: '2026-11-20', name: 'INV-0001' });
    const { traits: _, ...told } = made;
    expect(seen).toMatchObject(told);
  });

  test('one call makes fifty', async () => {
    const drafts = Array.from({ length: 120 }, () => draftOf(draft()));
    const outcomes = await books.carryOut('invoice', { op: 'create', drafts });
    expect(outcomes.every(({ ok }) => ok)).toBe(true);
    expect(books.stand.calls('PUT').map(({ path }) => path)).toEqual(
      Array.from({ length: 3 }, () => expect.stringContaining('summarizeErrors=false&unitdp=4') as string),
    );
  });

  test('a body stays below what Xero takes, in bytes', async () => {
    for (const [letter, counts] of [
      ['x', [7, 5]],
      ['é', [3, 3, 3, 3]],
    ] as const) {
      const lines = Array.from({ length: 100 }, () => line({ ...work, description: letter.repeat(4_000) }));
      const drafts = Array.from({ length: 12 }, () => draftOf(draft({ lines })));
      const prepared = books.system().prepare('invoice', { op: 'create', drafts });
      expect(prepared.map(({ count }) => count)).toEqual(counts);
      const bytes = prepared.map(({ body }) => new TextEncoder().encode(body).byteLength);
      expect(Math.max(...bytes)).toBeLessThan(3_100_000);
    }
  });

  test('only the contact’s id is sent, and no total', async () => {
    await books.make('invoice', draft());
    const [sent] = books.sent('Invoices');
    expect(sent?.Contact).toEqual({ ContactID: bare(customer.slice(4)) });
    expect(Object.keys(sent ?? {})).not.toEqual(expect.arrayContaining(['SubTotal']));
    expect(sent).not.toHaveProperty('Total');
  });

  test('states that money makes are approved first', async () => {
    const made = await books.make('invoice', draft({ status: 'paid' }));
    expect(made.fields.status).toBe('approved');
  });

  test('an address that names Xero is left out', async () => {
    const made = await books.make('invoice', draft({ crmUrl: 'https://crm.example/xero/1' }));
    expect(made.fields.crmUrl).toBeNull();
  });
});

describe('what Xero won’t have', () => {
  const broken = (fields: object) => draft({ status: 'approved', lines: [line({ ...work, ...fields })] });

  test.each([
    ['an account that is not there', { account: '999' }, 'lines.1.account', /not a valid code/],
    ['a tax that is not there', { tax: 'NONSENSE' }, 'lines.1.tax', /does not exist/],
    ['a tax that does not go with the account', { tax: 'INPUT2' }, 'lines.1.tax', /cannot be used with account/],
    ['no account', { account: null }, 'lines.1.account', /must be specified/],
    [
      'an item that nobody knows',
      { item: 'ref:accounting.Items:00000000-0000-4000-8000-000000000009' },
      'lines.1',
      /./,
    ],
    ['tracking that is not there', { tracking1: 'Nowhere' }, 'lines.1.tracking1', /tracking/],
  ])('%s', async (_, fields, field, message) => {
    const problem = await books.refused('invoice', broken(fields));
    expect(problem).toMatchObject({ code: 'record.refused' });
    const [complaint] = problem.code === 'record.refused' ? problem.complaints : [];
    expect(complaint?.field).toContain(field);
    expect(complaint?.message).toMatch(message);
  });

  test('a number that is taken', async () => {
    await books.make('invoice', draft({ number: 'A-1' }));
    expect(await books.refused('invoice', draft({ number: 'a-1' }))).toMatchObject({
      code: 'record.duplicate',
      field: 'number',
      id: null,
    });
  });

  test('a currency that the organisation does not have', async () => {
    const problem = await books.refused('invoice', draft({ currency: 'EUR' }));
    expect(problem).toMatchObject({ code: 'record.refused', complaints: [{ field: 'currency' }] });
  });

  test('a period that is closed', async () => {
    books.act('organisation.lock', { periodLockDate: '2026-10-31' });
    const problem = await books.refused('invoice', draft({ date: '2026-10-31', status: 'approved' }));
    expect(problem).toMatchObject({ code: 'record.fixed', why: 'locked-period' });
  });

  test('a customer who was archived', async () => {
    books.act('contact.archive', { contact: bare(customer.slice(4)) });
    expect(await books.refused('invoice', draft())).toMatchObject({ code: 'record.fixed', why: 'archived' });
  });

  test.each([404, 'element'])('an unknown customer harms no other (%s)', async (unknownContactOnDocument) => {
    Object.assign(books.stand.vendor.switches, { unknownContactOnDocument });
    const stranger = 'ref:accounting.Contacts:00000000-0000-4000-8000-000000000001';
    const drafts = [customer, stranger, customer, customer].map((each) => draftOf({ ...draft(), customer: each }));
    const outcomes = await books.carryOut('invoice', { op: 'create', drafts });
    expect(outcomes.map(({ ok }) => ok)).toEqual([true, false, true, true]);
    expect(problemIn(outcomes[1])).toMatchObject({ code: 'record.refused', complaints: [{ field: 'customer' }] });
  });
});

describe('changing invoices', () => {
  const three = () => [work, { ...work, description: 'More' }, { ...work, description: 'Most' }].map(line);

  test('a change of the heading sends no line', async () => {
    const { id } = await books.make('invoice', draft({ lines: three() }));
    const before = await books.seen('invoice', id);
    const after = await books.change('invoice', id, { reference: 'New' });
    expect(after.fields).toEqual({ ...before.fields, reference: 'New' });
    expect(books.sent('Invoices').at(-1)).toEqual({ InvoiceID: bare(id), Reference: 'New' });
  });

  test('an edit of one line touches one line: the others go back as they were seen', async () => {
    const item = books.item('HOUR', { SalesDetails: { UnitPrice: 80, AccountCode: '260' } });
    const made = await books.make('invoice', draft({ lines: three() }));
    books.act('invoice.edit', {
      InvoiceID: bare(made.id),
      LineItems: rowsOf(made).map(({ key }, at) => ({
        LineItemID: key,
        ...(at === 1 && {
          ItemCode: 'HOUR',
          TaxAmount: 1.11,
          DiscountRate: 50,
          Tracking: [{ Name: 'Region', Option: 'South' }],
        }),
      })),
    });
    const before = await books.seen('invoice', made.id);
    const after = await books.change('invoice', made.id, (seen) => ({
      lines: rowsOf(seen).map((row, at) => (at === 0 ? { ...row, fields: { ...row.fields, quantity: '3' } } : row)),
    }));
    const [first, ...rest] = rowsOf(before);
    expect(rowsOf(after)).toEqual([
      { key: first?.key, fields: { ...first?.fields, quantity: '3', amount: '31.5' } },
      ...rest,
    ]);
    expect(rest[0]?.fields).toMatchObject({ item: `ref:${item}`, taxAmount: '1.11', tracking1: 'South' });
    const sent = books.sent('Invoices').at(-1)?.LineItems as Record<string, unknown>[];
    expect(sent.map(({ LineItemID }) => LineItemID)).toEqual(rowsOf(before).map(({ key }) => key));
    expect(sent[1]).toMatchObject({ ItemCode: 'HOUR', TaxAmount: 1.11 });
  });

  test('lines come and go, and keep their order', async () => {
    const made = await books.make('invoice', draft({ lines: three() }));
    const [first, , third] = rowsOf(made);
    const after = await books.change('invoice', made.id, () => ({
      lines: [first, line({ ...work, description: 'Between' }), third].flatMap((row) => row ?? []),
    }));
    expect(rowsOf(after).map(({ fields }) => fields.description)).toEqual(['Work', 'Between', 'Most']);
    expect(rowsOf(after).map(({ key }) => key)).toEqual([first?.key, expect.any(String), third?.key]);
  });

  test('a discount is taken off again, and one sort takes the place of the other', async () => {
    const lines = [line({ ...work, discountRate: '10' })];
    const { id } = await books.make('invoice', draft({ lines }));
    const set = (fields: object) =>
      books.change('invoice', id, (seen) => ({
        lines: rowsOf(seen).map((row) => ({ ...row, fields: { ...row.fields, ...fields } })),
      }));
    const inMoney = await set({ discountRate: null, discountAmount: '4' });
    expect(rowsOf(inMoney)[0]?.fields).toMatchObject({ discountRate: null, discountAmount: '4', amount: '17' });
    const without = await set({ discountAmount: null });
    expect(rowsOf(without)[0]?.fields).toMatchObject({ discountRate: null, discountAmount: null, amount: '21' });
  });

  test('a tax that somebody set goes when the line’s price changes', async () => {
    const { id } = await books.make('invoice', draft({ lines: [line({ ...work, taxAmount: '5' })] }));
    expect(rowsOf(await books.seen('invoice', id))[0]?.fields.taxAmount).toBe('5');
    const after = await books.change('invoice', id, (seen) => ({
      lines: rowsOf(seen).map((row) => ({ ...row, fields: { ...row.fields, unitPrice: '20', taxAmount: null } })),
    }));
    expect(after.fields.totalTax).toBe('6');
    expect(rowsOf(after)[0]?.fields.taxAmount).toBeNull();
  });

  test('an item and tracking are taken off a line', async () => {
    const item = books.item('HOUR');
    const known = { [item]: { code: 'HOUR' } };
    const lines = [line({ ...work, item: `ref:${item}`, tracking1: 'North', tracking2: 'Online' })];
    const { id } = await books.make('invoice', draft({ lines }), { known });
    const after = await books.change('invoice', id, (seen) => ({
      lines: rowsOf(seen).map((row) => ({ ...row, fields: { ...row.fields, item: null, tracking1: null } })),
    }));
    expect(rowsOf(after)[0]?.fields).toMatchObject({ item: null, tracking1: null, tracking2: 'Online' });
  });

  test('our mark stays when the address changes', async () => {
    const made = await books.make('invoice', draft({ crmUrl: 'https://crm.example/1' }), { source: 'crm.Invoices:77' });
    const after = await books.change('invoice', made.id, { crmUrl: 'https://crm.example/2' });
    expect(after).toMatchObject({ stamp: 'crm.Invoices:77', fields: { crmUrl: 'https://crm.example/2' } });
  });

  test('what has no blank is left alone', async () => {
    const { id } = await books.make('invoice', draft({ reference: 'Old' }));
    const after = await books.change('invoice', id, { dueDate: null, theme: null, number: null, reference: null });
    expect(after.fields).toMatchObject({ dueDate: '2026-12-20', number: 'INV-0001', reference: null });
  });

  test('one that Xero never knew spoils nothing but itself', async () => {
    const system = books.system();
    const made = await Promise.all(['A', 'B', 'C'].map((number) => books.make('invoice', draft({ number }))));
    const patches = made.map((seen) => ({ id: seen.id, seen, fields: { reference: 'x' } }));
    const [, second] = patches;
    const stranger = 'accounting.Invoices:00000000-0000-4000-8000-000000000001';
    if (second) patches[1] = { ...second, id: stranger };
    const outcomes = await books.carryOut('invoice', { op: 'update', patches }, system);
    expect(outcomes.map(({ ok }) => ok)).toEqual([true, false, true]);
    expect(problemIn(outcomes[1]).code).toBe('record.missing');
  });
});

describe('many at once', () => {
  test('a thousand changed invoices of five lines: a page for each hundred, a call for each fifty', async () => {
    const five = Array.from({ length: 5 }, (_, at) => line({ ...work, description: `Line ${at}` }));
    const drafts = Array.from({ length: 1_000 }, () => draftOf(draft({ lines: five })));
    await books.carryOut('invoice', { op: 'create', drafts });
    expect(books.stand.calls('PUT')).toHaveLength(20);
    books.stand.clock.advance(60_000);
    books.stand.world.calls = [];
    const system = books.system();
    const page = must(await system.look('invoice', null, { limit: 1_000, overlapMs: 0 }));
    expect(page.sightings).toHaveLength(1_000);
    const patches = page.sightings.flatMap(({ id, sight }) => {
      if (sight.is !== 'present') return [];
      const lines = rowsOf(sight.seen).map((row, at) =>
        at === 2 ? { ...row, fields: { ...row.fields, quantity: '4' } } : row,
      );
      return [{ id, seen: sight.seen, fields: { lines } }];
    });
    const outcomes = await books.carryOut('invoice', { op: 'update', patches }, system);
    expect(outcomes.every(({ ok }) => ok)).toBe(true);
    expect(books.stand.calls('GET').length).toBeLessThanOrEqual(10);
    expect(books.stand.calls('POST')).toHaveLength(20);
  });
});

describe('another currency', () => {
  test('the rate is units of it for one of the organisation’s own, ours where one is sent', async () => {
    books.act('currency.add', { code: 'EUR' });
    const made = await books.make('invoice', draft({ currency: 'EUR', exchangeRate: '0.5512' }));
    expect(made.fields).toMatchObject({ currency: 'EUR', exchangeRate: '0.5512', total: '24.15' });
    expect((await books.change('invoice', made.id, { exchangeRate: '0.6' })).fields.exchangeRate).toBe('0.6');
    const usual = await books.make('invoice', draft({ currency: 'EUR' }));
    expect(Number(usual.fields.exchangeRate)).toBeCloseTo(0.6 / 1.1, 3);
  });

  test('a currency is given to a new invoice and never changed', async () => {
    books.act('currency.add', { code: 'EUR' });
    const { id } = await books.make('invoice', draft());
    await books.change('invoice', id, { currency: 'EUR', reference: 'x' });
    expect(books.sent('Invoices').at(-1)).not.toHaveProperty('CurrencyCode');
  });
});

describe('prices with tax inside, and without tax', () => {
  test.each([
    ['inclusive', { subtotal: '18.26', totalTax: '2.74', total: '21' }],
    ['none', { subtotal: '21', totalTax: '0', total: '21' }],
  ])('%s', async (taxMode, sums) => {
    const made = await books.make('invoice', draft({ taxMode }));
    expect(made.fields).toMatchObject({ taxMode, ...sums });
    expect(rowsOf(made)[0]?.fields.taxAmount).toBeNull();
    const given = await books.make('invoice', draft({ taxMode, lines: [line({ ...work, taxAmount: '2.75' })] }));
    expect(rowsOf(given)[0]?.fields.taxAmount).toBe(taxMode === 'none' ? null : '2.75');
  });
});

describe('how an invoice stands', () => {
  const approved = (more: object = {}) => books.make('invoice', draft({ status: 'approved', ...more }));

  test('a draft, in approval, approved', async () => {
    const { id } = await books.make('invoice', draft());
    expect((await books.change('invoice', id, { status: 'submitted' })).fields.status).toBe('submitted');
    const seen = await books.change('invoice', id, { status: 'approved', sent: true });
    expect(seen).toMatchObject({ fixed: null, fields: { status: 'approved', amountDue: '24.15', sent: true } });
  });

  test('paid in part: some fields stay open, and those can be changed', async () => {
    const { id } = await approved();
    books.act('payment.record', { invoice: bare(id), amount: '4.15', date: '2026-11-20' });
    const seen = await books.seen('invoice', id);
    expect(seen).toMatchObject({ fields: { status: 'part-paid', amountDue: '20', amountPaid: '4.15' } });
    expect(seen.fixed).toMatchObject({ why: 'part-paid' });
    expect(seen.fixed?.open).toEqual(expect.arrayContaining(['dueDate', 'reference', 'customer', 'lines.description']));
    await books.change('invoice', id, { dueDate: '2027-01-20', reference: 'Later', theme: seen.fields.theme ?? null });
    const lines = await books.change('invoice', id, ({ fields }) => ({
      lines: rowsOf({ fields } as never).map((row) => ({
        ...row,
        fields: { ...row.fields, description: 'Other', account: '260' },
      })),
    }));
    expect(rowsOf(lines)[0]?.fields).toMatchObject({ description: 'Other', account: '260' });
    const refused = await books.tryChange('invoice', id, { date: '2026-11-19' });
    expect(problemIn(refused)).toMatchObject({ code: 'record.fixed', why: 'part-paid' });
  });

  test('paid in full, on the day of the last payment', async () => {
    const { id } = await approved();
    books.act('payment.record', { invoice: bare(id), date: '2026-11-21' });
    const seen = await books.seen('invoice', id);
    expect(seen).toMatchObject({
      fixed: { why: 'paid' },
      fields: { status: 'paid', amountDue: '0', amountPaid: '24.15', paidOn: '2026-11-21' },
    });
    expect(problemIn(await books.tryChange('invoice', id, { status: 'void' })).code).toBe('record.fixed');
  });

  test('credited: it stays with its customer, and the reply to a write tells the same', async () => {
    const { id } = await approved();
    books.act('creditnote.create', {
      Type: 'ACCRECCREDIT',
      Contact: { ContactID: bare(customer.slice(4)) },
      Status: 'AUTHORISED',
      CreditNoteNumber: 'CN-1',
      LineItems: [{ Description: 'Back', UnitAmount: 5, AccountCode: '200', TaxType: 'NONE' }],
    });
    books.act('creditnote.allocate', { credit: 'CN-1', invoice: bare(id), amount: '5' });
    const seen = await books.seen('invoice', id);
    expect(seen.fields).toMatchObject({ status: 'part-paid', amountCredited: '5', amountDue: '19.15' });
    expect(seen.fixed?.open).not.toContain('customer');
    const written = await books.change('invoice', id, { reference: 'New' });
    expect(written).toMatchObject({
      fields: { amountCredited: '5' },
      version: (await books.seen('invoice', id)).version,
    });
  });

  test('overdue by the organisation’s own day, without anybody’s save', async () => {
    const { id } = await approved({ dueDate: '2026-11-21' });
    const before = await books.seen('invoice', id);
    expect(before.fields.status).toBe('approved');
    // It is the 22nd in New Zealand while it is still the 21st in London.
    books.stand.clock.advanceTo(Date.UTC(2026, 10, 21, 12));
    const after = await books.seen('invoice', id);
    expect(after.fields.status).toBe('overdue');
    expect(after.version).not.toBe(before.version);
    expect(after.changedAt).toBe(before.changedAt);
  });

  test('the first look of a day finds what fell overdue at midnight, in one call', async () => {
    const [soon, later, done] = [
      await approved({ dueDate: '2026-11-20' }),
      await approved({ dueDate: '2026-11-21' }),
      await approved({ dueDate: '2026-11-20' }),
    ];
    books.act('payment.record', { invoice: bare(done.id) });
    const look = async (from: string | null) => {
      books.stand.world.calls = [];
      const page = must(await books.system().look('invoice', from, { limit: 100, overlapMs: 0 }));
      const statuses = page.sightings.map(({ id, sight }) => [id, sight.is === 'present' && sight.seen.fields.status]);
      return { ...page, statuses, calls: books.stand.calls().length };
    };
    books.stand.clock.advance(60_000);
    // It is the 20th in New Zealand.
    const first = await look(null);
    expect(first.statuses).toHaveLength(3);
    const quiet = await look(first.checkpoint);
    expect(quiet.calls).toBe(1);
    books.stand.clock.advanceTo(Date.UTC(2026, 10, 20, 11, 30));
    const second = await look(quiet.checkpoint);
    expect(second.calls).toBe(2);
    expect(second.statuses).toContainEqual([soon.id, 'overdue']);
    expect(second.statuses).not.toContainEqual([later.id, 'overdue']);
    expect(new Set(second.statuses.map(([id]) => id)).size).toBe(second.statuses.length);
    expect((await look(second.checkpoint)).calls).toBe(1);
    // Nobody looked for two days.
    books.stand.clock.advanceTo(Date.UTC(2026, 10, 23, 1));
    const third = await look(second.checkpoint);
    expect(third.calls).toBe(2);
    expect(third.statuses).toContainEqual([later.id, 'overdue']);
  });

  test('an edit that moves no time of change is seen by its version', async () => {
    const { id } = await approved();
    books.act('payment.record', { invoice: bare(id), amount: '1' });
    const before = await books.seen('invoice', id);
    books.stand.clock.advance(60_000);
    books.act('invoice.edit', { InvoiceID: bare(id), DueDate: '2027-02-01' });
    const after = await books.seen('invoice', id);
    expect(after.changedAt).toBe(before.changedAt);
    expect(after.version).not.toBe(before.version);
  });

  test('in a closed period nothing is open', async () => {
    const { id } = await approved();
    books.act('organisation.lock', { periodLockDate: '2026-11-30' });
    await books.learn();
    expect((await books.seen('invoice', id)).fixed).toEqual({ why: 'locked-period', open: [] });
    const problem = problemIn(await books.tryChange('invoice', id, { reference: 'x' }));
    expect(problem).toMatchObject({ code: 'record.fixed', why: 'locked-period' });
  });

  test('made by a template: nothing is written back', async () => {
    const { id } = await approved();
    books.act('invoice.fromRepeating', { invoice: bare(id) });
    expect((await books.seen('invoice', id)).fixed).toEqual({ why: 'system-made', open: [] });
  });

  test('taxed by Xero itself: apps can’t change it, and that is known before it is tried', async () => {
    const { id } = await approved();
    books.act('invoice.automaticTax', { invoice: bare(id) });
    expect((await books.seen('invoice', id)).fixed).toEqual({ why: 'automatic-tax', open: [] });
    expect(problemIn(await books.tryChange('invoice', id, { reference: 'x' }))).toBeDefined();
  });

  test('a bill is none of ours', async () => {
    const bill = books.act('invoice.create', {
      Type: 'ACCPAY',
      Contact: { ContactID: bare(customer.slice(4)) },
      LineItems: [{ Description: 'Paper', UnitAmount: 5, AccountCode: '300' }],
    });
    const page = must(await books.system().look('invoice', null, { limit: 100, overlapMs: 0 }));
    expect(page.sightings).toEqual([]);
    expect((await books.seen('invoice', `accounting.Invoices:${String(bill.InvoiceID)}`)).outside).toBe('bill');
  });
});

describe('putting invoices away', () => {
  test('a draft is deleted, an approved one is voided, in one call', async () => {
    const made = [await books.make('invoice', draft()), await books.make('invoice', draft({ status: 'approved' }))];
    const records = made.map((seen) => ({ id: seen.id, seen }));
    const before = books.stand.calls().length;
    const outcomes = await books.carryOut('invoice', { op: 'archive', records });
    expect(books.stand.calls().length).toBe(before + 1);
    expect(outcomes.map((outcome) => must(outcome).seen?.fixed)).toEqual([
      { why: 'void', open: [] },
      { why: 'void', open: [] },
    ]);
    const [first, second] = await books.system().read(
      'invoice',
      made.map(({ id }) => id),
    );
    expect(first).toMatchObject({ is: 'gone', how: 'deleted', was: { name: 'INV-0001' } });
    expect(second).toMatchObject({ is: 'present', seen: { fields: { status: 'void', amountDue: '0' } } });
  });

  test('a change of status to void does the same', async () => {
    const { id } = await books.make('invoice', draft());
    await books.change('invoice', id, { status: 'void', reference: 'x' });
    expect(books.sent('Invoices').at(-1)).toEqual({ InvoiceID: bare(id), Status: 'DELETED' });
  });

  test('one with money on it stays', async () => {
    const seen = await books.make('invoice', draft({ status: 'approved' }));
    books.act('payment.record', { invoice: bare(seen.id), amount: '1' });
    const [outcome] = await books.carryOut('invoice', { op: 'archive', records: [{ id: seen.id, seen }] });
    expect(problemIn(outcome)).toMatchObject({ code: 'record.fixed', why: 'part-paid' });
  });
});

describe('finding what a lost reply made', () => {
  const lost = async (fields: object, source = 'crm.Invoices:5') => {
    const [prepared] = books
      .system()
      .prepare('invoice', { op: 'create', drafts: [draftOf({ ...fields }, { source })] });
    if (!prepared) throw new Error('nothing to send');
    const sentAt = books.stand.clock.now();
    books.stand.world.faults.arm({
      match: { method: 'PUT', path: '/Invoices' },
      action: { type: 'drop-after' },
    });
    const [outcome] = await books.system().send(prepared, freshKey());
    expect(problemIn(outcome)).toMatchObject({ code: 'system.unreachable', sent: true });
    books.stand.clock.advance(30_000);
    return must(await books.system().findMade('invoice', [draftOf({ ...fields }, { source })], sentAt));
  };

  test('by the mark', async () => {
    await books.make('invoice', draft({ crmUrl: 'https://crm.example/4' }), { source: 'crm.Invoices:4' });
    const made = await lost(draft({ crmUrl: 'https://crm.example/5' }));
    expect(made.get('crm.Invoices:5')).toMatchObject([{ stamp: 'crm.Invoices:5' }]);
  });

  test('by our number where there is no mark', async () => {
    await books.make('invoice', draft({ number: 'Z-1' }));
    const made = await lost(draft({ number: 'Z-2' }));
    expect(made.get('crm.Invoices:5')).toMatchObject([{ name: 'Z-2' }]);
  });

  test('by the mark that every invoice of ours bears: two that are alike are told apart', async () => {
    const made = await lost(draft({ reference: 'One' }));
    expect(made.get('crm.Invoices:5')).toHaveLength(1);
    const other = await lost(draft({ reference: 'One' }), 'crm.Invoices:6');
    expect(other.get('crm.Invoices:6')).toMatchObject([{ stamp: 'crm.Invoices:6' }]);
  });

  test('what a person made in Xero is not ours', async () => {
    books.act('invoice.create', {
      Type: 'ACCREC',
      Contact: { ContactID: bare(customer.slice(4)) },
      Date: '2026-11-20',
      Reference: 'One',
      LineItems: [{ Description: 'Work', Quantity: 2, UnitAmount: 10.5, AccountCode: '200' }],
    });
    const drafts = [draftOf(draft({ reference: 'One' }), { source: 'crm.Invoices:5' })];
    const made = must(await books.system().findMade('invoice', drafts, books.stand.clock.now()));
    expect(made.size).toBe(0);
  });

  test('the same key and bytes make no second one', async () => {
    const system = books.system();
    const [prepared] = system.prepare('invoice', { op: 'create', drafts: [draftOf(draft())] });
    if (!prepared) throw new Error('nothing to send');
    const [first] = await system.send(prepared, 'same');
    books.stand.clock.advance(60_000);
    const [second] = await books.system().send(prepared, 'same');
    expect(must(second ?? { ok: false, problem: { code: 'outcome.unknown' } }).id).toBe(
      first?.ok ? first.value.id : '',
    );
    expect(books.act('list', { collection: 'Invoices' })).toHaveLength(1);
  });
});

test('tracking that Xero drops without a word shows as dropped', async () => {
  Object.assign(books.stand.vendor.switches, { unknownTracking: 'drop' });
  books.act('tracking.option', { category: 'Region', option: 'North', status: 'ARCHIVED' });
  const made = await books.make(
    'invoice',
    draft({ lines: [line({ ...work, tracking1: 'North', tracking2: 'Retail' })] }),
  );
  expect(rowsOf(made)[0]?.fields).toMatchObject({ tracking1: null, tracking2: 'Retail' });
});

describe('mailing an invoice', () => {
  const mail = (id: RecordId, key = freshKey()) => {
    const { line: on, apiUrl, organisationId } = books.stand.kept();
    return mailInvoice({ line: on, baseUrl: apiUrl, tenantId: organisationId }, bare(id), key);
  };

  test('once for each key, and it is marked as sent', async () => {
    books.act('contact.edit', { ContactID: bare(customer.slice(4)), EmailAddress: 'pay@example.com' });
    const { id } = await books.make('invoice', draft({ status: 'approved' }));
    expect(await mail(id, 'once')).toEqual({ ok: true, value: null });
    expect(await mail(id, 'once')).toEqual({ ok: true, value: null });
    expect((await books.seen('invoice', id)).fields.sent).toBe(true);
  });

  test('not without an address, not a draft, and not one that is not there', async () => {
    const { id } = await books.make('invoice', draft({ status: 'approved' }));
    expect(await mail(id)).toMatchObject({ ok: false, problem: { code: 'record.refused' } });
    books.act('contact.edit', { ContactID: bare(customer.slice(4)), EmailAddress: 'pay@example.com' });
    const other = await books.make('invoice', draft());
    expect(await mail(other.id)).toMatchObject({ ok: false, problem: { code: 'record.refused' } });
    const stranger = 'accounting.Invoices:00000000-0000-4000-8000-000000000001';
    expect(await mail(stranger)).toMatchObject({ ok: false, problem: { code: 'record.missing' } });
  });
});

describe('whichever way Xero is', () => {
  test.each([
    { lineErrorsAt: 'line' },
    { lineErrorsAt: 'top' },
    { unchangedWriteBumps: false },
    { modifiedSinceInclusive: true, pageBeyondEnd: 404 },
    { negativeRounding: 'even', sentTotals: 'ignore' },
    { missingDueDate: 'invoice-date' },
  ])('%j: it is made, changed in one line and looked at', async (switches) => {
    books = await Books.open(switches);
    customer = `ref:${books.customer()}`;
    const made = await books.make('invoice', draft({ lines: [line(work), line({ ...work, unitPrice: '-1.0005' })] }));
    const after = await books.change('invoice', made.id, (seen) => ({
      lines: rowsOf(seen).map((row, at) => (at === 1 ? { ...row, fields: { ...row.fields, quantity: '5' } } : row)),
    }));
    expect(rowsOf(after)[0]).toEqual(rowsOf(made)[0]);
    books.stand.clock.advance(2_000);
    const page = must(await books.system().look('invoice', null, { limit: 10, overlapMs: 0 }));
    expect(page.sightings).toMatchObject([{ id: made.id, sight: { seen: { fields: after.fields } } }]);
    const refused = await books.refused(
      'invoice',
      draft({ status: 'approved', lines: [line({ ...work, account: '999' })] }),
    );
    expect(refused).toMatchObject({ code: 'record.refused' });
    const [complaint] = refused.code === 'record.refused' ? refused.complaints : [];
    expect(complaint?.field).toMatch(/^lines/);
  });
});
