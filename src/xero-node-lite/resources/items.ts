// Items: products and services, tracked as inventory or not. There is no archive: an item is there or gone.

import { type Collection, get, list } from '../collection.ts';
import type { TimeMs } from '../dates.ts';
import type { Decimal, DecimalInput } from '../decimal.ts';
import { scopesOf } from '../oauth/scopes.ts';
import type { Filtered, Modified } from '../query.ts';
import { act, create, pathOf, update } from '../writes.ts';
import { addNote, history } from './notes.ts';

export interface ItemDetails {
  /** Four decimals. */
  UnitPrice?: Decimal;
  AccountCode?: string;
  /** Of tracked items, instead of the account code, on the purchase side. */
  COGSAccountCode?: string;
  TaxType?: string;
}

interface ItemFields {
  Name?: string;
  /** On sales. */
  Description?: string;
  PurchaseDescription?: string;
  /** False empties the sales description and details. */
  IsSold?: boolean;
  /** False empties the purchase description and details. */
  IsPurchased?: boolean;
  /** Given, the item is tracked as inventory. */
  InventoryAssetAccountCode?: string;
}

export interface Item extends ItemFields {
  ItemID: string;
  Code: string;
  /** `{}` where there is nothing to say. */
  SalesDetails?: ItemDetails;
  PurchaseDetails?: ItemDetails;
  IsTrackedAsInventory?: boolean;
  TotalCostPool?: Decimal;
  QuantityOnHand?: Decimal;
  UpdatedDateUTC?: TimeMs;
}

export interface ItemDetailsDraft extends Omit<ItemDetails, 'UnitPrice'> {
  UnitPrice?: DecimalInput;
}

interface ItemDraftFields extends ItemFields {
  SalesDetails?: ItemDetailsDraft;
  PurchaseDetails?: ItemDetailsDraft;
}

export interface ItemDraft extends ItemDraftFields {
  /** Unique. At most 30 characters. */
  Code: string;
}

export interface ItemPatch extends ItemDraftFields {
  ItemID: string;
  /** Xero's docs want it in updates too. */
  Code: string;
}

/** There are no pages: the whole list comes at once. Narrow it with `modifiedSince` or a filter. */
export type ItemQuery = Modified & Filtered;

const of: Collection<Item> = {
  path: 'Items',
  id: 'ItemID',
  scopes: scopesOf('settings', 'invoices'),
  fourDecimals: 'always',
  shape: { id: 'ItemID', times: ['UpdatedDateUTC'] },
};

export const items = {
  list: list<Item, ItemQuery>(of),
  /** By GUID or Code. */
  get: get(of),
  create: create<Item, ItemDraft>(of),
  update: update<Item, ItemPatch>(of),
  /** Refused for tracked items that documents use. */
  delete: act(of, {
    method: 'DELETE',
    endpoint: '/Items/{ItemID}',
    send: (id: string) => ({ path: pathOf(of, id) }),
  }),
  history: history(of),
  addNote: addNote(of),
};
