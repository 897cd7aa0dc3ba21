// Calendar days, `YYYY-MM-DD`: which one it is in a time zone; once known, they are counted and never shifted by one.

const DAY_MS = 86_400_000;

/** Calendars by their time zone: making one takes longer than reading a page of records. */
const calendars = new Map<string, Intl.DateTimeFormat>();

/** The day that it is in a time zone (IANA's name); in Greenwich where none is known. `now`: epoch ms. */
export function todayIn(timeZone: string | null | undefined, now: number): string {
  const zone = timeZone ?? 'UTC';
  let calendar = calendars.get(zone);
  if (!calendar)
    calendars.set(zone, (calendar = new Intl.DateTimeFormat('sv-SE', { timeZone: zone, dateStyle: 'short' })));
  return calendar.format(now);
}

/** The day so many days later; earlier for a negative number. */
export function dayAfter(day: string, days: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * DAY_MS).toISOString().slice(0, 10);
}

/** How many days lie between; negative where `to` is the earlier one. */
export function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / DAY_MS);
}
