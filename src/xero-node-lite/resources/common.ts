// Types that several resources share. Their numbers are decimal text, their days `YYYY-MM-DD`, their times epoch ms.

import type { Day, TimeMs } from '../dates.ts';
import type { Decimal } from '../decimal.ts';
import type { Shape } from '../shape.ts';

/** One of the words that Xero documents, or one that it adds later. */
export type Known<Word extends string> = Word | (string & {});

/** POBOX is the one that Xero prints on invoices; DELIVERY exists on the organisation only. */
export interface Address {
  AddressType?: Known<'POBOX' | 'STREET' | 'DELIVERY'>;
  AddressLine1?: string;
  AddressLine2?: string;
  AddressLine3?: string;
  AddressLine4?: string;
  City?: string;
  Region?: string;
  PostalCode?: string;
  Country?: string;
  AttentionTo?: string;
}

/** OFFICE exists on the organisation only. */
export interface Phone {
  PhoneType?: Known<'DEFAULT' | 'DDI' | 'MOBILE' | 'FAX' | 'OFFICE'>;
  PhoneNumber?: string;
  PhoneAreaCode?: string;
  PhoneCountryCode?: string;
}

export interface PaymentTerm {
  /** A whole number. */
  Day?: Decimal;
  Type?: Known<'DAYSAFTERBILLDATE' | 'DAYSAFTERBILLMONTH' | 'OFCURRENTMONTH' | 'OFFOLLOWINGMONTH'>;
}

export interface PaymentTerms {
  Bills?: PaymentTerm;
  Sales?: PaymentTerm;
}

/** A contact as documents show it: id and name in lists, more in single reads. Its timestamps were seen to be wrong: ignore them. */
export interface ContactStub {
  ContactID?: string;
  ContactNumber?: string;
  ContactStatus?: Known<'ACTIVE' | 'ARCHIVED' | 'GDPRREQUEST'>;
  Name?: string;
  EmailAddress?: string;
}

export const contactStubShape: Shape = { id: 'ContactID', times: ['UpdatedDateUTC'] };

/**
 * Which contact a document is for. Xero would also match a name, and create a contact where none has it, and change the contact by
 * whatever else is sent: this type only lets you name it.
 */
export interface ContactChoice {
  ContactID: string;
}

/** A document as payments and allocations show it: which of the ids is there says which kind it is. */
export interface DocumentStub {
  Type?: string;
  InvoiceID?: string;
  InvoiceNumber?: string;
  CreditNoteID?: string;
  CreditNoteNumber?: string;
  PrepaymentID?: string;
  OverpaymentID?: string;
  Contact?: ContactStub;
  Date?: Day;
  CurrencyCode?: string;
  CurrencyRate?: Decimal;
  Total?: Decimal;
  /** What of a credit was used here. */
  AppliedAmount?: Decimal;
}

/** A document inside another: care for its dates and contact, and leave the rest as Xero sent it. */
export function documentStubShape(id: string): Shape {
  return {
    id,
    days: ['Date', 'DueDate', 'FullyPaidOnDate'],
    times: ['UpdatedDateUTC'],
    parts: { Contact: contactStubShape },
  };
}

/** A payment as documents show it. For batch payments `PaymentID` may be the batch's (seen on the wire): `payments` tells the truth. */
export interface PaymentStub {
  PaymentID?: string;
  BatchPaymentID?: string;
  Date?: Day;
  Amount?: Decimal;
  Reference?: string;
  CurrencyRate?: Decimal;
}

export const paymentStubShape: Shape = { id: 'PaymentID', days: ['Date'], times: ['UpdatedDateUTC'] };

export interface Attachment {
  AttachmentID?: string;
  FileName?: string;
  Url?: string;
  MimeType?: string;
  ContentLength?: Decimal;
  IncludeOnline?: boolean;
}

/** Every record of the bigger resources has these. */
export interface Stamped {
  UpdatedDateUTC?: TimeMs;
  HasAttachments?: boolean;
}
