// Reference data: the small lists that documents name (accounts, tax rates, tracking, currencies, themes, users), as one side showed them,
// and what became of them since. Pure.

import { type Fields, isRows, type Value } from './value.ts';

export interface ReferenceItem {
  /** The system's own name for it, which never changes: it tells a new name from a new thing. */
  readonly key: string;
  /** What values carry: an account's code, a tax type, the name of a tracking option. */
  readonly code: string;
  /** What people call it. */
  readonly name: string;
  readonly state: 'active' | 'archived' | 'deleted';
  /** Of an option: the key of the category it belongs to. */
  readonly of?: string;
  /** What else there is to know, in words that are the same for every system: an account's `type` and `class`, a tax's `rate`. */
  readonly facts: Readonly<Record<string, string | boolean>>;
}

export const referenceListNames = [
  'accounts',
  'tax-rates',
  'tracking',
  'currencies',
  'themes',
  'organisation',
  'users',
  'pick-lists',
  'owners',
] as const;
export type ReferenceListName = (typeof referenceListNames)[number];

/** The lists of one connection, by name. A list that a system does not have is left out. */
export type References = Readonly<Partial<Record<ReferenceListName, readonly ReferenceItem[]>>>;

/** Something that values may name and that is no longer what it was. */
export interface Drift {
  readonly list: ReferenceListName;
  readonly key: string;
  /** By which values know it. */
  readonly code: string;
  readonly name: string;
  /**
   * `recoded`: values that carry the old code name nothing any more. `renamed`: only people see a difference. `returned`: it can be used
   * again under that code.
   */
  readonly what: 'archived' | 'deleted' | 'recoded' | 'renamed' | 'returned';
  /** The new code or name. */
  readonly now?: string;
}

/** Whether what depends on it must wait until somebody has said what to use instead. */
export function isBreaking({ what }: Drift): boolean {
  return what === 'archived' || what === 'deleted' || what === 'recoded';
}

/**
 * The lists as they were read, with what is not listed any more kept as deleted: whoever still names it is to hear what it was. A thing
 * whose code another has taken is not missed.
 */
export function withGone(before: References, after: References): References {
  const lists = Object.entries(after).map(([name, items]) => {
    const known = new Set(items.map(({ key }) => key));
    const codes = new Set(items.flatMap(({ code, state }) => (state === 'active' ? [code] : [])));
    const gone = (before[name as ReferenceListName] ?? []).filter(
      ({ key, code }) => !known.has(key) && !codes.has(code),
    );
    return [name, [...items, ...gone.map((item): ReferenceItem => ({ ...item, state: 'deleted' }))]];
  });
  return Object.fromEntries(lists) as References;
}

/** What became of everything that was there before. A list that was not read this time has not drifted. */
export function driftOf(before: References, after: References): Drift[] {
  return Object.entries(before).flatMap(([name, items]) => {
    const list = name as ReferenceListName;
    const now = after[list];
    return now === undefined ? [] : items.flatMap((item) => changeOf(list, item, now));
  });
}

function changeOf(list: ReferenceListName, before: ReferenceItem, now: readonly ReferenceItem[]): Drift[] {
  const { key, code, name } = before;
  const after = now.find((item) => item.key === key);
  const drift = (what: Drift['what'], changed?: string): Drift[] => [
    { list, key, code, name, what, ...(changed !== undefined && { now: changed }) },
  ];
  if (before.state !== 'active') return after?.state === 'active' ? drift('returned') : [];
  // What is not listed any more is gone; another that took its code takes its place.
  if (!after) return now.some((item) => item.code === code && item.state === 'active') ? [] : drift('deleted');
  if (after.state !== 'active') return drift(after.state);
  if (after.code !== code) return drift('recoded', after.code);
  return after.name !== name ? drift('renamed', after.name) : [];
}

/** What can't be named any more, or never could. */
export interface Broken {
  readonly list: ReferenceListName;
  readonly code: string;
  readonly unclear?: Unclear;
}

/** A name of the CRM's that stands for nothing over there, or for several things. */
export interface Unclear {
  readonly purpose: 'sales' | 'purchases';
  /** Of a tax, in per cent. */
  readonly rate: string;
  /** What it could stand for, as people call it. */
  readonly among: readonly string[];
  /** With `ANY_OTHER`: the codes that are known. */
  readonly known?: readonly string[];
}

/** Stands in place of a code for taxes that lie on one line together and of which nobody says what they come to over there. */
export const TOGETHER = ' + ';

/** Stands in place of a code for every name that nobody knows: of a tax that left the CRM's own list and still stands on a line, say. */
export const ANY_OTHER = '*';

/** The list that a field's value is of, for fields of records and of their lines alike. */
const listOfField: Readonly<Record<string, ReferenceListName>> = {
  account: 'accounts',
  salesAccount: 'accounts',
  purchaseAccount: 'accounts',
  tax: 'tax-rates',
  salesTax: 'tax-rates',
  purchaseTax: 'tax-rates',
  tracking1: 'tracking',
  tracking2: 'tracking',
  theme: 'themes',
  currency: 'currencies',
};

/** The list that values of a field are of; undefined for fields that may hold anything. */
export function listOfValues(field: string): ReferenceListName | undefined {
  return listOfField[field];
}

/**
 * Where these values, or lines among them, name what can't be named any more: the field, and what it names. What the record itself shows
 * over there (`shown`) is a name that is known, whatever the lists say.
 */
export function brokenIn(
  fields: Fields,
  broken: readonly Broken[],
  shown: Fields = {},
): (Broken & { readonly field: string })[] {
  if (broken.length === 0) return [];
  return Object.entries(fields).flatMap(([field, value]) => {
    if (isRows(value)) return value.flatMap((row) => brokenIn(row.fields, broken, shown));
    return broken
      .filter((each) => isNamed(each, field, value) && !(each.code === ANY_OTHER && shows(shown, field, value)))
      .map((each) => ({ ...each, code: String(value), field }));
  });
}

/** Whether a field of the record, or of a line of it, has that value. */
function shows(fields: Fields, field: string, value: Value): boolean {
  return Object.entries(fields).some(([name, own]) =>
    isRows(own) ? own.some((row) => row.fields[field] === value) : name === field && own === value,
  );
}

function isNamed({ list, code, unclear }: Broken, field: string, value: Value): boolean {
  if (listOfField[field] !== list || typeof value !== 'string' || value === '') return false;
  if (code === ANY_OTHER) return unclear?.known?.includes(value) === false;
  return code === TOGETHER ? value.includes(TOGETHER) : value === code;
}
