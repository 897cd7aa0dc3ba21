// What Zoho Accounts keeps: clients, grant codes, tokens, and who has consented to what. Its limits are enforced here.

import type { Collection } from '../../shelf.ts';
import type { Zoho } from '../state.ts';

export interface Client {
  id: string;
  secret: string;
  name: string;
  redirectUris: string[];
}

/** What a token stands for: a user of one organisation, who let a client do this. */
export interface Grant {
  clientId: string;
  userId: string;
  orgId: string;
  scopes: string[];
}

export interface Code extends Grant {
  code: string;
  redirectUri: string;
  /** Whether the exchange brings a refresh token. */
  refreshable: boolean;
  expiresAt: number;
}

export interface RefreshToken extends Grant {
  token: string;
  createdAt: number;
}

export interface AccessToken extends Grant {
  token: string;
  /** The refresh token that it came from, or none. */
  refreshToken: string | null;
  expiresAt: number;
}

const MINUTE_MS = 60_000;

export class Vault {
  readonly clients: Collection<Client>;
  readonly codes: Collection<Code>;
  readonly refreshTokens: Collection<RefreshToken>;
  readonly accessTokens: Collection<AccessToken>;
  readonly #consents: Collection<true>;
  readonly #throttles: Collection<{ startedAt: number; count: number }>;
  readonly #zoho: Zoho;

  constructor(zoho: Zoho) {
    const { shelf } = zoho.surroundings;
    this.#zoho = zoho;
    this.clients = shelf.collection('zoho.clients');
    this.codes = shelf.collection('zoho.codes');
    this.refreshTokens = shelf.collection('zoho.refreshTokens');
    this.accessTokens = shelf.collection('zoho.accessTokens');
    this.#consents = shelf.collection('zoho.consents');
    this.#throttles = shelf.collection('zoho.throttles');
  }

  newToken(): string {
    const { chance } = this.#zoho.surroundings;
    return `1000.${chance.hex(32)}.${chance.hex(32)}`;
  }

  addCode(code: Omit<Code, 'code' | 'expiresAt'>): Code {
    const expiresAt = this.#zoho.now() + this.#zoho.switches.grantCodeLifeS * 1000;
    const made = { ...code, code: this.newToken(), expiresAt };
    return this.codes.set(made.code, made);
  }

  /** The grant behind a code, which is used up by it; undefined where it is unknown, used or too old. */
  redeem(code: string): Code | undefined {
    const found = this.codes.get(code);
    this.codes.delete(code);
    return found && found.expiresAt >= this.#zoho.now() ? found : undefined;
  }

  /** A new refresh token. One too many silently ends the oldest of the same user and client. */
  addRefreshToken(grant: Grant): RefreshToken {
    const made = { ...grantOf(grant), token: this.newToken(), createdAt: this.#zoho.now() };
    const same = ({ clientId, userId }: Grant) => clientId === grant.clientId && userId === grant.userId;
    const others = this.refreshTokens.values().filter(same);
    others.sort((one, other) => one.createdAt - other.createdAt);
    const excess = others.length + 1 - this.#zoho.switches.refreshTokensPerUser;
    for (const { token } of others.slice(0, Math.max(0, excess))) this.revoke(token);
    return this.refreshTokens.set(made.token, made);
  }

  /** A new access token. One too many silently ends the oldest of the same refresh token. */
  addAccessToken(grant: Grant, refreshToken: string | null): AccessToken {
    const now = this.#zoho.now();
    const { accessTokenLifeS, activeAccessTokens } = this.#zoho.switches;
    const made = { ...grantOf(grant), token: this.newToken(), refreshToken, expiresAt: now + accessTokenLifeS * 1000 };
    for (const { token, expiresAt } of this.accessTokens.values()) if (expiresAt < now) this.accessTokens.delete(token);
    const siblings = this.accessTokens
      .values()
      .filter((token) => refreshToken !== null && token.refreshToken === refreshToken);
    for (const { token } of siblings.slice(0, Math.max(0, siblings.length + 1 - activeAccessTokens))) {
      this.accessTokens.delete(token);
    }
    return this.accessTokens.set(made.token, made);
  }

  /** Ends a token; with a refresh token go its access tokens. False where there is none. */
  revoke(token: string): boolean {
    if (this.accessTokens.get(token)) {
      this.accessTokens.delete(token);
      return true;
    }
    if (!this.refreshTokens.get(token)) return false;
    this.refreshTokens.delete(token);
    for (const access of this.accessTokens.values()) {
      if (access.refreshToken === token) this.accessTokens.delete(access.token);
    }
    return true;
  }

  /** Whether the same user has let the same client do the same before. Remembers that it has now. */
  consentedBefore(grant: Grant): boolean {
    const key = [grant.clientId, grant.userId, grant.orgId, ...grant.scopes.toSorted()].join(' ');
    const before = this.#consents.get(key) ?? false;
    this.#consents.set(key, true);
    return before;
  }

  /** Counts one more in a window of `minutes`. False once `most` is passed, until the window or the `blockMinutes` are over. */
  admit(key: string, most: number, minutes: number, blockMinutes = minutes): boolean {
    const now = this.#zoho.now();
    const window = this.#throttles.get(key);
    const lastsMs = (window && window.count > most ? blockMinutes : minutes) * MINUTE_MS;
    const current = window && now < window.startedAt + lastsMs ? window : { startedAt: now, count: 0 };
    const count = current.count + 1;
    this.#throttles.set(key, { startedAt: current.startedAt, count });
    return count <= most;
  }
}

function grantOf({ clientId, userId, orgId, scopes }: Grant): Grant {
  return { clientId, userId, orgId, scopes };
}
