// Documents as Zoho CRM has them: headings in lists, lines in subforms that are merged, never replaced; amounts below the lines, states in
// the words of a pick-list, and what a new document belongs to.

import { beforeEach, describe, expect, test } from 'vitest';
import type { Row } from '../../src/core/value.ts';
import type { Setting } from '../contract/stand.ts';
import { create, must, patchOf, problemOf, readOne, update } from '../contract/steps.ts';
import { advice as one, edited as with_, linesOf, nobody, Office, source } from './zoho-office.ts';

describe.each<[string, Partial<Setting>]>([
  ['by queries that show no taxes', {}],
  ['by queries that show taxes', { facts: { rowQueries: 'whole' }, switches: { coqlLineTax: true } }],
  ['one by one', { facts: { rowQueries: 'none' }, switches: { coqlRows: false } }],
  [
    'where there are neither queries nor lists by ids',
    { facts: { queries: false, listsByIds: false, rowQueries: 'none' } },
  ],
])('an invoice, read %s', (_, more) => {
  test('shows its heading, its lines in order, and its totals', async () => {
    const office = await Office.open(more);
    const { widget, gadget, none } = office;
    const id = office.invoice(
      [
        office.line({
          Quantity: 3,
          List_Price: 33.33,
          Discount: 0.99,
          Line_Tax: [{ name: 'GST' }],
          Sequence_Number: 2,
        }),
        office.line({
          Product_Name: { id: none },
          Quantity: 0.5,
          List_Price: 8,
          Description: 'Words',
          Sequence_Number: 1,
        }),
        office.line({
          Product_Name: { id: gadget },
          Quantity: -1,
          Line_Tax: [{ name: 'Zero Rated' }],
          Sequence_Number: 3,
        }),
      ],
      { Invoice_Date: '2026-11-18', Due_Date: '2026-12-20', Purchase_Order: 'PO-7', Status: 'Approved' },
    );
    const seen = await readOne(office.enter(), id);
    expect(seen).toMatchObject({ name: 'One', date: '2026-11-18', fixed: null, stamp: null });
    expect(seen.fields).toMatchObject({
      customer: `ref:crm.Accounts:${office.account}`,
      date: '2026-11-18',
      dueDate: '2026-12-20',
      reference: 'PO-7',
      status: 'approved',
      taxMode: 'exclusive',
      subtotal: '93',
      totalTax: '14.85',
      total: '107.85',
    });
    expect(linesOf(seen).map(({ fields }) => fields)).toEqual([
      expect.objectContaining({
        item: null,
        description: 'Words',
        quantity: '0.5',
        unitPrice: '8',
        tax: 'NONE',
        amount: '4',
      }),
      expect.objectContaining({
        item: `ref:crm.Products:${widget}`,
        discountAmount: '0.99',
        tax: 'OUTPUT2',
        amount: '99',
      }),
      expect.objectContaining({
        item: `ref:crm.Products:${gadget}`,
        quantity: '-1',
        tax: 'ZERORATEDOUTPUT',
        amount: '-10',
      }),
    ]);
    const keys = office.rows(id).map((row) => row.id);
    expect(linesOf(seen).map(({ key }) => key)).toEqual(keys);
  });

  test('is met alike by a look, a walk and a read', async () => {
    const office = await Office.open(more);
    const ids = Array.from({ length: 7 }, (_each, at) => {
      office.stand.clock.advance(3_000);
      return office.invoice([office.line({ Quantity: at + 1, Line_Tax: at % 2 ? [{ name: 'GST' }] : [] })]);
    });
    office.stand.clock.advance(5_000);
    const system = office.enter();
    const looked = must(await system.look('invoice', null, { limit: 100, overlapMs: 0 })).sightings;
    const walked = must(await system.walk('invoice', null, 100)).sightings;
    const read = await system.read('invoice', ids);
    const shown = (sights: readonly unknown[]) => JSON.stringify(sights).replace(/"readAt":\d+,/g, '');
    expect(looked.map(({ id }) => id)).toEqual(ids);
    expect(shown(looked.map(({ sight }) => sight))).toBe(shown(read));
    expect(shown(walked.map(({ sight }) => sight))).toBe(shown(read));
  });
});

describe('lines', () => {
  let office: Office;
  let id = '';

  beforeEach(async () => {
    office = await Office.open();
    id = office.invoice([
      office.line({ Quantity: 1, Description: 'a' }),
      office.line({ Quantity: 2, Description: 'b', Line_Tax: [{ name: 'GST' }] }),
      office.line({ Quantity: 3, Description: 'c' }),
    ]);
  });

  const saved = () => office.rows(id).map(({ Description, Quantity }) => `${String(Quantity)}${String(Description)}`);

  async function change(edit: (rows: readonly Row[]) => readonly Row[]) {
    const system = office.enter();
    const patch = await patchOf(office.stand, system, id, {});
    office.stand.world.calls = [];
    const lines = edit(linesOf(patch.seen));
    const written = must((await update(system, [{ ...patch, fields: { lines } }]))[0] ?? nobody);
    office.stand.clock.advance(3_000);
    const now = await readOne(office.enter(), id);
    expect(now.version).toBe(written.version);
    return now;
  }

  test('an edit of one line touches that line and no other', async () => {
    const before = office.rows(id);
    await change((rows) => rows.map((row, at) => (at === 1 ? with_(row, { quantity: '5' }) : row)));
    const after = office.rows(id);
    expect(saved()).toEqual(['1a', '5b', '3c']);
    expect(after.map((row) => row.id)).toEqual(before.map((row) => row.id));
    expect(after.map((row, at) => row.Modified_Time !== before[at]?.Modified_Time)).toEqual([false, true, false]);
    expect(after[1]).toMatchObject({ Line_Tax: [{ name: 'GST' }], List_Price: 10 });
  });

  test('a line that is added comes last, one that goes is gone, and nothing is doubled', async () => {
    await change((rows) => [...rows.filter((_, at) => at !== 0), with_(one, { description: 'd' })]);
    expect(saved()).toEqual(['2b', '3c', '2d']);
    await change((rows) => [...rows]);
    expect(saved()).toEqual(['2b', '3c', '2d']);
  });

  test('a line added in the middle, and lines that changed places, stand where they should', async () => {
    const middle = await change(([a, b, c]) => [
      with_(a, {}),
      with_(one, { description: 'x' }),
      with_(b, {}),
      with_(c, {}),
    ]);
    expect(linesOf(middle).map(({ fields }) => fields.description)).toEqual(['a', 'x', 'b', 'c']);
    const turned = await change((rows) => rows.toReversed());
    expect(linesOf(turned).map(({ fields }) => fields.description)).toEqual(['c', 'b', 'x', 'a']);
    expect(office.rows(id)).toHaveLength(4);
  });

  test('a list that is as it was is no write of lines', async () => {
    await change((rows) => rows);
    expect(saved()).toEqual(['1a', '2b', '3c']);
  });

  test('a line that somebody removed meanwhile makes the write stale, and nothing is saved', async () => {
    const system = office.enter();
    const patch = await patchOf(office.stand, system, id, {});
    const [first] = office.rows(id);
    const fields = { Invoiced_Items: [{ id: first?.id, _delete: null }] };
    office.stand.act('record.edit', { module: 'Invoices', id: id.slice(13), fields });
    const lines = linesOf(patch.seen).map((row) => with_(row, { quantity: '9' }));
    const [outcome] = await update(system, [{ ...patch, fields: { lines } }]);
    expect(problemOf(outcome)).toEqual({ code: 'record.moved' });
    expect(saved()).toEqual(['2b', '3c']);
  });

  test('a line whose id is not there is a document that moved, not one that is missing', async () => {
    const system = office.enter();
    const patch = await patchOf(office.stand, system, id, {});
    const lines = linesOf(patch.seen).map((row, at) =>
      at === 0 ? { ...with_(row, { quantity: '9' }), key: `${row.key.slice(0, -2)}99` } : row,
    );
    const seen = { ...patch.seen, fields: { ...patch.seen.fields, lines } };
    const changed = lines.map((row) => with_(row, { quantity: '8' }));
    const [outcome] = await update(system, [{ ...patch, seen, fields: { lines: changed } }]);
    expect(problemOf(outcome)).toEqual({ code: 'record.moved' });
  });

  test('a hundred lines are written and read as they are', async () => {
    const rows = Array.from({ length: 100 }, (_, at) =>
      with_(one, { description: `line ${at}`, quantity: String(at + 1) }),
    );
    const now = await change(() => rows);
    expect(linesOf(now).map(({ fields }) => fields.description)).toEqual(rows.map(({ fields }) => fields.description));
    expect(office.rows(id)).toHaveLength(100);
  });

  test('fifty invoices are a list and one query of lines', async () => {
    const ids = Array.from({ length: 50 }, () =>
      office.invoice([office.line(), office.line({ Line_Tax: [{ name: 'GST' }] })]),
    );
    Object.assign(office.stand.facts, { taxes: [{ id: '1', name: 'GST', rate: '15' }] });
    office.stand.world.calls = [];
    await office.enter().read('invoice', ids);
    expect(office.stand.calls()).toHaveLength(2);
  });

  test('what was read once is not read again while its version stands', async () => {
    office.stand.clock.advance(5_000);
    const system = office.enter();
    await readOne(system, id);
    office.stand.world.calls = [];
    await readOne(system, id);
    expect(office.stand.calls()).toHaveLength(1);
    office.stand.act('record.edit', { module: 'Invoices', id: id.slice(13), fields: { Subject: 'Two' } });
    expect((await readOne(system, id)).name).toBe('Two');
  });
});

describe('what stands below the lines', () => {
  test('shows as lines without tax, and goes back to where it came from', async () => {
    const office = await Office.open();
    const id = office.invoice([office.line({ List_Price: 100, Line_Tax: [{ name: 'GST' }] })], {
      Discount: 5,
      Tax: 1.5,
      Adjustment: -0.25,
    });
    const system = office.enter();
    const patch = await patchOf(office.stand, system, id, {});
    expect(patch.seen.fields).toMatchObject({ subtotal: '96.25', totalTax: '15', total: '111.25' });
    const lines = linesOf(patch.seen);
    expect(lines.slice(1).map(({ key, fields }) => [key, fields.unitPrice, fields.tax])).toEqual([
      ['#Discount', '-5', 'NONE'],
      ['#Tax', '1.5', 'NONE'],
      ['#Adjustment', '-0.25', 'NONE'],
    ]);
    const changed = lines.flatMap((row) => {
      if (row.key === '#Tax') return [];
      return [row.key === '#Discount' ? { ...row, fields: { ...row.fields, unitPrice: '-7' } } : row];
    });
    must((await update(system, [{ ...patch, fields: { lines: changed } }]))[0] ?? nobody);
    expect(office.raw(id)).toMatchObject({ Discount: 7, Tax: 0, Adjustment: -0.25, Grand_Total: 107.75 });
    expect(office.rows(id)).toHaveLength(1);
  });
});

describe('a new invoice', () => {
  const fields = (office: Office) => ({
    customer: `ref:crm.Accounts:${office.account}`,
    date: '2026-11-19',
    dueDate: '2026-12-19',
    reference: 'Order 9',
    status: 'approved',
    accountingNumber: 'INV-0042',
    amountDue: '92',
    lines: [
      one,
      { key: '', fields: { ...one.fields, item: `ref:crm.Products:${office.gadget}`, tax: 'NONE', quantity: '1' } },
    ],
  });

  test('is what was sent, marked with what it was made from', async () => {
    const office = await Office.open();
    const written = must((await create(office.enter(), [{ source: source(1), fields: fields(office) }]))[0] ?? nobody);
    office.stand.clock.advance(3_000);
    const seen = await readOne(office.enter(), written.id);
    expect(seen).toMatchObject({ stamp: source(1), version: written.version, name: 'INV-0042', date: '2026-11-19' });
    expect(seen.fields).toMatchObject({
      customer: `ref:crm.Accounts:${office.account}`,
      status: 'approved',
      amountDue: '92',
      reference: 'Order 9',
    });
    expect(linesOf(seen)).toMatchObject([
      { fields: { ...one.fields, amount: '80' } },
      { fields: { item: `ref:crm.Products:${office.gadget}`, unitPrice: '40.5', tax: 'NONE' } },
    ]);
    expect(office.rows(written.id)[0]).toMatchObject({ Product_Name: { id: office.none } });
  });

  test('whose reply was lost is found by its mark, with its lines', async () => {
    const office = await Office.open();
    const drafts = [
      { source: source(1), fields: fields(office) },
      { source: source(2), fields: fields(office) },
    ];
    const sentAt = office.stand.clock.now();
    office.stand.world.faults.arm({ match: { path: '/Invoices$', method: 'POST' }, action: { type: 'drop-after' } });
    const outcomes = await create(office.enter(), drafts);
    expect(outcomes.map((outcome) => problemOf(outcome)?.code)).toEqual(['system.unreachable', 'system.unreachable']);
    const made = must(await office.enter().findMade('invoice', drafts, sentAt));
    expect([...made.keys()]).toEqual([source(1), source(2)]);
    expect(linesOf(made.get(source(1))?.[0] ?? { fields: {} })).toHaveLength(2);
    const [again] = await create(office.enter(), drafts.slice(0, 1));
    expect(problemOf(again)).toMatchObject({ code: 'record.duplicate', field: 'stamp' });
    expect(office.stand.calls().some(({ path }) => path.includes('/search'))).toBe(false);
  });

  test('of an order that became it belongs to that order, its deal and its contact', async () => {
    const office = await Office.open();
    const { account } = office;
    const deal = office.make('Deals', { Deal_Name: 'D', Stage: 'Qualification' });
    const contact = office.make('Contacts', { Last_Name: 'Lovelace', Account_Name: { id: account } });
    const stampField = office.ownField('Sales_Orders/p1/accountingId');
    const order = office.make('Sales_Orders', {
      Subject: 'S',
      Account_Name: account,
      Deal_Name: { id: deal },
      Contact_Name: { id: contact },
      Ordered_Items: [office.line()],
      [stampField]: source(1).slice(source(1).indexOf(':') + 1),
    });
    const written = must((await create(office.enter(), [{ source: source(1), fields: fields(office) }]))[0] ?? nobody);
    expect(office.raw(written.id)).toMatchObject({
      Sales_Order: { id: order },
      Deal_Name__s: { id: deal },
      Contact_Name: { id: contact },
    });
  });

  test('of no order belongs to the company’s primary contact', async () => {
    const office = await Office.open();
    const contact = office.make('Contacts', { Last_Name: 'Lovelace', Account_Name: { id: office.account } });
    office.stand.act('record.edit', {
      module: 'Accounts',
      id: office.account,
      fields: { Primary_Contact: { id: contact } },
    });
    const written = must((await create(office.enter(), [{ source: source(1), fields: fields(office) }]))[0] ?? nobody);
    expect(office.raw(written.id)).toMatchObject({ Contact_Name: { id: contact }, Sales_Order: null });
  });

  test('with a tax that has no counterpart is refused, not made without', async () => {
    const office = await Office.open();
    const lines = [{ key: '', fields: { ...one.fields, tax: 'TITHE' } }];
    const [outcome] = await create(office.enter(), [{ source: source(1), fields: { ...fields(office), lines } }]);
    expect(problemOf(outcome)).toMatchObject({ code: 'record.refused', complaints: [{ field: 'Line_Tax' }] });
  });

  test('without a product, where none stands for that, is refused and says so', async () => {
    const office = await Office.open();
    Object.assign(office.stand.setting, {
      settings: { values: { taxes: { GST: 'OUTPUT2' }, purchaseTaxes: {}, statuses: {}, fallbackProduct: null } },
    });
    const [outcome] = await create(office.enter(), [{ source: source(1), fields: fields(office) }]);
    expect(problemOf(outcome)).toMatchObject({ code: 'record.refused', complaints: [{ field: 'Product_Name' }] });
  });

  test('starts no workflow of the customer’s', async () => {
    const office = await Office.open();
    office.stand.act('rule.set', { module: 'Invoices', field: 'Description', value: 'touched' });
    const written = must((await create(office.enter(), [{ source: source(1), fields: fields(office) }]))[0] ?? nobody);
    expect(office.raw(written.id).Description).toBeNull();
  });
});

describe('the state of a document', () => {
  test.each([
    ['Created', 'draft', null],
    ['Approved', 'approved', null],
    ['Delivered', 'approved', null],
    ['Cancelled', 'void', 'void'],
    ['Void', 'void', 'void'],
    ['Paid', 'paid', 'paid'],
    ['Partly paid', 'part-paid', null],
    ['Overdue', 'overdue', null],
    ['Something of the customer’s', 'draft', null],
  ])('%s is %s', async (word, status, why) => {
    const office = await Office.open();
    const seen = await readOne(office.enter(), office.invoice([office.line()], { Status: word }));
    expect(seen.fields.status).toBe(status);
    expect(seen.fixed?.why ?? null).toBe(why);
    if (seen.fixed) expect(seen.fixed.open).toContain('status');
  });

  test('is put away, never deleted, on condition that nobody saved since', async () => {
    const office = await Office.open();
    const id = office.invoice([office.line()]);
    const system = office.enter();
    const { seen } = await patchOf(office.stand, system, id, {});
    const prepared = system.prepare('invoice', { op: 'archive', records: [{ id, seen }] });
    const [outcome] = await system.send(prepared[0] ?? { kind: 'invoice', op: 'archive', body: '', count: 0 }, 'k');
    expect(outcome?.ok).toBe(true);
    expect(['Void', 'Cancelled']).toContain(office.raw(id).Status);
    expect(office.rows(id)).toHaveLength(1);
    const [stale] = await system.send(prepared[0] ?? { kind: 'invoice', op: 'archive', body: '', count: 0 }, 'k2');
    expect(problemOf(stale)).toEqual({ code: 'record.moved' });
  });

  test('that a person deleted is gone, and comes back when it is restored', async () => {
    const office = await Office.open();
    const id = office.invoice([office.line()]);
    office.stand.clock.advance(60_000);
    const { checkpoint } = must(await office.enter().look('invoice', null, { limit: 10, overlapMs: 0 }));
    office.stand.act('record.delete', { module: 'Invoices', id: id.slice(13) });
    office.stand.clock.advance(3_000);
    const { sightings } = must(await office.enter().look('invoice', checkpoint, { limit: 10, overlapMs: 300_000 }));
    expect(sightings.find((each) => each.sight.is === 'gone')).toEqual({ id, sight: { is: 'gone', how: 'deleted' } });
    expect((await office.enter().read('invoice', [id]))[0]).toEqual({ is: 'gone', how: 'deleted' });
    office.stand.act('record.restore', { id: id.slice(13) });
    expect((await readOne(office.enter(), id)).name).toBe('One');
  });
});
