// Vendors, products and documents of Zoho CRM on those stops of the tour that are about looking, walking and reading.

import type { RecordId } from '../../src/core/record.ts';
import type { KindName } from '../../src/core/record.ts';
import type { Driver, Person, Told, Variant } from './driver.ts';
import { Stand } from './stand.ts';
import { furtherReadings, otherReadings, withoutQueries, zohoCommon } from './zoho.ts';

interface Shape {
  readonly name: string;
  readonly kind: KindName;
  readonly module: string;
  readonly nameField: string;
  /** Where a town goes, and an address of a person: any two texts of the module. */
  readonly city: string;
  readonly email: string;
  /** What a record can't be without. */
  beside(stand: Stand): Record<string, unknown>;
  /** Documents can't be found by a merge: what becomes of two is not Zoho's to say. */
  readonly variants: readonly Variant[];
}

function person(stand: Stand, { module, nameField, city, email, beside }: Shape): Person {
  const fieldsOf = (told: Told) => ({
    ...(told.name !== undefined && { [nameField]: told.name }),
    ...(told.billingCity !== undefined && { [city]: told.billingCity }),
    ...(told.email !== undefined && { [email]: told.email }),
  });
  const own = (id: RecordId) => id.slice(id.indexOf(':') + 1);
  const needed = beside(stand);
  return {
    make: (told) => {
      const fields = { ...needed, ...fieldsOf(told) };
      return `crm.${module}:${String(stand.act('record.create', { module, fields }).id)}`;
    },
    edit: (id, told) => void stand.act('record.edit', { module, id: own(id), fields: fieldsOf(told) }),
    remove: (id) => void stand.act('record.delete', { module, id: own(id) }),
    merge: (from, into) =>
      void stand.act('record.merge', { module, master: own(into), losers: [own(from)], fields: { [city]: 'Merged' } }),
    all: () => {
      const { items } = stand.act('list', { module, limit: 100_000 }) as { items: Record<string, string>[] };
      return items.map((item) => ({ id: `crm.${module}:${item.id ?? ''}`, name: item[nameField] ?? '' }));
    },
  };
}

const nothing = () => ({});
const ofCompany = (subform: string) => (stand: Stand) => {
  const make = (module: string, fields: object) => String(stand.act('record.create', { module, fields }).id);
  const company = make('Accounts', { Account_Name: 'Acme' });
  const product = make('Products', { Product_Name: 'Widget', Unit_Price: 3 });
  const rows = [1, 2].map((Quantity) => ({ Product_Name: { id: product }, Quantity, Line_Tax: [{ name: 'GST' }] }));
  return { Account_Name: company, [subform]: rows };
};

const linesAlone: Variant = {
  why: ['lines may not be asked for by queries'],
  switches: { coqlRows: false },
  facts: { rowQueries: 'none' },
  costly: true,
};
const linesWithTaxes: Variant = {
  why: ['queries may show the taxes of lines'],
  switches: { coqlLineTax: true },
  facts: { rowQueries: 'whole' },
};

const shapes: readonly Shape[] = [
  {
    name: 'vendors',
    kind: 'vendor',
    module: 'Vendors',
    nameField: 'Vendor_Name',
    city: 'City',
    email: 'Email',
    beside: nothing,
    variants: [otherReadings, withoutQueries],
  },
  {
    name: 'products',
    kind: 'item',
    module: 'Products',
    nameField: 'Product_Name',
    city: 'Description',
    email: 'Product_Code',
    beside: nothing,
    variants: [furtherReadings],
  },
  {
    name: 'quotes',
    kind: 'quote',
    module: 'Quotes',
    nameField: 'Subject',
    city: 'Description',
    email: 'Terms_and_Conditions',
    beside: ofCompany('Quoted_Items'),
    variants: [linesWithTaxes],
  },
  {
    name: 'invoices',
    kind: 'invoice',
    module: 'Invoices',
    nameField: 'Subject',
    city: 'Purchase_Order',
    email: 'Description',
    beside: ofCompany('Invoiced_Items'),
    variants: [otherReadings, furtherReadings, linesAlone, withoutQueries],
  },
];

export const zohoFlat: readonly Driver[] = shapes.map((shape) => ({
  ...zohoCommon,
  name: `Zoho CRM, ${shape.name}`,
  variants: shape.variants,
  most: { field: 'name', length: 120 },
  open: async ({ switches, facts = {} } = { why: [], switches: {} }) => {
    const { kind } = shape;
    const stand = await Stand.open({ system: 'zoho-crm', kind, kinds: ['customer', kind], switches, facts });
    const staged = { stand, person: person(stand, shape) };
    stand.clock.advance(3_000);
    return staged;
  },
}));
