// What follows a save: workflow rules run and channels are told. A save by API says which automations may run.

import type { Crm } from './crm.ts';
import { notify } from './notifications/send.ts';
import type { Change } from './records/write.ts';
import type { Actor } from './state.ts';
import { runWorkflows } from './automation/engine.ts';

export interface Automations {
  /** Kinds of automation that may run: `workflow`, `approval`… */
  run: ReadonlySet<string>;
  /** The writer asked for none at all. */
  suppressed: boolean;
}

export const everything: Automations = {
  run: new Set(['workflow', 'approval', 'blueprint', 'pathfinder', 'orchestration']),
  suppressed: false,
};

/** Tells of changes that have been committed. Rules may change records in turn; these changes are told of too. */
export function announce(crm: Crm, changes: readonly Change[], actor: Actor, automations: Automations): void {
  if (!changes.length) return;
  if (!(automations.suppressed && crm.switches.triggerSuppressesNotifications)) notify(crm, changes, actor);
  if (automations.run.has('workflow')) runWorkflows(crm, changes, actor);
}
