// Judges what a client asks of a channel: its number, events, address, token, end and condition.

import type { Crm } from '../crm.ts';
import { isObject, type Json, objects, textOf } from '../json.ts';
import { invalidData, limitExceeded, missing, type Refusal } from '../reply.ts';
import { parseTime } from '../time.ts';
import { urlFault } from '../urls.ts';
import { type EventName, eventNames } from './channel.ts';

const URL_LENGTH = 255;
const CONDITIONS = 2;
const CONDITION_FIELDS = 10;

/** A watch entry that is sound: what it names, no more. */
export interface Wish {
  channelId: string;
  /** Module to events. */
  events?: Map<string, EventName[]>;
  notifyUrl?: string;
  token?: string | null;
  expiresAt?: number;
  withValues?: boolean;
  onRelated?: boolean;
  condition?: Json[] | null;
  deleteEvents: boolean;
}

/** `whole` for a new or replaced channel, which needs events and an address; a partial change may name anything. */
export function judgeWatch(crm: Crm, given: Json, path: string, whole: boolean): Wish | Refusal {
  const channelId = textOf(given.channel_id);
  if (!channelId) return missing('channel_id', `${path}.channel_id`);
  if (!/^\d{1,19}$/.test(channelId)) {
    return invalidData({ expected_data_type: 'bigint', api_name: 'channel_id', json_path: `${path}.channel_id` });
  }
  if (whole && given.events == null) return missing('events', `${path}.events`);
  if (whole && given.notify_url == null) return missing('notify_url', `${path}.notify_url`);
  const events = given.events == null ? undefined : eventsOf(crm, given.events, `${path}.events`);
  if (events && 'code' in events) return events;
  const fault = addressFault(crm, given, path) ?? conditionFault(crm, given.notification_condition, path);
  if (fault) return fault;
  const expiry = expiryOf(crm, given.channel_expiry, path, whole);
  if ('code' in expiry) return expiry;
  const { expiresAt } = expiry;
  return {
    channelId,
    ...(events && { events }),
    ...(given.notify_url != null && { notifyUrl: String(given.notify_url) }),
    ...((whole || given.token !== undefined) && { token: textOf(given.token) ?? null }),
    ...(expiresAt !== undefined && { expiresAt }),
    ...((whole || given.return_affected_field_values !== undefined) && {
      withValues: given.return_affected_field_values === true,
    }),
    ...((whole || given.notify_on_related_action !== undefined) && {
      onRelated: given.notify_on_related_action !== false,
    }),
    ...((whole || given.notification_condition !== undefined) && {
      condition: conditionOf(given.notification_condition),
    }),
    deleteEvents: given._delete_events === true,
  };
}

/** Every field that a condition names. */
export function conditionFields(selection: unknown): string[] {
  if (!isObject(selection)) return [];
  const own = isObject(selection.field) ? [textOf(selection.field.api_name) ?? ''] : [];
  return [...own, ...objects(selection.group).flatMap(conditionFields)];
}

function conditionOf(given: unknown): Json[] | null {
  return Array.isArray(given) ? objects(given) : null;
}

/** `Accounts.all`, `Contacts.edit`… by module, with `all` spelled out. */
function eventsOf(crm: Crm, given: unknown, path: string): Map<string, EventName[]> | Refusal {
  const at = { api_name: 'events', json_path: path };
  if (!Array.isArray(given) || !given.length) return invalidData({ expected_data_type: 'jsonarray', ...at });
  const events = new Map<string, EventName[]>();
  for (const [index, event] of given.entries()) {
    const [name = '', what = ''] = String(event).split('.');
    const known = what === 'all' ? eventNames : eventNames.filter((one) => one === what);
    const module = crm.metadata.recordModule(name);
    if (!module || !known.length) return invalidData({ ...at, json_path: `${path}[${index}]` });
    events.set(
      name,
      eventNames.filter((one) => known.includes(one) || events.get(name)?.includes(one)),
    );
  }
  return events;
}

function addressFault(crm: Crm, given: Json, path: string): Refusal | undefined {
  if (given.notify_url != null) {
    const at = { api_name: 'notify_url', json_path: `${path}.notify_url` };
    const url = String(given.notify_url);
    if (url.length > URL_LENGTH) return invalidData({ maximum_length: URL_LENGTH, ...at });
    if (urlFault(crm, url)) return invalidData(at);
  }
  const longest = crm.switches.channelTokenLength;
  if ((textOf(given.token) ?? '').length <= longest) return undefined;
  return invalidData({ maximum_length: longest, api_name: 'token', json_path: `${path}.token` });
}

function conditionFault(crm: Crm, given: unknown, path: string): Refusal | undefined {
  if (given === undefined || given === null) return undefined;
  const at = { api_name: 'notification_condition', json_path: `${path}.notification_condition` };
  if (!Array.isArray(given)) return invalidData({ expected_data_type: 'jsonarray', ...at });
  if (given.length > CONDITIONS) return limitExceeded({ maximum_length: CONDITIONS, ...at });
  for (const condition of objects(given)) {
    const named = isObject(condition.module) ? textOf(condition.module.api_name) : undefined;
    const module = crm.metadata.recordModule(named ?? '');
    if (condition.type !== 'field_selection' || !module) return invalidData(at);
    const names = conditionFields(condition.field_selection);
    if (names.length > CONDITION_FIELDS) return limitExceeded({ maximum_length: CONDITION_FIELDS, ...at });
    if (!names.length || names.some((name) => !crm.metadata.field(module.apiName, name))) return invalidData(at);
  }
  return undefined;
}

/** A time within the longest life is kept; none, or one beyond, leaves the channel an hour. */
function expiryOf(crm: Crm, given: unknown, path: string, whole: boolean): { expiresAt?: number } | Refusal {
  const now = crm.savingAt;
  const { channelDefaultLifeS, channelMaxLifeS, acceptZulu } = crm.switches;
  const shortly = { expiresAt: now + channelDefaultLifeS * 1000 };
  if (given === undefined || given === null) return whole ? shortly : {};
  const at = parseTime(given, acceptZulu);
  if (at === undefined || at <= now) {
    return invalidData({
      expected_data_type: 'datetime',
      api_name: 'channel_expiry',
      json_path: `${path}.channel_expiry`,
    });
  }
  return at > now + channelMaxLifeS * 1000 ? shortly : { expiresAt: at };
}
