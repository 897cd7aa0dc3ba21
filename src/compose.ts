// The lift: the one file that sees every floor. It puts systems, store and settings together for a pass and for the pages.

import type { Limits, WorkClass } from './core/pace.ts';
import type { Result } from './core/problem.ts';
import { appKeyOf, connectorOf, provesKey } from './clients.ts';
import { type Brief, briefFor, type BriefConnection } from './db/brief.ts';
import { type Database, freshMeter, type Meter, openDatabase } from './db/database.ts';
import { markStore } from './db/marks.ts';
import { syncStore } from './db/store.ts';
import type { Config } from './env.ts';
import { kindOf } from './kinds/index.ts';
import type { Settings } from './kinds/settings.ts';
import { traitsOf } from './kinds/traits.ts';
import type { Letter } from './notices/outward.ts';
import { type Crew, Looks, mostUrgent } from './sync/crew.ts';
import { kindsInUse } from './sync/in-use.ts';
import { FollowUps } from './sync/follow-ups.ts';
import { type Terms, termsAt, termsOfCrm, termsOfFinance, withLinks } from './sync/linked-system.ts';
import type { MarkStore, Waker } from './sync/mark.ts';
import { pass, type PassReport } from './sync/pass.ts';
import type { System, World } from './sync/ports.ts';
import { type Profile, profiles } from './sync/profiles.ts';
import { References } from './sync/refs.ts';
import type { OpenPair, SyncStore } from './sync/store.ts';
import { type CallMeter, type GrantPort, line, type Patience } from './systems/http.ts';
import { mannersOf, play, type Playing, recordUrl } from './systems/index.ts';
import { booksOf } from './systems/books.ts';
import { tellingOf } from './systems/channels.ts';
import { playShared } from './systems/shared-side.ts';
import type { Kept } from './systems/upkeep.ts';
import type { Connection } from './db/connections.ts';
import type { Pair } from './db/pairs.ts';
import type { TokenSet } from './systems/keeper.ts';
import type { Standing } from './systems/paces.ts';
import { unclearTaxes, withKnownTaxes } from './systems/taxes.ts';
import { vendorClock } from './systems/vendor-clock.ts';
import type { KindName, Side } from './core/record.ts';

/** The holder of one grant, as the rest of the house reaches it. */
export interface GrantHandle extends GrantPort {
  take(tokens: TokenSet): Promise<void>;
  /** Tokens that are valid now; null where the grant is worth nothing any more. */
  tokens(): Promise<TokenSet | null>;
  keepAlive(): Promise<Result<null>>;
  standing(connection: string, limits: Limits): Promise<Standing>;
  forget(): Promise<void>;
}

/** What the house stands on. */
export interface Ground {
  readonly config: Config;
  readonly binding: D1Database;
  readonly world: World;
  readonly fetch: typeof fetch;
  readonly waker: Waker;
  grant(id: string): GrantHandle;
  /** Sends a letter by the platform; left out where it is not set up. */
  readonly mail?: ((letter: Letter) => Promise<unknown>) | undefined;
  /** One line of the structured log: no personal data, no secret. */
  log(level: 'info' | 'error', facts: Readonly<Record<string, unknown>>): void;
}

/** One invocation's view of the house: its database and its calls are counted. */
export interface House extends Ground {
  readonly db: Database;
  readonly meter: Meter;
  readonly calls: CallMeter;
  readonly profile: Profile;
  readonly sync: SyncStore;
  readonly marks: MarkStore;
  /** Where somebody waits for the answer, and may as well wait a little longer. */
  readonly patience?: Patience;
}

export function enter(ground: Ground): House {
  const { config, binding, world } = ground;
  const profile = profiles[config.PROFILE];
  const meter = freshMeter();
  const db = openDatabase(binding, meter);
  const ports = { db, now: () => world.now() };
  const calls = { calls: 0, most: profile.calls };
  return { ...ground, db, meter, calls, profile, sync: syncStore(ports), marks: markStore(ports) };
}

export { appKeyOf, connectorOf, provesKey };

/** How a connection's record addresses are made. */
export async function urlsOf(house: House, pair: Pair): Promise<Record<Side, (id: string) => string | null>> {
  const { crm, accounting, finance } = await briefFor(house.db, pair.id);
  const of = (connection: BriefConnection | null) => (id: string) =>
    connection ? recordUrl(connection.system, connection.capabilities, id) : null;
  const [inFinance, inCrm] = [of(finance), of(crm)];
  return { crm: (id) => inFinance(id) ?? inCrm(id), accounting: of(accounting) };
}

/** How the limits of an organisation stand, as far as its grant knows. Null for a system that this version does not know. */
export async function standingOf(
  house: House,
  { id, system, grantId, capabilities }: Pick<Connection, 'id' | 'system' | 'grantId'> & Partial<Connection>,
): Promise<Standing | null> {
  const manners = mannersOf(system, capabilities);
  return manners ? house.grant(grantId).standing(id, manners.limits) : null;
}

/** A connection outside a pass: a line to it for as long as the work takes. */
export async function keepConnection<T>(
  house: House,
  { id, system, organisation, grantId, apiUrl, capabilities }: Connection,
  work: WorkClass,
  use: (kept: Kept) => Promise<Result<T>>,
): Promise<Result<T>> {
  const manners = mannersOf(system, capabilities);
  if (!manners) throw new RangeError(`no system named ${system}`);
  const { config, calls, fetch, patience } = house;
  const grant = house.grant(grantId);
  const on = line({ connection: id, grant, manners, meter: calls, work: () => work, fetch, patience });
  const url = apiUrl ?? (system === 'xero' ? config.XERO_API_URL : '');
  try {
    return await use({ line: on, apiUrl: url, organisationId: organisation.id, facts: capabilities });
  } finally {
    await on.hangUp();
  }
}

/** Works on a pair once. */
export function runPass(house: House, pair: string): Promise<PassReport> {
  return pass(pair, { store: house.sync, standings: house.profile.records, crew: (open) => crewFor(house, open) });
}

/** Everything that a pass works with; under a draft of the settings where one is given. Null where a side is not connected: what is due waits. */
export async function crewFor(house: House, open: OpenPair, draft?: Settings): Promise<Crew | null> {
  const { db, world, profile, meter, calls, sync } = house;
  const brief = await briefFor(db, open.lease.pair);
  const { settings: saved, isPrimary, wentLiveAt, crm, accounting, finance, broken } = brief;
  const settings = withKnownTaxes(draft ?? saved, brief);
  let current = mostUrgent(open, world.now());
  const work = () => current;
  const crmPlays = playShared(settings, brief, (connection, names) =>
    playSide(house, open.lease.pair, settings, brief, connection, work, names),
  );
  const accountingPlays = accounting && playSide(house, open.lease.pair, settings, brief, accounting, work);
  if (!crm || !accounting || !crmPlays || !accountingPlays) return null;
  const books = booksOf(accounting.system, accounting.capabilities, world.now());
  const inUse = kindsInUse({
    settings,
    isPrimary,
    name: [open.lease.pair, crm.id, accounting.id, finance?.id ?? ''].join(),
    facts: [crm.capabilities, accounting.capabilities, finance?.capabilities ?? noFacts],
    books,
    broken: [...broken, ...unclearTaxes(settings, brief)],
    dialectOf: (side, kind) => (side === 'crm' ? crmPlays : accountingPlays).dialectOf(kind),
    routing: brief.sharing.map(({ rule }) => rule),
    knows: (kind, field) => crmPlays.knows?.(kind, field) ?? true,
  });
  const translatorOf = (side: 'crm' | 'accounting') => (kind: KindName) => {
    const use = inUse.get(kind);
    if (!use) throw new RangeError(`${kind} is not in use`);
    return use.mapping.sides[side];
  };
  const references = new References(sync, open.lease.pair, {
    takesWords: settings.values.uncodedProduct === 'line',
  });
  const linked = (side: Side, system: System, terms: Terms) => withLinks(system, side, references, kindOf, terms);
  return {
    lease: open.lease,
    open,
    looks: new Looks(open.looks),
    systems: {
      crm: linked('crm', crmPlays.system(translatorOf('crm')), finance ? termsOfFinance(books.rates) : termsOfCrm),
      accounting: linked('accounting', accountingPlays.system(translatorOf('accounting')), termsAt(books.rates)),
    },
    references,
    followUps: new FollowUps(),
    kinds: inUse,
    settings,
    route: { isDefault: brief.isDefault, others: brief.sharing },
    today: books.today,
    store: sync,
    world,
    profile,
    room: { records: profile.records },
    learned: { isOutdated: false },
    budget: { statements: () => profile.statements - meter.statements, calls: () => calls.most - calls.calls },
    mayWrite: open.state === 'live',
    tells: tellingOf({ crm, accounting }, settings, {
      wentLiveAt,
      hasKey: (system) => appKeyOf(house, system) !== undefined,
    }),
    workAs: (next) => {
      current = next;
    },
    gatherMs: () => Math.max(crmPlays.line.gatherMs(), accountingPlays.line.gatherMs()),
    hangUp: async () => {
      await Promise.all([crmPlays.line.hangUp(), accountingPlays.line.hangUp()]);
    },
  };
}

/** Both sides of a pair outside a pass, for somebody who waits. Null where one is not connected. */
export async function playingOf(house: House, pair: string): Promise<Readonly<Record<Side, Playing>> | null> {
  const brief = await briefFor(house.db, pair);
  const settings = withKnownTaxes(brief.settings, brief);
  const work = (): WorkClass => 'person';
  const one = playShared(settings, brief, (each, names) => playSide(house, pair, settings, brief, each, work, names));
  const other = brief.accounting && playSide(house, pair, settings, brief, brief.accounting, work);
  return one && other ? { crm: one, accounting: other } : null;
}

/** No facts, and always the same ones. */
const noFacts: Readonly<Record<string, unknown>> = {};

function playSide(
  house: House,
  pair: string,
  settings: Settings,
  { sharing }: Pick<Brief, 'sharing'>,
  connection: BriefConnection,
  work: () => WorkClass,
  names?: Playing['names'],
): Playing | undefined {
  if (connection.state !== 'connected') return undefined;
  const { config, world, calls, fetch, patience } = house;
  const apiUrl = connection.apiUrl ?? (connection.system === 'xero' ? config.XERO_API_URL : '');
  const { id, organisationId, capabilities: facts, grantId, system } = connection;
  const grant = house.grant(grantId);
  const { fetch: send, ...clock } = vendorClock(fetch, () => world.now());
  const rules = sharing.map(({ rule }) => rule);
  return play(
    system,
    { connection: id, organisationId, apiUrl, facts, grant },
    {
      pair,
      settings,
      traitsOf: (kind) => traitsOf(settings, kind, rules),
      meter: calls,
      work,
      names,
      patience,
      fetch: send,
      clock,
    },
  );
}

export { costsOf } from './systems/index.ts';

/** A code as a sentence, in the language asked for. */
export { languages, say } from './sentences.ts';
