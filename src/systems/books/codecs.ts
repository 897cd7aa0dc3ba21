// Codecs of Books' own: references that its desk has turned into records of the CRM, amounts as JSON numbers, rates the other way round.

import { rateIn } from '../../core/amounts/exchange.ts';
import { decimal as parsed, formatDecimal, round } from '../../core/money.ts';
import type { Value } from '../../core/value.ts';
import { type Codec, decimal, money } from '../../mapping/codec.ts';

/** `ref:<record id>` as it stands: which contact or item of Books that is, the desk knows. */
export const told: Codec = {
  name: 'told-ref',
  type: 'ref',
  decode: (raw) => (typeof raw === 'string' && raw.startsWith('ref:') ? raw : null),
  encode: (value) => (typeof value === 'string' ? value : null),
};

/** Books takes amounts as numbers. */
export function number(codec: Codec = decimal(), places = 6): Codec {
  return { ...codec, encode: (value) => numberOf(value, places) };
}

export const amount: Codec = number(money(), 3);

function numberOf(value: Value, places: number): number | null {
  return typeof value === 'string' && value !== '' ? Number(formatDecimal(round(parsed(value), places))) : null;
}

/** Decimals that are kept of a rate; the other way round it takes more to come to the same amount. */
const RATE_PLACES = 6;
const OTHER_WAY_PLACES = 9;

/** Books says what one unit of the document's currency is worth; ours is how many of them one unit of its own buys (Zoho's docs). */
export const rate: Codec = {
  ...decimal(),
  name: 'rate(inverse)',
  decode: (raw) => {
    const value = decimal().decode(raw);
    return typeof value === 'string'
      ? rateIn('foreign-per-base', { rate: value, direction: 'base-per-foreign' }, RATE_PLACES)
      : null;
  },
  encode: (value) => {
    const turned =
      typeof value === 'string'
        ? rateIn('base-per-foreign', { rate: value, direction: 'foreign-per-base' }, OTHER_WAY_PLACES)
        : null;
    return turned === null ? null : Number(turned);
  },
};

/** `YYYY-MM-DD`. */
export const day: Codec = {
  name: 'day',
  type: 'date',
  decode: (raw) => (typeof raw === 'string' ? (/^\d{4}-\d{2}-\d{2}/.exec(raw)?.[0] ?? null) : null),
  encode: (value) => (typeof value === 'string' && value !== '' ? value : ''),
};
