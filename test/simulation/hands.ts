// Hands that try histories beside each other, each one at a time: threads of this process, or workerds.

import { join } from 'node:path';
import { setFlagsFromString } from 'node:v8';
import { Worker } from 'node:worker_threads';
import type { Verdict } from './trial.ts';

export interface Hand {
  trySeed(seed: number): Promise<Verdict>;
  dispose(): Promise<unknown>;
}

/**
 * What a history leaves behind is dead at its end: with room for one, little of it is ever looked at again. And a thread that has its
 * processor to itself gains nothing from others that help it to tidy up.
 */
const YOUNG_MB = 96;

/** A thread that tries histories in Node. */
export async function openThread(): Promise<Hand> {
  setFlagsFromString('--single-threaded-gc');
  const thread = new Worker(join(import.meta.dirname, 'hand.ts'), {
    resourceLimits: { maxYoungGenerationSizeMb: YOUNG_MB },
  });
  const trySeed = (seed: number): Promise<Verdict> =>
    new Promise((resolve, reject) => {
      thread.once('error', reject);
      thread.once('message', (verdict: Verdict) => {
        thread.off('error', reject);
        resolve(verdict);
      });
      thread.postMessage(seed);
    });
  return { trySeed, dispose: () => thread.terminate() };
}

/** Has so many hands try all seeds; `onVerdict` may ask for an end. */
export async function tryAll(
  seeds: readonly number[],
  { open, hands }: { readonly open: () => Promise<Hand>; readonly hands: number },
  onVerdict: (verdict: Verdict) => boolean,
): Promise<void> {
  const left = [...seeds].reverse();
  let ended = false;
  const work = async (): Promise<void> => {
    const hand = await open();
    try {
      for (let seed = left.pop(); seed !== undefined && !ended; seed = left.pop())
        ended = onVerdict(await hand.trySeed(seed)) || ended;
    } finally {
      await hand.dispose();
    }
  };
  await Promise.all(Array.from({ length: Math.min(hands, seeds.length) }, work));
}
