// How many random histories are played and judged in a second, on all processors: threads load and warm up first, and are not counted.

import { availableParallelism } from 'node:os';
import { openThread, tryAll } from '../simulation/hands.ts';
import { seedsFrom } from '../simulation/seeds.ts';
import type { Figures } from './figures.ts';

const FIRST_SEED = 1;
/** For each processor. */
const WARMING_UP = 10;
const HISTORIES = { usual: 50, full: 500 };

export async function histories(figures: Figures, full: boolean): Promise<void> {
  const hands = availableParallelism();
  const count = (full ? HISTORIES.full : HISTORIES.usual) * hands;
  figures.title(`${count} random histories with faults, on ${hands} processors`);
  const seeds = seedsFrom(FIRST_SEED, WARMING_UP * hands + count);
  const sum = { tried: 0, events: 0, faults: 0, violations: 0 };
  let began = performance.now();
  await tryAll(seeds, { open: openThread, hands }, ({ events, faults, violations }) => {
    sum.tried += 1;
    if (sum.tried <= WARMING_UP * hands) {
      began = performance.now();
      return false;
    }
    sum.events += events;
    sum.faults += faults;
    sum.violations += violations.length;
    return false;
  });
  const seconds = (performance.now() - began) / 1_000;
  figures.add('histories a second', count / seconds, '');
  figures.add('events a history', sum.events / count, '');
  figures.add('faults and upsets a history that really happened', sum.faults / count, '');
  figures.add('violations', sum.violations, '', { most: 0 });
}
