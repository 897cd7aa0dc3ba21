// Where the fields of a document's line stand in a line of Xero's.

import type { Value } from '../../core/value.ts';
import { decimal, lines, money } from '../../mapping/codec.ts';
import { at, isJson, type Json, type Place } from '../../mapping/place.ts';
import { rowsAt } from '../../mapping/rows.ts';
import { code, isNothing, itemRef } from './codecs.ts';
import type { XeroFacts } from './dialect.ts';

/** The member under which the desk tells a line's tax where somebody set it in place of what its rate comes to. */
export const GIVEN_TAX = 'GivenTax';
/** The member under which a line's item is named by its id, until the desk puts the code in its place. */
export const ITEM = 'Item';

const item: Place = at([ITEM], itemRef, { label: 'Item' });

/** Xero shows what a discount comes to in money beside its rate; only what was entered is a value. */
const discountRate: Place = {
  ...at(['DiscountRate'], decimal()),
  read: ({ DiscountRate }) => (isNothing(DiscountRate) ? null : decimal().decode(DiscountRate)),
};

const discountAmount: Place = {
  ...at(['DiscountAmount'], money()),
  read: ({ DiscountRate, DiscountAmount }) =>
    !isNothing(DiscountRate) || isNothing(DiscountAmount) ? null : money().decode(DiscountAmount),
};

const taxAmount: Place = {
  ...at(['TaxAmount'], money()),
  read: (line) => money().decode(line[GIVEN_TAX]),
};

/** The option of one of the organisation's categories. A category that was renamed is known by its id. */
function trackingOf({ id, name }: { readonly id: string; readonly name: string }): Place {
  const entriesOf = (line: Json): Json[] => (Array.isArray(line.Tracking) ? line.Tracking.filter(isJson) : []);
  const isOurs = ({ TrackingCategoryID, Name }: Json) =>
    typeof TrackingCategoryID === 'string' ? TrackingCategoryID === id : Name === name;
  return {
    name: `Tracking[${id}]`,
    label: name,
    codec: code,
    settable: 'always',
    read: (line) => code.decode(entriesOf(line).find(isOurs)?.Option),
    write: (draft, value: Value) => {
      const others = entriesOf(draft).filter((entry) => !isOurs(entry));
      const own =
        typeof value === 'string' && value !== '' ? [{ TrackingCategoryID: id, Name: name, Option: value }] : [];
      draft.Tracking = [...others, ...own];
    },
  };
}

/** `discounts`: sales invoices and quotes take them, purchase orders don't (Xero's docs). */
export function linesPlace({ tracking = [] }: XeroFacts, { discounts }: { readonly discounts: boolean }) {
  const [first, second] = tracking;
  return rowsAt(['LineItems'], {
    key: 'LineItemID',
    label: 'Lines',
    row: {
      item,
      description: at(['Description'], lines('', 4000)),
      quantity: at(['Quantity'], decimal()),
      unitPrice: at(['UnitAmount'], decimal(), { label: 'Unit price' }),
      ...(discounts && { discountRate, discountAmount }),
      account: at(['AccountCode'], code),
      tax: at(['TaxType'], code),
      taxAmount,
      ...(first && { tracking1: trackingOf(first) }),
      ...(second && { tracking2: trackingOf(second) }),
      amount: at(['LineAmount'], money(), { settable: 'never' }),
    },
  });
}
