// Record locks: who locked a record and why. A locked record can be neither changed nor deleted.

import { bodyOf, type Call, moduleOf } from '../call.ts';
import type { Crm } from '../crm.ts';
import { objects, textOf } from '../json.ts';
import { batch, empty, invalidId, ok, type Outcome, refuse, type Reply, refusal } from '../reply.ts';
import { inZone } from '../time.ts';
import type { StoredRecord } from './record.ts';
import { nameOf, renderUser } from './render.ts';

/** Locks a record, or gives its lock another reason. Locking is no save: the record's times stay. */
export function lockRecord(crm: Crm, record: StoredRecord, by: string, reason: string | null): StoredRecord {
  const lock = { id: record.lock?.id ?? crm.newId(), reason, by, at: crm.savingAt };
  return crm.records.set({ ...record, lock });
}

export function unlockRecord(crm: Crm, { lock: _open, ...record }: StoredRecord): StoredRecord {
  return crm.records.set(record);
}

export function readLock(call: Call): Reply {
  return withRecord(call, (record) => {
    const { lock, module, id } = record;
    if (!lock) return empty();
    const shown = {
      id: lock.id,
      locked_for__s: {
        module: { api_name: module, id: call.crm.metadata.module(module)?.id ?? null },
        id,
        name: nameOf(call.crm, record),
      },
      locked_reason__s: lock.reason,
      locked_by__s: renderUser(call.crm, lock.by),
      Locked_time__s: inZone(lock.at, call.caller.user.timeZone),
      lock_source__s: 'User',
    };
    return ok({ data: [shown], info: { per_page: 200, count: 1, page: 1, more_records: false } });
  });
}

/** `POST` locks, `PUT` changes the reason of a lock. */
export function setLock(call: Call): Reply {
  const body = bodyOf(call);
  if ('reply' in body) return body.reply;
  return withRecord(call, (record) => {
    const [given] = objects(body.body.data);
    const locked = record.lock !== undefined;
    const outcome: Outcome =
      locked === (call.method === 'PUT')
        ? done(lockRecord(call.crm, record, call.caller.user.id, textOf(given?.Locked_Reason__s) ?? null).lock?.id)
        : {
            refused: refusal('RECORD_LOCKED', locked ? 'record is already locked' : 'record is not locked', {
              id: record.id,
            }),
          };
    return batch('data', [outcome], 200, call.crm.switches.mixedStatus);
  });
}

export function endLock(call: Call): Reply {
  return withRecord(call, (record) => {
    const { id } = record.lock ?? {};
    if (!id || (call.params.lock && call.params.lock !== id)) return refuse(400, invalidId('id', '$.path.id'));
    unlockRecord(call.crm, record);
    return batch('data', [done(id)], 200, call.crm.switches.mixedStatus);
  });
}

function done(id: string | undefined): Outcome {
  return { done: { details: { id: id ?? null }, message: 'success' } };
}

function withRecord(call: Call, then: (record: StoredRecord) => Reply): Reply {
  const named = moduleOf(call, call.params.module, 'edit');
  if ('reply' in named) return named.reply;
  const record = call.crm.records.get(named.module.apiName, call.params.id ?? '');
  return record ? then(record) : refuse(400, invalidId('id', '$.path.id'));
}
