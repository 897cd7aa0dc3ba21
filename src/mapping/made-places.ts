// Places that a row makes for itself: a fixed value, several fields joined into one, and a vendor's place whose values are looked up or
// treated on their way. To everything else they are places like any other, with a codec of another name, so that their values are no base for
// the plain ones. Pure.

import { shortHash } from '../core/digest.ts';
import { isBlank, type FieldType, type Value } from '../core/value.ts';
import type { Codec } from './codec.ts';
import type { Place } from './place.ts';
import { takenBy, treated, type Treatment, untreated } from './treatments.ts';

/** The CRM's word and accounting's. What no row names stays as it is, or is left out. */
export interface Words {
  readonly rows: readonly (readonly [crm: string, accounting: string])[];
  readonly others: 'keep' | 'blank';
}

const still = (type: FieldType, name: string): Codec => ({ name, type, decode: () => null, encode: () => null });

/** Shows one value always, and takes none. */
export function constantPlace(field: string, value: string | boolean, type: FieldType): Place {
  return {
    name: `constant of ${field}`,
    label: String(value),
    codec: still(type, `constant(${shortHash(String(value)).slice(0, 6)})`),
    settable: 'never',
    parts: [],
    read: () => value,
    write: () => undefined,
  };
}

/** Several texts as one, blanks left out; read only, since nobody can tell which part of a whole was changed. */
export function joinedPlace(parts: readonly Place[], between: string): Place {
  return {
    name: `join(${parts.map(({ name }) => name).join()})`,
    label: parts.map(({ label }) => label).join(` ${between.trim()} `),
    codec: still('text', `joined(${shortHash(between).slice(0, 6)})`),
    settable: 'never',
    parts,
    read: (record) => {
      const texts = parts.map((part) => part.read(record)).filter((text) => typeof text === 'string' && !isBlank(text));
      return texts.length > 0 ? texts.join(between) : null;
    },
    write: () => undefined,
  };
}

/** Accounting's place as the CRM's words have it. */
export function lookedUpPlace(place: Place, words: Words): Place {
  const look = (value: Value, from: 0 | 1): Value => {
    if (typeof value !== 'string') return value;
    const row = words.rows.find((each) => plain(each[from]) === plain(value));
    return row?.[from === 0 ? 1 : 0] ?? (words.others === 'keep' ? value : null);
  };
  const name = `words(${shortHash(JSON.stringify(words)).slice(0, 6)})`;
  return wrapped(place, {
    name,
    type: place.codec.type,
    into: (value) => look(value, 0),
    from: (value) => look(value, 1),
  });
}

/** A place whose values are treated before they are put there. */
export function treatedPlace(place: Place, treatments: readonly Treatment[]): Place {
  const name = `treated(${shortHash(JSON.stringify(treatments)).slice(0, 6)})`;
  return wrapped(place, {
    name,
    type: takenBy(treatments) === 'date' ? 'date' : place.codec.type,
    into: (value) => treated(value, treatments),
    from: (value) => untreated(value, treatments),
  });
}

interface Turn {
  readonly name: string;
  readonly type: FieldType;
  into(value: Value): Value;
  from(value: Value): Value;
}

function wrapped(place: Place, { name, type, into, from }: Turn): Place {
  const { codec } = place;
  return {
    ...place,
    codec: {
      name: `${codec.name}+${name}`,
      type,
      decode: (raw) => from(codec.decode(raw)),
      encode: (value) => codec.encode(into(value)),
    },
    read: (record) => from(place.read(record)),
    write: (draft, value) => {
      place.write(draft, into(value));
    },
  };
}

function plain(word: string): string {
  return word.trim().toLowerCase();
}
