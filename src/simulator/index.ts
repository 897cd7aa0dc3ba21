// The simulator as a Worker of its own: one Durable Object holds the world, so that state survives a restart.

import { DurableObject } from 'cloudflare:workers';
import { RealClock } from './clock.ts';
import { people } from './people.ts';
import { Shelf, type Store } from './shelf.ts';
import { control, World } from './world.ts';
import { xero } from './xero/index.ts';
import { zoho } from './zoho/index.ts';

interface Env {
  WORLD: DurableObjectNamespace<SimulatedWorld>;
  /** Which company an empty world starts with. */
  COMPANY?: string;
}

export default {
  fetch: (request, env) => env.WORLD.getByName('world').fetch(request),
} satisfies ExportedHandler<Env>;

export class SimulatedWorld extends DurableObject<Env> {
  readonly #clock = new RealClock();
  readonly #world: World;

  constructor(ctx: DurableObjectState, env: Env) {
    super(ctx, env);
    const shelf = new Shelf(new SqliteStore(ctx.storage.sql));
    this.#world = new World({
      shelf,
      clock: this.#clock,
      seed: Date.now(),
      send: (input, init) => fetch(input, init),
      vendors: { xero, zoho },
    });
    if (shelf.empty) this.#world.reset(env.COMPANY ?? 'demo');
  }

  override async fetch(request: Request): Promise<Response> {
    try {
      return (
        (await this.#world.fetch(request)) ??
        (await control(this.#world, request, this.#clock)) ??
        (await people(this.#world, request)) ??
        new Response('Nothing lives here.\n', { status: 404 })
      );
    } catch (error) {
      return brokenConnection(error);
    } finally {
      await this.#schedule();
    }
  }

  override async alarm(): Promise<void> {
    await this.#world.outbox.pump();
    await this.#schedule();
  }

  async #schedule(): Promise<void> {
    const dueAt = this.#world.outbox.nextDueAt();
    if (dueAt !== undefined) await this.ctx.storage.setAlarm(Math.max(Date.now(), dueAt - this.#clock.offsetMs));
  }
}

/** A Worker can't reset a socket; a body that breaks while being read is the nearest to it that a caller can see. */
function brokenConnection(error: unknown): Response {
  const body = new ReadableStream({ start: (controller) => controller.error(error) });
  return new Response(body, { status: 200 });
}

class SqliteStore implements Store {
  readonly #sql: SqlStorage;

  constructor(sql: SqlStorage) {
    this.#sql = sql;
    sql.exec(`CREATE TABLE IF NOT EXISTS documents (
      collection TEXT NOT NULL, id TEXT NOT NULL, document TEXT NOT NULL, PRIMARY KEY (collection, id)) WITHOUT ROWID`);
  }

  *load() {
    const rows = this.#sql.exec<{ collection: string; id: string; document: string }>('SELECT * FROM documents');
    for (const { collection, id, document } of rows)
      yield { collection, id, document: JSON.parse(document) as unknown };
  }

  put(collection: string, id: string, document: unknown): void {
    this.#sql.exec('INSERT OR REPLACE INTO documents VALUES (?, ?, ?)', collection, id, JSON.stringify(document));
  }

  delete(collection: string, id: string): void {
    this.#sql.exec('DELETE FROM documents WHERE collection = ? AND id = ?', collection, id);
  }

  clear(): void {
    this.#sql.exec('DELETE FROM documents');
  }
}
