// Changing customers: an Account and its primary Contact are two writes, conditional on what was read. The Contact goes first, and a
// change that got half way is planned again from what is there then.

import { done, failed, type Result } from '../../../core/problem.ts';
import { isBlank } from '../../../core/value.ts';
import { isJson, type Draft as JsonDraft, type Json } from '../../../mapping/place.ts';
import type { Patch, Written } from '../../../sync/ports.ts';
import { fromRecordId, idIn } from '../ids.ts';
import { type Part, type Parts, partOf, readsOf, sendConditionally, sendParts } from '../parts.ts';
import { YOUNG_MS } from '../spec.ts';
import { accountPart, contactPart } from './lone.ts';
import { type CustomerWriter, personOf, taken } from './make.ts';
import { contactsOf, type CustomerReader } from './read.ts';
import { versionAfter } from './whole.ts';

/** Changes customers, each as it was seen: whoever has saved since is not overwritten. */
export async function updateCustomers(
  writer: CustomerWriter,
  reader: CustomerReader,
  patches: readonly Patch[],
): Promise<Result<Written>[]> {
  const changes = patches.map((patch) => (patch.seen.young ? {} : changeOf(writer, patch)));
  const people: Parts = changes.map(({ person }) => partOf(person));
  await sendConditionally(writer, 'Contacts', readsOf(patches, people, personSavedAt));
  const newPeople: Parts = changes.map(({ newPerson }) => partOf(newPerson));
  await sendParts(writer, { method: 'POST', module: 'Contacts' }, newPeople);
  for (const part of await notTheFirst(reader, newPeople)) part.problem = { code: 'record.moved' };
  const accounts: Parts = changes.map(({ account }, at) =>
    people[at]?.problem || newPeople[at]?.problem ? null : partOf(withPrimary(writer, account, newPeople[at] ?? null)),
  );
  await sendConditionally(writer, 'Accounts', readsOf(patches, accounts, accountSavedAt));
  return patches.map((patch, at) => {
    if (patch.seen.young) return failed({ code: 'record.young', retryAfterMs: YOUNG_MS });
    return changedTo(writer, patch, people[at] ?? newPeople[at] ?? null, accounts[at] ?? null);
  });
}

/**
 * Of people who were made as the first of their company, those who turned out not to be: somebody made another in that moment, and Zoho
 * can't be told to make one only where there is none. Both stay; which of them the company shows, and whose values count, is for the next
 * look. Who can't be asked after counts as such.
 */
async function notTheFirst(reader: CustomerReader, newPeople: Parts): Promise<Part[]> {
  const made = newPeople.filter((part) => part !== null && !part.problem) as Part[];
  if (made.length === 0) return [];
  const companyOf = ({ record }: Part) => idIn(record.Account_Name) ?? '';
  const found = await contactsOf(reader, made.map(companyOf));
  return made.filter((part) => !found.ok || found.value.get(companyOf(part))?.some(({ id }) => id !== part.id));
}

interface Change {
  readonly person?: Json;
  readonly newPerson?: Json;
  readonly account?: Json;
}

/** The patch as changes of its parts. A customer without a primary Contact gets one where the patch names a person. */
function changeOf({ translator, lone }: CustomerWriter, { id, seen, fields }: Patch): Change {
  const body: JsonDraft = {};
  translator.write(body, fields, 'update');
  const own = fromRecordId(id);
  const primary = primaryIn(seen.version);
  const contact = isJson(body.Contacts) ? body.Contacts : undefined;
  const main = body[own.module];
  const account = isJson(main) ? { id: own.id, ...main } : undefined;
  if (own.module === 'Contacts') {
    const asAccount = isJson(body.Accounts) ? contactPart(lone, body.Accounts) : {};
    return { person: { id: own.id, ...asAccount, ...kept(contact ?? {}) } };
  }
  if (!contact) return { ...(account && { account }) };
  if (primary) return { person: { id: primary.id, ...kept(contact) }, ...(account && { account }) };
  const newPerson = personOf(contact, own.id);
  return { ...(newPerson && { newPerson }), ...(account && { account }) };
}

/** A last name can't be taken away. */
function kept(contact: Json): Json {
  return Object.fromEntries(
    Object.entries(contact).filter(([name, value]) => name !== 'Last_Name' || !isBlank(value as string | null)),
  );
}

/** The first person of an Account becomes its primary in the same breath. */
function withPrimary({ primaryField }: CustomerWriter, account: Json | undefined, person: Part | null) {
  if (!account || !person || primaryField === null) return account;
  return { ...account, [primaryField]: { id: person.id } };
}

function primaryIn(version: string): { id: string; at: number } | null {
  const [, primary = ''] = version.split('/');
  const [id = '', at = '0'] = primary.split('@');
  return id === '' ? null : { id, at: Number(at) };
}

function personSavedAt({ seen }: Patch): number {
  return primaryIn(seen.version)?.at ?? 0;
}

function accountSavedAt({ seen }: Patch): number {
  return Number(seen.version.split('/')[0] ?? 0);
}

function changedTo(
  writer: CustomerWriter,
  { id, seen, fields }: Patch,
  person: Part | null,
  account: Part | null,
): Result<Written> {
  const problem = person?.problem ?? account?.problem ?? null;
  if (problem) {
    // The Contact was saved and the Account was not, or the Contact is gone and the Account is not: what is there now has to be read
    // before anything is concluded.
    const half = person && !person.problem && problem.code !== 'outcome.unknown';
    const gone = fromRecordId(id).module === 'Accounts' && person?.problem?.code === 'record.missing';
    return failed(half || gone ? { code: 'record.moved' } : problem);
  }
  return done({
    id,
    version: versionAfter(seen.version, account?.at ?? null, person && { id: person.id, at: person.at }),
    changedAt: Math.max(seen.changedAt, person?.at ?? 0, account?.at ?? 0),
    seen: null,
    sent: taken(writer, fields, savedOf(writer, id, person, account), 'update'),
  });
}

/** What was saved, by the module that the mapping knows it in. */
function savedOf({ lone }: CustomerWriter, id: string, person: Part | null, account: Part | null) {
  if (fromRecordId(id).module !== 'Contacts') return { Contacts: person?.record, Accounts: account?.record };
  return { Contacts: person?.record, Accounts: person ? accountPart(lone, person.record) : undefined };
}
