// The same bursts through the real Worker in workerd: processor time, and rows that D1 counted, per record.

import { readdirSync, readFileSync } from 'node:fs';
import { Stage } from '../worker/stage.ts';
import { customerBurst } from './burst.ts';
import type { Figures } from './figures.ts';

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
    const before = processorMs();
    const started = performance.now();
    work();
    await stage.rest(pair, 300, 500);
    const used = processorMs() - before;
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

/** Processor time that the workerd processes below this one have used, in ms (a tick is 10 ms on Linux). */
function processorMs(): number {
  const parents = new Map<string, { parent: string; name: string; ticks: number }>();
  for (const pid of readdirSync('/proc').filter((name) => /^\d+$/.test(name))) {
    try {
      const text = readFileSync(`/proc/${pid}/stat`, 'utf8');
      const name = text.slice(text.indexOf('(') + 1, text.lastIndexOf(')'));
      const rest = text.slice(text.lastIndexOf(')') + 2).split(' ');
      parents.set(pid, { parent: rest[1] ?? '', name, ticks: Number(rest[11]) + Number(rest[12]) });
    } catch {
      continue;
    }
  }
  const isOurs = (pid: string): boolean => {
    const parent = parents.get(pid)?.parent;
    return parent !== undefined && (parent === String(process.pid) || isOurs(parent));
  };
  return [...parents].reduce(
    (sum, [pid, { name, ticks }]) => sum + (name === 'workerd' && isOurs(pid) ? ticks * 10 : 0),
    0,
  );
}
