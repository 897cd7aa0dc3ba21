// The routes of settings: metadata, the organisation, its people, taxes and currencies.

import type { Route } from '../call.ts';
import {
  createFields,
  deleteField,
  listFields,
  listLayouts,
  listModules,
  listRelatedLists,
  readField,
  readModule,
  readPickListValues,
  updateFields,
} from '../metadata/calls.ts';
import { countRecycleBin, listRecycleBin, purgeFromBin, restoreFromBin } from '../records/restore.ts';
import { listProfiles, listRoles, listUsers, readOrg, readUser } from '../settings/calls.ts';
import {
  addCurrencies,
  changeTaxes,
  enableCurrencies,
  listCurrencies,
  listTaxes,
  updateCurrencies,
} from '../settings/money.ts';

const setting = (area: string, operation: string) => (): [string, string] => [`ZohoCRM.settings.${area}`, operation];

export const settingsRoutes: readonly Route[] = [
  { method: 'GET', path: '/settings/modules', needs: setting('modules', 'READ'), handle: listModules },
  { method: 'GET', path: '/settings/modules/:name', needs: setting('modules', 'READ'), handle: readModule },
  { method: 'GET', path: '/settings/fields', needs: setting('fields', 'READ'), handle: listFields },
  { method: 'POST', path: '/settings/fields', needs: setting('fields', 'CREATE'), handle: createFields },
  { method: 'PATCH', path: '/settings/fields', needs: setting('fields', 'UPDATE'), handle: updateFields },
  { method: 'GET', path: '/settings/fields/:id', needs: setting('fields', 'READ'), handle: readField },
  { method: 'PATCH', path: '/settings/fields/:id', needs: setting('fields', 'UPDATE'), handle: updateFields },
  { method: 'DELETE', path: '/settings/fields/:id', needs: setting('fields', 'DELETE'), handle: deleteField },
  {
    method: 'GET',
    path: '/settings/fields/:id/pick_list_values',
    needs: setting('fields', 'READ'),
    handle: readPickListValues,
  },
  { method: 'GET', path: '/settings/layouts', needs: setting('layouts', 'READ'), handle: listLayouts },
  { method: 'GET', path: '/settings/layouts/:id', needs: setting('layouts', 'READ'), handle: listLayouts },
  { method: 'GET', path: '/settings/related_lists', needs: setting('related_lists', 'READ'), handle: listRelatedLists },
  { method: 'GET', path: '/settings/profiles', needs: setting('profiles', 'READ'), handle: listProfiles },
  { method: 'GET', path: '/settings/roles', needs: setting('roles', 'READ'), handle: listRoles },
  { method: 'GET', path: '/settings/recycle_bin', needs: setting('recycle_bin', 'READ'), handle: listRecycleBin },
  { method: 'DELETE', path: '/settings/recycle_bin', needs: setting('recycle_bin', 'DELETE'), handle: purgeFromBin },
  {
    method: 'GET',
    path: '/settings/recycle_bin/actions/count',
    needs: setting('recycle_bin', 'READ'),
    handle: countRecycleBin,
  },
  {
    method: 'POST',
    path: '/settings/recycle_bin/actions/restore',
    needs: setting('recycle_bin', 'UPDATE'),
    handle: restoreFromBin,
  },
  { method: 'GET', path: '/users', needs: () => ['ZohoCRM.users', 'READ'], handle: listUsers },
  { method: 'GET', path: '/users/:id', needs: () => ['ZohoCRM.users', 'READ'], handle: readUser },
  { method: 'GET', path: '/org', needs: () => ['ZohoCRM.org', 'READ'], handle: readOrg },
  { method: 'GET', path: '/org/taxes', needs: setting('taxes', 'READ'), handle: listTaxes },
  { method: 'GET', path: '/org/taxes/:id', needs: setting('taxes', 'READ'), handle: listTaxes },
  { method: 'POST', path: '/org/taxes', needs: setting('taxes', 'CREATE'), handle: changeTaxes },
  { method: 'PUT', path: '/org/taxes', needs: setting('taxes', 'UPDATE'), handle: changeTaxes },
  { method: 'GET', path: '/org/currencies', needs: setting('currencies', 'READ'), handle: listCurrencies },
  { method: 'POST', path: '/org/currencies', needs: setting('currencies', 'CREATE'), handle: addCurrencies },
  { method: 'PUT', path: '/org/currencies', needs: setting('currencies', 'UPDATE'), handle: updateCurrencies },
  { method: 'PUT', path: '/org/currencies/:id', needs: setting('currencies', 'UPDATE'), handle: updateCurrencies },
  {
    method: 'POST',
    path: '/org/currencies/actions/enable',
    needs: setting('currencies', 'CREATE'),
    handle: enableCurrencies,
  },
];
