// `/Items`: the price list, always whole; by id or code; the only resource with a true delete.

import type { Call } from '../call.ts';
import { byFlag, byGuid, byNumber, byText, byTime } from '../list/fields.ts';
import { list, type Listing } from '../list/listing.ts';
import type { Route } from '../route.ts';
import { shown } from '../wire/decimal.ts';
import { empty, enveloped, notFound, refused, type Reply } from '../wire/reply.ts';
import { isGuid } from '../wire/text.ts';
import { write } from '../write/write.ts';
import type { Item } from './item.ts';
import { showItem } from './show.ts';
import { itemWithCode, itemWriting } from './write.ts';

const SCOPES = ['accounting.settings', 'accounting.invoices'];

export const items: Listing<Item> = {
  root: 'Items',
  type: 'Item',
  table: ({ books }) => books.items,
  fields: {
    ItemID: byGuid(({ id }) => id),
    Code: byText(({ Code }) => Code),
    Name: byText(({ Name }) => Name),
    Description: byText(({ Description }) => Description),
    PurchaseDescription: byText(({ PurchaseDescription }) => PurchaseDescription),
    IsSold: byFlag(({ IsSold }) => IsSold),
    IsPurchased: byFlag(({ IsPurchased }) => IsPurchased),
    IsTrackedAsInventory: byFlag(({ InventoryAssetAccountCode }) => InventoryAssetAccountCode !== undefined),
    'SalesDetails.UnitPrice': byNumber(({ sales }) =>
      sales.unitPrice === undefined ? undefined : shown(sales.unitPrice, 4),
    ),
    UpdatedDateUTC: byTime(({ updatedAt }) => updatedAt),
  },
  pages: 'never',
  modifiedSince: true,
  where: true,
  order: true,
  show: showItem,
};

export const itemRoutes: Route[] = [
  {
    path: ['Items'],
    scopes: SCOPES,
    get: (call) => list(call, items),
    put: (call) => write(call, itemWriting, 'create'),
    post: (call) => write(call, itemWriting, 'upsert'),
  },
  { path: ['Items', ':id'], scopes: SCOPES, get: single, post: update, delete: remove },
];

function found(call: Call): Item | undefined {
  const key = call.path[1] ?? '';
  return isGuid(key) ? call.books.items.get(key.toLowerCase()) : itemWithCode(call, key);
}

function single(call: Call): Reply {
  const item = found(call);
  return item ? enveloped(call, 'Items', [showItem(call, item, 'single')]) : notFound();
}

function update(call: Call): Reply {
  const item = found(call);
  return item ? write(call, itemWriting, 'update', item.id) : notFound();
}

/** A tracked item that a document uses stays (message unverified). */
function remove(call: Call): Reply {
  const item = found(call);
  if (!item) return notFound();
  if (item.InventoryAssetAccountCode !== undefined && isOnDocument(call, item.Code)) {
    const element = {
      ItemID: item.id,
      ValidationErrors: [{ Message: 'Tracked items with transactions cannot be deleted.' }],
    };
    return refused(call, 10, 'A validation exception occurred', [element]);
  }
  call.books.items.delete(item.id);
  call.books.commit();
  return empty(204);
}

function isOnDocument({ books }: Call, code: string): boolean {
  return [books.invoices, books.creditNotes, books.bankTransactions].some((table) =>
    table.all().some(({ lines }) => lines.some(({ ItemCode }) => ItemCode === code)),
  );
}
