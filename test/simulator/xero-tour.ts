// A walk through everything that the simulated Xero answers: made, changed, listed, refused. Whoever walks along sees each call.

import { credit, invoices } from './xero-tour-money.ts';
import { type Step, Walk } from './xero-walk.ts';
import type { XeroWorld } from './xero-world.ts';

export const TOUR_SCOPE =
  'openid profile email offline_access accounting.contacts accounting.invoices accounting.payments accounting.settings ' +
  'accounting.banktransactions accounting.attachments';

/** Walks, and returns every step. The world's token must have TOUR_SCOPE. */
export async function tour(world: XeroWorld): Promise<Step[]> {
  const walk = new Walk(world);
  await contacts(walk);
  await items(walk);
  await invoices(walk);
  await credit(walk);
  await quotesAndOrders(walk);
  await settings(walk);
  return walk.steps;
}

async function contacts(walk: Walk): Promise<void> {
  const made = await walk.go('PUT', 'Contacts', {
    Contacts: [
      {
        Name: 'Tour Guide Ltd',
        ContactNumber: 'TOUR-1',
        FirstName: 'Ana',
        EmailAddress: 'ana@tour.example',
        Phones: [{ PhoneType: 'DEFAULT', PhoneNumber: '555 0100', PhoneAreaCode: '9', PhoneCountryCode: '64' }],
        Addresses: [{ AddressType: 'POBOX', AddressLine1: '1 Quay', City: 'Auckland', Country: 'New Zealand' }],
        ContactPersons: [{ FirstName: 'Bo', LastName: 'Li', EmailAddress: 'bo@tour.example', IncludeInEmails: true }],
        PaymentTerms: { Sales: { Day: 20, Type: 'OFFOLLOWINGMONTH' } },
        SalesTrackingCategories: [{ TrackingCategoryName: 'Region', TrackingOptionName: 'North' }],
      },
    ],
  });
  walk.contact = made.Contacts[0].ContactID;
  await walk.go('POST', 'Contacts?summarizeErrors=false', {
    Contacts: [
      { ContactID: walk.contact, LastName: 'Guide' },
      { ContactNumber: 'NEW', Name: 'Tour Guide Ltd <x>' },
    ],
  });
  await walk.go('PUT', 'Contacts', { Contacts: [{ Name: 'Tour Guide Ltd', EmailAddress: 'münze' }] });
  await walk.go('POST', `Contacts/${walk.contact}`, { Contacts: [{ TaxNumber: '1-2-3' }] });
  for (const path of ['Contacts', 'Contacts?page=1&pageSize=5', `Contacts/${walk.contact}`, 'Contacts/TOUR-1']) {
    await walk.go('GET', path);
  }
  await walk.go('GET', 'Contacts?summaryOnly=true&includeArchived=true&order=Name');
  await walk.go('GET', `Contacts?page=1&where=${encodeURIComponent('Name.Contains("tour")')}`);
  await walk.go('GET', `Contacts?where=${encodeURIComponent('Nonsense==1')}`);
  await walk.go('PUT', `Contacts/${walk.contact}/History`, { HistoryRecords: [{ Details: 'Met on the tour' }] });
  await walk.go('GET', `Contacts/${walk.contact}/History`);
}

async function items(walk: Walk): Promise<void> {
  const body = {
    Items: [
      {
        Code: 'TOUR',
        Name: 'Tour',
        SalesDetails: { UnitPrice: 12.3456, AccountCode: '200' },
        PurchaseDetails: { UnitPrice: 5 },
      },
      {
        Code: 'STOCK',
        InventoryAssetAccountCode: '630',
        PurchaseDetails: { UnitPrice: 2, COGSAccountCode: '310' },
        SalesDetails: { UnitPrice: 4, AccountCode: '200' },
      },
    ],
  };
  const made = await walk.go('PUT', 'Items?unitdp=4', body);
  await walk.go('PUT', 'Items', { Items: [{ Code: 'TOUR' }] });
  await walk.go('POST', 'Items', { Items: [{ Code: 'TOUR', Description: 'A long tour' }] });
  for (const path of ['Items?unitdp=4', 'Items/TOUR', `Items/${made.Items[0].ItemID}`]) await walk.go('GET', path);
  await walk.go('PUT', 'Items', { Items: [{ Code: 'GONE' }] });
  await walk.go('DELETE', `Items/${(await walk.go('GET', 'Items/GONE')).Items[0].ItemID}`);
}

async function quotesAndOrders(walk: Walk): Promise<void> {
  const Contact = { ContactID: walk.contact };
  const LineItems = [
    { Description: 'Offer', Quantity: 3, UnitAmount: 1.2345, AccountCode: '200', TaxType: 'OUTPUT2', DiscountRate: 10 },
  ];
  const quote = {
    Contact,
    Date: '2026-09-14',
    ExpiryDate: '2026-10-14',
    Title: 'Tour',
    Terms: 'Soon',
    LineAmountTypes: 'INCLUSIVE',
    LineItems,
  };
  const made = await walk.go('PUT', 'Quotes', { Quotes: [quote] });
  const id = made.Quotes[0].QuoteID;
  await walk.go('POST', 'Quotes', { Quotes: [{ QuoteID: id, Contact, Date: '2026-09-14', Status: 'SENT' }] });
  await walk.go('POST', 'Quotes?summarizeErrors=false', { Quotes: [{ QuoteID: id, Status: 'ACCEPTED' }] });
  for (const path of ['Quotes', 'Quotes?page=1&Status=SENT', `Quotes/${id}`, `Quotes/${id}/History`])
    await walk.go('GET', path);
  const order = {
    Contact,
    Date: '2026-09-14',
    DeliveryDate: '2026-10-01',
    LineItems: [{ Description: 'Rope', Quantity: 1, UnitAmount: 2.5 }],
  };
  const ordered = await walk.go('PUT', 'PurchaseOrders', { PurchaseOrders: [order] });
  const orderId = ordered.PurchaseOrders[0].PurchaseOrderID;
  await walk.go('POST', `PurchaseOrders/${orderId}`, { PurchaseOrders: [{ Status: 'DELETED' }] });
  await walk.go('POST', 'PurchaseOrders?summarizeErrors=false', {
    PurchaseOrders: [{ ...order, PurchaseOrderNumber: 'PO-0001' }],
  });
  for (const path of ['PurchaseOrders', `PurchaseOrders/${orderId}`, 'PurchaseOrders/PO-0001'])
    await walk.go('GET', path);
}

async function settings(walk: Walk): Promise<void> {
  const account = await walk.go('PUT', 'Accounts', {
    Code: 'T1',
    Name: 'Tour costs',
    Type: 'EXPENSE',
    TaxType: 'INPUT2',
  });
  const id = account.Accounts[0].AccountID;
  await walk.go('POST', `Accounts/${id}`, { Accounts: [{ Name: 'Tours', Status: 'ARCHIVED' }] });
  await walk.go('GET', 'Accounts');
  await walk.go('GET', `Accounts/${id}`);
  await walk.go('DELETE', `Accounts/${id}`);
  const rate = { Name: 'Tour tax', ReportTaxType: 'OUTPUT', TaxComponents: [{ Name: 'Tour', Rate: 7.5 }] };
  await walk.go('PUT', 'TaxRates', { TaxRates: [rate] });
  await walk.go('POST', 'TaxRates', { TaxRates: [{ ...rate, Status: 'DELETED' }] });
  for (const path of ['TaxRates', 'TaxRates/OUTPUT2', 'TrackingCategories?includeArchived=true'])
    await walk.go('GET', path);
  const category = (await walk.go('GET', 'TrackingCategories')).TrackingCategories[0].TrackingCategoryID;
  const option = await walk.go('PUT', `TrackingCategories/${category}/Options`, { Name: 'Islands' });
  const optionPath = `TrackingCategories/${category}/Options/${option.Options[0].TrackingOptionID}`;
  await walk.go('POST', optionPath, { Name: 'Small islands' });
  await walk.go('DELETE', optionPath);
  await walk.go('POST', `TrackingCategories/${category}`, { Name: 'Regions' });
  await walk.go('PUT', 'Currencies', { Code: 'JPY', Description: 'Japanese Yen' });
  const themes = await walk.go('GET', 'BrandingThemes');
  await walk.go('GET', `BrandingThemes/${themes.BrandingThemes[0].BrandingThemeID}`);
  const users = await walk.go('GET', 'Users');
  await walk.go('GET', `Users/${users.Users[0].UserID}`);
  for (const path of ['Currencies', 'Organisation', 'Organisation/Actions']) await walk.go('GET', path);
}
