// The probe at connect: what can't be known of a Zoho organisation from its docs is asked once, by calls that change nothing.

import type { Problem, Result } from '../../core/problem.ts';
import { isJson, type Json } from '../../mapping/place.ts';
import { ask, listByIds, query, type ZohoAccess } from './api.ts';
import type { ZohoFacts } from './facts.ts';
import { namesOf } from './columns.ts';
import { readOwners } from './owners.ts';
import { probeDocuments } from './probe-documents.ts';

/** Texts of which the organisation may have set the length. */
const measured: Readonly<Record<string, readonly string[]>> = {
  Accounts: ['Account_Name', ...addressFields('Billing', 'Code'), ...addressFields('Shipping', 'Code')],
  Contacts: ['First_Name', 'Last_Name', ...addressFields('Mailing', 'Zip'), ...addressFields('Other', 'Zip')],
};

function addressFields(which: string, postcode: string): string[] {
  return ['Street', 'City', 'State', postcode, 'Country'].map((part) => `${which}_${part}`);
}

/** What was found, laid over what is known; or the problem that stopped it. */
export async function probe(access: ZohoAccess, known: ZohoFacts): Promise<Result<ZohoFacts>> {
  const user = await ask(access, { path: '/users', query: { type: 'CurrentUser' } });
  if (!user.ok && stops(user.problem)) return user;
  const person = user.ok ? firstOf(user.value, 'users') : undefined;
  const [userId, language] = [textIn(person?.id), textIn(person?.language)];
  const owners = await readOwners(access, stops);
  if (!owners.ok) return owners;
  const lengths: Record<string, number> = {};
  const columns: Record<string, readonly string[]> = {};
  for (const module of Object.keys(measured)) {
    const fields = await readFields(access, module);
    if (!fields.ok && stops(fields.problem)) return fields;
    if (!fields.ok) continue;
    Object.assign(lengths, lengthsOf(module, fields.value));
    columns[module] = namesOf(fields.value);
  }
  const found = await query(access, 'select id from Accounts where id is not null limit 2');
  if (!found.ok && stops(found.problem)) return found;
  const ids = found.ok ? found.value.records.map(({ id }) => String(id)).slice(0, 1) : [];
  const listed = ids.length > 0 ? await knowsIds(access, ids) : null;
  if (listed && !listed.ok) return listed;
  const documents = await probeDocuments(access, (module) => readFields(access, module), stops);
  if (!documents.ok) return documents;
  return {
    ok: true,
    value: {
      ...known,
      ...documents.value,
      ...(userId && { userId }),
      ...(language && { language }),
      ...(owners.value && { owners: owners.value }),
      lengths: { ...lengths, ...documents.value.lengths },
      columns: { ...known.columns, ...columns, ...documents.value.columns },
      // Whoever switches several currencies on has records that say theirs, from then on.
      ...(columns.Accounts?.includes('Currency') && { multiCurrency: true }),
      queries: found.ok,
      ...(listed && { listsByIds: listed.value }),
    },
  };
}

/** Whether a problem says nothing of the organisation's abilities, but that it can't be reached now. */
function stops(problem: Problem): boolean {
  return !['request.refused', 'permission.denied', 'record.refused'].includes(problem.code);
}

async function knowsIds(access: ZohoAccess, ids: readonly string[]): Promise<Result<boolean>> {
  const listed = await listByIds(access, 'Accounts', ['Account_Name'], ids);
  if (!listed.ok) return stops(listed.problem) ? listed : { ok: true, value: false };
  const { value } = listed;
  return { ok: true, value: value.length === ids.length && value.every(({ id }) => ids.includes(String(id))) };
}

/** A module's fields as its metadata has them. */
export async function readFields(access: ZohoAccess, module: string): Promise<Result<readonly Json[]>> {
  const read = await ask(access, { path: '/settings/fields', query: { module } });
  if (!read.ok) return read;
  return { ok: true, value: Array.isArray(read.value?.fields) ? read.value.fields.filter(isJson) : [] };
}

function lengthsOf(module: string, fields: readonly Json[]): Record<string, number> {
  const wanted = new Set(measured[module]);
  return Object.fromEntries(
    fields.flatMap(({ api_name: name, length }) =>
      typeof name === 'string' && wanted.has(name) && typeof length === 'number' ? [[`${module}.${name}`, length]] : [],
    ),
  );
}

function firstOf(body: Json | null, list: string): Json | undefined {
  const [first] = Array.isArray(body?.[list]) ? (body[list] as unknown[]).filter(isJson) : [];
  return first;
}

function textIn(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined;
}
