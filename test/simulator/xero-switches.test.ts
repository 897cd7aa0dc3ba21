// The switches of the simulated Xero that no other test turns: each one, turned, makes a difference.

import { beforeEach, describe, expect, test } from 'vitest';
import { bill, ContactID, made, messages, openSales, post, put, sale, world } from './xero-sales.ts';
import type { Parsed } from './xero-world.ts';

beforeEach(openSales);

const contacts = (query: string) => world.get(`Contacts?${query}`);
const contact = (body: object) => world.call('POST', 'Contacts', body);
const line = (UnitAmount: number, TaxType = 'OUTPUT2') => ({
  Description: 'x',
  UnitAmount,
  AccountCode: '200',
  TaxType,
});

test('a switch takes only what it knows', () => {
  expect(() => (world.switches.tier = 'gold')).toThrow('switch tier takes starter or core');
  expect(() => (world.switches.minuteLimit = 'many')).toThrow('switch minuteLimit takes a number');
  expect(() => Object.assign(world.switches, { nonsense: 1 })).toThrow(TypeError);
});

describe('reading', () => {
  test('pageBeyondEnd, badConditionalHeader, idsIncludeArchived', async () => {
    world.switches.pageBeyondEnd = 404;
    expect((await contacts('page=9')).status).toBe(404);
    world.switches.badConditionalHeader = 'ignore';
    expect((await world.get('Contacts', { 'if-modified-since': 'soon' })).status).toBe(200);
    world.act('contact.archive', { contact: ContactID });
    expect((await contacts(`IDs=${ContactID}`)).json.Contacts).toEqual([]);
    world.switches.idsIncludeArchived = true;
    expect((await contacts(`IDs=${ContactID}`)).json.Contacts).toHaveLength(1);
  });

  test('maxRows, maxUrlLength, maxBodyBytes, maxElements', async () => {
    world.switches.maxRows = 0;
    expect((await contacts(`where=${encodeURIComponent('Name=="x"')}`)).json.ErrorNumber).toBe(16);
    world.switches.maxUrlLength = 5;
    expect((await contacts('page=1')).status).toBe(404);
    world.switches.maxBodyBytes = 10;
    expect((await contact({ Name: 'A long enough name' })).status).toBe(413);
    world.switches.maxBodyBytes = 1000;
    world.switches.maxElements = 1;
    expect((await world.call('PUT', 'Contacts', { Contacts: [{ Name: 'a' }, { Name: 'b' }] })).status).toBe(400);
  });
});

describe('limits', () => {
  test('appMinuteLimit and appMinuteProblem hold over all organisations', async () => {
    Object.assign(world.switches, { appMinuteLimit: 1, appMinuteProblem: 'AppMinute' });
    const refused = await world.get('Organisation');
    expect([refused.status, refused.headers.get('x-rate-limit-problem')]).toEqual([429, 'AppMinute']);
  });

  test('concurrentLimit, concurrentProblem and retryAfterOnConcurrent', async () => {
    Object.assign(world.switches, { concurrentLimit: 0, concurrentProblem: 'Concurrent', retryAfterOnConcurrent: 2 });
    const { headers } = await world.get('Organisation');
    expect([headers.get('x-rate-limit-problem'), headers.get('retry-after')]).toEqual(['Concurrent', '2']);
    world.switches.retryAfterOnConcurrent = null;
    expect((await world.get('Organisation')).headers.get('retry-after')).toBeNull();
  });

  test('idempotencyLifeMs and idempotentInFlight', async () => {
    const key = { 'idempotency-key': 'k' };
    const twice = async (Name: string) => {
      const answers = await Promise.all([1, 2].map(() => world.call('PUT', 'Contacts', { Name }, key)));
      world.clock.time += 10_000;
      return answers.map(({ status }) => status);
    };
    Object.assign(world.switches, { idempotencyLifeMs: 1000, processingMs: 5, idempotentInFlight: 'conflict' });
    expect(await twice('a')).toEqual([200, 400]);
    world.switches.idempotentInFlight = 'run';
    expect(await twice('b')).toEqual([200, 400]);
    world.switches.idempotentInFlight = 'wait';
    expect(await twice('c')).toEqual([200, 200]);
  });
});

describe('writing contacts', () => {
  test('contactNameSpaces trims, postNameMatchesArchived finds', async () => {
    world.switches.contactNameSpaces = 'trim';
    expect((await contact({ Name: ' Spaced   out ' })).json.Contacts[0].Name).toBe('Spaced out');
    world.act('contact.archive', { contact: ContactID });
    expect((await contact({ Name: 'Customer' })).status).toBe(200);
    world.act('contact.archive', { contact: 'Spaced out' });
    world.switches.postNameMatchesArchived = true;
    expect((await contact({ Name: 'Spaced out' })).status).toBe(400);
  });

  test('countryHolds words or letters', async () => {
    const living = async (Country: string) =>
      (await contact({ ContactID, Addresses: [{ AddressType: 'POBOX', Country }] })).status;
    expect([await living("Côte d'Ivoire"), await living('New Zealand'), await living('NZ 2')]).toEqual([200, 200, 400]);
    world.switches.countryHolds = 'letters';
    expect([await living("Côte d'Ivoire"), await living('New Zealand'), await living('NZ 2')]).toEqual([400, 200, 400]);
  });

  test('slotsMergeMembers keeps what a phone leaves out', async () => {
    const phones = async (fields: object) => {
      const answer = await contact({ ContactID, Phones: [{ PhoneType: 'MOBILE', ...fields }] });
      return answer.json.Contacts[0].Phones.find((phone: Parsed) => phone.PhoneType === 'MOBILE');
    };
    await phones({ PhoneNumber: '1', PhoneAreaCode: '2' });
    world.switches.slotsMergeMembers = true;
    expect(await phones({ PhoneNumber: '3' })).toMatchObject({ PhoneNumber: '3', PhoneAreaCode: '2' });
    world.switches.slotsMergeMembers = false;
    expect(await phones({ PhoneNumber: '3' })).toMatchObject({ PhoneNumber: '3', PhoneAreaCode: '' });
  });

  test('elementsListOnlyFailures, objectForListStatus', async () => {
    world.switches.elementsListOnlyFailures = false;
    const refused = await world.call('PUT', 'Contacts', { Contacts: [{ Name: 'Fine' }, { Name: 'Customer' }] });
    expect(refused.json.Elements.map((element: Parsed) => element.ValidationErrors.length)).toEqual([0, 1]);
    world.switches.objectForListStatus = 400;
    expect((await contact({ Name: 'x', Phones: {} })).json.ErrorNumber).toBe(14);
  });

  test('mergeBumpsDocuments', async () => {
    await made();
    await contact({ Name: 'Other' });
    world.clock.time += 5000;
    world.switches.mergeBumpsDocuments = true;
    world.act('contact.merge', { from: 'Customer', into: 'Other' });
    expect((await world.get('Invoices/INV-0001')).json.Invoices[0].UpdatedDateUTCString).toBe('2026-09-14T09:00:05Z');
  });
});

describe('writing documents', () => {
  test('negativeRounding: away from zero, or to the even cent', async () => {
    const lines = [line(10, 'NONE'), { ...line(-0.05, 'NONE'), Quantity: 0.5 }];
    expect((await made(sale({ LineItems: lines }))).Total).toBe(9.97);
    world.switches.negativeRounding = 'even';
    expect((await made(sale({ LineItems: lines }))).Total).toBe(9.98);
  });

  test('missingDueDate, draftsInLockedPeriod', async () => {
    world.switches.missingDueDate = 'invoice-date';
    expect((await made(sale({ DueDate: undefined }))).DueDateString).toBe('2026-09-14T00:00:00');
    const early = sale({ Status: 'DRAFT', Date: '2001-01-01' });
    expect(messages(await put(early))).toHaveLength(1);
    world.switches.draftsInLockedPeriod = true;
    expect((await put(early)).status).toBe(200);
  });

  test('silentEditsOnPaid off: every edit moves the time of change', async () => {
    const { InvoiceID } = await made();
    world.act('payment.record', { invoice: InvoiceID, amount: '1' });
    world.clock.time += 5000;
    world.switches.silentEditsOnPaid = false;
    expect((await post({ InvoiceID, DueDate: '2026-12-01' })).json.Invoices[0].UpdatedDateUTCString).toBe(
      '2026-09-14T09:00:05Z',
    );
  });

  test('negativeStock allows selling what is not there', async () => {
    const item = { Code: 'S', InventoryAssetAccountCode: '630', PurchaseDetails: { COGSAccountCode: '310' } };
    await world.call('PUT', 'Items', item);
    const sold = sale({ LineItems: [{ ...line(1), ItemCode: 'S' }] });
    expect((await put(sold)).status).toBe(400);
    world.switches.negativeStock = 'allow';
    expect((await put(sold)).status).toBe(200);
  });
});

describe('events', () => {
  const events = async () => (await world.deliver()).flatMap(({ body }) => JSON.parse(body).events as Parsed[]);

  test('allocationEmitsInvoice, sentEmitsInvoice, prepaymentEvents', async () => {
    const { InvoiceID } = await made();
    const note = sale({ Type: 'ACCRECCREDIT', DueDate: undefined });
    const { CreditNoteID } = (await world.call('PUT', 'CreditNotes', note)).json.CreditNotes[0];
    await events();
    Object.assign(world.switches, { allocationEmitsInvoice: false, sentEmitsInvoice: false, prepaymentEvents: false });
    world.act('creditnote.allocate', { credit: CreditNoteID, invoice: InvoiceID, amount: '1' });
    world.act('invoice.sent', { invoice: InvoiceID });
    world.act('prepayment.create', { contact: ContactID, amount: '1' });
    expect((await events()).map((event) => event.eventCategory)).toEqual(['CREDITNOTE']);
  });

  test('badlySignedChecks', async () => {
    await world.deliver();
    world.hooks.length = 0;
    world.switches.badlySignedChecks = 0;
    expect((await world.act('webhook.register', { url: 'http://localhost:1/x' })).state).toBe('enabled');
    expect(world.hooks).toHaveLength(1);
  });
});

test('consentUser and bulkConnections', async () => {
  world.act('organisation.add', { name: 'Branch' });
  const asked = new URLSearchParams({
    response_type: 'code',
    client_id: 'demo-xero-client',
    redirect_uri: 'http://localhost:1/x',
    scope: 'openid email',
  });
  const page = `/xero/login/identity/connect/authorize?${asked}`;
  const allow = () => {
    const tenants = world.act('organisation.list').map(({ id }: { id: string }) => ['tenant', id]);
    return world.raw('POST', page, new URLSearchParams([['decision', 'allow'], ...tenants]).toString());
  };
  expect((await allow()).status).toBe(400);
  world.switches.bulkConnections = true;
  expect((await allow()).status).toBe(302);
  Object.assign(world.switches, { consent: 'allow', consentUser: 'rosa@quill-bookkeeping.example' });
  await world.raw('GET', page);
  const people = new Set(world.act('connection.list').map(({ userId }: { userId: string }) => userId));
  expect(people.size).toBe(2);
  expect((await put(bill())).status).toBe(200);
});
