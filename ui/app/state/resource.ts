// Something that is read from the API and shown: its last value, its last problem, whether it is being read. A value that was read
// stays while a newer reading fails, so that a page can go on showing it and say how old it is.

import { type ReadonlySignal, signal } from '@preact/signals';
import type { Answer, Problem } from '../api/answer.ts';

export interface Resource<T> {
  readonly value: ReadonlySignal<T | undefined>;
  readonly problem: ReadonlySignal<Problem | undefined>;
  readonly reading: ReadonlySignal<boolean>;
  /** When the value was read, epoch ms. */
  readonly readAt: ReadonlySignal<number | undefined>;
  /** Reads anew. Of several readings at once only the last one counts. */
  read(): Promise<void>;
}

export function resource<T>(ask: () => Promise<Answer<T>>): Resource<T> {
  const value = signal<T>();
  const problem = signal<Problem>();
  const reading = signal(false);
  const readAt = signal<number>();
  let last = 0;
  const read = async () => {
    last += 1;
    const own = last;
    reading.value = true;
    const first = await ask();
    const answer = first.ok || !mayPass(first.problem) ? first : await afterAMoment(ask);
    if (own !== last) return;
    reading.value = false;
    if (answer.ok) {
      value.value = answer.value;
      readAt.value = Date.now();
    }
    problem.value = answer.ok ? undefined : answer.problem;
  };
  return { value, problem, reading, readAt, read };
}

const MOMENT_MS = 800;

/** No answer, or a fault of the other end: reading changes nothing, so it is asked once more before anybody is told. */
function mayPass({ status }: Problem): boolean {
  return status === 0 || status >= 500;
}

async function afterAMoment<T>(ask: () => Promise<Answer<T>>): Promise<Answer<T>> {
  await new Promise((resolve) => setTimeout(resolve, MOMENT_MS));
  return ask();
}

/** Resources by a key, each made once: coming back to a page shows what it showed, while it is read anew. */
export function shelf<T>(ask: (key: string) => Promise<Answer<T>>): { at(key: string): Resource<T>; clear(): void } {
  const known = new Map<string, Resource<T>>();
  return {
    at: (key) => {
      const made = known.get(key) ?? resource(() => ask(key));
      known.set(key, made);
      return made;
    },
    clear: () => known.clear(),
  };
}
