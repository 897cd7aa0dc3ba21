// What we set up inside a customer's CRM: custom fields, found again by their ids. Listed before it is made, and removable. Where
// something may not be made the sync still runs; what then works less is named. Channels are in notifications.ts.

import type { Problem, Result } from '../../core/problem.ts';
import { follow, isJson, type Json } from '../../mapping/place.ts';
import { ask, type ZohoAccess } from './api.ts';
import type { OwnField, ZohoFacts } from './facts.ts';
import { isLacking, lackingItems } from './lacking.ts';
import { readFields } from './probe.ts';
import { keyOf, type WantedField } from './wanted.ts';

export interface ProvisionItem {
  readonly what: 'field' | 'values' | 'rule' | 'channel' | 'module';
  readonly module: string;
  readonly label: string;
  readonly purpose: string;
  readonly state: 'exists' | 'missing' | 'refused';
  readonly without?: string;
  readonly problem?: Problem;
}

export interface Provisioned {
  readonly items: readonly ProvisionItem[];
  /** The connection's facts as they are now. */
  readonly facts: ZohoFacts;
}

/**
 * Which of the wanted fields exist, by the ids that we remember; one whose field is gone is missing again. A module that the edition has
 * not is one item in place of its fields.
 */
export async function listProvision(
  access: ZohoAccess,
  facts: ZohoFacts,
  wanted: readonly WantedField[],
): Promise<Result<Provisioned>> {
  const fields: Record<string, OwnField> = { ...facts.fields };
  const items: ProvisionItem[] = [];
  const [present, lacks]: [string[], string[]] = [[], []];
  for (const [module, own] of byModule(wanted)) {
    const read = await readFields(access, module);
    if (!read.ok && !isLacking(read.problem)) return read;
    (read.ok ? present : lacks).push(module);
    if (!read.ok) for (const each of own) delete fields[keyOf(each)];
    if (!read.ok) continue;
    for (const each of own) {
      const found = read.value.find(({ id }) => String(id) === fields[keyOf(each)]?.id);
      if (found) fields[keyOf(each)] = toOwn(found);
      else delete fields[keyOf(each)];
      items.push(found ? itemOf(each, 'exists') : lacking(each, facts));
    }
  }
  const known = { ...facts, fields, present, lacks };
  return { ok: true, value: { items: [...items, ...lackingItems(known)], facts: known } };
}

function byModule(wanted: readonly WantedField[]): Map<string, WantedField[]> {
  const modules = new Map<string, WantedField[]>();
  for (const each of wanted) modules.set(each.module, [...(modules.get(each.module) ?? []), each]);
  return modules;
}

/** A field that is not there: never made yet, or refused when it was last tried. */
function lacking(wanted: WantedField, { refused }: ZohoFacts): ProvisionItem {
  const problem = refused?.[keyOf(wanted)];
  return itemOf(wanted, problem ? 'refused' : 'missing', problem);
}

function itemOf(
  { module, label, purpose, without }: WantedField,
  state: ProvisionItem['state'],
  problem?: Problem,
): ProvisionItem {
  return {
    what: 'field',
    module,
    label,
    purpose,
    state,
    ...(state !== 'exists' && { without }),
    ...(problem && { problem }),
  };
}

function toOwn({ id, api_name: name }: Json): OwnField {
  return { id: String(id), apiName: String(name) };
}

/** Makes what is missing. A field that can't be unique here is made without; one that may not be made at all is reported. */
export async function provision(
  access: ZohoAccess,
  facts: ZohoFacts,
  wanted: readonly WantedField[],
): Promise<Result<Provisioned>> {
  const listed = await listProvision(access, facts, wanted);
  if (!listed.ok) return listed;
  const fields: Record<string, OwnField> = { ...listed.value.facts.fields };
  const refused: Record<string, Problem> = {};
  const { lacks = [] } = listed.value.facts;
  const possible = wanted.filter(({ module }) => !lacks.includes(module));
  for (const [module, own] of byModule(possible.filter((one) => !fields[keyOf(one)])))
    for (const [key, made] of await makeFields(access, module, own)) {
      if (made.ok) fields[key] = made.value;
      else if (!waits(made.problem)) refused[key] = made.problem;
    }
  const items = possible.map((each) => {
    const problem = refused[keyOf(each)];
    if (problem) return itemOf(each, 'refused', problem);
    return itemOf(each, fields[keyOf(each)] ? 'exists' : 'missing');
  });
  const mayCreateFields = Object.keys(refused).length === 0;
  const known = { ...listed.value.facts, fields, mayCreateFields, refused };
  return { ok: true, value: { items: [...items, ...lackingItems(known)], facts: known } };
}

/** Whether it was not refused, but is left for the next time: one invocation makes so many calls only. */
export function waits({ code }: Problem): boolean {
  return code === 'budget.spent';
}

/** Fields that one call makes (Zoho's docs). */
const FIELDS_OF_CALL = 5;

/** Makes fields of one module, and finds them by the ids that the vendor gave them. */
async function makeFields(
  access: ZohoAccess,
  module: string,
  wanted: readonly WantedField[],
): Promise<ReadonlyMap<string, Result<OwnField>>> {
  const made = new Map<string, Result<string>>();
  for (let at = 0; at < wanted.length; at += FIELDS_OF_CALL) {
    const some = wanted.slice(at, at + FIELDS_OF_CALL);
    const outcomes = await createFields(access, module, some, (field) => field.definition);
    some.forEach((each, index) => made.set(keyOf(each), outcomes[index] ?? unanswered));
  }
  // Editions limit unique fields: a plain one still shows the id and can still be searched for.
  const crowded = wanted.filter((each) => each.definition.unique !== undefined && isRefused(made.get(keyOf(each))));
  const plain = await createFields(access, module, crowded, ({ definition: { unique: _unique, ...rest } }) => rest);
  crowded.forEach((each, index) => made.set(keyOf(each), plain[index] ?? unanswered));
  const isThere = [...made.values()].some(({ ok }) => ok) || [...made.values()].some(isTaken);
  const read = isThere ? await readFields(access, module) : { ok: true as const, value: [] };
  return new Map(wanted.map((each) => [keyOf(each), read.ok ? found(each, made.get(keyOf(each)), read.value) : read]));
}

const unanswered: Result<string> = { ok: false, problem: { code: 'outcome.unknown' } };

function isRefused(made: Result<string> | undefined): boolean {
  return made !== undefined && !made.ok && made.problem.code === 'record.refused';
}

function isTaken(made: Result<string>): boolean {
  return !made.ok && made.problem.code === 'record.duplicate';
}

/** The field as the metadata shows it: the one that was made, or the one of that label that serves as well. */
function found(wanted: WantedField, made: Result<string> = unanswered, fields: readonly Json[]): Result<OwnField> {
  if (!made.ok && made.problem.code !== 'record.duplicate') return made;
  const field = fields.find((each) => (made.ok ? String(each.id) === made.value : isLike(each, wanted)));
  if (field) return { ok: true, value: toOwn(field) };
  return made.ok ? { ok: false, problem: { code: 'record.missing', id: made.value } } : made;
}

/** Whether a custom field has our label and holds what ours would: ours from before, or one of the customer's that serves as well. */
function isLike(field: Json, { label, definition }: WantedField): boolean {
  const isNamed = String(field.field_label).toLowerCase() === label.toLowerCase();
  const [theirs, ours] = [field, definition].map((each) => follow(each, ['lookup', 'module', 'api_name']));
  return isNamed && field.custom_field === true && field.data_type === definition.data_type && theirs === ours;
}

/** Creates fields and returns their ids. A label that is taken is a duplicate: the field of that label may be ours from before. */
async function createFields(
  access: ZohoAccess,
  module: string,
  wanted: readonly WantedField[],
  definitionOf: (wanted: WantedField) => object,
): Promise<readonly Result<string>[]> {
  if (wanted.length === 0) return [];
  const fields = wanted.map((each) => ({ field_label: each.label, ...definitionOf(each) }));
  const sent = await ask(access, { method: 'POST', path: '/settings/fields', query: { module }, body: { fields } });
  if (sent.ok) return wanted.map(({ label }, at) => fieldOutcome(sent.value, label, at));
  // A call that is refused as a whole says nothing of any single field: each is tried by itself.
  if (wanted.length === 1 || sent.problem.code !== 'request.refused') return wanted.map(() => sent);
  const outcomes: Result<string>[] = [];
  for (const each of wanted) outcomes.push(...(await createFields(access, module, [each], definitionOf)));
  return outcomes;
}

/** What became of a field that a settings call was about, the first unless another is meant: its id. */
export function fieldOutcome(body: Json | null, label: string, at = 0): Result<string> {
  const element = (Array.isArray(body?.fields) ? body.fields.filter(isJson) : [])[at];
  const details = isJson(element?.details) ? element.details : {};
  if (element?.code === 'SUCCESS' || element?.status === 'success')
    return { ok: true, value: String(details.id ?? '') };
  const message = `${String(element?.code ?? '')}: ${String(element?.message ?? '')}`;
  if (element?.code === 'DUPLICATE_DATA')
    return { ok: false, problem: { code: 'record.duplicate', field: label, id: null, detail: message } };
  if (element?.code === 'NO_PERMISSION') return { ok: false, problem: { code: 'permission.denied', detail: message } };
  return { ok: false, problem: { code: 'record.refused', complaints: [{ message, field: label }] } };
}

/** Removes our fields, with what is in them. What is gone already is as good. */
export async function unprovision(
  access: ZohoAccess,
  facts: ZohoFacts,
  wanted: readonly WantedField[],
): Promise<Result<Provisioned>> {
  const { refused: _refused, present: _present, lacks: _lacks, ...known } = facts;
  const fields: Record<string, OwnField> = { ...known.fields };
  const items: ProvisionItem[] = [];
  for (const each of wanted) {
    const own = fields[keyOf(each)];
    const problem = own ? await removeField(access, each, own) : null;
    // What one invocation has no room for is left for the next.
    if (problem) items.push(itemOf(each, 'exists', waits(problem) ? undefined : problem));
    else {
      delete fields[keyOf(each)];
      items.push(itemOf(each, 'missing'));
    }
  }
  return { ok: true, value: { items, facts: { ...known, fields } } };
}

/** Null once the field is gone. */
async function removeField(access: ZohoAccess, { module, label }: WantedField, { id }: OwnField) {
  const sent = await ask(access, { method: 'DELETE', path: `/settings/fields/${id}`, query: { module } });
  // A call that is refused as a whole names a field that is not there.
  if (!sent.ok) return sent.problem.code === 'request.refused' ? null : sent.problem;
  const removed = fieldOutcome(sent.value, label);
  return removed.ok ? null : removed.problem;
}
