// Invoices and bills of the simulated Xero: their arithmetic, and what Xero adds by itself.

import { beforeEach, describe, expect, test } from 'vitest';
import { ContactID, bill, line, made, messages, openSales, put, sale, world } from './xero-sales.ts';
import type { Parsed } from './xero-world.ts';

beforeEach(openSales);

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
