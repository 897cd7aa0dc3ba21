// Invoices and bills that the simulated Xero refuses, and with which words.

import { beforeEach, describe, expect, test } from 'vitest';
import { ContactID, bill, line, made, messages, openSales, post, put, sale, STATUS, world } from './xero-sales.ts';
import type { Parsed } from './xero-world.ts';

beforeEach(openSales);

describe('what is refused', () => {
  test.each([
    ['an unknown type', { Type: 'ACCSOMETHING' }, 'Invoice not of valid type for creation'],
    [
      'an account that does not exist',
      { LineItems: [{ ...line, AccountCode: '999' }] },
      "Account code '999' is not a valid code for this document.",
    ],
    [
      'a bank account',
      { LineItems: [{ ...line, AccountCode: '090' }] },
      "Account code '090' is not a valid code for this document.",
    ],
    [
      'an archived account',
      { LineItems: [{ ...line, AccountCode: '299' }] },
      "Account code '299' has been archived, or has been deleted. Each line item must reference a valid account.",
    ],
    ['no account', { LineItems: [{ ...line, AccountCode: undefined }] }, 'Account code must be specified'],
    [
      'a tax of the other side',
      { LineItems: [{ ...line, TaxType: 'INPUT2' }] },
      "The TaxType code 'INPUT2' cannot be used with account code '200'.",
    ],
    [
      'a tax that was deleted',
      { LineItems: [{ ...line, TaxType: 'OUTPUT' }] },
      'The TaxType code OUTPUT does not exist or cannot be used for this type of transaction.',
    ],
    ['an unknown item', { LineItems: [{ ...line, ItemCode: 'NONE' }] }, "Item code 'NONE' is not valid"],
    ['a currency that is not subscribed', { CurrencyCode: 'EUR' }, 'Organisation is not subscribed to currency EUR'],
    [
      'a locked period',
      { Date: '2009-09-30' },
      'The document date cannot be before the period lock date, currently set at 30 September 2009',
    ],
    ['no line', { LineItems: [] }, 'At least one line item must be specified.'],
    ['no due date', { DueDate: undefined }, 'Due Date must be specified.'],
    ['a total below zero', { LineItems: [{ ...line, UnitAmount: -1 }] }, 'The invoice total cannot be negative.'],
    [
      'an unknown id',
      { InvoiceID: '00000000-0000-4000-8000-000000000000' },
      'An existing Invoice with the specified InvoiceID could not be found',
    ],
    ['a status to be reached otherwise', { Status: 'PAID' }, STATUS],
    ['an address at Xero', { Url: 'https://go.xero.com/x' }, 'The Url must be an absolute address outside of Xero.'],
    ['letters beyond ASCII in a number', { InvoiceNumber: 'Ü-1' }, 'Invoice Number contains invalid characters.'],
    [
      'an option that does not exist',
      { LineItems: [{ ...line, Tracking: [{ Name: 'Region', Option: 'Moon' }] }] },
      'The tracking category or option is not valid or is not active.',
    ],
    [
      'the same category twice',
      { LineItems: [{ ...line, Tracking: [1, 2].map(() => ({ Name: 'Region', Option: 'North' })) }] },
      'A line can have at most 2 tracking categories, each once.',
    ],
  ])('%s', async (_what, fields, message) => {
    expect(messages(await put(sale(fields)))).toEqual([message]);
  });

  test('a discount on a bill', async () => {
    const lines = { LineItems: [{ ...line, AccountCode: '300', DiscountRate: 10 }] };
    expect(messages(await put(bill(lines)))).toEqual(['Discounts are not allowed on this document.']);
    world.switches.discountOnBill = 'drop';
    expect((await made(bill(lines))).Total).toBe(24.15);
  });

  test('the line that is at fault bears the error as well', async () => {
    const answer = await put(sale({ LineItems: [line, { ...line, AccountCode: '999' }] }));
    const [element] = answer.json.Elements;
    expect(element.InvoiceID).toBe('00000000-0000-0000-0000-000000000000');
    expect(element.LineItems.map((one: Parsed) => one.ValidationErrors.length)).toEqual([0, 1]);
  });

  test('a contact that was archived, a contact that does not exist', async () => {
    expect((await put(sale({ Contact: { ContactID: '00000000-0000-4000-8000-000000000000' } }))).status).toBe(404);
    world.switches.unknownContactOnDocument = 'element';
    expect((await put(sale({ Contact: { ContactID: '00000000-0000-4000-8000-000000000000' } }))).status).toBe(400);
    const { InvoiceID } = await made();
    world.act('contact.archive', { contact: ContactID });
    const words =
      'The contact with the specified contact details has been archived. The contact must be un-archived before creating new invoices or credit notes.';
    expect(messages(await put(sale()))).toEqual([words]);
    expect(messages(await post({ InvoiceID, Status: 'VOIDED' }))).toEqual([words]);
  });

  test('a draft may lack accounts and a due date, yet not name a wrong account', async () => {
    const draft = await made(
      sale({ Status: 'DRAFT', DueDate: undefined, LineItems: [{ Description: 'x', UnitAmount: 1 }] }),
    );
    expect(draft).toMatchObject({ Status: 'DRAFT', Total: 1, TotalTax: 0 });
    expect(draft.LineItems[0]).not.toHaveProperty('TaxType');
    expect(messages(await put(sale({ Status: 'DRAFT', LineItems: [{ ...line, AccountCode: '999' }] })))).toHaveLength(
      1,
    );
    expect(messages(await post({ InvoiceID: draft.InvoiceID, Status: 'AUTHORISED', DueDate: '2026-10-01' }))).toEqual([
      'Account code must be specified',
    ]);
  });

  test('more approvals in a month than the smallest plan has', async () => {
    world.act('organisation.plan', { plan: 'STARTER' });
    for (let at = 0; at < 5; at++) await made(bill());
    expect(messages(await put(bill()))).toEqual(['You have reached the limit of invoices you can approve']);
    expect((await put(bill({ Status: 'DRAFT' }))).status).toBe(200);
    world.clock.time += 31 * 86_400_000;
    await world.connect();
    expect((await put(bill())).status).toBe(200);
  });
});

describe('numbers', () => {
  test('PUT refuses a number in use; a POST finds the invoice of that number', async () => {
    const one = await made(sale({ Status: 'DRAFT', InvoiceNumber: 'Z-1' }));
    expect(messages(await put(sale({ InvoiceNumber: 'z-1' })))).toEqual(['Invoice # must be unique.']);
    const answer = await post({ Type: 'ACCREC', InvoiceNumber: 'Z-1', Reference: 'overwritten' });
    expect(answer.json.Invoices[0]).toMatchObject({ InvoiceID: one.InvoiceID, Reference: 'overwritten' });
  });

  test('a voided invoice keeps its number, unless the switch frees it', async () => {
    const { InvoiceID } = await made(sale({ InvoiceNumber: 'Z-1' }));
    await post({ InvoiceID, Status: 'VOIDED' });
    expect(messages(await put(sale({ InvoiceNumber: 'Z-1' })))).toEqual(['Invoice # must be unique.']);
    world.switches.invoiceNumberReuse = true;
    expect((await put(sale({ InvoiceNumber: 'Z-1' }))).status).toBe(200);
  });

  test('Xero’s own numbers step over those in use, and a refused invoice uses none', async () => {
    await made(sale({ InvoiceNumber: 'INV-0001' }));
    await put(sale({ LineItems: [] }));
    expect((await made()).InvoiceNumber).toBe('INV-0002');
  });
});
