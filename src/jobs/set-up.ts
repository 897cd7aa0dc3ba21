// What we set up inside a system, or take away again. One invocation makes so many calls only: the queue goes on with what is left, until
// nothing is, or nothing more gets done.

import { type House, keepConnection } from '../compose.ts';
import { type Problem, type Result } from '../core/problem.ts';
import { type Connection, connectionStore } from '../db/connections.ts';
import { pairStore } from '../db/pairs.ts';
import { channelToken, saveToken } from '../db/secrets.ts';
import { sessionStore } from '../db/sessions.ts';
import { setupStore } from '../db/setups.ts';
import { troubleStore } from '../db/troubles.ts';
import { isInFinance } from '../kinds/finance.ts';
import { kinds, shownOnOthers } from '../kinds/index.ts';
import { settingsOf } from '../kinds/settings.ts';
import type { SetupAct } from '../sync/mark.ts';
import { compareAnew } from './compare.ts';
import { type ChannelOrder, type Kept, type Setup, upkeepOf, type Wish } from '../systems/upkeep.ts';

function portsOf({ db, world }: House) {
  return { db, now: () => world.now() };
}

/** What every pair of a CRM connection wants set up in it. */
async function wishesOf(house: House, connection: string): Promise<Wish[]> {
  const pairs = pairStore(portsOf(house));
  const wishes: Wish[] = [];
  const own = (await pairs.ofConnection(connection)).filter(({ crm }) => crm === connection);
  for (const [at, { id }] of own.entries()) {
    const { settings } = await pairs.settings(id);
    const on = [...kinds.map(({ name }) => name), ...shownOnOthers].filter(
      (name) => settingsOf(settings, name).on && !isInFinance(settings, name),
    );
    const { customers, values } = settings;
    wishes.push({ pair: id, number: at + 1, customers, kinds: on, invoiceStatus: values.invoiceStatus });
  }
  return wishes;
}

/** Under which name a system's hooks stand. */
function hookSystemOf({ system }: Connection): string {
  return system.split('-')[0] ?? system;
}

async function orderFor(house: House, connection: Connection, origin: string): Promise<ChannelOrder | Problem> {
  const ring = house.config.SEAL_KEYS;
  if (!ring) return { code: 'permission.denied', detail: 'SEAL_KEYS' };
  const hooks = `${origin}/hooks/${hookSystemOf(connection)}`;
  return {
    notifyUrl: `${hooks}/notify/${connection.id}`,
    token: await channelToken(ring, connection.id),
    now: house.world.now(),
    saves: { url: `${hooks}/save/${connection.id}`, token: await saveToken(ring, connection.id) },
  };
}

/** What there is and what is missing. Null for a system in which nothing is set up. */
export async function listSetup(house: House, connection: Connection): Promise<Result<Setup> | null> {
  const { list } = upkeepOf(connection.system) ?? {};
  return list ? onLine(house, connection, async (kept) => list(kept, await wishesOf(house, connection.id))) : null;
}

/** Makes what is missing, or takes away what is there, as far as one invocation comes. Null for a system in which nothing is set up. */
async function act(
  house: House,
  connection: Connection,
  sort: SetupAct,
  origin: string,
): Promise<Result<Setup> | null> {
  const { setUp, takeDown } = upkeepOf(connection.system) ?? {};
  if (!setUp || !takeDown) return null;
  const order = await orderFor(house, connection, origin);
  if ('code' in order) return { ok: false, problem: order };
  const wishes = await wishesOf(house, connection.id);
  const done = await onLine(house, connection, (kept) =>
    sort === 'make' ? setUp(kept, wishes, order) : takeDown(kept, wishes),
  );
  // What is refused stays so however often it is asked for: the page says what takes over.
  const isComplete = done.ok && sort === 'make' && leftOf(done.value, sort) === 0;
  if (isComplete) await troubleStore(portsOf(house)).isSetUp(connection.id);
  // There is a place now for what could not be shown so far: of records that nobody has touched since, too.
  if (done.ok && hasFurtherFields(connection.capabilities, done.value.facts)) {
    const live = (await pairStore(portsOf(house)).ofConnection(connection.id)).filter(({ state }) => state === 'live');
    await compareAnew(
      house,
      live.map(({ id }) => id),
    );
  }
  return done;
}

function hasFurtherFields(...facts: readonly [before: object, after: object]): boolean {
  const [before, after] = facts.map((each) => Object.keys((each as { fields?: object }).fields ?? {}));
  return (after ?? []).some((name) => !before?.includes(name));
}

/** Does something about what is set up, and remembers what was found on the way. */
async function onLine(
  house: House,
  connection: Connection,
  work: (kept: Kept) => Promise<Result<Setup>>,
): Promise<Result<Setup>> {
  const done = await keepConnection(house, connection, 'person', work);
  if (done.ok) await connectionStore(portsOf(house)).setCapabilities(connection.id, done.value.facts);
  return done;
}

/** How many pieces wait for the next invocation. */
function leftOf({ items }: Setup, sort: SetupAct): number {
  return items.filter(({ state }) => state === (sort === 'make' ? 'missing' : 'exists')).length;
}

/** Somebody asks for it. Where it is under way already, what there is by now. Null for a system in which nothing is set up. */
export async function beginSetup(
  house: House,
  connection: Connection,
  sort: SetupAct,
  origin: string,
): Promise<Result<Setup> | null> {
  const store = setupStore(portsOf(house));
  if (!(await store.take(connection.id))) return listSetup(house, connection);
  return further(house, connection, sort, origin, Infinity);
}

/** Whether somebody is at it. */
export function isSettingUp(house: House, connection: string): Promise<boolean> {
  return setupStore(portsOf(house)).isTaken(connection);
}

/** The queue goes on where the last invocation stopped, with `before` pieces left. */
export async function goOnSettingUp(house: House, id: string, sort: SetupAct, before: number): Promise<void> {
  const ports = portsOf(house);
  const connection = await connectionStore(ports).find(id);
  const origin = house.config.PUBLIC_URL ?? (await sessionStore(ports).remembered('origin'));
  if (!connection || connection.state === 'disconnected' || origin === null) return setupStore(ports).release(id);
  await setupStore(ports).hold(id);
  const done = await further(house, connection, sort, origin, before);
  if (done && !done.ok)
    house.log('error', { msg: 'setting up was broken off', connection: id, code: done.problem.code });
}

async function further(
  house: House,
  connection: Connection,
  sort: SetupAct,
  origin: string,
  before: number,
): Promise<Result<Setup> | null> {
  const store = setupStore(portsOf(house));
  const done = await act(house, connection, sort, origin);
  const left = done?.ok ? leftOf(done.value, sort) : 0;
  if (left === 0 || left >= before) await store.release(connection.id);
  else await house.waker.setUp(connection.id, sort, left);
  return done;
}
