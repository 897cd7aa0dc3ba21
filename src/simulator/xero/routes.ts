// Every place of the accounting API.

import { bankTransactionRoutes } from './banking/routes.ts';
import { contactRoutes } from './contacts/routes.ts';
import { creditRoutes } from './credits/routes.ts';
import { historyRoutes } from './history/routes.ts';
import { invoiceRoutes } from './invoices/routes.ts';
import { itemRoutes } from './items/routes.ts';
import { organisationRoutes } from './organisation/routes.ts';
import { paymentRoutes } from './payments/routes.ts';
import { purchaseOrderRoutes } from './purchase-orders/routes.ts';
import { quoteRoutes } from './quotes/routes.ts';
import type { Route } from './route.ts';
import { accountRoutes } from './settings/accounts.ts';
import { shortListRoutes } from './settings/short-lists.ts';
import { taxRateRoutes } from './settings/tax-rates.ts';
import { trackingRoutes } from './settings/tracking-categories.ts';

export const routes: readonly Route[] = [
  ...contactRoutes,
  ...itemRoutes,
  ...invoiceRoutes,
  ...creditRoutes,
  ...paymentRoutes,
  ...bankTransactionRoutes,
  ...quoteRoutes,
  ...purchaseOrderRoutes,
  ...accountRoutes,
  ...taxRateRoutes,
  ...trackingRoutes,
  ...shortListRoutes,
  ...organisationRoutes,
  ...historyRoutes,
];
