// What the simulator remembers: collections of JSON documents by id, held in memory and written through to a store,
// so that state survives a restart. Documents are values: read one, build a changed copy, set it back. Never mutate one in place.

/** Where documents outlive the process: a Durable Object's SQLite in the Worker, nothing at all in plain Node. */
export interface Store {
  load(): Iterable<{ collection: string; id: string; document: unknown }>;
  put(collection: string, id: string, document: unknown): void;
  delete(collection: string, id: string): void;
  clear(): void;
}

export const forgetful: Store = {
  load: () => [],
  put: () => undefined,
  delete: () => undefined,
  clear: () => undefined,
};

/** Documents of one sort, by id, in the order in which their ids were first set. */
export class Collection<T> {
  readonly #documents = new Map<string, T>();
  readonly #name: string;
  readonly #store: Store;

  constructor(name: string, store: Store) {
    this.#name = name;
    this.#store = store;
  }

  get(id: string): T | undefined {
    return this.#documents.get(id);
  }

  set(id: string, document: T): T {
    this.#documents.set(id, document);
    this.#store.put(this.#name, id, document);
    return document;
  }

  delete(id: string): void {
    this.#documents.delete(id);
    this.#store.delete(this.#name, id);
  }

  values(): T[] {
    return [...this.#documents.values()];
  }

  entries(): [string, T][] {
    return [...this.#documents.entries()];
  }

  find(matches: (document: T) => boolean): T | undefined {
    for (const document of this.#documents.values()) if (matches(document)) return document;
    return undefined;
  }

  get size(): number {
    return this.#documents.size;
  }

  /** Takes a document back from the store at start, without writing it again. */
  restore(id: string, document: T): void {
    this.#documents.set(id, document);
  }

  forget(): void {
    this.#documents.clear();
  }
}

export class Shelf {
  readonly #collections = new Map<string, Collection<unknown>>();
  readonly #store: Store;

  constructor(store: Store = forgetful) {
    this.#store = store;
    for (const { collection, id, document } of store.load()) this.collection(collection).restore(id, document);
  }

  /** The collection of that name, made when first asked for. The caller vouches for its type. */
  collection<T>(name: string): Collection<T> {
    let collection = this.#collections.get(name);
    if (!collection) {
      collection = new Collection<unknown>(name, this.#store);
      this.#collections.set(name, collection);
    }
    return collection as Collection<T>;
  }

  get empty(): boolean {
    return [...this.#collections.values()].every((collection) => collection.size === 0);
  }

  clear(): void {
    this.#store.clear();
    for (const collection of this.#collections.values()) collection.forget();
  }
}
