// Reading the lines of a document. The list replaces what was there: a line that is named by its id keeps it, one that is left out goes.

import type { Books } from '../books.ts';
import type { Item } from '../items/item.ts';
import type { Reader } from '../read/reader.ts';
import { inactiveItem, invalid, missing } from '../refusals.ts';
import { chargesOf } from '../settings/tax.ts';
import type { Kind } from './kinds.ts';
import type { Line } from './document.ts';

/** Members that Books takes and this one has no use for. */
const unused = [
  'header_name',
  'header_id',
  'line_item_category',
  'tags',
  'project_id',
  'tax_exemption_id',
  'location_id',
];
const computed = [
  'tax_name',
  'tax_type',
  'tax_percentage',
  'item_total',
  'bcy_rate',
  'discount_amount',
  'product_type',
];

export function readLines(books: Books, kind: Kind, sent: readonly Reader[], before: readonly Line[]): Line[] {
  return sent.map((one, at) => readLine(books, kind, one, at, before));
}

function readLine(books: Books, kind: Kind, sent: Reader, at: number, lines: readonly Line[]): Line {
  const { switches } = books;
  const id = sent.id('line_item_id');
  const known = lines.find((line) => line.id === id);
  if (id && !known) sent.faults.add(invalid('line_item_id'));
  const before = switches.lineMembersKept ? known : undefined;
  const item = itemOf(books, sent, before, known);
  const taxId = taxOf(books, sent, before, item);
  const accountId = accountOf(books, kind, sent, before, item);
  const sourceLineId = sourceOf(switches, sent) || sent.id('invoice_item_id') || before?.sourceLineId;
  for (const name of [...unused, ...computed, 'invoice_id']) sent.has(name);
  const line = {
    ...textsOf(kind, sent, before, item, switches.rateDecimals),
    order: sent.whole('item_order') ?? before?.order ?? at + 1,
    quantity: sent.amount('quantity', switches.quantityDecimals) ?? before?.quantity ?? '1',
    discount: sent.discount('discount') ?? before?.discount ?? '0',
  };
  if (!item && !line.name && !line.description) sent.faults.add(missing('name'));
  if (!item && !switches.itemlessLines) sent.faults.add(missing('item_id'));
  return {
    id: known && switches.lineIdsStay ? known.id : books.newId(),
    ...line,
    ...(item && { itemId: item.id }),
    ...(taxId && { taxId }),
    charges: chargesOf(books, books.taxes.get(taxId)),
    ...(accountId && { accountId }),
    ...(sourceLineId && { sourceLineId }),
    discountAmount: '0',
    total: '0',
    totalWithTax: '0',
    tax: '0',
  };
}

/** The order's line that a line invoices. */
function sourceOf({ invoiceSources }: Books['switches'], sent: Reader): string | undefined {
  const source = sent.id('salesorder_item_id');
  if (source && invoiceSources === 'refuse') sent.faults.add(invalid('salesorder_item_id'));
  return invoiceSources === 'take' ? source : undefined;
}

type Texts = Pick<Line, 'name' | 'description' | 'unit' | 'rate'>;

/** What a line says itself; for the rest its item speaks. */
function textsOf(kind: Kind, sent: Reader, before: Line | undefined, item: Item | undefined, places: number): Texts {
  const bought = kind.party === 'vendor';
  const described = bought ? item?.purchaseDescription : item?.description;
  const rate = bought ? item?.purchaseRate : item?.rate;
  return {
    name: sent.text('name', 100) ?? before?.name ?? item?.name ?? '',
    description: sent.text('description', 2000) ?? before?.description ?? described ?? '',
    unit: sent.text('unit', 100) ?? before?.unit ?? item?.unit ?? '',
    rate: sent.amount('rate', places) ?? before?.rate ?? rate ?? '0',
  };
}

/** The line's item. One that is not active can stay on a line, and come on no other. */
function itemOf(books: Books, sent: Reader, before: Line | undefined, known: Line | undefined): Item | undefined {
  const id = sent.id('item_id') ?? before?.itemId;
  if (!id) return undefined;
  const item = books.items.get(id);
  if (!item || (item.status !== 'active' && id !== known?.itemId)) sent.faults.add(inactiveItem);
  return item;
}

function taxOf(books: Books, sent: Reader, before: Line | undefined, item: Item | undefined): string | undefined {
  const named = sent.id('tax_id') ?? before?.taxId;
  const taxId = named ?? (!before && books.switches.lineTaxFromItem ? item?.taxId : undefined);
  if (taxId && !books.taxes.get(taxId)) sent.faults.add(invalid('tax_id'));
  return taxId;
}

function accountOf(
  books: Books,
  kind: Kind,
  sent: Reader,
  before: Line | undefined,
  item: Item | undefined,
): string | undefined {
  const own = kind.party === 'vendor' ? item?.purchaseAccountId : item?.accountId;
  const id = sent.id('account_id') || before?.accountId || own;
  if (id && !books.accounts.get(id)) sent.faults.add(invalid('account_id'));
  return id;
}
