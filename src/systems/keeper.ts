// Keeps one grant: its tokens, sealed, in one place only; the pace of each organisation reached through it is kept beside (paces.ts). One
// holder at a time renews: a new token set is stored before it is used. A Durable Object wraps this; nothing here knows of it.

import type { Limits, WorkClass } from '../core/pace.ts';
import { done, failed, type Problem, type Result } from '../core/problem.ts';
import { Paces, type Standing, type Told } from './paces.ts';

export interface TokenSet {
  readonly system: string;
  readonly accessToken: string;
  readonly refreshToken: string;
  /** Epoch ms. */
  readonly expiresAt: number;
  readonly scopes: readonly string[];
  /** Where tokens are renewed and the API is, where the vendor told. */
  readonly accountsUrl?: string;
  readonly apiUrl?: string;
}

/** Where a grant's things are kept. */
export interface Vault {
  get(name: string): Promise<string | undefined>;
  put(name: string, text: string): Promise<void>;
  clear(): Promise<void>;
}

export interface Sealer {
  /** Seals a text so that it opens at that place only. */
  seal(text: string, place: string): Promise<string>;
  /** Throws for a text that was not sealed for that place, or with a key that is gone. */
  open(sealed: string, place: string): Promise<{ text: string; stale: boolean }>;
}

export interface KeeperPorts {
  readonly id: string;
  readonly vault: Vault;
  readonly sealer: Sealer;
  now(): number;
  name(): string;
  /** Asks the vendor for a new token set. */
  refresh(tokens: TokenSet): Promise<Result<TokenSet>>;
}

/** A token is renewed this long before it ends. */
const EARLY_MS = 60_000;
/** Two renewals are at least this far apart: vendors limit them. */
const RENEWAL_PAUSE_MS = 30_000;

export class Keeper {
  readonly #ports: KeeperPorts;
  #tokens: TokenSet | null | undefined;
  #renewing: Promise<Result<TokenSet>> | null = null;
  #renewedAt = 0;
  /** Counts consents and their ends: a renewal that began under an earlier one is of no use. */
  #consents = 0;
  readonly #paces: Paces;

  constructor(ports: KeeperPorts) {
    this.#ports = ports;
    const { vault } = ports;
    this.#paces = new Paces({
      now: () => ports.now(),
      get: (name) => vault.get(name),
      put: (name, text) => vault.put(name, text),
    });
  }

  /** Takes in a new consent's tokens, in place of what was there. */
  async take(tokens: TokenSet): Promise<void> {
    this.#consents += 1;
    this.#renewedAt = 0;
    await this.#store(tokens);
  }

  async reserve(ask: { connection: string; limits: Limits; calls: number; work: WorkClass }) {
    const tokens = await this.#valid();
    if (!tokens.ok) return tokens;
    const reservation = this.#ports.name();
    const { grant, gatherMs } = await this.#paces.reserve(ask, reservation);
    if ('granted' in grant)
      return done({ token: tokens.value.accessToken, granted: grant.granted, reservation, gatherMs });
    const code = grant.why === 'day' ? ('system.day-spent' as const) : ('system.busy' as const);
    return failed({ code, retryAfterMs: grant.waitMs });
  }

  report(told: Told): Promise<void> {
    return this.#paces.report(told);
  }

  /** How the organisation's limits stand, for its page and for the timetable. */
  standing(connection: string, limits: Limits): Promise<Standing> {
    return this.#paces.standing(connection, limits);
  }

  /** A fresh token in place of one that was refused. Whoever comes with an older one gets what is there now. */
  async renew(refused: string): Promise<Result<{ token: string }>> {
    const tokens = await this.#read();
    if (!tokens) return failed(noTokens);
    if (tokens.accessToken !== refused) return done({ token: tokens.accessToken });
    const pauseMs = this.#renewedAt + RENEWAL_PAUSE_MS - this.#ports.now();
    // A token that is refused as soon as it was renewed may still be on its way round the vendor's own machines: no reason to take the
    // consent for lost. The next renewal tells.
    if (pauseMs > 0) return failed({ code: 'system.busy', retryAfterMs: pauseMs });
    const renewed = await this.#renew(tokens);
    return renewed.ok ? done({ token: renewed.value.accessToken }) : renewed;
  }

  /** Renews a grant that is not used otherwise, so that it does not lapse. */
  async keepAlive(): Promise<Result<null>> {
    const tokens = await this.#read();
    if (!tokens) return failed(noTokens);
    const renewed = await this.#renew(tokens);
    return renewed.ok ? done(null) : renewed;
  }

  /** The tokens, renewed where they ran out: for the one who parts from the vendor. Null where they are worth nothing any more. */
  async validTokens(): Promise<TokenSet | null> {
    const valid = await this.#valid();
    return valid.ok ? valid.value : null;
  }

  async forget(): Promise<void> {
    this.#consents += 1;
    this.#tokens = null;
    this.#paces.clear();
    await this.#ports.vault.clear();
  }

  async #valid(): Promise<Result<TokenSet>> {
    const tokens = await this.#read();
    if (!tokens) return failed(noTokens);
    if (tokens.expiresAt - this.#ports.now() > EARLY_MS) return done(tokens);
    return this.#renew(tokens);
  }

  /** However many ask at once, one renewal is under way. A reply that was lost leaves the old set in place: it works for a while. */
  #renew(tokens: TokenSet): Promise<Result<TokenSet>> {
    this.#renewing ??= this.#renewNow(tokens).finally(() => {
      this.#renewing = null;
    });
    return this.#renewing;
  }

  async #renewNow(tokens: TokenSet): Promise<Result<TokenSet>> {
    const consents = this.#consents;
    const renewed = await this.#ports.refresh(tokens);
    if (consents !== this.#consents) {
      const there = await this.#read();
      return there ? done(there) : failed(noTokens);
    }
    if (!renewed.ok) return renewed;
    this.#renewedAt = this.#ports.now();
    await this.#store(renewed.value);
    return renewed;
  }

  async #store(tokens: TokenSet): Promise<void> {
    const { vault, sealer, id } = this.#ports;
    await vault.put('tokens', await sealer.seal(JSON.stringify(tokens), placeOf(id)));
    this.#tokens = tokens;
  }

  async #read(): Promise<TokenSet | null> {
    if (this.#tokens !== undefined) return this.#tokens;
    const { vault, sealer, id } = this.#ports;
    const sealed = await vault.get('tokens');
    if (sealed === undefined) return (this.#tokens = null);
    const { text, stale } = await sealer.open(sealed, placeOf(id));
    const tokens = JSON.parse(text) as TokenSet;
    // The key was rotated: seal with the new one, so that the old can go.
    if (stale) await this.#store(tokens);
    return (this.#tokens = tokens);
  }
}

const noTokens: Problem = { code: 'grant.revoked', detail: 'no consent is stored' };

function placeOf(id: string): string {
  return `grant/${id}/tokens`;
}
