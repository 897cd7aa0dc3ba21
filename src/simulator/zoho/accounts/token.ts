// The token endpoint: a grant code or a refresh token for an access token. Its errors often come with status 200, as Zoho's do.

import type { Zoho } from '../state.ts';
import { type Client, type Grant, Vault } from './vault.ts';

/** `POST /oauth/v2/token`, with its parameters from query and body. */
export function token(zoho: Zoho, given: URLSearchParams, base: string): Response {
  const vault = new Vault(zoho);
  const client = vault.clients.get(given.get('client_id') ?? '');
  if (!client) return failed(zoho, 'invalid_client');
  if (client.secret !== given.get('client_secret')) return failed(zoho, 'invalid_client_secret');
  switch (given.get('grant_type')) {
    case 'authorization_code':
      return exchange(zoho, vault, client, given, base);
    case 'refresh_token':
      return refresh(zoho, vault, client, given, base);
    default:
      return failed(zoho, 'unsupported_grant_type');
  }
}

/** `POST /oauth/v2/token/revoke?token=`. */
export function revoke(zoho: Zoho, given: URLSearchParams): Response {
  const revoked = new Vault(zoho).revoke(given.get('token') ?? '');
  return revoked ? Response.json({ status: 'success' }) : failed(zoho, 'invalid_code');
}

function exchange(zoho: Zoho, vault: Vault, client: Client, given: URLSearchParams, base: string): Response {
  const code = vault.codes.get(given.get('code') ?? '');
  if (!code || code.clientId !== client.id) return failed(zoho, 'invalid_code');
  if (code.redirectUri !== given.get('redirect_uri')) return failed(zoho, 'invalid_redirect_uri');
  if (!vault.redeem(code.code)) return failed(zoho, 'invalid_code');
  const refreshToken = code.refreshable ? vault.addRefreshToken(code).token : null;
  if (refreshToken) vault.admit(`tokens.${refreshToken}`, zoho.switches.tokensPerTenMinutes, 10);
  return issued(zoho, vault, code, refreshToken, base, refreshToken ? { refresh_token: refreshToken } : {});
}

function refresh(zoho: Zoho, vault: Vault, client: Client, given: URLSearchParams, base: string): Response {
  const kept = vault.refreshTokens.get(given.get('refresh_token') ?? '');
  if (!kept || kept.clientId !== client.id) return failed(zoho, 'invalid_code');
  if (!vault.admit(`tokens.${kept.token}`, zoho.switches.tokensPerTenMinutes, 10)) return throttled(zoho);
  return issued(zoho, vault, kept, kept.token, base, {});
}

function issued(zoho: Zoho, vault: Vault, grant: Grant, from: string | null, base: string, more: object): Response {
  const { token: accessToken } = vault.addAccessToken(grant, from);
  return reply({
    access_token: accessToken,
    ...more,
    scope: grant.scopes.join(' '),
    api_domain: `${base}/api`,
    token_type: 'Bearer',
    expires_in: zoho.switches.accessTokenLifeS,
  });
}

function throttled(zoho: Zoho): Response {
  const text = 'You have made too many requests continuously. Please try again after some time.';
  return reply({ error_description: text, error: 'Access Denied', status: 'failure' }, zoho.switches.throttleStatus);
}

function failed(zoho: Zoho, error: string): Response {
  return reply({ error }, zoho.switches.tokenErrorStatus);
}

function reply(body: object, status = 200): Response {
  return Response.json(body, { status, headers: { 'cache-control': 'no-store' } });
}
