// Codecs of Xero's own: calendar days, references to records, and choices that Xero writes in its own words.

import { isZero, parseDecimal } from '../../core/money.ts';
import { choice, type Codec, ref, text } from '../../mapping/codec.ts';
import { mapped, type ValueMap } from '../../mapping/values.ts';

/** A calendar date, `YYYY-MM-DD`; it has no time zone and is never shifted. */
export const day: Codec = { ...text(''), name: 'day', type: 'date' };

/** The contact of a document: `{ContactID}` and nothing more, since further members would change the contact (Xero's docs). */
export const contactRef: Codec = ref('accounting.Contacts', { member: 'ContactID' });

/** The item of a line. Xero shows its id and takes its code: the desk puts the code in. */
export const itemRef: Codec = ref('accounting.Items', { member: 'ItemID' });

const taxModes: ValueMap = {
  rows: [
    ['Exclusive', 'exclusive'],
    ['Inclusive', 'inclusive'],
    ['NoTax', 'none'],
  ],
};

/** Whether prices contain tax. Quotes answer in capitals; the word is taken in any case. */
export const taxMode: Codec = mapped(taxModes, '');

/** One of the words that a state is called by. Words without a code are read as blank, codes without a word are not written. */
export function states(rows: ValueMap['rows']): Codec {
  return mapped({ rows }, '');
}

export const code = choice('');

/** Whether an amount is missing or zero. */
export function isNothing(raw: unknown): boolean {
  const parsed = typeof raw === 'string' || typeof raw === 'number' ? parseDecimal(String(raw)) : undefined;
  return parsed === undefined || isZero(parsed);
}
