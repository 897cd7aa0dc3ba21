// Requests that another site has a browser send with our cookie: refused before anything is done. A bearer token is never sent by a browser
// on its own.

import type { Context, Next } from 'hono';
import { csrf } from 'hono/csrf';
import type { ApiEnv } from './context.ts';
import { ApiError } from './errors.ts';

const harmless = new Set(['GET', 'HEAD', 'OPTIONS']);
const forms = csrf();

/** Refuses what a cookie alone vouches for and another site's page sent: forms by their type, anything else by what the browser says of it. */
export async function refuseForged(c: Context<ApiEnv>, next: Next): Promise<Response | void> {
  if (c.req.header('authorization') !== undefined) return next();
  if (!harmless.has(c.req.method) && isForeign(c)) throw new ApiError('request.forbidden');
  return forms(c, next);
}

/** Where the browser does not say whether the page is of another site, its host tells; ports tell nothing. */
function isForeign(c: Context<ApiEnv>): boolean {
  const site = c.req.header('sec-fetch-site');
  if (site !== undefined) return site === 'cross-site';
  const origin = c.req.header('origin');
  if (origin === undefined) return false;
  const { PUBLIC_URL } = c.var.house.config;
  const own = [c.req.url, PUBLIC_URL].flatMap((url) => (url === undefined ? [] : [new URL(url).hostname]));
  return !URL.canParse(origin) || !own.includes(new URL(origin).hostname);
}
