// Zoho Books' times: whole seconds in the organisation's offset, written without a colon: `2013-11-18T02:17:40-0800`.

import { inZone } from '../zoho/time.ts';

/** A time as Books writes it, in the IANA time zone given. */
export function booksTime(ms: number, zone: string): string {
  return inZone(ms, zone).replace(/:(\d\d)$/, '$1');
}

const TIME = /^(\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2})([+-]\d{2})(:?)(\d{2})$/;

/** Epoch ms of a time as Books wants it: with an offset, and no colon in it unless `colon`. Undefined for anything else. */
export function parseBooksTime(text: string, colon: boolean): number | undefined {
  const [, local, hours, sign, minutes] = TIME.exec(text) ?? [];
  if (local === undefined || (sign === ':' && !colon)) return undefined;
  const ms = Date.parse(`${local}${hours}:${minutes}`);
  return Number.isNaN(ms) ? undefined : ms;
}

/** `days` after a date, both as `2026-11-20`. */
export function dayAfter(date: string, days: number): string {
  return new Date(Date.parse(`${date}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);
}
