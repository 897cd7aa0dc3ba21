// How replies are read: exact numbers, days and times in one form, lists always there, and nothing taken for a page that is none.

import { expect, test } from 'vitest';
import { canonicalDecimal, pages, resources, xero } from '../../src/xero-node-lite/index.ts';
import { contactOnWire, envelope, id, invoiceOnWire, recorder, reply, zero } from './fake.ts';

const { brandingThemes, connections, contacts, creditNotes, invoices, organisation, payments, quotes, taxRates } =
  resources;

test('a page tells its elements, its place and the clock of Xero', async () => {
  const pagination = { page: 1, pageSize: 100, pageCount: 3, itemCount: 215 };
  const result = await contacts.list.process(reply(envelope('Contacts', [contactOnWire(1)], { pagination })));
  expect(result).toMatchObject({
    ok: true,
    value: { pagination, servedAtMs: 1789378199160, warnings: [] },
    limits: { dayRemaining: 4817, minuteRemaining: 58, appMinuteRemaining: 9998 },
  });
  const contact = result.ok ? result.value.elements[0] : undefined;
  expect(contact).toMatchObject({
    ContactID: id(1),
    UpdatedDateUTC: 1789378193493,
    Balances: { AccountsReceivable: { Outstanding: '349.91', Overdue: '0.1' } },
    PaymentTerms: { Sales: { Day: '20' } },
    IsCustomer: true,
    Attachments: [],
  });
});

test('amounts are the text that Xero wrote, and dates are days', async () => {
  const text = `{"Id":"x","Status":"OK","Invoices":[${invoiceOnWire(7, ',"AmountCredited":90071992547409.93')}]}`;
  const result = await invoices.get.process(reply(text));
  const invoice = result.ok ? result.value : undefined;
  expect(invoice).toMatchObject({
    Total: '24.15',
    AmountPaid: '0.0',
    CurrencyRate: '1.000000',
    AmountCredited: '90071992547409.93',
    Date: '2026-09-14',
    DueDate: '2026-09-21',
    UpdatedDateUTC: 1789378199100,
    LineItems: [{ UnitAmount: '10.5000', Quantity: '2.0', LineItemID: id(507), Tracking: [] }],
  });
  expect(canonicalDecimal(invoice?.AmountPaid ?? '')).toBe('0');
});

test('numbers that Xero quotes read the same', async () => {
  const rate = { TaxType: 'OUTPUT2', EffectiveRate: '15.0000', TaxComponents: [{ Name: 'GST', Rate: 15 }] };
  const result = await taxRates.list.process(reply(envelope('TaxRates', [rate])));
  expect(result).toMatchObject({
    value: { elements: [{ EffectiveRate: '15.0000', TaxComponents: [{ Rate: '15' }] }] },
  });
});

test('missing lists are empty, and nulls in lists are dropped', async () => {
  const quote = {
    QuoteID: id(1),
    Date: '/Date(1789344000000)/',
    LineItems: [null, { LineItemID: id(2), Tracking: null }],
  };
  const result = await quotes.get.process(reply(envelope('Quotes', [quote], { SummarizeErrors: true })));
  expect(result).toMatchObject({ value: { Date: '2026-09-14', LineItems: [{ LineItemID: id(2), Tracking: [] }] } });
  const bare = await creditNotes.get.process(reply(envelope('CreditNotes', [{ CreditNoteID: id(1) }])));
  expect(bare).toMatchObject({ value: { LineItems: [], Allocations: [], Payments: [] } });
});

test('the zero GUID is no id anywhere', async () => {
  const payment = {
    PaymentID: id(1),
    BatchPaymentID: id(2),
    Invoice: { InvoiceID: zero, Contact: { ContactID: zero, Name: 'x' } },
  };
  const result = await payments.get.process(reply(envelope('Payments', [payment])));
  expect(result).toMatchObject({ ok: true, value: { Invoice: { Contact: { Name: 'x' } } } });
  expect(JSON.stringify(result)).not.toContain(zero);
  const nothing = await payments.get.process(reply(envelope('Payments', [{ PaymentID: zero }])));
  expect(nothing).toMatchObject({ ok: false, problem: { code: 'unreadable', why: 'shape' } });
});

test('a date that is none is left out instead of guessed', async () => {
  const text = `{"Status":"OK","Invoices":[{"InvoiceID":"${id(1)}","Date":"soon","UpdatedDateUTC":12,"DueDate":null}]}`;
  const result = await invoices.get.process(reply(text));
  const invoice = result.ok ? result.value : { Date: 'failed' };
  expect([invoice.Date, 'UpdatedDateUTC' in invoice, 'DueDate' in invoice]).toEqual([undefined, false, false]);
});

test('fields that Xero adds later come through', async () => {
  const result = await contacts.get.process(reply(envelope('Contacts', [{ ContactID: id(1), Mood: { Level: 3 } }])));
  expect(result).toMatchObject({ value: { Mood: { Level: '3' } } });
});

test('no element in a success is not-found; an empty list that Xero leaves out is an empty page', async () => {
  expect(await contacts.get.process(reply(envelope('Contacts', [])))).toMatchObject({
    ok: false,
    problem: { code: 'not-found' },
  });
  expect(await contacts.list.process(reply({ Id: 'x', Status: 'OK' }))).toMatchObject({
    ok: true,
    value: { elements: [] },
  });
  expect(await contacts.list.process(reply('', 304))).toMatchObject({ ok: true, value: { elements: [] } });
});

test('a success that is not Xero’s page is never taken for an empty one', async () => {
  const cases: [string, string][] = [
    ['', 'empty'],
    ['  \n', 'empty'],
    ['<!DOCTYPE html><p>Back soon', 'html'],
    [JSON.stringify(envelope('Contacts', [contactOnWire(1)])).slice(0, -30), 'truncated'],
    ['{"Contacts":[}]}', 'malformed'],
    ['Everything is fine', 'malformed'],
    ['{}', 'shape'],
    ['[]', 'shape'],
    ['null', 'shape'],
    ['{"Status":"OK","Contacts":{"ContactID":"x"}}', 'shape'],
    ['{"Contacts":[{"Name":"without an id"}]}', 'shape'],
  ];
  for (const [text, why] of cases) {
    expect(await contacts.list.process(reply(text)), text).toMatchObject({
      ok: false,
      problem: { code: 'unreadable', status: 200, why },
    });
  }
});

test('a body that was read before is given as text', async () => {
  const response = reply(
    envelope('BrandingThemes', [
      { BrandingThemeID: id(1), SortOrder: 0, CreatedDateUTC: '/Date(1789378193493+0000)/' },
    ]),
  );
  const text = await response.text();
  expect(await brandingThemes.list.process(response, text)).toMatchObject({
    value: { elements: [{ SortOrder: '0', CreatedDateUTC: 1789378193493 }] },
  });
});

test('the organisation is one element, its lock dates are days', async () => {
  const demo = {
    OrganisationID: id(1),
    PeriodLockDate: '/Date(1254268800000+0000)/',
    CreatedDateUTC: '/Date(1789378193493)/',
    FinancialYearEndDay: 31,
  };
  const result = await organisation.get.process(reply(envelope('Organisations', [demo])));
  expect(result).toMatchObject({
    value: { PeriodLockDate: '2009-09-30', CreatedDateUTC: 1789378193493, FinancialYearEndDay: '31', Addresses: [] },
  });
});

test('connections are a bare list with times of their own kind', async () => {
  const connection = {
    id: id(1),
    authEventId: id(2),
    tenantId: id(3),
    tenantType: 'ORGANISATION',
    tenantName: 'Demo',
    createdDateUtc: '2026-04-20T11:47:10.3365440',
    updatedDateUtc: '2026-04-20T16:35:19.5282060',
  };
  expect(await connections.list.process(reply([connection]))).toMatchObject({
    ok: true,
    value: [{ tenantId: id(3), createdDateUtc: Date.UTC(2026, 3, 20, 11, 47, 10, 336) }],
  });
  expect(await connections.list.process(reply({}))).toMatchObject({ problem: { code: 'unreadable' } });
  expect(await connections.list.process(reply([{ id: id(1) }]))).toMatchObject({ problem: { code: 'unreadable' } });
  expect(await connections.delete.process(reply('', 204))).toMatchObject({ ok: true });
});

test('walking over pages ends with the last, with a problem, and for quotes with a short page', async () => {
  const page = (number: number, pageCount: number) => () =>
    reply(
      envelope('Contacts', [contactOnWire(number)], {
        pagination: { page: number, pageSize: 1, pageCount, itemCount: pageCount },
      }),
    );
  const three = recorder(page(1, 3), page(2, 3), page(3, 3));
  const client = xero({ fetch: three.fetch, token: 't' });
  const names: unknown[] = [];
  for await (const result of pages(client.contacts.list, { order: 'ContactID', pageSize: 1 })) {
    names.push(result.ok ? result.value.elements[0]?.Name : result.problem.code);
  }
  expect(names).toEqual(['Contact 1', 'Contact 2', 'Contact 3']);
  expect(three.seen.map(({ url }) => url.split('?')[1])).toEqual(
    [1, 2, 3].map((n) => `order=ContactID&page=${n}&pageSize=1`),
  );

  const failing = recorder(page(1, 3), () => reply('', 429, { 'retry-after': '26', 'x-rate-limit-problem': 'minute' }));
  const outcomes: boolean[] = [];
  for await (const result of pages(xero({ fetch: failing.fetch, token: 't' }).contacts.list, {}))
    outcomes.push(result.ok);
  expect(outcomes).toEqual([true, false]);

  const hundred = Array.from({ length: 100 }, (_, number) => ({ QuoteID: id(number) }));
  const short = recorder(
    () => reply(envelope('Quotes', hundred)),
    () => reply(envelope('Quotes', hundred.slice(0, 7))),
  );
  let count = 0;
  for await (const result of pages(xero({ fetch: short.fetch, token: 't' }).quotes.list, {}))
    count += result.ok ? result.value.elements.length : 0;
  expect([count, short.seen.length]).toEqual([107, 2]);
});
