// Workflow rules that tell us of saves at once: for each module a webhook with our secret, and a rule that calls it. Found again by their
// ids, and by their names where we have forgotten those. A call of theirs is a hint like any other; without them channels tell of saves.

import { shortHash } from '../../core/digest.ts';
import type { KindName } from '../../core/record.ts';
import { done, failed, type Problem, type Result } from '../../core/problem.ts';
import { isJson, type Json } from '../../mapping/place.ts';
import { ask, type ZohoAccess } from './api.ts';
import { documentForm } from './dialects/modules.ts';
import type { OwnRule, ZohoFacts } from './facts.ts';
import { type Provisioned, type ProvisionItem, waits } from './provision.ts';

/** Where saves are told to, and by which secret. */
export interface SaveOrder {
  /** `https`, and reachable from outside: Zoho calls nothing else. */
  readonly url: string;
  readonly token: string;
}

const AUTOMATION = '/settings/automation';

/** Modules whose saves a rule tells of. Companies and people are told of by the channel, as they always were. */
function modulesOf(kinds: readonly KindName[]): string[] {
  const modules = kinds.flatMap((kind) => (kind === 'item' ? ['Products'] : (documentForm(kind)?.module ?? [])));
  return [...new Set(modules)];
}

/** No signs but letters, digits and blanks are taken (Zoho's docs). */
function nameOf(module: string): string {
  return `Ledgerline saves of ${module.replaceAll('_', ' ')}`;
}

interface Standing {
  readonly rules: readonly Json[];
  readonly webhooks: readonly Json[];
}

async function standing(access: ZohoAccess): Promise<Result<Standing>> {
  const rules = await listed(access, 'workflow_rules');
  if (!rules.ok) return rules;
  const webhooks = await listed(access, 'webhooks');
  return webhooks.ok ? done({ rules: rules.value, webhooks: webhooks.value }) : webhooks;
}

async function listed(access: ZohoAccess, what: 'workflow_rules' | 'webhooks'): Promise<Result<readonly Json[]>> {
  const read = await ask(access, { path: `${AUTOMATION}/${what}`, query: { per_page: 200 } });
  if (!read.ok) return read;
  const found = read.value?.[what];
  return done(Array.isArray(found) ? found.filter(isJson) : []);
}

/** Ours of one module: the one that we remember, else one of our name. */
function own(list: readonly Json[], id: string | undefined, module: string): string | undefined {
  const byId = list.find((each) => String(each.id) === id);
  return textOf((byId ?? list.find(({ name }) => name === nameOf(module)))?.id);
}

function textOf(id: unknown): string | undefined {
  return typeof id === 'string' && id !== '' ? id : undefined;
}

/** Which modules have their rule. Where rules may not even be read, none has. */
export async function listRules(
  access: ZohoAccess,
  facts: ZohoFacts,
  kinds: readonly KindName[],
): Promise<Result<Provisioned>> {
  const modules = modulesOf(kinds);
  if (modules.length === 0) return done({ items: [], facts });
  const found = await standing(access);
  if (!found.ok) return done({ items: modules.map((module) => itemOf(module, false, found.problem)), facts });
  const rules: Record<string, OwnRule> = { ...facts.rules };
  const items = modules.map((module) => {
    const rule = own(found.value.rules, rules[module]?.rule, module);
    if (rule === undefined) delete rules[module];
    return itemOf(module, rule !== undefined, facts.refused?.[keyOf(module)]);
  });
  return done({ items, facts: { ...facts, rules } });
}

/** Makes what is missing, and tells a webhook whose address or secret is another now. */
export async function makeRules(
  access: ZohoAccess,
  facts: ZohoFacts,
  kinds: readonly KindName[],
  order: SaveOrder & { readonly now: number },
): Promise<Result<Provisioned>> {
  const modules = modulesOf(kinds);
  if (modules.length === 0) return done({ items: [], facts });
  const found = await standing(access);
  const rules: Record<string, OwnRule> = { ...facts.rules };
  const refused: Record<string, Problem> = { ...facts.refused };
  const items: ProvisionItem[] = [];
  for (const module of modules) {
    const made = found.ok ? await makeRule(access, found.value, module, order, rules[module]) : found;
    if (made.ok) rules[module] = made.value;
    else if (!waits(made.problem)) refused[keyOf(module)] = made.problem;
    items.push(itemOf(module, made.ok, made.ok || waits(made.problem) ? undefined : made.problem));
  }
  return done({ items, facts: { ...facts, rules, refused } });
}

async function makeRule(
  access: ZohoAccess,
  { rules, webhooks }: Standing,
  module: string,
  order: SaveOrder & { readonly now: number },
  known: OwnRule | undefined,
): Promise<Result<OwnRule>> {
  const of = shortHash(`${order.url} ${order.token}`);
  const webhook = await telling(access, own(webhooks, known?.webhook, module), module, order, known?.of === of);
  if (!webhook.ok) return webhook;
  const there = own(rules, known?.rule, module);
  const rule =
    there === undefined
      ? await save(access, 'POST', 'workflow_rules', undefined, ruleBody(module, webhook.value))
      : done(there);
  const madeAt = there === undefined ? order.now : known?.madeAt;
  return rule.ok
    ? done({ rule: rule.value, webhook: webhook.value, of, ...(madeAt !== undefined && { madeAt }) })
    : rule;
}

/** The webhook's id: made, told anew, or left as it is. */
function telling(
  access: ZohoAccess,
  id: string | undefined,
  module: string,
  order: SaveOrder,
  isUpToDate: boolean,
): Promise<Result<string>> {
  if (id !== undefined && isUpToDate) return Promise.resolve(done(id));
  return save(access, id === undefined ? 'POST' : 'PUT', 'webhooks', id, webhookBody(module, order));
}

/** The body names the record alone: values would be put into it raw. */
function webhookBody(module: string, { url, token }: SaveOrder): Json {
  return {
    name: nameOf(module),
    module: { api_name: module },
    related_module: null,
    feature_type: 'workflow',
    url,
    http_method: 'POST',
    authentication: { type: 'general' },
    headers: { module_parameters: [], custom_parameters: [{ name: 'X-Ledgerline-Token', value: token }] },
    body: {
      type: 'raw',
      format: 'JSON',
      raw_data_content: `{"module":"${module}","id":"\${!${module}.Id}"}`,
      form_data_content: null,
    },
    date_time_format: { date_format: 'yyyy-MM-dd', datetime_format: 'yyyy-MM-dd HH:mm:ss', time_zone: 'GMT' },
  };
}

function ruleBody(module: string, webhook: string): Json {
  return {
    name: nameOf(module),
    module: { api_name: module },
    execute_when: {
      type: 'create_or_edit',
      details: { trigger_module: { api_name: module }, repeat: true },
    },
    conditions: [
      {
        sequence_number: 1,
        criteria_details: null,
        instant_actions: { actions: [{ type: 'webhooks', id: webhook, name: nameOf(module) }] },
        scheduled_actions: null,
      },
    ],
  };
}

/** Makes one (POST) or changes one (PUT), and returns its id. */
async function save(
  access: ZohoAccess,
  method: 'POST' | 'PUT',
  what: 'workflow_rules' | 'webhooks',
  id: string | undefined,
  body: Json,
): Promise<Result<string>> {
  const path = `${AUTOMATION}/${what}${id === undefined ? '' : `/${id}`}`;
  const sent = await ask(access, { method, path, body: { [what]: [body] } });
  if (!sent.ok) return sent;
  const found = sent.value?.[what];
  const [element] = Array.isArray(found) ? found.filter(isJson) : [];
  const details = isJson(element?.details) ? element.details : {};
  const made = textOf(details.id) ?? id;
  if (element?.status === 'success' && made !== undefined) return done(made);
  const message = `${String(element?.code ?? '')}: ${String(element?.message ?? '')}`;
  if (element?.code === 'NO_PERMISSION') return failed({ code: 'permission.denied', detail: message });
  return failed({ code: 'record.refused', complaints: [{ message }] });
}

/** Takes our rules away, each before its webhook, which it uses. What is gone already is as good. */
export async function removeRules(
  access: ZohoAccess,
  facts: ZohoFacts,
  kinds: readonly KindName[],
): Promise<Result<Provisioned>> {
  const rules: Record<string, OwnRule> = { ...facts.rules };
  const items: ProvisionItem[] = [];
  for (const module of new Set([...modulesOf(kinds), ...Object.keys(rules)])) {
    const known = rules[module];
    const problem = known ? await removeRule(access, known) : null;
    if (!problem) delete rules[module];
    items.push(itemOf(module, problem !== null, problem ?? undefined));
  }
  return done({ items, facts: { ...facts, rules } });
}

async function removeRule(access: ZohoAccess, { rule, webhook }: OwnRule): Promise<Problem | null> {
  for (const path of [`workflow_rules/${rule}`, `webhooks/${webhook}`]) {
    const sent = await ask(access, { method: 'DELETE', path: `${AUTOMATION}/${path}` });
    if (!sent.ok && sent.problem.code !== 'request.refused') return sent.problem;
  }
  return null;
}

function keyOf(module: string): string {
  return `${module}/shared/rule`;
}

function itemOf(module: string, isThere: boolean, problem?: Problem): ProvisionItem {
  const state = isThere ? 'exists' : problem ? 'refused' : 'missing';
  return {
    what: 'rule',
    module,
    label: nameOf(module),
    purpose: 'rule',
    state,
    ...(state !== 'exists' && { without: 'without.rule' }),
    ...(problem && { problem }),
  };
}
