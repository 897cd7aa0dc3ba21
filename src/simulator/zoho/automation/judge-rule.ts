// Judges a workflow rule that a client wants to make or change.

import type { Crm } from '../crm.ts';
import { isObject, type Json, objects, textOf } from '../json.ts';
import { invalidData, invalidId, limitExceeded, missing, type Refusal, refusal } from '../reply.ts';
import { comparators, fieldOfLeaf, leaves } from './criteria.ts';
import { type ActionRef, type Condition, fieldUpdatesOf, type Rule, type TriggerType, webhooksOf } from './rule.ts';

export type Judged = Omit<Rule, 'id' | 'createdBy' | 'createdAt' | 'modifiedAt'>;

const triggers: readonly TriggerType[] = ['create', 'edit', 'create_or_edit', 'delete', 'field_update'];
const CONDITIONS = 10;
const CRITERIA = 25;
const INSTANT_ACTIONS = 5;
const SCHEDULED = 5;
const SCHEDULED_ACTIONS = 10;

const periodsMs: Record<string, number> = {
  minutes: 60_000,
  hours: 3_600_000,
  business_hours: 3_600_000,
  days: 86_400_000,
  business_days: 86_400_000,
  weeks: 604_800_000,
  months: 2_592_000_000,
  years: 31_536_000_000,
};

export function judgeRule(crm: Crm, given: Json, path: string): Judged | Refusal {
  const name = textOf(given.name);
  if (!name) return missing('name', `${path}.name`);
  if (!isObject(given.module)) return missing('module', `${path}.module`);
  const module = crm.metadata.recordModule(textOf(given.module.api_name) ?? '');
  if (!module || (given.module.id != null && textOf(given.module.id) !== module.id)) {
    return invalidData({ api_name: 'module', json_path: `${path}.module` }, 'the module id given seems to be invalid');
  }
  const when = isObject(given.execute_when) ? given.execute_when : undefined;
  if (!when) return missing('execute_when', `${path}.execute_when`);
  const trigger = triggers.find((type) => type === when.type);
  if (!trigger) {
    const at = { api_name: 'type', json_path: `${path}.execute_when.type` };
    return invalidData({ ...at, supported_values: triggers });
  }
  const details = isObject(when.details) ? when.details : {};
  const needsRepeat = trigger === 'edit' || trigger === 'create_or_edit';
  if (needsRepeat && typeof details.repeat !== 'boolean') {
    const at = { api_name: 'repeat', json_path: `${path}.execute_when.details.repeat` };
    return refusal('DEPENDENT_FIELD_MISSING', 'dependent field missing', { ...at, dependee: { api_name: 'type' } });
  }
  const fieldCriteria = isObject(details.criteria) ? details.criteria : null;
  const fault = criteriaFault(crm, module.apiName, fieldCriteria, `${path}.execute_when.details.criteria`);
  if (fault) return fault;
  const conditions = conditionsOf(crm, module.apiName, given.conditions, `${path}.conditions`);
  if ('code' in conditions) return conditions;
  const active = !(isObject(given.status) && given.status.active === false);
  const head = { name, description: textOf(given.description) ?? null, module: module.apiName, trigger, fieldCriteria };
  return { ...head, repeat: details.repeat !== false, conditions: conditions.list, active, given };
}

function conditionsOf(crm: Crm, module: string, given: unknown, path: string): { list: Condition[] } | Refusal {
  const entries = objects(given);
  if (!entries.length) return missing('conditions', path);
  if (entries.length > CONDITIONS) {
    return limitExceeded({ maximum_length: CONDITIONS, json_path: path }, 'workflow condtion limit exceeded');
  }
  const seen = new Set<string>();
  const list: Condition[] = [];
  for (const [index, entry] of entries.entries()) {
    const at = `${path}[${index}]`;
    const details = isObject(entry.criteria_details) ? entry.criteria_details : {};
    const criteria = isObject(details.criteria) ? details.criteria : null;
    const fault = criteriaFault(crm, module, criteria, `${at}.criteria_details.criteria`);
    if (fault) return fault;
    const key = JSON.stringify(criteria);
    if (seen.has(key)) return refusal('ALREADY_USED', 'duplicate criteria details.', { json_path: at });
    seen.add(key);
    const actions = actionsOf(crm, module, entry, at);
    if ('code' in actions) return actions;
    list.push({ id: crm.newId(), criteria, ...actions });
  }
  return { list };
}

function criteriaFault(crm: Crm, module: string, criteria: Json | null, path: string): Refusal | undefined {
  const all = leaves(criteria);
  if (all.length > CRITERIA) return limitExceeded({ maximum_length: CRITERIA, json_path: path });
  for (const leaf of all) {
    const known = crm.metadata.field(module, fieldOfLeaf(leaf));
    if (!known) return invalidData({ api_name: 'field', json_path: `${path}.field` });
    if (!comparators.includes(String(leaf.comparator))) {
      return invalidData({ api_name: 'comparator', json_path: `${path}.comparator`, supported_values: comparators });
    }
  }
  return undefined;
}

function actionsOf(
  crm: Crm,
  module: string,
  entry: Json,
  path: string,
): Pick<Condition, 'instant' | 'scheduled'> | Refusal {
  const instantly = isObject(entry.instant_actions) ? objects(entry.instant_actions.actions) : [];
  const later = objects(entry.scheduled_actions);
  if (!instantly.length && !later.length) {
    const expected = [{ api_name: 'instant_actions' }, { api_name: 'scheduled_actions' }];
    return refusal('EXPECTED_FIELD_MISSING', 'expected field missing', { expected_fields: expected, json_path: path });
  }
  const counts: [number, number][] = [
    [instantly.length, INSTANT_ACTIONS],
    [instantly.filter(({ type }) => type === 'webhooks').length, 1],
    [later.length, SCHEDULED],
    ...later.map(({ actions }): [number, number] => [objects(actions).length, SCHEDULED_ACTIONS]),
  ];
  const over = counts.find(([count, most]) => count > most);
  if (over) return limitExceeded({ maximum_length: over[1], json_path: path }, 'workflow action limit exceeded');
  const instant = refsOf(crm, module, instantly, `${path}.instant_actions.actions`);
  if ('code' in instant) return instant;
  const scheduled: Condition['scheduled'] = [];
  for (const block of later) {
    const refs = refsOf(crm, module, objects(block.actions), `${path}.scheduled_actions`);
    if ('code' in refs) return refs;
    const after = isObject(block.execute_after) ? block.execute_after : {};
    const periodMs = periodsMs[String(after.period)];
    if (periodMs === undefined || !Number.isInteger(after.unit))
      return invalidData({ api_name: 'execute_after', json_path: path });
    scheduled.push({ afterMs: periodMs * Number(after.unit), actions: refs.list });
  }
  return { instant: instant.list, scheduled };
}

function refsOf(crm: Crm, module: string, given: readonly Json[], path: string): { list: ActionRef[] } | Refusal {
  const list: ActionRef[] = [];
  for (const [index, { type, id }] of given.entries()) {
    const at = `${path}[${index}]`;
    if (type !== 'webhooks' && type !== 'field_updates') {
      const supported = ['webhooks', 'field_updates'];
      return invalidData({ api_name: 'type', json_path: `${at}.type`, supported_values: supported });
    }
    const key = textOf(id) ?? '';
    const target = type === 'webhooks' ? webhooksOf(crm).get(key) : fieldUpdatesOf(crm).get(key);
    if (target?.module !== module) return invalidId('id', `${at}.id`);
    list.push({ type, id: key });
  }
  return { list };
}
