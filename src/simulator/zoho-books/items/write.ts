// Reading an item from a body, and saving it.

import type { Books } from '../books.ts';
import { faultIn } from '../call.ts';
import type { Reader } from '../read/reader.ts';
import * as no from '../refusals.ts';
import { done, type Outcome, refused } from '../reply.ts';
import { standardAccount } from '../settings/account.ts';
import { readFields } from '../settings/field.ts';
import { type Item, itemTypes, productTypes } from './item.ts';

/** Saves what a body says of an item. `twin` lets a name be taken twice, as the link with the CRM may. */
export function saveItem(books: Books, body: Reader, before?: Item, twin = false): Outcome<Item> {
  const read = readItem(books, body, before, twin);
  const fault = faultIn(books, body);
  if (fault) return refused(fault);
  return done(keepItem(books, read, before));
}

export function keepItem(books: Books, item: Item, before?: Item): Item {
  const same =
    before !== undefined && JSON.stringify(before) === JSON.stringify({ ...item, modifiedAt: before.modifiedAt });
  if (same && !books.switches.unchangedSaveModifies) return before;
  const saved = books.items.set(before ? { ...item, modifiedAt: books.modifiedNow(before) } : item);
  books.note({ event: before ? 'edited' : 'created', module: 'item', id: saved.id, row: saved });
  return saved;
}

function readItem(books: Books, body: Reader, before: Item | undefined, twin: boolean): Item {
  const { rateDecimals } = books.switches;
  const rate = body.amount('rate', rateDecimals) ?? before?.rate;
  if (rate === undefined) body.faults.add(no.missing('rate'));
  const itemType = body.choice('item_type', itemTypes) ?? before?.itemType ?? 'sales';
  const productType = body.choice('product_type', productTypes) ?? before?.productType ?? 'goods';
  if (before && productType !== before.productType && isUsed(books, before.id)) body.faults.add(no.productTypeFixed);
  const stock = itemType === 'inventory' ? (before?.stock ?? body.amount('initial_stock') ?? '0') : undefined;
  const reorderLevel = body.amount('reorder_level') ?? before?.reorderLevel;
  for (const ignored of [
    'initial_stock',
    'initial_stock_rate',
    'hsn_or_sac',
    'tags',
    'locations',
    'item_tax_preferences',
  ])
    body.has(ignored);
  return {
    ...(before ?? books.born()),
    status: before?.status ?? 'active',
    ...readNames(books, body, before, twin),
    description: body.text('description', 2000) ?? before?.description ?? '',
    unit: body.text('unit', 100) ?? before?.unit ?? '',
    rate: rate ?? '0',
    productType,
    itemType,
    ...readTaxation(books, body, before),
    ...readAccounts(books, body, before),
    purchaseRate: body.amount('purchase_rate', rateDecimals) ?? before?.purchaseRate ?? '0',
    purchaseDescription: body.text('purchase_description', 2000) ?? before?.purchaseDescription ?? '',
    ...(stock !== undefined && { stock }),
    ...(reorderLevel !== undefined && { reorderLevel }),
    fields: readFields(books, 'item', books.items, body.list('custom_fields'), before),
  };
}

function readNames(books: Books, body: Reader, before: Item | undefined, twin: boolean): Pick<Item, 'name' | 'sku'> {
  const name = body.text('name', 100) ?? before?.name ?? '';
  const sku = body.text('sku', 100) ?? before?.sku ?? '';
  if (!name) body.faults.add(no.missing('name'));
  const other = (key: 'name' | 'sku', value: string) =>
    books.items.having(key, value.toLowerCase()).some(({ id }) => id !== before?.id);
  const moved = name.toLowerCase() !== before?.name.toLowerCase();
  if (moved && other('name', name) && books.organisation.preferences.uniqueItemNames && !twin)
    body.faults.add(no.itemTaken(name));
  if (sku && sku !== before?.sku && other('sku', sku)) body.faults.add(no.skuTaken(sku));
  return { name, sku };
}

function readTaxation(
  books: Books,
  body: Reader,
  before: Item | undefined,
): Pick<Item, 'isTaxable' | 'taxId' | 'taxExemptionId'> {
  const isTaxable = body.flag('is_taxable') ?? before?.isTaxable ?? true;
  const taxId = body.id('tax_id') ?? before?.taxId;
  const taxExemptionId = body.id('tax_exemption_id') ?? before?.taxExemptionId;
  if (taxId && !books.taxes.get(taxId)) body.faults.add(no.invalid('tax_id'));
  const exempt = books.exemptions.get(taxExemptionId);
  if (taxExemptionId && !exempt) body.faults.add(no.invalid('tax_exemption_id'));
  if (!isTaxable && books.organisation.region === 'US' && !taxExemptionId) body.faults.add(no.noExemption);
  return { isTaxable, ...(taxId && isTaxable && { taxId }), ...(taxExemptionId && { taxExemptionId }) };
}

/** The accounts of an item, and its vendor. One that names none has Books' own. */
function readAccounts(
  books: Books,
  body: Reader,
  before: Item | undefined,
): Pick<Item, 'accountId' | 'purchaseAccountId' | 'inventoryAccountId' | 'vendorId'> {
  const named = (name: string, was: string | undefined) => {
    const id = body.id(name) ?? was;
    if (id && !books.accounts.get(id)) body.faults.add(no.invalid(name));
    return id;
  };
  const accountId = named('account_id', before?.accountId ?? standardAccount(books, 'sales')?.id);
  const purchaseAccountId = named(
    'purchase_account_id',
    before?.purchaseAccountId ?? standardAccount(books, 'purchases')?.id,
  );
  const inventoryAccountId = named('inventory_account_id', before?.inventoryAccountId);
  const vendorId = body.id('vendor_id') ?? before?.vendorId;
  if (vendorId && books.contacts.get(vendorId)?.type !== 'vendor') body.faults.add(no.invalid('vendor_id'));
  return {
    ...(accountId && { accountId }),
    ...(purchaseAccountId && { purchaseAccountId }),
    ...(inventoryAccountId && { inventoryAccountId }),
    ...(vendorId && { vendorId }),
  };
}

/** Whether a document names the item. */
export function isUsed(books: Books, id: string): boolean {
  return Object.values(books.documents).some((table) => table.having('item', id).length > 0);
}

export function deleteItem(books: Books, item: Item): Outcome<null> {
  if (isUsed(books, item.id)) return refused(no.itemInUse);
  books.items.delete(item.id);
  books.note({ event: 'deleted', module: 'item', id: item.id, row: item });
  return done(null);
}
