// Workflow rules by API.

import type { Call } from '../call.ts';
import type { Crm } from '../crm.ts';
import { type Json, textOf } from '../json.ts';
import { empty, invalidId, limitExceeded, ok, type Refusal, type Reply } from '../reply.ts';
import { born, change, done, filterOf, head, pageOf, remove } from './batches.ts';
import { judgeRule } from './judge-rule.ts';
import { type ActionRef, fieldUpdatesOf, type Rule, rulesOf, webhooksOf } from './rule.ts';

export function createRule(call: Call): Reply {
  return change(call, 'workflow_rules', 201, (given, path) => {
    const judged = judgeRule(call.crm, given, path);
    if ('code' in judged) return { refused: judged };
    const full = judged.active ? roomFault(call.crm, judged.module) : undefined;
    if (full) return { refused: full };
    const rule: Rule = { ...judged, ...born(call) };
    return done(rulesOf(call.crm).set(rule.id, rule).id, 'workflow created');
  });
}

/** Whether the edition has room for one more active rule of the module. */
function roomFault(crm: Crm, module: string): Refusal | undefined {
  const most = crm.switches.rulesPerModule ?? crm.edition.rulesPerModule;
  const active = rulesOf(crm)
    .values()
    .filter((rule) => rule.active && rule.module === module);
  return active.length < most ? undefined : limitExceeded({ limit: most, api_name: 'module' });
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
  return pageOf(call, 'workflow_rules', rules, (rule) => renderRule(crm, rule, call.caller.user.timeZone), {});
}

export function readRule(call: Call): Reply {
  const rule = rulesOf(call.crm).get(call.params.id ?? '');
  return rule ? ok({ workflow_rules: [renderRule(call.crm, rule, call.caller.user.timeZone)] }) : empty();
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

function renderRule(crm: Crm, rule: Rule, zone: string): Json {
  const nameOfAction = ({ type, id }: { type: string; id: string }) =>
    (type === 'webhooks' ? webhooksOf(crm).get(id) : fieldUpdatesOf(crm).get(id))?.name ?? null;
  const actions = (list: readonly ActionRef[]) => list.map((action) => ({ ...action, name: nameOfAction(action) }));
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
