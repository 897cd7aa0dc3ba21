// Webhooks by API, and the log of those that failed.

import type { Call } from '../call.ts';
import type { Crm } from '../crm.ts';
import { type Json, textOf } from '../json.ts';
import { empty, invalidId, ok, refusal, type Reply } from '../reply.ts';
import { inZone } from '../time.ts';
import { born, change, done, filterOf, head, pageOf, remove } from './batches.ts';
import { failuresOf } from './failures.ts';
import { judgeWebhook } from './judge-webhook.ts';
import { actionsOf, rulesOf, type Webhook, webhooksOf } from './rule.ts';
import { webhookUsage } from './webhook.ts';

const WEBHOOK_DELETES = 10;
const ALL_WEBHOOKS = 1000;

export function createWebhook(call: Call): Reply {
  return change(call, 'webhooks', 201, (given, path) => {
    const judged = judgeWebhook(call.crm, given, path);
    if ('code' in judged) return { refused: judged };
    const hook: Webhook = { ...judged, ...born(call) };
    return done(webhooksOf(call.crm).set(hook.id, hook).id, 'webhook created successfully');
  });
}

export function updateWebhook(call: Call): Reply {
  return change(call, 'webhooks', 200, (given, path) => {
    const hook = webhooksOf(call.crm).get(call.params.id ?? textOf(given.id) ?? '');
    if (!hook) return { refused: invalidId('id', `${path}.id`) };
    const judged = judgeWebhook(call.crm, { ...hook.given, ...given }, path);
    if ('code' in judged) return { refused: judged };
    webhooksOf(call.crm).set(hook.id, { ...hook, ...judged, modifiedAt: call.crm.savingAt });
    return done(hook.id, 'webhook updated successfully');
  });
}

export function listWebhooks(call: Call): Reply {
  const { query, crm } = call;
  const module = query.get('module');
  const hooks = webhooksOf(crm)
    .values()
    .filter((hook) => module === null || hook.module === module)
    .filter(filterOf(query.get('filters') ?? query.get('filter')));
  const limit = { max_limit: ALL_WEBHOOKS };
  return pageOf(call, 'webhooks', hooks, (hook) => renderWebhook(crm, hook, call.caller.user.timeZone), limit);
}

export function readWebhook(call: Call): Reply {
  const hook = webhooksOf(call.crm).get(call.params.id ?? '');
  return hook ? ok({ webhooks: [renderWebhook(call.crm, hook, call.caller.user.timeZone)] }) : empty();
}

export function deleteWebhooks(call: Call): Reply {
  return remove(call, 'webhooks', WEBHOOK_DELETES, (id) => {
    if (!webhooksOf(call.crm).get(id)) return { refused: invalidId('id', '$.ids') };
    if (isUsed(call.crm, id)) {
      const text = 'This webhook is associated with at least one of Approval Process/Workflow Rules/Blueprint';
      return { refused: refusal('NOT_ALLOWED', text, { id }) };
    }
    webhooksOf(call.crm).delete(id);
    return done(id, 'webhook deleted successfully');
  });
}

export function listFailures(call: Call): Reply {
  const { query, crm, caller } = call;
  const [webhook, module] = [query.get('webhook_id'), query.get('module')];
  const failures = failuresOf(crm).filter(
    (one) => (webhook === null || one.webhook === webhook) && (module === null || one.module === module),
  );
  const render = (one: (typeof failures)[number]): Json => ({
    webhook: { id: one.webhook, name: webhooksOf(crm).get(one.webhook)?.name ?? null },
    entity_details: { module: one.module, name: one.name, id: one.record },
    failure_time: inZone(one.at, caller.user.timeZone),
    failure_reason: one.reason,
    workflow_rule: { id: one.rule, name: rulesOf(crm).get(one.rule)?.name ?? null },
  });
  return pageOf(call, 'webhook_failures', failures, render, {});
}

export function webhookReport(call: Call): Reply {
  const reports = webhookUsage(call.crm)
    .slice(-7)
    .map(([date, calls]) => ({ date, total_count: calls }));
  return reports.length ? ok({ usage_reports: reports }) : empty();
}

function isUsed(crm: Crm, webhookId: string): boolean {
  return rulesOf(crm).find((rule) => actionsOf(rule).some(({ id }) => id === webhookId)) !== undefined;
}

function renderWebhook(crm: Crm, hook: Webhook, zone: string): Json {
  const { id: _id, ...given } = hook.given;
  return {
    ...given,
    ...head(crm, hook, zone),
    feature_type: 'workflow',
    associated: isUsed(crm, hook.id),
    editable: true,
    deletable: !isUsed(crm, hook.id),
    lock_status: { locked: false },
    source: 'crm',
  };
}
