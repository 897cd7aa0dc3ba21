// Modules whose records are one record each: what is particular about vendors and about items.

import type { Form } from './flat.ts';

export const vendorForm: Form = {
  module: 'Vendors',
  nameField: 'Vendor_Name',
  madeFrom: 'accounting.Contacts',
};

/** `standIn` is the product that stands for none: no item. */
export function itemForm(standIn: string | null): Form {
  return {
    module: 'Products',
    nameField: 'Product_Name',
    madeFrom: 'accounting.Items',
    needed: ['Product_Active'],
    // A product that nobody sells any more can still be changed, and made active again.
    stateOf: ({ id, Product_Active: active }, fields) => ({
      fixed: active === false ? { why: 'archived', open: Object.keys(fields) } : null,
      date: null,
      outside: standIn !== null && id === standIn ? 'stand-in' : null,
    }),
    putAway: { Product_Active: false },
  };
}
