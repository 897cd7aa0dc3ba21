// Xero's ways to write times and calendar dates, both directions, and what day it is for an organisation.
// Calendar dates are `YYYY-MM-DD` inside the simulator and never shifted by a time zone.

const MS_DATE = /^\/Date\((-?\d+)(?:[+-]\d{4})?\)\/$/;
const ISO_DATE = /^(\d{4})-(\d{2})-(\d{2})(?:T\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:Z|[+-]\d{2}:?\d{2})?)?$/;

/** `/Date(ms+0000)/`: the form of most date and time fields (seen on the wire). */
export function msDate(ms: number): string {
  return `/Date(${ms}+0000)/`;
}

/** `/Date(ms)/`, without an offset: the envelope, an organisation's and a quote's dates (seen on the wire). */
export function bareMsDate(ms: number): string {
  return `/Date(${ms})/`;
}

/** A calendar date as epoch ms of its midnight UTC, which is how Xero encodes it. */
export function midnight(date: string): number {
  return Date.parse(`${date}T00:00:00Z`);
}

/** `YYYY-MM-DDT00:00:00`, the form of `DateString` and its like. */
export function dateString(date: string): string {
  return `${date}T00:00:00`;
}

/** `YYYY-MM-DDTHH:mm:ssZ`, the form of `UpdatedDateUTCString`. */
export function utcString(ms: number): string {
  return `${new Date(ms).toISOString().slice(0, 19)}Z`;
}

/** ISO without a zone and with seven digits of a second: the form of `/connections`. */
export function sevenDigits(ms: number): string {
  return `${new Date(ms).toISOString().slice(0, 23)}0000`;
}

/** `MM/dd/yyyy HH:mm:ss`, UTC: the form in which an expired token is named. */
export function americanTime(ms: number): string {
  const iso = new Date(ms).toISOString();
  return `${iso.slice(5, 7)}/${iso.slice(8, 10)}/${iso.slice(0, 4)} ${iso.slice(11, 19)}`;
}

/** `30 September 2026`. */
export function longDate(date: string): string {
  const month = new Intl.DateTimeFormat('en-GB', { month: 'long', timeZone: 'UTC' }).format(midnight(date));
  return `${Number(date.slice(8))} ${month} ${date.slice(0, 4)}`;
}

/** The calendar date in any form that a request may carry; a time of day is dropped. Undefined where it is none. */
export function readDate(text: string): string | undefined {
  const ms = MS_DATE.exec(text)?.[1];
  if (ms !== undefined) return isoDay(Number(ms));
  const parts = ISO_DATE.exec(text);
  if (!parts) return undefined;
  const date = `${parts[1]}-${parts[2]}-${parts[3]}`;
  const time = midnight(date);
  return Number.isNaN(time) || isoDay(time) !== date ? undefined : date;
}

/** The calendar date of a moment, in UTC. */
export function isoDay(ms: number): string {
  return new Date(ms).toISOString().slice(0, 10);
}

/** Making a formatter takes longer than answering most calls. */
const formatters = new Map<string, Intl.DateTimeFormat>();

/** The calendar date in that IANA time zone. */
export function dayIn(timeZone: string, ms: number): string {
  const known = formatters.get(timeZone);
  const options = { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' } as const;
  const formatter = known ?? new Intl.DateTimeFormat('en-CA', options);
  if (!known) formatters.set(timeZone, formatter);
  return formatter.format(ms);
}
