// Who is asking: the bootstrap token opens a session for a browser, or is sent by scripts as it is. Without a token configured nobody
// gets in.

import type { Context } from 'hono';
import { getCookie, setCookie, deleteCookie } from 'hono/cookie';
import { type House, languages } from '../compose.ts';
import { connectionStore } from '../db/connections.ts';
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

/** Where the language that was chosen is remembered. */
const CHOSEN = 'language';

/**
 * The language of a person who has not said otherwise here: the one that was chosen last, else that of the user who connected the CRM.
 * Null where neither tells: then the browser's is asked.
 */
export async function usualLanguage(house: House): Promise<string | null> {
  const chosen = await sessionsOf(house).remembered(CHOSEN);
  if (chosen !== null && chosen !== '') return chosen;
  const all = await connectionStore({ db: house.db, now: () => house.world.now() }).list();
  const spoken = all.map(({ capabilities }) => capabilities.language).find((tag) => typeof tag === 'string');
  const name = spoken?.slice(0, 2).toLowerCase();
  return name !== undefined && languages.includes(name) ? name : null;
}

/** Remembers a person's choice, for this session and those to come; null takes it back. The language that holds then. */
export async function chooseLanguage({ house, session }: Asking, chosen: string | null): Promise<string | null> {
  await sessionsOf(house).remember(CHOSEN, chosen ?? '');
  return speakUsually({ house, session });
}

/** Gives a session the language that is usual. */
export async function speakUsually({ house, session }: Asking): Promise<string | null> {
  const language = await usualLanguage(house);
  if (session !== '') await sessionsOf(house).setLanguage(session, language);
  return language;
}

interface Asking {
  readonly house: House;
  /** The session's id; empty for a script. */
  readonly session: string;
}

export async function closeSession(c: Context<ApiEnv>): Promise<void> {
  const { house, who } = c.var;
  if (who.session !== '') await sessionsOf(house).close(who.session);
  deleteCookie(c, COOKIE, { path: '/' });
}
