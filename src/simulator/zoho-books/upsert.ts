// Writing by the value of a unique custom field, which the headers name: the record that has it is updated; where none has it, one is
// made if `X-Upsert` says so (Zoho's docs).

import { isObject } from '../zoho/json.ts';
import { absent, type Call } from './call.ts';
import { invalid } from './refusals.ts';
import { bad, type Reply } from './reply.ts';
import { fieldKey, type FieldModule, fieldsOf, type FieldValues } from './settings/field.ts';
import type { Row, Table } from './store/table.ts';

interface Writing<T extends Row> {
  module: FieldModule;
  label: string;
  table: Table<T>;
  create: (call: Call) => Reply;
  update: (call: Call, row: T) => Reply;
}

export function upsert<T extends Row & { fields: FieldValues }>(call: Call, writing: Writing<T>): Reply {
  const { books, headers } = call;
  const key = headers.get('x-unique-identifier-key') ?? '';
  const value = headers.get('x-unique-identifier-value') ?? '';
  const field = fieldsOf(books, writing.module).find(({ apiName, unique }) => unique && apiName === key);
  if (!field) return bad(invalid('X-Unique-Identifier-Key'));
  if (!value) return bad(invalid('X-Unique-Identifier-Value'));
  const [found] = writing.table.having('field', fieldKey(field.id, value));
  if (found) return writing.update(call, found);
  if (headers.get('x-upsert') !== 'true') return bad(absent(books, writing.label));
  return writing.create(books.switches.upsertSetsField ? withField(call, field.apiName, value) : call);
}

/** The call with the header's value in the unique field, unless its body has one. */
function withField(call: Call, apiName: string, value: string): Call {
  const json = isObject(call.json) ? call.json : {};
  const given = Array.isArray(json.custom_fields) ? (json.custom_fields as unknown[]) : [];
  if (given.some((entry) => isObject(entry) && entry.api_name === apiName)) return call;
  return { ...call, json: { ...json, custom_fields: [...given, { api_name: apiName, value }] } };
}
