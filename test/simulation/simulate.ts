// npm run simulate -- --histories 10000 [--seed N] [--hands N]: random histories on all cores. Prints the seed of each one that fails,
// the shortest form of the first, and in the last line how many histories, events, faults and violations there were.

import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { Worker } from 'node:worker_threads';
import { generate } from './generate/generate.ts';
import { seedOfDay, seedsFrom } from './seeds.ts';
import { shrink } from './shrink.ts';
import type { Verdict } from './trial.ts';

/** Seeds that a hand is given at once. */
const HANDFUL = 20;
/** After so many failures there is nothing more to learn from one run. */
const ENOUGH = 25;

interface Told {
  readonly verdict?: Verdict;
  readonly idle?: true;
}

/** Has hands try all seeds; `onVerdict` may ask for an end. */
async function tryAll(seeds: readonly number[], hands: number, onVerdict: (verdict: Verdict) => boolean) {
  let next = 0;
  let ended = false;
  const work = async (): Promise<void> => {
    const hand = new Worker(join(import.meta.dirname, 'hand.ts'));
    const give = (): boolean => {
      const some = ended ? [] : seeds.slice(next, next + HANDFUL);
      next += some.length;
      if (some.length > 0) hand.postMessage(some);
      return some.length > 0;
    };
    await new Promise<void>((resolve, reject) => {
      hand.on('error', reject);
      hand.on('message', ({ verdict }: Told) => {
        if (verdict) ended = onVerdict(verdict) || ended;
        else if (!give()) resolve();
      });
      if (!give()) resolve();
    });
    await hand.terminate();
  };
  await Promise.all(Array.from({ length: hands }, work));
}

function tell(line: string): void {
  process.stdout.write(`${line}\n`);
}

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      histories: { type: 'string', default: '1000' },
      seed: { type: 'string' },
      hands: { type: 'string', default: String(availableParallelism()) },
    },
  });
  const first = values.seed === undefined ? seedOfDay(Date.now()) : Number(values.seed);
  const seeds = seedsFrom(first, Number(values.histories));
  tell(`${seeds.length} histories from seed ${first}`);
  const began = performance.now();
  const sum = { histories: 0, events: 0, faults: 0, violations: 0 };
  const failed: Verdict[] = [];
  await tryAll(seeds, Math.min(Number(values.hands), seeds.length), (verdict) => {
    sum.histories += 1;
    sum.events += verdict.events;
    sum.faults += verdict.faults;
    sum.violations += verdict.violations.length;
    if (verdict.violations.length === 0) return false;
    failed.push(verdict);
    tell(`seed ${verdict.seed} fails:`);
    for (const { law, what } of verdict.violations.slice(0, 3)) tell(`  ${law}: ${what.slice(0, 400)}`);
    return failed.length >= ENOUGH;
  });
  const [worst] = failed;
  if (worst) {
    const { events, setting } = await shrink(generate(worst.seed));
    tell(`the shortest history of seed ${worst.seed} that still fails: ${events.length} events`);
    tell(JSON.stringify({ setting, events }, null, 1));
  }
  const seconds = Math.round((performance.now() - began) / 1_000);
  const { histories, events, faults, violations } = sum;
  tell(`${seconds} s, ${(histories / Math.max(1, seconds)).toFixed(1)} histories a second`);
  tell(`${histories} histories, ${events} events, ${faults} faults, ${violations} violations`);
  process.exitCode = violations > 0 ? 1 : 0;
}

await main();
