// Where we are reached from outside: as configured, else as the last signed-in request came.

import type { Context } from 'hono';
import type { ApiEnv } from './context.ts';
import { sessionsOf } from './session.ts';

/** The origin for redirects, hooks and links. Loopback is called localhost: vendors refuse it by number. */
export async function publicUrl(c: Context<ApiEnv>): Promise<string> {
  const { PUBLIC_URL } = c.var.house.config;
  if (PUBLIC_URL !== undefined) return PUBLIC_URL;
  const remembered = await sessionsOf(c.var.house).remembered('origin');
  return remembered ?? originOf(c);
}

export function originOf(c: Context<ApiEnv>): string {
  const url = new URL(c.req.url);
  if (url.hostname === '127.0.0.1' || url.hostname === '[::1]') url.hostname = 'localhost';
  return url.origin;
}

/** A signed-in request tells where we are reached. */
export async function rememberOrigin(c: Context<ApiEnv>): Promise<void> {
  if (c.var.house.config.PUBLIC_URL === undefined) await sessionsOf(c.var.house).remember('origin', originOf(c));
}
