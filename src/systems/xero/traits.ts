// What filters and routing rules may name of a record of Xero's beside the mapped fields.

import type { Fields } from '../../core/value.ts';

/** Every plain member. */
export function traitsOf(element: object): Fields {
  const plain = Object.entries(element).filter(([, value]) => ['string', 'boolean', 'number'].includes(typeof value));
  return Object.fromEntries(
    plain.map(([member, value]) => [member, typeof value === 'number' ? String(value) : (value as string | boolean)]),
  );
}
