// How Zoho CRM writes items: Products. What Zoho has no field for stands in fields of ours, where those could be made.

import type { Settings } from '../../../kinds/settings.ts';
import { choice, type Codec, lines, text } from '../../../mapping/codec.ts';
import type { Dialect } from '../../../mapping/dialect.ts';
import { at, type Place } from '../../../mapping/place.ts';
import { ownField, type ZohoFacts } from '../facts.ts';
import { number } from './numbers.ts';
import { productTax, taxMap } from './taxes.ts';

interface ItemOptions {
  readonly facts: ZohoFacts;
  readonly pair: string;
  readonly values: Settings['values'];
}

export function itemDialect({ facts, pair, values }: ItemOptions): Dialect {
  const length = (field: string, otherwise: number) => facts.lengths?.[`Products.${field}`] ?? otherwise;
  const decimals = (field: string) => facts.places?.[`Products.${field}`] ?? 2;
  const own = (purpose: string, codec: Codec, owner = 'shared'): Record<string, Place> => {
    const field = ownField(facts, 'Products', owner, purpose);
    return field === null ? {} : { [purpose]: at(['Products', field], codec) };
  };
  return {
    module: 'Products',
    places: {
      code: at(['Products', 'Product_Code'], text(null, { most: length('Product_Code', 40) })),
      name: at(['Products', 'Product_Name'], text(null, { most: length('Product_Name', 200) })),
      description: at(['Products', 'Description'], lines(null, length('Description', 32_000))),
      salePrice: at(['Products', 'Unit_Price'], number(decimals('Unit_Price'))),
      ...own('purchaseDescription', lines(null, 2_000)),
      ...own('purchasePrice', number(4)),
      ...own('salesAccount', choice(null)),
      ...own('purchaseAccount', choice(null)),
      // A product names all taxes that its lines may bear: given once, and left to people from then on.
      salesTax: at(['Products', 'Tax'], productTax(taxMap(values.taxes)), { settable: 'create' }),
      ...own('purchaseTax', choice(null)),
      onHand: at(['Products', 'Qty_in_Stock'], number(decimals('Qty_in_Stock')), { label: 'Quantity in stock' }),
      ...own('accountingId', text(null, { most: 50 }), pair),
    },
  };
}
