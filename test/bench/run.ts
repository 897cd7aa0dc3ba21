// `npm run bench`: figures, each beside the bound that it must keep. A name runs one part; `--full` the long ones. Ends with 1 where a
// bound is broken.

import { bursts } from './bursts.ts';
import { days } from './days.ts';
import { faults } from './faults.ts';
import { histories } from './histories.ts';
import { history } from './history.ts';
import { recovery } from './recovery.ts';
import { money } from './money.ts';
import { signals } from './signals.ts';
import { inWorkerd } from './workerd.ts';
import { Figures } from './figures.ts';

const parts: Readonly<Record<string, (figures: Figures, full: boolean) => Promise<void>>> = {
  bursts,
  faults,
  histories,
  money,
  signals,
  history,
  days,
  workerd: inWorkerd,
  recovery,
};

const [wanted] = process.argv.slice(2).filter((word) => !word.startsWith('-'));
const full = process.argv.includes('--full');
if (wanted !== undefined && !(wanted in parts)) {
  console.error(`no part named ${wanted}: ${Object.keys(parts).join(', ')}`);
  process.exit(2);
}

const figures = new Figures();
for (const [name, run] of Object.entries(parts)) {
  if (wanted !== undefined && name !== wanted) continue;
  const started = performance.now();
  await run(figures, full);
  console.log(`  (${name}: ${((performance.now() - started) / 1_000).toFixed(0)} s)\n`);
}
process.exit(figures.report());
