// Token sets: got for a code, renewed, taken back. Storing them, and letting only one renewal run at a time, is the caller's.

import type { TimeMs } from '../dates.ts';
import { readLimits } from '../limits.ts';
import type { Exchange, Operation } from '../operation.ts';
import { objectOf, problemOf } from '../refusal.ts';
import { readJson, readNothing, textOf, unreadableFailure } from '../reply.ts';
import { checkedBase, type XeroRequest } from '../request.ts';
import { failure, type Result } from '../result.ts';
import { isMembers, type Members } from '../shape.ts';
import type { Scope } from './scopes.ts';

/** The app, as Xero's developer portal knows it. */
export interface App {
  clientId: string;
  /** Left out for apps of the mobile and desktop type, which have none. */
  clientSecret?: string;
  /** Default `https://identity.xero.com`. May hold a port and a path; `http:` only on loopback. */
  identityUrl?: string;
}

export interface TokenSet {
  accessToken: string;
  /** Epoch ms, thirty minutes after it was asked for. */
  expiresAtMs: TimeMs;
  /** Only with `offline_access`. Each renewal brings a new one; sixty days unused, it dies. */
  refreshToken?: string;
  /** Only with `openid`. */
  idToken?: string;
  scopes: readonly string[];
}

type TokenOperation<Args extends readonly unknown[]> = Operation<Args, TokenSet, App>;

/** A code from `readRedirect` for tokens. Works once. */
export const exchangeCode: TokenOperation<[{ code: string; redirectUri: string; codeVerifier?: string | undefined }]> =
  {
    endpoint: 'POST /connect/token',
    scopes: [],
    request: (app, { code, redirectUri, codeVerifier }) =>
      form(app, '/connect/token', {
        grant_type: 'authorization_code',
        code,
        redirect_uri: redirectUri,
        ...(codeVerifier && { code_verifier: codeVerifier }),
      }),
    process: readTokens,
  };

/**
 * A new token set for a refresh token. Store what comes before you use it: the old refresh token works on for thirty minutes only
 * (Xero's docs), which is there for lost replies. `grant-refused` with `invalid_grant` means: ask for consent again.
 */
export const refresh: TokenOperation<[refreshToken: string]> = {
  endpoint: 'POST /connect/token',
  scopes: [],
  request: (app, refreshToken) =>
    form(app, '/connect/token', { grant_type: 'refresh_token', refresh_token: refreshToken }),
  process: readTokens,
};

/** Tokens without a person, for custom connections (one organisation each). There is no refresh token: ask again. */
export const clientCredentials: TokenOperation<[scopes: readonly (Scope | (string & {}))[]]> = {
  endpoint: 'POST /connect/token',
  scopes: [],
  request: (app, scopes) => form(app, '/connect/token', { grant_type: 'client_credentials', scope: scopes.join(' ') }),
  process: readTokens,
};

/** Takes a refresh token back, and with it every connection that this person gave the app. */
export const revoke: Operation<[refreshToken: string], undefined, App> = {
  endpoint: 'POST /connect/revocation',
  scopes: [],
  request: (app, refreshToken) => form(app, '/connect/revocation', { token: refreshToken }),
  process: async (response, text) => (response.ok ? readNothing(response, text) : readRefusal(response, text)),
};

export const tokens = { exchangeCode, refresh, clientCredentials, revoke };

function form(app: App, path: string, fields: Record<string, string>): XeroRequest {
  const { clientId, clientSecret } = app;
  return {
    method: 'POST',
    url: checkedBase(app.identityUrl ?? 'https://identity.xero.com') + path,
    headers: {
      accept: 'application/json',
      'content-type': 'application/x-www-form-urlencoded',
      ...(clientSecret !== undefined && { authorization: basic(clientId, clientSecret) }),
    },
    body: new URLSearchParams({ ...fields, ...(clientSecret === undefined && { client_id: clientId }) }).toString(),
  };
}

/**
 * The plain base64 of Xero's docs. RFC 6749 would form-encode both parts first, oauth4webapi does so thoroughly, and nobody has seen
 * whether Xero decodes `%2D`; the letters of Xero's ids and secrets are the same text under either reading when left alone.
 */
function basic(clientId: string, clientSecret: string): string {
  const bytes = new TextEncoder().encode(`${clientId}:${clientSecret}`);
  return `Basic ${btoa(String.fromCharCode(...bytes))}`;
}

async function readTokens(response: Response, text?: string, { sentAtMs }: Exchange = {}): Promise<Result<TokenSet>> {
  if (!response.ok) return readRefusal(response, text);
  const read = await readJson(response, text);
  if (!read.ok) return read;
  const value = isMembers(read.value) ? tokenSet(read.value, sentAtMs ?? Date.now()) : undefined;
  return value ? { ok: true, value, limits: read.limits } : unreadableFailure(response, 'shape', read.limits);
}

function tokenSet(members: Members, sentAtMs: TimeMs): TokenSet | undefined {
  const { access_token: accessToken, expires_in: expiresInS, refresh_token, id_token, scope } = members;
  const lifeMs = Number(expiresInS) * 1_000;
  if (typeof accessToken !== 'string' || accessToken === '' || !Number.isFinite(lifeMs)) return undefined;
  return {
    accessToken,
    expiresAtMs: sentAtMs + lifeMs,
    ...(typeof refresh_token === 'string' && { refreshToken: refresh_token }),
    ...(typeof id_token === 'string' && { idToken: id_token }),
    scopes: typeof scope === 'string' ? scope.split(' ').filter(Boolean) : [],
  };
}

async function readRefusal(response: Response, given?: string): Promise<Result<never>> {
  const limits = readLimits(response.headers);
  const text = (await textOf(response, given)) ?? '';
  const { error, error_description } = objectOf(text);
  if (typeof error === 'string' && response.status < 500) {
    return failure(
      { code: 'grant-refused', error, message: typeof error_description === 'string' ? error_description : '' },
      limits,
    );
  }
  return failure(problemOf(response.status, response.headers, text, limits), limits);
}
