// The door of the CRM's API, below `/api/crm/v8`: who calls, may they, can they afford it; then the route's handler.

import { callerOf, type Caller } from './accounts/caller.ts';
import { covers } from './accounts/scopes.ts';
import type { Call, Route } from './call.ts';
import type { Crm } from './crm.ts';
import { parseJson } from './json.ts';
import { creditsOf, spend } from './limits/credits.ts';
import { type Load, tooMany } from './limits/load.ts';
import { invalidMethod, invalidUrl, type Refusal, refusal, refuse, type Reply, toResponse } from './reply.ts';
import { routes } from './routes/index.ts';
import type { Zoho } from './state.ts';

const PREFIX = '/api/crm/v8/';
const compiled = routes.map((route) => ({ route, parts: route.path.split('/').slice(1) }));

export async function api(zoho: Zoho, load: Load, request: Request, url: URL, base: string): Promise<Response> {
  const caller = callerOf(zoho, request.headers.get('authorization'));
  if ('refused' in caller) return toResponse(refuse(caller.status, caller.refused));
  if (url.pathname.length + url.search.length > zoho.switches.uriLength) return new Response('', { status: 414 });
  const found = find(request.method, url.pathname);
  if ('code' in found) return toResponse(refuse(found.code === 'INVALID_URL_PATTERN' ? 404 : 400, found));
  const crm = zoho.crm(caller.org.id);
  const json = parseJson(await request.text());
  const { method, headers } = request;
  const call = { crm, caller, method, params: found.params, query: url.searchParams, headers, json, base };
  return toResponse(await admit(load, found.route, call));
}

async function admit(load: Load, route: Route, call: Call): Promise<Reply> {
  const { crm, caller } = call;
  if (!mayCall(caller, route, call)) {
    return refuse(401, refusal('OAUTH_SCOPE_MISMATCH', 'invalid oauth scope to access this URL'));
  }
  const heavy = route.heavy?.(call) ?? false;
  const full = load.enter(crm, caller.clientId, heavy);
  if (full) return refuse(429, full);
  try {
    const broke = afford(crm, route.credits?.(call) ?? 1);
    if (broke) return refuse(429, broke);
    if (crm.switches.serviceMs > 0) await crm.zoho.surroundings.clock.sleep(crm.switches.serviceMs);
    return withCredits(crm, route.handle(call));
  } finally {
    load.leave(crm, caller.clientId, heavy);
  }
}

function mayCall(caller: Caller, route: Route, call: Call): boolean {
  const needs = route.needs?.(call.params);
  return !needs || covers(caller.scopes, ...needs);
}

function afford(crm: Crm, credits: number): Refusal | undefined {
  if (creditsOf(crm).remaining < credits) return tooMany('You have exceeded the API credits of the last 24 hours.');
  spend(crm, credits);
  return undefined;
}

/** From half of the window on, a reply tells what is left. */
function withCredits(crm: Crm, reply: Reply): Reply {
  const { allowed, used, remaining } = creditsOf(crm);
  if (used * 2 < allowed) return reply;
  return { ...reply, headers: { ...reply.headers, 'x-api-credits-remaining': String(remaining) } };
}

function find(method: string, pathname: string): { route: Route; params: Record<string, string> } | Refusal {
  if (!pathname.startsWith(PREFIX)) return invalidUrl;
  const parts = decoded(pathname.slice(PREFIX.length));
  let known = false;
  for (const { route, parts: wanted } of compiled) {
    const params = match(wanted, parts);
    if (!params) continue;
    if (route.method === method) return { route, params };
    known = true;
  }
  return known ? invalidMethod : invalidUrl;
}

/** The parts of a path. One that is badly escaped is left as it is: it matches no name of ours. */
function decoded(path: string): string[] {
  return path.split('/').map((part) => (/%(?![0-9a-f]{2})/i.test(part) ? part : decodeURIComponent(part)));
}

function match(wanted: readonly string[], parts: readonly string[]): Record<string, string> | undefined {
  if (wanted.length !== parts.length) return undefined;
  const params: Record<string, string> = {};
  for (const [index, want] of wanted.entries()) {
    const part = parts[index] ?? '';
    if (want.startsWith(':')) params[want.slice(1)] = part;
    else if (want !== part) return undefined;
  }
  return params;
}
