// The way to Xero's consent page and back. Randomness and PKCE are oauth4webapi's; nothing here sends anything.

import { calculatePKCECodeChallenge, generateRandomCodeVerifier, generateRandomState } from 'oauth4webapi';
import { checkedBase } from '../request.ts';
import { failure, type Result } from '../result.ts';
import type { Scope } from './scopes.ts';

export interface ConsentOptions {
  clientId: string;
  /** Exactly as registered. `https:`, or `http://localhost`. */
  redirectUri: string;
  /** What to ask for. Xero adds to what was granted before; taking away needs a revocation first. */
  scopes: readonly (Scope | (string & {}))[];
  /** From `newState`; keep it with the browser's session and compare it on the way back. */
  state: string;
  /** From `newCodeVerifier`; keep it, and give it to `exchangeCode`. Needed for apps without a secret, harmless for others (unverified). */
  codeVerifier?: string;
  /** Let the person choose one organisation only, in apps that may connect several at once. */
  oneOrganisation?: boolean;
  /** Default `https://login.xero.com`. */
  loginUrl?: string;
}

/** Where to send the browser, at the top of a window: Xero refuses frames. */
export async function consentUrl(options: ConsentOptions): Promise<string> {
  const { clientId, redirectUri, scopes, state, codeVerifier, oneOrganisation, loginUrl } = options;
  const query = new URLSearchParams({
    response_type: 'code',
    client_id: clientId,
    redirect_uri: redirectUri,
    scope: scopes.join(' '),
    state,
    ...(codeVerifier && {
      code_challenge: await calculatePKCECodeChallenge(codeVerifier),
      code_challenge_method: 'S256',
    }),
    ...(oneOrganisation && { acr_values: 'bulk_connect:false' }),
  });
  // A space as %20, not as a plus sign: some gateways leave the plus as it is.
  const text = query.toString().replaceAll('+', '%20');
  return `${checkedBase(loginUrl ?? 'https://login.xero.com')}/identity/connect/authorize?${text}`;
}

/** A value to tie the way back to this browser: 32 random bytes as text. */
export function newState(): string {
  return generateRandomState();
}

/** A secret for PKCE: 32 random bytes as text. */
export function newCodeVerifier(): string {
  return generateRandomCodeVerifier();
}

/**
 * Reads the redirect that brings the person back. Problems: `state-mismatch` (also where there is no expected state), `consent-refused`
 * (`access_denied`: they pressed Cancel), `redirect-incomplete`. The code works once, for five minutes.
 */
export function readRedirect(url: string | URL, expectedState: string | undefined): Result<{ code: string }> {
  const { searchParams } = new URL(url);
  // Twice the same parameter is nobody's honest redirect.
  const one = (name: string) => (searchParams.getAll(name).length === 1 ? (searchParams.get(name) ?? '') : '');
  if (!expectedState || one('state') !== expectedState) return failure({ code: 'state-mismatch' });
  const error = one('error');
  if (error) return failure({ code: 'consent-refused', error, message: one('error_description') });
  const code = one('code');
  return code ? { ok: true, value: { code }, limits: {} } : failure({ code: 'redirect-incomplete' });
}
