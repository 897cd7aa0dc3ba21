// What a person does with records in Zoho's own pages.

import { isObject, type Json, objects } from '../json.ts';
import type { StoredRecord } from '../records/record.ts';
import { inputLike } from '../records/copy.ts';
import { lockRecord, unlockRecord } from '../records/lock.ts';
import { renderRecord } from '../records/render.ts';
import { restoreRecord } from '../records/restore.ts';
import { type Change, createRecord, deleteRecord, updateRecord } from '../records/write.ts';
import { announce, everything } from '../events.ts';
import { moduleIn, recordIn, saving, type Stage, text } from './stage.ts';
import { typedFields } from './typed.ts';

/** `fields` in the API's shapes, `typed` as a form gives them, or both. */
export function create(stage: Stage): Json {
  const module = moduleIn(stage);
  const [change] = saving(stage, module, (save) => createRecord(save, fieldsOf(stage), '$'));
  return show(stage, change?.record);
}

export function edit(stage: Stage): Json {
  const record = recordIn(stage);
  const [change] = saving(stage, moduleIn(stage), (save) => updateRecord(save, record, fieldsOf(stage), '$'));
  return show(stage, change?.record);
}

/** Many at once: one notification for all, as an import has it. With `quiet` nobody is told. */
export function importMany(stage: Stage): { ids: string[] } {
  const module = moduleIn(stage);
  const { crm, actor, input } = stage;
  const changes: Change[] = [];
  for (const [index, record] of objects(input.records).entries()) {
    const outcome = createRecord(
      { crm, module, actor, zone: crm.org.timeZone, changes },
      record,
      `$.records[${index}]`,
    );
    if ('refused' in outcome) throw new RangeError(JSON.stringify(outcome.refused));
  }
  if (input.quiet !== true) announce(crm, changes, actor, everything);
  return { ids: changes.map(({ record }) => record.id) };
}

export function remove(stage: Stage): { ids: string[] } {
  const ids = Array.isArray(stage.input.ids) ? stage.input.ids.map(String) : [text(stage.input, 'id')];
  const module = moduleIn(stage);
  const records = ids.map((id) => recordIn({ ...stage, input: { ...stage.input, id } }));
  saving(stage, module, (save) => {
    for (const record of records) deleteRecord(save, record);
    return undefined;
  });
  return { ids };
}

export function restore(stage: Stage): Json {
  const id = text(stage.input, 'id');
  const entry = stage.crm.records.deletedById(id);
  const { record } = entry ?? {};
  const module = stage.crm.metadata.recordModule(entry?.module ?? '');
  if (!entry || !record || !module) throw new RangeError(`nothing to restore under ${id}`);
  const [change] = saving(stage, module, (save) => {
    restoreRecord(save, { ...entry, record });
    return undefined;
  });
  return show(stage, change?.record);
}

/** Takes a record out of the recycle bin for good. */
export function purge(stage: Stage): { id: string } {
  const id = text(stage.input, 'id');
  const entry = stage.crm.records.deletedById(id);
  if (entry?.type !== 'recycle') throw new RangeError(`nothing in the recycle bin under ${id}`);
  stage.crm.records.purge(entry);
  return { id };
}

/**
 * Find & merge: the master keeps its id and takes what it lacks from the losers; they are deleted, and whatever pointed at them
 * points at the master. Whether what moved counts as modified is a switch.
 */
export function merge(stage: Stage): Json {
  const { crm, input } = stage;
  const module = moduleIn(stage);
  const master = recordIn(stage, 'master');
  const losers = (Array.isArray(input.losers) ? input.losers : []).map((id) =>
    recordIn({ ...stage, input: { ...input, id } }),
  );
  if (!losers.length) throw new RangeError('losers is missing');
  const lacking = losers.reduce<Json>((found, loser) => ({ ...inputLike(crm, loser, module), ...found }), {});
  const filled = Object.entries(lacking).filter(([name]) => name !== 'Owner' && isBlank(master, name));
  const changes = saving(stage, module, (save) => {
    for (const loser of losers)
      deleteRecord(save, loser, crm.switches.mergedListedAs === 'recycle' ? 'recycle' : 'permanent');
    repoint(stage, losers, master.id);
    return updateRecord(
      save,
      master,
      { ...Object.fromEntries(filled), ...(isObject(input.fields) && input.fields) },
      '$',
    );
  });
  return show(stage, changes.find(({ kind }) => kind === 'edit')?.record);
}

export function clone(stage: Stage): Json {
  const module = moduleIn(stage);
  const input = inputLike(stage.crm, recordIn(stage), module);
  const [change] = saving(stage, module, (save) => createRecord(save, input, '$'));
  return show(stage, change?.record);
}

export function lock(stage: Stage): Json {
  const reason = typeof stage.input.reason === 'string' ? stage.input.reason : null;
  return show(stage, lockRecord(stage.crm, recordIn(stage), stage.actor.userId, reason));
}

export function unlock(stage: Stage): Json {
  return show(stage, unlockRecord(stage.crm, recordIn(stage)));
}

/** A note on a record: nothing of the record changes, but channels that listen for related actions hear of it. */
export function note(stage: Stage): Json {
  const record = recordIn(stage);
  announce(stage.crm, [{ kind: 'related', module: record.module, record, changed: [] }], stage.actor, everything);
  return show(stage, record);
}

/** A contact changes its company. */
export function moveContact(stage: Stage): Json {
  const account = stage.input.account === null ? null : { id: text(stage.input, 'account') };
  return edit({ ...stage, input: { ...stage.input, module: 'Contacts', fields: { Account_Name: account } } });
}

function fieldsOf({ crm, input }: Stage): Json {
  const typed = isObject(input.typed) ? typedFields(crm, text(input, 'module'), input.typed) : {};
  return { ...typed, ...(isObject(input.fields) && input.fields) };
}

function show({ crm }: Stage, record: StoredRecord | undefined): Json {
  if (!record) throw new RangeError('nothing was saved');
  return renderRecord(crm, record, { timeZone: crm.org.timeZone });
}

function isBlank({ values }: StoredRecord, name: string): boolean {
  const value = values[name];
  return value === null || value === undefined || value === '' || (Array.isArray(value) && !value.length);
}

function repoint({ crm, actor }: Stage, losers: readonly StoredRecord[], master: string): void {
  const touched = crm.switches.mergeModifiesMoved ? { modifiedAt: crm.savingAt, modifiedBy: actor.userId } : {};
  for (const loser of losers) {
    for (const field of crm.metadata.pointingAt(loser.module)) {
      for (const record of crm.records.holding(field.module, field.apiName, loser.id)) {
        crm.records.set({ ...record, values: { ...record.values, [field.apiName]: master }, ...touched });
      }
    }
  }
}
