// Items: a Product in Zoho CRM, an item of the price list in Xero. Its code is given once.

import type { Chance } from '../../../src/simulator/chance.ts';
import type { Item } from '../../../src/simulator/xero/items/item.ts';
import { act, collectionOf, crmId, parts, recordsOf, text, typed } from './crm.ts';
import type { Desk, Office, People, Shown, Told, TruthField } from './people.ts';

const fields: readonly TruthField[] = [
  { name: 'name', sort: 'name', most: 50 },
  { name: 'description', sort: 'text', most: 1_000 },
  { name: 'salePrice', sort: 'amount', most: 20, weight: 2 },
];

const inCrm = {
  name: 'Product_Name',
  code: 'Product_Code',
  description: 'Description',
  salePrice: 'Unit_Price',
} as const;

const crmDesk: Desk = {
  create: (office, told) => crmId('Products', String(act(office, 'record.create', inProducts(told)).id)),
  edit: (office, record, told) => void act(office, 'record.edit', { ...parts(record), ...inProducts(told) }),
  read: (office) =>
    new Map(
      [...recordsOf(office, 'Products').values()].map(({ id, values, modifiedAt, lock }) => {
        const mark = text(values.Xero_Item_ID);
        const [pair] = office.connected.pairs;
        const fields = {
          name: text(values.Product_Name),
          code: text(values.Product_Code),
          description: text(values.Description),
          salePrice: amount(values.Unit_Price),
        };
        return shown(crmId('Products', id), fields, {
          stamps: mark === null || !pair ? {} : { [pair.pair]: `accounting.Items:${mark}` },
          locked: lock !== undefined,
          savedAt: modifiedAt,
        });
      }),
    ),
  collections: (office) => [collectionOf(office, 'Products')],
  deeds: {
    lock: { often: 0.3, does: (office, record) => void act(office, 'record.lock', { ...parts(record) }) },
    unlock: { often: 0.6, does: (office, record) => void act(office, 'record.unlock', { ...parts(record) }) },
    'save as it is': {
      often: 1,
      does: (office, record) => void act(office, 'record.edit', { ...parts(record), fields: {} }),
    },
  },
};

function inProducts(told: Told): Record<string, unknown> {
  const { salePrice, ...rest } = told;
  return {
    module: 'Products',
    fields: { ...typed(rest, inCrm), ...(salePrice !== undefined && { Unit_Price: Number(salePrice) }) },
  };
}

const xeroDesk: Desk = {
  create: (office, told) => `accounting.Items:${String(inXero(office, 'item.create', told).ItemID)}`,
  edit: (office, record, told) => {
    const ItemID = record.slice('accounting.Items:'.length);
    inXero(office, 'item.edit', told, { ItemID, Code: itemOf(office, record).Code });
  },
  read: (office) =>
    new Map(
      [...itemsOf(office).values()].map((item) => {
        const { unitPrice } = item.sales;
        const fields = {
          name: text(item.Name),
          code: item.Code,
          description: text(item.Description),
          salePrice: unitPrice === undefined ? null : (unitPrice / 10_000).toFixed(4),
        };
        return shown(`accounting.Items:${item.id}`, fields, { stamps: {}, locked: false, savedAt: item.updatedAt });
      }),
    ),
  collections: ({ tenant }) => [`xero.${tenant}.items`],
  deeds: {
    'save as it is': {
      often: 1,
      does: (office, record) => void inXero(office, 'item.edit', {}, { Code: itemOf(office, record).Code }),
    },
  },
};

function itemsOf({ mirror, tenant }: Office): ReadonlyMap<string, Item> {
  return mirror.documents<Item>(`xero.${tenant}.items`);
}

/** The item of that id. Throws a RangeError where there is none. */
export function itemOf(office: Office, record: string): Item {
  const item = itemsOf(office).get(record.slice('accounting.Items:'.length));
  if (!item) throw new RangeError('no such item');
  return item;
}

function inXero({ world, tenant }: Office, action: string, told: Told, more: object = {}): Record<string, unknown> {
  const { name, code, description, salePrice } = told;
  const input = {
    ...(code !== undefined && { Code: code }),
    ...(name !== undefined && { Name: name }),
    ...(description !== undefined && { Description: description ?? '' }),
    ...(salePrice !== undefined && { SalesDetails: { UnitPrice: salePrice, AccountCode: '200', TaxType: 'OUTPUT2' } }),
    ...more,
  };
  return world.vendors.xero?.act(action, { ...input, tenant }) as Record<string, unknown>;
}

/** Four places, as both sides may write it. */
export function amount(value: unknown): string | null {
  return value === null || value === undefined || value === '' ? null : Number(value).toFixed(4);
}

function shown(id: string, told: Told, more: Pick<Shown, 'stamps' | 'locked' | 'savedAt'>): [string, Shown] {
  return [id, { id, state: 'live', into: null, name: told.name ?? '', fields: told, traits: {}, ...more }];
}

function vary(chance: Chance, { name }: TruthField, nth: number): string | null {
  if (name === 'salePrice') return (1 + chance.below(20_000) / 100).toFixed(2);
  if (name === 'description' && chance.happens(0.1)) return null;
  return `${chance.pick(['Bolt', 'Nut', 'Washer', 'Screw'])} ${nth}${name === 'description' ? ' of steel' : ''}`;
}

export const item: People = {
  kind: 'item',
  fields,
  desks: { crm: crmDesk, accounting: xeroDesk },
  filters: nobodysFilters(),
  invent: (chance, nth) => ({
    name: `${chance.pick(['Bolt', 'Nut', 'Washer'])} ${nth}`,
    code: `IT${nth}`,
    salePrice: (1 + chance.below(20_000) / 100).toFixed(2),
    ...(chance.happens(0.5) && { description: `Made of brass ${nth}` }),
  }),
  vary,
};

/** Filters that histories set for nobody of a kind. */
export function nobodysFilters(): People['filters'] {
  const none = { field: 'Description', inside: '', outside: 'nothing' };
  return { crm: none, accounting: none };
}
