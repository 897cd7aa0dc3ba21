// Every place of the accounting API.

import { contactRoutes } from './contacts/routes.ts';
import { organisationRoutes } from './organisation/routes.ts';
import type { Route } from './route.ts';

export const routes: readonly Route[] = [...contactRoutes, ...organisationRoutes];
