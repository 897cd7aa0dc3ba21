// A worker thread that tries histories, one after the other.

import { parentPort } from 'node:worker_threads';
import { trySeed } from './trial.ts';

parentPort?.on('message', (seed: number) => {
  void trySeed(seed).then((verdict) => parentPort?.postMessage(verdict));
});
