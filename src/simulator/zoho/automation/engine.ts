// Runs workflow rules on what was saved: webhooks leave, fields are updated. A field updated by a rule starts no rule in turn,
// but channels hear of it.

import type { Crm } from '../crm.ts';
import { notify } from '../notifications/send.ts';
import type { StoredRecord } from '../records/record.ts';
import { type Change, type Saving, updateRecord } from '../records/write.ts';
import type { Actor } from '../state.ts';
import { fieldOfLeaf, leaves, meets } from './criteria.ts';
import { type ActionRef, fieldUpdatesOf, type Rule, rulesOf, webhooksOf } from './rule.ts';
import { callWebhook } from './webhook.ts';

export function runWorkflows(crm: Crm, changes: readonly Change[], actor: Actor): void {
  if (!rulesOf(crm).size || !crm.edition.workflows) return;
  for (const change of changes) {
    const rules = rulesOf(crm)
      .values()
      .filter((rule) => rule.active && rule.module === change.module && isTriggered(crm, rule, change));
    for (const rule of rules) run(crm, rule, change, actor);
  }
}

function isTriggered(crm: Crm, rule: Rule, { kind, changed, record }: Change): boolean {
  switch (rule.trigger) {
    case 'create_or_edit':
      return kind === 'create' || kind === 'edit';
    case 'field_update':
      return kind === 'edit' && fieldsUpdated(crm, rule, record, changed);
    default:
      return rule.trigger === kind;
  }
}

/** The fields that the rule watches were changed, to what it wants. Without criteria any change will do. */
function fieldsUpdated(crm: Crm, { fieldCriteria }: Rule, record: StoredRecord, changed: readonly string[]): boolean {
  if (!fieldCriteria) return changed.length > 0;
  return leaves(fieldCriteria).some((leaf) => changed.includes(fieldOfLeaf(leaf))) && meets(crm, record, fieldCriteria);
}

function run(crm: Crm, rule: Rule, { record, kind }: Change, actor: Actor): void {
  const runs = crm.collection<number>('ruleRuns');
  const key = `${rule.id} ${record.id}`;
  if (!rule.repeat && kind === 'edit' && runs.get(key)) return;
  // The first condition that a record meets is the one that acts.
  const condition = rule.conditions.find(({ criteria }) => meets(crm, record, criteria));
  if (!condition) return;
  runs.set(key, (runs.get(key) ?? 0) + 1);
  for (const action of condition.instant) perform(crm, rule, action, record, actor, 0);
  for (const { afterMs, actions } of condition.scheduled) {
    for (const action of actions) perform(crm, rule, action, record, actor, afterMs);
  }
}

function perform(crm: Crm, rule: Rule, action: ActionRef, record: StoredRecord, actor: Actor, afterMs: number): void {
  if (action.type === 'webhooks') {
    const hook = webhooksOf(crm).get(action.id);
    if (hook) callWebhook(crm, hook, rule, record, afterMs);
    return;
  }
  const update = fieldUpdatesOf(crm).get(action.id);
  const module = crm.metadata.recordModule(record.module);
  const current = crm.records.get(record.module, record.id);
  if (!update || !module || !current) return;
  const changes: Change[] = [];
  const saving: Saving = { crm, module, actor, zone: crm.org.timeZone, changes };
  updateRecord(saving, current, { [update.field]: update.value }, '$');
  notify(crm, changes, actor);
}
