// What the calls for rules and for webhooks share: who may make them, one at a time; pages; the head of what is shown.

import { bodyOf, type Call, mayConfigure, wholeNumber } from '../call.ts';
import type { Crm } from '../crm.ts';
import { isObject, type Json } from '../json.ts';
import {
  batch,
  empty,
  invalidData,
  limitExceeded,
  missing,
  noPermission,
  ok,
  type Outcome,
  paramMissing,
  refuse,
  refusal,
  type Reply,
} from '../reply.ts';
import { fullName } from '../records/render.ts';
import { inZone } from '../time.ts';
import type { Rule, Webhook } from './rule.ts';

/** Reads the one entry under `key`, and makes or changes what it describes. */
export function change(
  call: Call,
  key: string,
  goodStatus: number,
  one: (given: Json, path: string) => Outcome,
): Reply {
  const barred = barredFrom(call, key);
  if (barred) return barred;
  const body = bodyOf(call);
  if ('reply' in body) return body.reply;
  const given = body.body[key];
  if (given === undefined) return refuse(400, missing(key, `$.${key}`));
  if (!Array.isArray(given) || !given.length)
    return refuse(400, invalidData({ expected_data_type: 'jsonarray', api_name: key, json_path: `$.${key}` }));
  if (given.length > 1) return refuse(400, limitExceeded({ maximum_length: 1, api_name: key, json_path: `$.${key}` }));
  const outcomes = given.map((entry) =>
    isObject(entry) ? one(entry, `$.${key}[0]`) : { refused: missing(key, `$.${key}[0]`) },
  );
  return batch(key, outcomes, goodStatus, call.crm.switches.mixedStatus);
}

/** Deletes by the path's id or the `ids` parameter. */
export function remove(call: Call, key: string, most: number, one: (id: string) => Outcome): Reply {
  const barred = barredFrom(call, key);
  if (barred) return barred;
  const ids = call.params.id ? [call.params.id] : (call.query.get('ids') ?? '').split(',').filter(Boolean);
  if (!ids.length) return refuse(400, paramMissing('ids'));
  if (ids.length > most) return refuse(400, limitExceeded({ limit: most, param_name: 'ids' }));
  return batch(key, ids.map(one), 200, call.crm.switches.mixedStatus);
}

function barredFrom(call: Call, key: string): Reply | undefined {
  if (!call.crm.edition.workflows) {
    return refuse(403, refusal('NO_PERMISSION', 'feature not available in this edition'));
  }
  const may = mayConfigure(call, key === 'webhooks' ? 'webhooks' : 'workflows');
  return may ? undefined : refuse(403, noPermission('Crm_Implied_Manage_Workflow'));
}

export function pageOf<T>(call: Call, key: string, all: readonly T[], render: (one: T) => Json, more: Json): Reply {
  const perPage = wholeNumber(call.query.get('per_page'), 200, 1, 200);
  const page = wholeNumber(call.query.get('page'), 1, 1, 10_000);
  if (perPage === undefined || page === undefined)
    return refuse(400, invalidData({ param_name: perPage ? 'page' : 'per_page' }));
  const shown = all.slice((page - 1) * perPage, page * perPage);
  if (!shown.length) return empty();
  const info = { per_page: perPage, count: shown.length, page, more_records: all.length > page * perPage, ...more };
  return ok({ [key]: shown.map(render), info });
}

/** The one filter that lists know: a name that is, or contains, a text. */
export function filterOf(text: string | null): (one: { name: string }) => boolean {
  if (text === null) return () => true;
  const [, comparator = 'contains'] = /"comparator"\s*:\s*"(\w+)"/.exec(text) ?? [];
  const [, value = ''] = /"value"\s*:\s*"([^"]*)"/.exec(text) ?? [];
  return ({ name }) => (comparator === 'equal' ? name === value : name.toLowerCase().includes(value.toLowerCase()));
}

/** Id, maker and times of something new. */
export function born({ crm, caller }: Call) {
  const at = crm.savingAt;
  return { id: crm.newId(), createdBy: caller.user.id, createdAt: at, modifiedAt: at };
}

export function done(id: string, message: string): Outcome {
  return { done: { details: { id }, message } };
}

export function head(crm: Crm, one: Rule | Webhook, zone: string): Json {
  const user = crm.user(one.createdBy);
  const by = user ? { id: user.id, name: fullName(user) } : null;
  return {
    id: one.id,
    name: one.name,
    module: { api_name: one.module, id: crm.metadata.module(one.module)?.id ?? null },
    created_time: inZone(one.createdAt, zone),
    modified_time: inZone(one.modifiedAt, zone),
    created_by: by,
    modified_by: by,
  };
}
