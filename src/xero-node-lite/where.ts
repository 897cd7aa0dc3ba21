// Xero's filter expressions, with values that can't break out of their place. Fields and operators are yours; Xero checks them.

import { type Day, formatDay, formatTime, isRealDay, type TimeMs } from './dates.ts';
import { type Decimal, isDecimal } from './decimal.ts';

/** A finished expression, or a piece of one. Make it with `where`. */
export interface Where {
  readonly where: string;
}

/**
 * Writes an expression: where`Status==${'AUTHORISED'} AND Contact.ContactID==${guid(id)}`. Strings are quoted, numbers, booleans and
 * null are written as they are; pieces (`guid`, `day`, `moment`, `decimal` and other `where`s, the last in parentheses) are put in.
 * Throws a TypeError for text that can't be quoted: ask `canBeQuoted` where it comes from outside.
 *
 * Optional fields may be null on Xero's side, and a method of null fails the whole query (reported by users): write
 * where`Reference!=null AND Reference.Contains(${text})`.
 */
export function where(
  strings: TemplateStringsArray,
  ...values: readonly (string | number | boolean | null | Where)[]
): Where {
  const pieces = values.map((value, index) => literal(value) + (strings[index + 1] ?? ''));
  return new Expression((strings[0] ?? '') + pieces.join(''));
}

/** Several expressions that must all hold. Throws a TypeError for none, since no filter would mean everything. */
export function allOf(...parts: readonly Where[]): Where {
  return joined(parts, ' AND ');
}

/** Several expressions of which one must hold. Xero serves this quickly for few fields only. Throws a TypeError for none. */
export function anyOf(...parts: readonly Where[]): Where {
  return joined(parts, ' OR ');
}

/** A GUID to compare an id with. Throws a TypeError for anything else. */
export function guid(id: string): Where {
  if (!isGuid(id)) throw new TypeError(`Not a GUID: ${id}`);
  return { where: `Guid("${id}")` };
}

/** A calendar date to compare a document's date with. Throws a TypeError for anything but `YYYY-MM-DD`. */
export function day(date: Day): Where {
  if (!isRealDay(date)) throw new TypeError(`Not a date: ${date}`);
  return { where: `DateTime(${date.replaceAll('-', ',')})` };
}

/** A moment, to the second, to compare a timestamp with. */
export function moment(timeMs: TimeMs): Where {
  const time = formatTime(timeMs).slice(11).replaceAll(':', ',');
  return { where: `DateTime(${formatDay(timeMs).replaceAll('-', ',')},${time})` };
}

/** A decimal number given as text. Throws a TypeError for anything else. */
export function decimal(text: Decimal): Where {
  if (!isDecimal(text)) throw new TypeError(`Not a decimal number: ${text}`);
  return { where: text };
}

/**
 * Whether the text can be compared with in a filter. A quotation mark can (it is doubled; tried by others against the real API);
 * a backslash or a control character can't be written reliably: use `searchTerm`, or compare what comes back.
 */
export function canBeQuoted(text: string): boolean {
  return !/[\\\p{Cc}\u2028\u2029]/u.test(text) && text.isWellFormed();
}

/** Whether the text has the form of an id. The zero GUID, which Xero puts where nothing was created, is one by form. */
export function isGuid(text: string): boolean {
  return /^[\da-f]{8}-[\da-f]{4}-[\da-f]{4}-[\da-f]{4}-[\da-f]{12}$/i.test(text);
}

/** Pieces made by `where` get parentheses when they are put into another, so that OR can't leak into an AND. */
class Expression implements Where {
  readonly where: string;

  constructor(text: string) {
    this.where = text;
  }
}

function joined(parts: readonly Where[], word: string): Where {
  if (parts.length === 0) throw new TypeError('A filter needs at least one part');
  return parts.length === 1 && parts[0] ? parts[0] : new Expression(parts.map((part) => `(${part.where})`).join(word));
}

function literal(value: string | number | boolean | null | Where): string {
  if (value instanceof Expression) return `(${value.where})`;
  if (typeof value === 'object' && value !== null) return value.where;
  if (typeof value !== 'string') {
    if (typeof value === 'number' && !Number.isFinite(value)) throw new TypeError('Not a finite number');
    return String(value);
  }
  if (!canBeQuoted(value)) throw new TypeError(`Can't be quoted in a filter: ${JSON.stringify(value)}`);
  return `"${value.replaceAll('"', '""')}"`;
}
