// Contacts: customers and suppliers, told apart only by the documents they have.

import { type Collection, get, list } from '../collection.ts';
import type { TimeMs } from '../dates.ts';
import type { Decimal, DecimalInput } from '../decimal.ts';
import { scopesOf } from '../oauth/scopes.ts';
import type { Filtered, ListQuery, Modified, Paged } from '../query.ts';
import { plain } from '../shape.ts';
import { become, create, update } from '../writes.ts';
import type { Address, Attachment, Known, PaymentTerms, Phone, Stamped } from './common.ts';
import { addNote, history } from './notes.ts';

/** People besides the contact's own first name, last name and e-mail address. At most five. */
export interface ContactPerson {
  FirstName?: string;
  LastName?: string;
  EmailAddress?: string;
  IncludeInEmails?: boolean;
}

export interface ContactTracking {
  TrackingCategoryName?: string;
  TrackingOptionName?: string;
}

type DefaultLineAmountType = Known<'INCLUSIVE' | 'EXCLUSIVE' | 'NONE'>;

interface ContactFields {
  /** Only the API writes it; the pages call it contact code. Unique over all contacts, archived ones included. At most 50 characters. */
  ContactNumber?: string;
  /** People write it too. At most 50 characters. */
  AccountNumber?: string;
  FirstName?: string;
  LastName?: string;
  EmailAddress?: string;
  CompanyNumber?: string;
  TaxNumber?: string;
  TaxNumberType?: Known<'SSN' | 'EIN' | 'ITIN' | 'ATIN'>;
  BankAccountDetails?: string;
  AccountsReceivableTaxType?: string;
  AccountsPayableTaxType?: string;
  DefaultCurrency?: string;
  SalesDefaultAccountCode?: string;
  PurchasesDefaultAccountCode?: string;
  SalesDefaultLineAmountType?: DefaultLineAmountType;
  PurchasesDefaultLineAmountType?: DefaultLineAmountType;
  XeroNetworkKey?: string;
  BatchPayments?: {
    BankAccountNumber?: string;
    BankAccountName?: string;
    Details?: string;
    Code?: string;
    Reference?: string;
  };
}

/** Lists without a page, and summaries, leave most of this out; their lists are empty then, which says nothing. */
export interface Contact extends ContactFields, Stamped {
  ContactID: string;
  ContactStatus?: Known<'ACTIVE' | 'ARCHIVED' | 'GDPRREQUEST'>;
  Name?: string;
  Addresses: readonly Address[];
  Phones: readonly Phone[];
  ContactPersons: readonly ContactPerson[];
  ContactGroups: readonly { ContactGroupID?: string; Name?: string; Status?: string }[];
  SalesTrackingCategories: readonly ContactTracking[];
  PurchasesTrackingCategories: readonly ContactTracking[];
  Attachments: readonly Attachment[];
  PaymentTerms?: PaymentTerms;
  /** Set once there are documents; moves no timestamp. */
  IsCustomer?: boolean;
  IsSupplier?: boolean;
  Website?: string;
  /** Percent. */
  Discount?: Decimal;
  BrandingTheme?: { BrandingThemeID?: string; Name?: string };
  /** Moves no timestamp either; which currency it is in, Xero's own texts disagree. */
  Balances?: { AccountsReceivable?: Balance; AccountsPayable?: Balance };
  /** Where a merge in Xero's pages moved this contact to. */
  MergedToContactID?: string;
  UpdatedDateUTC?: TimeMs;
}

export interface Balance {
  Outstanding?: Decimal;
  Overdue?: Decimal;
}

interface ContactLists extends ContactFields {
  /** Merged by type. */
  Addresses?: readonly Address[];
  /** Merged by type. */
  Phones?: readonly Phone[];
  /** Replaces the whole list. */
  ContactPersons?: readonly ContactPerson[];
  SalesTrackingCategories?: readonly ContactTracking[];
  PurchasesTrackingCategories?: readonly ContactTracking[];
  PaymentTerms?: {
    Bills?: { Day?: DecimalInput; Type?: string };
    Sales?: { Day?: DecimalInput; Type?: string };
  };
}

export interface ContactDraft extends ContactLists {
  /** Unique among active contacts, whatever the case. At most 255 characters; no `<` or `>`, no double spaces. */
  Name: string;
}

export interface ContactPatch extends ContactLists {
  ContactID: string;
  Name?: string;
  /** Archiving is for ever, as far as the API goes: an archived contact refuses every change. */
  ContactStatus?: 'ACTIVE' | 'ARCHIVED';
}

/** `includeArchived: true` in every delta, or archived contacts just stay away. */
export type ContactQuery = Modified &
  Filtered &
  Paged &
  Pick<ListQuery, 'ids' | 'includeArchived' | 'summaryOnly' | 'searchTerm'>;

const of: Collection<Contact> = {
  path: 'Contacts',
  id: 'ContactID',
  scopes: scopesOf('contacts'),
  shape: {
    id: 'ContactID',
    times: ['UpdatedDateUTC'],
    lists: {
      Addresses: plain,
      Phones: plain,
      ContactPersons: plain,
      ContactGroups: plain,
      SalesTrackingCategories: plain,
      PurchasesTrackingCategories: plain,
      Attachments: plain,
    },
  },
};

export const contacts = {
  list: list<Contact, ContactQuery>(of),
  /** By GUID or ContactNumber; of several contacts with one number Xero picks one: prefer a filter. */
  get: get(of),
  create: create<Contact, ContactDraft>(of),
  update: update<Contact, ContactPatch>(of),
  archive: become(of, { ContactStatus: 'ARCHIVED' }),
  history: history(of),
  addNote: addNote(of),
};
