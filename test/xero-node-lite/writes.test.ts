// What became of each element of a write, whichever form Xero answers in.

import { expect, test } from 'vitest';
import { resources } from '../../src/xero-node-lite/index.ts';
import { contactOnWire, envelope, id, invoiceOnWire, refusal, reply, zero } from './fake.ts';

const { accounts, contacts, creditNotes, currencies, invoices, items, payments, quotes, trackingCategories } =
  resources;

const duplicate = 'The contact name Dup Ltd is already assigned to another contact.';
const refusedContact = {
  ContactID: zero,
  Name: 'Dup Ltd',
  Addresses: [],
  Phones: [{ PhoneType: 'DEFAULT', PhoneNumber: '1', ValidationErrors: [] }],
  HasValidationErrors: true,
  ValidationErrors: [{ Message: duplicate }],
};

test('outcomes stand in the order of the request, good beside refused', async () => {
  const sent = [contactOnWire(1), { ...refusedContact, StatusAttributeString: 'ERROR' }, contactOnWire(3)];
  const result = await contacts.create.process(reply(envelope('Contacts', sent)), undefined, { count: 3 });
  expect(result).toMatchObject({
    ok: true,
    value: [
      { ok: true, element: { ContactID: id(1), UpdatedDateUTC: 1789378193493 }, warnings: [] },
      { ok: false, messages: [{ message: duplicate, path: '' }] },
      { ok: true, element: { ContactID: id(3) } },
    ],
  });
});

test('a refused element is never handed on: it echoes the request', async () => {
  const echo = invoiceOnWire(
    5,
    ',"StatusAttributeString":"ERROR","ValidationErrors":[{"Message":"Invoice not of valid status for modification"}]',
  )
    .replace('"HasErrors":false', '"HasErrors":true')
    .replace('"Status":"AUTHORISED"', '"Status":"DELETED"');
  const result = await invoices.delete.process(reply(`{"Status":"OK","Invoices":[${echo}]}`), undefined, { count: 1 });
  expect(result).toEqual({
    ok: true,
    value: [{ ok: false, messages: [{ message: 'Invoice not of valid status for modification', path: '' }] }],
    limits: { dayRemaining: 4817, minuteRemaining: 58, appMinuteRemaining: 9998 },
  });
});

test.each([
  ['its status says so', { QuoteID: id(1), StatusAttributeString: 'ERROR' }],
  ['documents flag it', { QuoteID: id(1), HasErrors: true }],
  ['contacts and payments flag it', { QuoteID: id(1), HasValidationErrors: true }],
  ['only its messages show it', { QuoteID: id(1), ValidationErrors: [{ Message: 'No' }] }],
  ['it has the zero GUID', { QuoteID: zero, StatusAttributeString: 'OK' }],
  ['it has no id', { StatusAttributeString: 'OK' }],
])('an element is refused where %s', async (_, element) => {
  const result = await quotes.create.process(reply(envelope('Quotes', [element])), undefined, { count: 1 });
  expect(result).toMatchObject({ ok: true, value: [{ ok: false }] });
});

test('messages are found wherever they are, under either name, with their place', async () => {
  const element = {
    InvoiceID: zero,
    HasErrors: true,
    Contact: {
      ValidationErrors: [{ Message: 'archived' }],
      Phones: [{}, { ValidationErrors: [{ Description: 'phone' }] }],
    },
    LineItems: [
      { ValidationErrors: [] },
      { Tracking: [{ ValidationErrors: [{ Message: 'option' }] }], ValidationErrors: [null, { Message: 'account' }] },
    ],
    ValidationErrors: [{ Message: 'first' }, { Message: '' }, 'bare', true],
  };
  const result = await invoices.create.process(reply(envelope('Invoices', [element])), undefined, { count: 1 });
  expect(result).toMatchObject({
    value: [
      {
        messages: [
          { message: 'first', path: '' },
          { message: 'bare', path: '' },
          { message: 'archived', path: 'Contact' },
          { message: 'phone', path: 'Contact.Phones[1]' },
          { message: 'account', path: 'LineItems[1]' },
          { message: 'option', path: 'LineItems[1].Tracking[0]' },
        ],
      },
    ],
  });
});

test('warnings come with what was saved', async () => {
  const payment = {
    PaymentID: id(1),
    Amount: 5,
    StatusAttributeString: 'WARNING',
    Warnings: [{ Message: 'The payment date is prior to the invoice date.' }],
  };
  const result = await payments.create.process(reply(envelope('Payments', [payment])), undefined, { count: 1 });
  expect(result).toMatchObject({
    value: [
      {
        ok: true,
        element: { Amount: '5' },
        warnings: [{ message: 'The payment date is prior to the invoice date.', path: '' }],
      },
    ],
  });
});

test('400 with every element is told element by element; those without a message fell with the others', async () => {
  const result = await contacts.create.process(
    reply(refusal([refusedContact, { ContactID: zero, Name: 'Fine' }]), 400),
    undefined,
    { count: 2 },
  );
  expect(result).toMatchObject({
    ok: true,
    value: [
      { ok: false, messages: [{ message: duplicate }] },
      { ok: false, messages: [] },
    ],
  });
});

test('400 with some of the elements is one problem: nobody can say which they are', async () => {
  for (const count of [3, undefined]) {
    const exchange = count === undefined ? {} : { count };
    const result = await contacts.create.process(reply(refusal([refusedContact]), 400), undefined, exchange);
    expect(result).toMatchObject({
      ok: false,
      problem: {
        code: 'validation',
        message: 'A validation exception occurred',
        messages: [{ message: duplicate, path: 'Elements[0]' }],
      },
    });
  }
});

test('a success that answers another number of elements is not read: its order can mean anything', async () => {
  const result = await contacts.create.process(reply(envelope('Contacts', [contactOnWire(1)])), undefined, {
    count: 2,
  });
  expect(result).toMatchObject({ ok: false, problem: { code: 'unreadable', why: 'count' } });
  const gap = await contacts.create.process(reply(envelope('Contacts', [contactOnWire(1), null])), undefined, {
    count: 2,
  });
  expect(gap).toMatchObject({ ok: false, problem: { code: 'unreadable', why: 'count' } });
});

test('a write of one is its element, or a validation problem, in both forms', async () => {
  const account = { AccountID: id(1), Code: '200', UpdatedDateUTC: '/Date(1789378193493+0000)/' };
  expect(await accounts.create.process(reply(envelope('Accounts', [account])))).toMatchObject({
    ok: true,
    value: { AccountID: id(1), UpdatedDateUTC: 1789378193493 },
  });
  const refused = { ...account, AccountID: zero, ValidationErrors: [{ Message: 'Please enter a unique Code.' }] };
  const problem = {
    code: 'validation',
    message: 'Please enter a unique Code.',
    messages: [{ message: 'Please enter a unique Code.', path: '' }],
  };
  expect(await accounts.create.process(reply(refusal([refused]), 400))).toMatchObject({ ok: false, problem });
  expect(await accounts.create.process(reply(envelope('Accounts', [refused])))).toMatchObject({ ok: false, problem });
  expect(await accounts.create.process(reply(refusal([]), 400))).toMatchObject({
    ok: false,
    problem: { code: 'validation', message: 'A validation exception occurred', messages: [] },
  });
});

test('deleting a payment, an item, an allocation; adding a currency, an option and a note', async () => {
  expect(
    await payments.delete.process(reply(envelope('Payments', [{ PaymentID: id(1), Status: 'DELETED' }]))),
  ).toMatchObject({ value: { Status: 'DELETED' } });
  expect(await items.delete.process(reply('', 204))).toMatchObject({ ok: true, value: undefined });
  const bare = {
    AllocationID: id(1),
    Date: '/Date(1789344000000+0000)/',
    Invoice: { InvoiceID: id(2) },
    IsDeleted: true,
  };
  expect(await creditNotes.unallocate.process(reply(bare))).toMatchObject({
    value: { Date: '2026-09-14', IsDeleted: true },
  });
  expect(await creditNotes.unallocate.process(reply('[]'))).toMatchObject({ problem: { code: 'unreadable' } });
  expect(await currencies.add.process(reply(envelope('Currencies', [{ Code: 'USD' }])))).toMatchObject({
    value: { Code: 'USD' },
  });
  expect(
    await trackingCategories.addOption.process(
      reply(envelope('Options', [{ TrackingOptionID: id(1), Name: 'North' }])),
    ),
  ).toMatchObject({ value: { Name: 'North' } });
  const note = { Changes: 'Note', DateUTC: '/Date(1789378193493+0000)/', User: 'System Generated', Details: '' };
  expect(await invoices.addNote.process(reply(envelope('HistoryRecords', [note])))).toMatchObject({
    value: { DateUTC: 1789378193493 },
  });
});

test('allocations may come without their ids, and are refused by their messages', async () => {
  const made = [
    { Amount: 60.5, Invoice: { InvoiceID: id(1) } },
    { Amount: 1, ValidationErrors: [{ Message: 'too much' }] },
  ];
  expect(
    await creditNotes.allocate.process(reply(envelope('Allocations', made)), undefined, { count: 2 }),
  ).toMatchObject({
    value: [
      { ok: true, element: { Amount: '60.5' } },
      { ok: false, messages: [{ message: 'too much', path: '' }] },
    ],
  });
});
