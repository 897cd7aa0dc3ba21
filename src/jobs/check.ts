// The daily look at a connection: whether the organisation is still reached, tokens kept alive, what lapses renewed. One that is gone
// pauses its pairs; what is due stays due, and every link is kept.

import { connectorOf, type House, keepConnection } from '../compose.ts';
import { dispositionOf, done, type Problem, waitOf } from '../core/problem.ts';
import { type Connection, connectionStore } from '../db/connections.ts';
import { sessionStore } from '../db/sessions.ts';
import { channelToken } from '../db/secrets.ts';
import { troubleStore } from '../db/troubles.ts';
import { pairStore } from '../db/pairs.ts';
import { kinds } from '../kinds/index.ts';
import { settingsOf } from '../kinds/settings.ts';
import { type Mark, mark } from '../sync/mark.ts';
import { sideOf, type SystemName } from '../systems/connect.ts';
import { upkeepOf } from '../systems/upkeep.ts';
import { refreshReferences } from './references.ts';

export async function checkConnection(house: House, id: string): Promise<void> {
  const ports = { db: house.db, now: () => house.world.now() };
  const store = connectionStore(ports);
  const connection = await store.find(id);
  if (!connection || connection.state === 'disconnected') return;
  const problem = await stillReached(house, connection);
  if (problem && dispositionOf(problem) === 'pause-pair') {
    await store.setState(id, 'reconnect', 'detail' in problem ? (problem.detail ?? null) : problem.code);
    if (await isReplaced(house, connection)) return sayReplaced(house, connection);
    await troubleStore(ports).consentLost(id, problem.code, connection.organisation.name);
    return;
  }
  // A vendor that can't be asked now says nothing about the consent.
  await store.setState(id, problem ? connection.state : 'connected', problem ? problem.code : null);
  if (problem) return comeBack(house, id, problem);
  if (connection.state === 'reconnect')
    for (const pair of await troubleStore(ports).consentGiven(id)) await house.waker.wake(pair, 0);
  await keepUp(house, connection);
}

/**
 * Whether this is a demo company that Xero has started anew since, as another organisation of the same name: one is connected, and this one is
 * not reached any more.
 */
async function isReplaced(house: House, { id, system, organisation, capabilities }: Connection): Promise<boolean> {
  if (capabilities.isDemo !== true) return false;
  const all = await connectionStore({ db: house.db, now: () => house.world.now() }).list();
  const isSuccessor = (other: Connection) =>
    other.id !== id && other.system === system && other.state === 'connected' && other.capabilities.isDemo === true;
  return all.some((other) => isSuccessor(other) && other.organisation.name === organisation.name);
}

/** Its links lead nowhere: taking that for deletions would be the worst of it, so nobody works on its pairs. */
function sayReplaced(house: House, { id, organisation }: Connection): Promise<void> {
  const troubles = troubleStore({ db: house.db, now: () => house.world.now() });
  return troubles.replaced(id, 'demo.replaced', organisation.name);
}

/** Null where the consent still reaches the organisation. */
async function stillReached(house: House, { system, grantId, organisation }: Connection): Promise<Problem | null> {
  const connector = connectorOf(house, system as SystemName);
  if (!connector) return { code: 'permission.denied', detail: `the client of ${system} is not configured` };
  const grant = house.grant(grantId);
  const alive = await grant.keepAlive();
  if (!alive.ok) return alive.problem;
  const tokens = await grant.tokens();
  if (!tokens) return { code: 'grant.revoked', detail: 'no consent is stored' };
  const reached = await connector.reaches(tokens);
  if (!reached.ok) return reached.problem;
  const found = reached.value.some(({ id }) => id === organisation.id);
  return found
    ? null
    : { code: 'grant.revoked', detail: `${organisation.name} was disconnected in the vendor's own pages` };
}

/** Looks once more what the organisation can do, and renews what lapses. */
async function keepUp(house: House, connection: Connection): Promise<void> {
  const upkeep = upkeepOf(connection.system);
  const ring = house.config.SEAL_KEYS;
  if (!upkeep || !ring) return;
  const ports = { db: house.db, now: () => house.world.now() };
  const origin = house.config.PUBLIC_URL ?? (await sessionStore(ports).remembered('origin'));
  const kept = await keepConnection(house, connection, 'timer', async (line) => {
    // Reading the lists finds what the probe finds.
    const found = upkeep.references ? done(line.facts) : await upkeep.probe(line);
    if (!found.ok || !upkeep.renew || origin === null) return found;
    const notifyUrl = `${origin}/hooks/${connection.system.split('-')[0] ?? ''}/notify/${connection.id}`;
    const order = { notifyUrl, token: await channelToken(ring, connection.id), now: ports.now() };
    return upkeep.renew({ ...line, facts: found.value }, order);
  });
  if (kept.ok) await connectionStore(ports).setCapabilities(connection.id, kept.value);
  if (kept.ok && upkeep.openedAt && upkeep.openedAt(kept.value) !== upkeep.openedAt(connection.capabilities))
    await catchUp(house, connection);
  const known = kept.ok ? { ...connection, capabilities: kept.value } : connection;
  const refreshed = kept.ok ? await refreshReferences(house, known, 'timer') : kept;
  if (refreshed.ok) return;
  const { code } = refreshed.problem;
  house.log(isPassing(refreshed.problem) ? 'info' : 'error', {
    msg: 'a connection could not be kept up',
    connection: connection.id,
    code,
  });
  await comeBack(house, connection.id, refreshed.problem);
}

/** How soon what may pass is tried again: a day would be long for a channel that lapses, or for what drifts. */
const AGAIN_MS = 10 * 60_000;

/** What passes by itself is not left until tomorrow. */
async function comeBack(house: House, id: string, problem: Problem): Promise<void> {
  if (!isPassing(problem)) return;
  const ports = { db: house.db, now: () => house.world.now() };
  await connectionStore(ports).checkAgain(id, Math.max(AGAIN_MS, waitOf(problem)));
}

function isPassing(problem: Problem): boolean {
  const disposition = dispositionOf(problem);
  return disposition === 'retry' || disposition === 'wait-for';
}

/** What tells us of changes had lapsed and is open anew: what changed meanwhile is looked for now, and not when the timer comes to it. */
async function catchUp(house: House, { id, system }: Connection): Promise<void> {
  const ports = { db: house.db, now: () => house.world.now() };
  const now = ports.now();
  const about = {
    side: sideOf[system as SystemName],
    ids: null,
    trigger: 'timer',
    work: 'timer',
    actor: null,
    at: now,
  } as const;
  const pairs = (await pairStore(ports).ofConnection(id)).filter(({ state }) => state === 'live');
  const marks: Mark[] = [];
  for (const { id: pair } of pairs) {
    const { settings } = await pairStore(ports).settings(pair);
    const on = kinds.filter(({ name }) => settingsOf(settings, name).on);
    marks.push(...on.map(({ name }) => ({ ...about, pair, kind: name })));
  }
  if (marks.length > 0) await mark(house.marks, house.waker, now, marks);
}
