// Making and changing items: the code is the key; a price without an account is allowed, an account brings its tax.

import type { Work } from '../call.ts';
import { accountWithCode } from '../settings/account.ts';
import { exactly, rounded } from '../wire/decimal.ts';
import { NO_GUID } from '../wire/text.ts';
import { type Bound, flag, guid, number, object, text } from '../write/shape.ts';
import { overlong, type Trouble, trouble } from '../write/trouble.ts';
import type { Applied, Mode, Writing } from '../write/write.ts';
import type { Item, ItemDetails } from './item.ts';
import { showItem } from './show.ts';

const details = object({ UnitPrice: number, AccountCode: text(), COGSAccountCode: text(), TaxType: text() });

export const itemShape = {
  ItemID: guid,
  Code: text(30),
  Name: text(50),
  Description: text(4000),
  PurchaseDescription: text(4000),
  IsSold: flag,
  IsPurchased: flag,
  SalesDetails: details,
  PurchaseDetails: details,
  InventoryAssetAccountCode: text(),
} as const;

type Element = Bound<typeof itemShape>;

export const itemWriting: Writing<typeof itemShape> = {
  root: 'Items',
  shape: itemShape,
  id: 'ItemID',
  most: 500,
  apply,
};

/** The item of that code. */
export function itemWithCode({ books, xero }: Work, code: string): Item | undefined {
  if (xero.switches.itemCodeCaseSensitive) return books.items.having('code', code)[0];
  return books.items.having('anyCase', code.toLowerCase())[0];
}

function apply(work: Work, element: Element, mode: Mode): Applied {
  const { books } = work;
  const byId = element.ItemID === undefined ? undefined : books.items.get(element.ItemID);
  if (element.ItemID !== undefined && !byId) return 'missing';
  const coded = element.Code === undefined ? undefined : itemWithCode(work, element.Code);
  const before = mode === 'create' ? undefined : (byId ?? coded);
  const after = merged(work, before, element);
  const troubles = [
    ...overlong(itemShape, element),
    ...codeTroubles(element, before, coded),
    ...detailTroubles(work, after),
  ];
  if (troubles.length) return { refused: troubles, echo: { ...element, ItemID: before?.id ?? NO_GUID } };
  const saved = books.items.set({ ...after, updatedAt: books.now() });
  return { done: () => ({ ...showItem(work, saved, 'write'), ValidationErrors: [] }) };
}

function codeTroubles({ Code }: Element, before: Item | undefined, coded: Item | undefined): Trouble[] {
  if (Code === '' || (Code === undefined && !before)) return [trouble('Price List Item Code must be specified')];
  if (coded && coded.id !== before?.id) return [trouble(`Price List Item with Code '${Code ?? ''}' already exists`)];
  return [];
}

/** The item with what was sent; what is neither sold nor bought keeps nothing of that side (Xero's specification). */
function merged(work: Work, before: Item | undefined, element: Element): Item {
  const { Code, Name, Description, PurchaseDescription, InventoryAssetAccountCode } = element;
  const IsSold = element.IsSold ?? before?.IsSold ?? true;
  const IsPurchased = element.IsPurchased ?? before?.IsPurchased ?? true;
  const sold = Description ?? before?.Description;
  const bought = PurchaseDescription ?? before?.PurchaseDescription;
  const named = Name ?? before?.Name;
  const inventory = InventoryAssetAccountCode ?? before?.InventoryAssetAccountCode;
  return {
    id: before?.id ?? work.xero.guid(),
    updatedAt: before?.updatedAt ?? 0,
    quantityOnHand: before?.quantityOnHand ?? 0,
    costPoolCents: before?.costPoolCents ?? 0,
    Code: Code ?? before?.Code ?? '',
    ...(named && { Name: named }),
    IsSold,
    IsPurchased,
    ...(IsSold && sold && { Description: sold }),
    ...(IsPurchased && bought && { PurchaseDescription: bought }),
    sales: IsSold ? mergedDetails(work, before?.sales, element.SalesDetails) : {},
    purchases: IsPurchased ? mergedDetails(work, before?.purchases, element.PurchaseDetails) : {},
    ...(inventory && { InventoryAssetAccountCode: inventory }),
  };
}

function mergedDetails(work: Work, before: ItemDetails = {}, sent: Element['SalesDetails'] = {}): ItemDetails {
  const { UnitPrice, AccountCode, COGSAccountCode, TaxType } = sent;
  const price =
    UnitPrice === undefined
      ? before.unitPrice
      : rounded(exactly(UnitPrice), work.unitdp) * (work.unitdp === 2 ? 100 : 1);
  const account = AccountCode ?? before.AccountCode;
  const cogs = COGSAccountCode ?? before.COGSAccountCode;
  const moved = AccountCode !== undefined && AccountCode !== before.AccountCode;
  const tax = TaxType ?? (moved ? undefined : before.TaxType) ?? taxOf(work, account || cogs);
  return {
    ...(price !== undefined && { unitPrice: price }),
    ...(account && { AccountCode: account }),
    ...(cogs && { COGSAccountCode: cogs }),
    ...(tax && { TaxType: tax }),
  };
}

/** The account's own tax type is stored where none is sent (seen on the wire). */
function taxOf(work: Work, code: string | undefined): string | undefined {
  return code ? accountWithCode(work, code)?.TaxType : undefined;
}

function detailTroubles(work: Work, { sales, purchases, InventoryAssetAccountCode: inventory }: Item): Trouble[] {
  const wrong: Trouble[] = [];
  for (const [side, { AccountCode, COGSAccountCode, TaxType }] of [
    ['SalesDetails', sales],
    ['PurchaseDetails', purchases],
  ] as const) {
    for (const code of [AccountCode, COGSAccountCode]) {
      const account = code ? accountWithCode(work, code) : undefined;
      if (code && (account?.Status !== 'ACTIVE' || account.Type === 'BANK'))
        wrong.push(trouble('Account must be valid.', side));
    }
    if (TaxType && work.books.taxRates.get(TaxType)?.Status !== 'ACTIVE')
      wrong.push(trouble('Tax rate must be valid.', side));
  }
  if (!inventory) {
    if (purchases.COGSAccountCode) wrong.push(trouble('COGSAccountCode is only for tracked items.', 'PurchaseDetails'));
    return wrong;
  }
  if (accountWithCode(work, inventory)?.Type !== 'INVENTORY')
    wrong.push(trouble('InventoryAssetAccountCode must be an inventory account.'));
  if (!purchases.COGSAccountCode)
    wrong.push(trouble('COGSAccountCode must be specified for tracked items.', 'PurchaseDetails'));
  if (purchases.AccountCode)
    wrong.push(trouble('AccountCode cannot be specified for tracked items.', 'PurchaseDetails'));
  return wrong;
}
