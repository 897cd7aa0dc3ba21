// Xero's tokens: signed JWTs, made and read with a key that is kept with the world's state.

import { exportJWK, generateKeyPair, importJWK, type JWK, jwtVerify, SignJWT } from 'jose';
import type { Collection } from '../../shelf.ts';
import { sha256 } from '../../hmac.ts';
import { americanTime } from '../wire/dates.ts';
import type { Xero } from '../xero.ts';
import { ACCESS_LIFE_S, type Subject } from './grants.ts';

const ID_LIFE_S = 300;
const ALGORITHM = 'RS256';

interface Keys {
  kid: string;
  private: CryptoKey;
  public: CryptoKey;
  publicJwk: JWK;
}

/** Making a key takes longer than most tests: worlds in one process share it. */
let sharedJwk: Promise<JWK> | undefined;

export class Tokens {
  readonly #xero: Xero;
  /** When each access token dies, by its `jti`. A token that is not here is from another world. */
  readonly #lives: Collection<Life>;
  #keys: { of: string; keys: Promise<Keys> } | undefined;
  /** Tokens whose signature was found good. */
  readonly #known = new Map<string, Claims>();

  constructor(xero: Xero) {
    this.#xero = xero;
    this.#lives = xero.collection('accessTokens');
  }

  async jwks(): Promise<{ keys: JWK[] }> {
    const { kid, publicJwk } = await this.#current();
    return { keys: [{ ...publicJwk, kid, use: 'sig', alg: ALGORITHM }] };
  }

  async mintAccessToken(subject: Subject): Promise<string> {
    const { appId, userId, scopes, authEventId, authAt } = subject;
    const jti = this.#xero.surroundings.chance.hex(32).toUpperCase();
    const expiresAt = this.#xero.now() + ACCESS_LIFE_S * 1000;
    this.#lives.set(jti, { appId, ...(userId && { userId }), expiresAt });
    this.#forgetTheDead();
    return this.#sign(ACCESS_LIFE_S, {
      aud: `${this.#xero.switches.issuer}/resources`,
      client_id: appId,
      ...(userId && {
        sub: userId.replaceAll('-', ''),
        auth_time: Math.floor(authAt / 1000),
        idp: 'local',
        xero_userid: userId,
        global_session_id: authEventId.replaceAll('-', ''),
        sid: authEventId.replaceAll('-', ''),
        authentication_event_id: authEventId,
        amr: ['pwd'],
      }),
      jti,
      scope: scopes,
    });
  }

  async mintIdToken(subject: Subject, accessToken: string): Promise<string> {
    const login = this.#xero.logins.get(subject.userId ?? '');
    const session = subject.authEventId.replaceAll('-', '');
    return this.#sign(ID_LIFE_S, {
      aud: subject.appId,
      at_hash: base64url(sha256(new TextEncoder().encode(accessToken)).slice(0, 16)),
      sid: session,
      global_session_id: session,
      sub: subject.userId?.replaceAll('-', ''),
      auth_time: Math.floor(subject.authAt / 1000),
      idp: 'local',
      xero_userid: subject.userId,
      amr: ['pwd'],
      ...(login && {
        ...(subject.scopes.includes('email') && { preferred_username: login.email, email: login.email }),
        ...(subject.scopes.includes('profile') && {
          name: `${login.firstName} ${login.lastName}`,
          given_name: login.firstName,
          family_name: login.lastName,
        }),
      }),
    });
  }

  /** Whom a bearer token stands for, or Xero's word for what is wrong with it (seen on the wire). */
  async read(token: string): Promise<Claims | { problem: string }> {
    const claims = this.#known.get(token) ?? (await this.#verified(token));
    if (!claims) return { problem: 'AuthenticationUnsuccessful' };
    const expiresAt = Math.min(claims.expiresAt, this.#lives.get(claims.id)?.expiresAt ?? 0);
    if (expiresAt <= 0) return { problem: 'AuthenticationUnsuccessful' };
    if (expiresAt <= this.#xero.now()) return { problem: `TokenExpired: token expired at ${americanTime(expiresAt)}` };
    return claims;
  }

  /** Makes every access token of an app expire now, of one person or of everybody. Returns how many there were. */
  expire(appId: string, userId?: string): number {
    const now = this.#xero.now();
    const living = this.#lives
      .entries()
      .filter(([, life]) => life.appId === appId && life.expiresAt > now && (!userId || life.userId === userId));
    for (const [id, life] of living) this.#lives.set(id, { ...life, expiresAt: now });
    return living.length;
  }

  #forgetTheDead(): void {
    if (this.#lives.size < 2000) return;
    const dayAgo = this.#xero.now() - 86_400_000;
    for (const [id, life] of this.#lives.entries()) if (life.expiresAt < dayAgo) this.#lives.delete(id);
  }

  async #verified(token: string): Promise<Claims | undefined> {
    try {
      const { public: key } = await this.#current();
      const verified = await jwtVerify(token, key, {
        algorithms: [ALGORITHM],
        currentDate: new Date(0),
        clockTolerance: 1e12,
      });
      const { client_id, xero_userid, scope, exp = 0, jti, authentication_event_id } = verified.payload;
      if (typeof client_id !== 'string' || !Array.isArray(scope)) return undefined;
      const claims = {
        id: String(jti),
        appId: client_id,
        ...(typeof xero_userid === 'string' && { userId: xero_userid }),
        scopes: scope as string[],
        authEventId: String(authentication_event_id ?? ''),
        expiresAt: exp * 1000,
      };
      if (this.#known.size > 1000) this.#known.clear();
      this.#known.set(token, claims);
      return claims;
    } catch (error) {
      if (error instanceof Error) return undefined;
      throw error;
    }
  }

  async #sign(lifeS: number, claims: Record<string, unknown>): Promise<string> {
    const { kid, private: key } = await this.#current();
    const nowS = Math.floor(this.#xero.now() / 1000);
    return new SignJWT({ ...claims, iss: this.#xero.switches.issuer, nbf: nowS, iat: nowS, exp: nowS + lifeS })
      .setProtectedHeader({ alg: ALGORITHM, kid, typ: 'JWT' })
      .sign(key);
  }

  async #current(): Promise<Keys> {
    const kept = this.#xero.collection<JWK>('keys');
    const jwk = kept.get('signing') ?? kept.set('signing', await (sharedJwk ??= newJwk()));
    const of = String(jwk.kid);
    if (this.#keys?.of !== of) this.#keys = { of, keys: importedOnce(jwk, of) };
    return this.#keys.keys;
  }
}

interface Life {
  appId: string;
  userId?: string;
  expiresAt: number;
}

export interface Claims {
  /** The token's `jti`. */
  id: string;
  appId: string;
  userId?: string;
  scopes: string[];
  authEventId: string;
  expiresAt: number;
}

async function newJwk(): Promise<JWK> {
  const { privateKey } = await generateKeyPair(ALGORITHM, { extractable: true });
  const jwk = await exportJWK(privateKey);
  return { ...jwk, kid: (jwk.n ?? '').slice(0, 40).toUpperCase() };
}

/** Keys of the worlds in this process, by their id: most share one. */
const known = new Map<string, Promise<Keys>>();

function importedOnce(jwk: JWK, kid: string): Promise<Keys> {
  let keys = known.get(kid);
  if (!keys) known.set(kid, (keys = imported(jwk)));
  return keys;
}

async function imported(jwk: JWK): Promise<Keys> {
  const { kty, n, e, kid } = jwk;
  const publicJwk = { kty, n, e } as JWK;
  const [signing, checking] = await Promise.all([importJWK(jwk, ALGORITHM), importJWK(publicJwk, ALGORITHM)]);
  return { kid: String(kid), private: signing as CryptoKey, public: checking as CryptoKey, publicJwk };
}

/** Base64 as it stands in URLs, without padding. */
export function base64url(bytes: Uint8Array): string {
  return btoa(String.fromCharCode(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '');
}
