// How Xero writes items. Limits are those of Xero's OpenAPI file.

import type { Value } from '../../core/value.ts';
import { decimal, flag, lines, text } from '../../mapping/codec.ts';
import type { Dialect } from '../../mapping/dialect.ts';
import { at, follow, type Place, put } from '../../mapping/place.ts';
import { code } from './codecs.ts';

/** An item that is kept in stock bears its cost of goods sold in place of a purchase account (Xero's docs). */
const purchaseAccount: Place = {
  ...at(['PurchaseDetails', 'AccountCode'], code, { label: 'Purchase account' }),
  read: (record): Value =>
    code.decode(follow(record, ['PurchaseDetails', 'AccountCode'])) ??
    code.decode(follow(record, ['PurchaseDetails', 'COGSAccountCode'])),
  write: (draft, value) => {
    const member = draft.IsTrackedAsInventory === true ? 'COGSAccountCode' : 'AccountCode';
    put(draft, ['PurchaseDetails', member], code.encode(value));
  },
};

export function itemDialect(): Dialect {
  return {
    module: 'Items',
    places: {
      code: at(['Code'], text('', { most: 30 })),
      name: at(['Name'], text('', { most: 50 })),
      description: at(['Description'], lines('', 4000), { label: 'Sales description' }),
      purchaseDescription: at(['PurchaseDescription'], lines('', 4000), { label: 'Purchase description' }),
      salePrice: at(['SalesDetails', 'UnitPrice'], decimal(), { label: 'Sale price' }),
      purchasePrice: at(['PurchaseDetails', 'UnitPrice'], decimal(), { label: 'Purchase price' }),
      salesAccount: at(['SalesDetails', 'AccountCode'], code, { label: 'Sales account' }),
      purchaseAccount,
      salesTax: at(['SalesDetails', 'TaxType'], code, { label: 'Sales tax' }),
      purchaseTax: at(['PurchaseDetails', 'TaxType'], code, { label: 'Purchase tax' }),
      sold: at(['IsSold'], flag, { label: 'Sold' }),
      purchased: at(['IsPurchased'], flag, { label: 'Purchased' }),
      onHand: at(['QuantityOnHand'], decimal(), { label: 'On hand', settable: 'never' }),
      accountingId: at(['ItemID'], text(''), { settable: 'never' }),
    },
  };
}
