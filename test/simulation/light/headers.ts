// Headers as plain maps: what the platform's `Headers` does, for calls that never leave this process. Names are compared in lower case;
// what the platform refuses is refused.

const TOKEN = /^[!#$%&'*+\-.^_`|~0-9A-Za-z]+$/;
const VALUE = /^[\t\x20-\x7e\x80-\xff]*$/;

/** Names met before, in lower case: there are few, and they come again and again. */
const known = new Map<string, string>();

function lower(name: string): string {
  let text = known.get(name);
  if (text === undefined) {
    if (!TOKEN.test(name)) throw new TypeError(`${name} is no name of a header`);
    known.set(name, (text = name.toLowerCase()));
  }
  return text;
}

function trimmed(value: unknown): string {
  const text = String(value);
  if (!VALUE.test(text)) {
    const whole = text.replace(/^[\t\n\r ]+|[\t\n\r ]+$/g, '');
    if (VALUE.test(whole)) return whole;
    throw new TypeError('a header holds characters that no header may hold');
  }
  return text.replace(/^[\t ]+|[\t ]+$/g, '');
}

type Entries = IterableIterator<[string, string]>;

export class LightHeaders {
  readonly #values = new Map<string, string>();
  /** The one header that is never joined. */
  #cookies: string[] = [];

  constructor(init?: LightHeaders | Iterable<readonly [string, string]> | Readonly<Record<string, string>> | null) {
    if (init === undefined || init === null) return;
    if (init instanceof LightHeaders) {
      for (const [name, value] of init.#values) this.#values.set(name, value);
      this.#cookies = [...init.#cookies];
    } else if (Symbol.iterator in init) {
      for (const [name, value] of init as Iterable<readonly [string, string]>) this.append(name, value);
    } else {
      for (const name of Object.keys(init)) this.append(name, (init as Record<string, string>)[name] ?? 'undefined');
    }
  }

  get(name: string): string | null {
    const key = lower(name);
    if (key === 'set-cookie') return this.#cookies.length > 0 ? this.#cookies.join(', ') : null;
    return this.#values.get(key) ?? null;
  }

  has(name: string): boolean {
    return this.get(name) !== null;
  }

  set(name: string, value: string): void {
    const key = lower(name);
    if (key === 'set-cookie') this.#cookies = [trimmed(value)];
    else this.#values.set(key, trimmed(value));
  }

  append(name: string, value: string): void {
    const key = lower(name);
    if (key === 'set-cookie') {
      this.#cookies.push(trimmed(value));
      return;
    }
    const there = this.#values.get(key);
    this.#values.set(key, there === undefined ? trimmed(value) : `${there}, ${trimmed(value)}`);
  }

  delete(name: string): void {
    const key = lower(name);
    if (key === 'set-cookie') this.#cookies = [];
    else this.#values.delete(key);
  }

  getSetCookie(): string[] {
    return [...this.#cookies];
  }

  *entries(): Entries {
    const all = [...this.#values, ...this.#cookies.map((cookie): [string, string] => ['set-cookie', cookie])];
    // Equal names are cookies, which keep their order.
    all.sort(([one], [other]) => (one < other ? -1 : one > other ? 1 : 0));
    yield* all;
  }

  *keys(): IterableIterator<string> {
    for (const [name] of this.entries()) yield name;
  }

  *values(): IterableIterator<string> {
    for (const [, value] of this.entries()) yield value;
  }

  [Symbol.iterator](): Entries {
    return this.entries();
  }

  forEach(callback: (value: string, name: string, headers: LightHeaders) => void): void {
    for (const [name, value] of this.entries()) callback(value, name, this);
  }

  get [Symbol.toStringTag](): string {
    return 'Headers';
  }
}
