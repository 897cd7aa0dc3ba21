// The routes of workflow rules, webhooks and notification channels.

import { countRules, createRule, deleteRules, listRules, readRule, updateRule } from '../automation/rule-calls.ts';
import {
  createWebhook,
  deleteWebhooks,
  listFailures,
  listWebhooks,
  readWebhook,
  updateWebhook,
  webhookReport,
} from '../automation/webhook-calls.ts';
import type { Route } from '../call.ts';
import { changeWatch, endWatches, listWatches, replaceWatch, watch } from '../notifications/calls.ts';

const RULES = '/settings/automation/workflow_rules';
const HOOKS = '/settings/automation/webhooks';

const rules = (operation: string) => (): [string, string] => ['ZohoCRM.settings.workflow_rules', operation];
const hooks = (operation: string) => (): [string, string] => ['ZohoCRM.settings.automation_actions', operation];
const channels = (operation: string) => (): [string, string] => ['ZohoCRM.notifications', operation];

export const automationRoutes: readonly Route[] = [
  { method: 'POST', path: '/actions/watch', needs: channels('CREATE'), handle: watch },
  { method: 'GET', path: '/actions/watch', needs: channels('READ'), handle: listWatches },
  { method: 'PUT', path: '/actions/watch', needs: channels('UPDATE'), handle: replaceWatch },
  { method: 'PATCH', path: '/actions/watch', needs: channels('UPDATE'), handle: changeWatch },
  { method: 'DELETE', path: '/actions/watch', needs: channels('DELETE'), handle: endWatches },
  { method: 'POST', path: RULES, needs: rules('CREATE'), handle: createRule },
  { method: 'GET', path: RULES, needs: rules('READ'), handle: listRules },
  { method: 'PUT', path: RULES, needs: rules('UPDATE'), handle: updateRule },
  { method: 'DELETE', path: RULES, needs: rules('DELETE'), handle: deleteRules },
  { method: 'GET', path: `${RULES}/actions/rules_count`, needs: rules('READ'), handle: countRules },
  { method: 'GET', path: `${RULES}/:id`, needs: rules('READ'), handle: readRule },
  { method: 'PUT', path: `${RULES}/:id`, needs: rules('UPDATE'), handle: updateRule },
  { method: 'DELETE', path: `${RULES}/:id`, needs: rules('DELETE'), handle: deleteRules },
  { method: 'POST', path: HOOKS, needs: hooks('CREATE'), handle: createWebhook },
  { method: 'GET', path: HOOKS, needs: hooks('READ'), handle: listWebhooks },
  { method: 'PUT', path: HOOKS, needs: hooks('UPDATE'), handle: updateWebhook },
  { method: 'DELETE', path: HOOKS, needs: hooks('DELETE'), handle: deleteWebhooks },
  { method: 'GET', path: `${HOOKS}/actions/usage_reports`, needs: hooks('READ'), handle: webhookReport },
  { method: 'GET', path: `${HOOKS}/:id`, needs: hooks('READ'), handle: readWebhook },
  { method: 'PUT', path: `${HOOKS}/:id`, needs: hooks('UPDATE'), handle: updateWebhook },
  { method: 'DELETE', path: `${HOOKS}/:id`, needs: hooks('DELETE'), handle: deleteWebhooks },
  { method: 'GET', path: '/settings/automation/webhook_failures', needs: hooks('READ'), handle: listFailures },
];
