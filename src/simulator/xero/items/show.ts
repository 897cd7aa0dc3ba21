// How an item is shown. Its time of change has no offset in the answer to a write (seen on the wire).

import type { Work } from '../call.ts';
import type { Level } from '../list/listing.ts';
import { bareMsDate, msDate } from '../wire/dates.ts';
import { rounded, scaled, shown } from '../wire/decimal.ts';
import type { Json } from '../wire/reply.ts';
import type { Item, ItemDetails } from './item.ts';

/** An item, with as many decimals of its prices as were asked for. */
export function showItem(work: Work, item: Item, level: Level): Json {
  const {
    id,
    Code,
    Name,
    Description,
    PurchaseDescription,
    InventoryAssetAccountCode: inventory,
    IsSold,
    IsPurchased,
  } = item;
  return {
    ItemID: id,
    Code,
    ...(Name !== undefined && { Name }),
    ...(Description !== undefined && { Description }),
    ...(PurchaseDescription !== undefined && { PurchaseDescription }),
    UpdatedDateUTC: level === 'write' ? bareMsDate(item.updatedAt) : msDate(item.updatedAt),
    PurchaseDetails: showDetails(work, item.purchases),
    SalesDetails: showDetails(work, item.sales),
    IsTrackedAsInventory: inventory !== undefined,
    ...(inventory !== undefined && {
      InventoryAssetAccountCode: inventory,
      TotalCostPool: shown(item.costPoolCents, 2),
      QuantityOnHand: shown(item.quantityOnHand, 4),
    }),
    IsSold,
    IsPurchased,
  };
}

/** A side without anything is an empty object (seen on the wire). */
function showDetails({ unitdp }: Work, { unitPrice, ...rest }: ItemDetails): Json {
  return { ...(unitPrice !== undefined && { UnitPrice: shownUnit(unitPrice, unitdp) }), ...rest };
}

/** Ten-thousandths with as many decimals as `unitdp` asks for. */
export function shownUnit(tenThousandths: number, unitdp: 2 | 4): number {
  return unitdp === 4 ? shown(tenThousandths, 4) : shown(rounded(scaled(tenThousandths, 4), 2), 2);
}
