// How long it takes after the product was killed in the middle of its work, from the moment it can be called again until both sides are
// in step: by everybody's clock, which the waiting runs ahead of, with the lease of the dead pass still held.

import { Books } from '../recovery/books.ts';
import { deaths } from '../recovery/deaths.ts';
import { Stage } from '../recovery/stage.ts';
import { Chance } from '../../src/simulator/chance.ts';
import type { Figures } from './figures.ts';

const MINUTE_MS = 60_000;
/** The lease of 90 s, at whose end the timetable has it woken, then the work: a wake-up that gets lost too costs another minute. */
const MOST_S = 180;
/** Back at once: nobody had time to notice. */
const DOWN_MS = 1_000;

export async function recovery(figures: Figures, full: boolean): Promise<void> {
  const count = full ? 50 : 10;
  figures.title(`Killed ${count} times at work and started again (workerd, the real Worker)`);
  const chance = new Chance(20_261_120);
  const stage = await Stage.open(1);
  try {
    const books = new Books(stage.vendors, chance);
    const { pair } = await stage.connect();
    const amiss = () => books.amiss(stage.product, pair);
    const inStep = () =>
      stage.until(
        async () => (await amiss()).length === 0,
        45 * MINUTE_MS,
        async () => (await amiss()).join(),
      );
    books.work();
    await inStep();
    const times: number[] = [];
    for (const death of deaths(count, chance)) {
      await stage.die(death, () => books.work(), 20_000);
      await stage.comeBack(DOWN_MS);
      times.push((await inStep()) / 1_000);
    }
    times.sort((one, other) => one - other);
    figures.add('from ready to in step, median', times[Math.floor(times.length / 2)] ?? 0, 's');
    figures.add('from ready to in step, longest', times.at(-1) ?? 0, 's', { most: MOST_S });
  } finally {
    await stage.close();
  }
}
