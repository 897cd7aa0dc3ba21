// What we set up inside a customer's CRM: custom fields, found again by their ids. Listed before it is made, and removable. Where
// something may not be made the sync still runs; what then works less is named. Channels are in notifications.ts.

import type { Problem, Result } from '../../core/problem.ts';
import { follow, isJson, type Json } from '../../mapping/place.ts';
import { ask, type ZohoAccess } from './api.ts';
import type { OwnField, ZohoFacts } from './facts.ts';
import { readFields } from './probe.ts';

/** A field that we want. `owner` is a pair, or `shared` by all pairs of the organisation. */
export interface WantedField {
  readonly module: string;
  readonly owner: string;
  readonly purpose: string;
  /** At most 25 characters. */
  readonly label: string;
  /** As the vendor's API takes it, without the label. */
  readonly definition: Readonly<Record<string, unknown>>;
  /** What works less without it, as a code for a sentence. */
  readonly without: string;
}

/** The fields of a pair. `number` tells pairs of one organisation apart in labels; the first has none. */
export function wantedFields(
  pair: string,
  number: number,
  customers: 'accounts' | 'contacts' | 'both',
  vendors = false,
): WantedField[] {
  const modules = [
    ...(customers === 'contacts' ? [] : ['Accounts']),
    ...(customers === 'accounts' ? [] : ['Contacts']),
    ...(vendors ? ['Vendors'] : []),
  ];
  const suffix = number > 1 ? ` ${number}` : '';
  const ofParty = modules.flatMap((module): WantedField[] => [
    {
      module,
      owner: pair,
      purpose: 'accountingId',
      label: `Xero Contact ID${suffix}`,
      definition: { data_type: 'text', length: 50, unique: { case_sensitive: false } },
      without: 'without.stamp',
    },
    {
      module,
      owner: pair,
      purpose: 'accountingUrl',
      label: `Xero Link${suffix}`,
      definition: { data_type: 'website', length: 450 },
      without: 'without.link',
    },
    {
      module,
      owner: 'shared',
      purpose: 'taxNumber',
      label: 'Tax Number',
      definition: { data_type: 'text', length: 50 },
      without: 'without.tax-number',
    },
  ]);
  if (customers === 'contacts') return ofParty;
  const primary: WantedField = {
    module: 'Accounts',
    owner: 'shared',
    purpose: 'primaryContact',
    label: 'Primary Contact',
    definition: {
      data_type: 'lookup',
      lookup: { module: { api_name: 'Contacts' }, display_label: 'Primary contact of' },
    },
    without: 'without.primary-contact',
  };
  return [...ofParty, primary];
}

export function keyOf({ module, owner, purpose }: WantedField): string {
  return `${module}/${owner}/${purpose}`;
}

export interface ProvisionItem {
  readonly what: 'field' | 'channel';
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

/** Which of the wanted fields exist, by the ids that we remember; one whose field is gone is missing again. */
export async function listProvision(
  access: ZohoAccess,
  facts: ZohoFacts,
  wanted: readonly WantedField[],
): Promise<Result<Provisioned>> {
  const fields: Record<string, OwnField> = { ...facts.fields };
  const items: ProvisionItem[] = [];
  for (const [module, own] of byModule(wanted)) {
    const read = await readFields(access, module);
    if (!read.ok) return read;
    for (const each of own) {
      const found = read.value.find(({ id }) => String(id) === fields[keyOf(each)]?.id);
      if (found) fields[keyOf(each)] = toOwn(found);
      else delete fields[keyOf(each)];
      items.push(found ? itemOf(each, 'exists') : lacking(each, facts));
    }
  }
  return { ok: true, value: { items, facts: { ...facts, fields } } };
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
  for (const each of wanted.filter((one) => !fields[keyOf(one)])) {
    const made = await makeField(access, each);
    if (made.ok) fields[keyOf(each)] = made.value;
    else refused[keyOf(each)] = made.problem;
  }
  const items = wanted.map((each) => {
    const problem = refused[keyOf(each)];
    return itemOf(each, problem ? 'refused' : 'exists', problem);
  });
  const mayCreateFields = Object.keys(refused).length === 0;
  return { ok: true, value: { items, facts: { ...listed.value.facts, fields, mayCreateFields, refused } } };
}

async function makeField(access: ZohoAccess, wanted: WantedField): Promise<Result<OwnField>> {
  const first = await createField(access, wanted, wanted.definition);
  const { unique, ...plain } = wanted.definition;
  // Editions limit unique fields: a plain one still shows the id and can still be searched for.
  const made =
    !first.ok && unique !== undefined && first.problem.code === 'record.refused'
      ? await createField(access, wanted, plain)
      : first;
  if (!made.ok && made.problem.code !== 'record.duplicate') return made;
  const read = await readFields(access, wanted.module);
  if (!read.ok) return read;
  const found = read.value.find((field) => (made.ok ? String(field.id) === made.value : isLike(field, wanted)));
  if (found) return { ok: true, value: toOwn(found) };
  return made.ok ? { ok: false, problem: { code: 'record.missing', id: made.value } } : made;
}

/** Whether a custom field has our label and holds what ours would: ours from before, or one of the customer's that serves as well. */
function isLike(field: Json, { label, definition }: WantedField): boolean {
  const isNamed = String(field.field_label).toLowerCase() === label.toLowerCase();
  const [theirs, ours] = [field, definition].map((each) => follow(each, ['lookup', 'module', 'api_name']));
  return isNamed && field.custom_field === true && field.data_type === definition.data_type && theirs === ours;
}

/** Creates one field and returns its id. A label that is taken is a duplicate: the field of that label may be ours from before. */
async function createField(
  access: ZohoAccess,
  { module, label }: WantedField,
  definition: object,
): Promise<Result<string>> {
  const body = { fields: [{ field_label: label, ...definition }] };
  const sent = await ask(access, { method: 'POST', path: '/settings/fields', query: { module }, body });
  return sent.ok ? fieldOutcome(sent.value, label) : sent;
}

/** What became of the one field that a settings call was about: its id. */
export function fieldOutcome(body: Json | null, label: string): Result<string> {
  const [element] = Array.isArray(body?.fields) ? body.fields.filter(isJson) : [];
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
  const { refused: _refused, ...known } = facts;
  const fields: Record<string, OwnField> = { ...known.fields };
  const items: ProvisionItem[] = [];
  for (const each of wanted) {
    const own = fields[keyOf(each)];
    const problem = own ? await removeField(access, each, own) : null;
    if (problem) items.push(itemOf(each, 'exists', problem));
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
