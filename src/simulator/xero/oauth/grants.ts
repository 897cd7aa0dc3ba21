// What consents have left behind: codes, refresh tokens, and the connections between apps, people and organisations.
// Lifetimes are Xero's docs'.

import type { Collection } from '../../shelf.ts';
import type { App, Xero } from '../xero.ts';

export const CODE_LIFE_MS = 5 * 60_000;
export const ACCESS_LIFE_S = 1800;
const GRACE_MS = 30 * 60_000;
const IDLE_LIFE_MS = 60 * 86_400_000;

/** What a token stands for. */
export interface Subject {
  appId: string;
  /** None for a token that an app got for itself. */
  userId?: string;
  scopes: string[];
  authEventId: string;
  authAt: number;
}

export interface Code extends Subject {
  redirectUri: string;
  challenge?: string;
  madeAt: number;
  used: boolean;
}

interface RefreshToken extends Subject {
  madeAt: number;
  rotatedAt?: number;
}

/** One organisation connected by one person through one app. It outlives a disconnection, and is revived under the same id. */
export interface Connection {
  id: string;
  appId: string;
  userId: string;
  tenantId: string;
  authEventId: string;
  createdAt: number;
  updatedAt: number;
  live: boolean;
}

export class Grants {
  readonly #xero: Xero;
  readonly #codes: Collection<Code>;
  readonly #refreshTokens: Collection<RefreshToken>;
  readonly connections: Collection<Connection>;
  /** Scopes by app and person: consents add up until they are revoked. */
  readonly #scopes: Collection<string[]>;

  constructor(xero: Xero) {
    this.#xero = xero;
    this.#codes = xero.collection('codes');
    this.#refreshTokens = xero.collection('refreshTokens');
    this.connections = xero.collection('connections');
    this.#scopes = xero.collection('scopes');
  }

  /** Records a consent, connects the organisations, and returns the code for the app. */
  consent(
    app: App,
    userId: string,
    tenantIds: readonly string[],
    asked: { scopes: string[]; redirectUri: string; challenge?: string },
  ): string {
    const now = this.#xero.now();
    const authEventId = this.#xero.guid();
    for (const tenantId of tenantIds) this.connect(app.id, userId, tenantId, authEventId);
    const key = `${app.id} ${userId}`;
    const scopes = this.#scopes.set(key, [...new Set([...(this.#scopes.get(key) ?? []), ...asked.scopes])]);
    const code = this.#token(43);
    this.#codes.set(code, {
      ...asked,
      scopes,
      appId: app.id,
      userId,
      authEventId,
      authAt: now,
      madeAt: now,
      used: false,
    });
    return code;
  }

  connect(appId: string, userId: string, tenantId: string, authEventId: string): Connection {
    const now = this.#xero.now();
    const known = this.connections.find(
      (connection) => connection.appId === appId && connection.userId === userId && connection.tenantId === tenantId,
    );
    const id = known?.id ?? this.#xero.guid();
    const createdAt = known?.createdAt ?? now;
    return this.connections.set(id, {
      id,
      appId,
      userId,
      tenantId,
      authEventId,
      createdAt,
      updatedAt: now,
      live: true,
    });
  }

  disconnect(connection: Connection): void {
    this.connections.set(connection.id, { ...connection, live: false });
  }

  /** The live connections of an app, of one person or of everybody. */
  live(appId: string, userId?: string): Connection[] {
    return this.connections
      .values()
      .filter((one) => one.live && one.appId === appId && (userId === undefined || one.userId === userId));
  }

  /** Uses a code up. Undefined where it is unknown, used, too old, another app's, or its verifier or redirect URI is wrong. */
  redeem(text: string, app: App, redirectUri: string, verifies: (code: Code) => boolean): Code | undefined {
    const code = this.#codes.get(text);
    if (!code || code.used || code.appId !== app.id || this.#xero.now() - code.madeAt > CODE_LIFE_MS) return undefined;
    this.#codes.set(text, { ...code, used: true });
    return code.redirectUri === redirectUri && verifies(code) ? code : undefined;
  }

  issueRefreshToken(subject: Subject): string {
    const { appId, userId, scopes, authEventId, authAt } = subject;
    const token = this.#token(43);
    const madeAt = this.#xero.now();
    this.#refreshTokens.set(token, { appId, ...(userId && { userId }), scopes, authEventId, authAt, madeAt });
    return token;
  }

  /** Rotates a refresh token. Undefined where it is unknown, another app's, idle too long, or rotated more than the grace ago. */
  rotate(token: string, app: App): Subject | undefined {
    const known = this.#refreshTokens.get(token);
    const now = this.#xero.now();
    if (!known || known.appId !== app.id || now - known.madeAt > IDLE_LIFE_MS) return undefined;
    if (known.rotatedAt !== undefined && now - known.rotatedAt > GRACE_MS) return undefined;
    this.#refreshTokens.set(token, { ...known, rotatedAt: known.rotatedAt ?? now });
    return known;
  }

  /** Revokes everything that the person of this refresh token granted to the app: tokens, connections, scopes. */
  revoke(token: string, app: App): void {
    const known = this.#refreshTokens.get(token);
    if (known?.userId && known.appId === app.id) this.withdraw(app.id, known.userId);
  }

  withdraw(appId: string, userId: string): void {
    this.endRefreshTokens(appId, userId);
    for (const connection of this.live(appId, userId)) this.disconnect(connection);
    this.#scopes.delete(`${appId} ${userId}`);
  }

  /** Ends the refresh tokens of an app, and nothing else. Returns how many there were. */
  endRefreshTokens(appId: string, userId?: string): number {
    const dead = this.#refreshTokens
      .entries()
      .filter(([, token]) => token.appId === appId && (userId === undefined || token.userId === userId));
    for (const [text] of dead) this.#refreshTokens.delete(text);
    return dead.length;
  }

  #token(length: number): string {
    const { chance } = this.#xero.surroundings;
    const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
    let token = '';
    while (token.length < length) token += letters.charAt(chance.below(letters.length));
    return token;
  }
}
