// How Xero writes our kinds: each field's place in its records. Limits are those of Xero's OpenAPI file; contact names take no angle
// brackets and no double blanks, countries letters alone (Xero's docs).

import { deepLink } from 'xero-node-lite';
import type { Value } from '../../core/value.ts';
import { choice, type Codec, email, lines, phone, text, url } from '../../mapping/codec.ts';
import type { Dialect } from '../../mapping/dialect.ts';
import { at, elementIn, elementOf, inList, type Json, type Place } from '../../mapping/place.ts';
import { persons } from './persons.ts';
import { standingPlaces } from './standing-places.ts';

/** What a connection's organisation tells for its dialect. */
export interface XeroFacts {
  /** Names the connection at the vendor, for parting from it. */
  readonly connectionId?: string;
  /** `!` and some letters; picks the organisation in links. */
  readonly shortCode?: string;
  readonly baseCurrency?: string;
  /** IANA name. */
  readonly timeZone?: string;
  readonly country?: string;
  readonly isDemo?: boolean;
  /** Calendar dates: nothing dated on or before them can be written. */
  readonly lockDates?: { readonly period?: string; readonly yearEnd?: string };
  /** The active tracking categories, in the organisation's order; two at most. */
  readonly tracking?: readonly { readonly id: string; readonly name: string }[];
  /** Per cent that each tax type comes to. */
  readonly taxRates?: Readonly<Record<string, string>>;
  /** The tax types that lines may bear, and where. */
  readonly taxUses?: Readonly<Record<string, TaxUse>>;
  /** Codes of the accounts that take payments (an id, where a bank account has no code). */
  readonly paidInto?: readonly string[];
}

/** Where a tax type may be used: for each purpose how many of the organisation's accounts bear it by themselves. */
export interface TaxUse {
  readonly name: string;
  /** In per cent, as decimal text. */
  readonly rate: string;
  readonly sales?: number;
  readonly purchases?: number;
}

const nameText = text('', { most: 255, name: 'contact-name' });

const name: Codec = {
  ...nameText,
  encode: (value) =>
    nameText.encode(typeof value === 'string' ? value.replace(/[<>]/g, '').replace(/\s+/g, ' ').trim() : value),
};

const countryText = text('', { most: 50, name: 'country' });

/** Xero's docs allow letters alone. Marks between words that its own pages take are left; digits and other signs would have the whole contact refused. */
const country: Codec = {
  ...countryText,
  encode: (value) =>
    countryText.encode(typeof value === 'string' ? value.replace(/[^\p{L}\p{M}\s.,'’()&-]+/gu, ' ').trim() : value),
};

const addressLine = text('', { most: 500 });

/** Number, area code and country code read as one number, and written as one. */
function phoneOf(type: string): Place {
  const codec = phone('', 50);
  return {
    name: `Phones[${type}]`,
    label: `Phone (${type.toLowerCase()})`,
    codec,
    settable: 'always',
    read: (record) => {
      const element = elementOf(record.Phones, 'PhoneType', type);
      const country = codec.decode(element?.PhoneCountryCode);
      const parts = [
        typeof country === 'string' && /^\d/.test(country) ? `+${country}` : country,
        codec.decode(element?.PhoneAreaCode),
        codec.decode(element?.PhoneNumber),
      ];
      return parts.filter((part) => part !== null).join(' ') || null;
    },
    write: (draft, value) => {
      const element = elementIn(draft, ['Phones'], 'PhoneType', type);
      Object.assign(element, { PhoneNumber: codec.encode(value), PhoneAreaCode: '', PhoneCountryCode: '' });
    },
  };
}

/** Xero takes an address as a whole. */
function slotOf(type: string): string {
  return `Addresses[${type}]`;
}

/** For whose attention: nothing of ours stands there. */
function attentionTo(type: string): Place {
  return inList(['Addresses'], ['AddressType', type], 'AttentionTo', text('', { most: 255 }), { slot: slotOf(type) });
}

/** As Xero's own pages call its two addresses. */
const addressNames = { POBOX: 'postal', STREET: 'physical' } as const;

/** Up to four lines of an address as one text of several lines. */
function streetOf(type: 'POBOX' | 'STREET'): Place {
  const codec = lines('', 2000);
  const members = ['AddressLine1', 'AddressLine2', 'AddressLine3', 'AddressLine4'];
  return {
    name: `Addresses[${type}].AddressLine`,
    label: `Street (${addressNames[type]})`,
    codec,
    settable: 'always',
    slot: slotOf(type),
    read: (record) => {
      const element = elementOf(record.Addresses, 'AddressType', type);
      const filled = members.map((member) => codec.decode(element?.[member])).filter((line) => line !== null);
      return filled.join('\n') || null;
    },
    write: (draft, value) => {
      const [first = '', second = '', third = '', ...rest] = typeof value === 'string' ? value.split('\n') : [];
      const element = elementIn(draft, ['Addresses'], 'AddressType', type);
      const four = [first, second, third, rest.join(', ')];
      members.forEach((member, index) => (element[member] = addressLine.encode((four[index] ?? '').trim())));
    },
  };
}

function address(ours: 'billing' | 'shipping', type: 'POBOX' | 'STREET'): Record<string, Place> {
  const part = (member: string, most: number, codec: Codec = text('', { most })) =>
    inList(['Addresses'], ['AddressType', type], member, codec, {
      label: `${member === 'PostalCode' ? 'Postal code' : member} (${addressNames[type]})`,
      slot: slotOf(type),
    });
  return {
    [`${ours}Street`]: streetOf(type),
    [`${ours}City`]: part('City', 255),
    [`${ours}Region`]: part('Region', 255),
    [`${ours}Postcode`]: part('PostalCode', 50),
    [`${ours}Country`]: part('Country', 50, country),
  };
}

/** A contact without a currency of its own is billed in the organisation's. */
function currencyOf(baseCurrency: string | undefined): Place {
  const own = at(['DefaultCurrency'], choice(''));
  return { ...own, read: (record) => own.read(record) ?? baseCurrency ?? null };
}

export function contactDialect({ shortCode, baseCurrency }: XeroFacts, hold: object = {}): Dialect {
  const link: Place = {
    name: 'link',
    label: 'Link',
    codec: url(''),
    settable: 'never',
    read: (record: Json): Value =>
      shortCode && typeof record.ContactID === 'string'
        ? deepLink('contact', { shortCode, id: record.ContactID })
        : null,
    write: () => undefined,
  };
  return {
    module: 'Contacts',
    places: {
      name: at(['Name'], name),
      firstName: at(['FirstName'], text('', { most: 255 })),
      lastName: at(['LastName'], text('', { most: 255 })),
      email: at(['EmailAddress'], email('')),
      phone: phoneOf('DEFAULT'),
      mobile: phoneOf('MOBILE'),
      fax: phoneOf('FAX'),
      website: at(['Website'], url(''), { settable: 'never' }),
      ...address('billing', 'POBOX'),
      ...address('shipping', 'STREET'),
      taxNumber: at(['TaxNumber'], text('', { most: 50 })),
      companyNumber: at(['CompanyNumber'], text('', { most: 50 })),
      accountNumber: at(['AccountNumber'], text('', { most: 50 })),
      currency: currencyOf(baseCurrency),
      persons: persons,
      accountingId: at(['ContactID'], text(''), { settable: 'never' }),
      accountingUrl: link,
      ...standingPlaces(hold),
    },
    beside: [attentionTo('POBOX'), attentionTo('STREET')],
  };
}
