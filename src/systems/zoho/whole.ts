// A customer as Zoho CRM has it: an Account with its Contacts, or a Contact that stands alone. One record of ours, read from several.

import { shortHash } from '../../core/digest.ts';
import type { RecordId, Seen } from '../../core/record.ts';
import type { Fields, Value } from '../../core/value.ts';
import { isJson, type Json } from '../../mapping/place.ts';
import type { Translator } from '../../mapping/translate.ts';
import { fromZohoTime } from './api.ts';
import { YOUNG_MS } from './spec.ts';

export type CustomerModule = 'Accounts' | 'Contacts' | 'Vendors';

/** The parts of one customer or vendor. `account` is the Account or the Vendor; null for a Contact that stands alone. */
export interface Whole {
  readonly module: CustomerModule;
  readonly account: Json | null;
  readonly primary: Json | null;
  /** The Account's other Contacts, the oldest first. */
  readonly others: readonly Json[];
}

/** The field by which people call a record of the module, as it is written. */
export function nameFieldOf(module: CustomerModule): string {
  return { Accounts: 'Account_Name', Contacts: 'Last_Name', Vendors: 'Vendor_Name' }[module];
}

export function toRecordId(module: string, id: string): RecordId {
  return `crm.${module}:${id}`;
}

export function fromRecordId(id: RecordId): { module: string; id: string } {
  const [, module = '', own = ''] = /^crm\.(\w+):(.+)$/.exec(id) ?? [];
  return { module, id: own };
}

/** The id that a look-up field refers to, or null. */
export function idIn(lookup: unknown): string | null {
  if (typeof lookup === 'string' && lookup !== '') return lookup;
  return isJson(lookup) && typeof lookup.id === 'string' ? lookup.id : null;
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

export function alone(contact: Json): Whole {
  return { module: 'Contacts', account: null, primary: contact, others: [] };
}

/** A Vendor has no people of its own here. */
export function vendorAlone(vendor: Json): Whole {
  return { module: 'Vendors', account: vendor, primary: null, others: [] };
}

export function savedAt(part: Json | null): number {
  return part ? fromZohoTime(part.Modified_Time) : 0;
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

interface Reading {
  readonly translator: Translator;
  readonly stampField: string | null;
  /** Fields that filters name. */
  readonly traits: readonly string[];
  /** The vendor's clock now, as well as we know it; epoch ms. */
  readonly now: number;
}

export function toSeen(parts: Whole, { translator, stampField, traits, now }: Reading): Seen {
  const { module, account, primary, others } = parts;
  const main = account ?? primary ?? {};
  const changedAt = Math.max(savedAt(account), savedAt(primary), ...others.map(savedAt));
  const record = {
    ...(module === 'Vendors' ? { Vendors: main } : { Accounts: account ?? {}, Contacts: primary ?? {} }),
    others,
  };
  const stamp = stampField === null ? null : main[stampField];
  return {
    id: toRecordId(module, String(main.id)),
    version: versionOf(parts),
    young: now - changedAt < YOUNG_MS,
    changedAt,
    readAt: now,
    name: String((account ? account[nameFieldOf(module)] : (main.Full_Name ?? main.Last_Name)) ?? ''),
    fields: translator.read(record),
    traits: Object.fromEntries(traits.map((name) => [name, plain(main[name] ?? primary?.[name])])) as Fields,
    stamp: typeof stamp === 'string' && stamp !== '' ? `accounting.Contacts:${stamp}` : null,
    // A lock leaves no trace when it ends, so nobody would come back for a record that had been taken for fixed: a write finds it out.
    fixed: null,
    date: null,
    outside: null,
  };
}

/** A field's value as filters compare it: look-ups by their name. */
function plain(raw: unknown): Value {
  if (typeof raw === 'boolean' || typeof raw === 'string') return raw;
  if (typeof raw === 'number') return String(raw);
  if (Array.isArray(raw)) return raw.join(', ');
  return isJson(raw) && typeof raw.name === 'string' ? raw.name : null;
}
