// Work that was asked for, followed until it is done. It goes on by itself when the page is closed; this only watches.

import { signal } from '@preact/signals';
import { call, type Problem } from '../api/answer.ts';
import { api } from '../api/client.ts';
import { overview } from './house.ts';

export interface Work {
  readonly pair: string;
  /** The most that was left at once. */
  readonly of: number;
  readonly left: number;
}

/** What is being worked on, or null. */
export const work = signal<Work | null>(null);

const LOOK_EVERY_MS = 700;
/** Then the watching ends; whatever waits is shown by the overview as it is. */
const WATCH_AT_MOST_MS = 600_000;

/** Brings everything of the pair into step. The problem, where it could not be asked for. */
export async function syncNow(pair: string): Promise<Problem | null> {
  const answer = await call(api.pairs[':pair'].sync.$post({ param: { pair }, json: {} }));
  if (!answer.ok) return answer.problem;
  await follow(pair, answer.value.jobs.length);
  return null;
}

/** Watches until nothing is left to do now, then reads the overview once more. */
export async function follow(pair: string, jobs: number): Promise<void> {
  if (work.value) return;
  work.value = { pair, of: jobs, left: jobs };
  const until = Date.now() + WATCH_AT_MOST_MS;
  while (Date.now() < until) {
    await new Promise((resolve) => setTimeout(resolve, LOOK_EVERY_MS));
    const answer = await call(api.jobs.$get({ query: { pair } }));
    if (!answer.ok) break;
    const { due: left } = answer.value;
    if (left === 0) break;
    work.value = { pair, of: Math.max(work.value?.of ?? 0, left), left };
  }
  work.value = null;
  await overview.value?.read();
}
