// An office on virtual time whose vendors, queue, database and holders of grants are counted: what a day of it takes of everybody's limits.

import { Bench, type BenchOptions } from '../simulation/bench.ts';
import type { Connected } from '../simulation/connect.ts';
import type { Act } from './burst.ts';
import { Counted } from './counted.ts';

const MINUTE_MS = 60_000;
/** Longer than any run takes. */
const PUT_OFF_MS = 40 * 86_400_000;

export interface OfficeOptions extends BenchOptions {
  readonly settings?: object;
  /** Organisations in Xero, each a pair with the one CRM. Default 1. */
  readonly pairs?: number;
  /** What stands in the vendors before anybody connects. */
  readonly before?: (act: Act) => void;
  /** How long that has been left alone by the time somebody looks. */
  readonly agedMs?: number;
}

/** What was used since a moment. */
export interface Used {
  /** By the organisation that was called most. */
  readonly xero: number;
  /** Most that was used of one of the organisations' own days, as Xero's replies tell: those begin when they begin. */
  readonly xeroDay: number;
  /** Calls that a vendor refused because a limit was reached. */
  readonly refused: number;
  /** Of the last 24 hours, whenever counting began: Zoho's day has no beginning. */
  readonly zohoCredits: number;
  /** A message is written, read and deleted: three operations. */
  readonly queueOperations: number;
  /** As D1 counts them, entries of indexes among them; 0 where the database is not one that counts. */
  readonly rowsWritten: number;
  readonly rowsRead: number;
  /** Calls of the holders of grants. One in two writes a row of the holder's own. */
  readonly grants: number;
  /** Invocations: calls that came in, the timetable's minutes, and messages that were delivered. */
  readonly requests: number;
  /** Lines that were logged. */
  readonly logged: number;
}

interface Tally {
  messages: number;
  grants: number;
  requests: number;
  refused: number;
  readonly tenants: Map<string, number>;
  /** The least that was left of each organisation's day. */
  readonly left: Map<string, number>;
}

/** Calls of a day on Xero's starter tier. */
const STARTER_A_DAY = 1_000;

export class Office {
  readonly bench: Bench;
  readonly connected: Connected;
  readonly #tally: Tally;

  private constructor(bench: Bench, connected: Connected, tally: Tally) {
    this.bench = bench;
    this.connected = connected;
    this.#tally = tally;
  }

  static async open({ settings = {}, pairs = 1, before, agedMs = 0, ...options }: OfficeOptions = {}): Promise<Office> {
    const tally: Tally = {
      messages: 0,
      grants: 0,
      requests: 0,
      refused: 0,
      tenants: new Map<string, number>(),
      left: new Map<string, number>(),
    };
    const onCall: BenchOptions['onCall'] = ({ request, reply }) => {
      if (reply?.status === 429) tally.refused += 1;
      const tenant = request.headers.get('xero-tenant-id');
      if (tenant === null) return;
      tally.tenants.set(tenant, (tally.tenants.get(tenant) ?? 0) + 1);
      const left = Number(reply?.headers.get('x-daylimit-remaining') ?? STARTER_A_DAY);
      tally.left.set(tenant, Math.min(left, tally.left.get(tenant) ?? STARTER_A_DAY));
    };
    const bench = new Bench({ seed: 5, onCall, ...options });
    const push = bench.queue.push.bind(bench.queue);
    bench.queue.push = (...messages) => {
      tally.messages += messages.length;
      return push(...messages);
    };
    countCalls(bench, tally);
    const connected = await bench.connect('empty', { pairs });
    const act: Act = (vendor, action, input) => bench.vendors.vendors[vendor]?.act(action, input);
    before?.(act);
    bench.clock.advance(agedMs);
    const document = { startDate: '2026-01-01', values: { taxes: { GST: 'OUTPUT2' } }, ...settings };
    for (const { pair } of connected.pairs) await bench.ask('PUT', `/api/pairs/${pair}/settings`, document);
    for (let press = 0; press < 3 * pairs; press++)
      await bench.ask('POST', `/api/connections/${connected.crm}/provision`);
    return new Office(bench, connected, tally);
  }

  act: Act = (vendor, action, input) => this.bench.vendors.vendors[vendor]?.act(action, input);

  async goLive(): Promise<void> {
    for (const { pair } of this.connected.pairs) await this.bench.goLive(pair);
  }

  /** Goes live, and puts off the walks that this begins: whoever is there already is a historical run's to bring over. */
  async goLiveLeavingOld(): Promise<void> {
    const counting = "SELECT 1 FROM looks WHERE sort = 'walk' AND kind = 'customer' AND phase = 'census'";
    while ((await this.bench.sqlite.ask(counting)).length > 0) await this.run(MINUTE_MS);
    await this.goLive();
    const until = this.bench.clock.now() + PUT_OFF_MS;
    await this.bench.sqlite.ask("UPDATE looks SET due_at = NULL, next_at = ? WHERE sort = 'walk'", [until]);
  }

  run(ms: number): Promise<void> {
    return this.bench.run(ms, 10_000_000);
  }

  /** How many records of a kind are linked. */
  async linked(kind: string): Promise<number> {
    const [row] = this.bench.sqlite.run('SELECT count(*) AS count FROM links WHERE kind = ? AND ended_at = 0', [kind]);
    return Number(row?.count ?? 0);
  }

  /** Starts counting; the answer tells what was used since. */
  async count(): Promise<() => Promise<Used>> {
    const { bench } = this;
    const tally = { ...this.#tally };
    const before = await rowsOf(bench);
    const logged = bench.logged.length;
    const credits = () => Number((this.act('zoho', 'credits', {}) as { used?: number }).used ?? 0);
    this.#tally.tenants.clear();
    this.#tally.left.clear();
    return async () => {
      const messages = this.#tally.messages - tally.messages;
      const rows = await rowsOf(bench);
      return {
        xero: Math.max(0, ...this.#tally.tenants.values()),
        xeroDay: STARTER_A_DAY - Math.min(STARTER_A_DAY, ...this.#tally.left.values()),
        refused: this.#tally.refused - tally.refused,
        zohoCredits: credits(),
        queueOperations: 3 * messages,
        rowsWritten: rows.written - before.written,
        rowsRead: rows.read - before.read,
        grants: this.#tally.grants - tally.grants,
        requests: this.#tally.requests - tally.requests + messages,
        logged: bench.logged.length - logged,
      };
    };
  }
}

async function rowsOf({ sqlite }: Bench): Promise<{ readonly read: number; readonly written: number }> {
  if (!(sqlite instanceof Counted)) return { read: 0, written: 0 };
  await sqlite.settle();
  return { ...sqlite.sums };
}

function countCalls(bench: Bench, tally: Tally): void {
  const { holders } = bench;
  const handle = holders.handle.bind(holders);
  holders.handle = (id, caller) =>
    new Proxy(handle(id, caller), {
      get: (target, name, receiver) => {
        tally.grants += 1;
        return Reflect.get(target, name, receiver) as unknown;
      },
    });
  const [serve, cron] = [bench.serve.bind(bench), bench.cron.bind(bench)];
  bench.serve = (request, run) => {
    tally.requests += 1;
    return serve(request, run);
  };
  bench.cron = () => {
    tally.requests += 1;
    return cron();
  };
}
