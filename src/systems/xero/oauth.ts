// Consent with Xero: a confidential web app with granular scopes. One consent reaches the organisations that its person connected.

import {
  type App,
  type Connection,
  consentUrl,
  readClaims,
  resources,
  type Scope,
  tokens as tokenOperations,
  type TokenSet as XeroTokenSet,
  type XeroRequest,
} from 'xero-node-lite';
import { done, failed, type Result } from '../../core/problem.ts';
import { type Connector, notGiven, type Organisation } from '../connect.ts';
import { call } from '../http.ts';
import type { TokenSet } from '../keeper.ts';
import { problemOf } from './errors.ts';

export interface XeroApp {
  readonly clientId: string;
  readonly clientSecret: string;
  readonly loginUrl: string;
  readonly identityUrl: string;
  readonly apiUrl: string;
  readonly fetch: typeof fetch;
  now(): number;
}

/** What is asked for, and for what. */
export const scopes: readonly { scope: Scope; reason: string }[] = [
  { scope: 'openid', reason: 'scope.identity' },
  { scope: 'profile', reason: 'scope.identity' },
  { scope: 'email', reason: 'scope.identity' },
  { scope: 'offline_access', reason: 'scope.offline' },
  { scope: 'accounting.contacts', reason: 'scope.contacts' },
  { scope: 'accounting.invoices', reason: 'scope.invoices' },
  { scope: 'accounting.payments', reason: 'scope.payments' },
  { scope: 'accounting.settings.read', reason: 'scope.settings' },
];

type Processed<Value> = {
  request: XeroRequest;
  process: (response: Response, text: string) => Promise<ProcessedResult<Value>>;
};
type ProcessedResult<Value> = { ok: true; value: Value } | { ok: false; problem: Parameters<typeof problemOf>[0] };

export function xeroConnector(app: XeroApp): Connector {
  const { clientId, clientSecret, identityUrl, apiUrl } = app;
  const client: App = { clientId, clientSecret, identityUrl };

  async function ask<Value>({ request, process }: Processed<Value>): Promise<Result<Value>> {
    const answered = await call(app.fetch, request);
    if (!answered.ok) return answered;
    const { status, headers, text } = answered.value;
    const read = await process(new Response(status === 204 ? null : text, { status, headers }), text);
    return read.ok ? done(read.value) : failed(problemOf(read.problem));
  }

  const listConnections = (token: string, authEventId?: string) =>
    ask<readonly Connection[]>({
      request: resources.connections.list.request({ baseUrl: apiUrl, token }, authEventId ? { authEventId } : {}),
      process: resources.connections.list.process,
    });

  return {
    consentUrl: ({ state, redirectUri, verifier }) =>
      consentUrl({
        clientId,
        redirectUri,
        state,
        scopes: scopes.map(({ scope }) => scope),
        loginUrl: app.loginUrl,
        ...(verifier !== null && { codeVerifier: verifier }),
      }),

    complete: async ({ query, redirectUri, verifier }) => {
      const code = query.get('code');
      if (!code) return failed(notGiven(query));
      const operation = tokenOperations.exchangeCode;
      const sentAtMs = app.now();
      const exchanged = await ask<XeroTokenSet>({
        request: operation.request(client, { code, redirectUri, codeVerifier: verifier ?? undefined }),
        process: (response, text) => operation.process(response, text, { sentAtMs }),
      });
      if (!exchanged.ok) return exchanged;
      const tokens = tokensOf(exchanged.value, null);
      if (!tokens) return failed({ code: 'grant.revoked', detail: 'the consent brought no refresh token' });
      const claims = readClaims(tokens.accessToken);
      const connected = await newConnections(listConnections, tokens.accessToken, claims?.authenticationEventId);
      if (!connected.ok) return connected;
      const user = claims?.xeroUserId ?? connected.value[0]?.tenantId ?? 'unknown';
      return done({ grantId: `xero-${user}`, tokens, organisations: connected.value.flatMap(toOrganisation) });
    },

    refresh: async (tokens) => {
      const operation = tokenOperations.refresh;
      const sentAtMs = app.now();
      const renewed = await ask<XeroTokenSet>({
        request: operation.request(client, tokens.refreshToken),
        process: (response, text) => operation.process(response, text, { sentAtMs }),
      });
      if (!renewed.ok) return renewed;
      const fresh = tokensOf(renewed.value, tokens);
      return fresh ? done(fresh) : failed({ code: 'grant.revoked', detail: 'the renewal brought no refresh token' });
    },

    revoke: async (tokens) => {
      const operation = tokenOperations.revoke;
      const revoked = await ask({
        request: operation.request(client, tokens.refreshToken),
        process: operation.process,
      });
      return revoked.ok ? done(null) : revoked;
    },

    disconnect: async ({ accessToken }, { facts }) => {
      const operation = resources.connections.delete;
      const request = operation.request({ baseUrl: apiUrl, token: accessToken }, String(facts.connectionId));
      const parted = await ask({ request, process: operation.process });
      // Already gone is as good.
      return parted.ok || (parted.problem.code === 'request.refused' && parted.problem.status === 404)
        ? done(null)
        : parted;
    },

    reaches: async ({ accessToken }) => {
      const listed = await listConnections(accessToken);
      return listed.ok ? done(listed.value.flatMap(toOrganisation)) : listed;
    },
  };
}

/** The connections that this consent made; all of them where Xero tells of none in particular. */
async function newConnections(
  list: (token: string, authEventId?: string) => Promise<Result<readonly Connection[]>>,
  token: string,
  authEventId: string | undefined,
): Promise<Result<readonly Connection[]>> {
  if (authEventId !== undefined) {
    const made = await list(token, authEventId);
    if (!made.ok) return made;
    if (made.value.length > 0) return made;
  }
  return list(token);
}

/** Practices have no books of their own. */
function toOrganisation({ id, tenantId, tenantName, tenantType }: Connection): Organisation[] {
  if (tenantType !== undefined && tenantType !== 'ORGANISATION') return [];
  return [{ system: 'xero', id: tenantId, name: tenantName ?? tenantId, facts: { connectionId: id } }];
}

function tokensOf(set: XeroTokenSet, before: TokenSet | null): TokenSet | null {
  const refreshToken = set.refreshToken ?? before?.refreshToken;
  if (refreshToken === undefined) return null;
  return {
    system: 'xero',
    accessToken: set.accessToken,
    refreshToken,
    expiresAt: set.expiresAtMs,
    scopes: set.scopes.length > 0 ? set.scopes : (before?.scopes ?? []),
  };
}
