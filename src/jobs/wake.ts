// Wake-ups: a queue message says that a pair has something due, never what. The rows decide. What throws is passed on: the queue delivers
// the message again, and one that throws each time ends among the dead letters, where it becomes an issue.

import { type House, runPass } from '../compose.ts';
import { pairStore } from '../db/pairs.ts';
import { studyStore } from '../db/studies.ts';
import { troubleStore } from '../db/troubles.ts';
import type { WakeMessage } from '../env.ts';
import { checkConnection } from './check.ts';
import { goOnSettingUp } from './set-up.ts';
import { workOnStudy } from './studies.ts';

/** Does what a message is there for. */
export async function workOn(house: House, message: WakeMessage): Promise<void> {
  if ('pair' in message) await wakeUp(house, message.pair);
  else if ('study' in message) await workOnStudy(house, message.study);
  else if ('setUp' in message) await goOnSettingUp(house, message.setUp, message.act, message.left);
  else await checkConnection(house, message.connection);
}

async function wakeUp(house: House, pair: string): Promise<void> {
  const started = house.world.now();
  const report = await runPass(house, pair);
  if (report.is === 'done' && report.wakeAt !== null)
    await house.waker.wake(pair, Math.max(0, report.wakeAt - house.world.now()));
  if (report.is === 'done' && (report.paused || report.outdated)) await lookAtEach(house, pair);
  const { meter, calls } = house;
  const ms = house.world.now() - started;
  house.log('info', { msg: 'pass', pair, ...report, ...meter, calls: calls.calls, ms });
}

/** A consent is lost, or a period was locked: how each connection stands, a look at it tells. */
async function lookAtEach(house: House, pair: string): Promise<void> {
  const found = await pairStore({ db: house.db, now: () => house.world.now() }).find(pair);
  for (const connection of found ? [found.crm, found.accounting, found.finance] : [])
    if (connection !== null) await house.waker.check(connection);
}

/**
 * A message that was tried as often as the queue allows. Nothing is lost with it, since what is due stands in the database; but somebody
 * has to hear of it, and the timetable must not go on trying every minute.
 */
export async function bury(house: House, message: WakeMessage): Promise<void> {
  const ports = { db: house.db, now: () => house.world.now() };
  const troubles = troubleStore(ports);
  house.log('error', { msg: 'a message was given up', ...message });
  // Whoever asked for it looks at it: it says so itself.
  if ('study' in message) return studyStore(ports).held(message.study, 'study.failed', 'failed');
  // The page shows what is missing, and its button goes on.
  if ('setUp' in message) return;
  const pairs = 'pair' in message ? [message.pair] : await troubles.pairsOf(message.connection);
  for (const pair of pairs) await troubles.keepsFailing(pair);
}
