// The people of every kind that the product carries.

import type { KindName } from '../../../src/core/record.ts';
import { kinds } from '../../../src/kinds/index.ts';
import { customer } from './customer.ts';
import { invoice } from './invoice.ts';
import { item } from './item.ts';
import type { People } from './people.ts';
import { vendor } from './vendor.ts';

const parties: Readonly<Partial<Record<KindName, People>>> = { customer, vendor };
const documents: Readonly<Partial<Record<KindName, People>>> = { item, invoice };

const inOrder = (known: Readonly<Partial<Record<KindName, People>>>) => kinds.flatMap(({ name }) => known[name] ?? []);

/** People of the kinds that every history is about. */
export const peopleOfAllKinds: readonly People[] = inOrder(parties);

/** Those who deal with documents and with what documents name, beside the others. */
export const peopleOfDocuments: readonly People[] = inOrder(documents);

export function peopleOf(kind: KindName): People {
  const people = parties[kind] ?? documents[kind];
  if (!people) throw new RangeError(`nobody knows how people deal with ${kind}`);
  return people;
}
