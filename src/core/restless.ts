// What was written over and over: where something changes a side back each time, we stop after three rounds and ask a person. Pure.

import { digest, shortHash } from './digest.ts';
import type { Fields, Value } from './value.ts';

/** Of one side, by field: what was written last (a short name of the value), how often in a row, and when last (epoch ms). */
export type Pushed = Readonly<Record<string, readonly [value: string, times: number, at: number]>>;

/** So many times in a row the same is written; so many rounds are planned in one pass. */
export const ROUNDS = 3;

/** What is changed back later than this after it was written is an edit of its own, in ms. */
const HOUR_MS = 3_600_000;

/** What is remembered of a side once these values were written there. */
export function pushedWith(before: Pushed, values: Fields, now: number): Pushed {
  const recent = Object.fromEntries(Object.entries(before).filter(([, [, , at]]) => now - at < HOUR_MS));
  const written = Object.entries(values).map(([name, value]) => {
    const last = recent[name];
    const short = nameOf(value);
    return [name, [short, last?.[0] === short ? last[1] + 1 : 1, now]] as const;
  });
  return { ...recent, ...Object.fromEntries(written) };
}

/** Whether the value was written there so often that it would not stay this time either; `changedAt`: when the side changed last. */
export function isRestless(pushed: Pushed[string] | undefined, value: Value, changedAt: number): boolean {
  if (!pushed) return false;
  const [last, times, at] = pushed;
  return times >= ROUNDS && last === nameOf(value) && changedAt - at < HOUR_MS;
}

/** Whether that value is what was written there last. */
export function wasPushed(pushed: Pushed[string] | undefined, value: Value): boolean {
  return pushed?.[0] === nameOf(value);
}

function nameOf(value: Value): string {
  return shortHash(digest(value));
}
