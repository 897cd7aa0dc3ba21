// `GET /{module}/search`: over an index that lags behind what was saved. Not the way to find what has just been written.

import { type Call, moduleOf } from '../call.ts';
import type { Crm } from '../crm.ts';
import type { Module } from '../metadata/field.ts';
import { pagingOf } from '../records/page.ts';
import type { StoredRecord } from '../records/record.ts';
import { renderFields, renderRecord } from '../records/render.ts';
import { empty, invalidData, ok, refusal, refuse, type Refusal, type Reply } from '../reply.ts';
import { type Criteria, leavesOf, meetsCriteria, parseCriteria } from './criteria.ts';

const CRITERIA = 15;
const CRITERIA_LENGTH = 3000;
const IN_VALUES = 100;
const RESULTS = 2000;
const ways = ['criteria', 'email', 'phone', 'word'];

export function search(call: Call): Reply {
  const { crm, query, caller } = call;
  const named = moduleOf(call, call.params.module, 'view');
  if ('reply' in named) return named.reply;
  const way = ways.find((one) => query.get(one));
  if (!way)
    return refuse(
      400,
      refusal('EXPECTED_PARAM_MISSING', 'one of the expected parameter is missing', { param_names: ways }),
    );
  const [page, perPage] = [Number(query.get('page') ?? 1), Number(query.get('per_page') ?? 200)];
  if (page * perPage > RESULTS)
    return refuse(400, refusal('LIMIT_REACHED', 'maximum response iteration limit reached', { limit: RESULTS }));
  const paging = pagingOf(call);
  if ('refused' in paging) return refuse(400, paging.refused);
  const meets = testOf(crm, named.module, way, query.get(way) ?? '');
  if (typeof meets !== 'function') return refuse(400, meets);
  const found = crm.records.all(named.module.apiName).flatMap((record) => {
    const indexed = crm.searchLag.indexed(record);
    return indexed && meets(indexed) ? [indexed] : [];
  });
  found.reverse();
  const from = (paging.page - 1) * paging.perPage;
  const shown = found.slice(from, from + paging.perPage);
  if (!shown.length) return empty();
  const names = query.get('fields')?.split(',');
  const data = shown.map((record) => {
    if (names) return renderFields(crm, record, names, caller.user);
    const whole = renderRecord(crm, record, caller.user);
    const fields = crm.metadata.fields(record.module);
    return Object.fromEntries(Object.entries(whole).filter(([name]) => fields.get(name)?.type !== 'subform'));
  });
  const more = found.length > from + shown.length;
  return ok({ data, info: { per_page: paging.perPage, count: data.length, page: paging.page, more_records: more } });
}

function testOf(crm: Crm, module: Module, way: string, value: string): ((record: StoredRecord) => boolean) | Refusal {
  const fields = [...crm.metadata.fields(module.apiName).values()];
  const named = (types: string[]) => fields.filter(({ type }) => types.includes(type)).map(({ apiName }) => apiName);
  const wanted = value.trim().toLowerCase();
  if (way === 'word') {
    if (wanted.length < 2) return invalidData({ param_name: 'word' });
    const names = named(['text', 'email', 'phone', 'picklist']);
    return ({ values }) =>
      names.some(
        (name) =>
          String(values[name] ?? '')
            .toLowerCase()
            .split(/\s+/)
            .some((word) => word.startsWith(wanted)) || String(values[name] ?? '').toLowerCase() === wanted,
      );
  }
  if (way !== 'criteria') {
    const names = named([way]);
    return ({ values }) => names.some((name) => String(values[name] ?? '').toLowerCase() === wanted);
  }
  const criteria = criteriaOf(crm, module, value);
  return 'code' in criteria ? criteria : (record) => meetsCriteria(crm, record, criteria);
}

function criteriaOf(crm: Crm, module: Module, text: string): Criteria | Refusal {
  const criteria = text.length <= CRITERIA_LENGTH ? parseCriteria(text) : undefined;
  if (!criteria) return refusal('INVALID_QUERY', 'Invalid query formed', { param_name: 'criteria' });
  const leaves = leavesOf(criteria);
  if (leaves.length > CRITERIA)
    return refusal('CRITERIA_LIMIT_EXCEEDED', 'criteria limit exceeded', { limit: CRITERIA });
  const known = new Set(['id', ...crm.metadata.fields(module.apiName).keys()]);
  if (leaves.some(({ field }) => !known.has(field)))
    return refusal('INVALID_QUERY', 'Invalid query formed', { param_name: 'criteria' });
  const crowded = leaves.some(({ operator, value }) => operator === 'in' && value.split(',').length > IN_VALUES);
  return crowded
    ? refusal('INVALID_QUERY', 'Only 100 values are allowed in "IN" criteria', { param_name: 'criteria' })
    : criteria;
}
