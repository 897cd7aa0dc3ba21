// Xero's quotes and purchase orders at their desks: what they have of their own beside what every document has.

import { beforeEach, describe, expect, test } from 'vitest';
import type { KindName, RecordId } from '../../src/core/record.ts';
import type { Page, Stretch } from '../../src/sync/ports.ts';
import { freshKey, must } from './steps.ts';
import { Books, draftOf, line, problemIn, rowsOf } from './xero-books.ts';

let books: Books;
let contact: string;

beforeEach(async () => {
  books = await Books.open();
  contact = `ref:${books.customer()}`;
});

const bare = (id: RecordId) => id.slice(id.indexOf(':') + 1);
const work = { description: 'Work', quantity: '2', unitPrice: '10.1234', account: '200', tax: 'OUTPUT2' };
const bought = { ...work, account: '300', tax: 'INPUT2' };

const quote = (more: object = {}) => ({
  customer: contact,
  date: '2026-11-20',
  taxMode: 'exclusive',
  status: 'draft',
  lines: [line(work), line({ ...work, description: 'More', discountRate: '10' })],
  ...more,
});

const order = (more: object = {}) => ({
  vendor: contact,
  date: '2026-11-20',
  taxMode: 'exclusive',
  status: 'draft',
  lines: [line(bought), line({ ...bought, description: 'More' })],
  ...more,
});

const sorts: readonly [KindName, (more?: object) => Record<string, never>, string][] = [
  ['quote', quote as never, 'Quotes'],
  ['purchase-order', order as never, 'PurchaseOrders'],
];

describe.each(sorts)('%s', (kind, draft, root) => {
  test('what is sent is what is there, with four decimals of its prices', async () => {
    const made = await books.make(kind, draft({ number: 'N-1', reference: 'Ref' }));
    const seen = await books.seen(kind, made.id);
    expect(seen.fields).toMatchObject({
      number: 'N-1',
      accountingNumber: 'N-1',
      reference: 'Ref',
      date: '2026-11-20',
      currency: 'NZD',
      taxMode: 'exclusive',
      status: 'draft',
    });
    expect(rowsOf(seen)[0]?.fields).toMatchObject({ unitPrice: '10.1234', amount: '20.25' });
    expect(seen).toMatchObject({ name: 'N-1', fixed: null, date: '2026-11-20', version: made.version });
  });

  test('a change of the heading sends no line; one of a line sends all, the others as they were seen', async () => {
    const made = await books.make(kind, draft());
    await books.change(kind, made.id, { reference: 'New' });
    expect(books.sent(root).at(-1)).not.toHaveProperty('LineItems');
    const before = await books.seen(kind, made.id);
    const after = await books.change(kind, made.id, (seen) => ({
      lines: rowsOf(seen).map((row, at) => (at === 0 ? { ...row, fields: { ...row.fields, quantity: '3' } } : row)),
    }));
    expect(rowsOf(after).map(({ fields }) => fields)).toEqual([
      { ...rowsOf(before)[0]?.fields, quantity: '3', amount: '30.37' },
      rowsOf(before)[1]?.fields,
    ]);
  });

  test('many by id are read one by one; a stranger is not taken for gone', async () => {
    const made = [await books.make(kind, draft()), await books.make(kind, draft())];
    books.stand.world.calls = [];
    const stranger = made[0]?.id.replace(/.{4}$/, 'ffff') ?? '';
    const sights = await books.system().read(kind, [...made.map(({ id }) => id), stranger]);
    expect(sights.map(({ is }) => is)).toEqual(['present', 'present', 'unknown']);
    expect(books.stand.calls()).toHaveLength(3);
  });

  test('each change is seen once, whatever the page', async () => {
    const ids = new Set<RecordId>();
    for (let at = 0; at < 130; at++) {
      if (at % 10 === 0) books.stand.clock.advance(2_000);
      ids.add((await books.make(kind, draft({ lines: [line(kind === 'quote' ? work : bought)] }))).id);
    }
    books.stand.clock.advance(5_000);
    const met = new Set<RecordId>();
    let checkpoint: string | null = null;
    for (let more = true; more;) {
      const page: Page = must(await books.system().look(kind, checkpoint, { limit: 40, overlapMs: 0 }));
      for (const { id } of page.sightings) met.add(id);
      [checkpoint, more] = [page.checkpoint, page.more];
    }
    expect(met).toEqual(ids);
    const walked = new Set<RecordId>();
    let cursor: string | null = null;
    do {
      const stretch: Stretch = must(await books.system().walk(kind, cursor, 40));
      for (const { id } of stretch.sightings) walked.add(id);
      cursor = stretch.cursor;
    } while (cursor !== null);
    expect(walked).toEqual(ids);
  });

  test('deleted, whatever its state was, and shown as that', async () => {
    const made = [await books.make(kind, draft()), await books.make(kind, draft({ number: 'N-2' }))];
    const [, second] = made;
    if (kind === 'purchase-order' && second) await books.change(kind, second.id, { status: 'approved' });
    const records = made.map((seen) => ({ id: seen.id, seen }));
    const outcomes = await books.carryOut(kind, { op: 'archive', records });
    expect(outcomes.map((outcome) => must(outcome).seen?.fixed?.why)).toEqual(['void', 'void']);
    const sights = await books.system().read(
      kind,
      made.map(({ id }) => id),
    );
    expect(sights).toMatchObject([
      { is: 'gone', how: 'deleted' },
      { is: 'gone', how: 'deleted' },
    ]);
  });

  test('what a lost reply made is found by our number, and else by what it says', async () => {
    for (const fields of [draft({ number: 'L-1' }), draft({ reference: 'Lost' })]) {
      const one = draftOf(fields);
      const [prepared] = books.system().prepare(kind, { op: 'create', drafts: [one] });
      if (!prepared) throw new Error('nothing to send');
      books.stand.world.faults.arm({ match: { method: 'PUT', path: root }, action: { type: 'drop-after' } });
      await books.system().send(prepared, freshKey());
      const made = must(await books.system().findMade(kind, [one], books.stand.clock.now()));
      expect(made.get(one.source)).toHaveLength(1);
    }
  });

  test('a number that is taken, an archived contact, an account that is not there', async () => {
    await books.make(kind, draft({ number: 'N-1' }));
    expect(await books.refused(kind, draft({ number: 'N-1' }))).toMatchObject({
      code: 'record.duplicate',
      field: 'number',
    });
    const lines = [line({ ...work, account: '999' })];
    const problem = await books.refused(kind, draft({ lines }));
    expect(problem).toMatchObject({ code: 'record.refused', complaints: [{ field: 'lines.1.account' }] });
    books.act('contact.archive', { contact: bare(contact.slice(4)) });
    expect(await books.refused(kind, draft())).toMatchObject({ code: 'record.fixed', why: 'archived' });
  });

  test('an unknown contact harms no other', async () => {
    const party = kind === 'quote' ? 'customer' : 'vendor';
    const stranger = 'ref:accounting.Contacts:00000000-0000-4000-8000-000000000001';
    const drafts = [contact, stranger, contact].map((each) => draftOf({ ...draft(), [party]: each }));
    const outcomes = await books.carryOut(kind, { op: 'create', drafts });
    expect(outcomes.map(({ ok }) => ok)).toEqual([true, false, true]);
    expect(problemIn(outcomes[1])).toMatchObject({ code: 'record.refused', complaints: [{ field: party }] });
  });
});

describe.each(sorts)('%s of a contact that was archived since', (kind, draft) => {
  test('can’t be changed, and Xero says why', async () => {
    const { id } = await books.make(kind, draft());
    books.act('contact.archive', { contact: bare(contact.slice(4)) });
    const problem = problemIn(await books.tryChange(kind, id, { reference: 'x' }));
    expect(problem).toMatchObject({ code: 'record.fixed', why: 'archived' });
  });
});

describe('quotes alone', () => {
  test('title, summary, terms and the day they run out', async () => {
    const own = { title: 'Fit-out', summary: 'All of it', terms: 'Net 30\nNo returns', expiresOn: '2026-12-20' };
    const made = await books.make('quote', quote(own));
    expect((await books.seen('quote', made.id)).fields).toMatchObject(own);
  });

  test('contact and date go with every change', async () => {
    const { id } = await books.make('quote', quote());
    await books.change('quote', id, { title: 'New' });
    expect(books.sent('Quotes').at(-1)).toEqual({
      QuoteID: bare(id),
      Contact: { ContactID: bare(contact.slice(4)) },
      Date: '2026-11-20',
      Title: 'New',
    });
  });

  test('sent, accepted, invoiced', async () => {
    const { id } = await books.make('quote', quote());
    for (const status of ['sent', 'accepted', 'invoiced'])
      expect((await books.change('quote', id, { status })).fields.status).toBe(status);
    const problem = problemIn(await books.tryChange('quote', id, { status: 'draft' }));
    expect(problem).toMatchObject({ code: 'record.refused', complaints: [{ field: 'status' }] });
  });
});

describe('purchase orders alone', () => {
  test('the day of delivery, and marked as sent', async () => {
    const made = await books.make(
      'purchase-order',
      order({ deliveryDate: '2026-12-01', status: 'approved', sent: true }),
    );
    expect((await books.seen('purchase-order', made.id)).fields).toMatchObject({
      deliveryDate: '2026-12-01',
      status: 'approved',
      sent: true,
      vendor: contact,
    });
  });

  test('a deleted one frees its number', async () => {
    const seen = await books.make('purchase-order', order({ number: 'PO-9' }));
    await books.carryOut('purchase-order', { op: 'archive', records: [{ id: seen.id, seen }] });
    expect((await books.make('purchase-order', order({ number: 'PO-9' }))).fields.number).toBe('PO-9');
  });

  test('by its status, and never to life again', async () => {
    const { id } = await books.make('purchase-order', order());
    const seen = await books.seen('purchase-order', id);
    await books.change('purchase-order', id, { status: 'deleted' });
    const patches = [{ id, seen, fields: { status: 'draft' } }];
    const [outcome] = await books.carryOut('purchase-order', { op: 'update', patches });
    expect(problemIn(outcome)).toMatchObject({ code: 'record.fixed', why: 'void' });
  });
});
