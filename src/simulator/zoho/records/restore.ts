// The recycle bin: what lies in it, and taking it out again or away for good.

import { actorOf } from '../accounts/caller.ts';
import { bodyOf, type Call } from '../call.ts';
import { announce, everything } from '../events.ts';
import { batch, empty, invalidId, missing, ok, type Outcome, paramMissing, refuse, type Reply } from '../reply.ts';
import { inZone } from '../time.ts';
import type { DeletedRecord, StoredRecord } from './record.ts';
import { renderUser } from './render.ts';
import type { Saving } from './write.ts';

/** Puts a deleted record back under its id. Its time of change moves only where the switch says so. */
export function restoreRecord(saving: Saving, entry: DeletedRecord & { record: StoredRecord }): StoredRecord {
  const { crm, actor, changes } = saving;
  const touched = crm.switches.restoreModifies ? { modifiedAt: crm.savingAt, modifiedBy: actor.userId } : {};
  crm.records.unbury(entry.id);
  const record = crm.records.set({ ...entry.record, ...touched });
  changes.push({ kind: 'restore', module: record.module, record, changed: [] });
  return record;
}

export function listRecycleBin(call: Call): Reply {
  const { crm, caller } = call;
  const entries = inBin(call);
  if (!entries.length) return empty();
  const recycle_bin = entries.map((entry) => ({
    id: entry.id,
    display_name: entry.displayName,
    deleted_by: renderUser(crm, entry.deletedBy),
    owner: renderUser(crm, entry.record?.ownerId),
    deleted_time: inZone(entry.deletedAt, caller.user.timeZone),
    module: { api_name: entry.module, id: crm.metadata.module(entry.module)?.id ?? null },
  }));
  return ok({ recycle_bin, info: { per_page: 200, count: entries.length, page: 1, more_records: false } });
}

export function countRecycleBin(call: Call): Reply {
  return ok({ recycle_bin: { count: inBin(call).length } });
}

/** `POST …/actions/restore` with ids, or with `restore_all_records`. */
export function restoreFromBin(call: Call): Reply {
  const { crm, caller } = call;
  const body = bodyOf(call);
  if ('reply' in body) return body.reply;
  const all = body.body.restore_all_records === true;
  const ids = all
    ? inBin(call).map(({ id }) => id)
    : Array.isArray(body.body.ids)
      ? body.body.ids.map(String)
      : undefined;
  if (!ids) return refuse(400, missing('ids', '$.ids'));
  const outcomes = ids.map((id, index): Outcome => {
    const entry = crm.records.deletedById(id);
    const module = crm.metadata.recordModule(entry?.module ?? '');
    if (!entry?.record || !module) return { refused: invalidId('ids', `$.ids[${index}]`) };
    const saving: Saving = { crm, module, actor: actorOf(caller), zone: caller.user.timeZone, changes: [] };
    restoreRecord(saving, { ...entry, record: entry.record });
    announce(crm, saving.changes, saving.actor, everything);
    return { done: { details: { id }, message: 'record restored' } };
  });
  return batch('recycle_bin', outcomes, 200, crm.switches.mixedStatus);
}

/** `DELETE …?ids=`: for good. */
export function purgeFromBin(call: Call): Reply {
  const ids = (call.query.get('ids') ?? '').split(',').filter(Boolean);
  if (!ids.length) return refuse(400, paramMissing('ids'));
  const outcomes = ids.map((id): Outcome => {
    const entry = call.crm.records.deletedById(id);
    if (entry?.type !== 'recycle') return { refused: invalidId('ids', '$.query.ids') };
    call.crm.records.purge(entry);
    return { done: { details: { id }, message: 'record deleted' } };
  });
  return batch('recycle_bin', outcomes, 200, call.crm.switches.mixedStatus);
}

function inBin({ crm }: Call): DeletedRecord[] {
  return crm.metadata
    .modules()
    .flatMap(({ apiName }) => crm.records.deleted(apiName).filter(({ type }) => type === 'recycle'));
}
