// The CRM's records of exactly one name, for a finance organisation whose contacts and items bear no ids of ours.

import { done, type Result } from '../../core/problem.ts';
import { query, quoted, type ZohoAccess } from './api.ts';
import type { ZohoFacts } from './facts.ts';

const nameFields = {
  Accounts: 'Account_Name',
  Contacts: 'Full_Name',
  Vendors: 'Vendor_Name',
  Products: 'Product_Name',
} as const;

/** Two at most: more than one means that nobody can tell which. None where the organisation answers no queries. */
export async function idsNamed(
  access: ZohoAccess,
  { queries }: ZohoFacts,
  module: keyof typeof nameFields,
  name: string,
): Promise<Result<readonly string[]>> {
  if (queries === false) return done([]);
  const field = nameFields[module];
  const found = await query(access, `select id from ${module} where ${field} = ${quoted(name)} limit 2`);
  if (!found.ok) return found.problem.code === 'request.refused' ? done([]) : found;
  return done(found.value.records.map(({ id }) => String(id)));
}
