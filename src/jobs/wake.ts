// Wake-ups: a queue message says that a pair has something due, never what. The rows decide; the message is always acknowledged.

import { type House, runPass } from '../compose.ts';

export async function wakeUp(house: House, pair: string): Promise<void> {
  const started = house.world.now();
  try {
    const report = await runPass(house, pair);
    if (report.is === 'done' && report.wakeAt !== null)
      await house.waker.wake(pair, Math.max(0, report.wakeAt - house.world.now()));
    const { meter, calls } = house;
    const ms = house.world.now() - started;
    house.log('info', { msg: 'pass', pair, ...report, ...meter, calls: calls.calls, ms });
  } catch (error) {
    // The lease runs out, the timetable wakes the pair again, and the attempts that were counted at the claim bound the repeats.
    house.log('error', { msg: 'a pass failed', pair, error });
  }
}
