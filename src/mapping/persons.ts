// People of a company as rows: the same person has the same key in whichever system it was read.

import type { Row, Value } from '../core/value.ts';

/** The key is the e-mail address, or the name where there is none. Undefined for a person of whom nothing is known. */
export function personRow(firstName: Value, lastName: Value, email: Value): Row | undefined {
  const name = [firstName, lastName].filter((part) => typeof part === 'string').join(' ');
  const key = (typeof email === 'string' ? email : name).toLowerCase().trim();
  return key === '' ? undefined : { key, fields: { firstName, lastName, email } };
}
