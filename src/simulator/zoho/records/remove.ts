// Deleting records by API, and the list of those that are gone.

import { actorOf } from '../accounts/caller.ts';
import { type Call, moduleOf } from '../call.ts';
import { announce, everything } from '../events.ts';
import {
  batch,
  empty,
  invalidData,
  limitExceeded,
  ok,
  type Outcome,
  paramMissing,
  refusal,
  refuse,
  type Reply,
} from '../reply.ts';
import { inZone } from '../time.ts';
import { RECORDS_LIMIT } from './batch.ts';
import { sinceOf } from './list.ts';
import { pagingOf } from './page.ts';
import { findRecord } from './read.ts';
import { fullName } from './render.ts';
import { deleteRecord, lockedRefusal, type Saving } from './write.ts';

/** `DELETE /{module}?ids=`. */
export function deleteRecords(call: Call): Reply {
  const ids = (call.query.get('ids') ?? '').split(',').filter(Boolean);
  if (!ids.length) return refuse(400, paramMissing('ids'));
  if (ids.length > RECORDS_LIMIT) return refuse(400, limitExceeded({ limit: RECORDS_LIMIT, param_name: 'ids' }));
  return remove(call, ids);
}

/** `DELETE /{module}/{id}`. */
export function deleteOneRecord(call: Call): Reply {
  return remove(call, [call.params.id ?? '']);
}

function remove(call: Call, ids: readonly string[]): Reply {
  const { crm, caller } = call;
  const named = moduleOf(call, call.params.module, 'delete');
  if ('reply' in named) return named.reply;
  const actor = actorOf(caller);
  const saving: Saving = { crm, module: named.module, actor, zone: caller.user.timeZone, changes: [] };
  const outcomes = ids.map((id, index): Outcome => {
    const found = findRecord(call, named.module, id);
    const record = 'reply' in found ? undefined : found.record;
    if (!record) return { refused: refusal('INVALID_DATA', 'record not deleted', { id }) };
    if (record.lock) return { refused: lockedRefusal(`$.ids[${index}]`) };
    deleteRecord(saving, record);
    return { done: { details: { id: record.id }, message: 'record deleted' } };
  });
  const quiet = call.query.get('wf_trigger') === 'false';
  announce(crm, saving.changes, actor, quiet ? { run: new Set(), suppressed: true } : everything);
  return batch('data', outcomes, 200, crm.switches.mixedStatus);
}

/** `GET /{module}/deleted`. */
export function deletedRecords(call: Call): Reply {
  const { crm, caller, query } = call;
  const named = moduleOf(call, call.params.module, 'view');
  if ('reply' in named) return named.reply;
  const type = query.get('type') ?? 'all';
  if (!['all', 'recycle', 'permanent'].includes(type)) return refuse(400, invalidData({ param_name: 'type' }));
  const paging = pagingOf(call);
  if ('refused' in paging) return refuse(400, paging.refused);
  const since = sinceOf(call);
  if (since === 'invalid') return refuse(400, invalidData({ header: 'If-Modified-Since' }));
  const all = crm.records.deleted(named.module.apiName).filter((entry) => type === 'all' || entry.type === type);
  const entries = all.filter(({ deletedAt }) => since === undefined || deletedAt > since);
  const from = (paging.page - 1) * paging.perPage;
  const shown = entries.slice(from, from + paging.perPage);
  if (!shown.length) return empty(since === undefined ? 204 : crm.switches.notModifiedStatus);
  const who = (id: string) => {
    const user = crm.user(id);
    return user ? { name: fullName(user), id } : null;
  };
  const data = shown.map((entry) => ({
    deleted_by: who(entry.deletedBy),
    id: entry.id,
    display_name: entry.displayName,
    type: entry.type,
    created_by: who(entry.createdBy),
    deleted_time: inZone(entry.deletedAt, caller.user.timeZone),
  }));
  const more = entries.length > from + shown.length;
  return ok({ data, info: { per_page: paging.perPage, count: data.length, page: paging.page, more_records: more } });
}
