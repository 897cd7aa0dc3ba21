// `npm run simulate -- --money 1000 [--seed N]`: random histories of money. Prints the seed of each one that fails, and in the last line how
// many there were.

import { travelLight } from '../light/travel.ts';
import { playMoney } from './play.ts';
import { seedsFrom } from '../seeds.ts';

/** Plays them one after the other; the number of those that fail. */
export async function playAll(first: number, histories: number, tell: (line: string) => void): Promise<number> {
  travelLight();
  const sum = { events: 0, faults: 0, failed: 0 };
  const began = performance.now();
  for (const seed of seedsFrom(first, histories)) {
    const { events, faults, violations } = await playMoney(seed);
    sum.events += events.length;
    sum.faults += faults;
    if (violations.length === 0) continue;
    sum.failed += 1;
    tell(`seed ${seed} fails: ${violations.slice(0, 4).join('; ').slice(0, 600)}`);
    tell(`  ${events.join(', ')}`);
  }
  const seconds = Math.round((performance.now() - began) / 1_000);
  tell(
    `${histories} histories of money, ${sum.events} events, ${sum.faults} faults, ${sum.failed} failed, ${seconds} s`,
  );
  return sum.failed;
}
