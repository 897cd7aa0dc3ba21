// All resources in one list: the client, the README's table and the tests go through it.

import { accounts } from './accounts.ts';
import { connections } from './connections.ts';
import { contacts } from './contacts.ts';
import { creditNotes } from './credit-notes.ts';
import { invoices } from './invoices.ts';
import { items } from './items.ts';
import { organisation } from './organisation.ts';
import { overpayments } from './overpayments.ts';
import { payments } from './payments.ts';
import { prepayments } from './prepayments.ts';
import { purchaseOrders } from './purchase-orders.ts';
import { quotes } from './quotes.ts';
import { brandingThemes, currencies, users } from './settings.ts';
import { taxRates } from './tax-rates.ts';
import { trackingCategories } from './tracking-categories.ts';

export const resources = {
  connections,
  organisation,
  contacts,
  items,
  invoices,
  creditNotes,
  payments,
  prepayments,
  overpayments,
  quotes,
  purchaseOrders,
  accounts,
  taxRates,
  trackingCategories,
  currencies,
  brandingThemes,
  users,
};

export type Resources = typeof resources;
