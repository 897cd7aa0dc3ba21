// Who numbers a new document: the settings' policy, as a change of the kind's mapping.

import type { Dialect } from '../mapping/dialect.ts';
import type { MappingOverride } from '../mapping/override.ts';
import type { Place } from '../mapping/place.ts';
import type { AnySequence } from './sequences.ts';

/** Where accounting numbers by itself, the CRM's number is no part of the mapping: nothing is compared by it. */
export function withNumberPolicy(sequence: AnySequence | undefined, own: MappingOverride = {}): MappingOverride {
  return sequence?.number === 'accounting' ? { ...own, number: { off: true } } : own;
}

/** The CRM's dialect, its numbers with the prefix that they have in accounting. */
export function withPrefix(dialect: Dialect, sequence: AnySequence | undefined): Dialect {
  const { number } = dialect.places;
  const prefix = sequence?.number === 'prefix' ? (sequence.numberPrefix ?? '') : '';
  if (!number || prefix === '') return dialect;
  return { ...dialect, places: { ...dialect.places, number: prefixed(number, prefix) } };
}

function prefixed(place: Place, prefix: string): Place {
  const codec = { ...place.codec, name: `${prefix}+${place.codec.name}` };
  return {
    ...place,
    codec,
    settable: 'never',
    read: (record) => {
      const number = place.read(record);
      return typeof number === 'string' ? `${prefix}${number}` : null;
    },
  };
}
