// Zoho's times: whole seconds, written in somebody's offset and never with a Z.

const HOUR_MS = 3_600_000;
const offsets = new Map<string, number>();

/** `ms` without its fraction of a second: Zoho keeps none. */
export function wholeSecond(ms: number): number {
  return Math.floor(ms / 1000) * 1000;
}

/** `2026-11-20T10:30:00+05:30`, in the IANA time zone given. */
export function inZone(ms: number, zone: string): string {
  const offsetMinutes = offsetAt(ms, zone);
  const local = new Date(ms + offsetMinutes * 60_000).toISOString().slice(0, 19);
  const sign = offsetMinutes < 0 ? '-' : '+';
  const size = Math.abs(offsetMinutes);
  return `${local}${sign}${twoDigits(Math.floor(size / 60))}:${twoDigits(size % 60)}`;
}

/** Today's date in the zone, `2026-11-20`. */
export function dateIn(ms: number, zone: string): string {
  return inZone(ms, zone).slice(0, 10);
}

const TIME = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}([+-]\d{2}:\d{2}|Z)$/;

/** Epoch ms of an ISO time that carries an offset and no fraction, as Zoho wants it; undefined for anything else. */
export function parseTime(text: unknown, acceptZulu: boolean): number | undefined {
  if (typeof text !== 'string') return undefined;
  const offset = TIME.exec(text)?.[1];
  if (!offset || (offset === 'Z' && !acceptZulu)) return undefined;
  const ms = Date.parse(text);
  return Number.isNaN(ms) ? undefined : ms;
}

/** Whether the text is a date that exists, as `2026-11-20`. */
export function isDate(text: unknown): text is string {
  if (typeof text !== 'string' || !/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const ms = Date.parse(`${text}T00:00:00Z`);
  return !Number.isNaN(ms) && new Date(ms).toISOString().startsWith(text);
}

/** Minutes east of Greenwich at that moment. Offsets change on the hour, so an hour's answer is remembered. */
function offsetAt(ms: number, zone: string): number {
  const hour = Math.floor(ms / HOUR_MS);
  const key = `${zone} ${hour}`;
  let offset = offsets.get(key);
  if (offset === undefined) {
    if (offsets.size > 10_000) offsets.clear();
    offset = askOffset(hour * HOUR_MS, zone);
    offsets.set(key, offset);
  }
  return offset;
}

function askOffset(ms: number, zone: string): number {
  const format = new Intl.DateTimeFormat('en-GB', { timeZone: zone, timeZoneName: 'longOffset' });
  const name = format.formatToParts(ms).find((part) => part.type === 'timeZoneName')?.value ?? 'GMT';
  const [, sign, hours = '0', minutes = '0'] = /GMT([+-])(\d{2}):?(\d{2})?/.exec(name) ?? [];
  const size = Number(hours) * 60 + Number(minutes);
  return sign === '-' ? -size : size;
}

function twoDigits(value: number): string {
  return String(value).padStart(2, '0');
}
