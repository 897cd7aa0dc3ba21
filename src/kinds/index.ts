// The list of kinds. Adding one is its file and a line here; the compiler then names the rest.

import type { KindName } from '../core/record.ts';
import { invoice } from './invoice.ts';
import { item } from './item.ts';
import type { Kind } from './kind.ts';
import { customer, vendor } from './party.ts';
import { purchaseOrder } from './purchase-order.ts';
import { quote } from './quote.ts';
import { acceptedQuote, salesOrder } from './sale.ts';

/** What a pair can sync, in the order in which it is brought over: what others need comes first. */
export const kinds: readonly Kind[] = [
  customer,
  vendor,
  item,
  quote,
  // What invoices are made from goes before them: an invoice that comes back finds its order.
  salesOrder,
  acceptedQuote,
  invoice,
  purchaseOrder,
];

/** What has no records of its own in the CRM and shows on others' there: money on invoices and customers. Switched like kinds. */
export const shownOnOthers: readonly KindName[] = ['payment', 'credit'];

/** The kind of that name, or undefined where this version does not sync it. */
export function kindNamed(name: string): Kind | undefined {
  return kinds.find((kind) => kind.name === name);
}

/** The kind of a name that is known to be one of ours. Throws a RangeError otherwise. */
export function kindOf(name: KindName): Kind {
  const kind = kinds.find((each) => each.name === name);
  if (!kind) throw new RangeError(`no kind named ${name}`);
  return kind;
}
