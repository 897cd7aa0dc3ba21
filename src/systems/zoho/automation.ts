// Calls about workflow rules and the webhooks that they call: what there is, making and changing one, removing one. Which of them are
// wanted is in rules.ts.

import { done, failed, type Problem, type Result } from '../../core/problem.ts';
import { isJson, type Json } from '../../mapping/place.ts';
import { ask, type ZohoAccess } from './api.ts';

const AUTOMATION = '/settings/automation';
/** Of so many pages at most: an organisation has fewer rules by far. */
const PAGES = 5;

type Sort = 'workflow_rules' | 'webhooks';

/** All that an organisation has, its own included. */
export interface Standing {
  readonly rules: readonly Json[];
  readonly webhooks: readonly Json[];
}

export async function standing(access: ZohoAccess): Promise<Result<Standing>> {
  const rules = await listed(access, 'workflow_rules');
  if (!rules.ok) return rules;
  const webhooks = await listed(access, 'webhooks');
  return webhooks.ok ? done({ rules: rules.value, webhooks: webhooks.value }) : webhooks;
}

async function listed(access: ZohoAccess, what: Sort): Promise<Result<readonly Json[]>> {
  const all: Json[] = [];
  for (let page = 1; page <= PAGES; page++) {
    const read = await ask(access, { path: `${AUTOMATION}/${what}`, query: { per_page: 200, page } });
    if (!read.ok) return read;
    const found = read.value?.[what];
    all.push(...(Array.isArray(found) ? found.filter(isJson) : []));
    const info = read.value?.info;
    if (!isJson(info) || info.more_records !== true) break;
  }
  return done(all);
}

/** Makes one (POST) or changes one (PUT), and returns its id. */
export async function save(
  access: ZohoAccess,
  method: 'POST' | 'PUT',
  what: Sort,
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

/** Null once it is gone. What is gone already is as good. */
export async function remove(access: ZohoAccess, what: Sort, id: string): Promise<Problem | null> {
  const sent = await ask(access, { method: 'DELETE', path: `${AUTOMATION}/${what}/${id}` });
  return sent.ok || sent.problem.code === 'request.refused' ? null : sent.problem;
}

export function textOf(id: unknown): string | undefined {
  return typeof id === 'string' && id !== '' ? id : undefined;
}

/** The body names the record alone: values would be put into it raw. */
export function webhookBody(name: string, module: string, url: string, token: string): Json {
  return {
    name,
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

/** A rule that calls a webhook for every record of a module, each time. */
export function ruleBody(name: string, module: string, type: 'create_or_edit' | 'delete', webhook: string): Json {
  return {
    name,
    module: { api_name: module },
    execute_when: {
      type,
      details: { trigger_module: { api_name: module }, ...(type === 'create_or_edit' && { repeat: true }) },
    },
    conditions: [
      {
        sequence_number: 1,
        criteria_details: null,
        instant_actions: { actions: [{ type: 'webhooks', id: webhook, name }] },
        scheduled_actions: null,
      },
    ],
  };
}
