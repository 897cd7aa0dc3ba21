// One history tried: generated, played, judged. Whatever is thrown on the way is a violation too.

import { generate } from './generate/generate.ts';
import type { History } from './history.ts';
import { judge, type Violation } from './judges/index.ts';
import { travelLight } from './light/travel.ts';
import { play, type Tampering } from './play.ts';

travelLight();

export interface Verdict {
  readonly seed: number;
  readonly events: number;
  /** Faults and upsets that really happened. */
  readonly faults: number;
  readonly violations: readonly Violation[];
}

export async function trySeed(seed: number, tampering: Tampering = {}): Promise<Verdict> {
  return tryHistory(generate(seed), tampering);
}

export async function tryHistory(history: History, tampering: Tampering = {}): Promise<Verdict> {
  const { seed, events } = history;
  try {
    const played = await play(history, tampering);
    return { seed, events: events.length, faults: played.faults, violations: await judge(played) };
  } catch (error) {
    const what = error instanceof Error ? (error.stack ?? error.message) : String(error);
    return { seed, events: events.length, faults: 0, violations: [{ law: 'thrown', what }] };
  }
}
