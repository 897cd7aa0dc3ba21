// What a burst costs in calls to the vendors, and in processor time, on virtual time, for both profiles. Reads, writes and
// echoes are all in the count.

import { Bench } from '../simulation/bench.ts';
import { customerBurst } from './burst.ts';
import type { Figures } from './figures.ts';
import { spentOn } from './processor.ts';

const MOST_CALLS = { free: 90, paid: 40 } as const;
const LATENCY_MS = 100;
const COUNT = 1_000;

export async function bursts(figures: Figures): Promise<void> {
  for (const profile of ['paid', 'free'] as const) {
    figures.title(
      `Calls of a burst, profile ${profile}, vendors answering in ${LATENCY_MS} ms (virtual time; the free plan gives an invocation 10 ms of processor)`,
    );
    const bench = new Bench({ seed: 3, profile });
    const { pair } = await bench.connect('empty');
    Object.assign(bench.vendors.vendors.xero?.switches ?? {}, { minuteLimit: 100_000, dayLimit: 100_000 });
    bench.vendors.logBodies = false;
    bench.vendors.latencyMs = { xero: LATENCY_MS, zoho: LATENCY_MS };
    await bench.goLive(pair);
    await bench.run(60_000);
    for (const { name, side, work } of customerBurst(
      (vendor, action, input) => bench.vendors.vendors[vendor]?.act(action, input),
      COUNT,
    )) {
      bench.vendors.calls = [];
      const passes = bench.reports.length;
      work();
      const { productMs } = await spentOn(async () => {
        await bench.markAll(pair, side);
        await bench.run(240_000, 40_000);
      });
      const calls = bench.vendors.calls.filter(({ path }) => path.startsWith('/api/'));
      const count = (vendor: string) => calls.filter((call) => call.vendor === vendor).length;
      figures.add(`${name}: Xero calls`, count('xero'), '', { most: MOST_CALLS[profile] });
      figures.add(`${name}: Zoho calls`, count('zoho'), '');
      figures.add(`${name}: passes`, bench.reports.length - passes, '');
      figures.add(`${name}: our processor time a pass`, productMs / (bench.reports.length - passes), 'ms');
      figures.add(`${name}: our processor time a record`, productMs / COUNT, 'ms');
    }
  }
}
