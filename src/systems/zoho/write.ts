// Writing customers: an Account and its primary Contact are two writes. Changes are conditional on what was read; the Contact goes
// first, and a change that got half way is planned again from what is there then.

import { done, failed, type Problem, type Result } from '../../core/problem.ts';
import { isBlank, type Fields } from '../../core/value.ts';
import { isJson, type Draft as JsonDraft, type Json } from '../../mapping/place.ts';
import type { Translator } from '../../mapping/translate.ts';
import type { Draft, Patch, Written } from '../../sync/ports.ts';
import { deleteRecords, fromZohoTime, writeRecords, type ZohoAccess } from './api.ts';
import { problemOfElement } from './errors.ts';
import { YOUNG_MS } from './spec.ts';
import { fromRecordId, toRecordId, versionAfter } from './whole.ts';

export interface CustomerWriter {
  readonly access: ZohoAccess;
  readonly translator: Translator;
  /** Where new customers go: Accounts, or Contacts that stand alone. */
  readonly module: 'Accounts' | 'Contacts';
  readonly stampField: string | null;
  readonly primaryField: string | null;
}

/** One record's part of a write, and what came of it. */
interface Part {
  readonly record: object;
  problem: Problem | null;
  /** Epoch ms of the save, and the id, once it is done. */
  at: number;
  id: string;
}

type Parts = (Part | null)[];

function partOf(record: object | undefined): Part | null {
  return record && Object.keys(record).length > 0 ? { record, problem: null, at: 0, id: '' } : null;
}

/** Sends the parts that there are as one call, and files what the reply says of each. */
async function sendParts(
  { access, stampField }: CustomerWriter,
  how: { method: 'POST' | 'PUT'; module: string; unmodifiedSince?: number },
  parts: Parts,
): Promise<void> {
  const sent = parts.filter((part) => part !== null);
  if (sent.length === 0) return;
  const replied = await writeRecords(access, { ...how, records: sent.map(({ record }) => record) });
  sent.forEach((part, at) => file(part, how.module, stampField, replied.ok ? done(replied.value[at]) : replied));
}

function file(part: Part, module: string, stampField: string | null, reply: Result<Json | undefined>): void {
  if (!reply.ok) {
    part.problem = reply.problem;
    return;
  }
  const element = reply.value;
  if (!element) {
    part.problem = { code: 'outcome.unknown' };
    return;
  }
  const details = isJson(element.details) ? element.details : {};
  if (element.status === 'error' || (element.code !== undefined && element.code !== 'SUCCESS')) {
    part.problem = problemOfElement(element, stampField, (id) => toRecordId(module, id));
    return;
  }
  part.id = String(details.id ?? '');
  part.at = fromZohoTime(details.Modified_Time);
}

export async function createCustomers(writer: CustomerWriter, drafts: readonly Draft[]): Promise<Result<Written>[]> {
  const { module } = writer;
  const bodies = drafts.map((draft) => bodyOf(writer, draft));
  const mains = bodies.map((body) => partOf(isJson(body[module]) ? body[module] : {}));
  await sendParts(writer, { method: 'POST', module }, mains);
  if (module === 'Contacts') return drafts.map((draft, at) => created(writer, draft.fields, mains[at] ?? null, null));
  const people = bodies.map((body, at) => {
    const main = mains[at];
    return main && !main.problem ? partOf(personOf(body.Contacts, main.id, body.Accounts)) : null;
  });
  await sendParts(writer, { method: 'POST', module: 'Contacts' }, people);
  return drafts.map((draft, at) => created(writer, draft.fields, mains[at] ?? null, people[at] ?? null));
}

function bodyOf({ translator, module, stampField }: CustomerWriter, { source, fields }: Draft): JsonDraft {
  const body: JsonDraft = {};
  translator.write(body, fields, 'create');
  if (stampField !== null)
    body[module] = {
      ...(isJson(body[module]) ? body[module] : {}),
      [stampField]: source.slice(source.indexOf(':') + 1),
    };
  return body;
}

/** A Contact of an Account needs a last name: where none is known, it gets the first name, else the Account's. */
function personOf(contact: unknown, account: string, accountBody: unknown): object | undefined {
  if (!isJson(contact) || Object.values(contact).every((value) => value === null || value === '')) return undefined;
  const company = isJson(accountBody) ? accountBody.Account_Name : undefined;
  const lastName = contact.Last_Name ?? contact.First_Name ?? company ?? contact.Email;
  return { ...contact, Last_Name: lastName, Account_Name: { id: account } };
}

function created(writer: CustomerWriter, fields: Fields, main: Part | null, person: Part | null): Result<Written> {
  if (!main) return failed({ code: 'record.refused', complaints: [{ message: 'nothing to create' }] });
  if (main.problem) return failed(main.problem);
  // The customer exists; a person that was refused is not among what was written, and is planned again.
  const sent = person && !person.problem ? fields : withoutPerson(writer, fields);
  const version =
    writer.module === 'Accounts'
      ? versionAfter('0//', main.at, person && !person.problem ? { id: person.id, at: person.at } : null)
      : versionAfter('0//', null, { id: main.id, at: main.at });
  return done({ id: toRecordId(writer.module, main.id), version, changedAt: main.at, seen: null, sent });
}

/** The fields that stand on the main record itself. */
function withoutPerson({ translator, module }: CustomerWriter, fields: Fields): Fields {
  return Object.fromEntries(
    Object.entries(fields).filter(([name]) => translator.placeOf(name)?.name.startsWith(`${module}.`)),
  );
}

/** Changes customers, each as it was seen: whoever has saved since is not overwritten. */
export async function updateCustomers(writer: CustomerWriter, patches: readonly Patch[]): Promise<Result<Written>[]> {
  const bodies = patches.map(({ fields }) => {
    const body: JsonDraft = {};
    writer.translator.write(body, fields, 'update');
    return body;
  });
  const young = patches.map(({ seen }) => seen.young);
  const changed = patches.map((patch, at) => (young[at] ? null : changeOf(patch, bodies[at] ?? {})));
  const people: Parts = changed.map((each) => partOf(each?.person));
  await sendParts(writer, conditionOf('Contacts', patches, people, personSavedAt), people);
  const newPeople: Parts = changed.map((each) => partOf(each?.newPerson));
  await sendParts(writer, { method: 'POST', module: 'Contacts' }, newPeople);
  const accounts: Parts = changed.map((each, at) =>
    people[at]?.problem || newPeople[at]?.problem
      ? null
      : partOf(withPrimary(writer, each?.account, newPeople[at] ?? null)),
  );
  await sendParts(writer, conditionOf('Accounts', patches, accounts, accountSavedAt), accounts);
  return patches.map((patch, at) => {
    if (young[at]) return failed({ code: 'record.young', retryAfterMs: YOUNG_MS });
    return changedTo(patch, people[at] ?? newPeople[at] ?? null, accounts[at] ?? null);
  });
}

interface Change {
  readonly person?: object;
  readonly newPerson?: object;
  readonly account?: { readonly id: string };
}

/** The patch as changes of its parts. A customer without a primary Contact gets one where the patch names a person. */
function changeOf({ id, seen }: Patch, body: JsonDraft): Change {
  const own = fromRecordId(id);
  const primary = primaryIn(seen.version);
  const contact = isJson(body.Contacts) ? body.Contacts : undefined;
  const account = isJson(body.Accounts) ? { id: own.id, ...body.Accounts } : undefined;
  if (own.module === 'Contacts') return { ...(contact && { person: { id: own.id, ...contact } }) };
  if (!contact) return { ...(account && { account }) };
  if (primary) return { person: { id: primary.id, ...kept(contact) }, ...(account && { account }) };
  const newPerson = personOf(contact, own.id, { Account_Name: seen.name });
  return { ...(newPerson && { newPerson }), ...(account && { account }) };
}

/** A last name can't be taken away. */
function kept(contact: Json): Json {
  return Object.fromEntries(
    Object.entries(contact).filter(([name, value]) => name !== 'Last_Name' || !isBlank(value as string | null)),
  );
}

/** The first person of an Account becomes its primary in the same breath. */
function withPrimary(
  { primaryField }: CustomerWriter,
  account: { readonly id: string } | undefined,
  person: Part | null,
): object | undefined {
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

/** One header stands for the whole call: the newest save among its records, all of which were read at one time. */
function conditionOf(module: string, patches: readonly Patch[], parts: Parts, savedAt: (patch: Patch) => number) {
  const newest = Math.max(0, ...patches.map((patch, at) => (parts[at] ? savedAt(patch) : 0)));
  return { method: 'PUT' as const, module, ...(newest > 0 && { unmodifiedSince: newest }) };
}

function changedTo({ id, seen, fields }: Patch, person: Part | null, account: Part | null): Result<Written> {
  const problem = person?.problem ?? account?.problem ?? null;
  if (problem) {
    // The Contact was saved and the Account was not: what is there now has to be read before anything is concluded.
    const half = person && !person.problem && problem.code !== 'outcome.unknown';
    return failed(half ? { code: 'record.moved' } : problem);
  }
  const isAlone = fromRecordId(id).module === 'Contacts';
  const version = versionAfter(seen.version, account?.at ?? null, person ? { id: person.id, at: person.at } : null);
  const changedAt = Math.max(person?.at ?? 0, account?.at ?? 0, isAlone ? (person?.at ?? 0) : 0);
  return done({ id, version, changedAt, seen: null, sent: fields });
}

/** Moves records to the recycle bin, where a person finds them for sixty days. */
export async function deleteCustomers(
  { access, stampField }: CustomerWriter,
  ids: readonly string[],
): Promise<Result<Written>[]> {
  const outcomes = new Map<string, Result<Written>>();
  for (const module of ['Accounts', 'Contacts']) {
    const some = ids.filter((id) => fromRecordId(id).module === module);
    if (some.length === 0) continue;
    const replied = await deleteRecords(
      access,
      module,
      some.map((id) => fromRecordId(id).id),
    );
    some.forEach((id, at) => {
      const element = replied.ok ? replied.value[at] : undefined;
      if (!replied.ok) outcomes.set(id, replied);
      else if (element?.status === 'success')
        outcomes.set(id, done({ id, version: '', changedAt: 0, seen: null, sent: {} }));
      else outcomes.set(id, failed(problemOfElement(element ?? {}, stampField, (own) => toRecordId(module, own))));
    });
  }
  return ids.map((id) => outcomes.get(id) ?? failed({ code: 'record.missing', id }));
}
