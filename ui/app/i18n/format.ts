// Numbers, shares and times in the reader's way. All by Intl; no pattern is written here.

import { language } from './messages.ts';

const SECOND_MS = 1_000;
const MINUTE_MS = 60_000;
const HOUR_MS = 3_600_000;
const DAY_MS = 86_400_000;

export function number(value: number): string {
  return new Intl.NumberFormat(language.value).format(value);
}

/** An amount as decimal text; without a code of a currency, the figure alone. */
export function money(amount: string, currency: string): string {
  const style = currency === '' ? { minimumFractionDigits: 2 } : { style: 'currency' as const, currency };
  return new Intl.NumberFormat(language.value, style).format(amount as Intl.StringNumericLiteral);
}

/** A share from 0 to 1, never rounded up to the whole: one failure in 10,000 is not 100 %. */
export function percent(share: number): string {
  const digits = share > 0.99 && share < 1 ? 2 : share === 1 ? 0 : 1;
  const format = new Intl.NumberFormat(language.value, {
    style: 'percent',
    maximumFractionDigits: digits,
    roundingMode: 'floor',
  } as Intl.NumberFormatOptions);
  return format.format(share);
}

export function megabytes(bytes: number): string {
  const style = { style: 'unit', unit: 'megabyte', maximumFractionDigits: 1 } as const;
  return new Intl.NumberFormat(language.value, style).format(bytes / 1_000_000);
}

/** Date and time, to the minute; with `exact` to the second. */
export function dateTime(at: string | number, exact = false): string {
  const options = { dateStyle: 'medium', timeStyle: exact ? 'medium' : 'short' } as const;
  return new Intl.DateTimeFormat(language.value, options).format(new Date(at));
}

export function day(at: string): string {
  const options = { day: 'numeric', month: 'short', timeZone: 'UTC' } as const;
  return new Intl.DateTimeFormat(language.value, options).format(new Date(at));
}

/** A day of the calendar, `YYYY-MM-DD`, with its year. */
export function wholeDay(at: string): string {
  return new Intl.DateTimeFormat(language.value, { dateStyle: 'medium', timeZone: 'UTC' }).format(new Date(at));
}

export function longDay(at: string): string {
  const options = { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' } as const;
  return new Intl.DateTimeFormat(language.value, options).format(new Date(at));
}

export function clockTime(at: string | number): string {
  return new Intl.DateTimeFormat(language.value, { timeStyle: 'short' }).format(new Date(at));
}

/** How long something takes, in the largest unit that fits. */
export function duration(seconds: number): string {
  const ms = seconds * SECOND_MS;
  const [unit, size] =
    ms < MINUTE_MS
      ? ['second', SECOND_MS]
      : ms < HOUR_MS
        ? ['minute', MINUTE_MS]
        : ms < DAY_MS
          ? ['hour', HOUR_MS]
          : ['day', DAY_MS];
  const style = { style: 'unit', unit: String(unit), unitDisplay: 'long', maximumFractionDigits: 0 } as const;
  return new Intl.NumberFormat(language.value, style).format(Math.ceil(ms / Number(size)));
}

/** How long ago, in the largest unit that fits. */
export function ago(at: string | number, now: number): string {
  const pastMs = new Date(at).getTime() - now;
  const format = new Intl.RelativeTimeFormat(language.value, { numeric: 'auto' });
  const size = Math.abs(pastMs);
  if (size < MINUTE_MS) return format.format(Math.round(pastMs / SECOND_MS), 'second');
  if (size < HOUR_MS) return format.format(Math.round(pastMs / MINUTE_MS), 'minute');
  if (size < DAY_MS) return format.format(Math.round(pastMs / HOUR_MS), 'hour');
  return format.format(Math.round(pastMs / DAY_MS), 'day');
}
