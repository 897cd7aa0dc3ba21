// What a burst costs in calls to the vendors, and in processor time, on virtual time, for both profiles. Reads, writes and
// echoes are all in the count.

import { Bench } from '../simulation/bench.ts';
import { type Act, customerBurst, type Phase } from './burst.ts';
import type { Figures } from './figures.ts';
import { invoiceBurst, invoiceSettings } from './invoices.ts';
import { spentOn } from './processor.ts';

type Profile = 'free' | 'paid';

const MOST_CALLS = { free: 90, paid: 40 } as const;
const LATENCY_MS = 100;
const COUNT = 1_000;
/** Everything has come to rest after so long, the reading of what was written included. */
const AT_REST_MS = 600_000;

export async function bursts(figures: Figures): Promise<void> {
  for (const profile of ['paid', 'free'] as const) {
    figures.title(
      `Calls of a burst, profile ${profile}, vendors answering in ${LATENCY_MS} ms (virtual time; the free plan gives an invocation 10 ms of processor)`,
    );
    const customers = await open(profile);
    await burst(customers, customerBurst(actOf(customers.bench), COUNT), figures, () => MOST_CALLS[profile]);
    const invoices = await open(profile, invoiceSettings);
    const bounds = ({ how }: Phase) => (how === 'changed' ? MOST_CALLS[profile] : undefined);
    await burst(invoices, invoiceBurst(actOf(invoices.bench), COUNT), figures, bounds);
  }
}

interface Opened {
  readonly bench: Bench;
  readonly pair: string;
}

/** Two companies with nobody in them, live and at rest. */
async function open(profile: Profile, settings?: object): Promise<Opened> {
  const bench = new Bench({ seed: 3, profile });
  const { pair } = await bench.connect('empty', { provision: settings !== undefined });
  Object.assign(bench.vendors.vendors.xero?.switches ?? {}, { minuteLimit: 100_000, dayLimit: 100_000 });
  bench.vendors.logBodies = false;
  bench.vendors.latencyMs = { xero: LATENCY_MS, zoho: LATENCY_MS };
  if (settings) await bench.ask('PUT', `/api/pairs/${pair}/settings`, settings);
  await bench.goLive(pair);
  await bench.run(60_000);
  return { bench, pair };
}

function actOf(bench: Bench): Act {
  return (vendor, action, input) => bench.vendors.vendors[vendor]?.act(action, input);
}

async function burst(
  { bench, pair }: Opened,
  phases: readonly Phase[],
  figures: Figures,
  mostOf: (phase: Phase) => number | undefined,
): Promise<void> {
  const credits = () => Number((actOf(bench)('zoho', 'credits', {}) as { used?: number }).used ?? 0);
  for (const phase of phases) {
    const { name, side, work } = phase;
    const passes = bench.reports.length;
    work();
    bench.vendors.calls = [];
    const before = credits();
    const { productMs } = await spentOn(async () => {
      await bench.markAll(pair, side);
      await bench.run(AT_REST_MS, 40_000);
    });
    const calls = bench.vendors.calls.filter(({ path }) => path.startsWith('/api/'));
    const count = (vendor: string) => calls.filter((call) => call.vendor === vendor).length;
    const most = mostOf(phase);
    figures.add(`${name}: Xero calls`, count('xero'), '', most === undefined ? undefined : { most });
    figures.add(`${name}: Zoho calls`, count('zoho'), '');
    figures.add(`${name}: Zoho credits`, credits() - before, '');
    figures.add(`${name}: passes`, bench.reports.length - passes, '');
    figures.add(`${name}: our processor time a pass`, productMs / (bench.reports.length - passes), 'ms');
    figures.add(`${name}: our processor time a record`, productMs / COUNT, 'ms');
  }
}
