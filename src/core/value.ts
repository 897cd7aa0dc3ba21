// Values in our neutral form, and when two of them are the same. No vendor's form, no rounding, no meaning of a field lives here.

import { canonical } from './money.ts';

/**
 * One field's value. Blank is always `null`, never `''`. Money, quantities and rates are canonical decimal strings (`'1200.5'`),
 * dates `YYYY-MM-DD`, references `link:<id>` (`ref:<record id>` while that record has no link, `words:<record id>` where words stand for it), lists are rows.
 */
export type Value = string | boolean | null | readonly Row[];

/** One line of a list: a document's line, a further person of a company. `key` names the row on its own side. */
export interface Row {
  readonly key: string;
  readonly fields: Fields;
}

export type Fields = Readonly<Record<string, Value>>;

export type FieldType =
  'text' | 'email' | 'phone' | 'url' | 'choice' | 'flag' | 'date' | 'money' | 'decimal' | 'ref' | 'rows';

export function isBlank(value: Value | undefined): boolean {
  return value === null || value === undefined || value === '' || (Array.isArray(value) && value.length === 0);
}

/** Whether one side still shows the very value it showed before. Exact: a side is compared with itself. */
export function unchanged(before: Value | undefined, now: Value | undefined): boolean {
  if (isBlank(before) && isBlank(now)) return true;
  if (isRows(before) && isRows(now)) {
    return before.length === now.length && before.every((row, at) => sameRow(row, now[at]));
  }
  return before === now;
}

function sameRow(row: Row, other: Row | undefined): boolean {
  return other?.key === row.key && sameFields(row.fields, other.fields);
}

function sameFields(fields: Fields, others: Fields): boolean {
  const names = new Set([...Object.keys(fields), ...Object.keys(others)]);
  return [...names].every((name) => unchanged(fields[name], others[name]));
}

/**
 * Whether the two sides mean the same by these values. Looser than `unchanged`, since each side writes in its own way: letter case
 * of an e-mail address and of a host, blanks in a phone number and trailing zeros mean nothing. Row keys belong to one side and are not
 * compared.
 */
export function sameMeaning(type: FieldType, crm: Value | undefined, accounting: Value | undefined): boolean {
  if (namesNothing(type, crm) && namesNothing(type, accounting)) return true;
  if (isRows(crm) && isRows(accounting)) {
    return crm.length === accounting.length && crm.every((row, at) => sameMeaningRow(row, accounting[at]));
  }
  if (typeof crm !== 'string' || typeof accounting !== 'string') return crm === accounting;
  return meaning(type, crm) === meaning(type, accounting);
}

/** A record of one side that only words stand for on the other is no name of a record there. */
export const WORDS = 'words:';

function namesNothing(type: FieldType, value: Value | undefined): boolean {
  return isBlank(value) || (type === 'ref' && typeof value === 'string' && value.startsWith(WORDS));
}

function sameMeaningRow(row: Row, other: Row | undefined): boolean {
  if (!other) return false;
  const names = new Set([...Object.keys(row.fields), ...Object.keys(other.fields)]);
  return [...names].every((name) => sameMeaning('text', row.fields[name], other.fields[name]));
}

function meaning(type: FieldType, text: string): string {
  switch (type) {
    case 'email':
      return text.trim().toLowerCase();
    case 'phone':
      // Blanks and punctuation between digits mean nothing; an extension and words do.
      return text.toLowerCase().replace(/[^\p{L}\p{N}+#*,;]/gu, '');
    case 'url':
      return plainUrl(text.trim());
    case 'money':
    case 'decimal':
      return canonical(text) ?? text;
    default:
      return text.normalize('NFC').replace(/\s+/g, ' ').trim();
  }
}

/** Without scheme and last slash. A host is one in any letter case; a path is not. */
function plainUrl(text: string): string {
  const bare = text.replace(/^https?:\/\//i, '').replace(/\/+$/, '');
  const [host = ''] = bare.split(/[/?#]/);
  return host.toLowerCase() + bare.slice(host.length);
}

export function isRows(value: Value | undefined): value is readonly Row[] {
  return Array.isArray(value);
}

/** Key of the line that stands for a document's own adjustment, in a system that has a place for one below its lines. */
export const ADJUSTMENT = '#Adjustment';
