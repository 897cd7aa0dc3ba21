// What the pages of Zoho's records are put together from: what the actions give, as types, and a field as a form shows it.

import type { Vendor } from '../world.ts';
import type { Choice, Control } from './page.ts';

export type Json = Record<string, unknown>;

export interface Meta extends Json {
  api_name: string;
  field_label: string;
  data_type: string;
  read_only: boolean;
  system_mandatory: boolean;
  pick_list_values: { display_value: string; actual_value: string }[];
  lookup: { module?: { api_name: string } };
  associated_module: { module: string } | null;
}

export interface Module extends Json {
  api_name: string;
  singular_label: string;
  plural_label: string;
  nameField: string;
  rows: boolean;
}

const CHOICES = 300;

export function fieldsOf(zoho: Vendor, module: string): Meta[] {
  return zoho.act('fields', { module }) as Meta[];
}

/** Records to choose from, for a lookup. */
export function choicesOf(zoho: Vendor, module: string) {
  const { items } = zoho.act('list', { module, limit: CHOICES }) as { items: Json[] };
  return items.map(({ id, $name }) => ({ value: String(id), label: String($name) }));
}

export function modulesOf(zoho: Vendor): Module[] {
  return (zoho.act('modules', {}) as Module[]).filter(({ rows }) => !rows);
}

export function controlOf(zoho: Vendor, field: Meta, value: unknown): Control {
  const head = { name: field.api_name, label: field.field_label, required: field.system_mandatory };
  const text = textOf(value);
  switch (field.data_type) {
    case 'boolean':
      return { ...head, value: String(value ?? false), type: 'flag', required: false };
    case 'picklist': {
      const choices = field.pick_list_values.map((one) => ({ value: one.actual_value, label: one.display_value }));
      return choices.length
        ? { ...head, value: text, type: 'choice', choices }
        : { ...head, value: text, type: 'text' };
    }
    case 'lookup':
    case 'ownerlookup':
    case 'userlookup':
      return { ...head, value: idOf(value), type: 'choice', choices: choicesFor(zoho, field, idOf(value), text) };
    case 'datetime':
      return { ...head, value: text.slice(0, 16), type: 'datetime-local' };
    default:
      return { ...head, value: text, type: inputs[field.data_type] ?? 'text' };
  }
}

const inputs: Record<string, Control['type']> = {
  textarea: 'area',
  date: 'date',
  integer: 'number',
  double: 'number',
  currency: 'number',
  percent: 'number',
};

/** Records or users to choose from, the present one among them. */
function choicesFor(zoho: Vendor, { data_type, lookup }: Meta, chosen: string, label: string): Choice[] {
  const choices = data_type === 'lookup' ? choicesOf(zoho, lookup.module?.api_name ?? '') : usersOf(zoho);
  const missing = chosen && !choices.some((choice) => choice.value === chosen);
  return missing ? [{ value: chosen, label }, ...choices] : choices;
}

function usersOf(zoho: Vendor): Choice[] {
  const [org] = zoho.act('orgs', {}) as { users: { id: string; firstName: string; lastName: string }[] }[];
  return (org?.users ?? []).map(({ id, firstName, lastName }) => ({ value: id, label: `${firstName} ${lastName}` }));
}

function idOf(value: unknown): string {
  return typeof value === 'object' && value !== null && 'id' in value ? String(value.id) : '';
}

export function textOf(value: unknown): string {
  if (value === null || value === undefined) return '';
  if (Array.isArray(value))
    return value
      .map((one: unknown) => (typeof one === 'object' && one !== null ? nameIn(one as Json) : String(one)))
      .join('; ');
  return typeof value === 'object' ? nameIn(value as Json) : String(value);
}

function nameIn(value: Json): string {
  return String(value.name ?? value.value ?? value.id ?? '');
}
