// One call to the accounting API, read: who calls, which organisation, what is asked. And the smaller thing that rules work with,
// which a person's action has as well.

import type { Books } from './store/books.ts';
import type { Asker } from './wire/reply.ts';
import type { App, Xero } from './xero.ts';

/** What a rule needs: the books, and who is at work. */
export interface Work {
  xero: Xero;
  books: Books;
  /** None where a person works in Xero's own pages, where some things are allowed that the API refuses. */
  app?: App;
  /** `allowBackorders=true`: stock may fall below zero. */
  allowBackorders?: boolean;
  /** Decimal places of unit prices, in and out. */
  unitdp: 2 | 4;
}

export interface Call extends Work, Asker {
  app: App;
  scopes: string[];
  method: string;
  /** Decoded segments after `/api.xro/2.0/`. */
  path: string[];
  query: Query;
  /** The query string as it came. */
  search: string;
  headers: Headers;
  text: string;
}

/** Query parameters; their names are taken in any case (seen on the wire). */
export class Query {
  readonly #values = new Map<string, string>();

  constructor(parameters: URLSearchParams) {
    for (const [name, value] of parameters) this.#values.set(name.toLowerCase(), value);
  }

  /** The value, unless it is missing or empty. */
  get(name: string): string | undefined {
    return this.#values.get(name.toLowerCase()) || undefined;
  }

  /** A value of several parts between commas. */
  list(name: string): string[] | undefined {
    const parts = this.get(name)
      ?.split(',')
      .map((part) => part.trim())
      .filter(Boolean);
    return parts?.length ? parts : undefined;
  }

  is(name: string): boolean {
    return this.get(name)?.toLowerCase() === 'true';
  }
}
