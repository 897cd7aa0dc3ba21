// What every part of the tour stands on: one organisation in a simulated vendor, consented to and set up as a person would, and our
// system playing it on virtual time.

import type { KindName } from '../../src/core/record.ts';
import { kindOf } from '../../src/kinds/index.ts';
import { type Settings, withDefaults } from '../../src/kinds/settings.ts';
import { compile } from '../../src/mapping/translate.ts';
import { Shelf } from '../../src/simulator/shelf.ts';
import { type LoggedCall, type Vendor, World } from '../../src/simulator/world.ts';
import type { System } from '../../src/sync/ports.ts';
import type { Connector } from '../../src/systems/connect.ts';
import { type GrantPort, line, TIMEOUT_MS } from '../../src/systems/http.ts';
import { mannersOf, play } from '../../src/systems/index.ts';
import { Keeper } from '../../src/systems/keeper.ts';
import { type Kept, type Upkeep, upkeepOf } from '../../src/systems/upkeep.ts';
import { vendorClock } from '../../src/systems/vendor-clock.ts';
import { VirtualClock, virtualWorld } from '../simulation/time.ts';
import { farDialect } from './far.ts';
import { ORIGIN, PAIR, type PlayedSystem, vendors, XERO_API } from './vendors.ts';

export interface Setting {
  readonly system: PlayedSystem;
  /** What the tour is about; a customer unless something else is named. */
  readonly kind?: KindName;
  /** The other side's module that records of the kind are made from, as its ids are prefixed. */
  readonly madeFrom?: string;
  readonly customers?: Settings['customers'];
  /** What the pair syncs, and has fields made for. */
  readonly kinds?: readonly KindName[];
  /** Laid over the default settings. */
  readonly settings?: Readonly<Record<string, unknown>>;
  /** What filters name. */
  readonly traits?: readonly string[];
  readonly seed?: number;
  /** How the vendor behaves, once it is connected. */
  readonly switches?: Readonly<Record<string, unknown>>;
  /** Laid over what the probe found. */
  readonly facts?: Readonly<Record<string, unknown>>;
}

/** No limit that could be met. */
const endless = { perMinute: 1e9, perDay: 1e9, concurrent: 1e9 };

/** A system as a pass has it, and the kind that the tour is about. */
export type Entered = System & { readonly kind: KindName };

export class Stand {
  readonly clock = new VirtualClock(Date.UTC(2026, 10, 20, 9));
  readonly setting: Setting;
  readonly world: World;
  readonly vendor: Vendor;
  readonly connector: Connector;
  readonly keeper: Keeper;
  /** Renewals that the keeper asked the vendor for. */
  renewals = 0;
  facts: Readonly<Record<string, unknown>> = {};
  organisationId = '';
  apiUrl = '';
  /** Calls to the API, those that never arrived included. */
  sent = 0;
  /** Somebody else's deed, done just before each call to the API. */
  meanwhile: (() => void) | null = null;

  constructor(setting: Setting) {
    this.setting = setting;
    const { name, make, connector } = vendors[setting.system];
    const send: typeof fetch = async () => new Response(null, { status: 200 });
    const surroundings = { shelf: new Shelf(), clock: this.clock, seed: setting.seed ?? 1, send };
    this.world = new World({ ...surroundings, vendors: { [name]: make } });
    this.world.reset('empty');
    this.vendor = this.world.vendors[name] as Vendor;
    this.connector = connector(this.fetch, () => this.clock.now());
    this.keeper = new Keeper({
      id: 'g1',
      vault: { get: async () => undefined, put: async () => undefined, clear: async () => undefined },
      sealer: { seal: async (text) => text, open: async (text) => ({ text, stale: false }) },
      now: () => this.clock.now(),
      name: virtualWorld(this.clock, 7).name,
      refresh: (tokens) => {
        this.renewals += 1;
        return this.connector.refresh(tokens);
      },
    });
  }

  get kind(): KindName {
    return this.setting.kind ?? 'customer';
  }

  /** Connected, set up, and with the vendor's switches as they are wanted. */
  static async open(setting: Setting): Promise<Stand> {
    const stand = new Stand(setting);
    Object.assign(stand.vendor.switches, vendors[setting.system].generous);
    await stand.consent();
    await stand.setUp();
    Object.assign(stand.vendor.switches, setting.switches);
    stand.clock.advance(60_000);
    stand.world.calls = [];
    stand.sent = 0;
    return stand;
  }

  /** Where our calls go: into the simulator, with a real call's time-out on virtual time. */
  readonly fetch = (async (input: string, init?: RequestInit): Promise<Response> => {
    const request = new Request(input, init);
    if (isApi(new URL(request.url).pathname)) {
      this.sent += 1;
      this.meanwhile?.();
    }
    const began = this.clock.now();
    const reply = await this.world.fetch(request);
    if (!reply) throw new Error(`nobody answers at ${request.url}`);
    if (this.clock.now() - began > TIMEOUT_MS) throw new DOMException('the call took too long', 'TimeoutError');
    return reply;
  }) as typeof fetch;

  /** Does something as a person in the vendor's own pages. */
  act(action: string, input: Record<string, unknown> = {}): Record<string, unknown> {
    return this.vendor.act(action, input) as Record<string, unknown>;
  }

  /** Calls to the API so far. */
  calls(method?: string): LoggedCall[] {
    return this.world.calls.filter((call) => isApi(call.path) && (method === undefined || call.method === method));
  }

  /** The system as a new pass has it: with a line and a count of calls of its own. */
  enter(most = 1_000_000): Entered {
    const { system: name, customers = 'accounts', traits = [], settings: more = {} } = this.setting;
    const { organisationId, apiUrl, facts } = this;
    const played = { connection: 'c1', organisationId, apiUrl, facts, grant: this.grant() };
    const meter = { calls: 0, most };
    const { fetch, ...clock } = vendorClock(this.fetch, () => this.clock.now());
    const settings = withDefaults({ customers, ...more });
    const playing = play(name, played, {
      pair: PAIR,
      settings,
      traitsOf: () => traits,
      meter,
      work: () => 'event',
      fetch,
      clock,
    });
    if (!playing) throw new RangeError(`nobody plays ${name}`);
    const { side, other } = vendors[name];
    const { kind } = this;
    const own = playing.dialectOf(kind);
    const far = kind === 'customer' ? other : farDialect(kindOf(kind));
    const dialects = side === 'crm' ? { crm: own, accounting: far } : { crm: far, accounting: own };
    const mapping = compile(kindOf(kind), dialects, { kind: 'newest', fields: {} });
    return { ...playing.system(() => mapping.sides[side]), kind };
  }

  /** The keeper without its pace: limits are tried elsewhere. */
  grant(): GrantPort {
    let asked = 0;
    return {
      reserve: (ask) => this.keeper.reserve({ ...ask, connection: `c${asked++}`, limits: endless }),
      report: async () => undefined,
      renew: (refused) => this.keeper.renew(refused),
    };
  }

  /** A person's consent, taken in by the keeper. */
  async consent(): Promise<void> {
    const { connector, vendor } = this;
    vendor.switches.consent = 'allow';
    const redirectUri = 'http://localhost:8787/connect/callback';
    const url = await connector.consentUrl({ state: 's', redirectUri, verifier: null });
    const page = await this.fetch(url, { redirect: 'manual' });
    const query = new URL(page.headers.get('location') ?? ORIGIN).searchParams;
    const completed = await connector.complete({ query, redirectUri, verifier: null });
    if (!completed.ok) throw new Error(JSON.stringify(completed.problem));
    const { tokens, organisations } = completed.value;
    await this.keeper.take(tokens);
    this.organisationId = organisations[0]?.id ?? '';
    this.apiUrl = tokens.apiUrl ?? XERO_API;
    this.facts = organisations[0]?.facts ?? {};
  }

  /** The probe, and what we set up inside the vendor. */
  async setUp(): Promise<void> {
    const { system, customers = 'accounts' } = this.setting;
    const upkeep = upkeepOf(system) as Upkeep;
    const probed = await upkeep.probe(this.kept());
    if (!probed.ok) throw new Error(JSON.stringify(probed.problem));
    this.facts = probed.value;
    const order = { notifyUrl: 'https://hook.example/notify', token: 'channel', now: this.clock.now() };
    const made = await upkeep.setUp?.(
      this.kept(),
      [{ pair: PAIR, number: 1, customers, kinds: this.setting.kinds ?? ['customer'] }],
      order,
    );
    if (made?.ok) this.facts = made.value.facts;
    this.facts = { ...this.facts, ...this.setting.facts };
  }

  /** The connection outside a pass, with a line of its own. */
  kept(most = 1_000): Kept {
    const { organisationId, apiUrl, facts, fetch } = this;
    const manners = mannersOf(this.setting.system);
    if (!manners) throw new RangeError(`no manners of ${this.setting.system}`);
    const meter = { calls: 0, most };
    const on = line({ connection: 'c1', grant: this.grant(), manners, meter, work: () => 'person', fetch });
    return { line: on, organisationId, apiUrl, facts };
  }
}

function isApi(path: string): boolean {
  return /\/api\/(api\.xro|crm)\//.test(path);
}
