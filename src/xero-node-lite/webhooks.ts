// Webhooks: is this delivery Xero's, and what does it say? Answer within five seconds, with an empty body and no cookies; look records
// up later. An event says only that something changed: its state is what you read then.

import { parseTime, type TimeMs } from './dates.ts';
import { failure, type Result } from './result.ts';
import { isMembers, type Members } from './shape.ts';

interface EventOf<Category extends string> {
  category: Category;
  /** Voiding, deleting and archiving are updates too. */
  type: 'CREATE' | 'UPDATE';
  tenantId: string;
  /** ORGANISATION, but APPLICATION for subscriptions. */
  tenantType: string;
  resourceId: string;
  resourceUrl: string;
  /** When it happened. Events may come late, twice, and out of order. */
  occurredAtMs?: TimeMs;
}

interface TypedEventOf<Category extends string> extends EventOf<Category> {
  /** Such as ACCRECCREDIT and AUTHORISED; missing where Xero doesn't say. */
  data?: { Type?: string; Status?: string };
}

/** `INVOICE` covers bills too. There are no events for payments, items, quotes, purchase orders, settings, or a connection's end. */
export type WebhookEvent =
  | EventOf<'CONTACT'>
  | EventOf<'INVOICE'>
  | EventOf<'SUBSCRIPTION'>
  | TypedEventOf<'CREDITNOTE'>
  | TypedEventOf<'PREPAYMENT'>
  | TypedEventOf<'OVERPAYMENT'>;

export interface Delivery {
  events: readonly WebhookEvent[];
  /** How many events were left out because their category or type is unknown here, or they lack an id. */
  ignored: number;
  /** Numbers of the first and last event, per app and rising; a gap tells that a delivery was lost. 0 in a rehearsal. */
  firstSequence?: number;
  lastSequence?: number;
  /** Xero's rehearsal before it switches a webhook on: no events, and some deliveries are signed wrongly on purpose. */
  isIntentToReceive: boolean;
}

const categories: readonly string[] = [
  'CONTACT',
  'INVOICE',
  'SUBSCRIPTION',
  'CREDITNOTE',
  'PREPAYMENT',
  'OVERPAYMENT',
] satisfies WebhookEvent['category'][];

/** Whether `x-xero-signature` is that of these very bytes, compared in constant time. Answer 401 where it isn't, 200 where it is. */
export async function verifySignature(given: {
  /** The body as it came, before any parsing. */
  body: ArrayBuffer | Uint8Array;
  /** The header's value. */
  signature: string | null;
  /** The webhook signing key as the developer portal shows it. */
  key: string;
}): Promise<boolean> {
  const { body, signature, key } = given;
  const expected = bytesOf(signature ?? '');
  // Nobody can import an empty key, and with none configured nothing may pass.
  if (!expected || key === '') return false;
  const algorithm = { name: 'HMAC', hash: 'SHA-256' };
  const imported = await crypto.subtle.importKey('raw', new TextEncoder().encode(key), algorithm, false, ['verify']);
  return crypto.subtle.verify('HMAC', imported, expected, body as Uint8Array<ArrayBuffer>);
}

/** Reads a delivery whose signature is verified. `unreadable` where the body is not what Xero sends. */
export function readDelivery(body: ArrayBuffer | Uint8Array | string): Result<Delivery> {
  let value: unknown;
  try {
    value = JSON.parse(typeof body === 'string' ? body : new TextDecoder().decode(body));
  } catch {
    return failure({ code: 'unreadable', status: 0, why: 'malformed' });
  }
  if (!isMembers(value) || !Array.isArray(value.events))
    return failure({ code: 'unreadable', status: 0, why: 'shape' });
  const events = value.events.map(eventOf).filter((event) => event !== undefined);
  const { firstEventSequence, lastEventSequence } = value;
  const delivery: Delivery = {
    events,
    ignored: value.events.length - events.length,
    ...(typeof firstEventSequence === 'number' && { firstSequence: firstEventSequence }),
    ...(typeof lastEventSequence === 'number' && { lastSequence: lastEventSequence }),
    isIntentToReceive: value.events.length === 0,
  };
  return { ok: true, value: delivery, limits: {} };
}

function eventOf(value: unknown): WebhookEvent | undefined {
  if (!isMembers(value)) return undefined;
  const { eventCategory, eventType, tenantId, tenantType, resourceId, resourceUrl, eventDateUtc, data } = value;
  if (typeof eventCategory !== 'string' || !categories.includes(eventCategory)) return undefined;
  if (eventType !== 'CREATE' && eventType !== 'UPDATE') return undefined;
  if (typeof tenantId !== 'string' || typeof resourceId !== 'string') return undefined;
  const occurredAtMs = typeof eventDateUtc === 'string' ? parseTime(eventDateUtc) : undefined;
  return {
    category: eventCategory as 'CREDITNOTE',
    type: eventType,
    tenantId,
    tenantType: typeof tenantType === 'string' ? tenantType : '',
    resourceId,
    resourceUrl: typeof resourceUrl === 'string' ? resourceUrl : '',
    ...(occurredAtMs !== undefined && { occurredAtMs }),
    ...(isMembers(data) && { data: data as Members & { Type?: string; Status?: string } }),
  };
}

function bytesOf(base64: string): Uint8Array<ArrayBuffer> | undefined {
  try {
    return Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
  } catch {
    return undefined;
  }
}
