// Xero's official SDK drives the simulator over a real port. Its addresses are fixed: for the accounting API its `basePath` is set; for
// sign-in it is handed the client that its own `initialize` would make, discovered from the simulator instead of identity.xero.com.
// `updateTenants` and `disconnect` can't be pointed elsewhere, so connections are read without it.

import { Issuer } from 'openid-client';
import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  type Allocation,
  type Contact,
  CreditNote,
  Invoice,
  LineAmountTypes,
  PurchaseOrder,
  QuoteLineAmountTypes,
  QuoteStatusCodes,
  XeroClient,
} from 'xero-node';
import { xero } from '../../src/simulator/xero/index.ts';
import { serve, type Served } from './serve.ts';

const REDIRECT = 'http://localhost:8787/connect/xero/callback';
const scopes =
  'openid profile email offline_access accounting.contacts accounting.invoices accounting.payments accounting.settings';

let served: Served;
let client: XeroClient;
let tenantId = '';
let customer: Contact;

beforeAll(async () => {
  served = await serve({ vendors: { xero }, company: 'demo' });
  Object.assign(served.world.vendors.xero?.switches ?? {}, { consent: 'allow', minuteLimit: 1000 });
  client = new XeroClient({
    clientId: 'demo-xero-client',
    clientSecret: 'demo-xero-secret',
    redirectUris: [REDIRECT],
    scopes: scopes.split(' '),
    state: 'round-trip',
  });
  const issuer = await Issuer.discover(`${served.origin}/xero/identity`);
  const openIdClient = new issuer.Client({
    client_id: 'demo-xero-client',
    client_secret: 'demo-xero-secret',
    redirect_uris: [REDIRECT],
  });
  Object.assign(client, { openIdClient });
  client.accountingApi.basePath = `${served.origin}/xero/api/api.xro/2.0`;
  const consent = await fetch(await client.buildConsentUrl(), { redirect: 'manual' });
  await client.apiCallback(consent.headers.get('location') ?? '');
  const reply = await fetch(`${served.origin}/xero/api/connections`, {
    headers: { authorization: `Bearer ${client.readTokenSet().access_token}` },
  });
  tenantId = ((await reply.json()) as { tenantId: string }[])[0]?.tenantId ?? '';
});

afterAll(() => served.close());

test('tokens: the id token is believed, and a refresh rotates', async () => {
  const before = client.readTokenSet();
  expect(before.claims().email).toBe('ihaia@harbour-light.example');
  const after = await client.refreshToken();
  expect(after.refresh_token).not.toBe(before.refresh_token);
  expect(after.expires_in).toBeGreaterThan(1790);
});

test('contacts: made, changed and listed', async () => {
  const made = await client.accountingApi.createContacts(tenantId, {
    contacts: [{ name: 'SDK Customer', emailAddress: 'sdk@customer.example' }],
  });
  const [contact] = made.body.contacts ?? [];
  if (!contact?.contactID) throw new Error('no contact came back');
  customer = contact;
  await client.accountingApi.updateContact(tenantId, contact.contactID, { contacts: [{ lastName: 'Kit' }] });
  const listed = await client.accountingApi.getContacts(
    tenantId,
    undefined,
    'EmailAddress=="sdk@customer.example"',
    undefined,
    undefined,
    1,
  );
  expect(listed.body.contacts?.map(({ lastName }) => lastName)).toEqual(['Kit']);
  expect(listed.body.contacts?.[0]?.updatedDateUTC).toBeInstanceOf(Date);
});

test('a refusal reaches the caller with Xero’s words', async () => {
  const again = client.accountingApi.createContacts(tenantId, { contacts: [{ name: 'sdk customer' }] });
  await expect(again).rejects.toThrow(/already assigned to another contact/);
});

test('items: made and found by their code', async () => {
  await client.accountingApi.createItems(tenantId, {
    items: [{ code: 'SDK-1', name: 'Kit', salesDetails: { unitPrice: 12.5, accountCode: '200' } }],
  });
  const found = await client.accountingApi.getItem(tenantId, 'SDK-1');
  expect(found.body.items?.[0]?.salesDetails).toMatchObject({ unitPrice: 12.5, taxType: 'OUTPUT2' });
});

test('an invoice is approved, paid in two parts, and the last payment is deleted', async () => {
  const { accountingApi } = client;
  const made = await accountingApi.createInvoices(tenantId, {
    invoices: [
      {
        type: Invoice.TypeEnum.ACCREC,
        contact: { contactID: customer.contactID ?? '' },
        date: '2026-09-01',
        dueDate: '2026-09-30',
        lineAmountTypes: LineAmountTypes.Exclusive,
        status: Invoice.StatusEnum.AUTHORISED,
        lineItems: [{ description: 'Kit', quantity: 2, unitAmount: 10.5, accountCode: '200' }],
      },
    ],
  });
  const invoice = made.body.invoices?.[0];
  expect(invoice).toMatchObject({ total: 24.15, amountDue: 24.15, invoiceNumber: 'INV-0001' });
  const pay = (amount: number) =>
    accountingApi.createPayments(tenantId, {
      payments: [
        { invoice: { invoiceID: invoice?.invoiceID ?? '' }, account: { code: '090' }, date: '2026-09-20', amount },
      ],
    });
  await pay(20);
  const last = await pay(4.15);
  const paid = await accountingApi.getInvoice(tenantId, invoice?.invoiceID ?? '');
  expect(paid.body.invoices?.[0]).toMatchObject({
    status: 'PAID',
    amountDue: 0,
    fullyPaidOnDate: new Date('2026-09-20'),
  });
  await accountingApi.deletePayment(tenantId, last.body.payments?.[0]?.paymentID ?? '', { status: 'DELETED' });
  const open = await accountingApi.getInvoices(
    tenantId,
    undefined,
    undefined,
    undefined,
    [invoice?.invoiceID ?? ''],
    undefined,
    undefined,
    undefined,
    1,
  );
  expect(open.body.invoices?.[0]).toMatchObject({ status: 'AUTHORISED', amountDue: 4.15 });
});

test('a credit note is made and given to an invoice', async () => {
  const { accountingApi } = client;
  const note = await accountingApi.createCreditNotes(tenantId, {
    creditNotes: [
      {
        type: CreditNote.TypeEnum.ACCRECCREDIT,
        contact: { contactID: customer.contactID ?? '' },
        status: CreditNote.StatusEnum.AUTHORISED,
        lineItems: [{ description: 'Back', quantity: 1, unitAmount: 2, accountCode: '200' }],
      },
    ],
  });
  const found = await accountingApi.getInvoices(tenantId, undefined, 'InvoiceNumber=="INV-0001"');
  const allocation: Allocation = {
    invoice: { invoiceID: found.body.invoices?.[0]?.invoiceID ?? '' },
    amount: 2.3,
    date: '2026-09-21',
  };
  await accountingApi.createCreditNoteAllocation(tenantId, note.body.creditNotes?.[0]?.creditNoteID ?? '', {
    allocations: [allocation],
  });
  const after = await accountingApi.getCreditNotes(tenantId, undefined, undefined, undefined, 1);
  expect(after.body.creditNotes?.[0]).toMatchObject({ status: 'PAID', remainingCredit: 0 });
});

test('quotes and purchase orders: made, moved on, listed', async () => {
  const { accountingApi } = client;
  const contact = { contactID: customer.contactID ?? '' };
  const quote = {
    contact,
    date: '2026-09-01',
    lineAmountTypes: QuoteLineAmountTypes.EXCLUSIVE,
    lineItems: [{ description: 'Offer', quantity: 1, unitAmount: 1.2345 }],
  };
  const made = await accountingApi.createQuotes(tenantId, { quotes: [quote] });
  const quoteID = made.body.quotes?.[0]?.quoteID ?? '';
  await accountingApi.updateQuote(tenantId, quoteID, { quotes: [{ ...quote, status: QuoteStatusCodes.SENT }] });
  const quotes = await accountingApi.getQuotes(tenantId);
  expect(quotes.body.quotes?.map(({ status, total }) => [status, total])).toEqual([['SENT', 1.23]]);
  const order = { contact, date: '2026-09-01', lineItems: [{ description: 'Rope', quantity: 2, unitAmount: 3 }] };
  const ordered = await accountingApi.createPurchaseOrders(tenantId, { purchaseOrders: [order] });
  const id = ordered.body.purchaseOrders?.[0]?.purchaseOrderID ?? '';
  await accountingApi.updatePurchaseOrder(tenantId, id, {
    purchaseOrders: [{ ...order, status: PurchaseOrder.StatusEnum.AUTHORISED }],
  });
  const orders = await accountingApi.getPurchaseOrders(tenantId);
  expect(orders.body.purchaseOrders?.map(({ status, total }) => [status, total])).toEqual([['AUTHORISED', 6]]);
});

test('the organisation and its lists are read', async () => {
  const { accountingApi } = client;
  expect((await accountingApi.getOrganisations(tenantId)).body.organisations?.[0]).toMatchObject({
    baseCurrency: 'NZD',
    organisationID: tenantId,
  });
  expect((await accountingApi.getTaxRates(tenantId)).body.taxRates).toHaveLength(7);
  expect((await accountingApi.getTrackingCategories(tenantId)).body.trackingCategories).toHaveLength(2);
  expect((await accountingApi.getAccounts(tenantId, undefined, 'Type=="BANK"')).body.accounts).toHaveLength(5);
});

test('revoking drops every connection', async () => {
  const { access_token: token } = client.readTokenSet();
  await client.revokeToken();
  const reply = await fetch(`${served.origin}/xero/api/connections`, { headers: { authorization: `Bearer ${token}` } });
  expect(await reply.json()).toEqual([]);
});
