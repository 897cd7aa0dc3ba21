// Items, quotes, purchase orders, accounts, tax rates and tracking of the simulated Xero, and what each refuses.

import { beforeEach, describe, expect, test } from 'vitest';
import { type Answer, type Parsed, XeroWorld } from './xero-world.ts';

let world: XeroWorld;
let ContactID: string;

beforeEach(async () => {
  world = await XeroWorld.open({ company: 'empty' });
  ContactID = (await world.call('PUT', 'Contacts', { Name: 'Customer', EmailAddress: 'c@x.example' })).json.Contacts[0]
    .ContactID;
});

function messages(answer: Answer): string[] {
  if (answer.status !== 400) throw new Error(`answered ${answer.status}: ${answer.text}`);
  return answer.json.Elements[0].ValidationErrors.map((error: Parsed) => error.Message);
}

describe('items', () => {
  const put = (body: object, query = '') => world.call('PUT', `Items${query}`, body);

  test('PUT refuses a code in use; POST changes the item of that code', async () => {
    const made = (await put({ Code: 'abc', Name: 'One' })).json.Items[0];
    expect(messages(await put({ Code: 'abc' }))).toEqual(["Price List Item with Code 'abc' already exists"]);
    const changed = (await world.call('POST', 'Items', { Code: 'abc', Description: 'Words' })).json.Items[0];
    expect(changed).toMatchObject({ ItemID: made.ItemID, Name: 'One', Description: 'Words' });
    expect((await put({ Code: 'ABC' })).status).toBe(200);
    world.switches.itemCodeCaseSensitive = false;
    expect((await put({ Code: 'Abc' })).status).toBe(400);
  });

  test('an account brings its tax, a price its decimals where they are asked for', async () => {
    const body = {
      Code: 'A',
      SalesDetails: { UnitPrice: 1.23456, AccountCode: '200' },
      PurchaseDetails: { UnitPrice: 1.2345 },
    };
    const made = (await put(body, '?unitdp=4')).json.Items[0];
    expect(made.SalesDetails).toEqual({ UnitPrice: 1.2346, AccountCode: '200', TaxType: 'OUTPUT2' });
    expect(made.UpdatedDateUTC).toBe('/Date(1789376400000)/');
    expect((await world.get('Items/A')).json.Items[0].SalesDetails.UnitPrice).toBe(1.23);
    expect((await put({ ...body, Code: 'B' })).json.Items[0].SalesDetails.UnitPrice).toBe(1.23);
    expect((await world.get('Items/B?unitdp=4')).json.Items[0].SalesDetails.UnitPrice).toBe(1.23);
  });

  test('what is not sold has no side of sales, and an empty side is an empty object', async () => {
    const made = (await put({ Code: 'A', IsSold: false, Description: 'x', SalesDetails: { UnitPrice: 1 } })).json
      .Items[0];
    expect(made).toMatchObject({ IsSold: false, SalesDetails: {}, PurchaseDetails: {} });
    expect(made).not.toHaveProperty('Description');
  });

  test.each([
    ['a long code', { Code: 'x'.repeat(31) }, 'maximum length of 30'],
    ['no code', { Name: 'x' }, 'Code must be specified'],
    ['an account that does not exist', { Code: 'A', SalesDetails: { AccountCode: '999' } }, 'Account must be valid.'],
    ['a deleted tax', { Code: 'A', SalesDetails: { TaxType: 'OUTPUT' } }, 'Tax rate must be valid.'],
    [
      'stock without an inventory account',
      { Code: 'A', InventoryAssetAccountCode: '200', PurchaseDetails: { COGSAccountCode: '310' } },
      'inventory account',
    ],
    [
      'stock without a cost account',
      { Code: 'A', InventoryAssetAccountCode: '630' },
      'COGSAccountCode must be specified',
    ],
  ])('%s is refused', async (_what, item, words) => {
    expect(messages(await put(item)).join()).toContain(words);
  });

  test('deleted items vanish without a trace; a tracked one that was used stays', async () => {
    await put({
      Items: [
        { Code: 'A' },
        { Code: 'S', InventoryAssetAccountCode: '630', PurchaseDetails: { COGSAccountCode: '310' } },
      ],
    });
    const [plain, tracked] = (await world.get('Items')).json.Items.sort((one: Parsed, other: Parsed) =>
      one.Code < other.Code ? -1 : 1,
    );
    const line = { ItemCode: 'S', Description: 'S', Quantity: 1, UnitAmount: 1, AccountCode: '630', TaxType: 'NONE' };
    await world.call('PUT', 'Invoices', {
      Type: 'ACCPAY',
      Contact: { ContactID },
      Status: 'AUTHORISED',
      DueDate: '2026-10-01',
      LineItems: [line],
    });
    expect((await world.call('DELETE', `Items/${plain.ItemID}`)).status).toBe(204);
    expect((await world.call('DELETE', `Items/${tracked.ItemID}`)).status).toBe(400);
    expect((await world.get('Items')).json.Items.map((item: Parsed) => item.Code)).toEqual(['S']);
  });
});

describe('quotes', () => {
  const line = { Description: 'Offer', Quantity: 3, UnitAmount: 1.2345, AccountCode: '200' };
  const quote = () => ({ Contact: { ContactID }, Date: '2026-09-14', LineItems: [line] });
  const put = (body: object) => world.call('PUT', 'Quotes', body);
  const post = (body: object) => world.call('POST', 'Quotes', { ...quote(), ...body });

  test('come from another stack: bare dates, capitals, no tax of the account, a small contact, no charset', async () => {
    const answer = await put({ ...quote(), LineAmountTypes: 'Inclusive', ExpiryDate: '2026-10-14' });
    expect(answer.headers.get('content-type')).toBe('application/json');
    expect(answer.json.SummarizeErrors).toBe(true);
    const [made] = answer.json.Quotes;
    expect(made).toMatchObject({
      QuoteNumber: 'QU-0001',
      Date: '/Date(1789344000000)/',
      ExpiryDateString: '2026-10-14T00:00:00',
      LineAmountTypes: 'INCLUSIVE',
      Contact: { ContactID, Name: 'Customer', EmailAddress: 'c@x.example' },
      Total: 3.7,
      TotalTax: 0,
    });
    expect(made.LineItems[0]).toMatchObject({ UnitAmount: 1.2345, TaxAmount: 0 });
    expect(made.LineItems[0]).not.toHaveProperty('TaxType');
    expect(
      (await put({ ...quote(), LineItems: [{ ...line, TaxType: 'OUTPUT2', DiscountRate: 10 }] })).json.Quotes[0],
    ).toMatchObject({
      SubTotal: 3.33,
      TotalTax: 0.5,
      TotalDiscount: 0.37,
    });
  });

  test('need a contact, a date and a line', async () => {
    expect((await put({ ...quote(), Date: undefined })).status).toBe(400);
    expect((await put({ ...quote(), LineItems: [] })).status).toBe(400);
    const { QuoteID } = (await put(quote())).json.Quotes[0];
    expect((await world.call('POST', 'Quotes', { QuoteID, Status: 'SENT' })).status).toBe(400);
    expect(
      (await world.call('POST', 'Quotes', { QuoteID, Contact: { ContactID }, Date: '2026-09-14', Status: 'SENT' }))
        .status,
    ).toBe(200);
  });

  test('go their way: draft, sent, accepted, invoiced; and straight from draft only by a switch', async () => {
    const { QuoteID } = (await put(quote())).json.Quotes[0];
    expect(messages(await post({ QuoteID, Status: 'ACCEPTED' }))).toEqual(['The quote status change is invalid.']);
    for (const Status of ['SENT', 'ACCEPTED', 'INVOICED', 'DELETED']) {
      expect((await post({ QuoteID, Status })).json.Quotes[0].Status).toBe(Status);
    }
    expect((await post({ QuoteID, Status: 'DRAFT' })).status).toBe(400);
    world.switches.quoteDraftToAccepted = true;
    const other = (await put(quote())).json.Quotes[0];
    expect((await post({ QuoteID: other.QuoteID, Status: 'ACCEPTED' })).status).toBe(200);
  });

  test('get all new lines with every change, and are listed by parameters of their own', async () => {
    const made = (await put(quote())).json.Quotes[0];
    const changed = (await post({ QuoteID: made.QuoteID, Status: 'SENT' })).json.Quotes[0];
    expect(changed.LineItems[0].LineItemID).not.toBe(made.LineItems[0].LineItemID);
    await put({ ...quote(), Date: '2026-08-01' });
    const numbers = async (query: string) =>
      (await world.get(`Quotes?${query}`)).json.Quotes.map((one: Parsed) => one.QuoteNumber);
    expect(await numbers('')).toEqual(['QU-0001', 'QU-0002']);
    expect(await numbers('Status=SENT')).toEqual(['QU-0001']);
    expect(await numbers('DateTo=2026-08-31')).toEqual(['QU-0002']);
    expect((await world.get('Quotes?page=1')).json).not.toHaveProperty('pagination');
  });

  test('turned into an invoice by a person leave a draft without any link', async () => {
    const { QuoteID } = (await put(quote())).json.Quotes[0];
    world.act('quote.send', { quote: QuoteID });
    world.act('quote.accept', { quote: QuoteID });
    const draft = world.act('quote.invoice', { quote: QuoteID });
    expect(draft).toMatchObject({ Type: 'ACCREC', Status: 'DRAFT', LineItems: [{ UnitAmount: 1.2345, Quantity: 3 }] });
    expect((await world.get(`Quotes/${QuoteID}`)).json.Quotes[0].Status).toBe('INVOICED');
  });
});

describe('purchase orders', () => {
  const order = (fields: object = {}) => ({
    Contact: { ContactID },
    LineItems: [{ Description: 'Rope', Quantity: 1, UnitAmount: 2.3456 }],
    ...fields,
  });
  const put = (body: object) => world.call('PUT', 'PurchaseOrders', body);
  const post = (body: object, query = '') => world.call('POST', `PurchaseOrders${query}`, body);

  test('a draft needs no account; an account brings its tax; prices have four decimals by themselves', async () => {
    const { PurchaseOrders } = (await put(order())).json;
    expect(PurchaseOrders[0]).toMatchObject({
      PurchaseOrderNumber: 'PO-0001',
      Total: 2.35,
      TotalTax: 0,
      LineItems: [{ UnitAmount: 2.3456 }],
    });
    expect(PurchaseOrders[0].LineItems[0]).not.toHaveProperty('TaxType');
    const taxed = await put(order({ LineItems: [{ Description: 'x', UnitAmount: 10, AccountCode: '300' }] }));
    expect(taxed.json.PurchaseOrders[0]).toMatchObject({ TotalTax: 1.5, Type: 'PURCHASEORDER' });
  });

  test('their contact must be known', async () => {
    expect((await put(order({ Contact: { Name: 'Somebody new' } }))).status).toBe(400);
  });

  test('a POST with the number of a live order changes that order; the number of a deleted one is gone for good', async () => {
    const { PurchaseOrderID } = (await put(order({ PurchaseOrderNumber: 'P-1' }))).json.PurchaseOrders[0];
    const silently = await post(order({ PurchaseOrderNumber: 'P-1', Reference: 'overwritten' }));
    expect(silently.json.PurchaseOrders[0]).toMatchObject({ PurchaseOrderID, Reference: 'overwritten' });
    await post({ PurchaseOrderID, Status: 'DELETED' });
    const { json } = await post({ PurchaseOrders: [order({ PurchaseOrderNumber: 'P-1' })] }, '?summarizeErrors=false');
    expect(json.PurchaseOrders[0]).toMatchObject({
      PurchaseOrderID: '00000000-0000-0000-0000-000000000000',
      HasErrors: true,
      ValidationErrors: [
        { Message: 'PurchaseOrder status change is invalid' },
        { Message: 'Deleted PurchaseOrders cannot be updated' },
      ],
    });
    expect((await put(order({ PurchaseOrderNumber: 'P-1' }))).status).toBe(400);
  });

  test('renamed in the same breath as deleted, an order frees its number', async () => {
    const { PurchaseOrderID } = (await put(order({ PurchaseOrderNumber: 'P-1' }))).json.PurchaseOrders[0];
    await post({ PurchaseOrderID, PurchaseOrderNumber: 'P-1-void', Status: 'DELETED' });
    expect((await put(order({ PurchaseOrderNumber: 'P-1' }))).status).toBe(200);
    const { PurchaseOrders } = (await world.get('PurchaseOrders?Status=DELETED')).json;
    expect(PurchaseOrders.map((one: Parsed) => one.PurchaseOrderNumber)).toEqual(['P-1-void']);
  });

  test('the contact in an answer has no addresses, and its time is New Zealand’s told as UTC', async () => {
    const { Contact } = (await put(order())).json.PurchaseOrders[0];
    expect(Contact).toMatchObject({ Addresses: [], UpdatedDateUTC: '/Date(1789419600000+0000)/' });
  });

  test('where is not known, pages are enforced', async () => {
    await put(order());
    const answer = await world.get(`PurchaseOrders?where=${encodeURIComponent('Status=="BILLED"')}`);
    expect(answer.json).toMatchObject({ pagination: { itemCount: 1 } });
  });
});

describe('accounts', () => {
  const accountId = async (code: string) => {
    const { Accounts } = (await world.get(`Accounts?where=${encodeURIComponent(`Code=="${code}"`)}`)).json;
    return Accounts[0].AccountID as string;
  };
  const change = async (code: string, body: object) => world.call('POST', `Accounts/${await accountId(code)}`, body);

  test.each([
    ['a name in use', '200', { Name: 'other REVENUE' }, 'Please enter a unique Name.'],
    ['a code in use', '200', { Code: '260' }, 'Please enter a unique Code.'],
    [
      'name and status at once',
      '200',
      { Name: 'New', Status: 'ARCHIVED' },
      'Cannot update account details and STATUS on the same request',
    ],
    ['a new name for an archived one', '299', { Name: 'New' }, 'Can only update STATUS on Archived accounts'],
    ['archiving a system account', '610', { Status: 'ARCHIVED' }, 'Cannot archive System accounts'],
    ['renaming a bank account', '090', { Name: 'New' }, 'Cannot update Bank Accounts'],
  ])('%s', async (_what, code, body, words) => {
    expect(messages(await change(code, body))).toEqual([words]);
  });

  test('are made one at a time, archived, brought back, and deleted while unused', async () => {
    const one = { Code: 'T', Name: 'T', Type: 'EXPENSE' };
    expect((await world.call('PUT', 'Accounts', { Accounts: [one, { ...one, Code: 'U', Name: 'U' }] })).status).toBe(
      400,
    );
    const made = (await world.call('PUT', 'Accounts', one)).json.Accounts[0];
    expect(made).toMatchObject({ Class: 'EXPENSE', Status: 'ACTIVE' });
    expect((await change('T', { Status: 'ARCHIVED' })).json.Accounts[0].Status).toBe('ARCHIVED');
    expect((await change('T', { Status: 'ACTIVE' })).status).toBe(200);
    expect((await world.call('DELETE', `Accounts/${made.AccountID}`)).json.Accounts[0].Status).toBe('DELETED');
    expect((await world.call('DELETE', `Accounts/${await accountId('820')}`)).status).toBe(400);
    expect((await world.get('Accounts')).json.Accounts.map((account: Parsed) => account.Code)).not.toContain('T');
  });
});

describe('tax rates', () => {
  const rate = {
    Name: 'Island tax',
    ReportTaxType: 'OUTPUT',
    TaxComponents: [
      { Name: 'A', Rate: 10 },
      { Name: 'B', Rate: 5, IsCompound: true },
    ],
  };

  test('deleted ones are listed too', async () => {
    const { TaxRates } = (await world.get('TaxRates')).json;
    expect(TaxRates.filter((one: Parsed) => one.Status === 'DELETED').map((one: Parsed) => one.TaxType)).toEqual([
      'INPUT',
      'OUTPUT',
    ]);
  });

  test('own ones get codes in turn, compound on top of simple; system ones stay', async () => {
    const made = (await world.call('PUT', 'TaxRates', rate)).json.TaxRates[0];
    expect(made).toMatchObject({ TaxType: 'TAX001', EffectiveRate: 15.5, CanApplyToRevenue: true });
    expect((await world.call('PUT', 'TaxRates', rate)).status).toBe(400);
    expect((await world.call('PUT', 'TaxRates', { ...rate, Name: 'Other', ReportTaxType: undefined })).status).toBe(
      400,
    );
    expect((await world.call('POST', 'TaxRates', { Name: '15% GST on Income', Status: 'DELETED' })).status).toBe(400);
    expect(
      (await world.call('POST', 'TaxRates', { Name: 'Island tax', Status: 'DELETED' })).json.TaxRates[0].Status,
    ).toBe('DELETED');
  });
});

describe('tracking', () => {
  const categories = async (query = '') => (await world.get(`TrackingCategories${query}`)).json.TrackingCategories;

  test('a third active category is one too many; archived ones hide', async () => {
    expect((await world.call('PUT', 'TrackingCategories', { Name: 'Third' })).status).toBe(400);
    const [first] = await categories();
    await world.call('POST', `TrackingCategories/${first.TrackingCategoryID}`, { Status: 'ARCHIVED' });
    expect(await categories()).toHaveLength(1);
    expect(await categories('?includeArchived=true')).toHaveLength(2);
    expect((await world.call('PUT', 'TrackingCategories', { Name: 'Third' })).status).toBe(200);
  });

  test('options: made, renamed, archived, gone while unused', async () => {
    const [{ TrackingCategoryID: id }] = await categories();
    const made = (await world.call('PUT', `TrackingCategories/${id}/Options`, { Options: [{ Name: 'Far' }] })).json
      .Options[0];
    const path = `TrackingCategories/${id}/Options/${made.TrackingOptionID}`;
    expect((await world.call('PUT', `TrackingCategories/${id}/Options`, { Name: 'far' })).status).toBe(400);
    expect((await world.call('POST', path, { Name: 'Farther' })).json.Options[0].Name).toBe('Farther');
    const line = {
      Description: 'x',
      UnitAmount: 1,
      Tracking: [{ TrackingCategoryID: id, TrackingOptionID: made.TrackingOptionID }],
    };
    await world.call('PUT', 'Invoices', { Type: 'ACCREC', Contact: { ContactID }, LineItems: [line] });
    expect((await world.call('DELETE', path)).status).toBe(400);
    expect((await world.call('POST', path, { Status: 'ARCHIVED' })).json.Options[0]).toMatchObject({
      IsArchived: true,
      IsActive: false,
    });
    const refused = await world.call('PUT', 'Invoices', { Type: 'ACCREC', Contact: { ContactID }, LineItems: [line] });
    expect(refused.status).toBe(400);
    world.switches.unknownTracking = 'drop';
    const dropped = await world.call('PUT', 'Invoices', { Type: 'ACCREC', Contact: { ContactID }, LineItems: [line] });
    expect(dropped.json.Invoices[0].LineItems[0].Tracking).toEqual([]);
  });
});

test('currencies are added once, and not at all on a small plan', async () => {
  expect((await world.call('PUT', 'Currencies', { Code: 'USD' })).json.Currencies[0]).toEqual({
    Code: 'USD',
    Description: 'United States Dollar',
  });
  expect((await world.call('PUT', 'Currencies', { Code: 'USD' })).status).toBe(400);
  world.switches.multicurrency = false;
  expect((await world.call('PUT', 'Currencies', { Code: 'GBP' })).status).toBe(400);
  const { Actions } = (await world.get('Organisation/Actions')).json;
  expect(Actions).toContainEqual({ Name: 'UseMulticurrency', Status: 'NOT-ALLOWED' });
});
