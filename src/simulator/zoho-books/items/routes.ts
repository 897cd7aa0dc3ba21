// Items by API. The list knows no filter by time of change, and can't be sorted by it: whoever wants changes reads it whole.

import type { Json } from '../../zoho/json.ts';
import type { Books } from '../books.ts';
import { type Call, faultIn, idsIn, reads, type Route, withRow } from '../call.ts';
import { fieldFilters } from '../list/field-filters.ts';
import { amount, contains, flag, id, keyed, text, words } from '../list/filters.ts';
import { list, type ListSpec } from '../list/list.ts';
import { asNumber } from '../money.ts';
import { missing } from '../refusals.ts';
import { answer, bad, good, type Reply } from '../reply.ts';
import { fieldHash, showFields } from '../settings/field.ts';
import { booksTime } from '../time.ts';
import { upsert } from '../upsert.ts';
import type { Item } from './item.ts';
import { deleteItem, keepItem, saveItem } from './write.ts';

const taxName = (item: Item, books: Books) => books.taxes.get(item.taxId)?.name ?? '';

const items = (books: Books): ListSpec<Item> => ({
  key: 'items',
  report: 'Items',
  table: () => books.items,
  columns: { name: 'name', rate: 'rate', tax_name: taxName },
  standard: ['name', 'A'],
  filters: [
    keyed(
      text('name', ({ name }) => name),
      'name',
    ),
    text('description', ({ description }) => description),
    text('sku', ({ sku }) => sku, false),
    amount('rate', ({ rate }) => rate),
    id('tax_id', ({ taxId }) => taxId, 'tax'),
    text('tax_name', taxName, false),
    flag('is_taxable', ({ isTaxable }) => isTaxable),
    id('tax_exemption_id', ({ taxExemptionId }) => taxExemptionId),
    id('account_id', ({ accountId }) => accountId),
    contains('search_text', ({ name, description, sku }) => [name, description, sku]),
    words('filter_by', {
      'Status.All': () => true,
      'Status.Active': ({ status }) => status === 'active',
      'Status.Inactive': ({ status }) => status === 'inactive',
    }),
    ...fieldFilters<Item>(books, 'item'),
  ],
  since: false,
  show: (_books, item) => ({ ...showItem(books, item), ...fieldHash(books, item.fields) }),
});

export function showItem(books: Books, item: Item): Json {
  const tax = books.taxes.get(item.taxId);
  const zone = books.organisation.timeZone;
  return {
    item_id: item.id,
    name: item.name,
    item_name: item.name,
    status: item.status,
    description: item.description,
    rate: asNumber(item.rate),
    unit: item.unit,
    sku: item.sku,
    product_type: item.productType,
    item_type: item.itemType,
    is_taxable: item.isTaxable,
    tax_id: tax?.id ?? '',
    tax_name: tax?.name ?? '',
    tax_percentage: tax ? asNumber(tax.percentage) : '',
    tax_type: tax?.type ?? '',
    tax_exemption_id: item.taxExemptionId ?? '',
    account_id: item.accountId ?? '',
    account_name: books.accounts.get(item.accountId)?.name ?? '',
    purchase_rate: asNumber(item.purchaseRate),
    purchase_description: item.purchaseDescription,
    purchase_account_id: item.purchaseAccountId ?? '',
    purchase_account_name: books.accounts.get(item.purchaseAccountId)?.name ?? '',
    inventory_account_id: item.inventoryAccountId ?? '',
    vendor_id: item.vendorId ?? '',
    ...(item.reorderLevel !== undefined && { reorder_level: asNumber(item.reorderLevel) }),
    ...(item.stock !== undefined && { stock_on_hand: asNumber(item.stock), available_stock: asNumber(item.stock) }),
    is_linked_with_zohocrm: item.crmId !== undefined,
    ...(item.crmId !== undefined && { zcrm_product_id: item.crmId }),
    custom_fields: showFields(books, item.fields),
    created_time: booksTime(item.createdAt, zone),
    last_modified_time: booksTime(item.modifiedAt, zone),
  };
}

function create(call: Call): Reply {
  const { books } = call;
  return answer(saveItem(books, reads(call)), (item) =>
    good('The item has been added.', { item: showItem(books, item) }, 201),
  );
}

function update(call: Call, item: Item): Reply {
  const { books } = call;
  return answer(saveItem(books, reads(call), item), (saved) =>
    good('Item details have been saved.', { item: showItem(books, saved) }),
  );
}

function customFields(call: Call, item: Item): Reply {
  const body = reads({ ...call, json: { custom_fields: call.json } });
  const fault = faultIn(call.books, body);
  if (fault) return bad(fault);
  return answer(saveItem(call.books, body, item), () => good('Custom Fields Updated Successfully'));
}

function setStatus({ books }: Call, item: Item, status: Item['status']): Reply {
  keepItem(books, { ...item, status }, item);
  return good(`The item has been marked as ${status}.`);
}

/** Several items whole in one call. Ids that are not there are left out. */
function details(call: Call): Reply {
  const { books } = call;
  const ids = idsIn(call, 'item_ids');
  if (!ids.length) return bad(missing('item_ids'));
  return good('success', {
    items: ids.flatMap((id) => books.items.get(id) ?? []).map((item) => showItem(books, item)),
  });
}

const one = (handle: (call: Call, item: Item) => Reply) => (call: Call) =>
  withRow(call, call.books.items.get(call.params.id), 'Item', (item) => handle(call, item), 2006);

const writing = (call: Call) => ({ module: 'item' as const, label: 'Item', table: call.books.items, create, update });

const PATH = '/items';
const area = 'settings';

export const itemRoutes: Route[] = [
  { method: 'GET', path: PATH, area, handle: (call) => list(call, items(call.books)) },
  { method: 'POST', path: PATH, area, handle: create },
  { method: 'PUT', path: PATH, area, handle: (call) => upsert(call, writing(call)) },
  { method: 'GET', path: '/itemdetails', area, handle: details },
  {
    method: 'GET',
    path: `${PATH}/:id`,
    area,
    handle: one(({ books }, item) => good('success', { item: showItem(books, item) })),
  },
  { method: 'PUT', path: `${PATH}/:id`, area, handle: one(update) },
  {
    method: 'DELETE',
    path: `${PATH}/:id`,
    area,
    handle: one(({ books }, item) => answer(deleteItem(books, item), () => good('The item has been deleted.'))),
  },
  { method: 'POST', path: `${PATH}/:id/active`, area, handle: one((call, item) => setStatus(call, item, 'active')) },
  {
    method: 'POST',
    path: `${PATH}/:id/inactive`,
    area,
    handle: one((call, item) => setStatus(call, item, 'inactive')),
  },
  { method: 'PUT', path: '/item/:id/customfields', area, handle: one(customFields) },
];
