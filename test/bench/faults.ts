// How many records a minute come over while one call in a hundred goes wrong, on virtual time: a burst on each side, until both sides show
// all of it. What the platform needs for itself is not in the time; what the vendors take to answer, and every wait, is.

import { Bench } from '../simulation/bench.ts';
import type { FaultAction } from '../../src/simulator/faults.ts';
import { customerBurst } from './burst.ts';
import type { Figures } from './figures.ts';

const LATENCY_MS = 200;
const MINUTE_MS = 60_000;
const COUNT = 2_000;
const SHARE = 0.01;
/** Nothing is left to try again after so long: three tries take less. */
const AT_MOST_MS = 60 * MINUTE_MS;

/** What goes wrong, each as often as the others. */
const troubles: readonly FaultAction[] = [
  { type: 'respond', status: 500, body: 'Internal Server Error' },
  { type: 'respond', status: 503, body: '<html>unavailable</html>' },
  { type: 'respond', status: 429, headers: { 'retry-after': '2' } },
  { type: 'drop-before' },
  { type: 'drop-after' },
];

export async function faults(figures: Figures): Promise<void> {
  figures.title(
    `${COUNT} records, one call in a hundred goes wrong, vendors answering in ${LATENCY_MS} ms (virtual time)`,
  );
  for (const profile of ['paid', 'free'] as const) {
    const bench = new Bench({ seed: 5, profile, latencyMs: LATENCY_MS });
    const { pair } = await bench.connect('empty');
    Object.assign(bench.vendors.vendors.xero?.switches ?? {}, { minuteLimit: 100_000, dayLimit: 100_000 });
    await bench.goLive(pair);
    await bench.run(MINUTE_MS);
    for (const action of troubles)
      bench.vendors.faults.arm({
        match: { path: '^/api/' },
        action,
        times: null,
        probability: SHARE / troubles.length,
      });
    const act = (vendor: 'xero' | 'zoho', action: string, input: Record<string, unknown>) =>
      bench.vendors.vendors[vendor]?.act(action, input);
    for (const { name, side, work } of customerBurst(act, COUNT)) {
      const began = bench.clock.now();
      work();
      await bench.markAll(pair, side);
      await untilQuiet(bench, began + AT_MOST_MS);
      const minutes = (bench.clock.now() - began) / MINUTE_MS;
      figures.add(`${profile}: ${name}: records a minute`, COUNT / minutes, '');
    }
    const [row] = bench.sqlite.run(
      'SELECT (SELECT count(*) FROM links WHERE ended_at = 0) AS linked, (SELECT count(*) FROM issues WHERE closed_at IS NULL) AS open',
    );
    const happened = bench.vendors.faults.list().reduce((sum, { hits }) => sum + hits, 0);
    figures.add(`${profile}: calls that went wrong`, happened, '');
    figures.add(
      `${profile}: records that are not linked, or were given up`,
      2 * COUNT - Number(row?.linked) + Number(row?.open),
      '',
      { most: 0 },
    );
  }
}

/** Runs on, second by second, until nothing is due, begun or waiting for another try. */
async function untilQuiet(bench: Bench, until: number): Promise<void> {
  const left = () =>
    bench.sqlite
      .run(`SELECT 1 FROM looks WHERE (due_at IS NOT NULL AND trigger <> 'timer') OR running IS NOT NULL OR rest IS NOT NULL
      UNION ALL SELECT 1 FROM standings WHERE due_at IS NOT NULL UNION ALL SELECT 1 FROM intents`).length;
  do await bench.run(1_000, 40_000);
  while (left() > 0 && bench.clock.now() < until);
}
