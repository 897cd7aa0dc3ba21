// Contacts as the API shows them: whole, or as a row of a list.

import type { Json } from '../../zoho/json.ts';
import type { Books } from '../books.ts';
import { asNumber } from '../money.ts';
import { fieldHash, showFields } from '../settings/field.ts';
import { booksTime } from '../time.ts';
import { creditOf, hasTransactions, outstandingOf } from './balances.ts';
import {
  type Address,
  addressMembers,
  type Contact,
  contactTexts,
  type Person,
  personMembers,
  primaryOf,
} from './contact.ts';

export function showContact(books: Books, contact: Contact): Json {
  const { currency, tax, zone, ...money } = around(books, contact);
  return {
    contact_id: contact.id,
    contact_name: contact.name,
    ...textsOf(contactTexts, contact.texts),
    contact_type: contact.type,
    customer_sub_type: contact.subType,
    has_transaction: hasTransactions(books, contact.id),
    status: contact.status,
    is_linked_with_zohocrm: contact.crm !== undefined,
    ...crmIds(contact),
    primary_contact_id: primaryOf(contact)?.id ?? '',
    payment_terms: contact.paymentTerms,
    payment_terms_label: contact.paymentTermsLabel,
    ...(contact.creditLimit !== undefined && { credit_limit: asNumber(contact.creditLimit) }),
    currency_id: contact.currencyId,
    currency_code: currency?.code ?? '',
    currency_symbol: currency?.symbol ?? '',
    price_precision: currency?.precision ?? 2,
    is_taxable: contact.isTaxable,
    tax_id: tax?.id ?? '',
    tax_name: tax?.name ?? '',
    tax_percentage: tax ? asNumber(tax.percentage) : '',
    tax_exemption_id: contact.taxExemptionId ?? '',
    owner_id: contact.ownerId ?? '',
    opening_balances: [],
    ...money,
    payment_reminder_enabled: contact.reminders,
    custom_fields: showFields(books, contact.fields),
    custom_field_hash: fieldHash(books, contact.fields),
    billing_address: showAddress(contact.billing),
    shipping_address: showAddress(contact.shipping),
    addresses: contact.addresses.map(showAddress),
    contact_persons: contact.persons.map(showPerson),
    created_time: booksTime(contact.createdAt, zone),
    last_modified_time: booksTime(contact.modifiedAt, zone),
  };
}

export function showContactRow(books: Books, contact: Contact): Json {
  const { currency, zone, ...money } = around(books, contact);
  delete (money as Json).tax;
  const { texts = {} } = primaryOf(contact) ?? {};
  return {
    contact_id: contact.id,
    contact_name: contact.name,
    company_name: contact.texts.company_name ?? '',
    contact_type: contact.type,
    status: contact.status,
    website: contact.texts.website ?? '',
    payment_terms: contact.paymentTerms,
    payment_terms_label: contact.paymentTermsLabel,
    currency_id: contact.currencyId,
    currency_code: currency?.code ?? '',
    ...money,
    first_name: texts.first_name ?? '',
    last_name: texts.last_name ?? '',
    email: texts.email ?? '',
    phone: texts.phone ?? '',
    mobile: texts.mobile ?? '',
    ...fieldHash(books, contact.fields),
    created_time: booksTime(contact.createdAt, zone),
    last_modified_time: booksTime(contact.modifiedAt, zone),
  };
}

export function showPerson(person: Person): Json {
  return {
    contact_person_id: person.id,
    ...textsOf(personMembers, person.texts),
    is_primary_contact: person.isPrimary,
    is_added_in_portal: false,
    communication_preference: { is_sms_enabled: false, is_whatsapp_enabled: false },
  };
}

export function showAddress({ id, ...texts }: Address): Json {
  return { address_id: id, ...textsOf(addressMembers, texts) };
}

/** Every member that there is, empty where nothing is known. */
function textsOf(members: object, texts: Readonly<Record<string, string | undefined>>): Json {
  return Object.fromEntries(Object.keys(members).map((name) => [name, texts[name] ?? '']));
}

function crmIds({ crm }: Contact): Json {
  if (!crm) return {};
  const names = { Accounts: 'zcrm_account_id', Contacts: 'zcrm_contact_id', Vendors: 'zcrm_vendor_id' };
  return { [names[crm.module]]: crm.id };
}

function around(books: Books, contact: Contact) {
  const [owed, credit] = [outstandingOf(books, contact), creditOf(books, contact)];
  const side = contact.type === 'customer' ? 'receivable' : 'payable';
  return {
    currency: books.currencies.get(contact.currencyId),
    tax: books.taxes.get(contact.taxId),
    zone: books.organisation.timeZone,
    [`outstanding_${side}_amount`]: asNumber(owed.amount),
    [`outstanding_${side}_amount_bcy`]: asNumber(owed.inBase),
    [`unused_credits_${side}_amount`]: asNumber(credit.amount),
    [`unused_credits_${side}_amount_bcy`]: asNumber(credit.inBase),
  };
}
