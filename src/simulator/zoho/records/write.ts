// Saves judged records, by API or by a person, and gathers what happened for those who are told of it afterwards.

import type { Crm } from '../crm.ts';
import type { Json } from '../json.ts';
import type { Module } from '../metadata/field.ts';
import { type Outcome, type Refusal, refusal } from '../reply.ts';
import type { Actor } from '../state.ts';
import { alreadyModified, headDetails, judge, type Judged } from './judge.ts';
import type { StoredRecord } from './record.ts';
import { nameOf } from './render.ts';

export type ChangeKind = 'create' | 'edit' | 'delete' | 'restore' | 'related';

/** Something that happened to a record. */
export interface Change {
  kind: ChangeKind;
  module: string;
  /** As it is now; as it was, for one that was deleted. */
  record: StoredRecord;
  before?: StoredRecord;
  changed: readonly string[];
}

/** One saving, of one record or many. */
export interface Saving {
  crm: Crm;
  module: Module;
  actor: Actor;
  /** The time zone of replies. */
  zone: string;
  /** Refuse what was saved after this moment. */
  unmodifiedSince?: number;
  /** Filled as records are saved. */
  changes: Change[];
}

export function createRecord(saving: Saving, input: Json, path: string): Outcome {
  const { crm, module, actor, zone } = saving;
  const judged = judge({ crm, module, actor, existing: undefined, input, path });
  if (judged.refused.length) return { refused: oneRefusal(crm, judged.refused) };
  const record = store(saving, judged, undefined);
  return { done: { details: headDetails(crm, record, zone), message: 'record added' } };
}

export function updateRecord(saving: Saving, existing: StoredRecord, input: Json, path: string): Outcome {
  const { crm, module, actor, zone } = saving;
  if (isStale(saving, existing)) return { refused: alreadyModified(crm, existing, zone), status: 412 };
  if (existing.lock) return { refused: lockedRefusal(path) };
  const judged = judge({ crm, module, actor, existing, input, path });
  if (judged.refused.length) return { refused: oneRefusal(crm, judged.refused) };
  const idle = judged.changed.length === 0 && !crm.switches.unchangedSaveModifies;
  const record = idle ? existing : store(saving, judged, existing);
  return { done: { details: headDetails(crm, record, zone), message: 'record updated' } };
}

/** Whether the record was saved after the moment that the caller named. */
export function isStale({ unmodifiedSince }: Saving, record: StoredRecord): boolean {
  return unmodifiedSince !== undefined && record.modifiedAt > unmodifiedSince;
}

/** Moves a record to the recycle bin. Lookups at it read as empty from now on; its rows go with it. */
export function deleteRecord(saving: Saving, record: StoredRecord, type: 'recycle' | 'permanent' = 'recycle'): void {
  const { crm, module, actor, changes } = saving;
  crm.records.delete(module.apiName, record.id);
  crm.records.bury({
    id: record.id,
    module: module.apiName,
    type,
    displayName: nameOf(crm, record),
    deletedBy: actor.userId,
    createdBy: record.createdBy,
    deletedAt: crm.savingAt,
    ...(type === 'recycle' && { record }),
  });
  changes.push({ kind: 'delete', module: module.apiName, record, changed: [] });
}

export function lockedRefusal(path: string): Refusal {
  const message = 'Sorry, you cannot perform this operation as the record is locked.';
  return refusal('RECORD_LOCKED', message, { action: 'record_locking', api_name: 'id', json_path: `${path}.id` });
}

/** Several refusals of one record as one, as the switch has it. */
function oneRefusal(crm: Crm, refused: Refusal[]): Refusal {
  const [first] = refused;
  if (!first) throw new RangeError('nothing was refused');
  if (refused.length === 1 || crm.switches.severalErrors !== 'all') return first;
  const errors = refused.map(({ code, details, message }) => ({ code, details, message, status: 'error' }));
  return refusal('MULTIPLE_OR_MULTI_ERRORS', 'Multiple errors have occurred in the record', { errors });
}

function store(
  { crm, module, actor, changes }: Saving,
  judged: Judged,
  existing: StoredRecord | undefined,
): StoredRecord {
  const at = crm.savingAt;
  const { rows, ownerId } = judged;
  const values = { ...judged.values };
  const head = existing ?? { id: crm.newId(), module: module.apiName, createdAt: at, createdBy: actor.userId };
  if (!existing) {
    for (const field of crm.metadata.fields(module.apiName).values()) {
      if (field.type === 'autonumber') values[field.apiName] = crm.newId();
    }
  }
  // A clock that was set back must not make a record look older than it was.
  const modifiedAt = Math.max(at, existing?.modifiedAt ?? 0);
  const record = crm.records.set({
    ...head,
    values,
    ...(rows && { rows }),
    ownerId,
    modifiedAt,
    modifiedBy: actor.userId,
  });
  changes.push({
    kind: existing ? 'edit' : 'create',
    module: module.apiName,
    record,
    ...(existing && { before: existing }),
    changed: judged.changed,
  });
  crm.searchLag.remember(record, existing);
  return record;
}
