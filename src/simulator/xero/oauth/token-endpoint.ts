// `/connect/token`, `/connect/revocation` and the discovery documents. Errors are 400 with `{"error": …}` (Xero's docs).

import { sha256 } from '../../hmac.ts';
import { json } from '../wire/reply.ts';
import type { App, Xero } from '../xero.ts';
import { ACCESS_LIFE_S, type Code, type Subject } from './grants.ts';
import { isKnown, splitScopes } from './scopes.ts';
import { base64url } from './tokens.ts';

type Refusal =
  | 'invalid_grant'
  | 'invalid_client'
  | 'invalid_request'
  | 'unauthorized_client'
  | 'invalid_scope'
  | 'unsupported_grant_type';

/** Answers a call below the identity host. */
export async function identity(xero: Xero, request: Request, path: string, base: string): Promise<Response> {
  if (request.method === 'GET' && path === '/.well-known/openid-configuration') return json(discovery(xero, base));
  if (request.method === 'GET' && path === '/.well-known/openid-configuration/jwks')
    return json(await xero.tokens.jwks());
  if (request.method === 'POST' && path === '/connect/token') return tokens(xero, request);
  if (request.method === 'POST' && path === '/connect/revocation') return revocation(xero, request);
  return new Response('', { status: 404 });
}

async function tokens(xero: Xero, request: Request): Promise<Response> {
  const form = await readForm(request);
  if (!form) return refused('invalid_request');
  const app = client(xero, request, form);
  if (typeof app === 'string') return refused(app);
  switch (form.get('grant_type')) {
    case 'authorization_code': {
      if (app.type === 'custom') return refused('unauthorized_client');
      const redeemed = xero.grants.redeem(form.get('code') ?? '', app, form.get('redirect_uri') ?? '', (code) =>
        verifies(code, form.get('code_verifier')),
      );
      return redeemed ? issued(xero, redeemed) : refused('invalid_grant');
    }
    case 'refresh_token': {
      const subject = xero.grants.rotate(form.get('refresh_token') ?? '', app);
      return subject ? issued(xero, subject) : refused('invalid_grant');
    }
    case 'client_credentials':
      return forItself(xero, app, form.get('scope') ?? '');
    default:
      return refused('unsupported_grant_type');
  }
}

/** A custom connection gets a token for its organisation; a web app one that may only tidy up connections. */
async function forItself(xero: Xero, app: App, text: string): Promise<Response> {
  const scopes = splitScopes(text);
  if (scopes.some((scope) => !isKnown(scope, xero.switches.granularScopesOnly))) return refused('invalid_scope');
  const connectionsOnly = scopes.length === 1 && scopes[0] === 'app.connections';
  if (app.type === 'pkce' || (app.type === 'web' && !connectionsOnly)) return refused('unauthorized_client');
  if (app.custom && scopes.some((scope) => !app.custom?.scopes.includes(scope))) return refused('invalid_scope');
  const granted = scopes.length ? scopes : (app.custom?.scopes ?? []);
  const subject = { appId: app.id, scopes: granted, authEventId: xero.guid(), authAt: xero.now() };
  return issued(xero, subject);
}

async function issued(xero: Xero, subject: Subject): Promise<Response> {
  const accessToken = await xero.tokens.mintAccessToken(subject);
  const { userId, scopes } = subject;
  return json({
    ...(userId && scopes.includes('openid') && { id_token: await xero.tokens.mintIdToken(subject, accessToken) }),
    access_token: accessToken,
    expires_in: ACCESS_LIFE_S,
    token_type: 'Bearer',
    ...(userId && scopes.includes('offline_access') && { refresh_token: xero.grants.issueRefreshToken(subject) }),
    scope: scopes.join(' '),
  });
}

async function revocation(xero: Xero, request: Request): Promise<Response> {
  const form = await readForm(request);
  if (!form) return refused('invalid_request');
  const app = client(xero, request, form);
  if (typeof app === 'string') return refused(app);
  xero.grants.revoke(form.get('token') ?? '', app);
  return new Response(null, { status: 200 });
}

async function readForm(request: Request): Promise<URLSearchParams | undefined> {
  const type = request.headers.get('content-type') ?? '';
  if (!type.toLowerCase().startsWith('application/x-www-form-urlencoded')) return undefined;
  return new URLSearchParams(await request.text());
}

/** The app that calls: by Basic header where it has a secret, by `client_id` in the form where it has none. */
function client(xero: Xero, request: Request, form: URLSearchParams): App | Refusal {
  const header = request.headers.get('authorization');
  if (header === null) {
    const app = xero.apps.get(form.get('client_id') ?? '');
    return app?.type === 'pkce' ? app : 'invalid_request';
  }
  const [id, secret] = basic(header);
  if (id === '') return 'invalid_request';
  const app = id === undefined ? undefined : xero.apps.get(id);
  return app?.secret !== undefined && app.secret === secret ? app : 'invalid_client';
}

function basic(header: string): [id?: string, secret?: string] {
  const encoded = /^basic ([A-Za-z0-9+/]+={0,2})$/i.exec(header)?.[1];
  if (encoded === undefined || encoded.length % 4 !== 0) return [];
  const text = atob(encoded);
  const colon = text.indexOf(':');
  return colon < 0 ? [] : [text.slice(0, colon), text.slice(colon + 1)];
}

function verifies({ challenge }: Code, verifier: string | null): boolean {
  if (challenge === undefined) return true;
  if (verifier === null || verifier.length < 43 || verifier.length > 128) return false;
  return base64url(sha256(new TextEncoder().encode(verifier))) === challenge;
}

function refused(error: Refusal): Response {
  return json({ error }, 400);
}

function discovery(xero: Xero, base: string): Record<string, unknown> {
  const identityUrl = `${base}/identity`;
  return {
    issuer: xero.switches.issuer,
    jwks_uri: `${identityUrl}/.well-known/openid-configuration/jwks`,
    authorization_endpoint: `${base}/login/identity/connect/authorize`,
    token_endpoint: `${identityUrl}/connect/token`,
    revocation_endpoint: `${identityUrl}/connect/revocation`,
    response_types_supported: ['code'],
    response_modes_supported: ['query'],
    grant_types_supported: ['authorization_code', 'refresh_token', 'client_credentials'],
    subject_types_supported: ['public'],
    id_token_signing_alg_values_supported: ['RS256'],
    token_endpoint_auth_methods_supported: ['client_secret_basic'],
    code_challenge_methods_supported: ['S256'],
    scopes_supported: ['openid', 'profile', 'email', 'offline_access'],
  };
}
