// Quotes, orders and invoices of the simulated Zoho: rows and how they merge, totals, taxes, currencies, conversions.

import { beforeEach, describe, expect, test } from 'vitest';
import { type Body, Desk, element, first, list } from './zoho-desk.ts';

let desk: Desk;
let account = '';
let widget = '';

beforeEach(async () => {
  desk = await new Desk().connect();
  account = await desk.make('Accounts', { Account_Name: 'Acme' });
  widget = await desk.make('Products', { Product_Name: 'Widget', Product_Code: 'WDG', Unit_Price: 10.5, Tax: ['GST'] });
});

const line = (more: Body = {}): Body => ({ Product_Name: { id: widget }, Quantity: 1, ...more });

function invoice(rows: unknown, more: Body = {}): Promise<string> {
  return desk.make('Invoices', { Subject: 'One', Account_Name: account, Invoiced_Items: rows, ...more });
}

const rowsOf = async (id: string) => list(await desk.read('Invoices', id), 'Invoiced_Items');

async function update(id: string, rows: unknown) {
  const { body } = await desk.put(`/Invoices/${id}`, { data: [{ Invoiced_Items: rows }] });
  return element(body);
}

describe('a document', () => {
  test('needs its rows, its company and its subject', async () => {
    const { body } = await desk.post('/Invoices', { data: [{ Invoiced_Items: [] }] });
    const missing = list(element(body).details, 'errors').map((error) => (error.details as Body).api_name);
    expect(missing).toEqual(['Subject', 'Account_Name', 'Invoiced_Items']);
  });

  test('gets a number, a status and noughts of its own', async () => {
    const record = await desk.read('Invoices', await invoice([line()], { Invoice_Number: '77' }));
    expect(record).toMatchObject({ Status: 'Created', Discount: 0, Adjustment: 0, Tax: 0 });
    expect(record.Invoice_Number).toMatch(/^\d{19}$/);
  });

  test('adds up its rows, exactly', async () => {
    const rows = [
      line({ Quantity: 3, List_Price: 33.335, Discount: 0.01, Line_Tax: [{ name: 'GST', percentage: 15 }] }),
      line({ Quantity: 0.1, List_Price: 0.3 }),
    ];
    const record = await desk.read('Invoices', await invoice(rows, { Discount: 5, Adjustment: -0.03, Tax: 1.5 }));
    const [one, two] = list(record, 'Invoiced_Items');
    expect(one).toMatchObject({
      List_Price: 33.34,
      Total: 100.02,
      Total_After_Discount: 100.01,
      Tax: 15,
      Net_Total: 115.01,
    });
    expect(two).toMatchObject({ Total: 0.03, Tax: 0, Net_Total: 0.03 });
    expect(record).toMatchObject({ Sub_Total: 115.04, Grand_Total: 111.51 });
  });

  test('what is sent for totals is dropped', async () => {
    const record = await desk.read(
      'Invoices',
      await invoice([line({ Total: 99, Net_Total: 99 })], { Grand_Total: 99, Sub_Total: 99 }),
    );
    expect(record).toMatchObject({ Grand_Total: 10.5, Sub_Total: 10.5 });
  });

  test('sub total holds the taxes of its rows, or not, by the switch', async () => {
    const rows = [line({ List_Price: 100, Line_Tax: [{ name: 'GST' }] })];
    expect(await desk.read('Invoices', await invoice(rows))).toMatchObject({ Sub_Total: 115, Grand_Total: 115 });
    desk.switches.subTotalWithTax = false;
    expect(await desk.read('Invoices', await invoice(rows))).toMatchObject({ Sub_Total: 100, Grand_Total: 115 });
  });
});

describe('a row', () => {
  test('reads as Zoho shows it', async () => {
    const id = await invoice([line({ Quantity: 2, Description: 'Blue', Line_Tax: [{ name: 'GST' }] })]);
    const [row] = await rowsOf(id);
    expect(row).toMatchObject({
      id: expect.stringMatching(/^\d{19}$/) as string,
      Product_Name: { id: widget, name: 'Widget', Product_Code: 'WDG', Currency: 'NZD' },
      Quantity: 2,
      List_Price: 10.5,
      Description: 'Blue',
      Sequence_Number: 1,
      Line_Tax: [{ name: 'GST', display_name: 'GST', percentage: 15, value: 3.15 }],
      Parent_Id: { id, name: 'One' },
      Price_Book_Name: null,
    });
  });

  test('needs a product that exists', async () => {
    const none = await desk.post('/Invoices', {
      data: [{ Subject: 'x', Account_Name: account, Invoiced_Items: [{ Quantity: 1 }] }],
    });
    expect(element(none.body)).toMatchObject({
      code: 'MANDATORY_NOT_FOUND',
      details: { api_name: 'Product_Name', json_path: '$.data[0].Invoiced_Items[0].Product_Name' },
    });
    const wrong = await desk.post('/Invoices', {
      data: [{ Subject: 'x', Account_Name: account, Invoiced_Items: [line({ Product_Name: { id: account } })] }],
    });
    expect(element(wrong.body).details.json_path).toBe('$.data[0].Invoiced_Items[0].Product_Name.id');
  });

  test('takes a discount as a number, a numeral or a share', async () => {
    const rows = [10, '10', '10%'].map((Discount) => line({ List_Price: 50, Discount }));
    expect((await rowsOf(await invoice(rows))).map(({ Discount }) => Discount)).toEqual([10, 10, 5]);
    desk.switches.rowDiscountPercent = false;
    const refused = await desk.post('/Invoices', {
      data: [{ Subject: 'x', Account_Name: account, Invoiced_Items: rows }],
    });
    expect(element(refused.body).details.json_path).toBe('$.data[0].Invoiced_Items[2].Discount');
  });

  test('carries taxes of the organisation, at its rates', async () => {
    const [row] = await rowsOf(await invoice([line({ List_Price: 100, Line_Tax: [{ name: 'gst', percentage: 99 }] })]));
    expect(row).toMatchObject({ Tax: 15 });
    const unknown = {
      data: [{ Subject: 'x', Account_Name: account, Invoiced_Items: [line({ Line_Tax: [{ name: 'Tithe' }] })] }],
    };
    expect(element((await desk.post('/Invoices', unknown)).body).details.json_path).toBe(
      '$.data[0].Invoiced_Items[0].Line_Tax[0]',
    );
    desk.switches.lineTax = 'drop';
    expect((await desk.post('/Invoices', unknown)).status).toBe(201);
    desk.switches.lineTax = 'product';
    const others = [line({ Line_Tax: [{ name: 'Zero Rated' }] })];
    expect(
      (await desk.post('/Invoices', { data: [{ Subject: 'x', Account_Name: account, Invoiced_Items: others }] }))
        .status,
    ).toBe(400);
    await invoice([line({ Line_Tax: [{ name: 'GST' }] })]);
  });

  test('may change a tax’s rate where the organisation allows it', async () => {
    await desk.put('/org/taxes', { org_taxes: { taxes: [], preference: { modify_tax_rates: true } } });
    const [row] = await rowsOf(await invoice([line({ List_Price: 100, Line_Tax: [{ name: 'GST', percentage: 10 }] })]));
    expect(row).toMatchObject({ Tax: 10 });
  });

  test('there are two hundred at most', async () => {
    desk.switches.rowsPerRecord = 2;
    const { body } = await desk.post('/Invoices', {
      data: [{ Subject: 'x', Account_Name: account, Invoiced_Items: [line(), line(), line()] }],
    });
    expect(element(body)).toMatchObject({ code: 'LIMIT_EXCEEDED', details: { maximum_length: 2 } });
  });
});

describe('rows of an update', () => {
  let id = '';
  let before: Body[] = [];

  beforeEach(async () => {
    id = await invoice([line({ Quantity: 1 }), line({ Quantity: 2 })]);
    before = await rowsOf(id);
    desk.clock.pass(5000);
  });

  const quantities = async () => (await rowsOf(id)).map(({ Quantity }) => Quantity);

  test('with an id are changed in place', async () => {
    await update(id, [{ id: before[1]?.id, Quantity: 5 }]);
    const after = await rowsOf(id);
    expect(after.map((row) => row.id)).toEqual(before.map((row) => row.id));
    expect(after[1]).toMatchObject({ Quantity: 5, Total: 52.5, Modified_Time: '2026-11-20T23:00:05+13:00' });
    expect(after[0]?.Modified_Time).toBe('2026-11-20T23:00:00+13:00');
    expect(await desk.read('Invoices', id)).toMatchObject({
      Grand_Total: 63,
      Modified_Time: '2026-11-20T23:00:05+13:00',
    });
  });

  test('without an id are appended, and the others stay', async () => {
    await update(id, [line({ Quantity: 7 })]);
    expect(await quantities()).toEqual([1, 2, 7]);
  });

  test('that are not mentioned stay, where the subform is not sent at all', async () => {
    await desk.put(`/Invoices/${id}`, { data: [{ Subject: 'Two' }] });
    expect(await quantities()).toEqual([1, 2]);
  });

  test('go one by one with _delete, and all with an empty list', async () => {
    await update(id, [{ id: before[0]?.id, _delete: null }]);
    expect(await quantities()).toEqual([2]);
    await update(id, []);
    expect(await quantities()).toEqual([]);
    expect((await desk.read('Invoices', id)).Grand_Total).toBe(0);
  });

  test('of another document are refused, and nothing is saved', async () => {
    const [other] = await rowsOf(await invoice([line()]));
    expect(await update(id, [line(), { id: other?.id, Quantity: 9 }])).toMatchObject({
      code: 'INVALID_DATA',
      details: { api_name: 'id', json_path: '$.data[0].Invoiced_Items[1].id' },
    });
    expect(await quantities()).toEqual([1, 2]);
  });

  test('stand in the order of their sequence numbers', async () => {
    await update(id, [{ id: before[0]?.id, Sequence_Number: 9 }]);
    expect(await quantities()).toEqual([2, 1]);
  });

  test('the reply names no row', async () => {
    expect(Object.keys((await update(id, [line()])).details)).not.toContain('Invoiced_Items');
  });
});

describe('several currencies', () => {
  test('are off until they are enabled, and records then carry one', async () => {
    expect((await desk.get('/org/currencies')).status).toBe(204);
    expect((await desk.post('/org/currencies', { currencies: [{ iso_code: 'USD' }] })).status).toBe(400);
    expect(await desk.read('Accounts', account)).not.toHaveProperty('Currency');
    expect((await desk.post('/org/currencies/actions/enable', { currencies: [{}] })).status).toBe(201);
    expect(await desk.read('Accounts', account)).toMatchObject({ Currency: 'NZD', Exchange_Rate: 1 });
    await desk.post('/org/currencies', { currencies: [{ iso_code: 'USD', exchange_rate: '0.600000000' }] });
    const { currencies } = (await desk.get('/org/currencies')).body as { currencies: Body[] };
    expect(currencies.map(({ iso_code, exchange_rate, is_base }) => [iso_code, exchange_rate, is_base])).toEqual([
      ['NZD', '1.000000000', true],
      ['USD', '0.600000000', false],
    ]);
    const listed = list((await desk.get('/settings/fields?module=Accounts')).body, 'fields').find(
      ({ api_name }) => api_name === 'Currency',
    );
    expect(list(listed ?? {}, 'pick_list_values').map(({ actual_value }) => actual_value)).toEqual(['NZD', 'USD']);
    const foreign = await desk.read('Invoices', await invoice([line()], { Currency: 'USD' }));
    expect(foreign).toMatchObject({ Currency: 'USD', Exchange_Rate: 0.6, $currency_symbol: '$' });
    expect(list(foreign, 'Invoiced_Items')[0]).toMatchObject({ List_Price: 6.3 });
    const home = await desk.read('Invoices', await invoice([line()]));
    expect(home).toMatchObject({ Currency: 'NZD', Exchange_Rate: 1 });
    expect(
      (await desk.read('Invoices', await invoice([line()], { Currency: 'USD', Exchange_Rate: 0.7 }))).Exchange_Rate,
    ).toBe(0.7);
    const { body } = await desk.post('/Accounts', { data: [{ Account_Name: 'A', Currency: 'XXX' }] });
    expect(element(body).details.supported_values).toEqual(['NZD', 'USD']);
  });

  test('one that is not active is refused; the base keeps its rate', async () => {
    await desk.post('/org/currencies/actions/enable', { currencies: [{}] });
    await desk.post('/org/currencies', { currencies: [{ iso_code: 'USD' }] });
    const { currencies } = (await desk.get('/org/currencies')).body as { currencies: Body[] };
    const [home, dollar] = currencies;
    expect(
      (await desk.put(`/org/currencies/${String(dollar?.id)}`, { currencies: [{ is_active: false }] })).status,
    ).toBe(200);
    expect((await desk.post('/Accounts', { data: [{ Account_Name: 'A', Currency: 'USD' }] })).status).toBe(400);
    expect((await desk.put('/org/currencies', { currencies: [{ id: home?.id, exchange_rate: '2' }] })).status).toBe(
      400,
    );
    expect((await desk.post('/org/currencies', { currencies: [{ iso_code: 'USD' }] })).status).toBe(400);
  });

  test('the rate reads the other way by the switch', async () => {
    desk.switches.exchangeRate = 'home-per-foreign';
    await desk.post('/org/currencies/actions/enable', { currencies: [{}] });
    await desk.post('/org/currencies', { currencies: [{ iso_code: 'USD', exchange_rate: '2' }] });
    const [row] = await rowsOf(await invoice([line()], { Currency: 'USD' }));
    expect(row?.List_Price).toBe(5.25);
  });

  test('the free edition has none', async () => {
    desk.act('edition.set', { edition: 'free' });
    expect((await desk.get('/org/currencies')).status).toBe(403);
  });
});

describe('conversions', () => {
  let quote = '';

  beforeEach(async () => {
    const rows = [line({ Quantity: 2, Discount: 1, Description: 'Blue', Line_Tax: [{ name: 'GST' }] })];
    quote = await desk.make('Quotes', {
      Subject: 'Q',
      Account_Name: account,
      Quoted_Items: rows,
      Adjustment: 2,
      Billing_City: 'Nelson',
    });
  });

  const convert = (module: string, id: string, target: string) =>
    desk.post(`/${module}/${id}/actions/convert`, { data: [{ convert_to: [{ module: { api_name: target } }] }] });

  test('a quote becomes an order, and the order an invoice', async () => {
    const reply = await convert('Quotes', quote, 'Sales_Orders');
    expect(reply.status).toBe(200);
    const { details, message } = element(reply.body);
    expect(message).toBe('The record has been converted successfully');
    const order = (details.Sales_Orders as Body).id as string;
    const made = await desk.read('Sales_Orders', order);
    expect(made).toMatchObject({ Subject: 'Q', Quote_Name: { id: quote }, Billing_City: 'Nelson', Grand_Total: 25 });
    expect(list(made, 'Ordered_Items')[0]).toMatchObject({
      Quantity: 2,
      Discount: 1,
      Description: 'Blue',
      Net_Total: 23,
    });
    const invoiced = element((await convert('Sales_Orders', order, 'Invoices')).body).details.Invoices as Body;
    expect(await desk.read('Invoices', String(invoiced.id))).toMatchObject({
      Sales_Order: { id: order },
      Grand_Total: 25,
    });
  });

  test('a quote becomes an invoice, of the same deal', async () => {
    const deal = await desk.make('Deals', { Deal_Name: 'D', Stage: 'Qualification' });
    await desk.put(`/Quotes/${quote}`, { data: [{ Deal_Name: deal }] });
    const invoiced = element((await convert('Quotes', quote, 'Invoices')).body).details.Invoices as Body;
    expect(await desk.read('Invoices', String(invoiced.id))).toMatchObject({
      Deal_Name__s: { id: deal, name: 'D' },
      Sales_Order: null,
    });
  });

  test('an invoice becomes nothing, and a quote no purchase order', async () => {
    expect((await convert('Quotes', quote, 'Purchase_Orders')).status).toBe(400);
    expect((await convert('Invoices', await invoice([line()]), 'Quotes')).status).toBe(400);
  });

  test('a clone is a new record with new rows', async () => {
    const { status, body } = await desk.call('POST', `/Quotes/${quote}/actions/clone`);
    expect(status).toBe(201);
    const copy = await desk.read('Quotes', String(element(body).details.id));
    const original = await desk.read('Quotes', quote);
    expect(copy.Grand_Total).toBe(original.Grand_Total);
    expect(first(copy, 'Quoted_Items').id).not.toBe(first(original, 'Quoted_Items').id);
    expect(copy.Quote_Number).not.toBe(original.Quote_Number);
  });
});

describe('taxes and products', () => {
  test('a product names taxes of the organisation', async () => {
    expect((await desk.read('Products', widget)).Tax).toEqual([
      { id: expect.any(String) as string, value: 'GST - 15.0 %' },
    ]);
    const by = await desk.make('Products', {
      Product_Name: 'B',
      Tax: [{ value: 'GST - 15.0 %' }, { value: 'Zero Rated' }],
    });
    expect(list(await desk.read('Products', by), 'Tax')).toHaveLength(2);
    const { body } = await desk.post('/Products', { data: [{ Product_Name: 'C', Tax: ['Tithe'] }] });
    expect(element(body).details.api_name).toBe('Tax');
  });

  test('the organisation’s taxes can be read, added, changed and taken away', async () => {
    const { org_taxes } = (await desk.get('/org/taxes')).body as { org_taxes: { taxes: Body[]; preference: Body } };
    expect(org_taxes.preference).toEqual({ auto_populate_tax: false, modify_tax_rates: false });
    const [gst] = org_taxes.taxes;
    expect(gst).toMatchObject({ name: 'GST', display_label: 'GST', value: 15, sequence_number: 1 });
    const taxes = [
      { id: gst?.id, value: 12.5 },
      { name: 'Levy', value: 2 },
      { name: 'gst', value: 1 },
    ];
    const { status, body } = await desk.put('/org/taxes', { org_taxes: { taxes } });
    expect(status).toBe(207);
    expect(list(body, 'org_taxes').map(({ code }) => code)).toEqual(['SUCCESS', 'SUCCESS', 'DUPLICATE_DATA']);
    await desk.put('/org/taxes', { org_taxes: { taxes: [{ id: gst?.id, _delete: null }] } });
    const names = ((await desk.get('/org/taxes')).body as { org_taxes: { taxes: Body[] } }).org_taxes.taxes.map(
      ({ name }) => name,
    );
    expect(names).toEqual(['Zero Rated', 'Levy']);
  });

  test('a price book keeps its steps', async () => {
    const steps = [{ from_range: 1, to_range: 10, discount: 5 }];
    const id = await desk.make('Price_Books', {
      Price_Book_Name: 'Trade',
      Pricing_Model: 'Flat',
      Pricing_Details: steps,
    });
    expect(list(await desk.read('Price_Books', id), 'Pricing_Details')[0]).toMatchObject({
      ...steps[0],
      id: expect.any(String) as string,
    });
    const [row] = await rowsOf(await invoice([line({ Price_Book_Name: { id } })]));
    expect(row?.Price_Book_Name).toEqual({ id, name: 'Trade' });
  });
});
