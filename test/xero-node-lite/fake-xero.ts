// The little of Xero that the README's examples meet: fixed answers, given only to requests that are right in every detail.

import type { Fetch } from '../../src/xero-node-lite/client.ts';
import { contactOnWire, envelope, id, invoiceOnWire, reply, tenantId, zero } from './fake.ts';

const event = id(77);

/** Answers 418 to what no example should ask. */
export const fakeXero: Fetch = async (address, init) => {
  const url = new URL(address);
  const route = `${init.method} ${url.pathname}`;
  const headers = new Headers(init.headers);
  if (url.host === 'identity.xero.com')
    return route === 'POST /connect/token' ? tokens(headers, String(init.body)) : teapot();
  if (url.host !== 'api.xero.com' || !headers.get('authorization')?.startsWith('Bearer ')) return teapot();
  if (route === 'GET /connections') return connections(url);
  if (headers.get('xero-tenant-id') !== tenantId) return teapot();
  switch (route) {
    case 'GET /api.xro/2.0/Invoices':
      return url.searchParams.get('Statuses') === 'AUTHORISED'
        ? reply(`{"Status":"OK","Invoices":[${invoiceOnWire(7)}]}`)
        : teapot();
    case 'PUT /api.xro/2.0/Invoices':
      return created(headers, String(init.body));
    case 'GET /api.xro/2.0/Contacts':
      return contacts(url, headers);
    case 'GET /api.xro/2.0/Items':
      return reply(`{"Status":"OK","Items":[{"ItemID":"${id(1)}","Code":"BOOK","SalesDetails":{"UnitPrice":9.9900}}]}`);
    default:
      return teapot();
  }
};

function teapot(): Response {
  return new Response('No example asks for this.', { status: 418 });
}

function tokens(headers: Headers, body: string): Response {
  const form = new URLSearchParams(body);
  const isApp = headers.get('authorization') === `Basic ${btoa('your client id:your client secret')}`;
  if (
    !isApp ||
    form.get('grant_type') !== 'authorization_code' ||
    form.get('code') !== 'the-code' ||
    !form.get('code_verifier')
  ) {
    return reply({ error: 'invalid_request' }, 400);
  }
  const claims = btoa(JSON.stringify({ authentication_event_id: event }));
  return reply({
    access_token: `e30.${claims}.x`,
    refresh_token: 'r',
    expires_in: 1800,
    token_type: 'Bearer',
    scope: 'offline_access',
  });
}

function connections(url: URL): Response {
  if (url.searchParams.get('authEventId') !== event) return reply([]);
  return reply([
    { id: id(1), authEventId: event, tenantId, tenantType: 'ORGANISATION', tenantName: 'Demo Company (NZ)' },
  ]);
}

function created(headers: Headers, body: string): Response {
  const isExact = body.includes('"UnitAmount":10.5000') && headers.get('idempotency-key') === 'order-4711-first-try';
  if (!isExact) return teapot();
  const refused = {
    InvoiceID: zero,
    StatusAttributeString: 'ERROR',
    HasErrors: true,
    ValidationErrors: [{ Message: 'Invoice # must be unique.' }],
  };
  return reply(
    `{"Status":"OK","Invoices":[${invoiceOnWire(8, ',"StatusAttributeString":"OK"')},${JSON.stringify(refused)}]}`,
  );
}

function contacts(url: URL, headers: Headers): Response {
  const { where, order, page } = Object.fromEntries(url.searchParams);
  if (where !== undefined) {
    return where === 'Name=="Ann ""A"" Ltd" AND EmailAddress!=null' ? reply(envelope('Contacts', [])) : teapot();
  }
  if (headers.get('if-modified-since') !== null) {
    return headers.get('if-modified-since') === '2026-09-14T09:29:48'
      ? reply(envelope('Contacts', [contactOnWire(3)]))
      : teapot();
  }
  if (order !== 'ContactID') return teapot();
  const pagination = { page: Number(page), pageSize: 2, pageCount: 2, itemCount: 3 };
  const elements = page === '1' ? [contactOnWire(1), contactOnWire(2)] : [contactOnWire(3)];
  return reply(envelope('Contacts', elements, { pagination }));
}
