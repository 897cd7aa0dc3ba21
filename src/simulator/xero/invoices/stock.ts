// Stock of tracked items: bills bring it in, sales take it out, and selling what is not there is refused (Xero's docs).

import type { Work } from '../call.ts';
import type { Item } from '../items/item.ts';
import { rounded, scaled, times } from '../wire/decimal.ts';
import { type Trouble, trouble } from '../write/trouble.ts';
import type { Invoice } from './invoice.ts';

interface Movement {
  item: Item;
  quantity: number;
  cents: number;
}

/** Moves stock from what the invoice was to what it is. Refusals leave it to the caller to undo. */
export function moveStock(work: Work, before: Invoice | undefined, after: Invoice): Trouble[] {
  const movements = new Map<string, Movement>();
  gather(work, movements, before, -1);
  gather(work, movements, after, 1);
  const troubles: Trouble[] = [];
  for (const { item, quantity, cents } of movements.values()) {
    if (quantity === 0) continue;
    const left = item.quantityOnHand + quantity;
    if (left < 0 && quantity < 0 && work.xero.switches.negativeStock === 'refuse' && !work.allowBackorders) {
      troubles.push(trouble(`There are not enough of item ${item.Code} in stock.`));
    }
    const average = item.quantityOnHand > 0 ? scaled(item.costPoolCents, 2) : scaled(0, 2);
    const taken = quantity < 0 && item.quantityOnHand > 0 ? shareOf(average, -quantity, item.quantityOnHand) : 0;
    const costPoolCents = quantity < 0 ? item.costPoolCents - taken : item.costPoolCents + cents;
    work.books.items.set({ ...item, quantityOnHand: left, costPoolCents, updatedAt: work.books.now() });
  }
  return troubles;
}

function gather({ books }: Work, movements: Map<string, Movement>, invoice: Invoice | undefined, sign: 1 | -1): void {
  if (!invoice || (invoice.Status !== 'AUTHORISED' && invoice.Status !== 'PAID')) return;
  for (const { ItemCode, quantity = 0, lineCents } of invoice.lines) {
    const [item] = ItemCode === undefined ? [] : books.items.having('code', ItemCode);
    if (item?.InventoryAssetAccountCode === undefined) continue;
    const direction = invoice.Type === 'ACCPAY' ? sign : -sign;
    const known = movements.get(item.id) ?? { item, quantity: 0, cents: 0 };
    const cents = invoice.Type === 'ACCPAY' ? sign * lineCents : 0;
    movements.set(item.id, { item, quantity: known.quantity + direction * quantity, cents: known.cents + cents });
  }
}

/** The part of the pool that a quantity stands for, in cents. */
function shareOf(pool: ReturnType<typeof scaled>, quantity: number, whole: number): number {
  const product = times(pool, scaled(quantity, 0));
  return rounded({ units: product.units / BigInt(whole), scale: product.scale }, 2);
}
