// The pace of each organisation that one grant reaches: what is left of its limits, what was used when, and what the day will come to. What a
// day has used outlives the process; what a minute has need not.

import { count, type Forecast, forecast, noUsage, type Usage } from '../core/forecast.ts';
import {
  atLeast,
  forget,
  freshPace,
  type Grant,
  type Limits,
  type Pace,
  report,
  reserve,
  type WorkClass,
} from '../core/pace.ts';

/** How an organisation's limits stand. */
export interface Standing {
  readonly dayLeft: number;
  readonly perDay: number;
  /** No call before this, epoch ms: the vendor said so. */
  readonly notBefore: number;
  /** The vendor said that the day is spent: `notBefore` is when the next begins. */
  readonly daySpent: boolean;
  readonly forecast: Forecast;
}

/** What a holder of a reservation tells once its calls are made. */
export interface Told {
  readonly connection: string;
  readonly limits: Limits;
  readonly reservation: string;
  readonly unused: number;
  readonly minuteLeft?: number;
  readonly dayLeft?: number;
  readonly halfLeft?: boolean;
  readonly waitMs?: number;
  readonly daySpent?: boolean;
}

interface PacePorts {
  now(): number;
  /** What was kept under this name. */
  get(name: string): Promise<string | undefined>;
  put(name: string, text: string): Promise<void>;
}

/** What is kept of an organisation's pace. */
type Kept = Pick<Pace, 'day' | 'notBefore' | 'daySpent'> & { readonly usage: Usage };

export class Paces {
  readonly #ports: PacePorts;
  readonly #paces = new Map<string, Pace>();
  readonly #usages = new Map<string, Usage>();
  /** Calls that historical runs made of a day, by when it began: lost with this process, they count as what was needed. */
  readonly #byRuns = new Map<string, { readonly since: number; readonly calls: number }>();
  /** Reservations of historical runs. */
  readonly #ofRuns = new Set<string>();

  constructor(ports: PacePorts) {
    this.#ports = ports;
  }

  /** Calls for whoever asks, as far as the limits let; with the time for which hints should gather. */
  async reserve(
    { connection, limits, calls, work }: { connection: string; limits: Limits; calls: number; work: WorkClass },
    reservation: string,
  ): Promise<{ readonly grant: Grant; readonly gatherMs: number }> {
    await this.#recall(connection, limits);
    // From here on nobody else gets in between: what is counted is counted once.
    const asked = reserve(this.#paceOf(connection, limits), limits, {
      id: reservation,
      calls,
      parallel: 1,
      work,
      now: this.#ports.now(),
    });
    this.#paces.set(connection, asked.pace);
    // A run takes what others leave: what it used says nothing of what the day will need.
    if ('granted' in asked.grant) {
      if (work === 'run') this.#ofRuns.add(reservation);
      this.#count(connection, asked.grant.granted, work === 'run');
    }
    return { grant: asked.grant, gatherMs: this.#forecast(connection, limits).gatherMs };
  }

  async report({ connection, limits, reservation, ...rest }: Told): Promise<void> {
    await this.#recall(connection, limits);
    const pace = report(this.#paceOf(connection, limits), limits, { id: reservation, now: this.#ports.now(), ...rest });
    this.#paces.set(connection, pace);
    this.#count(connection, -rest.unused, this.#ofRuns.delete(reservation));
    const { day, notBefore, daySpent } = pace;
    const kept: Kept = { day, notBefore, daySpent, usage: this.#usages.get(connection) ?? noUsage };
    await this.#ports.put(nameOf(connection), JSON.stringify(kept));
  }

  async standing(connection: string, limits: Limits): Promise<Standing> {
    await this.#recall(connection, limits);
    const { day, notBefore, daySpent } = forget(this.#paceOf(connection, limits), this.#ports.now());
    const told = this.#forecast(connection, limits);
    return { dayLeft: Math.max(0, day.left), perDay: day.most, notBefore, daySpent, forecast: told };
  }

  clear(): void {
    this.#paces.clear();
    this.#usages.clear();
  }

  /** Takes in what was kept of a pace, unless it is known. */
  async #recall(connection: string, limits: Limits): Promise<void> {
    if (this.#paces.has(connection)) return;
    const kept = await this.#ports.get(nameOf(connection));
    if (kept === undefined || this.#paces.has(connection)) return;
    const { usage = noUsage, day, ...rest } = JSON.parse(kept) as Partial<Kept>;
    const fresh = freshPace(limits, this.#ports.now());
    this.#paces.set(connection, { ...fresh, ...rest, day: { ...fresh.day, ...day } });
    this.#usages.set(connection, usage);
  }

  #count(connection: string, calls: number, byRun: boolean): void {
    if (byRun) this.#countRun(connection, calls);
    else this.#usages.set(connection, count(this.#usages.get(connection) ?? noUsage, this.#ports.now(), calls));
  }

  #countRun(connection: string, calls: number): void {
    const since = this.#paces.get(connection)?.day.since ?? 0;
    const known = this.#byRuns.get(connection);
    this.#byRuns.set(connection, { since, calls: Math.max(0, (known?.since === since ? known.calls : 0) + calls) });
  }

  #forecast(connection: string, limits: Limits): Forecast {
    const now = this.#ports.now();
    const { day } = forget(this.#paceOf(connection, limits), now);
    const runs = this.#byRuns.get(connection);
    const byRuns = runs?.since === day.since ? runs.calls : 0;
    return forecast(this.#usages.get(connection) ?? noUsage, { ...day, byRuns }, now);
  }

  #paceOf(connection: string, limits: Limits): Pace {
    const known = this.#paces.get(connection);
    return known ? atLeast(known, limits) : freshPace(limits, this.#ports.now());
  }
}

function nameOf(connection: string): string {
  return `day:${connection}`;
}
