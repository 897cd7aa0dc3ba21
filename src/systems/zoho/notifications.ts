// Notification channels: Zoho calls us when records of a module change. A channel lives a week at most and is renewed well before; one
// that has lapsed is opened anew.

import { done, failed, type Result } from '../../core/problem.ts';
import { isJson } from '../../mapping/place.ts';
import { ask, fromZohoTime, toZohoTime, type ZohoAccess } from './api.ts';

/** Seven days are the most; beyond that a channel lives one hour only (Zoho's docs). */
const LIFE_MS = (6 * 24 + 20) * 3_600_000;
/** Renewed when less than this is left. */
export const RENEW_WITHIN_MS = 3 * 24 * 3_600_000;

export interface Channel {
  readonly id: string;
  /** Epoch ms, as Zoho confirmed it. */
  readonly expiresAt: number;
  /** When it was opened, epoch ms; left out where it was open already. */
  readonly openedAt?: number;
}

export interface ChannelOrder {
  /** Digits only; chosen by us, unique in the organisation. */
  readonly id: string;
  readonly modules: readonly string[];
  /** At most 255 characters. */
  readonly notifyUrl: string;
  /** Comes back with every call; at most 50 characters. */
  readonly token: string;
  readonly now: number;
}

/** Opens the channel, or renews it where it is open. Returns what Zoho made of the time asked for. */
export async function openChannel(access: ZohoAccess, order: ChannelOrder): Promise<Result<Channel>> {
  const opened = await watch(access, 'POST', order);
  if (opened.ok || opened.problem.code !== 'record.duplicate') return opened;
  return renewChannel(access, order);
}

export async function renewChannel(access: ZohoAccess, order: ChannelOrder): Promise<Result<Channel>> {
  const renewed = await watch(access, 'PUT', order);
  // A channel that lapsed is gone: it is opened again, and what was missed meanwhile is found by looking.
  if (!renewed.ok && renewed.problem.code === 'record.missing') return watch(access, 'POST', order);
  return renewed;
}

/** Whether the channel is open as we opened it: one that its user's token ended, or that somebody closed, is not. */
export async function isOpen(access: ZohoAccess, { id, notifyUrl, token }: ChannelOrder): Promise<Result<boolean>> {
  const read = await ask(access, { path: '/actions/watch', query: { channel_id: id } });
  if (!read.ok) return read;
  const watches = Array.isArray(read.value?.watch) ? read.value.watch.filter(isJson) : [];
  return done(watches.some((each) => each.notify_url === notifyUrl && each.token === token));
}

async function watch(access: ZohoAccess, method: 'POST' | 'PUT', order: ChannelOrder): Promise<Result<Channel>> {
  const channel = {
    channel_id: order.id,
    events: order.modules.flatMap((module) => [`${module}.create`, `${module}.edit`, `${module}.delete`]),
    notify_url: order.notifyUrl,
    token: order.token,
    channel_expiry: toZohoTime(order.now + LIFE_MS),
    return_affected_field_values: false,
    notify_on_related_action: false,
  };
  const sent = await ask(access, { method, path: '/actions/watch', body: { watch: [channel] } });
  if (!sent.ok) return sent;
  const [element] = Array.isArray(sent.value?.watch) ? sent.value.watch.filter(isJson) : [];
  const details = isJson(element?.details) ? element.details : {};
  if (element?.code !== 'SUCCESS' && element?.status !== 'success')
    return refusal(String(element?.code ?? ''), String(element?.message ?? ''), order.id);
  const events = Array.isArray(details.events) ? details.events.filter(isJson) : [];
  const ends = events.map(({ channel_expiry: end }) => fromZohoTime(end)).filter((end) => end > 0);
  const expiresAt = ends.length > 0 ? Math.min(...ends) : order.now + LIFE_MS;
  return { ok: true, value: { id: order.id, expiresAt, ...(method === 'POST' && { openedAt: order.now }) } };
}

function refusal(code: string, message: string, id: string): Result<never> {
  const detail = `${code}: ${message}`;
  if (code === 'NOT_SUBSCRIBED') return failed({ code: 'record.missing', id });
  if (code === 'DUPLICATE_DATA') return failed({ code: 'record.duplicate', field: 'channel_id', id: null, detail });
  if (code === 'NO_PERMISSION') return failed({ code: 'permission.denied', detail });
  return failed({ code: 'request.refused', status: 400, detail });
}

export async function closeChannel(access: ZohoAccess, id: string): Promise<Result<null>> {
  const sent = await ask(access, { method: 'DELETE', path: '/actions/watch', query: { channel_ids: id } });
  return sent.ok || sent.problem.code === 'request.refused' ? { ok: true, value: null } : sent;
}
