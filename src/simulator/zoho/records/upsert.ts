// `POST /{module}/upsert`: an update where a record with the same key is found, else an insert.

import type { Call } from '../call.ts';
import { isObject, type Json } from '../json.ts';
import type { Module } from '../metadata/field.ts';
import { invalidData, type Outcome, refuse, type Reply } from '../reply.ts';
import { named, unknownId, write } from './batch.ts';
import type { StoredRecord } from './record.ts';
import { createRecord, type Saving, updateRecord } from './write.ts';

export function upsertRecords(call: Call): Reply {
  const asked = isObject(call.json) ? call.json.duplicate_check_fields : undefined;
  const module = call.crm.metadata.recordModule(call.params.module ?? '');
  const keys = module ? keysOf(call, module, asked) : [];
  if (!keys) {
    const at = { api_name: 'duplicate_check_fields', json_path: '$.duplicate_check_fields' };
    return refuse(400, invalidData(at));
  }
  const one = (saving: Saving, input: Json, path: string) => upsertOne(saving, keys, input, path);
  return write(call, 'create', (made) => (made > 0 ? 201 : 200), one);
}

function upsertOne(saving: Saving, keys: readonly string[], input: Json, path: string): Outcome {
  if (input.id != null) {
    const existing = named(saving, input);
    return existing ? acted(updateRecord(saving, existing, input, path), 'update', null) : unknownId(input, path);
  }
  for (const key of keys) {
    const existing = holder(saving, key, input[key]);
    if (existing) return acted(updateRecord(saving, existing, input, path), 'update', key);
  }
  return acted(createRecord(saving, input, path), 'insert', null);
}

function holder({ crm, module }: Saving, key: string, value: unknown): StoredRecord | undefined {
  if (typeof value !== 'string' && typeof value !== 'number') return undefined;
  const text = typeof value === 'string' ? value.trim() : value;
  return text === '' ? undefined : crm.records.holding(module.apiName, key, text)[0];
}

function acted(outcome: Outcome, action: 'insert' | 'update', field: string | null): Outcome {
  if ('refused' in outcome) return outcome;
  return { done: { ...outcome.done, more: { action, duplicate_field: field } } };
}

/** The fields to compare by, in their order; undefined where one asked for is neither the module's, unique nor external. */
function keysOf({ crm }: Call, module: Module, asked: unknown): string[] | undefined {
  const fields = [...crm.metadata.fields(module.apiName).values()];
  const own = fields.filter(({ unique, external }) => unique ?? external).map(({ apiName }) => apiName);
  const allowed = [...module.duplicateCheck, ...own];
  if (asked === undefined || asked === null) return allowed;
  if (!Array.isArray(asked)) return undefined;
  const names = asked.map(String);
  return names.every((name) => allowed.includes(name)) ? names : undefined;
}
