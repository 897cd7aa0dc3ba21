// Replies in Xero's form, written by hand from its documentation and from what was seen on the wire; and a fetch that records.

import type { Fetch } from '../../src/xero-node-lite/client.ts';

export const tenantId = '59712f8f-45a3-4d45-a705-5d0c9748317e';
export const access = { token: 'the-token', tenantId };

/** A GUID that is easy to read in a failure. */
export function id(number: number): string {
  return `00000000-0000-4000-8000-${String(number).padStart(12, '0')}`;
}

export const zero = '00000000-0000-0000-0000-000000000000';

/** A reply of JSON text or data. Text is sent as it is, for numbers that JavaScript would write differently. */
export function reply(body: unknown, status = 200, headers: Record<string, string> = {}): Response {
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  const isEmpty = status === 204 || status === 304;
  return new Response(isEmpty ? null : text, {
    status,
    headers: {
      'content-type': 'application/json; charset=utf-8',
      'x-daylimit-remaining': '4817',
      'x-minlimit-remaining': '58',
      'x-appminlimit-remaining': '9998',
      ...headers,
    },
  });
}

/** The envelope of a success. */
export function envelope(
  root: string,
  elements: readonly unknown[],
  extra: Record<string, unknown> = {},
): Record<string, unknown> {
  return {
    Id: 'e997d6d7-6dad-4458-beb8-d9c1bf7f2edf',
    Status: 'OK',
    ProviderName: 'A test',
    DateTimeUTC: '/Date(1789378199160)/',
    ...extra,
    [root]: elements,
  };
}

/** The body of a 400 that refuses elements. */
export function refusal(elements: readonly unknown[]): Record<string, unknown> {
  return {
    ErrorNumber: 10,
    Type: 'ValidationException',
    Message: 'A validation exception occurred',
    Elements: elements,
  };
}

/** The body of a 401 or 403. */
export function trouble(status: number, title: string, detail: string): Record<string, unknown> {
  return { Type: null, Title: title, Status: status, Detail: detail, Instance: id(999), Extensions: {} };
}

export interface Seen {
  url: string;
  method: string;
  headers: Record<string, string>;
  body?: string;
}

/** A fetch that gives these replies in turn (the last one again and again), and the calls that it saw. */
export function recorder(...replies: readonly (() => Response | Promise<Response>)[]): { fetch: Fetch; seen: Seen[] } {
  const seen: Seen[] = [];
  const fetch: Fetch = async (url, init) => {
    const next = replies[Math.min(seen.length, replies.length - 1)];
    seen.push({
      url,
      method: init.method ?? '',
      headers: init.headers as Record<string, string>,
      ...(typeof init.body === 'string' && { body: init.body }),
    });
    if (!next) throw new Error('no reply was prepared');
    return next();
  };
  return { fetch, seen };
}

/** A contact as a list with pages shows it. */
export function contactOnWire(number: number): Record<string, unknown> {
  return {
    ContactID: id(number),
    ContactStatus: 'ACTIVE',
    Name: `Contact ${number}`,
    FirstName: 'Ada',
    LastName: 'Byron',
    EmailAddress: `ada.${number}@example.com`,
    BankAccountDetails: '',
    Addresses: [
      { AddressType: 'STREET', City: '', Region: '', PostalCode: '', Country: '' },
      {
        AddressType: 'POBOX',
        AddressLine1: `${number} Hill "Top"`,
        City: 'Wellington',
        PostalCode: '6011',
        Country: 'NZ',
      },
    ],
    Phones: ['DEFAULT', 'DDI', 'FAX', 'MOBILE'].map((PhoneType) => ({
      PhoneType,
      PhoneNumber: PhoneType === 'DEFAULT' ? '09 111 1111' : '',
      PhoneAreaCode: '',
      PhoneCountryCode: '',
    })),
    UpdatedDateUTC: '/Date(1789378193493+0000)/',
    ContactGroups: [],
    IsSupplier: false,
    IsCustomer: true,
    SalesTrackingCategories: [],
    PurchasesTrackingCategories: [],
    ContactPersons: [{ FirstName: 'Bo', LastName: 'Ek', EmailAddress: 'bo@example.com', IncludeInEmails: true }],
    PaymentTerms: { Sales: { Day: 20, Type: 'OFFOLLOWINGMONTH' } },
    Balances: {
      AccountsReceivable: { Outstanding: 349.91, Overdue: 0.1 },
      AccountsPayable: { Outstanding: 0, Overdue: 0 },
    },
    HasAttachments: false,
    HasValidationErrors: false,
  };
}

/** An invoice as a reply to a write shows it, as text: Xero writes `21.0` where JavaScript would write 21. */
export function invoiceOnWire(number: number, more = ''): string {
  return `{"Type":"ACCREC","InvoiceID":"${id(number)}","InvoiceNumber":"INV-${number}","Prepayments":[],"Overpayments":[],
    "AmountDue":24.15,"AmountPaid":0.0,"SentToContact":false,"CurrencyRate":1.000000,"HasErrors":false,
    "Contact":{"ContactID":"${id(1)}","Name":"Contact 1","Addresses":[],"HasValidationErrors":false,"ValidationErrors":[]},
    "DateString":"2026-09-14T00:00:00","Date":"\\/Date(1789344000000+0000)\\/","DueDate":"\\/Date(1789948800000+0000)\\/",
    "Status":"AUTHORISED","LineAmountTypes":"Exclusive",
    "LineItems":[{"Description":"Work","UnitAmount":10.5000,"TaxType":"OUTPUT2","TaxAmount":3.15,"LineAmount":21.0,
      "AccountCode":"200","Tracking":[],"Quantity":2.0,"LineItemID":"${id(number + 500)}","ValidationErrors":[]}],
    "SubTotal":21.0,"TotalTax":3.15,"Total":24.15,"UpdatedDateUTC":"\\/Date(1789378199100+0000)\\/","CurrencyCode":"NZD"${more}}`;
}
