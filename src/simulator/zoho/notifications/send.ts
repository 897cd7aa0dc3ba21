// Tells channels what changed: one call for each channel, module and operation of a save, with the ids of all records it touched.
// It carries no signature, no actor and no version, as the real one carries none.

import type { Crm } from '../crm.ts';
import { bareNumber, isObject, type Json, objects, writeJson } from '../json.ts';
import type { StoredRecord } from '../records/record.ts';
import { renderField } from '../records/render.ts';
import type { Change, ChangeKind } from '../records/write.ts';
import type { Actor } from '../state.ts';
import { Channels, type EventName, type Subscription } from './channel.ts';

type Operation = 'insert' | 'update' | 'delete';

const operations: Record<EventName, Operation> = { create: 'insert', edit: 'update', delete: 'delete' };

export function notify(crm: Crm, changes: readonly Change[], actor: Actor): void {
  for (const subscription of new Channels(crm).all()) {
    const own = subscription.clientId === actor.clientId && subscription.userId === actor.userId;
    if (own && !crm.switches.notifyOwnWrites) continue;
    const mine = changes.filter((change) => change.module === subscription.module && hears(crm, subscription, change));
    for (const event of ['create', 'edit', 'delete'] as const) {
      const told = mine.filter((change) => eventOf(crm, change.kind) === event);
      const calls = crm.switches.notifyPerRecord ? told.map((change) => [change]) : [told];
      for (const changes of calls) if (changes.length) send(crm, subscription, operations[event], changes);
    }
  }
}

function hears(crm: Crm, { events, onRelated, condition, module }: Subscription, { kind, changed }: Change): boolean {
  const event = eventOf(crm, kind);
  if (!event || !events.includes(event)) return false;
  if (kind === 'related') return onRelated;
  if (event !== 'edit' || !condition) return true;
  const forModule = condition.filter((one) => isObject(one.module) && one.module.api_name === module);
  return !forModule.length || forModule.some((one) => touches(one.field_selection, changed));
}

/** Whether the fields changed meet a field selection: all of an `and` group, one of an `or` group. */
function touches(selection: unknown, changed: readonly string[]): boolean {
  if (!isObject(selection)) return false;
  if (isObject(selection.field)) return changed.includes(String(selection.field.api_name));
  const group = objects(selection.group);
  const one = (member: Json) => touches(member, changed);
  return selection.group_operator === 'and' ? group.every(one) : group.some(one);
}

function eventOf(crm: Crm, kind: ChangeKind): EventName | undefined {
  switch (kind) {
    case 'restore': {
      const { restoreNotifies } = crm.switches;
      return restoreNotifies === 'insert' ? 'create' : restoreNotifies === 'update' ? 'edit' : undefined;
    }
    case 'related':
      return 'edit';
    default:
      return kind;
  }
}

function send(crm: Crm, subscription: Subscription, operation: Operation, changes: readonly Change[]): void {
  const { channelId, module, notifyUrl, token, withValues } = subscription;
  const numeric = crm.switches.emitNumericIds;
  const id = (text: string) => (numeric ? bareNumber(text) : text);
  const records = [...new Map(changes.map((change) => [change.record.id, change])).values()];
  const body = {
    server_time: crm.zoho.now(),
    query_params: Object.fromEntries(new URL(notifyUrl).searchParams),
    module,
    resource_uri: `${crm.zoho.base}/api/crm/v2/${module}`,
    ids: records.map(({ record }) => id(record.id)),
    affected_fields: operation === 'update' ? records.map(({ record, changed }) => ({ [record.id]: changed })) : [],
    ...(withValues && {
      affected_values: records.map(({ record, changed }) => ({
        record_id: id(record.id),
        values: values(crm, record, changed),
      })),
    }),
    operation,
    channel_id: id(channelId),
    token,
  };
  const headers = { 'content-type': 'application/json' };
  const retriesMs = [...crm.switches.notificationRetriesMs];
  crm.zoho.surroundings.outbox.put({ vendor: 'zoho', url: notifyUrl, headers, body: writeJson(body), retriesMs });
}

function values(crm: Crm, record: StoredRecord, changed: readonly string[]): Json {
  const fields = crm.metadata.fields(record.module);
  const shown: Json = {};
  for (const name of changed) {
    const field = fields.get(name);
    if (field && field.type !== 'subform')
      shown[name] = renderField(crm, field, record, { timeZone: crm.org.timeZone });
  }
  return shown;
}
