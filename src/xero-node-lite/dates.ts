// Xero's ways of writing days and times. A day is a date of the organisation's calendar and has no time zone: it is never shifted.
// No clock here: nobody asks what time it is.

/** A calendar date of the organisation, `YYYY-MM-DD`. */
export type Day = string;

/** A moment, in milliseconds since 1970 UTC. */
export type TimeMs = number;

const wrapped = /^\/Date\((-?\d{1,16})(?:[+-]\d{4})?\)\/$/;
const iso = /^(\d{4})-(\d\d)-(\d\d)(?:T(\d\d):(\d\d)(?::(\d\d)(?:\.(\d+))?)?(Z|[+-]\d\d:?\d\d)?)?$/;

/**
 * The moment that a timestamp names: `/Date(1789378199160+0000)/` (the number is UTC, whatever the offset says; seen on the wire),
 * or ISO 8601, where no zone means UTC. Undefined where the text is neither.
 */
export function parseTime(text: string): TimeMs | undefined {
  const milliseconds = wrapped.exec(text)?.[1];
  if (milliseconds !== undefined) return inRange(Number(milliseconds));
  const parts = iso.exec(text);
  if (!parts || !isRealDay(text.slice(0, 10))) return undefined;
  const [, year, month, day, hour = '00', minute = '00', second = '00', fraction = '', zone = 'Z'] = parts;
  const thousandths = fraction.slice(0, 3).padEnd(3, '0');
  const offset = zone === 'Z' || zone.includes(':') ? zone : `${zone.slice(0, 3)}:${zone.slice(3)}`;
  const timeMs = Date.parse(`${year}-${month}-${day}T${hour}:${minute}:${second}.${thousandths}${offset}`);
  return Number.isNaN(timeMs) ? undefined : inRange(timeMs);
}

/**
 * The calendar date that a document's date field names. Xero encodes it as midnight UTC, so the date is read in UTC and nowhere
 * else; of an ISO text only the date counts. Undefined where the text is no date.
 */
export function parseDay(text: string): Day | undefined {
  const milliseconds = wrapped.exec(text)?.[1];
  if (milliseconds !== undefined) {
    const timeMs = inRange(Number(milliseconds));
    return timeMs === undefined ? undefined : formatDay(timeMs);
  }
  return iso.test(text) && isRealDay(text.slice(0, 10)) ? text.slice(0, 10) : undefined;
}

/** The date of a moment in UTC, `YYYY-MM-DD`: the form to send. Throws a RangeError outside the years 1 to 9999. */
export function formatDay(timeMs: TimeMs): Day {
  return isoOf(timeMs).slice(0, 10);
}

/** `YYYY-MM-DDTHH:mm:ss` in UTC, the form of If-Modified-Since. Parts of a second are cut off, so it is never later than the moment. */
export function formatTime(timeMs: TimeMs): string {
  return isoOf(timeMs).slice(0, 19);
}

/** Whether the text is a date that exists, as `YYYY-MM-DD`. */
export function isRealDay(text: string): boolean {
  const timeMs = Date.parse(`${text}T00:00:00Z`);
  return /^\d{4}-\d\d-\d\d$/.test(text) && inRange(timeMs) !== undefined && isoOf(timeMs).startsWith(text);
}

const earliest = Date.parse('0001-01-01T00:00:00Z');
const latest = Date.parse('9999-12-31T23:59:59.999Z');

function inRange(timeMs: TimeMs): TimeMs | undefined {
  return timeMs >= earliest && timeMs <= latest ? timeMs : undefined;
}

function isoOf(timeMs: TimeMs): string {
  if (inRange(timeMs) === undefined) throw new RangeError(`Not a time of the years 1 to 9999: ${timeMs}`);
  return new Date(timeMs).toISOString();
}
