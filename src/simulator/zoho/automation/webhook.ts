// Calls a webhook for a record: the values are merged in and the call goes to the outbox.

import type { Crm } from '../crm.ts';
import { nameOf } from '../records/render.ts';
import type { StoredRecord } from '../records/record.ts';
import { dateIn } from '../time.ts';
import { logFailure } from './failures.ts';
import { merge } from './merge.ts';
import type { Rule, Webhook } from './rule.ts';

export function callWebhook(crm: Crm, hook: Webhook, rule: Rule, record: StoredRecord, afterMs = 0): void {
  const about = {
    org: crm.org.id,
    webhook: hook.id,
    rule: rule.id,
    module: record.module,
    record: record.id,
    name: nameOf(crm, record),
  };
  if (countToday(crm) > (crm.switches.webhooksPerDay ?? crm.edition.webhooksPerDay)) {
    logFailure(crm, about, 'limit_exceeded');
    return;
  }
  const filled = (text: string, escape = false) => merge(crm, record, hook, text, escape);
  const parameters = new URLSearchParams(hook.parameters.map(({ name, value }) => [name, filled(value)]));
  const bodyless = hook.method === 'GET' || hook.method === 'DELETE';
  const url = new URL(filled(hook.url));
  if (bodyless) for (const [name, value] of parameters) url.searchParams.append(name, value);
  const json = hook.raw?.format.toUpperCase() === 'JSON';
  const type = json ? 'application/json' : hook.raw ? 'text/plain' : 'application/x-www-form-urlencoded';
  const body = bodyless
    ? ''
    : hook.raw
      ? filled(hook.raw.content, json && crm.switches.escapeMergeValues)
      : parameters.toString();
  const headers = Object.fromEntries(hook.headers.map(({ name, value }) => [name, filled(value)]));
  const retriesMs = [...crm.switches.webhookRetriesMs];
  const delivery = { vendor: 'zoho', url: url.href, method: hook.method, body, retriesMs, about };
  crm.zoho.surroundings.outbox.put(
    { ...delivery, headers: { ...(!bodyless && { 'content-type': type }), ...headers } },
    afterMs,
  );
}

/** Webhook calls of each day, by date. */
export function webhookUsage(crm: Crm): [date: string, calls: number][] {
  return crm.collection<number>('webhookUsage').entries();
}

function countToday(crm: Crm): number {
  const usage = crm.collection<number>('webhookUsage');
  const today = dateIn(crm.zoho.now(), crm.org.timeZone);
  return usage.set(today, (usage.get(today) ?? 0) + 1);
}
