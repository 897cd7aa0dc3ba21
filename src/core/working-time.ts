// Working time, and the clock on an organisation's wall. It reads no clock: a time is handed in.

const FIRST_HOUR = 8;
/** Hours of a working day in which people work. */
export const WORKING_HOURS = 10;

/** Monday to Friday from eight to six by the clock of an IANA time zone; of one that nobody knows, UTC. */
export function isWorkingTime(now: number, timeZone: string): boolean {
  const { hour } = clockAt(now, timeZone);
  return isWorkingDay(now, timeZone) && hour >= FIRST_HOUR && hour < FIRST_HOUR + WORKING_HOURS;
}

/** Monday to Friday there. */
export function isWorkingDay(now: number, timeZone: string): boolean {
  return !clockAt(now, timeZone).weekday.startsWith('S');
}

/** Weekday (`Mon`), hour and minute there. */
export function clockAt(now: number, timeZone: string): { weekday: string; hour: number; minute: number } {
  const parts = clockIn(timeZone).formatToParts(now);
  const part = (type: string) => parts.find((each) => each.type === type)?.value ?? '';
  return { weekday: part('weekday'), hour: Number(part('hour')), minute: Number(part('minute')) };
}

/** By their time zone: making one takes longer than a thousand readings of it. */
const clocks = new Map<string, Intl.DateTimeFormat>();

function clockIn(timeZone: string): Intl.DateTimeFormat {
  let clock = clocks.get(timeZone);
  if (!clock) clocks.set(timeZone, (clock = makeClock(timeZone)));
  return clock;
}

function makeClock(timeZone: string): Intl.DateTimeFormat {
  const options = { weekday: 'short', hour: 'numeric', minute: 'numeric', hourCycle: 'h23' } as const;
  try {
    return new Intl.DateTimeFormat('en', { ...options, timeZone });
  } catch {
    return new Intl.DateTimeFormat('en', { ...options, timeZone: 'UTC' });
  }
}
