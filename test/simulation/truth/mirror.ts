// Everything that the simulated vendors have stored, seen from behind: the simulators write through to here. What they would show of it
// to anybody, and whether they let them, is their own affair.

import type { Store } from '../../../src/simulator/shelf.ts';

export interface Stored {
  readonly collection: string;
  readonly id: string;
  readonly document: unknown;
}

export class Mirror implements Store {
  readonly #collections = new Map<string, Map<string, unknown>>();
  /** Collections that were written since somebody last asked. */
  readonly #touched = new Set<string>();

  constructor(stored: readonly Stored[] = []) {
    for (const { collection, id, document } of stored) this.#of(collection).set(id, document);
  }

  *load(): Iterable<Stored> {
    for (const [collection, documents] of this.#collections)
      for (const [id, document] of documents) yield { collection, id, document };
  }

  put(collection: string, id: string, document: unknown): void {
    this.#of(collection).set(id, document);
    this.#touched.add(collection);
  }

  delete(collection: string, id: string): void {
    this.#of(collection).delete(id);
    this.#touched.add(collection);
  }

  clear(): void {
    for (const [name, documents] of this.#collections) {
      documents.clear();
      this.#touched.add(name);
    }
  }

  /** Documents of a collection, by id. Whoever asks vouches for their type. */
  documents<T>(collection: string): ReadonlyMap<string, T> {
    return this.#of(collection) as Map<string, T>;
  }

  /** Names of the collections that were written since the last time this was asked. */
  touched(): ReadonlySet<string> {
    const touched = new Set(this.#touched);
    this.#touched.clear();
    return touched;
  }

  #of(collection: string): Map<string, unknown> {
    let documents = this.#collections.get(collection);
    if (!documents) this.#collections.set(collection, (documents = new Map<string, unknown>()));
    return documents;
  }
}
