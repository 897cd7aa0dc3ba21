// Making customers and taking them out of use. A new customer is an Account and, where anything is known of a person, a Contact of it:
// two writes, of which the first counts. Changes are in change.ts.

import { done, failed, type Problem, type Result } from '../../core/problem.ts';
import type { RecordId } from '../../core/record.ts';
import { isBlank, type Fields, type Value } from '../../core/value.ts';
import { isJson, type Draft as JsonDraft, type Json } from '../../mapping/place.ts';
import type { Translator } from '../../mapping/translate.ts';
import type { Draft, Written } from '../../sync/ports.ts';
import { deleteRecords, type ZohoAccess } from './api.ts';
import { problemOfElement } from './errors.ts';
import { type Part, partOf, sendParts } from './parts.ts';
import { type CustomerModule, fromRecordId, toRecordId, versionAfter } from './whole.ts';

export interface CustomerWriter {
  readonly access: ZohoAccess;
  readonly translator: Translator;
  /** Where new records go: Accounts, Contacts that stand alone, or Vendors. */
  readonly module: CustomerModule;
  readonly stampField: string | null;
  readonly primaryField: string | null;
}

export async function createCustomers(writer: CustomerWriter, drafts: readonly Draft[]): Promise<Result<Written>[]> {
  const { module } = writer;
  const bodies = drafts.map((draft) => bodyOf(writer, draft));
  const mains = bodies.map((body) => partOf(isJson(body[module]) ? body[module] : undefined));
  await sendParts(writer, { method: 'POST', module }, mains);
  const people = bodies.map((body, at) => {
    const main = mains[at];
    if (module !== 'Accounts' || !main || main.problem) return null;
    return partOf(personOf(body.Contacts, main.id, main.record.Account_Name));
  });
  await sendParts(writer, { method: 'POST', module: 'Contacts' }, people);
  return drafts.map((draft, at) => created(writer, draft.fields, mains[at] ?? null, people[at] ?? null));
}

/** What a draft becomes, as records of both modules. */
export function bodyOf({ translator, module, stampField }: CustomerWriter, { source, fields }: Draft): JsonDraft {
  const body: JsonDraft = {};
  translator.write(body, fields, 'create');
  const main = isJson(body[module]) ? body[module] : {};
  const named = module === 'Contacts' ? withLastName(main, fields.name) : main;
  body[module] = { ...named, ...(stampField !== null && { [stampField]: source.slice(source.indexOf(':') + 1) }) };
  return body;
}

/** A Contact of an Account. Undefined where nothing is known of a person. */
export function personOf(contact: unknown, account: string, company: unknown): Json | undefined {
  if (!isJson(contact) || Object.values(contact).every((value) => isBlank(value as Value))) return undefined;
  return { ...withLastName(contact, company), Account_Name: { id: account } };
}

/** Every Contact needs a last name: where none is known it gets the first name, else the customer's, else the address. */
function withLastName(contact: Json, otherwise: unknown): Json {
  const known = [contact.Last_Name, contact.First_Name, otherwise, contact.Email];
  return { ...contact, Last_Name: known.find((value) => !isBlank(value as Value)) ?? null };
}

function created(writer: CustomerWriter, fields: Fields, main: Part | null, person: Part | null): Result<Written> {
  const { module } = writer;
  if (!main) return failed({ code: 'record.refused', complaints: [{ message: 'nothing to create' }] });
  if (main.problem) return failed(main.problem);
  // The customer exists; a person that was refused is not among what was written, and is planned again.
  const made = person && !person.problem ? person : null;
  const parts = { ...(made && { Contacts: made.record }), [module]: main.record };
  return done({
    id: toRecordId(module, main.id),
    version: module === 'Contacts' ? versionAfter('0//', null, main) : versionAfter('0//', main.at, made),
    changedAt: Math.max(main.at, made?.at ?? 0),
    seen: null,
    sent: taken(writer, fields, parts, 'create'),
  });
}

/** Of the fields of a write, those that are in what was saved: not a person who was refused, nor a name that could not be taken away. */
export function taken(
  { translator }: CustomerWriter,
  fields: Fields,
  saved: Readonly<Partial<Record<string, Json | undefined>>>,
  when: 'create' | 'update',
): Fields {
  const isTaken = ([field, value]: [string, Value]): boolean => {
    const place = translator.placeOf(field);
    const [module = '', member = ''] = place?.name.split('.') ?? [];
    const record = saved[module];
    if (!place || !record) return false;
    // A whole name is written as its parts.
    if (!(member in record)) return when === 'create' && place.settable === 'create';
    return record[member] === place.codec.encode(value);
  };
  return Object.fromEntries(Object.entries(fields).filter(isTaken));
}

/** Moves records to the recycle bin, where a person finds them for sixty days. */
export async function deleteCustomers(
  { access, stampField }: CustomerWriter,
  ids: readonly RecordId[],
): Promise<Result<Written>[]> {
  const outcomes = new Map<string, Result<Written>>();
  for (const module of ['Accounts', 'Contacts', 'Vendors']) {
    const some = ids.filter((id) => fromRecordId(id).module === module);
    if (some.length === 0) continue;
    const own = some.map((id) => fromRecordId(id).id);
    const replied = await deleteRecords(access, module, own);
    some.forEach((id, at) => {
      const element = replied.ok ? replied.value[at] : undefined;
      if (!replied.ok) outcomes.set(id, replied);
      else if (element?.status === 'success')
        outcomes.set(id, done({ id, version: '', changedAt: 0, seen: null, sent: {} }));
      else outcomes.set(id, failed(deletionProblem(element, stampField, id)));
    });
  }
  return ids.map((id) => outcomes.get(id) ?? failed({ code: 'record.missing', id }));
}

function deletionProblem(element: Json | undefined, stampField: string | null, id: RecordId): Problem {
  if (!element) return { code: 'outcome.unknown' };
  const { module, id: sent } = fromRecordId(id);
  return problemOfElement(element, { sent, stampField, idOf: (own) => toRecordId(module, own) });
}
