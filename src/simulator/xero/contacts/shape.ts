// What a request may say of a contact, with the lengths of Xero's specification.

import { type Bound, flag, guid, list, number, object, text } from '../write/shape.ts';

const term = object({ Day: number, Type: text() });
const tracking = list({ TrackingCategoryName: text(100), TrackingOptionName: text(100) });

export const contactShape = {
  ContactID: guid,
  ContactNumber: text(50),
  AccountNumber: text(50),
  ContactStatus: text(),
  Name: text(255),
  FirstName: text(255),
  LastName: text(255),
  EmailAddress: text(255),
  CompanyNumber: text(50),
  BankAccountDetails: text(),
  TaxNumber: text(50),
  TaxNumberType: text(),
  AccountsReceivableTaxType: text(),
  AccountsPayableTaxType: text(),
  DefaultCurrency: text(),
  XeroNetworkKey: text(),
  SalesDefaultAccountCode: text(),
  PurchasesDefaultAccountCode: text(),
  SalesDefaultLineAmountType: text(),
  PurchasesDefaultLineAmountType: text(),
  IsCustomer: flag,
  IsSupplier: flag,
  Addresses: list({
    AddressType: text(),
    AddressLine1: text(500),
    AddressLine2: text(500),
    AddressLine3: text(500),
    AddressLine4: text(500),
    City: text(255),
    Region: text(255),
    PostalCode: text(50),
    Country: text(50),
    AttentionTo: text(255),
  }),
  Phones: list({ PhoneType: text(), PhoneNumber: text(50), PhoneAreaCode: text(10), PhoneCountryCode: text(20) }),
  ContactPersons: list({ FirstName: text(255), LastName: text(255), EmailAddress: text(255), IncludeInEmails: flag }),
  PaymentTerms: object({ Bills: term, Sales: term }),
  SalesTrackingCategories: tracking,
  PurchasesTrackingCategories: tracking,
} as const;

export type ContactElement = Bound<typeof contactShape>;
