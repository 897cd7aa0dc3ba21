// Reading a contact from a body, and saving it: what is refused, and what is left.

import type { Books } from '../books.ts';
import { faultIn } from '../call.ts';
import type { Reader } from '../read/reader.ts';
import * as no from '../refusals.ts';
import { done, type Outcome, refused } from '../reply.ts';
import { baseCurrency } from '../settings/currency.ts';
import { readFields } from '../settings/field.ts';
import { hasTransactions } from './balances.ts';
import { type Address, addressMembers, type Contact, contactTexts, type ContactType } from './contact.ts';
import { readPersons } from './persons.ts';

/** Saves what a body says of a contact. `twin` lets a name be taken twice, as the link with the CRM may. */
export function saveContact(books: Books, body: Reader, before?: Contact, twin = false): Outcome<Contact> {
  const read = readContact(books, body, before, twin);
  const fault = faultIn(books, body);
  if (fault) return refused(fault);
  return done(keepContact(books, read, before));
}

/** Keeps a contact, and notes it. One that is as it was is left alone where the switch says so. */
export function keepContact(books: Books, contact: Contact, before?: Contact): Contact {
  const same =
    before !== undefined && JSON.stringify(before) === JSON.stringify({ ...contact, modifiedAt: before.modifiedAt });
  if (same && !books.switches.unchangedSaveModifies) return before;
  const saved = books.contacts.set(before ? { ...contact, modifiedAt: books.modifiedNow(before) } : contact);
  books.note({ event: before ? 'edited' : 'created', module: 'contact', id: saved.id, row: saved });
  return saved;
}

function readContact(books: Books, body: Reader, before: Contact | undefined, twin: boolean): Contact {
  const type = body.choice('contact_type', ['customer', 'vendor']) ?? before?.type ?? 'customer';
  if (before && type !== before.type && hasTransactions(books, before.id)) body.faults.add(no.invalid('contact_type'));
  const name = readName(books, body, type, before, twin);
  const terms = body.whole('payment_terms') ?? before?.paymentTerms ?? 0;
  const creditLimit = body.amount('credit_limit', 2) ?? before?.creditLimit;
  const texts = { ...before?.texts };
  for (const [member, most] of Object.entries(contactTexts) as [keyof typeof contactTexts, number][]) {
    const text = body.text(member, most);
    if (text !== undefined) texts[member] = text;
  }
  for (const ignored of ['default_templates', 'tags', 'opening_balances', 'is_portal_enabled', 'pricebook_id'])
    body.has(ignored);
  const ownerId = body.id('owner_id') ?? before?.ownerId;
  if (ownerId && !books.users.get(ownerId)) body.faults.add(no.invalid('owner_id'));
  return {
    ...(before ?? books.born()),
    status: before?.status ?? 'active',
    reminders: before?.reminders ?? true,
    addresses: before?.addresses ?? [],
    ...(before?.crm && { crm: before.crm }),
    name,
    type,
    subType: body.choice('customer_sub_type', ['business', 'individual']) ?? before?.subType ?? 'business',
    currencyId: readCurrency(books, body, before),
    paymentTerms: terms,
    paymentTermsLabel: body.text('payment_terms_label', 200) || labelOf(terms, before),
    ...(creditLimit !== undefined && { creditLimit }),
    ...readTaxation(books, body, before),
    ...(ownerId && { ownerId }),
    texts,
    persons: readPersons(books, body.list('contact_persons'), before?.persons ?? []),
    billing: readAddress(books, body.object('billing_address'), before?.billing),
    shipping: readAddress(books, body.object('shipping_address'), before?.shipping),
    fields: readFields(books, 'contact', books.contacts, body.list('custom_fields'), before),
  };
}

function readName(books: Books, body: Reader, type: ContactType, before: Contact | undefined, twin: boolean): string {
  const name = body.text('contact_name', 200) ?? before?.name ?? '';
  if (!name) body.faults.add(no.noContactName);
  const moved = name.toLowerCase() !== before?.name.toLowerCase() || type !== before.type;
  const others = books.contacts.having('name', `${type}:${name.toLowerCase()}`).filter(({ id }) => id !== before?.id);
  const taken = others.length > 0 && moved && books.organisation.preferences.uniqueContactNames && !twin;
  if (taken) body.faults.add(no.contactTaken(type, name));
  return name;
}

function readCurrency(books: Books, body: Reader, before: Contact | undefined): string {
  const id = body.id('currency_id') || before?.currencyId || baseCurrency(books).id;
  if (!books.currencies.get(id)) body.faults.add(no.noSuchCurrency);
  if (before && id !== before.currencyId && hasTransactions(books, before.id)) body.faults.add(no.currencyFixed);
  return id;
}

function readTaxation(
  books: Books,
  body: Reader,
  before: Contact | undefined,
): Pick<Contact, 'isTaxable' | 'taxId' | 'taxExemptionId'> {
  const isTaxable = body.flag('is_taxable') ?? before?.isTaxable ?? true;
  const taxId = body.id('tax_id') ?? before?.taxId;
  const taxExemptionId = body.id('tax_exemption_id') ?? before?.taxExemptionId;
  if (taxId && !books.taxes.get(taxId)) body.faults.add(no.invalid('tax_id'));
  if (taxExemptionId && !books.exemptions.get(taxExemptionId)) body.faults.add(no.invalid('tax_exemption_id'));
  // Only where sales are taxed by jurisdiction does Books ask why somebody is not.
  if (!isTaxable && books.organisation.region === 'US' && !taxExemptionId) body.faults.add(no.noExemption);
  return { isTaxable, ...(taxId && { taxId }), ...(taxExemptionId && { taxExemptionId }) };
}

function labelOf(terms: number, before: Contact | undefined): string {
  if (before?.paymentTerms === terms) return before.paymentTermsLabel;
  return terms === 0 ? 'Due on Receipt' : `Net ${terms}`;
}

/** An address; what is not sent stays as it was. */
export function readAddress(books: Books, sent: Reader | undefined, before: Address | undefined): Address {
  const address: Address = { ...(before ?? { id: books.newId() }) };
  if (!sent) return address;
  sent.has('address_id');
  for (const [name, most] of Object.entries(addressMembers) as [keyof typeof addressMembers, number][]) {
    const text = sent.text(name, most);
    if (text !== undefined) address[name] = text;
  }
  return address;
}

/** Deletes a contact that no transaction names. */
export function deleteContact(books: Books, contact: Contact): Outcome<null> {
  if (hasTransactions(books, contact.id)) return refused(no.contactInUse);
  books.contacts.delete(contact.id);
  books.note({ event: 'deleted', module: 'contact', id: contact.id, row: contact });
  return done(null);
}
