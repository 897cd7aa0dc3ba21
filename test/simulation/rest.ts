// Lets time go by until nothing is left to do: minute by minute, then from day to day, as the daily walks are there to find what every
// hint has missed.

import type { Bench } from './bench.ts';

export type Rest =
  | { readonly is: 'resting' }
  /** What is still due or under way, in words. */
  | { readonly is: 'restless'; readonly left: readonly string[] };

const MINUTE_MS = 60_000;
const HOUR_MS = 3_600_000;
const DAY_MS = 86_400_000;
/** No retry waits longer than ten minutes, and nothing is tried more than a few times. */
const MINUTES_AT_MOST = 45;
const DAYS_AT_MOST = 3;

export async function rest(bench: Bench, pairs: number): Promise<Rest> {
  let left = await settle(bench);
  // Where a day's calls are spent, the rest is done on the next.
  for (let days = 0; days < 1 || (left.length > 0 && days < DAYS_AT_MOST); days++) {
    bench.clock.advance(DAY_MS);
    left = await settle(bench);
  }
  // What one pair's daily walk wrote into the CRM reaches the others by their timers: the channel by which they would hear of it at once has
  // ended while the day was skipped.
  if (pairs > 1 && left.length === 0) {
    bench.clock.advance(HOUR_MS);
    left = await settle(bench);
  }
  return left.length > 0 ? { is: 'restless', left } : { is: 'resting' };
}

/** Runs on until two minutes in a row find nothing to do. Returns what is left when that never happens. */
export async function settle(bench: Bench): Promise<string[]> {
  for (let minutes = 0, still = 0; minutes < MINUTES_AT_MOST; minutes++) {
    await bench.run(MINUTE_MS, 20_000);
    still = (await leftToDo(bench)).length === 0 ? still + 1 : 0;
    if (still === 2) return [];
  }
  return leftToDo(bench);
}

/** Everything that is due, will fall due by itself, or was begun. */
async function leftToDo({ sqlite, queue, vendors, clock }: Bench): Promise<string[]> {
  const soon = clock.now() + 120_000;
  const rows = async (text: string) => (await sqlite.ask(text)).map((row) => JSON.stringify(row));
  return [
    ...(await rows(
      'SELECT pair, kind, side, sort, due_at, ids, running, attempts, rest FROM looks WHERE due_at IS NOT NULL OR running IS NOT NULL OR rest IS NOT NULL',
    )),
    ...(await rows('SELECT pair, id, state, code, due_at, attempts FROM standings WHERE due_at IS NOT NULL')),
    ...(await rows('SELECT pair, id, side, op, sent_at, state FROM intents')),
    ...(await rows("SELECT id, leased_until FROM pairs WHERE leased_until > 0 AND state <> 'setup'")),
    ...queue.map((message) => JSON.stringify(message)),
    ...vendors.outbox.waiting().flatMap(({ dueAt, url }) => (dueAt <= soon ? [`a delivery to ${url}`] : [])),
  ];
}
