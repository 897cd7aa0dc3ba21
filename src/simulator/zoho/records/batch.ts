// Writes as the API takes them: up to a hundred records in a body, each judged by itself, answered in the order given.

import { actorOf } from '../accounts/caller.ts';
import { bodyOf, type Call, moduleOf } from '../call.ts';
import type { Automations } from '../events.ts';
import { announce } from '../events.ts';
import { isObject, type Json } from '../json.ts';
import type { Module } from '../metadata/field.ts';
import {
  batch,
  invalidData,
  invalidId,
  limitExceeded,
  missing,
  type Outcome,
  type Refusal,
  refuse,
  type Reply,
} from '../reply.ts';
import { parseTime } from '../time.ts';
import { alreadyModified } from './judge.ts';
import { findRecord } from './read.ts';
import type { StoredRecord } from './record.ts';
import { createRecord, isStale, type Saving, updateRecord } from './write.ts';

export const RECORDS_LIMIT = 100;
const automations = ['workflow', 'approval', 'blueprint', 'pathfinder', 'orchestration'];

/** `POST /{module}`. */
export function createRecords(call: Call): Reply {
  return write(call, 'create', 201, (saving, input, path) => createRecord(saving, input, path));
}

/** `PUT /{module}`. */
export function updateRecords(call: Call): Reply {
  return write(call, 'edit', 200, (saving, input, path) => {
    const existing = named(saving, input);
    return existing ? updateRecord(saving, existing, input, path) : unknownId(input, path);
  });
}

/** `PUT /{module}/{id}`. */
export function updateOneRecord(call: Call): Reply {
  return write(call, 'edit', 200, (saving, input, path) => {
    const found = findRecord(call, saving.module, call.params.id ?? '');
    if ('reply' in found || !found.record) return { refused: invalidId('id', `${path}.id`) };
    return updateRecord(saving, found.record, input, path);
  });
}

/** The element with its JSON path: what to do with each. */
export type WriteOne = (saving: Saving, input: Json, path: string) => Outcome;

/** Reads the body, does `one` for each element, tells of what changed, and answers. */
export function write(call: Call, may: string, goodStatus: number | ((made: number) => number), one: WriteOne): Reply {
  const { crm, caller } = call;
  const found = moduleOf(call, call.params.module, may);
  if ('reply' in found) return found.reply;
  const body = bodyOf(call);
  if ('reply' in body) return body.reply;
  const data = dataOf(body.body);
  if ('refused' in data) return refuse(400, data.refused);
  const trigger = triggerOf(body.body);
  if ('refused' in trigger) return refuse(400, trigger.refused);
  const unmodifiedSince = unmodifiedSinceOf(call);
  if (unmodifiedSince === 'invalid') return refuse(400, invalidData({ header: 'If-Unmodified-Since' }));
  const actor = actorOf(caller);
  const zone = caller.user.timeZone;
  const saving: Saving = { crm, module: found.module, actor, zone, unmodifiedSince, changes: [] };
  const stale = crm.switches.unmodifiedSince === 'request' ? staleAmong(saving, data.elements) : undefined;
  if (stale) return refuse(412, alreadyModified(crm, stale, zone));
  const outcomes = data.elements.map((element, index): Outcome => {
    const path = `$.data[${index}]`;
    if (isObject(element)) return one(saving, element, path);
    return { refused: invalidData({ expected_data_type: 'jsonobject', api_name: 'data', json_path: path }) };
  });
  announce(crm, saving.changes, actor, trigger);
  const made = saving.changes.filter(({ kind }) => kind === 'create').length;
  const status = typeof goodStatus === 'number' ? goodStatus : goodStatus(made);
  return batch('data', outcomes, status, crm.switches.mixedStatus);
}

/** How many records the body holds: a write costs a credit for ten, and is heavy beyond that. */
export function recordsIn(call: Call): number {
  return isObject(call.json) && Array.isArray(call.json.data) ? call.json.data.length : 0;
}

/** The record that an element's `id` names. */
export function named({ crm, module }: { crm: Call['crm']; module: Module }, input: Json): StoredRecord | undefined {
  return typeof input.id === 'string' ? crm.records.get(module.apiName, input.id) : undefined;
}

export function unknownId(input: Json, path: string): Outcome {
  return { refused: input.id == null ? missing('id', `${path}.id`) : invalidId('id', `${path}.id`) };
}

/** Which automations a write lets run: all where it names none. */
export function triggerOf(body: Json): Automations | { refused: Refusal } {
  const { trigger } = body;
  if (trigger === undefined || trigger === null) return { run: new Set(automations), suppressed: false };
  const names = Array.isArray(trigger) ? trigger : [trigger];
  if (names.some((name) => !automations.includes(String(name)))) {
    return { refused: invalidData({ api_name: 'trigger', json_path: '$.trigger', supported_values: automations }) };
  }
  return { run: new Set(names.map(String)), suppressed: names.length === 0 };
}

function dataOf({ data }: Json): { elements: unknown[] } | { refused: Refusal } {
  const at = { api_name: 'data', json_path: '$.data' };
  if (data === undefined || data === null) return { refused: missing('data', '$.data') };
  if (!Array.isArray(data) || !data.length) return { refused: invalidData({ expected_data_type: 'jsonarray', ...at }) };
  if (data.length > RECORDS_LIMIT) return { refused: limitExceeded({ maximum_length: RECORDS_LIMIT, ...at }) };
  return { elements: data };
}

function unmodifiedSinceOf(call: Call): number | undefined | 'invalid' {
  const header = call.headers.get('if-unmodified-since');
  if (header === null) return undefined;
  return parseTime(header, call.crm.switches.acceptZulu) ?? 'invalid';
}

function staleAmong(saving: Saving, elements: readonly unknown[]): StoredRecord | undefined {
  const records = elements.filter(isObject).flatMap((element) => named(saving, element) ?? []);
  return records.find((record) => isStale(saving, record));
}
