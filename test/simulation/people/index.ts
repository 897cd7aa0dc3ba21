// The people of every kind that the product carries.

import type { KindName } from '../../../src/core/record.ts';
import { kinds } from '../../../src/kinds/index.ts';
import { customer } from './customer.ts';
import type { People } from './people.ts';
import { vendor } from './vendor.ts';

const known: Readonly<Partial<Record<KindName, People>>> = { customer, vendor };

/** For each of the product's kinds that people here know how to deal with. */
export const peopleOfAllKinds: readonly People[] = kinds.flatMap(({ name }) => known[name] ?? []);

export function peopleOf(kind: KindName): People {
  const people = known[kind];
  if (!people) throw new RangeError(`nobody knows how people deal with ${kind}`);
  return people;
}
