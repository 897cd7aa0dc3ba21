// One resource of one organisation: rows by id, found by key or by time of change without walking over all of them.
// Knows nothing of Xero's rules.

import type { Collection } from '../../shelf.ts';
import type { Journal } from './journal.ts';

export interface Row {
  id: string;
  /** Epoch ms: Xero's UpdatedDateUTC. */
  updatedAt: number;
}

/** What rows are found by: each key maps a row to the values it is found under. */
export type Keys<T> = Readonly<Record<string, (row: T) => string | readonly string[] | undefined>>;

export class Table<T extends Row> {
  readonly #rows: Collection<T>;
  readonly #journal: Journal;
  readonly #keys: Keys<T>;
  readonly #found = new Map<string, Map<string, Set<string>>>();
  /** The rows by time of change and then id, once somebody has asked for them so. */
  #ordered: T[] | undefined;

  constructor(rows: Collection<T>, journal: Journal, keys: Keys<T>) {
    this.#rows = rows;
    this.#journal = journal;
    this.#keys = keys;
  }

  get size(): number {
    return this.#rows.size;
  }

  get(id: string): T | undefined {
    return this.#rows.get(id);
  }

  /** Every row, in the order of their making. */
  all(): T[] {
    return this.#rows.values();
  }

  set(row: T): T {
    const before = this.#rows.get(row.id);
    this.#journal.note(() => (before ? this.#put(before) : this.#drop(row.id)));
    return this.#put(row);
  }

  delete(id: string): void {
    const before = this.#rows.get(id);
    if (!before) return;
    this.#journal.note(() => this.#put(before));
    this.#drop(id);
  }

  /** Rows found under that value of that key, in the order in which they came to be found there. */
  having(key: string, value: string): T[] {
    const ids = this.#index(key).get(value) ?? [];
    return [...ids].flatMap((id) => this.#rows.get(id) ?? []);
  }

  /** Rows changed at `ms` or later, by time of change and then id. */
  since(ms: number): T[] {
    this.#ordered ??= this.#rows.values().sort(byChange);
    return this.#ordered.slice(placeOf(this.#ordered, { updatedAt: ms, id: '' }));
  }

  #put(row: T): T {
    const before = this.#rows.get(row.id);
    for (const [key, index] of this.#found) this.#move(index, key, before, row);
    this.#rows.set(row.id, row);
    if (before) this.#takeOut(before);
    this.#ordered?.splice(placeOf(this.#ordered, row), 0, row);
    return row;
  }

  #drop(id: string): void {
    const before = this.#rows.get(id);
    for (const [key, index] of this.#found) this.#move(index, key, before, undefined);
    this.#rows.delete(id);
    if (before) this.#takeOut(before);
  }

  #takeOut(row: T): void {
    this.#ordered?.splice(placeOf(this.#ordered, row), 1);
  }

  #index(key: string): Map<string, Set<string>> {
    const known = this.#found.get(key);
    if (known) return known;
    if (!this.#keys[key]) throw new Error(`rows have no key ${key}`);
    const index = new Map<string, Set<string>>();
    for (const row of this.#rows.values()) this.#move(index, key, undefined, row);
    this.#found.set(key, index);
    return index;
  }

  #move(index: Map<string, Set<string>>, key: string, before: T | undefined, after: T | undefined): void {
    for (const value of this.#values(key, before)) index.get(value)?.delete((before as T).id);
    for (const value of this.#values(key, after)) {
      const ids = index.get(value) ?? new Set();
      index.set(value, ids.add((after as T).id));
    }
  }

  #values(key: string, row: T | undefined): readonly string[] {
    const values = row && this.#keys[key]?.(row);
    return values === undefined ? [] : typeof values === 'string' ? [values] : values;
  }
}

function byChange(one: Row, other: Row): number {
  return one.updatedAt - other.updatedAt || (one.id < other.id ? -1 : one.id > other.id ? 1 : 0);
}

/** Where the row stands in the ordered rows, or would stand. */
function placeOf(ordered: readonly Row[], row: Row): number {
  let low = 0;
  let high = ordered.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    const found = ordered[middle];
    if (found && byChange(found, row) < 0) low = middle + 1;
    else high = middle;
  }
  return low;
}
