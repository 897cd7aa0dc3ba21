// A house with one pair, a clock that is set by hand, and receivers that note what they are sent.

import { enter, type Ground, type House } from '../../src/compose.ts';
import { migrate } from '../../src/db/migrate.ts';
import { readConfig } from '../../src/env.ts';
import { tellNotices } from '../../src/jobs/notices.ts';
import type { Channel } from '../../src/kinds/notices.ts';
import type { Letter } from '../../src/notices/outward.ts';
import { Sqlite } from '../simulation/d1.ts';
import { readMigrations } from '../simulation/migrations.ts';

export interface Received {
  readonly url: string;
  readonly headers: Headers;
  readonly body: Record<string, unknown>;
}

export type Answer = (received: Received) => Response | Promise<Response>;

const START = Date.UTC(2026, 4, 4, 6, 0);

export class Scene {
  readonly database = new Sqlite();
  readonly received: Received[] = [];
  readonly letters: Letter[] = [];
  now = START;
  answer: Answer = () => new Response(null, { status: 200 });
  statements = 0;
  readonly #vars: Readonly<Record<string, string>>;
  readonly #ground: Partial<Ground>;
  #names = 0;

  private constructor(vars: Readonly<Record<string, string>>, ground: Partial<Ground>) {
    this.#vars = vars;
    this.#ground = ground;
  }

  static async open(
    channels: readonly Channel[],
    { vars = {}, ground = {} }: { vars?: Readonly<Record<string, string>>; ground?: Partial<Ground> } = {},
  ): Promise<Scene> {
    const scene = new Scene(vars, ground);
    await migrate(scene.house().db, readMigrations());
    const document = JSON.stringify({ notices: { channels, dailyHour: 7 } });
    scene.database.run(
      `INSERT INTO pairs (id, name, crm, accounting, state, created_at) VALUES ('p1', 'Harbour Light', 'c', 'a', 'live', 0)`,
    );
    scene.database.run(
      `INSERT INTO settings (pair, version, document, saved_at, saved_by) VALUES ('p1', 1, ?, 0, 'test')`,
      [document],
    );
    await scene.tick();
    return scene;
  }

  house(): House {
    const { config } = readConfig({ PUBLIC_URL: 'https://ledger.example', ...this.#vars });
    return enter({
      config,
      binding: this.database.binding((statements) => {
        this.statements += statements.length;
      }),
      world: { now: () => this.now, name: () => `n${(this.#names += 1)}`, number: () => 1, share: () => 0 },
      fetch: (async (url: string, init: RequestInit) => {
        const body = JSON.parse(init.body as string) as Record<string, unknown>;
        const received = { url, headers: new Headers(init.headers), body };
        this.received.push(received);
        return this.answer(received);
      }) as unknown as typeof fetch,
      waker: {
        wake: () => Promise.resolve(),
        check: () => Promise.resolve(),
        study: () => Promise.resolve(),
        setUp: () => Promise.resolve(),
      },
      grant: () => {
        throw new Error('nobody asks for a grant here');
      },
      log: () => undefined,
      ...this.#ground,
    });
  }

  /** The minute's tick, `minutes` later. */
  async tick(minutes = 1): Promise<void> {
    this.now += minutes * 60_000;
    await tellNotices(this.house());
  }

  raise(record: string, code = 'match.several'): void {
    this.database.run(
      `INSERT INTO issues (pair, code, kind, record, side, name, facts, choices, digest, opened_at)
        VALUES ('p1', ?, 'customer', ?, 'crm', ?, '{}', '["link"]', ?, ?)`,
      [code, `crm.Accounts:${record}`, record, code, this.now],
    );
  }

  close(record: string, by = 'passed'): void {
    this.database.run(`UPDATE issues SET closed_at = ?, closed_by = ? WHERE record = ? AND closed_at IS NULL`, [
      this.now,
      by,
      `crm.Accounts:${record}`,
    ]);
  }

  open(code: string): Record<string, unknown>[] {
    return this.database
      .run(`SELECT facts FROM issues WHERE code = ? AND closed_at IS NULL`, [code])
      .map(({ facts }) => JSON.parse(String(facts)) as Record<string, unknown>);
  }
}
