// Reading one record, counting them, and the lists of records that point at one.

import { type Call, moduleOf } from '../call.ts';
import type { Crm } from '../crm.ts';
import type { Module } from '../metadata/field.ts';
import { empty, invalidData, invalidId, invalidUrl, ok, refuse, type Reply, refusal } from '../reply.ts';
import { fieldsParam, sinceOf } from './list.ts';
import { pagingOf } from './page.ts';
import type { StoredRecord } from './record.ts';
import { renderFields, renderRecord } from './render.ts';
import { compareIds } from '../../sorted.ts';

/** `GET /{module}/{id}`. */
export function readRecord(call: Call): Reply {
  const { crm, caller, query } = call;
  const named = moduleOf(call, call.params.module, 'view');
  if ('reply' in named) return named.reply;
  const found = findRecord(call, named.module, call.params.id ?? '');
  if ('reply' in found) return found.reply;
  if (!found.record) return notThere(crm);
  const since = sinceOf(call);
  if (since === 'invalid') return refuse(400, invalidData({ header: 'If-Modified-Since' }));
  if (since !== undefined && found.record.modifiedAt <= since) return empty(304);
  const names = query.get('fields')?.split(',');
  const { record } = found;
  const shown = names ? renderFields(crm, record, names, caller.user) : renderRecord(crm, record, caller.user);
  return ok({ data: [shown] });
}

/** `GET /{module}/actions/count`. */
export function countRecords(call: Call): Reply {
  const named = moduleOf(call, call.params.module, 'view');
  return 'reply' in named ? named.reply : ok({ count: call.crm.records.count(named.module.apiName) });
}

/** `GET /{module}/{id}/{related list}`. */
export function relatedRecords(call: Call): Reply {
  const { crm, caller, params } = call;
  const named = moduleOf(call, params.module, 'view');
  if ('reply' in named) return named.reply;
  if (!crm.records.get(named.module.apiName, params.id ?? '')) return refuse(400, invalidId('id', '$.path.id'));
  const pointing = crm.metadata.pointingAt(named.module.apiName);
  const fields = pointing.filter((field) => field.lookup?.list?.apiName === params.list);
  if (!fields.length) return refuse(404, invalidUrl);
  const names = fieldsParam(call);
  if ('refused' in names) return refuse(400, names.refused);
  const paging = pagingOf(call);
  if ('refused' in paging) return refuse(400, paging.refused);
  const records = fields.flatMap((field) => crm.records.holding(field.module, field.apiName, params.id ?? ''));
  records.sort((one, other) => compareIds(other.id, one.id));
  const from = (paging.page - 1) * paging.perPage;
  const shown = records.slice(from, from + paging.perPage);
  if (!shown.length) return empty();
  const data = shown.map((record) => renderFields(crm, record, names.names, caller.user));
  const more = records.length > from + shown.length;
  return ok({ data, info: { per_page: paging.perPage, count: data.length, page: paging.page, more_records: more } });
}

/** The record that a path names: by id, or by an external field where the header X-EXTERNAL names one. */
export function findRecord(
  call: Call,
  module: Module,
  name: string,
): { record: StoredRecord | undefined } | { reply: Reply } {
  const { crm } = call;
  const external = call.headers.get('x-external');
  if (external === null) return { record: crm.records.get(module.apiName, name) };
  const [moduleName, apiName = ''] = external.split('.');
  const field = crm.metadata.field(module.apiName, apiName);
  if (moduleName !== module.apiName || !field?.external) {
    return { reply: refuse(400, refusal('INVALID_DATA', 'invalid external field', { header: 'X-EXTERNAL' })) };
  }
  return { record: crm.records.holding(module.apiName, apiName, name)[0] };
}

function notThere(crm: Crm): Reply {
  const { missingRecordStatus } = crm.switches;
  return missingRecordStatus === 204 ? empty() : refuse(missingRecordStatus, invalidId('id', '$.path.id'));
}
