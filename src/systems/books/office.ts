// What a pass knows of a Books organisation while it works there: the twins it has met, and the documents as they were read last, since a
// change of lines takes them all.

import type { Settings } from '../../kinds/settings.ts';
import type { Json } from '../../mapping/place.ts';
import type { BooksAccess } from './api.ts';
import type { BooksFacts } from './facts.ts';
import type { Goods } from './goods.ts';
import type { Settlements } from './paid.ts';
import type { Twins } from './twins.ts';

export interface ReadDocument {
  readonly raw: Json;
  readonly settled: Settlements;
  readonly version: string;
}

export interface Office {
  readonly access: BooksAccess;
  readonly facts: BooksFacts;
  readonly customers: Settings['customers'];
  /** Whether invoices are told with their payments and credit. */
  readonly money: boolean;
  readonly twins: Twins;
  readonly goods: Goods;
  /** By record id. */
  readonly documents: Map<string, ReadDocument>;
  now(): number;
}
