// Where it stands what is open with a customer: in no contact of Xero's, but in what its desk puts beside one when it has added up the
// customer's documents. A contact without it says nothing about money.

import { shortHash } from '../../core/digest.ts';
import { flag, money } from '../../mapping/codec.ts';
import { at, type Place } from '../../mapping/place.ts';
import { day } from './codecs.ts';

/** The member under which the sums stand. */
export const STANDING = 'Standing';

const sum = (member: string, label: string): Place => at([STANDING, member], money(), { label, settable: 'never' });

/** `hold` names the rule by which a customer is on hold: under another rule nothing is known of it yet. */
export function standingPlaces(hold: object): Readonly<Record<string, Place>> {
  const byRule = { ...flag, name: `flag(${shortHash(JSON.stringify(hold)).slice(0, 6)})` };
  return { ...sums, onHold: at([STANDING, 'onHold'], byRule, { label: 'On hold', settable: 'never' }) };
}

const sums: Readonly<Record<string, Place>> = {
  outstanding: sum('outstanding', 'Outstanding'),
  overdue: sum('overdue', 'Overdue'),
  creditBalance: sum('creditBalance', 'Credit not used'),
  creditNotes: sum('creditNotes', 'Credit notes not used'),
  overpayments: sum('overpayments', 'Overpayments not used'),
  prepayments: sum('prepayments', 'Prepayments not used'),
  oldestDue: at([STANDING, 'oldestDue'], day, { label: 'Oldest due date', settable: 'never' }),
};
