// Every route of the CRM's API, the special before the general, and the list of them that `/__apis` gives.

import type { Route } from '../call.ts';
import { coql, creditsOfQuery } from '../coql/run.ts';
import { ok } from '../reply.ts';
import { automationRoutes } from './automation.ts';
import { recordRoutes } from './records.ts';
import { settingsRoutes } from './settings.ts';

const special: readonly Route[] = [
  { method: 'GET', path: '/__apis', handle: () => ok({ __apis: apis() }) },
  {
    method: 'POST',
    path: '/coql',
    needs: () => ['ZohoCRM.coql', 'READ'],
    credits: creditsOfQuery,
    heavy: () => true,
    handle: coql,
  },
];

export const routes: readonly Route[] = [...special, ...settingsRoutes, ...automationRoutes, ...recordRoutes];

/** Paths with their methods, scopes, and what a call costs at least and at most. */
function apis() {
  const paths = new Map<
    string,
    { method: string; oauth_scope: string | null; min_credits: number; max_credits: number }[]
  >();
  for (const { method, path, needs, credits } of routes) {
    const scope = needs?.({ module: '{module}' });
    const most = credits ? (path === '/coql' ? 3 : 10) : 1;
    const operation = { method, oauth_scope: scope ? scope.join('.') : null, min_credits: 1, max_credits: most };
    const shown = `/crm/v8${path.replace(/:(\w+)/g, '{$1}')}`;
    paths.set(shown, [...(paths.get(shown) ?? []), operation]);
  }
  return [...paths].map(([path, operation_types]) => ({ path, operation_types }));
}
