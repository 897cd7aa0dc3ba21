// Contact persons: the people besides the primary one. A write replaces the whole list and takes five at most, so the people that were
// entered in Xero itself come first and are kept.

import type { Row, Value } from '../../core/value.ts';
import { personRow } from '../../mapping/persons.ts';
import { isJson, type Json, type Place } from '../../mapping/place.ts';

export const PERSONS_AT_MOST = 5;

const asText = (raw: unknown): Value => (typeof raw === 'string' && raw.trim() !== '' ? raw.trim() : null);

const rowOf = (person: Json) =>
  personRow(asText(person.FirstName), asText(person.LastName), asText(person.EmailAddress));

export const persons: Place = {
  name: 'ContactPersons',
  label: 'Contact persons',
  codec: {
    name: 'persons',
    type: 'rows',
    decode: (raw) => (Array.isArray(raw) ? raw.filter(isJson).flatMap((person) => rowOf(person) ?? []) : []),
    encode: (value) => (Array.isArray(value) ? (value as readonly Row[]).slice(0, PERSONS_AT_MOST).map(personOf) : []),
  },
  settable: 'always',
  read: (record) => persons.codec.decode(record.ContactPersons),
  write: (draft, value) => {
    draft.ContactPersons = persons.codec.encode(value);
  },
};

function personOf({ fields }: Row) {
  return {
    FirstName: fields.firstName ?? '',
    LastName: fields.lastName ?? '',
    EmailAddress: fields.email ?? '',
    IncludeInEmails: false,
  };
}
