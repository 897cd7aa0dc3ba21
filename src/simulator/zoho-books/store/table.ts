// Records of one sort, of one organisation: found by id and by key, and listed in an order, without walking over all of them.
// Knows nothing of Books' rules.

import type { Collection } from '../../shelf.ts';
import { compareIds, Sorted } from '../../sorted.ts';

export interface Row {
  id: string;
  /** Epoch ms, whole seconds. */
  createdAt: number;
  modifiedAt: number;
}

/** What records are found by: each key maps one to the values it is found under. */
export type Keys<T> = Readonly<Record<string, (row: T) => string | readonly string[] | undefined>>;

/** What records are listed by: each order maps one to its place. */
export type Orders<T> = Readonly<Record<string, (row: T) => string | number>>;

interface Place {
  value: string | number;
  id: string;
}

export class Table<T extends Row> {
  readonly #rows: Collection<T>;
  readonly #keys: Keys<T>;
  readonly #orders: Orders<T>;
  readonly #found = new Map<string, Map<string, Set<string>>>();
  readonly #sorted = new Map<string, Sorted<Place>>();

  constructor(rows: Collection<T>, keys: Keys<T> = {}, orders: Orders<T> = {}) {
    this.#rows = rows;
    this.#keys = keys;
    this.#orders = {
      ...orders,
      created_time: ({ createdAt }) => createdAt,
      last_modified_time: ({ modifiedAt }) => modifiedAt,
    };
  }

  get size(): number {
    return this.#rows.size;
  }

  get(id: string | undefined): T | undefined {
    return id === undefined ? undefined : this.#rows.get(id);
  }

  /** Every record, in the order of their making. */
  all(): T[] {
    return this.#rows.values();
  }

  set(row: T): T {
    const before = this.#rows.get(row.id);
    this.#rows.set(row.id, row);
    this.#index(before, row);
    return row;
  }

  delete(id: string): void {
    const before = this.#rows.get(id);
    this.#rows.delete(id);
    this.#index(before, undefined);
  }

  /** Records found under that value of that key, in the order in which they came there. */
  having(key: string, value: string): T[] {
    return [...(this.#keyed(key).get(value) ?? [])].flatMap((id) => this.#rows.get(id) ?? []);
  }

  /** The place of a record in an order. */
  order(name: string): (row: T) => string | number {
    const of = this.#orders[name];
    if (!of) throw new Error(`records have no order ${name}`);
    return of;
  }

  /** Records in an order, forwards or backwards; `from` leaves out whatever has its place below that. */
  *walk(order: string, step: 1 | -1, from?: number): Generator<T> {
    const sorted = this.#ordered(order);
    const first = from === undefined ? 0 : sorted.firstFrom({ value: from, id: '' });
    const start = step === 1 ? first : sorted.length - 1;
    for (let at = start; at >= first && at < sorted.length; at += step) {
      const row = this.#rows.get(sorted.at(at)?.id ?? '');
      if (row) yield row;
    }
  }

  #index(before: T | undefined, after: T | undefined): void {
    for (const [key, ids] of this.#found) this.#move(key, ids, before, after);
    for (const [order, sorted] of this.#sorted) {
      const [was, is] = [before && this.#place(order, before), after && this.#place(order, after)];
      if (was && is && was.value === is.value) continue;
      if (was) sorted.delete(was);
      if (is) sorted.add(is);
    }
  }

  #keyed(key: string): Map<string, Set<string>> {
    const known = this.#found.get(key);
    if (known) return known;
    if (!this.#keys[key]) throw new Error(`records have no key ${key}`);
    const ids = new Map<string, Set<string>>();
    for (const row of this.#rows.values()) this.#move(key, ids, undefined, row);
    this.#found.set(key, ids);
    return ids;
  }

  #move(key: string, ids: Map<string, Set<string>>, before: T | undefined, after: T | undefined): void {
    const [was, is] = [this.#values(key, before), this.#values(key, after)];
    for (const { value, id } of was) if (!is.some((one) => one.value === value)) ids.get(value)?.delete(id);
    for (const { value, id } of is) ids.set(value, (ids.get(value) ?? new Set()).add(id));
  }

  #values(key: string, row: T | undefined): { value: string; id: string }[] {
    const values = row && this.#keys[key]?.(row);
    if (row === undefined || values === undefined) return [];
    return (typeof values === 'string' ? [values] : values).map((value) => ({ value, id: row.id }));
  }

  #ordered(order: string): Sorted<Place> {
    const known = this.#sorted.get(order);
    if (known) return known;
    const sorted = new Sorted(
      comparePlaces,
      this.#rows.values().map((row) => this.#place(order, row)),
    );
    this.#sorted.set(order, sorted);
    return sorted;
  }

  #place(order: string, row: T): Place {
    const value = this.order(order)(row);
    return { value: typeof value === 'string' ? value.toLowerCase() : value, id: row.id };
  }
}

/** Which of two places comes first; equals by id. */
export function comparePlaces(one: Place, other: Place): number {
  return one.value < other.value ? -1 : one.value > other.value ? 1 : compareIds(one.id, other.id);
}
