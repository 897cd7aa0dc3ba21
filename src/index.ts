// The Worker: requests, wake-ups and the minute's tick come in here.

import { enter, type GrantHandle, type Ground, type House } from './compose.ts';
import { migrate, missingMigrations } from './db/migrate.ts';
import { migrations } from './db/migrations.ts';
import { type ConfigurationLine, type Env, readConfig, type WakeMessage } from './env.ts';
import { createApp } from './http/app.ts';
import type { Serving } from './http/context.ts';
import { everyMinute } from './jobs/cron.ts';
import { keepLog } from './jobs/keep-log.ts';
import { bury, workOn } from './jobs/wake.ts';
import { worldOfNow } from './world.ts';

export { Grant } from './grant.ts';

/** Wake-ups further off than this are the timetable's. */
const SOON_MS = 60_000;

/** Who waits for a page rather waits a little longer than to be sent away and ask again. A minute whose calls are used up is over by then. */
const patience = {
  mostMs: 60_000,
  wait: (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms)),
};

/** How the queue's name ends to which the platform moves what failed too often. */
const DEAD_LETTERS = '-dead';

/** The database is brought up to date once in an isolate's life. */
let migrated: Promise<readonly string[]> | null = null;

function ground(env: Env): { ground: Ground; lines: ConfigurationLine[] } {
  const { config, lines } = readConfig(env);
  const send = async (message: WakeMessage, afterMs = 0) => {
    if (afterMs > SOON_MS) return;
    try {
      await env.WAKE.send(message, afterMs > 0 ? { delaySeconds: Math.ceil(afterMs / 1_000) } : {});
    } catch (error) {
      // What is due stands in the database: the timetable wakes it up.
      log('error', { msg: 'a wake-up was not sent', error });
    }
  };
  return {
    lines,
    ground: {
      config,
      binding: env.DB,
      world: worldOfNow,
      fetch: (input, init) => fetch(input, init),
      waker: {
        wake: (pair, afterMs) => send({ pair }, afterMs),
        check: (connection) => send({ connection }),
        study: (study, afterMs) => send({ study }, afterMs),
        setUp: (setUp, act, left) => send({ setUp, act, left }),
      },
      grant: (id) => env.GRANT.getByName(id) as unknown as GrantHandle,
      mail: env.MAIL && ((letter) => env.MAIL?.send(letter) ?? Promise.resolve()),
      log,
    },
  };
}

/** One line of JSON. An error shows its kind and where it came from, and the database's own words, never a value that was bound. */
function log(level: 'info' | 'error', { error, ...facts }: Readonly<Record<string, unknown>>): void {
  const told =
    error instanceof Error ? { error: error.name, at: error.stack?.split('\n').slice(0, 4), says: wordsOf(error) } : {};
  console[level](JSON.stringify({ level, ...facts, ...told }));
}

function wordsOf(error: Error): string {
  const words = error.cause instanceof Error ? error.cause.message : error.message;
  return words.slice(0, 200);
}

async function house(env: Env): Promise<{ house: House; lines: ConfigurationLine[]; missing: readonly string[] }> {
  const { ground: on, lines } = ground(env);
  const entered = enter(on);
  migrated ??= bringUpToDate(entered);
  const missing = await migrated;
  if (missing.length > 0) migrated = null;
  return { house: entered, lines, missing };
}

async function bringUpToDate({ db }: House): Promise<readonly string[]> {
  try {
    await migrate(db, migrations);
    return await missingMigrations(db, migrations);
  } catch (error) {
    log('error', { msg: 'the database could not be brought up to date', error });
    return migrations.map(({ name }) => name);
  }
}

const served = new WeakMap<Request, Serving>();

const app = createApp(async (request) => {
  const serving = served.get(request);
  if (!serving) throw new Error('a request came in by no door');
  return serving;
});

export default {
  async fetch(request, env, ctx) {
    const { house: entered, lines, missing } = await house(env);
    served.set(request, { house: { ...entered, patience }, lines, migrations: missing });
    return app.fetch(request, env, ctx);
  },

  async queue({ queue, messages }, env) {
    const isDead = queue.endsWith(DEAD_LETTERS);
    for (const message of messages) {
      const { house: entered } = await house(env);
      try {
        await (isDead ? bury : workOn)(entered, message.body);
        message.ack();
      } catch (error) {
        log('error', { msg: isDead ? 'a dead letter was not taken in' : 'a message failed', ...message.body, error });
        message.retry();
      }
    }
  },

  async scheduled(_event, env) {
    const { house: entered } = await house(env);
    await everyMinute(entered);
    await keepLog(entered);
  },
} satisfies ExportedHandler<Env, WakeMessage>;
