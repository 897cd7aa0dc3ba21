// One full call of every operation there is. The type makes a forgotten one an error; tests compare the calls with Xero's own description.

import { type Operation, type Resources, resources, where, type XeroRequest } from '../../src/xero-node-lite/index.ts';
import { access, id } from './fake.ts';

type Calls = {
  [Name in keyof Resources]: {
    [Verb in keyof Resources[Name]]: Resources[Name][Verb] extends Operation<infer Args, unknown, never> ? Args : never;
  };
};

const modifiedSince = Date.UTC(2026, 8, 14, 9);
const paged = { modifiedSince, where: where`Status==${'AUTHORISED'}`, order: 'UpdatedDateUTC', page: 1, pageSize: 100 };
const key = { idempotencyKey: 'a-key' };
const Contact = { ContactID: id(1) };
const Date_ = '2026-09-14';
const line = {
  Description: 'Work',
  Quantity: '2.0000',
  UnitAmount: '10.5000',
  AccountCode: '200',
  TaxType: 'OUTPUT2',
  Tracking: [{ Name: 'Region', Option: 'North' }],
};
const allocation = { Invoice: { InvoiceID: id(2) }, Amount: '60.50', Date: Date_ };

export const calls: Calls = {
  connections: { list: [{ authEventId: id(9) }], delete: [id(1)] },
  organisation: { get: [], actions: [] },
  contacts: {
    list: [{ ...paged, ids: [id(1), id(2)], includeArchived: true, summaryOnly: true, searchTerm: 'ada' }],
    get: [id(1)],
    create: [[{ Name: 'Ada', ContactNumber: 'C-1', Phones: [{ PhoneType: 'DEFAULT', PhoneNumber: '1' }] }], key],
    update: [
      [
        {
          ContactID: id(1),
          EmailAddress: 'ada@example.com',
          PaymentTerms: { Sales: { Day: 20, Type: 'OFFOLLOWINGMONTH' } },
        },
      ],
      key,
    ],
    archive: [[id(1)], key],
    history: [id(1)],
    addNote: [id(1), 'A note', key],
  },
  items: {
    list: [{ modifiedSince, where: 'IsSold==true', order: 'Code' }],
    get: ['BOOK'],
    create: [[{ Code: 'BOOK', Name: 'Book', SalesDetails: { UnitPrice: '9.9900', AccountCode: '200' } }], key],
    update: [[{ ItemID: id(1), Code: 'BOOK', PurchaseDetails: { UnitPrice: 4 } }], key],
    delete: [id(1)],
    history: [id(1)],
    addNote: [id(1), 'A note', key],
  },
  invoices: {
    list: [
      {
        ...paged,
        ids: [id(1)],
        invoiceNumbers: ['INV-1'],
        contactIds: [id(2)],
        statuses: ['AUTHORISED', 'PAID'],
        includeArchived: true,
        createdByMyApp: true,
        summaryOnly: false,
        searchTerm: 'INV',
      },
    ],
    get: ['INV-1'],
    create: [
      [
        {
          Type: 'ACCREC',
          Contact,
          Date: Date_,
          DueDate: Date_,
          LineItems: [line],
          CurrencyCode: 'NZD',
          CurrencyRate: '1.000000',
          Status: 'AUTHORISED',
        },
      ],
      key,
    ],
    update: [
      [{ InvoiceID: id(1), Reference: 'R', LineItems: [{ ...line, LineItemID: id(5), DiscountRate: '12.5' }] }],
      key,
    ],
    void: [[id(1), id(2)], key],
    delete: [[id(1)], key],
    email: [id(1), key],
    onlineInvoice: [id(1)],
    pdf: [id(1)],
    history: [id(1)],
    addNote: [id(1), 'A note', key],
  },
  creditNotes: {
    list: [paged],
    get: ['CN-1'],
    create: [[{ Type: 'ACCRECCREDIT', Contact, Date: Date_, LineItems: [line], Status: 'AUTHORISED' }], key],
    update: [[{ CreditNoteID: id(1), Reference: 'R' }], key],
    void: [[id(1)], key],
    delete: [[id(1)], key],
    allocate: [id(1), [allocation], key],
    unallocate: [id(1), id(2)],
    pdf: [id(1)],
    history: [id(1)],
    addNote: [id(1), 'A note', key],
  },
  payments: {
    list: [paged],
    get: [id(1)],
    create: [
      [{ Invoice: { InvoiceID: id(1) }, Account: { Code: '090' }, Date: Date_, Amount: '24.15', Reference: 'R' }],
      key,
    ],
    delete: [id(1), key],
    history: [id(1)],
    addNote: [id(1), 'A note', key],
  },
  prepayments: {
    list: [{ ...paged, invoiceNumbers: ['P-1'] }],
    get: [id(1)],
    allocate: [id(1), [allocation], key],
    unallocate: [id(1), id(2)],
    history: [id(1)],
    addNote: [id(1), 'A note', key],
  },
  overpayments: {
    list: [{ ...paged, references: ['R-1'] }],
    get: [id(1)],
    allocate: [id(1), [allocation], key],
    unallocate: [id(1), id(2)],
    history: [id(1)],
    addNote: [id(1), 'A note', key],
  },
  quotes: {
    list: [
      {
        modifiedSince,
        order: 'QuoteNumber',
        page: 2,
        dateFrom: Date_,
        dateTo: Date_,
        expiryDateFrom: Date_,
        expiryDateTo: Date_,
        contactId: id(1),
        status: 'SENT',
        quoteNumber: 'QU-1',
      },
    ],
    get: [id(1)],
    create: [[{ Contact, Date: Date_, LineItems: [line], Title: 'Offer', LineAmountTypes: 'EXCLUSIVE' }], key],
    update: [[{ QuoteID: id(1), Contact, Date: Date_, Status: 'ACCEPTED' }], key],
    delete: [[{ QuoteID: id(1), Contact, Date: Date_ }], key],
    pdf: [id(1)],
    history: [id(1)],
    addNote: [id(1), 'A note', key],
  },
  purchaseOrders: {
    list: [
      {
        modifiedSince,
        order: 'UpdatedDateUTC',
        page: 1,
        pageSize: 50,
        status: 'DRAFT',
        dateFrom: Date_,
        dateTo: Date_,
      },
    ],
    get: ['PO-1'],
    create: [[{ Contact, Date: Date_, LineItems: [line], DeliveryAddress: '1 Hill' }], key],
    update: [[{ PurchaseOrderID: id(1), Status: 'BILLED' }], key],
    delete: [[id(1)], key],
    pdf: [id(1)],
    history: [id(1)],
    addNote: [id(1), 'A note', key],
  },
  accounts: {
    list: [{ modifiedSince, where: 'Type=="BANK"', order: 'Code' }],
    get: [id(1)],
    create: [{ Code: '299', Name: 'Other sales', Type: 'REVENUE' }, key],
    update: [{ AccountID: id(1), Name: 'Other' }, key],
    archive: [id(1), key],
    delete: [id(1)],
  },
  taxRates: {
    list: [{ where: 'Status=="ACTIVE"', order: 'Name' }],
    get: ['OUTPUT2'],
    create: [{ Name: 'State', TaxComponents: [{ Name: 'State', Rate: '8.2500' }] }, key],
    update: [{ Name: 'State', TaxComponents: [{ Name: 'State', Rate: 9 }] }, key],
    delete: ['State', key],
  },
  trackingCategories: {
    list: [{ where: 'Status=="ACTIVE"', order: 'Name', includeArchived: true }],
    get: [id(1)],
    create: ['Region', key],
    update: [id(1), { Name: 'Area' }, key],
    delete: [id(1)],
    addOption: [id(1), 'North', key],
    updateOption: [id(1), id(2), { Status: 'ARCHIVED' }, key],
    deleteOption: [id(1), id(2)],
  },
  currencies: {
    list: [{ where: 'Code=="NZD"', order: 'Code' }],
    add: [{ Code: 'USD', Description: 'US Dollar' }, key],
  },
  brandingThemes: { list: [{}], get: [id(1)] },
  users: { list: [{ modifiedSince, where: 'IsSubscriber==true', order: 'LastName' }], get: [id(1)] },
};

export interface Sample {
  /** As in `client.invoices.list`. */
  name: string;
  operation: Operation<never, unknown>;
  request: XeroRequest;
}

/** Every operation, with the request of its sample call. */
export const samples: readonly Sample[] = Object.entries(resources).flatMap(([resource, operations]) =>
  Object.entries(operations as Record<string, Operation<never, unknown>>).map(([verb, operation]) => {
    const args = (calls as unknown as Record<string, Record<string, never>>)[resource]?.[verb];
    if (args === undefined) throw new Error(`no sample of ${resource}.${verb}`);
    return { name: `${resource}.${verb}`, operation, request: operation.request(access, ...(args as never)) };
  }),
);
