// Quotes of the simulated Xero, which come from another stack than the rest.

import { beforeEach, describe, expect, test } from 'vitest';
import { ContactID, messages, openSales, world } from './xero-sales.ts';
import type { Parsed } from './xero-world.ts';

beforeEach(openSales);

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
