// The same bursts through the real Worker in workerd: processor time, and rows that D1 counted, per record.

import { Stage } from '../worker/stage.ts';
import { customerBurst } from './burst.ts';
import type { Figures } from './figures.ts';
import { workerdMs, workerdPeakBytes } from './processor.ts';

/** Rows written per record: a change, a creation; the log, its index and the day's tally included. */
const MOST_ROWS = { changed: 5, created: 9 } as const;
const COUNT = { paid: 1_000, free: 250 } as const;

export async function inWorkerd(figures: Figures): Promise<void> {
  for (const profile of ['paid', 'free'] as const) {
    figures.title(
      `The real Worker, profile ${profile} (workerd holds D1, queue and Durable Object too, all in its processor time)`,
    );
    const stage = await Stage.open({ vars: { PROFILE: profile } });
    try {
      await burst(stage, profile, figures);
      figures.add('memory of workerd at its most, with D1, queue and holders', workerdPeakBytes() / 1e6, 'MB');
    } finally {
      await stage.close();
    }
  }
}

interface Pass {
  readonly planned: number;
  readonly statements: number;
  readonly rowsRead: number;
  readonly rowsWritten: number;
  readonly calls: number;
}

async function burst(stage: Stage, profile: 'paid' | 'free', figures: Figures): Promise<void> {
  Object.assign(stage.vendors.vendors.xero?.switches ?? {}, { minuteLimit: 100_000, dayLimit: 100_000 });
  stage.vendors.logBodies = false;
  const { pair } = await stage.connect();
  await stage.rest(pair);
  const count = COUNT[profile];
  for (const { name, how, work } of customerBurst((vendor, action, input) => stage.act(vendor, action, input), count)) {
    stage.clearPasses();
    const before = workerdMs();
    const started = performance.now();
    work();
    await stage.rest(pair, 300, 500);
    const used = workerdMs() - before;
    const passes = stage.passes<Pass>();
    const sum = (read: (pass: Pass) => number) => passes.reduce((total, pass) => total + read(pass), 0);
    const most = (read: (pass: Pass) => number) => Math.max(...passes.map(read));
    figures.add(`${name}: rows written per record`, sum(({ rowsWritten }) => rowsWritten) / count, '', {
      most: MOST_ROWS[how],
    });
    figures.add(`${name}: rows read per record`, sum(({ rowsRead }) => rowsRead) / count, '');
    figures.add(
      `${name}: statements of one invocation, most`,
      most(({ statements }) => statements),
      '',
      { most: 40 },
    );
    figures.add(
      `${name}: external calls of one invocation, most`,
      most(({ calls }) => calls),
      '',
      { most: 40 },
    );
    figures.add(`${name}: processor per record, hooks and database included`, used / count, 'ms');
    figures.add(`${name}: from the first edit to rest`, (performance.now() - started) / 1_000, 's');
  }
}
