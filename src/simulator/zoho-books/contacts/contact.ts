// A contact as it lies in the shelf: a customer or a vendor, with its people and addresses.

import type { FieldValues } from '../settings/field.ts';
import type { Row } from '../store/table.ts';

export type ContactType = 'customer' | 'vendor';

/** The members of an address, with their lengths (Zoho's docs). */
export const addressMembers = {
  attention: 100,
  address: 500,
  street2: 255,
  city: 100,
  state: 100,
  state_code: 100,
  zip: 50,
  country: 100,
  fax: 50,
  phone: 50,
} as const;

export type Address = { id: string } & Partial<Record<keyof typeof addressMembers, string>>;

/** The texts of a person, with their lengths (Zoho's docs). */
export const personMembers = {
  salutation: 25,
  first_name: 100,
  last_name: 100,
  email: 100,
  phone: 50,
  mobile: 50,
  designation: 100,
  department: 50,
  skype: 50,
} as const;

export interface Person {
  id: string;
  texts: Partial<Record<keyof typeof personMembers, string>>;
  isPrimary: boolean;
  /** The Contact in the CRM, where the native link runs. */
  crmId?: string;
}

/** Texts of a contact that Books keeps as they are, with their lengths. */
export const contactTexts = {
  company_name: 200,
  website: 100,
  notes: 5000,
  language_code: 10,
  contact_number: 200,
  facebook: 100,
  twitter: 100,
  vat_treatment: 100,
  vat_reg_no: 100,
  tax_reg_no: 100,
  tax_treatment: 100,
  gst_no: 100,
  gst_treatment: 100,
  legal_name: 200,
} as const;

export interface Contact extends Row {
  name: string;
  type: ContactType;
  subType: 'business' | 'individual';
  status: 'active' | 'inactive';
  currencyId: string;
  /** Days. */
  paymentTerms: number;
  paymentTermsLabel: string;
  creditLimit?: string;
  isTaxable: boolean;
  taxId?: string;
  taxExemptionId?: string;
  ownerId?: string;
  reminders: boolean;
  texts: Partial<Record<keyof typeof contactTexts, string>>;
  persons: Person[];
  billing: Address;
  shipping: Address;
  /** Further addresses. */
  addresses: Address[];
  fields: FieldValues;
  /** The record in the CRM, where the native link runs. */
  crm?: { module: 'Accounts' | 'Contacts' | 'Vendors'; id: string };
}

export function primaryOf({ persons }: Contact): Person | undefined {
  return persons.find(({ isPrimary }) => isPrimary) ?? persons[0];
}

/** A person's full name. */
export function nameOf({ texts }: Person): string {
  return [texts.first_name, texts.last_name].filter(Boolean).join(' ');
}
