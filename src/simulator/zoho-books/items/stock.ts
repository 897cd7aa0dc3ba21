// Stock of inventory items follows the documents that count: what is sold leaves with an invoice that was sent and comes back with
// a credit note.

import { amountOf, negate } from '../../zoho/decimal.ts';
import type { Books } from '../books.ts';
import type { Document } from '../documents/document.ts';
import { less, plain, sum } from '../money.ts';

const direction: Partial<Record<Document['kind'], '1' | '-1'>> = { invoice: '-1', creditnote: '1' };
const idle = ['draft', 'pending_approval', 'approved', 'rejected', 'void'];

/** Moves the stock by what a document takes or brings now, less what it did before. */
export function moveStock(books: Books, before: Document | undefined, after: Document | undefined): void {
  const moves = new Map<string, string>();
  for (const [document, sign] of [
    [before, false],
    [after, true],
  ] as const) {
    for (const [itemId, quantity] of effectOf(document)) {
      const moved = moves.get(itemId) ?? '0';
      moves.set(itemId, sign ? sum(moved, quantity) : less(moved, quantity));
    }
  }
  for (const [itemId, quantity] of moves) {
    const item = books.items.get(itemId);
    if (item?.stock !== undefined && quantity !== '0') books.items.set({ ...item, stock: sum(item.stock, quantity) });
  }
}

function effectOf(document: Document | undefined): [itemId: string, quantity: string][] {
  const sign = document && direction[document.kind];
  if (!document || !sign || idle.includes(document.status)) return [];
  return document.lines.flatMap(({ itemId, quantity }) =>
    itemId ? [[itemId, sign === '1' ? quantity : plain(negate(amountOf(quantity)))]] : [],
  );
}
