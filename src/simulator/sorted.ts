// A list of keys in order, with a binary search: the index behind lists by id and by time of change.

export class Sorted<K> {
  readonly #keys: K[];
  readonly #compare: (one: K, other: K) => number;

  constructor(compare: (one: K, other: K) => number, keys: K[] = []) {
    this.#compare = compare;
    this.#keys = keys.sort(compare);
  }

  add(key: K): void {
    const at = this.firstFrom(key);
    this.#keys.splice(at, 0, key);
  }

  delete(key: K): void {
    const at = this.firstFrom(key);
    const found = this.#keys[at];
    if (found !== undefined && this.#compare(found, key) === 0) this.#keys.splice(at, 1);
  }

  /** Index of the first key that is not below the one given. */
  firstFrom(key: K): number {
    let low = 0;
    let high = this.#keys.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      const found = this.#keys[middle];
      if (found !== undefined && this.#compare(found, key) < 0) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  at(index: number): K | undefined {
    return this.#keys[index];
  }

  get length(): number {
    return this.#keys.length;
  }

  /** The keys from an index on, forwards or backwards. */
  *walk(from: number, step: 1 | -1): Generator<K> {
    for (let index = from; index >= 0 && index < this.#keys.length; index += step) {
      const key = this.#keys[index];
      if (key !== undefined) yield key;
    }
  }
}

/** Ids of one organisation have one length, so text order is their order. */
export function compareIds(one: string, other: string): number {
  if (one.length !== other.length) return one.length - other.length;
  return one < other ? -1 : one > other ? 1 : 0;
}
