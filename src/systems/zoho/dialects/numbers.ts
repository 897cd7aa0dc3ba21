// Numbers as Zoho CRM takes them: JSON numbers, rounded to the places that the field keeps. Texts with so few digits survive the way
// through a double.

import { decimal as parsed, formatDecimal, round } from '../../../core/money.ts';
import { type Codec, decimal, money } from '../../../mapping/codec.ts';

/** A quantity, a price, a rate. */
export function number(places: number): Codec {
  return asNumber(decimal(), places);
}

/** An amount of money. */
export function amount(places = 2): Codec {
  return asNumber(money(), places);
}

function asNumber(codec: Codec, places: number): Codec {
  return {
    ...codec,
    encode: (value) =>
      typeof value === 'string' && value !== '' ? Number(formatDecimal(round(parsed(value), places))) : null,
  };
}

/** `YYYY-MM-DD`; of a moment, the day where it was written. */
export const date: Codec = {
  name: 'date',
  type: 'date',
  decode: (raw) => (typeof raw === 'string' ? (/^\d{4}-\d{2}-\d{2}/.exec(raw)?.[0] ?? null) : null),
  encode: (value) => (typeof value === 'string' && value !== '' ? value : null),
};
