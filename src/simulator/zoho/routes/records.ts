// The routes of records. They stand last: a module's name is any word that no other route has taken.

import { type Call, moduleScope, type Route } from '../call.ts';
import { createRecords, recordsIn, updateOneRecord, updateRecords } from '../records/batch.ts';
import { cloneRecord, convertRecord } from '../records/copy.ts';
import { listRecords } from '../records/list.ts';
import { endLock, readLock, setLock } from '../records/lock.ts';
import { countRecords, readRecord, relatedRecords } from '../records/read.ts';
import { deletedRecords, deleteOneRecord, deleteRecords } from '../records/remove.ts';
import { upsertRecords } from '../records/upsert.ts';
import { search } from '../search/run.ts';

const on =
  (operation: string) =>
  (params: Record<string, string>): [string, string] => [moduleScope(params.module ?? ''), operation];
const writing = {
  credits: (call: Call) => Math.max(1, Math.ceil(recordsIn(call) / 10)),
  heavy: (call: Call) => recordsIn(call) > 10,
};
const deleting = { credits: ({ crm }: Call) => crm.switches.deleteCredits };
const sorted = (call: Call) => call.query.has('sort_by') || call.query.has('cvid');
const lock = '/:module/:id/Locking_Information__s';

export const recordRoutes: readonly Route[] = [
  { method: 'GET', path: '/:module/deleted', needs: on('READ'), handle: deletedRecords },
  {
    method: 'GET',
    path: '/:module/search',
    needs: () => ['ZohoSearch.securesearch', 'READ'],
    credits: ({ crm }) => crm.switches.searchCredits,
    heavy: () => true,
    handle: search,
  },
  { method: 'GET', path: '/:module/actions/count', needs: on('READ'), handle: countRecords },
  { method: 'POST', path: '/:module/upsert', needs: on('CREATE'), ...writing, handle: upsertRecords },
  { method: 'POST', path: '/:module/:id/actions/clone', needs: on('CREATE'), handle: cloneRecord },
  {
    method: 'POST',
    path: '/:module/:id/actions/convert',
    needs: on('CREATE'),
    credits: () => 5,
    handle: convertRecord,
  },
  { method: 'GET', path: lock, needs: on('READ'), handle: readLock },
  { method: 'POST', path: lock, needs: on('UPDATE'), handle: setLock },
  { method: 'PUT', path: lock, needs: on('UPDATE'), handle: setLock },
  { method: 'DELETE', path: lock, needs: on('UPDATE'), handle: endLock },
  { method: 'GET', path: `${lock}/:lock`, needs: on('READ'), handle: readLock },
  { method: 'PUT', path: `${lock}/:lock`, needs: on('UPDATE'), handle: setLock },
  { method: 'DELETE', path: `${lock}/:lock`, needs: on('UPDATE'), handle: endLock },
  { method: 'GET', path: '/:module', needs: on('READ'), heavy: sorted, handle: listRecords },
  { method: 'POST', path: '/:module', needs: on('CREATE'), ...writing, handle: createRecords },
  { method: 'PUT', path: '/:module', needs: on('UPDATE'), ...writing, handle: updateRecords },
  { method: 'DELETE', path: '/:module', needs: on('DELETE'), ...deleting, handle: deleteRecords },
  { method: 'GET', path: '/:module/:id', needs: on('READ'), handle: readRecord },
  { method: 'PUT', path: '/:module/:id', needs: on('UPDATE'), handle: updateOneRecord },
  { method: 'DELETE', path: '/:module/:id', needs: on('DELETE'), ...deleting, handle: deleteOneRecord },
  { method: 'GET', path: '/:module/:id/:list', needs: on('READ'), handle: relatedRecords },
];
