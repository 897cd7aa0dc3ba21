// What every part of the simulated Books is handed: Zoho around it, its switches, its organisations. The state itself lies in the
// shelf, in collections whose names start with `zoho.books.`.

import type { Collection } from '../shelf.ts';
import type { Zoho } from '../zoho/state.ts';
import { Books } from './books.ts';
import type { Organisation } from './organizations/organization.ts';
import { type BooksSwitches, keptBooksSwitches } from './switches.ts';

export class Finance {
  readonly zoho: Zoho;
  readonly switches: BooksSwitches;
  readonly organisations: Collection<Organisation>;
  #books = new Map<string, Books>();

  constructor(zoho: Zoho) {
    this.zoho = zoho;
    this.switches = keptBooksSwitches(zoho.surroundings.shelf);
    this.organisations = zoho.surroundings.shelf.collection<Organisation>('zoho.books.organisations');
  }

  now(): number {
    return this.zoho.now();
  }

  /** The books of that organisation. */
  books(id: string): Books {
    let books = this.#books.get(id);
    if (!books) {
      if (!this.organisations.get(id)) throw new RangeError(`no organisation ${id}`);
      books = new Books(this, id);
      this.#books.set(id, books);
    }
    return books;
  }

  all(): Books[] {
    return this.organisations.values().map(({ id }) => this.books(id));
  }

  /** Drops what was derived from a shelf that has been emptied or filled anew. */
  forgetDerived(): void {
    this.#books = new Map();
  }
}
