// The PDF of a document, through the real Worker: the vendor's bytes as they are, for whoever is signed in here and nobody else.

import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Connected, Stage, TOKEN } from './stage.ts';

let stage: Stage;
let connected: Connected;
let invoice: string;

beforeAll(async () => {
  stage = await Stage.open({ company: 'au' });
  connected = await stage.connect({ live: false, provision: false });
  const made = stage.act('xero', 'invoice.create', {
    Type: 'ACCREC',
    Contact: { Name: 'Jarrah Street Joinery' },
    LineItems: [{ Description: 'Ünïcode wörk', Quantity: 1, UnitAmount: 20, AccountCode: '200' }],
  }) as { InvoiceID: string };
  invoice = made.InvoiceID;
});
afterAll(() => stage.close());

const get = (rest: string, headers: Record<string, string> = { authorization: `Bearer ${TOKEN}` }) =>
  stage.fetch(`/api/pairs/${connected.pair}/records/${rest}/pdf`, { headers });

test('the bytes are the vendor’s own', async () => {
  const reply = await get(`invoice/accounting/${invoice}`);
  expect(reply.status).toBe(200);
  expect(reply.headers.get('content-type')).toBe('application/pdf');
  expect(reply.headers.get('cache-control')).toBe('no-store');
  expect(reply.headers.get('content-disposition')).toBe(`inline; filename="invoice-${invoice}.pdf"`);
  const bytes = new Uint8Array(await reply.arrayBuffer());
  const tokens = (await stage.act('xero', 'token.issue', {})) as { access_token: string; tenantId: string };
  const own = await stage.vendors.fetch(
    new Request(`http://vendors.localhost/xero/api/api.xro/2.0/Invoices/${invoice}`, {
      headers: {
        authorization: `Bearer ${tokens.access_token}`,
        'xero-tenant-id': tokens.tenantId,
        accept: 'application/pdf',
      },
    }),
  );
  expect(bytes).toEqual(new Uint8Array((await own?.arrayBuffer()) ?? new ArrayBuffer(0)));
  expect(new TextDecoder('latin1').decode(bytes.slice(0, 5))).toBe('%PDF-');
});

test('nobody who is not signed in gets it', async () => {
  const asked = () => stage.vendors.calls.filter(({ path }) => path.includes(invoice)).length;
  const before = asked();
  expect((await get(`invoice/accounting/${invoice}`, {})).status).toBe(401);
  expect(asked()).toBe(before);
});

test('a browser that follows the link is led to the sign-in, and from there back to the file', async () => {
  const path = `/api/pairs/${connected.pair}/records/invoice/accounting/${invoice}/pdf`;
  const reply = await get(`invoice/accounting/${invoice}`, { accept: 'text/html,application/xhtml+xml' });
  expect([reply.status, reply.headers.get('location')]).toEqual([302, `/?then=${encodeURIComponent(path)}`]);
});

test.each([
  ['an invoice that is not there', 'invoice/accounting/00000000-0000-4000-8000-000000000001'],
  ['what is no id', 'invoice/accounting/nonsense%2F..%2F'],
  ['a kind without', 'customer/accounting/00000000-0000-4000-8000-000000000001'],
  ['a side without', 'invoice/crm/5725767000000524157'],
])('%s has none', async (_, rest) => {
  const reply = await get(rest);
  expect(reply.status).toBe(404);
  expect(await reply.json()).toMatchObject({ error: { code: 'pdf.none' } });
});

test('a vendor that fails says so', async () => {
  stage.vendors.faults.arm({ match: { path: '/pdf' }, action: { type: 'respond', status: 500, body: 'broken' } });
  const reply = await get(`invoice/accounting/${invoice}`);
  expect(reply.status).toBe(502);
  expect(await reply.json()).toMatchObject({ error: { code: 'system.failed' } });
});

test('a vendor that asks for a short pause is given it, and whoever waits gets the file; of a longer one they are told at once', async () => {
  const paused = (seconds: number) =>
    stage.vendors.faults.arm({
      match: { path: '/pdf' },
      action: { type: 'respond', status: 429, headers: { 'retry-after': `${seconds}` } },
    });
  paused(1);
  expect((await get(`invoice/accounting/${invoice}`)).status).toBe(200);
  paused(120);
  const reply = await get(`invoice/accounting/${invoice}`);
  expect([reply.status, reply.headers.get('retry-after')]).toEqual([502, '120']);
  expect(await reply.json()).toMatchObject({ error: { code: 'system.busy' } });
});
