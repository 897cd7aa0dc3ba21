// Making customers. A new customer is an Account and, where anything is known of a person, a Contact of it:
// two writes, of which the first counts.

import { done, failed, type Result } from '../../../core/problem.ts';
import { isBlank, type Fields, type Value } from '../../../core/value.ts';
import { isJson, type Draft as JsonDraft, type Json } from '../../../mapping/place.ts';
import type { Translator } from '../../../mapping/translate.ts';
import type { Draft, Written } from '../../../sync/ports.ts';
import type { ZohoAccess } from '../api.ts';
import { toRecordId } from '../ids.ts';
import { withLastName } from '../last-name.ts';
import { type Part, partOf, sendParts } from '../parts.ts';
import { stampedWith } from '../stamp.ts';
import type { LoneNames } from './lone.ts';
import { type CustomerModule, versionAfter } from './whole.ts';

export interface CustomerWriter {
  readonly access: ZohoAccess;
  readonly translator: Translator;
  /** Where new records go: Accounts, or Contacts that stand alone. */
  readonly module: CustomerModule;
  readonly stampField: string | null;
  readonly primaryField: string | null;
  /** Where a Contact that stands alone among Accounts keeps what they keep. */
  readonly lone: LoneNames;
}

export async function createCustomers(writer: CustomerWriter, drafts: readonly Draft[]): Promise<Result<Written>[]> {
  const { module } = writer;
  const bodies = drafts.map((draft) => bodyOf(writer, draft));
  const mains = bodies.map((body) => partOf(isJson(body[module]) ? body[module] : undefined));
  await sendParts(writer, { method: 'POST', module }, mains);
  const people = bodies.map((body, at) => {
    const main = mains[at];
    if (module !== 'Accounts' || !main || main.problem) return null;
    return partOf(personOf(body.Contacts, main.id));
  });
  await sendParts(writer, { method: 'POST', module: 'Contacts' }, people);
  return drafts.map((draft, at) => created(writer, draft.fields, mains[at] ?? null, people[at] ?? null));
}

/** What a draft becomes, as records of both modules. */
export function bodyOf({ translator, module, stampField }: CustomerWriter, { source, fields }: Draft): JsonDraft {
  const body: JsonDraft = {};
  translator.write(body, fields, 'create');
  const main = isJson(body[module]) ? body[module] : {};
  const named = module === 'Contacts' ? withLastName(main, fields.name ?? null) : main;
  body[module] = { ...named, ...stampedWith(stampField, source) };
  return body;
}

/** A Contact of an Account. Undefined where nothing is known of a person. */
export function personOf(contact: unknown, account: string): Json | undefined {
  if (!isJson(contact) || Object.values(contact).every((value) => isBlank(value as Value))) return undefined;
  return { ...withLastName(contact), Account_Name: { id: account } };
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
    return JSON.stringify(record[member]) === JSON.stringify(place.codec.encode(value));
  };
  return Object.fromEntries(Object.entries(fields).filter(isTaken));
}
