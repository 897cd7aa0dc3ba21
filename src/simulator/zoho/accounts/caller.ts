// Who a call comes from, by its Authorization header. Every Zoho API asks here, whatever product it belongs to.

import { noPermission, type Refusal, refusal } from '../reply.ts';
import type { Actor, Org, User, Zoho } from '../state.ts';
import { Vault } from './vault.ts';

export interface Caller {
  org: Org;
  user: User;
  scopes: readonly string[];
  clientId: string;
  refreshToken: string | null;
}

/** The caller, or the status and refusal that the caller gets. */
export function callerOf(zoho: Zoho, authorization: string | null): Caller | { status: number; refused: Refusal } {
  const [scheme = '', token = ''] = (authorization ?? '').trim().split(/\s+/);
  const known =
    scheme.toLowerCase() === 'zoho-oauthtoken' || (zoho.switches.acceptBearer && scheme.toLowerCase() === 'bearer');
  if (!known || !token) return { status: 401, refused: refusal('AUTHENTICATION_FAILURE', 'Authentication failed') };
  const found = new Vault(zoho).accessTokens.get(token);
  if (!found || found.expiresAt <= zoho.now()) return invalid();
  const org = zoho.orgs.get(found.orgId);
  const user = zoho.users.get(found.userId);
  if (!org || !user) return invalid();
  if (user.status !== 'active') return inactive(zoho.switches.inactiveUserStatus);
  const timeZone = zoho.switches.replyTimeZone ?? user.timeZone;
  const { scopes, clientId, refreshToken } = found;
  return { org, user: { ...user, timeZone }, scopes, clientId, refreshToken };
}

export function actorOf({ user, clientId, refreshToken }: Caller): Actor {
  return { userId: user.id, clientId, ...(refreshToken && { refreshToken }) };
}

function inactive(status: number) {
  if (status === 401) return { status, refused: refusal('AUTHENTICATION_FAILURE', 'Authentication failed') };
  return { status, refused: noPermission('Crm_Implied_Api_Access') };
}

function invalid() {
  return { status: 401, refused: refusal('INVALID_TOKEN', 'invalid oauth token') };
}
