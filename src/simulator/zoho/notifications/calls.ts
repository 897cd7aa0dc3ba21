// `/actions/watch`: making, reading, changing and ending notification channels.

import { bodyOf, type Call, isDenied, wholeNumber } from '../call.ts';
import { isObject, type Json, objects } from '../json.ts';
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
  type Reply,
  refusal,
} from '../reply.ts';
import { inZone } from '../time.ts';
import { Channels, eventNames, type Subscription } from './channel.ts';
import { judgeWatch, type Wish } from './judge.ts';

const WATCHES = 50;
const notSubscribed = refusal('NOT_SUBSCRIBED', 'The given channel is not subscribed');

/** `POST`: makes a channel, or makes one of the same number anew. */
export function watch(call: Call): Reply {
  return each(call, 201, (given, path) => {
    const wish = judgeWatch(call.crm, given, path, true);
    if ('code' in wish) return { refused: wish };
    if (call.crm.switches.channelRepost === 'refuse' && mine(call, wish.channelId).length) {
      return {
        refused: refusal('DUPLICATE_DATA', 'duplicate data', {
          api_name: 'channel_id',
          json_path: `${path}.channel_id`,
        }),
      };
    }
    return replace(call, wish, 'Successfully subscribed for actions-watch of the given module');
  });
}

/** `PUT`: gives a living channel other details, all of them. */
export function replaceWatch(call: Call): Reply {
  return each(call, 200, (given, path) => {
    const wish = judgeWatch(call.crm, given, path, true);
    if ('code' in wish) return { refused: wish };
    if (!mine(call, wish.channelId).length) return { refused: notSubscribed };
    return replace(call, wish, 'Successfully updated the subscribe details');
  });
}

/** `PATCH`: changes what it names; adds events, or with `_delete_events` takes them away. */
export function changeWatch(call: Call): Reply {
  return each(call, 200, (given, path) => {
    const wish = judgeWatch(call.crm, given, path, false);
    if ('code' in wish) return { refused: wish };
    const living = mine(call, wish.channelId);
    if (!living.length) return { refused: notSubscribed };
    const changed = change(call, wish, living);
    return {
      done: {
        details: { events: changed.map((one) => shortly(call, one)) },
        message: 'Successfully updated the subscribe details',
      },
    };
  });
}

/** `GET`: one entry for each module of each channel. */
export function listWatches(call: Call): Reply {
  const { crm, query, caller } = call;
  const perPage = wholeNumber(query.get('per_page'), 200, 1, 200);
  const page = wholeNumber(query.get('page'), 1, 1, 10_000);
  if (perPage === undefined || page === undefined)
    return refuse(400, invalidData({ param_name: perPage ? 'page' : 'per_page' }));
  const [channel, module] = [query.get('channel_id'), query.get('module')];
  const all = new Channels(crm).of(caller.clientId).filter((one) => {
    return (channel === null || one.channelId === channel) && (module === null || one.module === module);
  });
  const shown = all.slice((page - 1) * perPage, page * perPage);
  if (!shown.length) return empty();
  const info = { per_page: perPage, count: shown.length, page, more_records: all.length > page * perPage };
  return ok({ watch: shown.map((one) => inFull(call, one)), info });
}

/** `DELETE ?channel_ids=`. */
export function endWatches(call: Call): Reply {
  const ids = (call.query.get('channel_ids') ?? '').split(',').filter(Boolean);
  if (!ids.length) return refuse(400, paramMissing('channel_ids'));
  const channels = new Channels(call.crm);
  const outcomes = ids.map((id): Outcome => {
    const living = mine(call, id);
    const [first] = living;
    if (!first) return { refused: notSubscribed };
    for (const subscription of living) channels.delete(subscription);
    const { channel_expiry: _gone, ...details } = shortly(call, first);
    return { done: { details, message: 'Successfully un-subscribed from actions-watch' } };
  });
  return batch('watch', outcomes, 200, call.crm.switches.mixedStatus);
}

function each(call: Call, goodStatus: number, one: (given: Json, path: string) => Outcome): Reply {
  if (isDenied(call.crm, 'notifications')) return refuse(403, noPermission('Crm_Implied_Api_Access'));
  const body = bodyOf(call);
  if ('reply' in body) return body.reply;
  const given = body.body.watch;
  const at = { api_name: 'watch', json_path: '$.watch' };
  if (given === undefined) return refuse(400, missing('watch', '$.watch'));
  if (!Array.isArray(given) || !given.length || objects(given).length !== given.length) {
    return refuse(400, invalidData({ expected_data_type: 'jsonarray', ...at }));
  }
  if (given.length > WATCHES) return refuse(400, limitExceeded({ maximum_length: WATCHES, ...at }));
  const outcomes = given.filter(isObject).map((entry, index) => one(entry, `$.watch[${index}]`));
  return batch('watch', outcomes, goodStatus, call.crm.switches.mixedStatus);
}

function mine({ crm, caller }: Call, channelId: string): Subscription[] {
  return new Channels(crm).of(caller.clientId).filter((one) => one.channelId === channelId);
}

function replace(call: Call, wish: Wish, message: string): Outcome {
  const { crm, caller } = call;
  const channels = new Channels(crm);
  for (const old of mine(call, wish.channelId)) channels.delete(old);
  const made = [...(wish.events ?? [])].map(([module, events]): Subscription => ({
    channelId: wish.channelId,
    module,
    events,
    notifyUrl: wish.notifyUrl ?? '',
    token: wish.token ?? null,
    expiresAt: wish.expiresAt ?? 0,
    withValues: wish.withValues ?? false,
    onRelated: wish.onRelated ?? true,
    condition: wish.condition ?? null,
    clientId: caller.clientId,
    userId: caller.user.id,
    refreshToken: caller.refreshToken,
  }));
  for (const subscription of made) channels.set(subscription);
  return { done: { details: { events: made.map((one) => shortly(call, one)) }, message } };
}

function change(call: Call, wish: Wish, living: Subscription[]): Subscription[] {
  const channels = new Channels(call.crm);
  const { events: named, deleteEvents, channelId: _same, ...rest } = wish;
  const [first] = living;
  const added = [...(named?.keys() ?? [])].filter((module) => !living.some((one) => one.module === module));
  const fresh = first && !deleteEvents ? added.map((module): Subscription => ({ ...first, module, events: [] })) : [];
  const changed = [...living, ...fresh].map((subscription): Subscription => {
    const asked = named?.get(subscription.module) ?? [];
    const kept = (name: Subscription['events'][number]) => {
      const has = subscription.events.includes(name);
      return asked.includes(name) ? !deleteEvents : has;
    };
    return { ...subscription, ...rest, events: eventNames.filter(kept) };
  });
  for (const one of changed) if (one.events.length) channels.set(one);
  for (const one of changed) if (!one.events.length) channels.delete(one);
  return changed.filter(({ events }) => events.length);
}

function shortly({ crm, caller, base }: Call, { channelId, module, expiresAt }: Subscription): Json {
  return {
    channel_expiry: inZone(expiresAt, caller.user.timeZone),
    resource_uri: `${base}/api/crm/v8/${module}`,
    resource_id: crm.metadata.module(module)?.id ?? null,
    resource_name: module,
    channel_id: channelId,
  };
}

function inFull(call: Call, subscription: Subscription): Json {
  const { module, events, notifyUrl, token, withValues, onRelated, condition } = subscription;
  return {
    ...shortly(call, subscription),
    notify_on_related_action: onRelated,
    return_affected_field_values: withValues,
    notify_url: notifyUrl,
    fields: null,
    notification_condition: condition,
    events: events.map((event) => `${module}.${event}`),
    token,
  };
}
