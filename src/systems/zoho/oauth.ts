// Consent with Zoho: a server-based client, in every data centre. One consent is for one CRM organisation; where its accounts and API
// are is told on the way back and with the tokens, never typed.

import * as oauth from 'oauth4webapi';
import { done, failed, type Problem, type Result } from '../../core/problem.ts';
import { isJson } from '../../mapping/place.ts';
import { organisationsOf } from '../books/organisations.ts';
import { type Connector, type Consent, notGiven, type Organisation } from '../connect.ts';
import { call, jsonOf, type Outgoing, type Reply } from '../http.ts';
import type { TokenSet } from '../keeper.ts';
import { VERSION } from './api.ts';
import { troubleOf } from './errors.ts';
import { trustedUrl, webUrlOf } from './hosts.ts';

export interface ZohoClient {
  readonly clientId: string;
  readonly clientSecret: string;
  readonly accountsUrl: string;
  readonly fetch: typeof fetch;
  now(): number;
}

/** What is asked for, and for what. Zoho separates scopes by commas. */
export const scopes: readonly { scope: string; reason: string }[] = [
  { scope: 'ZohoCRM.modules.ALL', reason: 'scope.records' },
  { scope: 'ZohoCRM.settings.ALL', reason: 'scope.fields' },
  { scope: 'ZohoCRM.users.READ', reason: 'scope.identity' },
  { scope: 'ZohoCRM.org.READ', reason: 'scope.organisation' },
  { scope: 'ZohoCRM.coql.READ', reason: 'scope.queries' },
  { scope: 'ZohoCRM.notifications.ALL', reason: 'scope.notifications' },
  // Of Zoho Books, where the login has one: its documents and the payments on them.
  { scope: 'ZohoBooks.contacts.ALL', reason: 'scope.finance-parties' },
  { scope: 'ZohoBooks.settings.ALL', reason: 'scope.finance-lists' },
  { scope: 'ZohoBooks.estimates.ALL', reason: 'scope.finance-documents' },
  { scope: 'ZohoBooks.salesorders.ALL', reason: 'scope.finance-documents' },
  { scope: 'ZohoBooks.invoices.ALL', reason: 'scope.finance-documents' },
  { scope: 'ZohoBooks.purchaseorders.ALL', reason: 'scope.finance-documents' },
  { scope: 'ZohoBooks.customerpayments.ALL', reason: 'scope.finance-payments' },
  { scope: 'ZohoBooks.creditnotes.ALL', reason: 'scope.finance-payments' },
];

export function zohoConnector(client: ZohoClient): Connector {
  return {
    consentUrl: async ({ state, redirectUri }) => {
      const query = new URLSearchParams({
        response_type: 'code',
        client_id: client.clientId,
        redirect_uri: redirectUri,
        scope: scopes.map(({ scope }) => scope).join(','),
        // Without both of these a second consent brings no refresh token (Zoho's docs).
        access_type: 'offline',
        prompt: 'consent',
        state,
      });
      return `${client.accountsUrl}/oauth/v2/auth?${query.toString()}`;
    },

    complete: async ({ query, redirectUri }) => {
      const code = query.get('code');
      if (!code) return failed(notGiven(query));
      const accountsUrl = trustedUrl(query.get('accounts-server') ?? client.accountsUrl, client.accountsUrl);
      if (!accountsUrl) return failed(untrusted('accounts-server', query.get('accounts-server')));
      const exchanged = await tokenCall(client, accountsUrl, {
        grant_type: 'authorization_code',
        code,
        redirect_uri: redirectUri,
      });
      if (!exchanged.ok) return exchanged;
      const tokens = tokensOf(client, exchanged.value, accountsUrl, null);
      if (!tokens.ok) return tokens;
      const consent = await withOrganisation(client, tokens.value);
      const whole = await withFinance(client, consent);
      // Books that can't be asked now is asked with the next consent; the CRM is connected all the same.
      return whole.ok ? whole : consent;
    },

    refresh: async (tokens) => {
      const accountsUrl = tokens.accountsUrl ?? client.accountsUrl;
      const renewed = await tokenCall(client, accountsUrl, {
        grant_type: 'refresh_token',
        refresh_token: tokens.refreshToken,
      });
      return renewed.ok ? tokensOf(client, renewed.value, accountsUrl, tokens) : renewed;
    },

    revoke: async ({ refreshToken, accountsUrl }) => {
      const url = `${accountsUrl ?? client.accountsUrl}/oauth/v2/token/revoke?token=${encodeURIComponent(refreshToken)}`;
      const revoked = await call(client.fetch, { method: 'POST', url, headers: {} });
      if (!revoked.ok) return revoked;
      const problem = problemOf(revoked.value);
      // Refused is a token that is worth nothing any more: that is as good.
      return problem && problem.code !== 'request.refused' ? failed(problem) : done(null);
    },

    // A token reaches one organisation: parting from it is taking the grant back.
    disconnect: async () => done(null),

    reaches: async (tokens) => {
      const found = await withFinance(client, await withOrganisation(client, tokens));
      return found.ok ? done(found.value.organisations) : found;
    },
  };
}

function untrusted(what: string, url: string | null): Problem {
  return { code: 'permission.denied', detail: `${what} is not a host of the vendor: ${url ?? ''}` };
}

type TokenReply = oauth.TokenEndpointResponse;

/**
 * One call to the token endpoint. Zoho answers errors with 200 as well as 400 (seen both): the body decides, and is handed to the
 * library with the status it should have had.
 */
async function tokenCall(
  client: ZohoClient,
  accountsUrl: string,
  fields: Record<string, string>,
): Promise<Result<TokenReply>> {
  const server: oauth.AuthorizationServer = { issuer: accountsUrl, token_endpoint: `${accountsUrl}/oauth/v2/token` };
  const us: oauth.Client = { client_id: client.clientId };
  const body = new URLSearchParams({ ...fields, client_id: client.clientId, client_secret: client.clientSecret });
  const outgoing: Outgoing = {
    method: 'POST',
    url: server.token_endpoint ?? '',
    headers: { accept: 'application/json', 'content-type': 'application/x-www-form-urlencoded' },
    body: body.toString(),
  };
  const answered = await call(client.fetch, outgoing);
  if (!answered.ok) return answered;
  const { status, text } = answered.value;
  const said = jsonOf(text);
  if (status >= 500 || !isJson(said)) return failed({ code: 'system.failed', status, detail: text.slice(0, 200) });
  if (typeof said.error === 'string') return failed(refusal(said.error, String(said.error_description ?? '')));
  const response = new Response(JSON.stringify(said), { status, headers: { 'content-type': 'application/json' } });
  try {
    return done(await oauth.processGenericTokenEndpointResponse(server, us, response));
  } catch (error) {
    return failed({
      code: 'system.unreadable',
      status,
      detail: error instanceof Error ? error.message : String(error),
    });
  }
}

/** `Access Denied` with a description is the throttle: ten tokens in ten minutes (Zoho's docs). */
function refusal(error: string, description: string): Problem {
  if (/too many requests/i.test(description)) return { code: 'system.busy', retryAfterMs: 600_000 };
  return { code: 'grant.revoked', detail: description === '' ? error : `${error}: ${description}` };
}

function tokensOf(
  client: ZohoClient,
  reply: TokenReply,
  accountsUrl: string,
  before: TokenSet | null,
): Result<TokenSet> {
  const refreshToken = reply.refresh_token ?? before?.refreshToken;
  if (refreshToken === undefined)
    return failed({ code: 'grant.revoked', detail: 'the consent brought no refresh token' });
  const domain = typeof reply.api_domain === 'string' ? reply.api_domain : before?.apiUrl;
  const apiUrl = trustedUrl(domain, client.accountsUrl);
  if (!apiUrl) return failed(untrusted('api_domain', domain ?? null));
  return done({
    system: 'zoho-crm',
    accessToken: reply.access_token,
    refreshToken,
    expiresAt: client.now() + (reply.expires_in ?? 3_600) * 1_000,
    scopes: reply.scope?.split(/[ ,]+/) ?? scopesBefore(before),
    accountsUrl,
    apiUrl,
  });
}

/** Not every reply names them (Zoho's docs): then they are those asked for, as OAuth has it. */
function scopesBefore(before: TokenSet | null): readonly string[] {
  return before && before.scopes.length > 0 ? before.scopes : scopes.map(({ scope }) => scope);
}

/** The Books organisations of the same login beside the CRM's. */
async function withFinance(client: ZohoClient, consent: Result<Consent>): Promise<Result<Consent>> {
  if (!consent.ok || !consent.value.tokens.scopes.some((scope) => scope.startsWith('ZohoBooks.'))) return consent;
  const found = await organisationsOf(client.fetch, consent.value.tokens);
  if (!found.ok) return found;
  return done({ ...consent.value, organisations: [...consent.value.organisations, ...found.value] });
}

/** Whose organisation the token is for. */
async function withOrganisation(client: ZohoClient, tokens: TokenSet): Promise<Result<Consent>> {
  const headers = { authorization: `Zoho-oauthtoken ${tokens.accessToken}`, accept: 'application/json' };
  const answered = await call(client.fetch, { method: 'GET', url: `${tokens.apiUrl}${VERSION}/org`, headers });
  if (!answered.ok) return answered;
  const problem = problemOf(answered.value);
  if (problem) return failed(problem);
  const { status, text } = answered.value;
  const said = jsonOf(text);
  const [org] = isJson(said) && Array.isArray(said.org) ? said.org.filter(isJson) : [];
  if (!org)
    return failed({
      code: 'permission.denied',
      detail: `the organisation could not be read (${status}): ${text.slice(0, 200)}`,
    });
  const id = String(org.zgid ?? org.id ?? '');
  const webUrl = webUrlOf(tokens.accountsUrl ?? client.accountsUrl, id);
  const organisation: Organisation = {
    system: 'zoho-crm',
    id,
    name: String(org.company_name ?? id),
    facts: {
      organisation: { id, timeZone: org.time_zone, currency: org.iso_code, edition: editionOf(org.license_details) },
      multiCurrency: org.mc_status === true,
      ...(webUrl && { webUrl }),
    },
  };
  return done({ grantId: `zoho-${id}`, tokens, organisations: [organisation] });
}

function problemOf(reply: Reply): Problem | null {
  const trouble = troubleOf(reply);
  return trouble === 'renew' ? { code: 'grant.revoked', detail: 'a fresh token was refused' } : trouble;
}

function editionOf(licence: unknown): string | undefined {
  return isJson(licence) && typeof licence.paid_type === 'string' ? licence.paid_type : undefined;
}
