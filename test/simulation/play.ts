// Plays a history on a bench: sets everything up, has people and troubles happen at their times, then lets the storm pass and time go by
// until nothing is left to do. What happened and what is left is for the judges.

import { Actors } from './actors.ts';
import type { Bench, BenchOptions, OutgoingCall } from './bench.ts';
import type { Connected } from './connect.ts';
import { BEFORE_LIVE_MS, type Event, type History, isTrouble, type Deed, type Trouble } from './history.ts';
import { peopleOfAllKinds, peopleOfDocuments } from './people/index.ts';
import type { Office } from './people/people.ts';
import { onPreparedGround } from './prepared.ts';
import { quiet, type Quiet } from './quiet.ts';
import { rest, type Rest } from './rest.ts';
import { Troubles } from './troubles.ts';
import type { Mirror } from './truth/mirror.ts';
import { type Author, type Place, Truth } from './truth/truth.ts';

/** One of our calls to a vendor. Times are epoch ms by the vendors' clock. */
export interface OurCall {
  readonly vendor: string;
  readonly method: string;
  /** Path and query after the vendor's prefix. */
  readonly path: string;
  readonly author: Extract<Author, { by: 'us' }>;
  readonly sentAt: number;
  readonly answeredAt: number;
  readonly status: number;
  readonly retryAfterS: number | null;
  readonly tenant: string | null;
  readonly token: string | null;
  /** Records that it changed. */
  readonly changed: number;
}

/** A history that was played, as the judges see it. */
export interface Played {
  readonly history: History;
  readonly bench: Bench;
  readonly connected: Connected;
  readonly truth: Truth;
  readonly actors: Actors;
  readonly calls: readonly OurCall[];
  /** Faults and upsets that really happened. */
  readonly faults: number;
  readonly liveAt: number;
  readonly stormEndedAt: number;
  /** How it came to rest. */
  readonly rest: Rest;
  /** What further hints and looks did once everything was at rest. */
  readonly quiet: Quiet;
}

/** Ways to break the product on purpose, for trying the judges. */
export type Tampering = Pick<BenchOptions, 'tamper'>;

export async function play(history: History, tampering: Tampering = {}): Promise<Played> {
  const { setting } = history;
  const calls: OurCall[] = [];
  const ledger = new CallLedger(calls);
  const { profile, latencyMs, skewMs, page, records, pairs, customers, provision, documents } = setting;
  const ground = await onPreparedGround(
    { pairs, customers, provision, vendors: true, ...(documents && { documents }) },
    {
      seed: history.seed,
      profile,
      latencyMs,
      skewMs,
      sizes: { page, records },
      onCall: (call) => ledger.enter(call),
      ...tampering,
    },
  );
  const { bench, connected, mirror } = ground;
  const offices = officesOf(ground, setting.customers);
  const truth = new Truth(mirror, placesOf(offices, documents === true));
  ledger.serve(bench, truth);
  Object.assign(bench.vendors.vendors.xero?.switches ?? {}, setting.switches.xero);
  Object.assign(bench.vendors.vendors.zoho?.switches ?? {}, setting.switches.zoho);
  const actors = new Actors(bench, connected, truth, offices);
  const troubles = new Troubles(bench, actors, connected);
  const liveAt = bench.clock.now() + BEFORE_LIVE_MS;
  for (const event of history.events) bench.at(liveAt + event.at, () => happen(event, actors, troubles));
  bench.at(liveAt, () => goLive(history, connected, bench, actors));
  await bench.run(BEFORE_LIVE_MS + Math.max(0, ...history.events.map(({ at }) => at)), 50_000);
  const faults = troubles.end();
  const stormEndedAt = bench.clock.now();
  await actors.putRight();
  const rested = await rest(bench, pairs);
  const still =
    rested.is === 'resting' ? await quiet(bench, connected, truth, calls, history.seed) : { writes: [], rows: [] };
  return { history, bench, connected, truth, actors, calls, faults, liveAt, stormEndedAt, rest: rested, quiet: still };
}

async function goLive({ setting }: History, { pairs }: Connected, bench: Bench, actors: Actors): Promise<void> {
  for (const [at, { pair }] of pairs.entries()) {
    await actors.saveSettings(pair, setting.settings[at] ?? {});
    await bench.goLive(pair);
  }
}

async function happen(event: Event, actors: Actors, troubles: Troubles): Promise<void> {
  if (isTrouble(event) || event.do === 'meanwhile') await troubles.make(event as Trouble);
  else await actors.act(event as Deed);
}

type Offices = Readonly<Record<'crm' | 'accounting', readonly Office[]>>;

function officesOf(
  ground: { bench: Bench; connected: Connected; mirror: Mirror },
  customers: Office['customers'],
): Offices {
  const { bench, connected, mirror } = ground;
  const office = (tenant: string): Office => ({ world: bench.vendors, mirror, connected, customers, tenant });
  return { crm: [office('')], accounting: connected.pairs.map(({ tenant }) => office(tenant)) };
}

function placesOf({ crm, accounting }: Offices, documents: boolean): Place[] {
  return [...peopleOfAllKinds, ...(documents ? peopleOfDocuments : [])].flatMap((people) => [
    ...crm.map((office): Place => ({ side: 'crm', people, office })),
    ...accounting.map((office): Place => ({ side: 'accounting', people, office })),
  ]);
}

/** Keeps book of our calls, and has the truth take in what each of them changed. */
class CallLedger {
  readonly #calls: OurCall[];
  readonly #firstSent = new Map<string, number>();
  #bench: Bench | undefined;
  #truth: Truth | undefined;

  constructor(calls: OurCall[]) {
    this.#calls = calls;
  }

  serve(bench: Bench, truth: Truth): void {
    this.#bench = bench;
    this.#truth = truth;
  }

  enter({ run, request, sentAt, reply }: OutgoingCall): void {
    if (!this.#bench || !this.#truth) return;
    const { method, headers } = request;
    const [, vendor = '', path = ''] = /^https?:\/\/[^/]+\/([^/?]*)\/?([^#]*)/.exec(request.url) ?? [];
    const key = headers.get('idempotency-key');
    const first = (key !== null && this.#firstSent.get(key)) || sentAt;
    if (key !== null) this.#firstSent.set(key, first);
    const author = { by: 'us', sort: run.sort, name: run.name, method, sentAt: first } as const;
    const answeredAt = this.#bench.clock.now();
    const changed = this.#truth.note(author, answeredAt);
    const retryAfterS = Number(reply?.headers.get('retry-after') ?? NaN);
    this.#calls.push({
      vendor,
      method,
      path: `/${path}`,
      author,
      sentAt,
      answeredAt,
      status: reply?.status ?? 0,
      retryAfterS: Number.isNaN(retryAfterS) ? null : retryAfterS,
      tenant: headers.get('xero-tenant-id'),
      token: headers.get('authorization'),
      changed,
    });
  }
}
