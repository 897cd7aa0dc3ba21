// How Zoho CRM writes our kinds. A customer is an Account with its primary Contact (or a Contact alone): its record here is both
// together, `{Accounts: {…}, Contacts: {…}, others: […]}`. Lengths come from the organisation's metadata, else from Zoho's docs.

import type { Row } from '../../../core/value.ts';
import { choice, type Codec, email, flag, lines, phone, text, url } from '../../../mapping/codec.ts';
import type { Dialect } from '../../../mapping/dialect.ts';
import { personRow } from '../../../mapping/persons.ts';
import { at, isJson, type Json, type Place } from '../../../mapping/place.ts';
import { hasColumn } from '../columns.ts';
import { ownField, type ZohoFacts } from '../facts.ts';
import { LAST_NAME_AT_MOST, lastName, lastNameIn } from '../last-name.ts';
import { amount } from './numbers.ts';

/** Further Contacts that travel as contact persons: as many as the other side takes. */
const OTHERS_AT_MOST = 5;

/** What is open with a customer, in fields of ours. */
const standing: Readonly<Record<string, Codec>> = {
  outstanding: amount(),
  overdue: amount(),
  creditBalance: amount(),
  creditNotes: amount(),
  overpayments: amount(),
  prepayments: amount(),
  onHold: flag,
};

export function customerDialect(
  facts: ZohoFacts,
  pair: string,
  module: 'Accounts' | 'Contacts',
  limitField: string | null = null,
): Dialect {
  const own = (purpose: string, owner = pair) => ownField(facts, module, owner, purpose);
  const [id, link, taxNumber] = [own('accountingId'), own('accountingUrl'), own('taxNumber', 'shared')];
  return {
    module,
    places: {
      ...(module === 'Accounts' ? accountPlaces(facts) : contactPlaces(facts)),
      ...personPlaces(facts),
      ...(taxNumber && { taxNumber: at([module, taxNumber], text(null, { most: 50 })) }),
      ...(id && { accountingId: at([module, id], text(null, { most: 50 })) }),
      ...(link && { accountingUrl: at([module, link], url(null)) }),
      ...standingPlaces(module, own),
      ...(limitField !== null &&
        hasColumn(facts, [module], limitField) && {
          creditLimit: at([module, limitField], amount(), { settable: 'never' as const }),
        }),
    },
  };
}

function standingPlaces(module: string, own: (purpose: string) => string | null): Dialect['places'] {
  return Object.fromEntries(
    Object.entries(standing).flatMap(([purpose, codec]) => {
      const field = own(purpose);
      return field === null ? [] : [[purpose, at([module, field], codec)]];
    }),
  );
}

/** A text no longer than the organisation's field is. */
function limited(facts: ZohoFacts, module: string, field: string, otherwise: number): Place {
  return at([module, field], text(null, { most: facts.lengths?.[`${module}.${field}`] ?? otherwise }));
}

/** A vendor is a record of its own, with one address, no people, and (by Zoho's list of its fields) no currency. */
export function vendorDialect(facts: ZohoFacts, pair: string): Dialect {
  const own = (purpose: string, owner = pair) => ownField(facts, 'Vendors', owner, purpose);
  const [id, link, taxNumber] = [own('accountingId'), own('accountingUrl'), own('taxNumber', 'shared')];
  return {
    module: 'Vendors',
    places: {
      name: limited(facts, 'Vendors', 'Vendor_Name', 120),
      phone: at(['Vendors', 'Phone'], phone(null, 30)),
      email: at(['Vendors', 'Email'], email(null)),
      website: at(['Vendors', 'Website'], url(null)),
      billingStreet: at(['Vendors', 'Street'], lines(null, facts.lengths?.['Vendors.Street'] ?? 250)),
      billingCity: limited(facts, 'Vendors', 'City', 100),
      billingRegion: limited(facts, 'Vendors', 'State', 100),
      billingPostcode: limited(facts, 'Vendors', 'Zip_Code', 30),
      billingCountry: limited(facts, 'Vendors', 'Country', 100),
      ...(taxNumber && { taxNumber: at(['Vendors', taxNumber], text(null, { most: 50 })) }),
      ...(id && { accountingId: at(['Vendors', id], text(null, { most: 50 })) }),
      ...(link && { accountingUrl: at(['Vendors', link], url(null)) }),
    },
  };
}

function accountPlaces(facts: ZohoFacts): Dialect['places'] {
  return {
    name: limited(facts, 'Accounts', 'Account_Name', 200),
    phone: at(['Accounts', 'Phone'], phone(null, 30)),
    fax: at(['Accounts', 'Fax'], phone(null, 30)),
    website: at(['Accounts', 'Website'], url(null)),
    ...address(facts, 'billing', 'Accounts', 'Billing', 'Code'),
    ...address(facts, 'shipping', 'Accounts', 'Shipping', 'Code'),
    // A record's currency is chosen when it is made.
    ...(facts.multiCurrency && {
      currency: at(['Accounts', 'Currency'], choice(null), { settable: 'create' as const }),
    }),
    persons,
  };
}

function contactPlaces(facts: ZohoFacts): Dialect['places'] {
  return {
    name: fullName,
    phone: at(['Contacts', 'Phone'], phone(null, 30)),
    fax: at(['Contacts', 'Fax'], phone(null, 30)),
    ...address(facts, 'billing', 'Contacts', 'Mailing', 'Zip'),
    ...address(facts, 'shipping', 'Contacts', 'Other', 'Zip'),
  };
}

function personPlaces(facts: ZohoFacts): Dialect['places'] {
  return {
    firstName: limited(facts, 'Contacts', 'First_Name', 40),
    lastName: at(['Contacts', 'Last_Name'], lastName(facts.lengths?.['Contacts.Last_Name'] ?? LAST_NAME_AT_MOST)),
    email: at(['Contacts', 'Email'], email(null)),
    mobile: at(['Contacts', 'Mobile'], phone(null, 30)),
  };
}

function address(facts: ZohoFacts, ours: string, module: string, theirs: string, postcode: string): Dialect['places'] {
  const part = (name: string, otherwise: number) => limited(facts, module, `${theirs}_${name}`, otherwise);
  const streetLength = facts.lengths?.[`${module}.${theirs}_Street`] ?? 250;
  return {
    [`${ours}Street`]: at([module, `${theirs}_Street`], lines(null, streetLength)),
    [`${ours}City`]: part('City', 100),
    [`${ours}Region`]: part('State', 100),
    [`${ours}Postcode`]: part(postcode, 30),
    [`${ours}Country`]: part('Country', 100),
  };
}

/** A person's whole name, as a customer's. Zoho composes it; a new person without a last name gets it as that. */
const fullName: Place = {
  name: 'Contacts.Full_Name',
  label: 'Full Name',
  codec: text(null, { most: 120 }),
  settable: 'create',
  read: (record) => {
    const contact = isJson(record.Contacts) ? record.Contacts : {};
    return fullName.codec.decode(
      contact.Full_Name ?? [contact.First_Name, contact.Last_Name].filter(Boolean).join(' '),
    );
  },
  write: (draft, value) => {
    const contact = isJson(draft.Contacts) ? draft.Contacts : {};
    draft.Contacts = { Last_Name: value, ...contact };
  },
};

/** The Account's further Contacts, the oldest first. */
const persons: Place = {
  name: 'others',
  label: 'Further contacts',
  codec: {
    name: 'persons',
    type: 'rows',
    decode: (raw) => (Array.isArray(raw) ? raw.filter(isJson).flatMap(rowOf) : []),
    encode: () => null,
  },
  settable: 'never',
  read: (record) => persons.codec.decode(record.others),
  write: () => undefined,
};

function rowOf(contact: Json, index: number): Row[] {
  if (index >= OTHERS_AT_MOST) return [];
  const asText = (raw: unknown) => (typeof raw === 'string' && raw.trim() !== '' ? raw.trim() : null);
  const row = personRow(asText(contact.First_Name), lastNameIn(contact.Last_Name), asText(contact.Email));
  return row ? [row] : [];
}
