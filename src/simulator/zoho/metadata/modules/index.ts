// Every standard module, in the order in which Zoho shows them.

import type { ModuleSpec } from '../field.ts';
import { invoices, purchaseOrders, quotes, rowModules, salesOrders } from './documents.ts';
import { deals, priceBooks, products } from './goods.ts';
import { accounts, contacts, vendors } from './parties.ts';

export const standardModules: readonly ModuleSpec[] = [
  contacts,
  accounts,
  deals,
  products,
  quotes,
  salesOrders,
  purchaseOrders,
  invoices,
  vendors,
  priceBooks,
  ...rowModules,
];
