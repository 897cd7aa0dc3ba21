// The holders of grants, as Durable Objects are: each with a store of its own that outlives it, and a memory that does not.

import { connectorOf, type GrantHandle, type Ground } from '../../src/compose.ts';
import { sealer } from '../../src/db/seal.ts';
import type { SystemName } from '../../src/systems/connect.ts';
import { Keeper } from '../../src/systems/keeper.ts';
import type { Run } from './run.ts';

interface Holder {
  readonly keeper: Keeper;
  readonly run: Run;
}

/** What each holder has stored, by grant. */
export type Vaults = ReadonlyMap<string, ReadonlyMap<string, string>>;

export class Holders {
  readonly #begin: () => { run: Run; ground: Ground };
  readonly #living = new Map<string, Holder>();
  readonly #vaults = new Map<string, Map<string, string>>();

  /** `begin` starts a run of a holder and says what it stands on. */
  constructor(begin: () => { run: Run; ground: Ground }, vaults: Vaults = new Map()) {
    this.#begin = begin;
    for (const [id, kept] of vaults) this.#vaults.set(id, new Map(kept));
  }

  get vaults(): Vaults {
    return this.#vaults;
  }

  /** All holders lose their memory, as when a new version is deployed. */
  restart(): void {
    this.#living.clear();
  }

  /** The holder of a grant, as a run reaches it. */
  handle(id: string, caller: Run): GrantHandle {
    const call = async <T>(name: string, work: (keeper: Keeper) => Promise<T>): Promise<T> => {
      await caller.reach('grant', 'before', () => name);
      const { keeper, run } = this.#holder(id);
      const answer = await run.end(work(keeper));
      if (run.dead) {
        this.#living.delete(id);
        throw new Error('Durable Object reset because its code was updated.');
      }
      await caller.reach('grant', 'after', () => name);
      return answer as T;
    };
    return {
      take: (tokens) => call('take', (keeper) => keeper.take(tokens)),
      tokens: () => call('tokens', (keeper) => keeper.validTokens()),
      keepAlive: () => call('keepAlive', (keeper) => keeper.keepAlive()),
      standing: (connection, limits) => call('standing', (keeper) => keeper.standing(connection, limits)),
      forget: () => call('forget', (keeper) => keeper.forget()),
      reserve: (ask) => call('reserve', (keeper) => keeper.reserve(ask)),
      report: (told) => call('report', (keeper) => keeper.report(told)),
      renew: (refused) => call('renew', (keeper) => keeper.renew(refused)),
    };
  }

  #holder(id: string): Holder {
    const known = this.#living.get(id);
    if (known) return known;
    const holder = this.#wakeUp(id);
    this.#living.set(id, holder);
    return holder;
  }

  #wakeUp(id: string): Holder {
    const { run, ground } = this.#begin();
    const kept = this.#vaults.get(id) ?? new Map<string, string>();
    this.#vaults.set(id, kept);
    const { config, world } = ground;
    const keeper = new Keeper({
      id,
      vault: {
        get: async (name) => kept.get(name),
        put: async (name, text) => void kept.set(name, text),
        clear: async () => kept.clear(),
      },
      sealer: sealer(config.SEAL_KEYS ?? { current: '', keys: {} }),
      now: () => world.now(),
      name: () => world.name(),
      refresh: async (tokens) => {
        const connector = connectorOf(ground, tokens.system as SystemName);
        if (connector) return connector.refresh(tokens);
        return { ok: false, problem: { code: 'grant.revoked', detail: 'no client' } };
      },
    });
    return { keeper, run };
  }
}
