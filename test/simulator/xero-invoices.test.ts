// Invoices and bills of the simulated Xero: arithmetic, statuses, what may change when, and what is refused with which words.

import { beforeEach, describe, expect, test } from 'vitest';
import { type Answer, type Parsed, XeroWorld } from './xero-world.ts';

const line = { Description: 'Job', Quantity: 2, UnitAmount: 10.5, AccountCode: '200' };
const SETTLED = 'This document cannot be edited as it has a payment or credit note allocated to it.';
const STATUS = 'Invoice not of valid status for modification';

let world: XeroWorld;
let ContactID: string;

beforeEach(async () => {
  world = await XeroWorld.open({ company: 'empty' });
  ContactID = (await world.call('PUT', 'Contacts', { Name: 'Customer', EmailAddress: 'c@x.example' })).json.Contacts[0]
    .ContactID;
});

function sale(fields: object = {}): object {
  return {
    Type: 'ACCREC',
    Contact: { ContactID },
    Date: '2026-09-14',
    DueDate: '2026-09-30',
    Status: 'AUTHORISED',
    LineItems: [line],
    ...fields,
  };
}

const bill = (fields: object = {}) => sale({ Type: 'ACCPAY', LineItems: [{ ...line, AccountCode: '300' }], ...fields });
const put = (body: unknown, query = '?unitdp=4') => world.call('PUT', `Invoices${query}`, body);
const post = (body: unknown, query = '?unitdp=4') => world.call('POST', `Invoices${query}`, body);

async function made(body: object = sale()): Promise<Parsed> {
  const answer = await put(body);
  if (answer.status !== 200) throw new Error(answer.text);
  return answer.json.Invoices[0];
}

function messages(answer: Answer): string[] {
  if (answer.status !== 400) throw new Error(`answered ${answer.status}`);
  return answer.json.Elements[0].ValidationErrors.map((error: Parsed) => error.Message);
}

async function pay(InvoiceID: string, Amount: number): Promise<void> {
  const answer = await world.call('PUT', 'Payments', {
    Invoice: { InvoiceID },
    Account: { Code: '090' },
    Date: '2026-09-15',
    Amount,
  });
  if (answer.status !== 200) throw new Error(answer.text);
}

describe('arithmetic', () => {
  test('two at 10.50 and fifteen per cent on top are 3.15 and 24.15', async () => {
    const { LineItems, ...invoice } = await made();
    expect(invoice).toMatchObject({ SubTotal: 21, TotalTax: 3.15, Total: 24.15, AmountDue: 24.15, CurrencyRate: 1 });
    expect(LineItems[0]).toMatchObject({ TaxType: 'OUTPUT2', TaxAmount: 3.15, LineAmount: 21 });
  });

  test('541.25 with fifteen per cent within are 70.60 and 470.65', async () => {
    const invoice = await made(
      sale({ LineAmountTypes: 'Inclusive', LineItems: [{ ...line, Quantity: 1, UnitAmount: 541.25 }] }),
    );
    expect(invoice).toMatchObject({ SubTotal: 470.65, TotalTax: 70.6, Total: 541.25 });
  });

  test.each([
    [
      'tax is rounded on each line, halves away from zero',
      [1, 2, 3].map(() => ({ Quantity: 1, UnitAmount: 0.1 })),
      0.3,
      0.06,
    ],
    ['2.165 becomes 2.17', [{ Quantity: 1, UnitAmount: 2.165, TaxType: 'NONE' }], 2.17, 0],
    ['four decimals of a unit price count', [{ Quantity: 1000, UnitAmount: 0.0612, TaxType: 'NONE' }], 61.2, 0],
    ['a quantity keeps four decimals', [{ Quantity: 0.33335, UnitAmount: 3, TaxType: 'NONE' }], 1, 0],
    ['a discount in per cent', [{ Quantity: 3, UnitAmount: 9.99, DiscountRate: 12.5 }], 26.22, 3.93],
    ['a discount in money', [{ Quantity: 3, UnitAmount: 9.99, DiscountAmount: 1.97 }], 28, 4.2],
    [
      'a negative line',
      [
        { Quantity: 1, UnitAmount: 10 },
        { Quantity: -1, UnitAmount: 0.05, TaxType: 'NONE' },
      ],
      9.95,
      1.5,
    ],
    ['a tax that is given is taken', [{ Quantity: 1, UnitAmount: 10, TaxAmount: 1.49 }], 10, 1.49],
    ['a line amount alone', [{ LineAmount: 12.34 }], 12.34, 1.85],
    [
      'what floats get wrong',
      [
        { Quantity: 3, UnitAmount: 1.1 },
        { Quantity: 1, UnitAmount: 1.005, TaxType: 'NONE' },
      ],
      4.31,
      0.5,
    ],
  ])('%s', async (_what, lines, SubTotal, TotalTax) => {
    const invoice = await made(
      sale({ LineItems: lines.map((one) => ({ Description: 'x', AccountCode: '200', ...one })) }),
    );
    expect(invoice).toMatchObject({ SubTotal, TotalTax });
  });

  test('without unitdp=4 the unit price is rounded before the line is', async () => {
    const lines = [{ ...line, Quantity: 1000, UnitAmount: 0.061171, TaxType: 'NONE' }];
    const { json } = await put(sale({ LineItems: lines }), '');
    expect(json.Invoices[0]).toMatchObject({ Total: 60, LineItems: [{ UnitAmount: 0.06 }] });
    const fine = await made(sale({ LineItems: lines }));
    expect(fine).toMatchObject({ Total: 61.2, LineItems: [{ UnitAmount: 0.0612 }] });
    expect((await world.get(`Invoices/${fine.InvoiceID}`)).json.Invoices[0].LineItems[0].UnitAmount).toBe(0.06);
  });

  test('a line total that does not follow, and a sum that does not either, are refused', async () => {
    expect(messages(await put(sale({ LineItems: [{ ...line, LineAmount: 20 }] })))).toEqual([
      'The line total 20.00 does not match the expected line total 21.00',
    ]);
    expect(messages(await put(sale({ Total: 24.16 })))).toHaveLength(1);
    world.switches.sentTotals = 'ignore';
    expect((await put(sale({ Total: 24.16 }))).json.Invoices[0].Total).toBe(24.15);
  });
});

describe('what a new invoice gets', () => {
  test('a number, today’s date where the organisation is, the standard theme, the account’s tax', async () => {
    world.clock.time = Date.parse('2026-09-14T12:30:00Z');
    await world.connect();
    const invoice = await made(sale({ Date: undefined, Reference: 'recording' }));
    expect(invoice).toMatchObject({
      InvoiceNumber: 'INV-0001',
      DateString: '2026-09-15T00:00:00',
      Date: '/Date(1789430400000+0000)/',
    });
    expect(invoice.BrandingThemeID).toMatch(/-/);
    expect((await made()).InvoiceNumber).toBe('INV-0002');
  });

  test('makes its contact a customer without moving the contact’s time of change', async () => {
    world.clock.time += 5000;
    const { Contact } = await made();
    expect(Contact).toMatchObject({ IsCustomer: true, UpdatedDateUTC: '/Date(1789376400000+0000)/' });
    await made(bill());
    expect((await world.get(`Contacts/${ContactID}`)).json.Contacts[0]).toMatchObject({ IsSupplier: true });
  });

  test('an item fills in what a line leaves out', async () => {
    await world.call('PUT', 'Items?unitdp=4', {
      Code: 'A',
      Description: 'A thing',
      SalesDetails: { UnitPrice: 1.2345, AccountCode: '260', TaxType: 'ZERORATED' },
    });
    const [item] = (await made(sale({ LineItems: [{ ItemCode: 'A', Quantity: 2 }] }))).LineItems;
    expect(item).toMatchObject({
      Description: 'A thing',
      UnitAmount: 1.2345,
      AccountCode: '260',
      TaxType: 'ZERORATED',
      LineAmount: 2.47,
    });
    expect(item.Item).toMatchObject({ Code: 'A' });
  });

  test('a name that is not known makes a contact, further members change one', async () => {
    await made(sale({ Contact: { Name: 'Misspelt Custmer' } }));
    await made(sale({ Contact: { Name: 'customer', FirstName: 'Changed' } }));
    const { Contacts } = (await world.get('Contacts?order=Name')).json;
    expect(Contacts.map((one: Parsed) => [one.Name, one.FirstName])).toEqual([
      ['customer', 'Changed'],
      ['Misspelt Custmer', undefined],
    ]);
  });

  test('a bill keeps no reference, and its number need not be unique', async () => {
    const one = await made(bill({ Reference: 'PO 7', InvoiceNumber: 'S-1' }));
    expect(one).not.toHaveProperty('Reference');
    expect((await made(bill({ InvoiceNumber: 'S-1' }))).InvoiceID).not.toBe(one.InvoiceID);
    expect(await made(bill())).not.toHaveProperty('InvoiceNumber');
  });
});

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

describe('statuses', () => {
  test.each([
    ['DRAFT', 'SUBMITTED', true],
    ['DRAFT', 'DELETED', true],
    ['DRAFT', 'VOIDED', false],
    ['SUBMITTED', 'DRAFT', true],
    ['SUBMITTED', 'AUTHORISED', true],
    ['AUTHORISED', 'VOIDED', true],
    ['AUTHORISED', 'DELETED', false],
    ['AUTHORISED', 'DRAFT', false],
  ])('%s to %s: %s', async (from, to, allowed) => {
    const { InvoiceID } = await made(sale({ Status: from }));
    const answer = await post({ InvoiceID, Status: to });
    if (allowed) expect(answer.json.Invoices[0].Status).toBe(to);
    else expect(messages(answer)).toEqual([STATUS]);
  });

  test('a refused status is echoed though the stored one stands, with the stored lines', async () => {
    const { InvoiceID, LineItems } = await made();
    const { json } = await post({ Invoices: [{ InvoiceID, Status: 'DELETED' }] }, '?summarizeErrors=false');
    expect(json.Invoices[0]).toMatchObject({ Status: 'DELETED', HasErrors: true, StatusAttributeString: 'ERROR' });
    expect(json.Invoices[0].LineItems[0].LineItemID).toBe(LineItems[0].LineItemID);
    expect((await world.get(`Invoices/${InvoiceID}`)).json.Invoices[0].Status).toBe('AUTHORISED');
  });

  test('nothing is done to what is voided; it stays in lists of changes', async () => {
    const { InvoiceID } = await made();
    world.clock.time += 1000;
    expect((await post({ InvoiceID, Status: 'VOIDED' })).json.Invoices[0].AmountDue).toBe(24.15);
    expect(messages(await post({ InvoiceID, Reference: 'x' }))).toEqual([STATUS]);
    const changes = await world.get('Invoices?page=1', { 'if-modified-since': '2026-09-14T09:00:00' });
    expect(changes.json.Invoices).toMatchObject([{ Status: 'VOIDED', AmountDue: 0 }]);
  });

  test('an invoice over nothing is paid at once', async () => {
    expect(await made(sale({ LineItems: [{ ...line, UnitAmount: 0 }] }))).toMatchObject({ Status: 'PAID', Total: 0 });
  });
});

describe('changing', () => {
  test('lines with ids are kept, without are new, unnamed are gone', async () => {
    const { InvoiceID, LineItems } = await made(sale({ LineItems: [line, { ...line, Description: 'Second' }] }));
    const kept = LineItems[0].LineItemID;
    const changed = await post({
      InvoiceID,
      LineItems: [
        { LineItemID: kept, Quantity: 3 },
        { ...line, Description: 'Third' },
      ],
    });
    const after = changed.json.Invoices[0].LineItems;
    expect(after.map((one: Parsed) => [one.Description, one.Quantity])).toEqual([
      ['Job', 3],
      ['Third', 2],
    ]);
    expect(after[0].LineItemID).toBe(kept);
    const anew = await post({ InvoiceID, LineItems: [line] });
    expect(anew.json.Invoices[0].LineItems[0].LineItemID).not.toBe(kept);
    expect((await post({ InvoiceID, Reference: 'only' })).json.Invoices[0].LineItems).toHaveLength(1);
  });

  test('from exclusive to inclusive the taxes are computed anew', async () => {
    const { InvoiceID } = await made();
    expect((await post({ InvoiceID, LineAmountTypes: 'Inclusive' })).json.Invoices[0]).toMatchObject({
      Total: 21,
      TotalTax: 2.74,
    });
  });

  test('type and currency stay', async () => {
    world.act('currency.add', { code: 'EUR' });
    const { InvoiceID } = await made();
    expect((await post({ InvoiceID, Type: 'ACCPAY' })).status).toBe(400);
    expect((await post({ InvoiceID, CurrencyCode: 'EUR' })).status).toBe(400);
  });

  test('nothing in a locked period', async () => {
    const { InvoiceID } = await made();
    world.act('organisation.lock', { periodLockDate: '2026-09-14', endOfYearLockDate: '2026-03-31' });
    expect(messages(await post({ InvoiceID, Reference: 'x' }))[0]).toContain(
      'period lock date, currently set at 14 September 2026',
    );
    expect(messages(await post({ InvoiceID, Status: 'VOIDED' }))).toHaveLength(1);
    expect(messages(await put(sale({ Date: '2026-03-31' })))[0]).toContain('end of year lock date');
  });
});

describe('once money has moved', () => {
  let InvoiceID: string;
  let LineItemID: string;

  beforeEach(async () => {
    const invoice = await made(sale({ Reference: 'before' }));
    InvoiceID = invoice.InvoiceID;
    LineItemID = invoice.LineItems[0].LineItemID;
    await pay(InvoiceID, 4.15);
    await world.deliver();
  });

  test.each([
    ['the date', { Date: '2026-09-13' }],
    ['the quantity of a line', { LineItems: [{ Quantity: 3 }] }],
    ['the tax of a line', { LineItems: [{ TaxType: 'NONE' }] }],
    ['the lines, sent without ids', { LineItems: [line], anew: true }],
    ['how amounts are meant', { LineAmountTypes: 'Inclusive' }],
  ])('%s may not change', async (_what, change) => {
    const { anew, ...fields } = change as { anew?: boolean; LineItems?: object[] };
    const lines =
      fields.LineItems && !anew ? { LineItems: fields.LineItems.map((one) => ({ LineItemID, ...one })) } : {};
    expect(messages(await post({ InvoiceID, ...fields, ...lines }))).toEqual([SETTLED]);
  });

  test('voiding is refused twice over', async () => {
    expect(messages(await post({ InvoiceID, Status: 'VOIDED' }))).toEqual([STATUS, SETTLED]);
  });

  test('reference and due date may, and the time of change does not move', async () => {
    const before = (await world.get(`Invoices/${InvoiceID}`)).json.Invoices[0].UpdatedDateUTC;
    const after = (await post({ InvoiceID, DueDate: '2026-12-24', Reference: 'after' })).json.Invoices[0];
    expect(after).toMatchObject({ DueDateString: '2026-12-24T00:00:00', Reference: 'after', UpdatedDateUTC: before });
    expect(await world.deliver()).toEqual([]);
  });

  test('account, tracking and words of a line may, and move the time of change', async () => {
    const change = {
      LineItems: [
        { LineItemID, Description: 'New words', AccountCode: '260', Tracking: [{ Name: 'Region', Option: 'South' }] },
      ],
    };
    const after = (await post({ InvoiceID, ...change })).json.Invoices[0];
    expect(after.LineItems[0]).toMatchObject({ Description: 'New words', AccountCode: '260', LineAmount: 21 });
    expect(after.UpdatedDateUTC).toBe('/Date(1789376401000+0000)/');
  });

  test('a paid one takes the same, and no status but its own', async () => {
    await pay(InvoiceID, 20);
    expect((await post({ InvoiceID, Reference: 'late' })).status).toBe(200);
    expect(messages(await post({ InvoiceID, Status: 'AUTHORISED' }))).toEqual([STATUS, SETTLED]);
  });
});

describe('in another currency', () => {
  beforeEach(() => world.act('currency.add', { code: 'USD' }));

  test('Xero looks a rate up where none is sent, and keeps the one that is', async () => {
    expect(await made(sale({ CurrencyCode: 'USD' }))).toMatchObject({ CurrencyCode: 'USD', CurrencyRate: 0.6 });
    expect(await made(sale({ CurrencyCode: 'USD', CurrencyRate: 0.61 }))).toMatchObject({ CurrencyRate: 0.61 });
    expect((await made(sale({ CurrencyRate: 7 }))).CurrencyRate).toBe(1);
  });

  test('what is open is told in the organisation’s currency, or raw', async () => {
    await made(sale({ CurrencyCode: 'USD', CurrencyRate: 0.5 }));
    const open = async () => (await world.get(`Contacts/${ContactID}`)).json.Contacts[0].Balances.AccountsReceivable;
    expect(await open()).toEqual({ Outstanding: 48.3, Overdue: 0 });
    world.clock.time = Date.parse('2026-09-30T12:00:00Z');
    await world.connect();
    world.switches.balancesCurrency = 'raw';
    expect(await open()).toEqual({ Outstanding: 24.15, Overdue: 24.15 });
  });
});

describe('mailing', () => {
  const email = (id: string) => world.call('POST', `Invoices/${id}/Email`, {});

  test('an approved sales invoice goes out and is marked as sent', async () => {
    const { InvoiceID } = await made();
    const answer = await email(InvoiceID);
    expect([answer.status, answer.text]).toEqual([204, '']);
    expect((await world.get(`Invoices/${InvoiceID}`)).json.Invoices[0].SentToContact).toBe(true);
  });

  test('not a draft, not a bill, not without an address, not beyond the day’s limit, not from a demo company', async () => {
    expect((await email((await made(sale({ Status: 'DRAFT' }))).InvoiceID)).status).toBe(400);
    expect((await email((await made(bill())).InvoiceID)).status).toBe(400);
    expect((await email((await made(sale({ Contact: { Name: 'No mail' } }))).InvoiceID)).status).toBe(400);
    const { InvoiceID } = await made();
    world.switches.emailLimit = 1;
    expect((await email(InvoiceID)).status).toBe(204);
    expect((await email(InvoiceID)).status).toBe(400);
    world.switches.emailLimit = null;
    world.act('organisation.plan', { plan: 'DEMO' });
    expect((await email(InvoiceID)).status).toBe(400);
  });

  test('a draft has no page in the web and can’t be marked as sent', async () => {
    const draft = await made(sale({ Status: 'DRAFT', SentToContact: true }));
    expect(draft.SentToContact).toBe(false);
    expect((await world.get(`Invoices/${draft.InvoiceID}/OnlineInvoice`)).status).toBe(400);
    const { InvoiceID } = await made();
    expect((await world.get(`Invoices/${InvoiceID}/OnlineInvoice`)).json.OnlineInvoices[0].OnlineInvoiceUrl).toMatch(
      /^https:\/\/in\.xero\.com\//,
    );
  });
});

test('an invoice comes as a PDF to whoever accepts one', async () => {
  const { InvoiceID } = await made();
  for (const [path, accept] of [
    [`Invoices/${InvoiceID}`, 'application/pdf'],
    [`Invoices/${InvoiceID}/pdf`, '*/*'],
  ] as const) {
    const answer = await world.get(path, { accept });
    expect(answer.headers.get('content-type')).toBe('application/pdf');
    expect(answer.text).toMatch(/^%PDF-1\.4[^]*24\.15[^]*%%EOF\n$/);
  }
});

test('stock of a tracked item comes with bills and goes with sales, and never below nothing', async () => {
  const item = {
    Code: 'S',
    InventoryAssetAccountCode: '630',
    PurchaseDetails: { COGSAccountCode: '310' },
    SalesDetails: { UnitPrice: 5, AccountCode: '200' },
  };
  await world.call('PUT', 'Items', item);
  const stock = async () => {
    const { QuantityOnHand, TotalCostPool } = (await world.get('Items/S')).json.Items[0];
    return [QuantityOnHand, TotalCostPool];
  };
  const bought = {
    ItemCode: 'S',
    Description: 'S',
    Quantity: 4,
    UnitAmount: 2.5,
    AccountCode: '630',
    TaxType: 'INPUT2',
  };
  await made(bill({ LineItems: [bought] }));
  expect(await stock()).toEqual([4, 10]);
  const sold = { ItemCode: 'S', Description: 'S', Quantity: 3 };
  const { InvoiceID } = await made(sale({ LineItems: [sold] }));
  expect(await stock()).toEqual([1, 2.5]);
  expect(messages(await put(sale({ LineItems: [sold] })))).toEqual(['There are not enough of item S in stock.']);
  expect((await put(sale({ LineItems: [sold] }), '?allowBackorders=true')).status).toBe(200);
  expect((await stock())[0]).toBe(-2);
  await post({ InvoiceID, Status: 'VOIDED' });
  expect((await stock())[0]).toBe(1);
});
