// What people do in the simulated Xero: each action that no other test takes, and what it leaves for the API to see.

import { beforeEach, describe, expect, test } from 'vitest';
import { bill, ContactID, made, openSales, sale, world } from './xero-sales.ts';
import type { Parsed } from './xero-world.ts';

beforeEach(openSales);

const read = async (root: string, id: string) => (await world.get(`${root}/${id}`)).json[root][0];
const lines = [{ Description: 'x', UnitAmount: '20', AccountCode: '200', TaxType: 'NONE' }];
const sides = { Contact: { Name: 'Customer' }, LineItems: lines };

test('an unknown action names those that there are', () => {
  expect(() => world.act('contact.explode')).toThrow(/no action named contact\.explode: .*contact\.merge/);
  expect(() => world.act('invoice.approve', { invoice: 'NONE' })).toThrow('no invoice NONE');
});

describe('invoices', () => {
  test('are made as drafts, changed, approved, marked, voided', async () => {
    const { InvoiceID } = world.act('invoice.create', { Type: 'ACCREC', ...sides, DueDate: '2026-10-01' });
    world.act('invoice.edit', { InvoiceID, Reference: 'by hand' });
    world.act('invoice.approve', { invoice: InvoiceID });
    world.act('invoice.fromRepeating', { invoice: 'INV-0001' });
    const invoice = await read('Invoices', InvoiceID);
    expect(invoice).toMatchObject({
      Status: 'AUTHORISED',
      Reference: 'by hand',
      RepeatingInvoiceID: expect.any(String),
    });
    expect(world.act('invoice.void', { invoice: InvoiceID }).Status).toBe('VOIDED');
    expect(() => world.act('invoice.approve', { invoice: InvoiceID })).toThrow('Invoice not of valid status');
  });
});

describe('credit', () => {
  test('notes go from draft to approved, are allocated, taken back, refunded and voided', async () => {
    const { InvoiceID } = await made();
    const { CreditNoteID } = world.act('creditnote.create', { Type: 'ACCRECCREDIT', ...sides });
    world.act('creditnote.edit', { CreditNoteID, Reference: 'sorry' });
    world.act('creditnote.approve', { credit: CreditNoteID });
    world.act('creditnote.allocate', { credit: 'CN-0001', invoice: InvoiceID, amount: '5' });
    world.act('creditnote.unallocate', { credit: 'CN-0001', invoice: InvoiceID });
    expect(await read('Invoices', InvoiceID)).toMatchObject({ AmountCredited: 0 });
    world.act('creditnote.refund', { credit: 'CN-0001', amount: '20' });
    expect(await read('CreditNotes', CreditNoteID)).toMatchObject({ Status: 'PAID', Reference: 'sorry' });
    const other = world.act('creditnote.create', { Type: 'ACCRECCREDIT', Status: 'AUTHORISED', ...sides });
    expect(world.act('creditnote.void', { credit: other.CreditNoteID }).Status).toBe('VOIDED');
    const draft = world.act('creditnote.create', { Type: 'ACCRECCREDIT', ...sides });
    expect(world.act('creditnote.delete', { credit: draft.CreditNoteID }).Status).toBe('DELETED');
  });

  test.each([
    ['overpayment', 'OverpaymentID', 'Overpayments'],
    ['prepayment', 'PrepaymentID', 'Prepayments'],
  ] as const)('%ss come with money, are allocated, taken back, refunded and voided', async (kind, idName, root) => {
    await world.connect(
      'accounting.contacts accounting.invoices accounting.payments accounting.settings accounting.banktransactions',
    );
    const { InvoiceID } = await made();
    const receive = (fields: object = {}): string =>
      world.act(`${kind}.create`, { contact: ContactID, amount: '30', ...fields })[idName];
    const credit = receive();
    world.act(`${kind}.allocate`, { credit, invoice: InvoiceID, amount: '10' });
    expect(() => world.act(`${kind}.void`, { credit })).toThrow('Remove its allocations');
    world.act(`${kind}.unallocate`, { credit, invoice: InvoiceID });
    world.act(`${kind}.refund`, { credit, amount: '30' });
    expect(await read(root, credit)).toMatchObject({ Status: 'PAID', RemainingCredit: 0 });
    expect(world.act(`${kind}.void`, { credit: receive({ side: 'spend', reference: 'R' }) }).Status).toBe('VOIDED');
  });
});

describe('orders and quotes', () => {
  test('orders are made, changed, approved, billed and deleted', () => {
    const { PurchaseOrderID: id } = world.act('purchaseorder.create', sides);
    expect(world.act('purchaseorder.edit', { PurchaseOrderID: id, Reference: 'r' }).Reference).toBe('r');
    expect(world.act('purchaseorder.approve', { order: 'PO-0001' }).Status).toBe('AUTHORISED');
    expect(world.act('purchaseorder.bill', { order: id }).Status).toBe('BILLED');
    expect(world.act('purchaseorder.delete', { order: id }).Status).toBe('DELETED');
  });

  test('quotes are made, changed, declined and deleted', () => {
    const { QuoteID } = world.act('quote.create', { ...sides, Date: '2026-09-14' });
    const edit = { QuoteID, Contact: { ContactID }, Date: '2026-09-15', Title: 'T' };
    expect(world.act('quote.edit', edit)).toMatchObject({ Title: 'T', DateString: '2026-09-15T00:00:00' });
    world.act('quote.send', { quote: QuoteID });
    expect(world.act('quote.decline', { quote: 'QU-0001' }).Status).toBe('DECLINED');
    expect(world.act('quote.delete', { quote: QuoteID }).Status).toBe('DELETED');
  });
});

describe('settings', () => {
  test('an account that a person archives is refused from then on, until it is restored', async () => {
    world.act('account.create', { Code: 'T', Name: 'T', Type: 'REVENUE', TaxType: 'NONE' });
    const onIt = () => world.call('PUT', 'Invoices', sale({ LineItems: [{ ...lines[0], AccountCode: 'T' }] }));
    world.act('account.archive', { code: 'T' });
    expect((await onIt()).status).toBe(400);
    world.act('account.restore', { code: 'T' });
    expect((await onIt()).status).toBe(200);
    expect(() => world.act('account.archive', { code: '610' })).toThrow('Cannot archive System accounts');
  });

  test('a tax rate that a person deletes is refused from then on', async () => {
    world.act('taxrate.create', { Name: 'Own', ReportTaxType: 'OUTPUT', TaxComponents: [{ Name: 'a', Rate: 1 }] });
    expect(world.act('taxrate.rename', { taxType: 'TAX001', name: 'Mine' }).Name).toBe('Mine');
    world.act('taxrate.delete', { taxType: 'OUTPUT2' });
    expect((await world.call('PUT', 'Invoices', sale())).status).toBe(400);
  });

  test('tracking grows options, archives them, and its categories stay two', async () => {
    world.act('tracking.option', { category: 'Region', option: 'Moon' });
    world.act('tracking.option', { category: 'Region', option: 'North', status: 'ARCHIVED' });
    const [region] = (await world.get('TrackingCategories')).json.TrackingCategories.filter(
      (one: Parsed) => one.Name === 'Region',
    );
    expect(region.Options.filter((one: Parsed) => one.IsActive).map((one: Parsed) => one.Name)).toContain('Moon');
    expect(region.Options.find((one: Parsed) => one.Name === 'North').IsArchived).toBe(true);
    expect(() => world.act('tracking.create', { Name: 'Third' })).toThrow('at most 2');
  });

  test('items are made, changed and deleted; organisations renamed', async () => {
    world.act('item.create', { Code: 'I', Name: 'One' });
    expect(world.act('item.edit', { Code: 'I', Name: 'Two' }).Name).toBe('Two');
    world.act('item.delete', { code: 'I' });
    expect((await world.get('Items')).json.Items).toEqual([]);
    expect(world.act('organisation.rename', { name: 'New name' }).name).toBe('New name');
    expect((await world.get('Organisation')).json.Organisations[0].Name).toBe('New name');
  });
});

describe('contacts and people', () => {
  test('a contact whose person asked to be forgotten is used no more', async () => {
    world.act('contact.create', { Name: 'Private' });
    world.act('contact.gdpr', { contact: 'Private' });
    const { Contacts } = (await world.get('Contacts?includeArchived=true&searchTerm=private')).json;
    expect(Contacts[0].ContactStatus).toBe('GDPRREQUEST');
    expect((await world.call('PUT', 'Invoices', bill({ Contact: { ContactID: Contacts[0].ContactID } }))).status).toBe(
      400,
    );
  });

  test('another person connects, and withdraws alone', async () => {
    world.act('user.add', { email: 'new@people.example' });
    expect(world.act('user.list')).toHaveLength(3);
    world.act('tenant.connect', { user: 'new@people.example' });
    world.act('grant.withdraw', { user: 'new@people.example' });
    expect(world.act('connection.list').filter((one: Parsed) => one.live)).toHaveLength(1);
    expect((await world.get('Organisation')).status).toBe(200);
    expect(world.act('app.list').map((app: Parsed) => app.id)).toEqual(['demo-xero-client']);
  });

  test('refresh tokens can die for good while access tokens live', async () => {
    expect(world.act('token.revoke')).toEqual({ ended: 1 });
    const refreshed = await world.askForToken({ grant_type: 'refresh_token', refresh_token: world.refreshToken });
    expect(refreshed.json).toEqual({ error: 'invalid_grant' });
    expect((await world.get('Organisation')).status).toBe(200);
  });
});

test('the state is read in the API’s shape, whole or one by one, and without a token', async () => {
  await made();
  const [invoice] = world.act('list', { collection: 'Invoices' });
  expect(world.act('get', { collection: 'invoices', id: invoice.InvoiceID })).toEqual(invoice);
  expect(invoice.LineItems).toHaveLength(1);
  for (const collection of ['Contacts', 'Items', 'Payments', 'TaxRates', 'Users', 'BrandingThemes', 'Quotes']) {
    expect(Array.isArray(world.act('list', { collection }))).toBe(true);
  }
  expect(() => world.act('list', { collection: 'Shoes' })).toThrow('no list named Shoes');
  expect(() => world.act('get', { collection: 'Items', id: 'x' })).toThrow('no record x');
});

test('counted calls are forgotten, and many invoices are made without a sound', async () => {
  world.switches.minuteLimit = 60;
  world.act('calls.reset');
  await world.deliver();
  world.act('bulk.invoices', { count: 20, lines: 2 });
  expect((await world.get('Invoices?page=1')).json.pagination.itemCount).toBe(20);
  expect((await world.get('Organisation')).headers.get('x-minlimit-remaining')).toBe('58');
  expect(await world.deliver()).toEqual([]);
});
