// The real Worker on time that stands still until it is told otherwise: what it wants to be woken for later is kept by that time, and
// whoever sets the time on hears when all that followed is done. Nothing else differs.

import type { Env, WakeMessage } from '../../../src/env.ts';
import worker from '../../../src/index.ts';
import { Chance } from '../../../src/simulator/chance.ts';
import { HOST_HEADER } from './hosts.ts';

export { Grant } from '../../../src/index.ts';

const RealDate = Date;
let now = RealDate.UTC(2026, 0, 1);

globalThis.Date = class extends RealDate {
  constructor(...given: [] | [number | string | Date]) {
    super(...((given.length === 0 ? [now] : given) as [number]));
  }

  static override now(): number {
    return now;
  }
} as DateConstructor;

/** The vendors' host is a name that means something only here: it stands for this machine. */
const realFetch = globalThis.fetch;
globalThis.fetch = (input, init) => {
  const request = new Request(input, init);
  const url = new URL(request.url);
  const named = url.host;
  url.hostname = '127.0.0.1';
  const there = new Request(url, request);
  there.headers.set(HOST_HEADER, named);
  return realFetch(there);
};

/** Chance repeats too, play by play. */
let chance = new Chance(0);
Math.random = () => chance.next();
const anyBytes = <T extends ArrayBufferView | null>(array: T): T => {
  if (array) {
    const bytes = new Uint8Array(array.buffer, array.byteOffset, array.byteLength);
    bytes.forEach((_, at) => (bytes[at] = chance.below(256)));
  }
  return array;
};
const anyId = () => [8, 4, 4, 4, 12].map((digits) => chance.hex(digits)).join('-');
Object.defineProperties(crypto, { getRandomValues: { value: anyBytes }, randomUUID: { value: anyId } });

/** Lines of the log that nobody has asked for yet. */
const said: string[] = [];
for (const level of ['info', 'error'] as const) console[level] = (line: string) => void said.push(line);

/** Messages for later, by our time. */
let later: { readonly at: number; readonly message: WakeMessage }[] = [];
/** Messages that were handed to the queue and are not done with. */
let underWay = 0;

/** The bindings with a queue that counts its delays by our time. */
function timed(bindings: Env): Env {
  const send = async (message: WakeMessage, { delaySeconds = 0 }: QueueSendOptions = {}) => {
    if (delaySeconds > 0) later.push({ at: now + delaySeconds * 1_000, message });
    else await handOver(bindings, message);
    return { metadata: { metrics: { backlogCount: later.length, backlogBytes: 0 } } };
  };
  return { ...bindings, DB: breakable(bindings.DB), WAKE: { send } as unknown as Env['WAKE'] };
}

/** Whether the next call to the database fails. */
let breaks = false;

/** The database, until it breaks. */
function breakable(database: D1Database): D1Database {
  return new Proxy(database, {
    get: (target, name) => {
      if (breaks && (name === 'prepare' || name === 'batch')) {
        breaks = false;
        throw new Error('the invocation was ended');
      }
      const member: unknown = Reflect.get(target, name);
      return typeof member === 'function' ? member.bind(target) : member;
    },
  });
}

async function handOver(bindings: Env, message: WakeMessage): Promise<void> {
  underWay += 1;
  await bindings.WAKE.send(message);
}

/** Nothing is under way any more. */
async function rest(): Promise<void> {
  while (underWay > 0) await scheduler.wait(1);
}

/** What a test asks of the stage, each answered once everything that came of it is done. */
const orders: Readonly<Record<string, (bindings: Env, url: URL) => Promise<void>>> = {
  /** Time is `at` now, and who wanted to be woken by then is. */
  '/stage/time': async (bindings, { searchParams }) => {
    now = Number(searchParams.get('at'));
    const due = later.filter(({ at }) => at <= now);
    later = later.filter(({ at }) => at > now);
    for (const { message } of due) await handOver(bindings, message);
  },
  /** The timetable's minute. */
  '/stage/minute': async (bindings) => {
    await worker.scheduled({ cron: '* * * * *', scheduledTime: now, noRetry: () => undefined }, timed(bindings));
  },
  '/stage/rest': async () => undefined,
  /** Another play begins: the database is as empty as it was on the first day. */
  '/stage/clear': async ({ DB }, { searchParams }) => {
    chance = new Chance(Number(searchParams.get('seed')));
    later = [];
    const tables = await DB.prepare(
      "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%' AND name NOT LIKE '\\_cf\\_%' ESCAPE '\\' AND name NOT LIKE '%migrations'",
    ).all<{ name: string }>();
    const deletes = tables.results.map(({ name }) => DB.prepare(`DELETE FROM "${name}"`));
    await DB.batch([DB.prepare('PRAGMA defer_foreign_keys = true'), ...deletes]);
  },
};

export default {
  async fetch(request, bindings, ctx) {
    const url = new URL(request.url);
    // Whoever orders this stands in the middle of what runs: nobody waits for its end.
    if (url.pathname === '/stage/break') {
      breaks = true;
      return new Response(null, { status: 204 });
    }
    const order = orders[url.pathname];
    if (!order) return worker.fetch(request, timed(bindings), ctx);
    await order(bindings, url);
    await rest();
    const wakeAt = later.length > 0 ? Math.min(...later.map(({ at }) => at)) : null;
    return Response.json({ wakeAt, said: said.splice(0) });
  },

  async queue(batch, bindings) {
    const messages = batch.messages.map((message) => ({
      id: message.id,
      body: message.body,
      timestamp: message.timestamp,
      attempts: message.attempts,
      ack: () => {
        underWay -= 1;
        message.ack();
      },
      // It comes again, or moves to the dead letters: under way it stays.
      retry: (options?: QueueRetryOptions) => message.retry(options),
    }));
    await worker.queue({ ...batch, queue: batch.queue, messages } as MessageBatch<WakeMessage>, timed(bindings));
  },
} satisfies ExportedHandler<Env, WakeMessage>;
