// Every kind of document, and items, through Zoho and back: made, read, changed, read again. And the same under each way in which Zoho
// may behave that our documents don't tell.

import { describe, expect, test } from 'vitest';
import type { KindName } from '../../src/core/record.ts';
import type { Fields } from '../../src/core/value.ts';
import type { Setting } from '../contract/stand.ts';
import { create, must, patchOf, problemOf, readOne, update } from '../contract/steps.ts';
import { advice, edited, linesOf, nobody, Office, source } from './zoho-office.ts';

interface Case {
  readonly kind: KindName;
  readonly madeFrom: string;
  fields(office: Office): Fields;
  readonly change: Fields;
  /** What the CRM shows of it in words of its own. */
  readonly raw: Record<string, unknown>;
}

const company = ({ account }: Office) => `ref:crm.Accounts:${account}`;
const lines = (office: Office) => [
  advice,
  edited(advice, { item: `ref:crm.Products:${office.gadget}`, description: 'Gadgets', tax: 'ZERORATEDOUTPUT' }),
];

const cases: readonly Case[] = [
  {
    kind: 'invoice',
    madeFrom: 'Invoices',
    fields: (office) => ({
      customer: company(office),
      date: '2026-11-19',
      dueDate: '2026-12-19',
      reference: 'R-1',
      status: 'approved',
      lines: lines(office),
      amountDue: '172.15',
      amountPaid: '0',
      accountingNumber: 'INV-1',
      accountingUrl: 'https://go.xero.com/i/1',
    }),
    change: { dueDate: '2027-01-01', status: 'paid', amountDue: '0', paidOn: '2026-12-24', reference: null },
    raw: { Status: 'Paid', Due_Date: '2027-01-01', Purchase_Order: null },
  },
  {
    kind: 'quote',
    madeFrom: 'Quotes',
    fields: (office) => ({
      customer: company(office),
      date: '2026-11-19',
      expiresOn: '2026-12-19',
      title: 'An offer',
      summary: 'Two lines\nof text',
      terms: 'Net 30',
      status: 'sent',
      lines: lines(office),
      accountingNumber: 'QU-1',
    }),
    change: { status: 'accepted', title: 'A better offer', expiresOn: null },
    raw: { Quote_Stage: 'Confirmed', Subject: 'A better offer', Valid_Till: null },
  },
  {
    kind: 'purchase-order',
    madeFrom: 'PurchaseOrders',
    fields: (office) => ({
      vendor: `ref:crm.Vendors:${office.make('Vendors', { Vendor_Name: 'Supplies' })}`,
      date: '2026-11-19',
      deliveryDate: '2026-12-01',
      reference: 'R-2',
      status: 'approved',
      lines: lines(office),
      accountingNumber: 'PO-1',
    }),
    change: { status: 'billed', deliveryDate: '2026-12-02' },
    raw: { Status: 'Billed', Due_Date: '2026-12-02' },
  },
  {
    kind: 'item',
    madeFrom: 'Items',
    fields: () => ({
      code: 'NEW-1',
      name: 'New thing',
      description: 'Of two\nlines',
      salePrice: '12.5',
      purchasePrice: '7.25',
      purchaseDescription: 'Bought',
      salesAccount: '200',
      purchaseAccount: '300',
      salesTax: 'OUTPUT2',
      purchaseTax: 'INPUT2',
      onHand: '3',
    }),
    change: { name: 'Newer thing', salePrice: '13', salesAccount: '260', onHand: '2.5' },
    raw: { Product_Name: 'Newer thing', Unit_Price: 13, Qty_in_Stock: 2.5 },
  },
];

const modules: Partial<Record<KindName, string>> = {
  invoice: 'Invoices',
  quote: 'Quotes',
  'purchase-order': 'Purchase_Orders',
  item: 'Products',
};

const shownOf = (fields: Fields, asked: Fields): Fields =>
  Object.fromEntries(
    Object.keys(asked)
      .filter((name) => name !== 'lines')
      .map((name) => [name, fields[name] ?? null]),
  );

const variants: readonly [string, Partial<Setting>][] = [
  ['as Zoho’s docs have it', {}],
  [
    'with strict lists and strange keys refused',
    { switches: { picklistStrict: true, refuseUnknownKeys: true, refuseUnknownFields: true } },
  ],
  ['with lines in the order of their making', { switches: { ignoreSequence: true } }],
  [
    'with line taxes of the product alone, and totals without tax',
    { switches: { lineTax: 'product', subTotalWithTax: false } },
  ],
  [
    'with stale calls refused as a whole, in any zone',
    { switches: { unmodifiedSince: 'request', replyTimeZone: 'America/St_Johns' } },
  ],
  ['with ids of lines that change with each save', { switches: { rowIdsStay: false } }],
];

describe.each(variants)('%s', (_, more) => {
  test.each(cases)('$kind: what is sent is what is there, and a change changes what it names', async (given) => {
    const { kind, madeFrom, change } = given;
    const office = await Office.open({ kind, ...more });
    const fields = given.fields(office);
    const made = source(1, madeFrom);
    const written = must((await create(office.enter(), [{ source: made, fields }]))[0] ?? nobody);
    office.stand.clock.advance(3_000);
    const seen = await readOne(office.enter(), written.id);
    expect(seen).toMatchObject({ stamp: made, version: written.version, changedAt: written.changedAt });
    expect(shownOf(seen.fields, fields)).toEqual(shownOf(fields, fields));
    if (fields.lines) expect(linesOf(seen)).toMatchObject(lines(office).map((row) => ({ fields: row.fields })));
    const patch = await patchOf(office.stand, office.enter(), written.id, change);
    const changed = must((await update(office.enter(), [patch]))[0] ?? nobody);
    office.stand.clock.advance(3_000);
    const now = await readOne(office.enter(), written.id);
    expect(now.version).toBe(changed.version);
    const kept = { ...shownOf(seen.fields, fields), ...change };
    expect(shownOf(now.fields, kept)).toEqual(kept);
    expect(office.raw(written.id, modules[kind])).toMatchObject(given.raw);
    if (fields.lines) expect(linesOf(now).map((row) => row.fields)).toEqual(linesOf(seen).map((row) => row.fields));
  });

  test('lines are added, changed, moved and taken away, and never doubled', async () => {
    const office = await Office.open(more);
    const id = office.invoice([1, 2, 3].map((Quantity) => office.line({ Quantity, Line_Tax: [{ name: 'GST' }] })));
    const step = async (edit: (rows: ReturnType<typeof linesOf>) => ReturnType<typeof linesOf>) => {
      const patch = await patchOf(office.stand, office.enter(), id, {});
      must((await update(office.enter(), [{ ...patch, fields: { lines: edit(linesOf(patch.seen)) } }]))[0] ?? nobody);
      office.stand.clock.advance(3_000);
      return linesOf(await readOne(office.enter(), id)).map(({ fields }) => fields.quantity);
    };
    expect(
      await step(([a, b, c]) => [
        edited(a, {}),
        edited(b, { quantity: '7' }),
        edited(c, {}),
        edited(advice, { quantity: '4' }),
      ]),
    ).toEqual(['1', '7', '3', '4']);
    expect(await step((rows) => rows.filter((__, at) => at !== 0))).toEqual(['7', '3', '4']);
    expect(await step((rows) => rows.toReversed())).toEqual(['4', '3', '7']);
    expect(await step(([a, ...rest]) => [edited(advice, { quantity: '9' }), edited(a, {}), ...rest])).toEqual([
      '9',
      '4',
      '3',
      '7',
    ]);
    expect(office.rows(id)).toHaveLength(4);
  });
});

describe('an order of the CRM’s own', () => {
  test('shows what the invoice is made from, and takes back what became of it', async () => {
    const office = await Office.open({ kind: 'sales-order' });
    const order = office.make('Sales_Orders', {
      Subject: 'S',
      Account_Name: office.account,
      Due_Date: '2026-12-31',
      Purchase_Order: 'R-3',
      Ordered_Items: [office.line({ Line_Tax: [{ name: 'GST' }] })],
    });
    const id = `crm.Sales_Orders:${order}`;
    const patch = await patchOf(office.stand, office.enter(), id, {
      accountingId: 'guid',
      accountingNumber: 'INV-9',
      accountingUrl: 'https://go.xero.com/i/9',
      invoiceStatus: 'part-paid',
    });
    expect(patch.seen.fields).toMatchObject({
      date: '2026-11-20',
      dueDate: '2026-12-31',
      reference: 'R-3',
      total: '11.5',
    });
    expect(patch.seen.date).toBe('2026-11-20');
    must((await update(office.enter(), [patch]))[0] ?? nobody);
    expect(office.raw(id, 'Sales_Orders')[office.ownField('Sales_Orders/p1/invoiceStatus')]).toBe('Partly paid');
    const now = await readOne(office.enter(), id);
    expect(now.fields).toMatchObject(patch.fields);
    expect(now.stamp).toBe('accounting.Invoices:guid');
  });

  test('that was cancelled is closed', async () => {
    const office = await Office.open({ kind: 'sales-order' });
    const rows = [office.line()];
    const order = office.make('Sales_Orders', {
      Subject: 'S',
      Account_Name: office.account,
      Status: 'Cancelled',
      Ordered_Items: rows,
    });
    expect((await readOne(office.enter(), `crm.Sales_Orders:${order}`)).fixed?.why).toBe('void');
  });
});

describe('a product', () => {
  test('that nobody sells any more is archived, can be changed, and is put away rather than deleted', async () => {
    const office = await Office.open({ kind: 'item' });
    const id = `crm.Products:${office.widget}`;
    const system = office.enter();
    const { seen } = await patchOf(office.stand, system, id, {});
    const [prepared] = system.prepare('item', { op: 'archive', records: [{ id, seen }] });
    if (prepared) expect((await system.send(prepared, 'k'))[0]?.ok).toBe(true);
    const now = await readOne(office.enter(), id);
    expect(now.fixed).toMatchObject({ why: 'archived', open: expect.arrayContaining(['name', 'code']) as string[] });
    expect(office.raw(id, 'Products').Product_Active).toBe(false);
  });

  test('keeps the taxes that its lines may bear, whatever its own becomes', async () => {
    const office = await Office.open({ kind: 'item' });
    const patch = await patchOf(office.stand, office.enter(), `crm.Products:${office.widget}`, {
      salesTax: 'OUTPUT2',
      name: 'W',
    });
    const { sent } = must((await update(office.enter(), [patch]))[0] ?? nobody);
    expect(sent).toEqual({ name: 'W' });
    expect(office.raw(patch.id, 'Products').Tax).toHaveLength(2);
  });
});

describe('other currencies', () => {
  test.each([
    ['foreign-per-home', 'foreign-per-base', 0.6],
    ['home-per-foreign', 'base-per-foreign', 1.666666667],
  ])('a rate that reads %s arrives as it is meant', async (exchangeRate, rateDirection, stored) => {
    const office = await Office.open({ facts: { multiCurrency: true, rateDirection }, switches: { exchangeRate } });
    const { line } = office.stand.kept();
    const post = (path: string, body: object) =>
      line.send({
        method: 'POST',
        url: `${office.stand.apiUrl}/crm/v8${path}`,
        body: JSON.stringify(body),
        headers: { 'content-type': 'application/json' },
      });
    await post('/org/currencies/actions/enable', { currencies: [{}] });
    await post('/org/currencies', { currencies: [{ iso_code: 'USD', exchange_rate: '0.5' }] });
    const fields = { customer: company(office), currency: 'USD', exchangeRate: '0.6', lines: [advice] };
    const written = must((await create(office.enter(), [{ source: source(1), fields }]))[0] ?? nobody);
    expect(office.raw(written.id)).toMatchObject({ Currency: 'USD', Exchange_Rate: stored });
    const seen = await readOne(office.enter(), written.id);
    expect(seen.fields).toMatchObject({ currency: 'USD', exchangeRate: '0.6' });
  });
});

describe('what Zoho refuses', () => {
  test.each<[string, Fields, string]>([
    ['a company that is not there', { customer: 'ref:crm.Accounts:5725767000000999999' }, 'Account_Name'],
    ['no company at all', { customer: null }, 'Account_Name'],
    ['no lines', { lines: [] }, 'Invoiced_Items'],
    [
      'a product that is not there',
      { lines: [edited(advice, { item: 'ref:crm.Products:5725767000000999999' })] },
      'Product_Name',
    ],
  ])('%s is a refusal that names the field, and harms no other', async (_, wrong, field) => {
    const office = await Office.open();
    const good = { customer: company(office), lines: [advice] };
    const drafts = [good, { ...good, ...wrong }, good].map((fields, at) => ({ source: source(at), fields }));
    const outcomes = await create(office.enter(), drafts);
    expect(outcomes.map(({ ok }) => ok)).toEqual([true, false, true]);
    expect(problemOf(outcomes[1])).toMatchObject({ code: 'record.refused', complaints: [{ field }] });
  });
});
