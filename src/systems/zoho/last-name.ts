// Last names. Zoho takes no Contact without one, so whoever has none gets something in its place that nobody could be called: it reads as
// blank whatever becomes of the record, and never travels to where a last name may be left out.

import { type Codec, text } from '../../mapping/codec.ts';
import type { Json } from '../../mapping/place.ts';

/** Beside a first name this says that there is no more to it. */
const NO_MORE = '-';

/** Zoho's own length, where the organisation's metadata doesn't tell. */
export const LAST_NAME_AT_MOST = 80;

/** A Contact with a last name: the one that is known; else, of a customer by itself, what it is called; else what stands in its place. */
export function withLastName(contact: Json, customer?: unknown): Json {
  const { Last_Name: known, First_Name: first, Email: email, Mobile: mobile } = contact;
  const name = [known, customer].find(isText);
  if (name !== undefined) return { ...contact, Last_Name: name };
  const inItsPlace = isText(first) ? NO_MORE : [email, mobile].find(isText);
  // A customer whom nothing names is refused, as a company without a name is.
  const otherwise = customer === undefined ? NO_MORE : null;
  return { ...contact, Last_Name: inItsPlace?.slice(0, LAST_NAME_AT_MOST) ?? otherwise };
}

/** The last name that a Contact shows; null for what stands in its place: an address, or what has no letter. */
export function lastNameIn(shown: unknown): string | null {
  if (!isText(shown)) return null;
  const name = shown.trim();
  return name.includes('@') || !/\p{L}/u.test(name) ? null : name;
}

/** Blanks are for `withLastName`. */
export function lastName(most: number): Codec {
  return { ...text(null, { most }), name: 'last-name', decode: lastNameIn };
}

function isText(value: unknown): value is string {
  return typeof value === 'string' && value.trim() !== '';
}
