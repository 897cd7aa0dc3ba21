// What is sent: headers, addresses, guards. Nothing is sent that would leak the token or ask for more than was meant.

import { expect, test } from 'vitest';
import {
  maximumBytes,
  maximumIds,
  refusalOf,
  resources,
  where,
  type XeroRequest,
} from '../../src/xero-node-lite/index.ts';
import { access, id, tenantId } from './fake.ts';

const { contacts, invoices, items, payments, quotes, purchaseOrders, trackingCategories } = resources;

function pathAndQuery({ url }: XeroRequest): string {
  return url.replace('https://api.xero.com/api.xro/2.0', '');
}

test('a list carries token, tenant, JSON and the time asked for', () => {
  const request = invoices.list.request(access, {
    modifiedSince: Date.UTC(2026, 8, 14, 9, 0, 0, 999),
    page: 1,
    pageSize: 200,
  });
  expect(request).toEqual({
    method: 'GET',
    url: 'https://api.xero.com/api.xro/2.0/Invoices?page=1&pageSize=200&unitdp=4',
    headers: {
      accept: 'application/json',
      authorization: 'Bearer the-token',
      'xero-tenant-id': tenantId,
      'if-modified-since': '2026-09-14T09:00:00',
    },
  });
});

test('each parameter has the name that Xero gave it', () => {
  const filter = where`Status==${'AUTHORISED'} AND Reference!=${null}`;
  expect(
    pathAndQuery(
      contacts.list.request(access, {
        where: filter,
        order: 'ContactID',
        ids: [id(1), id(2)],
        includeArchived: true,
        summaryOnly: true,
        searchTerm: 'a&b c',
      }),
    ),
  ).toBe(
    `/Contacts?where=Status%3D%3D%22AUTHORISED%22%20AND%20Reference!%3Dnull&order=ContactID&IDs=${id(1)},${id(2)}&searchTerm=a%26b%20c&includeArchived=true&summaryOnly=true`,
  );
  expect(
    pathAndQuery(
      invoices.list.request(access, {
        invoiceNumbers: ['INV-1', 'A/2'],
        contactIds: [id(1)],
        statuses: ['DRAFT', 'PAID'],
        createdByMyApp: true,
      }),
    ),
  ).toBe(`/Invoices?InvoiceNumbers=INV-1,A%2F2&ContactIDs=${id(1)}&Statuses=DRAFT,PAID&createdByMyApp=true&unitdp=4`);
  expect(
    pathAndQuery(
      quotes.list.request(access, {
        dateFrom: '2026-01-01',
        expiryDateTo: '2026-02-01',
        status: 'SENT',
        quoteNumber: 'QU-1',
        page: 2,
      }),
    ),
  ).toBe('/Quotes?Status=SENT&DateFrom=2026-01-01&ExpiryDateTo=2026-02-01&QuoteNumber=QU-1&page=2');
  expect(pathAndQuery(purchaseOrders.list.request(access, { status: 'DRAFT', dateTo: '2026-01-01' }))).toBe(
    '/PurchaseOrders?Status=DRAFT&DateTo=2026-01-01',
  );
});

test('creating is PUT, updating is POST with ids, and decimals are sent as the numbers they are', () => {
  const line = { Description: '12', Quantity: '2.0000', UnitAmount: '10.5', LineAmount: 21 };
  const create = invoices.create.request(
    access,
    [{ Type: 'ACCREC', Contact: { ContactID: id(1) }, InvoiceNumber: '0012', LineItems: [line] }],
    { idempotencyKey: 'k-1' },
  );
  expect(create.method).toBe('PUT');
  expect(create.count).toBe(1);
  expect(pathAndQuery(create)).toBe('/Invoices?summarizeErrors=false&unitdp=4');
  expect(create.headers).toMatchObject({ 'content-type': 'application/json', 'idempotency-key': 'k-1' });
  expect(create.body).toBe(
    `{"Invoices":[{"Type":"ACCREC","Contact":{"ContactID":"${id(1)}"},"InvoiceNumber":"0012","LineItems":[{"Description":"12","Quantity":2.0000,"UnitAmount":10.5,"LineAmount":21}]}]}`,
  );
  const update = contacts.update.request(access, [
    { ContactID: id(1), Name: 'New' },
    { ContactID: id(2), EmailAddress: 'a@example.com' },
  ]);
  expect(update.method).toBe('POST');
  expect(update.count).toBe(2);
  expect(pathAndQuery(update)).toBe('/Contacts?summarizeErrors=false');
  const archive = contacts.archive.request(access, [id(1), id(2)]);
  expect(JSON.parse(archive.body ?? '')).toEqual({
    Contacts: [
      { ContactID: id(1), ContactStatus: 'ARCHIVED' },
      { ContactID: id(2), ContactStatus: 'ARCHIVED' },
    ],
  });
});

test('deleting a payment or a quote is a small update of its own', () => {
  expect(payments.delete.request(access, id(1)).body).toBe('{"Status":"DELETED"}');
  const quote = { QuoteID: id(1), Contact: { ContactID: id(2) }, Date: '2026-09-14' };
  const more = { ...quote, Title: 'not sent' };
  expect(JSON.parse(quotes.delete.request(access, [more]).body ?? '')).toEqual({
    Quotes: [{ ...quote, Status: 'DELETED' }],
  });
});

test('an update that names no id would overwrite whoever has the name: it is never built', () => {
  const patches = [
    { ContactID: '', Name: 'x' },
    { ContactID: '00000000-0000-0000-0000-000000000000' },
    { ContactID: 'INV-1' },
  ];
  for (const patch of patches)
    expect(() => contacts.update.request(access, [patch]), patch.ContactID).toThrow(TypeError);
  expect(() => invoices.void.request(access, ['INV-1'])).toThrow(TypeError);
  expect(() => payments.delete.request(access, '')).toThrow(TypeError);
});

test('an empty list, an empty id or a filter that is none would ask for everything: they are never built', () => {
  expect(() => contacts.list.request(access, { ids: [] })).toThrow(TypeError);
  expect(() => invoices.list.request(access, { invoiceNumbers: ['A,B'] })).toThrow(TypeError);
  expect(() => invoices.list.request(access, { invoiceNumbers: [''] })).toThrow(TypeError);
  expect(() => quotes.list.request(access, { dateFrom: '2026-02-30' })).toThrow(TypeError);
  expect(() => items.list.request(access, { pagesize: 5 } as object)).toThrow(TypeError);
  for (const bad of ['', '.', '..']) expect(() => contacts.get.request(access, bad), bad).toThrow(TypeError);
  expect(() => contacts.create.request(access, [])).toThrow(TypeError);
  expect(() => resources.creditNotes.allocate.request(access, id(1), [])).toThrow(TypeError);
});

test('an id or number stays one segment of the path', () => {
  expect(pathAndQuery(invoices.get.request(access, 'A/1?x=2#3'))).toBe('/Invoices/A%2F1%3Fx%3D2%233?unitdp=4');
  expect(pathAndQuery(trackingCategories.deleteOption.request(access, id(1), id(2)))).toBe(
    `/TrackingCategories/${id(1)}/Options/${id(2)}`,
  );
});

test('an idempotency key is never empty, too long or unprintable', () => {
  const drafts = [{ Name: 'x' }];
  for (const idempotencyKey of ['', ' ', 'a b', 'ä', 'a\n', 'x'.repeat(129)]) {
    expect(() => contacts.create.request(access, drafts, { idempotencyKey }), idempotencyKey).toThrow(TypeError);
  }
  const longest = 'x'.repeat(128);
  expect(contacts.create.request(access, drafts, { idempotencyKey: longest }).headers['idempotency-key']).toBe(longest);
  expect(contacts.create.request(access, drafts).headers).not.toHaveProperty('idempotency-key');
});

test('without a token or tenant their headers are left out, never empty', () => {
  expect(Object.keys(contacts.list.request({}).headers)).toEqual(['accept']);
});

test('a base URL may have a port and a path; plain http only on this very machine', () => {
  const from = (baseUrl: string) => contacts.list.request({ baseUrl }).url;
  expect(from('http://localhost:8787/xero/')).toBe('http://localhost:8787/xero/api.xro/2.0/Contacts');
  expect(from('http://127.0.0.1:1/')).toBe('http://127.0.0.1:1/api.xro/2.0/Contacts');
  expect(from('http://[::1]:1')).toBe('http://[::1]:1/api.xro/2.0/Contacts');
  expect(from('https://proxy.example.com/a/b')).toBe('https://proxy.example.com/a/b/api.xro/2.0/Contacts');
  for (const bad of [
    'http://api.xero.com',
    'http://localhost.example.com',
    'http://127.0.0.1.example.com',
    'ftp://localhost',
    'https://a@example.com',
    'https://example.com?x',
    'example.com',
  ]) {
    expect(() => from(bad), bad).toThrow(TypeError);
  }
});

test('what Xero would refuse for its size is not sent', () => {
  const ids = Array.from({ length: maximumIds }, (_, number) => id(number));
  expect(refusalOf(contacts.list.request(access, { ids, page: 1, includeArchived: true }))).toBeUndefined();
  expect(refusalOf(contacts.list.request(access, { ids: [...ids, id(99)] }))).toMatchObject({
    code: 'query-too-long',
    ids: 41,
  });
  expect(refusalOf(contacts.list.request(access, { searchTerm: 'x'.repeat(2_100) }))).toMatchObject({
    code: 'query-too-long',
  });
  const heavy = contacts.create.request(access, [{ Name: '漢'.repeat(3_400_000) }]);
  expect(refusalOf(heavy)).toEqual({
    code: 'body-too-large',
    bytes: (heavy.body?.length ?? 0) + 2 * 3_400_000,
    maximumBytes,
  });
  expect(refusalOf(contacts.create.request(access, [{ Name: 'x'.repeat(9_000_000) }]))).toBeUndefined();
});

test('a PDF is asked for as one', () => {
  const request = invoices.pdf.request(access, id(1));
  expect(pathAndQuery(request)).toBe(`/Invoices/${id(1)}/pdf`);
  expect(request.headers.accept).toBe('application/pdf');
});
