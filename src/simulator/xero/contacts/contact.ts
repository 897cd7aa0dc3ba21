// A contact as Xero keeps it. Names in capitals are Xero's own and appear so on the wire; the others are ours.

import type { Row } from '../store/table.ts';

export type AddressType = 'STREET' | 'POBOX';
export type PhoneType = 'DEFAULT' | 'DDI' | 'FAX' | 'MOBILE';
export type Slot<T extends string> = Partial<Record<T, string>>;

export type AddressMember =
  | 'AddressLine1'
  | 'AddressLine2'
  | 'AddressLine3'
  | 'AddressLine4'
  | 'City'
  | 'Region'
  | 'PostalCode'
  | 'Country'
  | 'AttentionTo';
export type PhoneMember = 'PhoneNumber' | 'PhoneAreaCode' | 'PhoneCountryCode';

/** The plain texts of a contact, as they are named on the wire. */
export const contactTexts = [
  'ContactNumber',
  'AccountNumber',
  'Name',
  'FirstName',
  'LastName',
  'EmailAddress',
  'CompanyNumber',
  'BankAccountDetails',
  'TaxNumber',
  'TaxNumberType',
  'AccountsReceivableTaxType',
  'AccountsPayableTaxType',
  'DefaultCurrency',
  'XeroNetworkKey',
  'SalesDefaultAccountCode',
  'PurchasesDefaultAccountCode',
  'SalesDefaultLineAmountType',
  'PurchasesDefaultLineAmountType',
  'Website',
] as const;
export type ContactText = (typeof contactTexts)[number];

export interface ContactPerson {
  FirstName?: string;
  LastName?: string;
  EmailAddress?: string;
  IncludeInEmails: boolean;
}

export interface PaymentTerm {
  Day: number;
  Type: string;
}

export interface DefaultTracking {
  TrackingCategoryName: string;
  TrackingOptionName: string;
}

export interface Contact extends Row {
  createdAt: number;
  ContactStatus: 'ACTIVE' | 'ARCHIVED' | 'GDPRREQUEST';
  /** Empty texts are left out. */
  texts: Partial<Record<ContactText, string>> & { Name: string };
  addresses: Record<AddressType, Slot<AddressMember>>;
  phones: Record<PhoneType, Slot<PhoneMember>>;
  people: ContactPerson[];
  IsCustomer: boolean;
  IsSupplier: boolean;
  MergedToContactID?: string;
  paymentTerms: { Bills?: PaymentTerm; Sales?: PaymentTerm };
  salesTracking: DefaultTracking[];
  purchasesTracking: DefaultTracking[];
}
