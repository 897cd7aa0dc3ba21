// npm run simulate -- --histories 10000 [--seed N] [--hands N] [--workerd] [--money N]: random histories on all cores, in Node or in workerd. Prints
// the seed of each one that fails, the shortest form of the first, and in the last line how many histories, events, faults and
// violations there were.

import { availableParallelism } from 'node:os';
import { parseArgs } from 'node:util';
import { generate } from './generate/generate.ts';
import { openThread, tryAll } from './hands.ts';
import { playAll } from './money/run.ts';
import { seedOfDay, seedsFrom } from './seeds.ts';
import { shrink } from './shrink.ts';
import type { Verdict } from './trial.ts';

/** After so many failures there is nothing more to learn from one run. */
const ENOUGH = 25;
/** Histories, unless told: workerd takes several times as long for each. */
const USUAL = { node: 1_000, workerd: 200 };

function tell(line: string): void {
  process.stdout.write(`${line}\n`);
}

function tellFailure({ seed, violations }: Verdict): void {
  tell(`seed ${seed} fails:`);
  for (const { law, what } of violations.slice(0, 3)) tell(`  ${law}: ${what.slice(0, 400)}`);
}

/** Shortened in Node: what fails in workerd alone is told as it is. */
async function tellShortest(seed: number): Promise<void> {
  const { events, setting } = await shrink(generate(seed));
  tell(`the shortest history of seed ${seed} that still fails: ${events.length} events`);
  tell(JSON.stringify({ setting, events }, null, 1));
}

function read() {
  const { values } = parseArgs({
    options: {
      histories: { type: 'string' },
      seed: { type: 'string' },
      hands: { type: 'string', default: String(availableParallelism()) },
      workerd: { type: 'boolean', default: false },
      money: { type: 'string' },
    },
  });
  const first = values.seed === undefined ? seedOfDay(Date.now()) : Number(values.seed);
  const histories = Number(values.histories ?? (values.workerd ? USUAL.workerd : USUAL.node));
  const money = values.money === undefined ? null : Number(values.money);
  return { first, histories, hands: Number(values.hands), workerd: values.workerd, money };
}

async function main(): Promise<void> {
  const { first, histories, hands, workerd, money } = read();
  if (money !== null) {
    process.exitCode = (await playAll(first, money, tell)) > 0 ? 1 : 0;
    return;
  }
  tell(`${histories} histories from seed ${first}, in ${workerd ? 'workerd' : 'Node'}`);
  const began = performance.now();
  const sum = { histories: 0, events: 0, faults: 0, violations: 0 };
  const failed: Verdict[] = [];
  const open = workerd ? (await import('./workerd/house.ts')).openWorkerd : openThread;
  await tryAll(seedsFrom(first, histories), { open, hands }, (verdict) => {
    sum.histories += 1;
    sum.events += verdict.events;
    sum.faults += verdict.faults;
    sum.violations += verdict.violations.length;
    if (verdict.violations.length === 0) return false;
    failed.push(verdict);
    tellFailure(verdict);
    return failed.length >= ENOUGH;
  });
  const [worst] = failed;
  if (worst && !workerd) await tellShortest(worst.seed);
  const seconds = Math.round((performance.now() - began) / 1_000);
  tell(`${seconds} s, ${(sum.histories / Math.max(1, seconds)).toFixed(1)} histories a second`);
  tell(`${sum.histories} histories, ${sum.events} events, ${sum.faults} faults, ${sum.violations} violations`);
  process.exitCode = sum.violations > 0 ? 1 : 0;
}

await main();
