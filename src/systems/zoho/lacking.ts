// Modules that a CRM organisation has not: its edition lacks them, or somebody has hidden them. Nothing is set up in them, nobody is
// told of them, and each is one line of what is listed in place of all its fields.

import type { Problem } from '../../core/problem.ts';
import { documentForms } from './dialects/modules.ts';
import type { ZohoFacts } from './facts.ts';
import type { ProvisionItem } from './provision.ts';

const subformOf: ReadonlyMap<string, string> = new Map(
  Object.values(documentForms).map(({ module, subform }) => [subform, module]),
);

/** Whether a read of a module's metadata was refused because there is no such module (Zoho's docs). */
export function isLacking(problem: Problem): boolean {
  return problem.code === 'request.refused' && problem.detail.startsWith('INVALID_MODULE');
}

/** One item a module; a document's rows go with it. */
export function lackingItems({ lacks = [] }: ZohoFacts): ProvisionItem[] {
  const whole = lacks.filter((module) => !lacks.includes(subformOf.get(module) ?? ''));
  return whole.map((module) => ({
    what: 'module',
    module,
    label: module.replaceAll('_', ' '),
    purpose: 'module',
    state: 'refused',
    without: 'without.module',
  }));
}
