// Making custom fields as the API lets one: what may be asked for, what name the server gives, what an edition has room for.

import type { Crm } from '../crm.ts';
import { isObject, type Json, objects, textOf } from '../json.ts';
import { invalidData, limitExceeded, missing, type Refusal, refusal } from '../reply.ts';
import type { Field, FieldSpec, FieldType } from './field.ts';

export const LABEL_LIMIT = 25;

interface Kind {
  length?: { standard: number; most: number };
  places?: number;
  /** Can be unique, or external. */
  unique?: true;
}

/** The types that can be made, and how long their values may be. */
const kinds: Partial<Record<FieldType, Kind>> = {
  text: { length: { standard: 255, most: 255 }, unique: true },
  textarea: { length: { standard: 2000, most: 32_000 } },
  email: { length: { standard: 100, most: 100 }, unique: true },
  phone: { length: { standard: 30, most: 255 }, unique: true },
  website: { length: { standard: 450, most: 450 } },
  picklist: { length: { standard: 120, most: 120 } },
  multiselectpicklist: {},
  boolean: {},
  integer: { length: { standard: 9, most: 9 }, unique: true },
  bigint: { length: { standard: 18, most: 18 }, unique: true },
  double: { length: { standard: 16, most: 16 }, places: 2 },
  currency: { length: { standard: 16, most: 16 }, places: 2 },
  percent: { length: { standard: 5, most: 5 }, places: 2 },
  date: {},
  datetime: {},
  lookup: {},
};

/** Makes one field of `fields[]`; `path` is its JSON path. */
export function makeField(crm: Crm, module: string, given: Json, path: string): Field | Refusal {
  const faulty = labelFault(crm, module, given, path) ?? roomFault(crm, module, given, path);
  if (faulty) return faulty;
  const type = textOf(given.data_type) as FieldType | undefined;
  if (!type) return missing('data_type', `${path}.data_type`);
  const kind = Object.hasOwn(kinds, type) ? kinds[type] : undefined;
  if (!kind) {
    const at = { api_name: 'data_type', json_path: `${path}.data_type` };
    return invalidData({ ...at, supported_values: Object.keys(kinds) });
  }
  const shaped = shape(crm, type, kind, given, path);
  if ('code' in shaped) return shaped;
  const label = String(given.field_label).trim();
  const field = crm.metadata.add(module, { ...shaped, label, apiName: freeName(crm, module, label) }, true);
  crm.metadata.touch(module);
  const profiles = Object.fromEntries(objects(given.profiles).map(({ id, permission_type }) => [id, permission_type]));
  const tooltip = isObject(given.tooltip) ? textOf(given.tooltip.value) : undefined;
  return crm.metadata.set({ ...field, ...(tooltip && { tooltip }), ...(given.profiles != null && { profiles }) });
}

/** What is wrong with a label: missing, too long, or somebody else's. */
export function labelFault(crm: Crm, module: string, given: Json, path: string, own?: Field): Refusal | undefined {
  const at = { api_name: 'field_label', json_path: `${path}.field_label` };
  const label = given.field_label;
  if (label === undefined || label === null) return missing('field_label', at.json_path);
  if (typeof label !== 'string' || !label.trim()) return invalidData({ expected_data_type: 'text', ...at });
  if ([...label].length > LABEL_LIMIT) return invalidData({ maximum_length: LABEL_LIMIT, ...at });
  const same = (field: Field) => field.id !== own?.id && field.label.toLowerCase() === label.trim().toLowerCase();
  const taken = [...crm.metadata.fields(module).values()].some(same);
  return taken ? refusal('DUPLICATE_DATA', 'duplicate data', at) : undefined;
}

/** Whether the edition has room for one more custom, unique or external field. */
function roomFault(crm: Crm, module: string, given: Json, path: string): Refusal | undefined {
  const custom = [...crm.metadata.fields(module).values()].filter((field) => field.custom);
  const rooms = [
    { apiName: 'fields', asked: true, used: custom.length, most: most(crm, 'customFieldsPerModule') },
    {
      apiName: 'unique',
      asked: wantsUnique(given),
      used: custom.filter(({ unique }) => unique).length,
      most: most(crm, 'uniqueFieldsPerModule'),
    },
    {
      apiName: 'external',
      asked: isObject(given.external),
      used: custom.filter(({ external }) => external).length,
      most: crm.switches.externalFieldsPerModule,
    },
  ];
  const full = rooms.find((room) => room.asked && room.used >= room.most);
  return full && limitExceeded({ api_name: full.apiName, limit: full.most, json_path: `${path}.${full.apiName}` });
}

function most(crm: Crm, what: 'customFieldsPerModule' | 'uniqueFieldsPerModule'): number {
  return crm.switches[what] ?? crm.edition[what];
}

/** `{}` and false say no; `true` and any object with a key say yes. */
function wantsUnique({ unique }: Json): boolean {
  return unique === true || (isObject(unique) && Object.keys(unique).length > 0);
}

function shape(
  crm: Crm,
  type: FieldType,
  kind: Kind,
  given: Json,
  path: string,
): Omit<FieldSpec, 'label' | 'apiName'> | Refusal {
  const length = given.length ?? kind.length?.standard;
  const longest = kind.length?.most;
  if (longest !== undefined && !(Number.isInteger(length) && Number(length) > 0 && Number(length) <= longest)) {
    return invalidData({ maximum_length: longest, api_name: 'length', json_path: `${path}.length` });
  }
  const places = given.decimal_place ?? kind.places;
  const unique = wantsUnique(given);
  if ((unique || isObject(given.external)) && !kind.unique) {
    return refusal('NOT_SUPPORTED', 'not supported', {
      api_name: unique ? 'unique' : 'external',
      json_path: `${path}.unique`,
    });
  }
  const more = shapeOfKind(crm, type, given, path);
  if ('code' in more) return more;
  const told = isObject(given.unique) ? (given.unique.case_sensitive ?? given.unique.casesensitive) : false;
  const caseSensitive = String(told) === 'true';
  return {
    type,
    ...(longest !== undefined && { length: Number(length) }),
    ...(places !== undefined && { places: Number(places) }),
    ...(unique && { unique: { caseSensitive } }),
    ...(isObject(given.external) && {
      external: given.external.type === 'user' ? ('user' as const) : ('org' as const),
    }),
    ...more,
  };
}

function shapeOfKind(crm: Crm, type: FieldType, given: Json, path: string): Partial<FieldSpec> | Refusal {
  if (type === 'picklist' || type === 'multiselectpicklist') {
    const values = objects(given.pick_list_values).flatMap(
      (one) => textOf(one.actual_value ?? one.display_value) ?? [],
    );
    if (values.length) return { values };
    return dependent('pick_list_values', path);
  }
  if (type !== 'lookup') return {};
  const lookup = isObject(given.lookup) ? given.lookup : undefined;
  const target = isObject(lookup?.module) ? crm.metadata.recordModule(textOf(lookup.module.api_name) ?? '') : undefined;
  if (!lookup) return dependent('lookup', path);
  if (!target) return invalidData({ api_name: 'module', json_path: `${path}.lookup.module` });
  const label = textOf(lookup.display_label);
  const list = label ? { apiName: label.replace(/\W+/g, '_'), label } : undefined;
  return { lookup: { module: target.apiName, ...(list && { list }) } };
}

function dependent(apiName: string, path: string): Refusal {
  const details = {
    api_name: apiName,
    json_path: `${path}.${apiName}`,
    dependee: { api_name: 'data_type', json_path: `${path}.data_type` },
  };
  return refusal('DEPENDENT_FIELD_MISSING', 'dependent field missing', details);
}

/** The API name that the server gives: the label with underscores, and a number where that is taken. */
function freeName(crm: Crm, module: string, label: string): string {
  const name =
    label
      .trim()
      .replace(/[^A-Za-z0-9]+/g, '_')
      .replace(/^_+|_+$/g, '') || 'Field';
  const taken = crm.metadata.fields(module);
  let number = 0;
  while (taken.has(number ? `${name}${number}` : name)) number += 1;
  return number ? `${name}${number}` : name;
}
