// New records from old ones: a clone, and a document converted into the next (quote to order or invoice, order to invoice).

import { actorOf } from '../accounts/caller.ts';
import { bodyOf, type Call, moduleOf } from '../call.ts';
import type { Crm } from '../crm.ts';
import { announce, everything } from '../events.ts';
import { isObject, type Json, objects, textOf } from '../json.ts';
import type { Field, Module } from '../metadata/field.ts';
import { batch, invalidData, invalidId, missing, type Outcome, refuse, type Reply } from '../reply.ts';
import type { StoredRecord, StoredRow, Values } from './record.ts';
import { nameOf } from './render.ts';
import { createRecord, type Saving } from './write.ts';

const conversions: Record<string, Record<string, { backLink: string }>> = {
  Quotes: { Sales_Orders: { backLink: 'Quote_Name' }, Invoices: { backLink: '' } },
  Sales_Orders: { Invoices: { backLink: 'Sales_Order' } },
};

/** What a client would send to make a record like this one in a module: every field that both have, of one type. */
export function inputLike(crm: Crm, record: StoredRecord, target: Module): Json {
  const input: Json = {};
  const own = crm.metadata.fields(record.module);
  for (const field of crm.metadata.fields(target.apiName).values()) {
    if (field.readOnly || field.unique) continue;
    const source = own.get(field.apiName) ?? (field.apiName === 'Deal_Name__s' ? own.get('Deal_Name') : undefined);
    if (field.type === 'subform')
      input[field.apiName] = Object.values(record.rows ?? {})
        .flat()
        .map((row) => rowLike(crm, row, field));
    else if (source?.type === field.type) setLike(input, field, record.values[source.apiName]);
  }
  return input;
}

/** `POST /{module}/{id}/actions/clone`. */
export function cloneRecord(call: Call): Reply {
  const named = moduleOf(call, call.params.module, 'create');
  if ('reply' in named) return named.reply;
  const record = call.crm.records.get(named.module.apiName, call.params.id ?? '');
  if (!record) return refuse(400, invalidId('id', '$.path.id'));
  const saving = savingOf(call, named.module);
  const outcome = createRecord(saving, inputLike(call.crm, record, named.module), '$.data[0]');
  announce(call.crm, saving.changes, saving.actor, everything);
  return batch('data', [outcome], 201, call.crm.switches.mixedStatus);
}

/** `POST /{Quotes|Sales_Orders}/{id}/actions/convert`. */
export function convertRecord(call: Call): Reply {
  const { crm } = call;
  const named = moduleOf(call, call.params.module, 'view');
  if ('reply' in named) return named.reply;
  const targets = conversions[named.module.apiName];
  const record = crm.records.get(named.module.apiName, call.params.id ?? '');
  if (!record || !targets) return refuse(400, invalidId('id', '$.path.id'));
  const body = bodyOf(call);
  if ('reply' in body) return body.reply;
  const data = objects(body.body.data);
  if (!data.length) return refuse(400, missing('data', '$.data'));
  const outcomes = data.map((entry, index) => convert(call, record, targets, entry, `$.data[${index}].convert_to`));
  return batch('data', outcomes, 200, crm.switches.mixedStatus);
}

function convert(
  call: Call,
  record: StoredRecord,
  targets: Record<string, { backLink: string }>,
  entry: Json,
  path: string,
): Outcome {
  const { crm } = call;
  const wanted = objects(entry.convert_to);
  if (!wanted.length) return { refused: missing('convert_to', path) };
  const details: Json = {};
  for (const [index, { module }] of wanted.entries()) {
    const name = isObject(module) ? (textOf(module.api_name) ?? '') : '';
    const target = Object.hasOwn(targets, name) ? crm.metadata.recordModule(name) : undefined;
    if (!target) return { refused: invalidData({ api_name: 'module', json_path: `${path}[${index}].module` }) };
    const backLink = targets[name]?.backLink;
    const input = { ...inputLike(crm, record, target), ...(backLink && { [backLink]: { id: record.id } }) };
    const saving = savingOf(call, target);
    const outcome = createRecord(saving, input, `${path}[${index}]`);
    if ('refused' in outcome) return outcome;
    announce(crm, saving.changes, saving.actor, everything);
    const made = saving.changes[0]?.record;
    if (made) details[name] = { id: made.id, name: nameOf(crm, made) };
  }
  return { done: { details, message: 'The record has been converted successfully' } };
}

function savingOf(call: Call, module: Module): Saving {
  const { crm, caller } = call;
  return { crm, module, actor: actorOf(caller), zone: caller.user.timeZone, changes: [] };
}

function rowLike(crm: Crm, { values }: StoredRow, target: Field): Json {
  const input: Json = { Sequence_Number: values.Sequence_Number, Discount: values.Discount, Line_Tax: values.Line_Tax };
  for (const field of crm.metadata.fields(target.subform ?? '').values()) {
    if (!field.readOnly && !(field.apiName in input)) setLike(input, field, values[field.apiName]);
  }
  return input;
}

function setLike(input: Json, field: Field, value: Values[string]): void {
  if (value === null || value === undefined || field.type === 'datetime') return;
  const isLookup = field.type === 'lookup' || field.type === 'userlookup';
  const taxes = field.type === 'taxes' && Array.isArray(value);
  input[field.apiName] = isLookup ? { id: value } : taxes ? value.map((id: unknown) => ({ id })) : value;
}
