// Signals that outlive a reload: what a person has typed or chosen and not sent yet. Kept in this tab alone; never a secret.

import { effect, type Signal, signal } from '@preact/signals';

const known = new Map<string, Signal<unknown>>();

/** The signal kept under a name. Setting it to `undefined` forgets it. */
export function kept<T>(name: string): Signal<T | undefined> {
  const before = known.get(name);
  if (before) return before as Signal<T | undefined>;
  const made = signal(stored<T>(name));
  known.set(name, made);
  effect(() => {
    const { value } = made;
    if (value === undefined) sessionStorage.removeItem(name);
    else sessionStorage.setItem(name, JSON.stringify(value));
  });
  return made;
}

function stored<T>(name: string): T | undefined {
  const text = sessionStorage.getItem(name);
  if (text === null) return undefined;
  try {
    return JSON.parse(text) as T;
  } catch {
    return undefined;
  }
}
