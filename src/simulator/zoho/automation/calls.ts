// Workflow rules, webhooks and the log of failures, by API. They need an edition that has them and a user who may manage them.

import { bodyOf, type Call, isDenied, wholeNumber } from '../call.ts';
import type { Crm } from '../crm.ts';
import { isObject, type Json, textOf } from '../json.ts';
import {
  batch,
  empty,
  invalidData,
  invalidId,
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
import { failuresOf } from './failures.ts';
import { judgeRule } from './judge-rule.ts';
import { judgeWebhook } from './judge-webhook.ts';
import { actionsOf, fieldUpdatesOf, type Rule, rulesOf, type Webhook, webhooksOf } from './rule.ts';
import { webhookUsage } from './webhook.ts';

const WEBHOOK_DELETES = 10;
const ALL_WEBHOOKS = 1000;

// Rules

export function createRule(call: Call): Reply {
  return change(call, 'workflow_rules', 201, (given, path) => {
    const judged = judgeRule(call.crm, given, path);
    if ('code' in judged) return { refused: judged };
    const rule: Rule = { ...judged, ...born(call) };
    return done(rulesOf(call.crm).set(rule.id, rule).id, 'workflow created');
  });
}

export function updateRule(call: Call): Reply {
  return change(call, 'workflow_rules', 200, (given, path) => {
    const rule = rulesOf(call.crm).get(call.params.id ?? textOf(given.id) ?? '');
    if (!rule) return { refused: invalidId('id', `${path}.id`) };
    const judged = judgeRule(call.crm, { ...rule.given, ...given }, path);
    if ('code' in judged) return { refused: judged };
    rulesOf(call.crm).set(rule.id, { ...rule, ...judged, modifiedAt: call.crm.savingAt });
    return done(rule.id, 'workflow updated');
  });
}

export function listRules(call: Call): Reply {
  const { query, crm } = call;
  const [module, trigger, active] = [query.get('module'), query.get('execute_on'), query.get('status_active')];
  const rules = rulesOf(crm)
    .values()
    .filter((rule) => module === null || rule.module === module)
    .filter((rule) => trigger === null || rule.trigger === trigger)
    .filter((rule) => active === null || String(rule.active) === active)
    .filter(filterOf(query.get('filter') ?? query.get('filters')));
  return pageOf(call, 'workflow_rules', rules, (rule) => renderRule(crm, rule, call.session.user.timeZone), {});
}

export function readRule(call: Call): Reply {
  const rule = rulesOf(call.crm).get(call.params.id ?? '');
  return rule ? ok({ workflow_rules: [renderRule(call.crm, rule, call.session.user.timeZone)] }) : empty();
}

export function deleteRules(call: Call): Reply {
  return remove(call, 'workflow_rules', 100, (id) => {
    if (!rulesOf(call.crm).get(id)) return { refused: invalidId('id', '$.ids') };
    rulesOf(call.crm).delete(id);
    return done(id, 'WorkFlow Rule deleted successfully');
  });
}

export function countRules(call: Call): Reply {
  const rules = rulesOf(call.crm).values();
  return ok({ actions_count: { workflow_rules: rules.length, active: rules.filter(({ active }) => active).length } });
}

// Webhooks

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
  return pageOf(call, 'webhooks', hooks, (hook) => renderWebhook(crm, hook, call.session.user.timeZone), limit);
}

export function readWebhook(call: Call): Reply {
  const hook = webhooksOf(call.crm).get(call.params.id ?? '');
  return hook ? ok({ webhooks: [renderWebhook(call.crm, hook, call.session.user.timeZone)] }) : empty();
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
  const { query, crm, session } = call;
  const [webhook, module] = [query.get('webhook_id'), query.get('module')];
  const failures = failuresOf(crm).filter(
    (one) => (webhook === null || one.webhook === webhook) && (module === null || one.module === module),
  );
  const render = (one: (typeof failures)[number]): Json => ({
    webhook: { id: one.webhook, name: webhooksOf(crm).get(one.webhook)?.name ?? null },
    entity_details: { module: one.module, name: one.name, id: one.record },
    failure_time: inZone(one.at, session.user.timeZone),
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

// What both share

function change(call: Call, key: string, goodStatus: number, one: (given: Json, path: string) => Outcome): Reply {
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

function remove(call: Call, key: string, most: number, one: (id: string) => Outcome): Reply {
  const barred = barredFrom(call, key);
  if (barred) return barred;
  const ids = call.params.id ? [call.params.id] : (call.query.get('ids') ?? '').split(',').filter(Boolean);
  if (!ids.length) return refuse(400, paramMissing('ids'));
  if (ids.length > most) return refuse(400, limitExceeded({ limit: most, param_name: 'ids' }));
  return batch(key, ids.map(one), 200, call.crm.switches.mixedStatus);
}

function barredFrom({ crm }: Call, key: string): Reply | undefined {
  if (!crm.edition.workflows) {
    return refuse(403, refusal('NO_PERMISSION', 'feature not available in this edition'));
  }
  const denied = isDenied(crm, key === 'webhooks' ? 'webhooks' : 'workflows');
  return denied ? refuse(403, noPermission('Crm_Implied_Manage_Workflow')) : undefined;
}

function pageOf<T>(call: Call, key: string, all: readonly T[], render: (one: T) => Json, more: Json): Reply {
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
function filterOf(text: string | null): (one: { name: string }) => boolean {
  if (text === null) return () => true;
  const [, comparator = 'contains'] = /"comparator"\s*:\s*"(\w+)"/.exec(text) ?? [];
  const [, value = ''] = /"value"\s*:\s*"([^"]*)"/.exec(text) ?? [];
  return ({ name }) => (comparator === 'equal' ? name === value : name.toLowerCase().includes(value.toLowerCase()));
}

function born({ crm, session }: Call) {
  const at = crm.savingAt;
  return { id: crm.newId(), createdBy: session.user.id, createdAt: at, modifiedAt: at };
}

function done(id: string, message: string): Outcome {
  return { done: { details: { id }, message } };
}

function isUsed(crm: Crm, webhookId: string): boolean {
  return rulesOf(crm).find((rule) => actionsOf(rule).some(({ id }) => id === webhookId)) !== undefined;
}

function renderRule(crm: Crm, rule: Rule, zone: string): Json {
  const nameOfAction = ({ type, id }: { type: string; id: string }) =>
    (type === 'webhooks' ? webhooksOf(crm).get(id) : fieldUpdatesOf(crm).get(id))?.name ?? null;
  const actions = (list: Rule['conditions'][number]['instant']) =>
    list.map((action) => ({ ...action, name: nameOfAction(action) }));
  return {
    ...head(crm, rule, zone),
    description: rule.description,
    execute_when: rule.given.execute_when,
    status: { active: rule.active, delete_schedule_action: false },
    conditions: rule.conditions.map(({ id, criteria, instant, scheduled }, index) => ({
      id,
      sequence_number: index + 1,
      criteria_details: { criteria, relational_criteria: null },
      instant_actions: { actions: actions(instant) },
      scheduled_actions: scheduled.length
        ? scheduled.map((block) => ({
            execute_after: { period: 'minutes', unit: block.afterMs / 60_000 },
            actions: actions(block.actions),
          }))
        : null,
    })),
  };
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

function head(crm: Crm, one: Rule | Webhook, zone: string): Json {
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
