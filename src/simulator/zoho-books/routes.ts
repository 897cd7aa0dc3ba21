// Every route of the simulated Books. A literal part of a path comes before a named one.

import type { Route } from './call.ts';
import { contactRoutes } from './contacts/routes.ts';
import { creditRoutes } from './credits/routes.ts';
import { documentRoutes } from './documents/routes.ts';
import { invoiceRoutes } from './invoices/routes.ts';
import { itemRoutes } from './items/routes.ts';
import { linkRoutes } from './link/routes.ts';
import { organisationRoutes } from './organizations/routes.ts';
import { paymentRoutes } from './payments/routes.ts';
import { accountRoutes } from './settings/account-routes.ts';
import { currencyRoutes } from './settings/currency-routes.ts';
import { lockRoutes } from './settings/lock-routes.ts';
import { taxRoutes } from './settings/tax-routes.ts';

export const routes: readonly Route[] = [
  ...organisationRoutes,
  ...currencyRoutes,
  ...taxRoutes,
  ...accountRoutes,
  ...lockRoutes,
  ...contactRoutes,
  ...itemRoutes,
  ...invoiceRoutes,
  ...creditRoutes,
  ...documentRoutes,
  ...paymentRoutes,
  ...linkRoutes,
];

const compiled = routes
  .map((route) => ({ route, parts: route.path.split('/').slice(1) }))
  .sort((one, other) => named(one.parts) - named(other.parts));

/** The route of a call with the parts that it names; `method` where the path is known, but not with that method. */
export function findRoute(
  method: string,
  path: string,
): { route: Route; params: Record<string, string> } | 'unknown' | 'method' {
  const parts = path.split('/').slice(1);
  let known = false;
  for (const { route, parts: wanted } of compiled) {
    const params = match(wanted, parts);
    if (!params) continue;
    if (route.method === method) return { route, params };
    known = true;
  }
  return known ? 'method' : 'unknown';
}

function named(parts: readonly string[]): number {
  return parts.filter((part) => part.startsWith(':')).length;
}

function match(wanted: readonly string[], parts: readonly string[]): Record<string, string> | undefined {
  if (wanted.length !== parts.length) return undefined;
  const params: Record<string, string> = {};
  for (const [index, want] of wanted.entries()) {
    const part = parts[index] ?? '';
    if (!want.startsWith(':')) {
      if (want !== part) return undefined;
    } else if (want === ':reference' ? part === '' : !/^\d+$/.test(part)) return undefined;
    else params[want.slice(1)] = part;
  }
  return params;
}
