// Two small dialects and a kind between them, for tests of mappings.

import { livesAndIsArchived } from '../../src/core/lifecycle.ts';
import { kind, type FieldSpec } from '../../src/kinds/kind.ts';
import { choice, email, text } from '../../src/mapping/codec.ts';
import type { Dialect } from '../../src/mapping/dialect.ts';
import { at, type Draft, inList, type Json, type Place } from '../../src/mapping/place.ts';

export function kindWith(fields: Readonly<Record<string, FieldSpec>>) {
  return kind({
    name: 'customer',
    group: 'core',
    document: false,
    needs: [],
    touches: [],
    fields,
    match: [],
    lifecycle: livesAndIsArchived,
  });
}

export const customers = kindWith({
  name: { type: 'text' },
  email: { type: 'email' },
  currency: { type: 'choice', authority: 'accounting' },
  city: { type: 'text' },
  code: { type: 'text', flow: 'to-crm' },
  fax: { type: 'phone' },
});

export const crmDialect: Dialect = {
  module: 'Accounts',
  places: {
    name: at(['Account_Name'], text(null, { most: 20 })),
    email: at(['Email'], email(null)),
    currency: at(['Currency'], choice(null), { settable: 'create' }),
    city: at(['Address', 'City'], text(null)),
    code: at(['Code'], text(null)),
    second: at(['Second_Email'], email(null)),
    formula: at(['Score'], text(null), { settable: 'never' }),
  },
};

export const accountingDialect: Dialect = {
  module: 'Contacts',
  places: {
    name: at(['Name'], text('')),
    email: at(['EmailAddress'], email('')),
    currency: at(['DefaultCurrency'], choice('')),
    city: inList(['Addresses'], ['AddressType', 'POBOX'], 'City', text('')),
    code: at(['ContactID'], text(''), { settable: 'never' }),
    notes: at(['Notes'], text('')),
    fax: at(['Fax'], text('')),
    balance: at(['Balances', 'Due'], text(''), { settable: 'never' }),
  },
};

export const dialects = { crm: crmDialect, accounting: accountingDialect };
export const newestWins = { kind: 'newest', fields: {} } as const;

export function written(place: Place, value: Parameters<Place['write']>[1], into: Draft = {}): Draft {
  place.write(into, value);
  return into;
}

export function readBack(place: Place, draft: Draft): ReturnType<Place['read']> {
  return place.read(draft as Json);
}
