// Given a quote that the accountant enters for somebody whom the CRM does not know; when time passes, it is sent, and the customer takes it;
// then the CRM has the customer, the product and the quote, and its stage follows. Accounting's copy gets nothing but the way back.

import { expect, test } from 'vitest';
import { Desk } from '../desk.ts';

test.each([true, false])(
  'a quote that starts in accounting appears in the CRM, and its states follow (its lines name items by id: %s)',
  async (linesNameItems) => {
    const desk = await Desk.open({ kinds: ['item', 'quote'], switches: { xero: { linesNameItems } } });
    const { ContactID } = desk.xero<{ ContactID: string }>('contact.create', { Name: 'Tall Pines' });
    desk.xero('item.create', { Code: 'NUT', Name: 'Nut', SalesDetails: { UnitPrice: 2.5, AccountCode: '200' } });
    const nuts = { ItemCode: 'NUT', AccountCode: '200', TaxType: 'OUTPUT2' };
    desk.xero('quote.create', {
      Contact: { ContactID },
      Date: '2026-11-17',
      ExpiryDate: '2026-12-17',
      Title: 'Nuts for the mill',
      Reference: 'Call of Monday',
      LineAmountTypes: 'INCLUSIVE',
      LineItems: [
        { ...nuts, Description: 'Nuts', Quantity: 2, UnitAmount: 11.5 },
        { ...nuts, Description: 'more', Quantity: 1, UnitAmount: 23, DiscountRate: 10 },
      ],
    });
    await desk.syncNow();
    await desk.settle();
    await desk.shows(`
    Xero Quotes
      QU-0001 DRAFT, Tall Pines, 2026-11-17, expires 2026-12-17, reference Call of Monday, NZD, tax inclusive
        2 × 11.5 NUT "Nuts" OUTPUT2 @200 = 23
        1 × 23 less 10 % NUT "more" OUTPUT2 @200 = 20.7
        38 + 5.7 tax = 43.7
    CRM Quotes
      "Nuts for the mill" Draft, Tall Pines, valid till 2026-12-17
        2 × 10 Nut "Nuts" GST @200 = 20
        1 × 20 less 2 Nut "more" GST @200 = 18
        43.7 with tax, in Xero QU-0001
    Written
      zoho POST Accounts ×1
      zoho POST Products ×1
      zoho POST Quotes ×1
  `);
    expect(desk.parties()).toEqual({ xero: ['Tall Pines'], accounts: ['Tall Pines'], vendors: [] });

    desk.xero('quote.send', { quote: 'QU-0001' });
    await desk.syncNow();
    desk.xero('quote.accept', { quote: 'QU-0001' });
    await desk.syncNow();
    await desk.shows(`
    Xero Quotes
      QU-0001 ACCEPTED, Tall Pines, 2026-11-17, expires 2026-12-17, reference Call of Monday, NZD, tax inclusive
        2 × 11.5 NUT "Nuts" OUTPUT2 @200 = 23
        1 × 23 less 10 % NUT "more" OUTPUT2 @200 = 20.7
        38 + 5.7 tax = 43.7
    CRM Quotes
      "Nuts for the mill" Confirmed, Tall Pines, valid till 2026-12-17
        2 × 10 Nut "Nuts" GST @200 = 20
        1 × 20 less 2 Nut "more" GST @200 = 18
        43.7 with tax, in Xero QU-0001
    Written
      zoho PUT Quotes ×1, 2 times
  `);
  },
);
