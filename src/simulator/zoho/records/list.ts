// `GET /{module}`: pages of records by id or by time, and what changed since a moment.

import { type Call, moduleOf } from '../call.ts';
import {
  empty,
  invalidData,
  limitExceeded,
  ok,
  paramMissing,
  type Refusal,
  refusal,
  refuse,
  type Reply,
} from '../reply.ts';
import { parseTime } from '../time.ts';
import { nextToken, type Paging, pagingOf } from './page.ts';
import type { StoredRecord } from './record.ts';
import { compareTimes, type TimeKey } from './recorder.ts';
import { renderFields } from './render.ts';
import { Sorted } from '../../sorted.ts';

export const FIELDS_LIMIT = 50;

/** Keys in the order of the list, and where to find their records. */
interface Ordered {
  keys: Pick<Sorted<TimeKey>, 'length' | 'firstFrom' | 'walk'>;
}

export function listRecords(call: Call): Reply {
  const named = moduleOf(call, call.params.module, 'view');
  if ('reply' in named) return named.reply;
  const module = named.module.apiName;
  const fields = fieldsParam(call);
  if ('refused' in fields) return refuse(400, fields.refused);
  const paging = pagingOf(call);
  if ('refused' in paging) return refuse(400, paging.refused);
  const sort = sortOf(call);
  if ('refused' in sort) return refuse(400, sort.refused);
  const since = sinceOf(call);
  if (since === 'invalid') return refuse(400, invalidData({ header: 'If-Modified-Since' }));
  const ids = call.query.get('ids')?.split(',').filter(Boolean);
  const { idsPerList, refuseUnknownFields } = call.crm.switches;
  if (ids && ids.length > idsPerList) return refuse(400, limitExceeded({ limit: idsPerList, param_name: 'ids' }));
  const strange = (name: string) => name !== 'id' && !name.startsWith('$') && !call.crm.metadata.field(module, name);
  if (refuseUnknownFields && fields.names.some(strange)) return refuse(400, invalidData({ param_name: 'fields' }));
  const ordered = order(call, module, sort.by, since, ids);
  const { shown, last, more } = takePage(call, module, ordered, sort, paging);
  if (!shown.length) return empty(since === undefined ? 204 : call.crm.switches.notModifiedStatus);
  const data = shown.map((record) => renderFields(call.crm, record, fields.names, call.caller.user));
  const seen = (paging.after?.seen ?? (paging.page - 1) * paging.perPage) + shown.length;
  const next = more && last ? nextToken(call, paging, last, seen) : undefined;
  const info = {
    call: false,
    per_page: paging.perPage,
    next_page_token: next?.token ?? null,
    count: data.length,
    sort_by: sort.by,
    page: paging.page,
    previous_page_token: null,
    page_token_expiry: next?.expiry ?? null,
    sort_order: sort.descending ? 'desc' : 'asc',
    email: false,
    more_records: more,
  };
  return ok({ data, info });
}

/** The `fields` parameter: needed, and at most 50. */
export function fieldsParam(call: Call): { names: string[] } | { refused: Refusal } {
  const names = (call.query.get('fields') ?? '').split(',').map((name) => name.trim());
  const given = names.filter(Boolean);
  if (!given.length) return { refused: paramMissing('fields') };
  if (given.length > FIELDS_LIMIT) return { refused: limitExceeded({ limit: FIELDS_LIMIT, param_name: 'fields' }) };
  return { names: given };
}

/** If-Modified-Since as epoch ms; undefined without the header. */
export function sinceOf(call: Call): number | undefined | 'invalid' {
  const header = call.headers.get('if-modified-since');
  if (header === null) return undefined;
  return parseTime(header, call.crm.switches.acceptZulu) ?? 'invalid';
}

interface Sort {
  by: string;
  descending: boolean;
}

function sortOf({ query }: Call): Sort | { refused: Refusal } {
  const by = query.get('sort_by') ?? 'id';
  const direction = query.get('sort_order') ?? 'desc';
  if (query.has('cvid') && query.has('sort_by')) {
    const names = { ambiguity_due_to: [{ param_name: 'cvid' }, { param_name: 'sort_by' }] };
    return { refused: refusal('AMBIGUITY_DURING_PROCESSING', 'ambiguity while processing the request', names) };
  }
  if (query.has('cvid')) return { refused: invalidData({ param_name: 'cvid' }) };
  if (!['id', 'Created_Time', 'Modified_Time'].includes(by)) return { refused: invalidData({ param_name: 'sort_by' }) };
  if (!['asc', 'desc'].includes(direction)) return { refused: invalidData({ param_name: 'sort_order' }) };
  return { by, descending: direction === 'desc' };
}

/** Without a filter the indexes are walked as they are; with one, only what it leaves is sorted. */
function order({ crm }: Call, module: string, by: string, since?: number, ids?: string[]): Ordered {
  const { records } = crm;
  const filtered =
    ids?.flatMap((id) => records.get(module, id) ?? []) ?? (since === undefined ? undefined : changedAfter());
  if (filtered || by === 'Created_Time') {
    const chosen = (filtered ?? records.all(module)).filter(
      ({ modifiedAt }) => since === undefined || modifiedAt > since,
    );
    return {
      keys: new Sorted(
        compareTimes,
        [...new Set(chosen)].map((record) => keyOf(record, by)),
      ),
    };
  }
  if (by === 'Modified_Time') return { keys: records.changes(module) };
  const all = records.ids(module);
  return {
    keys: {
      length: all.length,
      firstFrom: ({ id }) => all.firstFrom(id),
      *walk(from: number, step: 1 | -1) {
        for (const id of all.walk(from, step)) yield { at: 0, id };
      },
    },
  };

  function changedAfter(): StoredRecord[] {
    const changes = records.changes(module);
    const from = changes.firstFrom({ at: (since ?? 0) + 1, id: '' });
    return [...changes.walk(from, 1)].flatMap(({ id }) => records.get(module, id) ?? []);
  }
}

function keyOf(record: StoredRecord, by: string): TimeKey {
  const at = by === 'id' ? 0 : by === 'Created_Time' ? record.createdAt : record.modifiedAt;
  return { at, id: record.id };
}

function takePage({ crm }: Call, module: string, { keys }: Ordered, { descending }: Sort, paging: Paging) {
  const skip = paging.after ? 0 : (paging.page - 1) * paging.perPage;
  const start = paging.after ? keys.firstFrom(paging.after.key) : descending ? keys.length - 1 - skip : skip;
  const shown: StoredRecord[] = [];
  let last: TimeKey | undefined;
  // Backwards from a token: the key itself lies at `start`, or nothing does, if it has gone.
  for (const key of keys.walk(Math.min(start, keys.length - 1), descending ? -1 : 1)) {
    if (paging.after && isNotBeyond(key, paging.after.key, descending)) continue;
    if (shown.length === paging.perPage) return { shown, last, more: true };
    const record = crm.records.get(module, key.id);
    if (!record) continue;
    shown.push(record);
    last = key;
  }
  return { shown, last, more: false };
}

function isNotBeyond(key: TimeKey, after: TimeKey, descending: boolean): boolean {
  const difference = compareTimes(key, after);
  return descending ? difference >= 0 : difference <= 0;
}
