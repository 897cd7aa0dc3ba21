// A customer as Zoho CRM has it: an Account with its Contacts, or a Contact that stands alone. One record of ours, read from several.

import { shortHash } from '../../../core/digest.ts';
import type { Seen } from '../../../core/record.ts';
import type { Json } from '../../../mapping/place.ts';
import { fromZohoTime } from '../api.ts';
import type { Part } from '../desk.ts';
import { idIn, savedAt, toRecordId } from '../ids.ts';
import { type Reading, seenOf } from '../seen.ts';

export type CustomerModule = 'Accounts' | 'Contacts';

/** The parts of one customer. `account` is null for a Contact that stands alone. */
export interface Whole {
  readonly module: CustomerModule;
  readonly account: Json | null;
  readonly primary: Json | null;
  /** The Account's other Contacts, the oldest first. */
  readonly others: readonly Json[];
}

/**
 * Puts an Account and its Contacts together. The primary person is the one that our look-up field names; until it names one, the
 * oldest that has an e-mail address, else the oldest.
 */
export function whole(account: Json, contacts: readonly Json[], primaryField: string | null): Whole {
  const oldestFirst = [...contacts].sort((one, other) => bornAt(one) - bornAt(other) || compareIds(one, other));
  const named = primaryField === null ? null : idIn(account[primaryField]);
  const primary =
    oldestFirst.find(({ id }) => id === named) ??
    oldestFirst.find(({ Email }) => typeof Email === 'string' && Email !== '') ??
    oldestFirst[0] ??
    null;
  return { module: 'Accounts', account, primary, others: oldestFirst.filter((contact) => contact !== primary) };
}

function bornAt({ Created_Time: time }: Json): number {
  return fromZohoTime(time);
}

function compareIds({ id }: Json, { id: other }: Json): number {
  const [one, two] = [String(id), String(other)];
  return one.length - two.length || (one < two ? -1 : one > two ? 1 : 0);
}

/** The Contacts of an Account, which is the customer that they are part of. */
export function partsOf({ account, primary, others }: Whole): Part[] {
  if (!account) return [];
  const of = toRecordId('Accounts', String(account.id));
  return [...(primary ? [primary] : []), ...others].map(({ id }) => ({ id: toRecordId('Contacts', String(id)), of }));
}

export function alone(contact: Json): Whole {
  return { module: 'Contacts', account: null, primary: contact, others: [] };
}

/** One text that changes whenever any part is saved: the Account's time, the primary Contact with its time, the others together. */
export function versionOf({ account, primary, others }: Whole): string {
  const person = primary ? `${String(primary.id)}@${savedAt(primary)}` : '';
  const rest = others.length > 0 ? shortHash(others.map((each) => `${String(each.id)}@${savedAt(each)}`).join()) : '';
  return `${savedAt(account)}/${person}/${rest}`;
}

/** The version as it will be once our write has given parts these times. */
export function versionAfter(
  before: string,
  account: number | null,
  person: { id: string; at: number } | null,
): string {
  const [accountAt = '0', primary = '', rest = ''] = before.split('/');
  return `${account ?? accountAt}/${person ? `${person.id}@${person.at}` : primary}/${rest}`;
}

/** `accountOf`: what an Account would show of a Contact that stands alone. */
export function toSeen(parts: Whole, reading: Reading & { readonly accountOf: (contact: Json) => Json }): Seen {
  const { module, account, primary, others } = parts;
  const main = account ?? primary ?? {};
  const newest = [primary, ...others].reduce((last, each) => (savedAt(each) > savedAt(last) ? each : last), account);
  return seenOf(reading, {
    module,
    main,
    beside: primary ?? {},
    record: { Accounts: account ?? reading.accountOf(main), Contacts: primary ?? {}, others },
    version: versionOf(parts),
    changedAt: Math.max(savedAt(account), savedAt(primary), ...others.map(savedAt)),
    newest: newest ?? main,
    name: account ? account.Account_Name : (main.Full_Name ?? main.Last_Name),
  });
}
