// Workflow rules, webhooks and field updates as they are kept.

import type { Collection } from '../../shelf.ts';
import type { Crm } from '../crm.ts';
import type { Json } from '../json.ts';

export interface Parameter {
  name: string;
  /** Text that may hold merge fields. */
  value: string;
}

export interface Webhook {
  id: string;
  name: string;
  module: string;
  url: string;
  method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  headers: Parameter[];
  /** What goes into the body as a form, or into the query of a GET or DELETE. */
  parameters: Parameter[];
  /** A raw body; then there is no form. */
  raw: { format: string; content: string } | null;
  dateTime: { date: string; dateTime: string; timeZone: string };
  /** As the client wrote it, for reading it back. */
  given: Json;
  createdBy: string;
  createdAt: number;
  modifiedAt: number;
}

export interface FieldUpdate {
  id: string;
  name: string;
  module: string;
  field: string;
  value: unknown;
}

export type TriggerType = 'create' | 'edit' | 'create_or_edit' | 'delete' | 'field_update';

export interface ActionRef {
  type: 'webhooks' | 'field_updates';
  id: string;
}

export interface Condition {
  id: string;
  /** Null: every record meets it. */
  criteria: Json | null;
  instant: ActionRef[];
  scheduled: { afterMs: number; actions: ActionRef[] }[];
}

export interface Rule {
  id: string;
  name: string;
  description: string | null;
  module: string;
  trigger: TriggerType;
  /** For `field_update`: the field and what it must become; null for any field. */
  fieldCriteria: Json | null;
  /** Run again on a record that it has run on. */
  repeat: boolean;
  conditions: Condition[];
  active: boolean;
  given: Json;
  createdBy: string;
  createdAt: number;
  modifiedAt: number;
}

export const rulesOf = (crm: Crm): Collection<Rule> => crm.collection<Rule>('rules');
export const webhooksOf = (crm: Crm): Collection<Webhook> => crm.collection<Webhook>('webhooks');
export const fieldUpdatesOf = (crm: Crm): Collection<FieldUpdate> => crm.collection<FieldUpdate>('fieldUpdates');

/** Every action that a rule refers to. */
export function actionsOf(rule: Rule): ActionRef[] {
  return rule.conditions.flatMap(({ instant, scheduled }) => [
    ...instant,
    ...scheduled.flatMap(({ actions }) => actions),
  ]);
}
