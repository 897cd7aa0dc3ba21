// How often an organisation may be called: so many in a minute, in a day of its own, and at once. The minute starts with its first call;
// who is over it stays out until it ends (Zoho's docs say no more than that the block lasts about a minute).

import type { Books } from '../books.ts';
import { daySpent, minuteSpent, tooManyAtOnce } from '../refusals.ts';
import type { Refusal } from '../reply.ts';
import { planOf } from './plans.ts';

const MINUTE_MS = 60_000;

interface Minute {
  startedAt: number;
  calls: number;
}

export interface DayUse {
  limit: number;
  used: number;
}

export class Limits {
  readonly #books: Books;
  #minute: Minute = { startedAt: -MINUTE_MS, calls: 0 };
  #underWay = 0;

  constructor(books: Books) {
    this.#books = books;
  }

  /** Takes a place for a call, or says why there is none. Whoever got a place gives it back with `leave`. */
  enter(): Refusal | undefined {
    const { switches } = this.#books;
    if (this.#underWay >= (switches.concurrency ?? this.#plan.concurrency)) return tooManyAtOnce;
    const { limit, used } = this.day();
    if (used >= limit) return daySpent(limit);
    const now = this.#books.finance.now();
    if (now >= this.#minute.startedAt + MINUTE_MS) this.#minute = { startedAt: now, calls: 0 };
    this.#minute.calls += 1;
    if (this.#minute.calls > switches.minuteLimit) return minuteSpent;
    this.use(used + 1);
    this.#underWay += 1;
    return undefined;
  }

  leave(): void {
    this.#underWay -= 1;
  }

  /** Calls of the organisation's day. */
  day(): DayUse {
    const limit = this.#books.switches.dayLimit ?? this.#plan.callsPerDay;
    const kept = this.#books.collection<{ date: string; calls: number }>('calls').get('day');
    return { limit, used: kept?.date === this.#books.today() ? kept.calls : 0 };
  }

  /** Sets how many of the day's calls are used. */
  use(calls: number): void {
    this.#books.collection<{ date: string; calls: number }>('calls').set('day', { date: this.#books.today(), calls });
  }

  /** Forgets the minute and the day. */
  reset(): void {
    this.#minute = { startedAt: -MINUTE_MS, calls: 0 };
    this.use(0);
  }

  get #plan() {
    return planOf(this.#books.switches.plan ?? this.#books.organisation.plan);
  }
}
