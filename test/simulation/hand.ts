// A worker thread that tries histories, as many as it is given, one after the other.

import { parentPort } from 'node:worker_threads';
import { trySeed } from './trial.ts';

parentPort?.on('message', (seeds: readonly number[]) => {
  void (async () => {
    for (const seed of seeds) parentPort?.postMessage({ verdict: await trySeed(seed) });
    parentPort?.postMessage({ idle: true });
  })();
});
