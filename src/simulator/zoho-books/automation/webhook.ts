// Webhooks that a person pasted into Books' settings: no call of the API makes one. What they send is the whole object as JSON, the
// same in a form, a form of chosen parameters, or a raw text with placeholders.

import { hexSignature } from '../../hmac.ts';
import type { Json } from '../../zoho/json.ts';
import type { Books } from '../books.ts';
import type { ChangeEvent } from '../events.ts';
import type { FieldModule } from '../settings/field.ts';

export interface Webhook {
  id: string;
  name: string;
  module: FieldModule;
  events: ChangeEvent[];
  url: string;
  method: 'POST' | 'PUT' | 'DELETE';
  /** `default`: the object, as the switch `defaultPayload` has it; `form`: the parameters; `raw`: the text. */
  payload: 'default' | 'form' | 'raw';
  raw: string;
  parameters: { name: string; value: string }[];
  headers: { name: string; value: string }[];
  /** What the call is signed with. */
  secret?: string;
  /** Members that the record must show, such as `{ status: 'sent' }`. */
  criteria: Record<string, string>;
}

export function webhooksOf(books: Books): Webhook[] {
  return books.collection<Webhook>('webhooks').values();
}

/** Webhook calls of the organisation's day. */
export function usedToday(books: Books): number {
  const usage = books.collection<{ date: string; calls: number }>('webhookUsage').get('day');
  return usage?.date === books.today() ? usage.calls : 0;
}

/** Sends a webhook for a record. One over the day's calls is not sent, and nobody is told. */
export function callWebhook(books: Books, hook: Webhook, key: string, shown: Json): void {
  const { switches, finance } = books;
  const used = usedToday(books);
  if (used >= switches.webhooksPerDay) return;
  books
    .collection<{ date: string; calls: number }>('webhookUsage')
    .set('day', { date: books.today(), calls: used + 1 });
  const { body, type } = payloadOf(hook, switches.defaultPayload, key, shown);
  const own = Object.fromEntries(hook.headers.map(({ name, value }) => [name.toLowerCase(), value]));
  const headers = {
    'content-type': type,
    ...own,
    ...(hook.secret !== undefined &&
      switches.signature && { 'x-zoho-webhook-signature': hexSignature(hook.secret, signedText(hook.url, body)) }),
  };
  finance.zoho.surroundings.outbox.put({
    vendor: 'zoho',
    url: hook.url,
    method: hook.method,
    headers,
    body,
    retriesMs: [...switches.webhookRetriesMs],
    about: { books: books.id, hook: hook.name },
  });
}

/** What is signed: the address's parameters in the order of their names, and the body (unverified). */
export function signedText(url: string, body: string): string {
  const parameters = [...new URL(url).searchParams].sort(([one], [other]) => (one < other ? -1 : 1));
  return parameters.map(([name, value]) => name + value).join('') + body;
}

const FORM = 'application/x-www-form-urlencoded';
const JSON_TYPE = 'application/json;charset=UTF-8';

function payloadOf(hook: Webhook, standard: 'json' | 'form', key: string, shown: Json): { body: string; type: string } {
  const whole = JSON.stringify({ [key]: shown });
  if (hook.payload === 'form') {
    const pairs = hook.parameters.map(({ name, value }): [string, string] => [name, filled(value, key, shown)]);
    return { body: new URLSearchParams(pairs).toString(), type: FORM };
  }
  if (hook.payload === 'raw') return { body: filled(hook.raw, key, shown), type: JSON_TYPE };
  if (standard === 'json') return { body: whole, type: JSON_TYPE };
  return { body: new URLSearchParams({ JSONString: whole }).toString(), type: FORM };
}

/** Fills `${INVOICE.INVOICE_ID}` and its like. Values go in as they are: nothing is escaped. */
function filled(text: string, key: string, shown: Json): string {
  return text.replace(/\$\{([A-Z_]+)\.([A-Z0-9_]+)\}/gi, (whole, module: string, member: string) => {
    if (module.toLowerCase() !== key.toLowerCase()) return whole;
    const value = shown[member.toLowerCase()];
    return value === undefined || value === null
      ? ''
      : typeof value === 'object'
        ? JSON.stringify(value)
        : String(value);
  });
}
