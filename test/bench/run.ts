// `npm run bench`: figures, each beside the bound that it must keep. A name runs one part; `--full` the long ones. Ends with 1 where a
// bound is broken. Without a name each part is a process of its own, so many at once as there are processors.

import { availableParallelism } from 'node:os';
import { bursts } from './bursts.ts';
import { days } from './days.ts';
import { faults } from './faults.ts';
import { histories } from './histories.ts';
import { history } from './history.ts';
import { inLanes, type Part } from './lanes.ts';
import { reading } from './reading.ts';
import { recovery } from './recovery.ts';
import { money } from './money.ts';
import { signals } from './signals.ts';
import { inWorkerd } from './workerd.ts';
import { Figures } from './figures.ts';

const parts: Readonly<Record<string, (figures: Figures, full: boolean) => Promise<void>>> = {
  histories,
  history,
  days,
  workerd: inWorkerd,
  recovery,
  bursts,
  signals,
  money,
  faults,
  reading,
};
/** It measures what all processors do together. */
const ALONE = 'histories';

const [wanted] = process.argv.slice(2).filter((word) => !word.startsWith('-'));
const full = process.argv.includes('--full');
if (wanted !== undefined && !(wanted in parts)) {
  console.error(`no part named ${wanted}: ${Object.keys(parts).join(', ')}`);
  process.exit(2);
}

async function one(name: string): Promise<number> {
  const figures = new Figures();
  const started = performance.now();
  await parts[name]?.(figures, full);
  console.log(`  (${name}: ${((performance.now() - started) / 1_000).toFixed(0)} s)`);
  return figures.report();
}

/** The long ones first. */
async function all(): Promise<number> {
  const started = performance.now();
  const others = Object.keys(parts).filter((name) => name !== ALONE);
  const told: Part[] = [];
  const tell = (part: Part) => {
    told.push(part);
    console.log(part.said);
  };
  await inLanes([ALONE], 1, full, tell);
  await inLanes(others, availableParallelism(), full, tell);
  const broken = told.filter(({ code }) => code !== 0).map(({ name }) => name);
  console.log(`${((performance.now() - started) / 1_000).toFixed(0)} s in all`);
  if (broken.length > 0) console.log(`bounds broken in: ${broken.join(', ')}`);
  return broken.length > 0 ? 1 : 0;
}

process.exit(await (wanted === undefined ? all() : one(wanted)));
