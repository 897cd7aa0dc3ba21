// What Xero's tokens say inside. Read, not verified: no signature is checked here.

import type { TimeMs } from '../dates.ts';
import { isMembers } from '../shape.ts';

/** Of an access token, an id token, or both: what the token has. */
export interface Claims {
  /** The same as `authEventId` of the connections that were made in this consent: filter by it to learn which one is new. */
  authenticationEventId?: string;
  /** The person. */
  xeroUserId?: string;
  clientId?: string;
  issuer?: string;
  scopes: readonly string[];
  expiresAtMs?: TimeMs;
  email?: string;
  givenName?: string;
  familyName?: string;
}

/**
 * Reads the claims of a token that came straight from the token endpoint, where TLS vouches for it. Never decide by them for a token
 * that someone else handed you: verify that one's signature first. Undefined where the text is no JWT.
 */
export function readClaims(jwt: string): Claims | undefined {
  const claims = payloadOf(jwt);
  if (!claims) return undefined;
  const { scope, exp } = claims;
  return {
    ...text(claims, 'authentication_event_id', 'authenticationEventId'),
    ...text(claims, 'xero_userid', 'xeroUserId'),
    ...text(claims, 'client_id', 'clientId'),
    ...text(claims, 'iss', 'issuer'),
    ...text(claims, 'email', 'email'),
    ...text(claims, 'given_name', 'givenName'),
    ...text(claims, 'family_name', 'familyName'),
    scopes: (Array.isArray(scope) ? scope : String(scope ?? '').split(' ')).filter(
      (name) => typeof name === 'string' && name !== '',
    ),
    ...(typeof exp === 'number' && { expiresAtMs: exp * 1_000 }),
  };
}

function text(claims: Record<string, unknown>, claim: string, name: keyof Claims): Partial<Claims> {
  return typeof claims[claim] === 'string' ? { [name]: claims[claim] } : {};
}

function payloadOf(jwt: string): Record<string, unknown> | undefined {
  const [, payload = '', signature] = jwt.split('.');
  if (signature === undefined) return undefined;
  try {
    const binary = atob(payload.replaceAll('-', '+').replaceAll('_', '/'));
    const bytes = Uint8Array.from(binary, (character) => character.charCodeAt(0));
    const claims: unknown = JSON.parse(new TextDecoder().decode(bytes));
    return isMembers(claims) ? claims : undefined;
  } catch {
    return undefined;
  }
}
