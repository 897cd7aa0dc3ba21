// Xero's sign-in and consent: checks what an app asks for, asks a person (or answers by itself), and sends the browser back.

import { html } from '../wire/reply.ts';
import type { App, Login, Xero } from '../xero.ts';
import { consentPage, errorPage } from './consent-page.ts';
import { isKnown, splitScopes } from './scopes.ts';

/** What an app asks for, once it was found in order. */
export interface Asked {
  app: App;
  scopes: string[];
  redirectUri: string;
  state?: string;
  challenge?: string;
}

const CONNECTIONS: Record<'starter' | 'core', number> = { starter: 5, core: 50 };

/** `GET` shows the page or answers at once; `POST` is the page's own form. */
export async function authorize(xero: Xero, request: Request, url: URL): Promise<Response> {
  const asked = examine(xero, url.searchParams);
  if ('error' in asked) return html(errorPage(asked.error, asked.detail), 400);
  const { consent } = xero.switches;
  if (request.method === 'POST') {
    const form = new URLSearchParams(await request.text());
    if (form.get('decision') !== 'allow') return denied(asked);
    return allowed(xero, asked, personNamed(xero, form.get('user')), form.getAll('tenant'));
  }
  if (consent === 'deny') return denied(asked);
  if (consent === 'allow') {
    const names = xero.switches.consentTenants ?? [undefined];
    const tenantIds = names.map((name) => xero.organisationNamed(name).id);
    return allowed(xero, asked, personNamed(xero, xero.switches.consentUser), tenantIds);
  }
  return html(consentPage(xero, asked, `${url.pathname.split('/').at(-1) ?? ''}${url.search}`));
}

function examine(xero: Xero, query: URLSearchParams): Asked | { error: string; detail: string } {
  const app = xero.apps.get(query.get('client_id') ?? '');
  if (!app || app.type === 'custom')
    return { error: 'unauthorized_client', detail: 'Unknown client or client not enabled' };
  const redirectUri = query.get('redirect_uri') ?? '';
  if (!isRegistered(xero, app, redirectUri)) return { error: 'unauthorized_client', detail: 'Invalid redirect_uri' };
  if (query.get('response_type') !== 'code') {
    return { error: 'unsupported_response_type', detail: 'Response type not supported' };
  }
  const scopes = splitScopes(query.get('scope') ?? '');
  const unknown = scopes.filter((scope) => !isKnown(scope, xero.switches.granularScopesOnly));
  if (!scopes.length || unknown.length)
    return { error: 'invalid_scope', detail: `Invalid scope for client: ${unknown.join(' ')}` };
  const challenge = query.get('code_challenge') ?? undefined;
  const usesPkce = app.type === 'pkce' || xero.switches.pkceWithSecret === 'check';
  if (app.type === 'pkce' && !challenge) return { error: 'invalid_request', detail: 'code challenge required' };
  if (challenge && usesPkce && query.get('code_challenge_method') !== 'S256') {
    return { error: 'invalid_request', detail: 'Transform algorithm not supported' };
  }
  const state = query.get('state') ?? undefined;
  return {
    app,
    scopes,
    redirectUri,
    ...(state !== undefined && { state }),
    ...(challenge && usesPkce && { challenge }),
  };
}

/** Registered means letter for letter. `http` is for localhost alone: a loopback address is refused (Xero's docs). */
function isRegistered(xero: Xero, app: App, uri: string): boolean {
  const parsed = URL.canParse(uri) ? new URL(uri) : undefined;
  if (!parsed || (parsed.protocol === 'http:' && parsed.hostname !== 'localhost')) return false;
  if (app.redirectUris.includes(uri)) return true;
  return xero.switches.anyLocalhostRedirect && parsed.protocol === 'http:';
}

function personNamed(xero: Xero, name: string | null): Login {
  const all = xero.logins.values();
  const found = name ? all.find((login) => login.id === name || login.email === name) : all[0];
  if (!found) throw new RangeError(`no Xero user ${name ?? 'at all'}`);
  return found;
}

function denied(asked: Asked): Response {
  return sendBack(asked, { error: 'access_denied', error_description: 'The user cancelled the request' });
}

function allowed(xero: Xero, asked: Asked, login: Login, tenantIds: readonly string[]): Response {
  const chosen = tenantIds.filter((id) => xero.organisations.get(id));
  const byItself = xero.switches.consent === 'allow';
  if (!chosen.length) return html(errorPage('access_denied', 'Choose an organisation to connect.'), 400);
  if (chosen.length > 1 && !byItself && !xero.switches.bulkConnections) {
    return html(errorPage('access_denied', 'One organisation at a time.'), 400);
  }
  const { app } = asked;
  const tenants = new Set([...xero.grants.live(app.id).map(({ tenantId }) => tenantId), ...chosen]);
  if (tenants.size > CONNECTIONS[xero.switches.tier]) {
    return html(errorPage('connection_limit', `${app.name} has reached the number of connections of its tier.`), 400);
  }
  const code = xero.grants.consent(app, login.id, chosen, asked);
  const session = xero.surroundings.chance.hex(32);
  return sendBack(asked, { code, scope: asked.scopes.join(' '), session_state: session });
}

function sendBack({ redirectUri, state }: Asked, parameters: Record<string, string>): Response {
  const target = new URL(redirectUri);
  for (const [name, value] of Object.entries(parameters)) target.searchParams.set(name, value);
  if (state !== undefined) target.searchParams.set('state', state);
  return new Response(null, { status: 302, headers: { location: target.href, 'cache-control': 'no-store' } });
}
