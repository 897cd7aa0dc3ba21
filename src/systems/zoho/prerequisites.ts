// What Zoho says of the consenting user and of the edition: whether they are an administrator, which of our modules they see, and in how
// many currencies the organisation counts.

import { done, type Result } from '../../core/problem.ts';
import type { KindName } from '../../core/record.ts';
import { isJson, type Json } from '../../mapping/place.ts';
import type { Prerequisite } from '../prerequisites.ts';
import { ask, type ZohoAccess } from './api.ts';
import type { ZohoFacts } from './facts.ts';
import { modulesFor } from './further.ts';

export async function prerequisites(
  access: ZohoAccess,
  { organisation, multiCurrency }: ZohoFacts,
  kinds: readonly KindName[],
  customers: Parameters<typeof modulesFor>[1],
): Promise<Result<Prerequisite[]>> {
  const current = await ask(access, { path: '/users', query: { type: 'CurrentUser' } });
  if (!current.ok) return current;
  const admins = await ask(access, { path: '/users', query: { type: 'AdminUsers' } });
  if (!admins.ok) return admins;
  const modules = await ask(access, { path: '/settings/modules' });
  if (!modules.ok) return modules;
  const [user] = listIn(current.value, 'users');
  const isAdmin = listIn(admins.value, 'users').some(({ id }) => id === user?.id);
  const profile = isJson(user?.profile) ? String(user.profile.name ?? '') : '';
  const seen = new Set(listIn(modules.value, 'modules').filter(isUsable).map(({ api_name: name }) => String(name))); // prettier-ignore
  const lacking = [...new Set(kinds.flatMap((kind) => modulesFor(kind, customers)))].filter((name) => !seen.has(name));
  const edition = organisation?.edition ?? '';
  const base = organisation?.currency ?? '';
  const isFree = edition === 'free';
  const hasSeveral = multiCurrency === true;
  return done<Prerequisite[]>([
    {
      code: 'rights',
      state: isAdmin ? 'met' : 'less',
      says: isAdmin ? 'prerequisite.crm.rights.met' : 'prerequisite.crm.rights.less',
      facts: { user: String(user?.full_name ?? ''), profile },
    },
    {
      code: 'modules',
      state: lacking.length > 0 ? 'missing' : 'met',
      says: lacking.length > 0 ? 'prerequisite.crm.modules.missing' : 'prerequisite.crm.modules.met',
      facts: { modules: lacking },
    },
    {
      code: 'plan',
      state: isFree ? 'less' : 'met',
      says: isFree ? 'prerequisite.crm.plan.less' : 'prerequisite.crm.plan.met',
      facts: { plan: edition },
    },
    {
      code: 'currencies',
      state: hasSeveral ? 'met' : 'less',
      says: hasSeveral ? 'prerequisite.crm.currencies.met' : 'prerequisite.crm.currencies.less',
      facts: { base, currencies: [] },
    },
  ]);
}

/** The API shows it, and so do the user's own pages. */
function isUsable({ api_supported: supported, status, viewable }: Json): boolean {
  return supported !== false && viewable !== false && (status === undefined || status === 'visible');
}

function listIn(body: Json | null, list: string): Json[] {
  return Array.isArray(body?.[list]) ? (body[list] as unknown[]).filter(isJson) : [];
}
