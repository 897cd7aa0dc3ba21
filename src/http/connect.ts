// Consent in the browser: away to the vendor and back. A state is good once, for ten minutes, and for the session that asked.

import { Hono, type Context } from 'hono';
import { connectorOf, type House, keepConnection, provesKey } from '../compose.ts';
import { type Connection, connectionStore } from '../db/connections.ts';
import { clientVariables } from '../env.ts';
import { troubleStore } from '../db/troubles.ts';
import { refreshReferences } from '../jobs/references.ts';
import { consentPaths } from '../systems/connect.ts';
import { upkeepOf } from '../systems/upkeep.ts';
import { toConnection } from './admin/shapes.ts';
import { answerError, type ApiEnv, languageOf, messageOf } from './context.ts';
import { ApiError, vendorFailed } from './errors.ts';
import { publicUrl, rememberOrigin } from './origin.ts';
import { randomSecret, sha256 } from './proof.ts';
import { identify, openSession, sessionsOf, speakUsually } from './session.ts';

/** The page that shows connections: where a consent ends. */
const CONNECT_PAGE = '/connections';

export const connect = new Hono<ApiEnv>()
  .get('/:system', async (c) => {
    const who = await identify(c);
    if (!who) return answerError(c, new ApiError('session.needed'));
    const { house } = c.var;
    const { system, connector } = connecting(c);
    await rememberOrigin(c);
    const session = who.session === '' ? await openSession(c, true) : who.session;
    const state = randomSecret();
    const verifier = provesKey(house, system) ? randomSecret() : null;
    await sessionsOf(house).askConsent(await sha256(state), { system, session, verifier, returnTo: null });
    return c.redirect(await connector.consentUrl({ state, redirectUri: await redirectUri(c), verifier }), 302);
  })
  .get('/:system/callback', async (c) => {
    const { house } = c.var;
    const who = await identify(c);
    if (!who) return ended(c, new ApiError('session.needed'));
    const query = new URL(c.req.url).searchParams;
    const asked = await sessionsOf(house).takeConsent(await sha256(query.get('state') ?? ''));
    const { system, connector } = connecting(c);
    const isTheirs = asked?.system === system && (who.by === 'bearer' || asked.session === who.session);
    if (!asked || !isTheirs) {
      return ended(c, new ApiError('consent.unknown'));
    }
    const error = query.get('error');
    if (error !== null) return ended(c, denied(error, query.get('error_description')));
    const completed = await connector.complete({ query, redirectUri: await redirectUri(c), verifier: asked.verifier });
    if (!completed.ok) return ended(c, vendorFailed(completed.problem));
    const { grantId, tokens, organisations } = completed.value;
    if (organisations.length === 0) {
      return ended(c, new ApiError('consent.no-organisation'));
    }
    await house.grant(grantId).take(tokens);
    const made: Connection[] = [];
    for (const { system: of, id, name, facts } of organisations) {
      const fresh = {
        id: shortName(house),
        system: of,
        organisation: { id, name },
        grantId,
        apiUrl: tokens.apiUrl ?? null,
      };
      made.push(await probed(house, await connectionStore(ports(house)).connect({ ...fresh, capabilities: facts })));
    }
    for (const connection of made) await goOn(house, connection);
    // Whoever connected the CRM is spoken to in their own language, unless one was chosen.
    if (who.language === null) await speakUsually({ house, session: who.session });
    if (wantsJson(c)) return c.json({ connections: made.map((each) => toConnection(each, languageOf(c))) }, 200);
    return c.redirect(`${CONNECT_PAGE}?connected=${encodeURIComponent(made.map(({ id }) => id).join(','))}`, 303);
  });

function ports({ db, world }: House) {
  return { db, now: () => world.now() };
}

/** An id for people to see in addresses: short, and not guessable. */
function shortName({ world }: House): string {
  return `${world.number().toString(36)}${world.number().toString(36)}`.slice(0, 16);
}

function connecting(c: Context<ApiEnv>) {
  const system = consentPaths[c.req.param('system') ?? ''];
  const connector = system && connectorOf(c.var.house, system);
  if (!system) throw new ApiError('system.unknown');
  if (!connector) throw new ApiError('client.missing', { names: clientVariables[system] });
  return { system, connector };
}

async function redirectUri(c: Context<ApiEnv>): Promise<string> {
  return `${await publicUrl(c)}/connect/${c.req.param('system') ?? ''}/callback`;
}

function wantsJson(c: Context<ApiEnv>): boolean {
  const accept = c.req.header('accept') ?? '';
  return accept.includes('application/json') && !accept.includes('text/html');
}

function denied(error: string, description: string | null): ApiError {
  return new ApiError('consent.denied', { detail: description ? `${error}: ${description}` : error });
}

/** A consent that came to nothing: told to a script as it is, to a browser on the page that shows connections. */
function ended(c: Context<ApiEnv>, error: ApiError): Response {
  if (wantsJson(c) || error.status === 401) return answerError(c, error);
  const query = new URLSearchParams({ error: error.code, message: messageOf(c, error) });
  return c.redirect(`${CONNECT_PAGE}?${query.toString()}`, 303);
}

/** Pairs that waited for this consent go on; what else hangs on the same grant is looked at again. */
async function goOn(house: House, connection: Connection): Promise<void> {
  const { id, system, capabilities } = connection;
  // A channel ends with the consent that it was opened with.
  if (upkeepOf(system)?.openedAt?.(capabilities) !== undefined) await house.waker.check(id);
  for (const pair of await troubleStore(ports(house)).consentGiven(id, 'person')) await house.waker.wake(pair, 0);
  const all = await connectionStore(ports(house)).list();
  for (const other of all) if (isToBeChecked(other, connection)) await house.waker.check(other.id);
}

/** One that hangs on the same grant and waits for it; or a demo company of the same name, which this one may have come in the place of. */
function isToBeChecked(other: Connection, { id, grantId, organisation, capabilities }: Connection): boolean {
  if (other.id === id || other.state === 'disconnected') return false;
  if (other.grantId === grantId && other.state === 'reconnect') return true;
  return capabilities.isDemo === true && other.organisation.name === organisation.name;
}

/** What the organisation is found to be. A reading that fails is tried again at the daily check; nothing hangs on it now. */
async function probed(house: House, connection: Connection): Promise<Connection> {
  const upkeep = upkeepOf(connection.system);
  if (!upkeep) return connection;
  // Reading the lists finds what the probe finds.
  const refreshed = upkeep.references ? await refreshReferences(house, connection, 'person') : null;
  if (refreshed?.ok) return { ...connection, capabilities: refreshed.value.facts };
  const found = await keepConnection(house, connection, 'person', (kept) => upkeep.probe(kept));
  const problem = refreshed?.problem ?? (found.ok ? null : found.problem);
  if (problem) house.log('error', { msg: 'a probe failed', connection: connection.id, code: problem.code });
  if (!found.ok) return connection;
  await connectionStore(ports(house)).setCapabilities(connection.id, found.value);
  return { ...connection, capabilities: found.value };
}
