// The Durable Object of one grant: its tokens in its own storage and nowhere else (a restored database must not bring back rotated
// ones), one renewal at a time, and the pace of each organisation that it reaches.

import { DurableObject } from 'cloudflare:workers';
import type { Limits, WorkClass } from './core/pace.ts';
import { connectorOf } from './compose.ts';
import { sealer } from './db/seal.ts';
import { type Env, readConfig } from './env.ts';
import type { SystemName } from './systems/connect.ts';
import { Keeper, type TokenSet } from './systems/keeper.ts';
import { worldOfNow } from './world.ts';

export class Grant extends DurableObject<Env> {
  readonly #keeper: Keeper;

  constructor(ctx: DurableObjectState, env: Env) {
    super(ctx, env);
    const { config } = readConfig(env);
    const { storage } = ctx;
    const send: typeof fetch = (input, init) => fetch(input, init);
    this.#keeper = new Keeper({
      id: ctx.id.toString(),
      vault: {
        get: (name) => storage.get<string>(name),
        put: (name, text) => storage.put(name, text),
        clear: () => storage.deleteAll(),
      },
      sealer: sealer(config.SEAL_KEYS ?? { current: '', keys: {} }),
      now: () => worldOfNow.now(),
      name: () => worldOfNow.name(),
      refresh: async (tokens) => {
        const connector = connectorOf({ config, fetch: send, world: worldOfNow }, tokens.system as SystemName);
        if (connector) return connector.refresh(tokens);
        return {
          ok: false,
          problem: { code: 'permission.denied', detail: `the client of ${tokens.system} is not configured` },
        };
      },
    });
  }

  reserve(ask: { connection: string; limits: Limits; calls: number; work: WorkClass }) {
    return this.#keeper.reserve(ask);
  }

  report(told: Parameters<Keeper['report']>[0]) {
    return this.#keeper.report(told);
  }

  standing(connection: string, limits: Limits) {
    return this.#keeper.standing(connection, limits);
  }

  renew(refused: string) {
    return this.#keeper.renew(refused);
  }

  keepAlive() {
    return this.#keeper.keepAlive();
  }

  /** A token set that is valid now, for calls that are not paced: consent's own. */
  tokens(): Promise<TokenSet | null> {
    return this.#keeper.validTokens();
  }

  take(tokens: TokenSet) {
    return this.#keeper.take(tokens);
  }

  forget() {
    return this.#keeper.forget();
  }
}
