// A long way in legs of some hundred records or more: what each cost in rows and in processor time, so that the last can be held beside the
// first.
// The vendors' own time is taken out: their books grow with the run, and they are not ours. What others do on the machine does not count.

import type { Counted } from './counted.ts';
import type { Figures } from './figures.ts';
import type { Office } from './office.ts';

/** What a leg is given at least. */
const LEAST_RECORDS = 500;
/** Between the first quarter and the last; some is the noise of collecting garbage. */
const MOST_GROWTH = { rowsWritten: 1.1, rowsRead: 1.1, ms: 1.34 } as const;

/** What was used so far. */
interface Spent {
  readonly rowsWritten: number;
  readonly rowsRead: number;
  /** Processor time of the product and of a database in this process, in ms. */
  readonly ms: number;
}

interface Leg extends Spent {
  readonly linked: number;
}

const names = { rowsWritten: 'rows written', rowsRead: 'rows read', ms: 'processor time' } as const;

export class Legs {
  readonly #sqlite: Counted;
  readonly #read: () => Spent;
  readonly #all: Leg[] = [];
  readonly #start: Spent;
  #before: Spent;
  #linked = 0;

  constructor(office: Office, sqlite: Counted) {
    this.#sqlite = sqlite;
    const vendors = timed(office);
    this.#read = () => ({
      rowsWritten: sqlite.sums.written,
      rowsRead: sqlite.sums.read,
      ms: ownMs() - vendors.ms,
    });
    this.#start = this.#before = this.#read();
  }

  /** Tells how many are linked by now; a leg ends once it is long enough. */
  async reached(linked: number): Promise<void> {
    if (linked - this.#linked >= LEAST_RECORDS) await this.end(linked);
  }

  /** Nothing but time has passed since then: what is under way, and what the waiting cost, is no leg's. */
  async waited(linked: number): Promise<void> {
    await this.#sqlite.settle();
    [this.#before, this.#linked] = [this.#read(), linked];
  }

  /** A leg ends here, however long it is. */
  async end(linked: number): Promise<void> {
    await this.#sqlite.settle();
    const now = this.#read();
    const of = (name: keyof Spent) => now[name] - this.#before[name];
    this.#all.push({
      linked: linked - this.#linked,
      rowsWritten: of('rowsWritten'),
      rowsRead: of('rowsRead'),
      ms: of('ms'),
    });
    [this.#before, this.#linked] = [now, linked];
  }

  /** All that was spent by the end of the last leg, on waiting too. */
  sum(name: keyof Spent): number {
    return this.#before[name] - this.#start[name];
  }

  /** What the last records cost, beside the first. The first leg warms up, the last is a remainder. */
  compare(figures: Figures): void {
    const part = Math.max(1, Math.floor(this.#all.length / 4));
    const [first, last] = [this.#all.slice(1, 1 + part), this.#all.slice(-part - 1, -1)];
    if (first.length === 0 || last.length === 0) return;
    const each = (legs: readonly Leg[], name: keyof Spent) =>
      legs.reduce((sum, leg) => sum + leg[name], 0) / legs.reduce((sum, { linked }) => sum + linked, 0);
    for (const [name, word] of Object.entries(names) as [keyof Spent, string][])
      figures.add(`${word} of the last records, for one of the first`, each(last, name) / each(first, name), '×', {
        most: MOST_GROWTH[name],
      });
  }
}

/** Of this thread alone: the one that counts rows is not the product's. */
function ownMs(): number {
  const { user, system } = process.threadCpuUsage();
  return (user + system) / 1_000;
}

/** Counts what the simulated vendors take: they answer without waiting for anything but themselves. */
function timed({ bench: { vendors } }: Office): { ms: number } {
  const counted = { ms: 0 };
  const answer = vendors.fetch.bind(vendors);
  vendors.fetch = async (request) => {
    const before = ownMs();
    try {
      return await answer(request);
    } finally {
      counted.ms += ownMs() - before;
    }
  };
  return counted;
}
