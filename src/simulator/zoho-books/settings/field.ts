// Custom fields: a person makes them, in Books' pages; no call of the API does. One that takes no value twice is what an upsert goes by.

import { decimal } from '../../zoho/decimal.ts';
import { type Json, textOf } from '../../zoho/json.ts';
import { isDate } from '../../zoho/time.ts';
import type { Books } from '../books.ts';
import type { Reader } from '../read/reader.ts';
import { invalid, tooLong, valueTaken } from '../refusals.ts';
import type { Refusal } from '../reply.ts';
import type { Row } from '../store/table.ts';

export const fieldTypes = [
  'string',
  'multiline',
  'number',
  'decimal',
  'amount',
  'date',
  'check_box',
  'dropdown',
  'url',
  'email',
] as const;
export type FieldType = (typeof fieldTypes)[number];

/** The modules that have custom fields. */
export const fieldModules = [
  'contact',
  'item',
  'estimate',
  'salesorder',
  'invoice',
  'payment',
  'creditnote',
  'purchaseorder',
] as const;
export type FieldModule = (typeof fieldModules)[number];

export interface CustomField extends Row {
  module: FieldModule;
  label: string;
  /** `cf_xero_id`. */
  apiName: string;
  type: FieldType;
  unique: boolean;
  /** What a dropdown offers. */
  values: string[];
  index: number;
}

/** Values by id of their field. */
export type FieldValues = Record<string, string | number | boolean>;

const LONGEST: Partial<Record<FieldType, number>> = {
  string: 255,
  dropdown: 255,
  url: 2000,
  email: 255,
  multiline: 5000,
};

export function addField(
  books: Books,
  field: Pick<CustomField, 'module' | 'label'> & Partial<CustomField>,
): CustomField {
  const { module, label } = field;
  const others = fieldsOf(books, module);
  const stem = `cf_${label
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '_')
    .replace(/^_|_$/g, '')}`;
  const taken = others.filter(({ apiName }) => apiName === stem || apiName.startsWith(`${stem}_`)).length;
  const apiName = taken ? `${stem}_${taken}` : stem;
  const standard = { apiName, type: 'string' as const, unique: false, values: [], index: others.length + 1 };
  return books.fields.set({ ...books.born(), ...standard, ...field });
}

export function fieldsOf(books: Books, module: FieldModule): CustomField[] {
  return books.fields.having('module', module);
}

/** The key under which a table finds a record by a field's value. */
export function fieldKey(fieldId: string, value: unknown): string {
  return `${fieldId}:${String(value).toLowerCase()}`;
}

export function fieldKeys(values: FieldValues): string[] {
  return Object.entries(values).map(([id, value]) => fieldKey(id, value));
}

/**
 * The values that a body leaves, where each entry names its field by id, API name, label or index. `selfId` is the record that is
 * written, whose own values are no clash.
 */
export function readFields(
  books: Books,
  module: FieldModule,
  table: { having(key: string, value: string): { id: string }[] },
  sent: readonly Reader[] | undefined,
  before: { id: string; fields: FieldValues } | undefined,
): FieldValues {
  const values = { ...before?.fields };
  for (const entry of sent ?? []) {
    const field = named(books, module, entry);
    if (!field) {
      entry.faults.add(invalid('custom_fields'));
      continue;
    }
    const read = valueOf(field, entry.json.value);
    if (read === undefined) delete values[field.id];
    else if (typeof read === 'object') entry.faults.add(read);
    else {
      values[field.id] = read;
      const clash = table.having('field', fieldKey(field.id, read)).some(({ id }) => id !== before?.id);
      if (field.unique && clash) entry.faults.add(valueTaken(field.label, String(read)));
    }
  }
  return values;
}

/** Fields with their values, as a record shows them. Fields without one are not shown. */
export function showFields(books: Books, values: FieldValues): Json[] {
  return Object.entries(values).flatMap(([id, value]) => {
    const field = books.fields.get(id);
    if (!field) return [];
    const { apiName, label, type, index } = field;
    return [
      {
        customfield_id: id,
        api_name: apiName,
        label,
        data_type: type,
        index,
        value,
        is_active: true,
        show_on_pdf: false,
      },
    ];
  });
}

/** The values by API name, as the rows of lists carry them. */
export function fieldHash(books: Books, values: FieldValues): Json {
  return Object.fromEntries(
    Object.entries(values).flatMap(([id, value]) => {
      const field = books.fields.get(id);
      return field ? [[field.apiName, value]] : [];
    }),
  );
}

function named(books: Books, module: FieldModule, entry: Reader): CustomField | undefined {
  const [id, apiName, label, index] = ['customfield_id', 'api_name', 'label', 'index'].map((name) => entry.text(name));
  return fieldsOf(books, module).find((field) => {
    if (id) return field.id === id;
    if (apiName) return field.apiName === apiName;
    return label ? field.label === label : index !== undefined && field.index === Number(index);
  });
}

function valueOf({ type, values, apiName }: CustomField, value: unknown): FieldValues[string] | Refusal | undefined {
  if (type === 'check_box') return value === true || value === 'true';
  const text = textOf(value)?.trim() ?? '';
  if (text === '') return undefined;
  const longest = LONGEST[type];
  if (longest !== undefined && text.length > longest) return tooLong(apiName, longest);
  const fits = {
    number: /^-?\d+$/.test(text),
    decimal: decimal(text) !== undefined,
    amount: decimal(text) !== undefined,
    date: isDate(text),
    dropdown: values.includes(text),
    email: /^\S+@\S+$/.test(text),
    url: true,
    string: true,
    multiline: true,
  }[type];
  if (!fits) return invalid(apiName);
  return type === 'decimal' || type === 'amount' ? Number(text) : text;
}
