// Who is asking: the bootstrap token opens a session for a browser, or is sent by scripts as it is. Without a token configured nobody
// gets in.

import type { Context } from 'hono';
import { getCookie, setCookie, deleteCookie } from 'hono/cookie';
import type { House } from '../compose.ts';
import { type SessionStore, sessionStore } from '../db/sessions.ts';
import type { ApiEnv, Who } from './context.ts';
import { isSame, randomSecret, sha256 } from './proof.ts';

const COOKIE = 'ledgerline_session';
/** A working day. */
const SESSION_MS = 12 * 3_600_000;
/** A script that starts a consent gets a session for as long as the consent may take. */
const SHORT_SESSION_MS = 600_000;

export function sessionsOf(house: House): SessionStore {
  return sessionStore({ db: house.db, now: () => house.world.now() });
}

/** Whether this is the bootstrap token. Both are hashed first, so that not even their length shows in the time it takes. */
export async function isAdminToken(house: House, token: string): Promise<boolean> {
  const { ADMIN_TOKEN } = house.config;
  return ADMIN_TOKEN !== undefined && isSame(await sha256(token), await sha256(ADMIN_TOKEN));
}

/** Who asks, or null. */
export async function identify(c: Context<ApiEnv>): Promise<Who | null> {
  const { house } = c.var;
  const { ADMIN_TOKEN } = house.config;
  if (ADMIN_TOKEN === undefined) return null;
  const bearer = /^Bearer (.+)$/i.exec(c.req.header('authorization') ?? '')?.[1];
  if (bearer !== undefined)
    return (await isAdminToken(house, bearer)) ? { by: 'bearer', session: '', language: null } : null;
  const cookie = getCookie(c, COOKIE);
  if (cookie === undefined) return null;
  const session = await sessionsOf(house).find(await sha256(cookie), await sha256(ADMIN_TOKEN));
  return session ? { by: 'session', session: session.id, language: session.language } : null;
}

/** Opens a session for this browser and returns its id. */
export async function openSession(c: Context<ApiEnv>, short = false): Promise<string> {
  const { house } = c.var;
  const secret = randomSecret();
  const id = await sha256(secret);
  const lifeMs = short ? SHORT_SESSION_MS : SESSION_MS;
  await sessionsOf(house).open(id, await sha256(house.config.ADMIN_TOKEN ?? ''), lifeMs);
  const secure = new URL(c.req.url).protocol === 'https:';
  setCookie(c, COOKIE, secret, { httpOnly: true, sameSite: 'Lax', secure, path: '/', maxAge: lifeMs / 1_000 });
  return id;
}

export async function closeSession(c: Context<ApiEnv>): Promise<void> {
  const { house, who } = c.var;
  if (who.session !== '') await sessionsOf(house).close(who.session);
  deleteCookie(c, COOKIE, { path: '/' });
}
