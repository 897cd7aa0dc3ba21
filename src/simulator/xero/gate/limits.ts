// Xero's rate limits: calls at once, in a minute and in a day per app and organisation, and in a minute per app (Xero's docs).
// Counts survive a restart.

import type { Collection } from '../../shelf.ts';
import { sha256 } from '../../hmac.ts';
import type { Reply } from '../wire/reply.ts';
import type { Xero } from '../xero.ts';

const WINDOW_S = 60;
const DAY_MS = 86_400_000;
const DAILY: Record<'starter' | 'core', number> = { starter: 1000, core: 5000 };

/** Calls of the last minute, by second: `[second, calls]`, oldest first. */
type Minute = readonly (readonly [second: number, calls: number])[];

interface Day {
  window: number;
  calls: number;
}

export class Limits {
  readonly #xero: Xero;
  readonly #minutes: Collection<Minute>;
  readonly #days: Collection<Day>;
  readonly #underWay = new Map<string, number>();

  constructor(xero: Xero) {
    this.#xero = xero;
    this.#minutes = xero.collection('minutes');
    this.#days = xero.collection('days');
  }

  /** Takes a call in, or says why not. Whoever was taken in must `leave`. */
  enter(appId: string, tenantId: string): Reply | undefined {
    const { switches } = this.#xero;
    const key = `${appId} ${tenantId}`;
    const minute = this.#recent(key);
    const app = this.#recent(appId);
    const day = this.#today(key, tenantId);
    const atOnce = this.#underWay.get(key) ?? 0;
    if (atOnce >= switches.concurrentLimit) {
      return this.#refused(appId, tenantId, switches.concurrentProblem, switches.retryAfterOnConcurrent);
    }
    if (sum(minute) >= switches.minuteLimit) return this.#refused(appId, tenantId, 'minute', this.#untilFree(minute));
    if (day.calls >= this.#dayLimit()) return this.#refused(appId, tenantId, 'day', this.#untilTomorrow(day, tenantId));
    if (sum(app) >= switches.appMinuteLimit) {
      return this.#refused(appId, tenantId, switches.appMinuteProblem, this.#untilFree(app));
    }
    this.#underWay.set(key, atOnce + 1);
    this.#minutes.set(key, this.#oneMore(minute));
    this.#minutes.set(appId, this.#oneMore(app));
    this.#days.set(key, { ...day, calls: day.calls + 1 });
    return undefined;
  }

  leave(appId: string, tenantId: string): void {
    const key = `${appId} ${tenantId}`;
    this.#underWay.set(key, (this.#underWay.get(key) ?? 1) - 1);
  }

  /** What is left, as every answer tells it. */
  headers(appId: string, tenantId: string): Record<string, string> {
    const { switches } = this.#xero;
    const key = `${appId} ${tenantId}`;
    const left = (limit: number, used: number) => String(Math.max(0, limit - used));
    return {
      'x-daylimit-remaining': left(this.#dayLimit(), this.#today(key, tenantId).calls),
      'x-minlimit-remaining': left(switches.minuteLimit, sum(this.#recent(key))),
      'x-appminlimit-remaining': left(switches.appMinuteLimit, sum(this.#recent(appId))),
    };
  }

  /** Forgets all counts. */
  reset(): void {
    for (const [key] of this.#minutes.entries()) this.#minutes.delete(key);
    for (const [key] of this.#days.entries()) this.#days.delete(key);
  }

  /** Sets how many calls of the day are used up. */
  useUp(appId: string, tenantId: string, calls: number): void {
    const key = `${appId} ${tenantId}`;
    this.#days.set(key, { ...this.#today(key, tenantId), calls });
  }

  #recent(key: string): Minute {
    const since = this.#second() - WINDOW_S;
    const minute = this.#minutes.get(key) ?? [];
    const [oldest] = minute;
    return oldest && oldest[0] <= since ? minute.filter(([second]) => second > since) : minute;
  }

  #oneMore(minute: Minute): Minute {
    const now = this.#second();
    const last = minute.at(-1);
    return last?.[0] === now ? [...minute.slice(0, -1), [now, last[1] + 1]] : [...minute, [now, 1]];
  }

  #second(): number {
    return Math.floor(this.#xero.now() / 1000);
  }

  #today(key: string, tenantId: string): Day {
    const window = Math.floor((this.#xero.now() - dayStart(tenantId)) / DAY_MS);
    const day = this.#days.get(key);
    return day?.window === window ? day : { window, calls: 0 };
  }

  #dayLimit(): number {
    return this.#xero.switches.dayLimit ?? DAILY[this.#xero.switches.tier];
  }

  #untilFree(minute: Minute): number {
    return Math.max(1, (minute[0]?.[0] ?? 0) + WINDOW_S - this.#second());
  }

  #untilTomorrow({ window }: Day, tenantId: string): number {
    return Math.max(1, Math.ceil(((window + 1) * DAY_MS + dayStart(tenantId) - this.#xero.now()) / 1000));
  }

  /** 429: headers alone, no content type, no body (seen on the wire). */
  #refused(appId: string, tenantId: string, name: string, retryAfterS: number | null): Reply {
    const headers = this.headers(appId, tenantId);
    return {
      status: 429,
      headers: {
        ...headers,
        'x-rate-limit-problem': name,
        ...(retryAfterS !== null && { 'retry-after': String(retryAfterS) }),
      },
      body: '',
    };
  }
}

function sum(minute: Minute): number {
  return minute.reduce((all, [, calls]) => all + calls, 0);
}

/** An organisation's day starts at a moment of its own. */
function dayStart(tenantId: string): number {
  let start = starts.get(tenantId);
  if (start === undefined) {
    const [high = 0, low = 0] = sha256(new TextEncoder().encode(tenantId));
    starts.set(tenantId, (start = Math.floor(((high * 256 + low) / 65_536) * DAY_MS)));
  }
  return start;
}

const starts = new Map<string, number>();
