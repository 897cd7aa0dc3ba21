// The fields of a CRM module that none of ours stands in by itself: the organisation's own ones, and standard ones that we have no use
// for. They are learned from the metadata when somebody maps, and offered as further places of the dialect.

import { done, type Result } from '../../core/problem.ts';
import type { KindName } from '../../core/record.ts';
import type { Settings } from '../../kinds/settings.ts';
import { choice, type Codec, email, flag, lines, phone, text, url } from '../../mapping/codec.ts';
import type { Dialect } from '../../mapping/dialect.ts';
import { at, isJson, type Json, type Place } from '../../mapping/place.ts';
import type { ZohoAccess } from './api.ts';
import { hasColumn, namesOf } from './columns.ts';
import { amount, date, number } from './dialects/numbers.ts';
import type { FurtherField, ZohoFacts } from './facts.ts';
import { ownerPlace } from './owners.ts';
import { documentForm } from './dialects/modules.ts';
import { readFields } from './probe.ts';

/** By Zoho's `data_type`. What is not named here (look-ups, lists of several, times) has no form that the other side could take. */
const codecs: Readonly<Record<string, (most: number, places: number) => Codec>> = {
  text: (most) => text(null, { most }),
  textarea: (most) => lines(null, most),
  email: () => email(null),
  phone: (most) => phone(null, most),
  website: () => url(null),
  picklist: () => choice(null),
  boolean: () => flag,
  date: () => date,
  currency: (_, places) => amount(places),
  integer: () => number(0),
  double: (_, places) => number(places),
  percent: (_, places) => number(places),
};

/** Counted or set by the system itself, or ours already whatever the mapping says. */
const NOT_OFFERED = new Set([
  'id',
  'Tag',
  'Record_Image',
  'Locked__s',
  'Last_Activity_Time',
  'Exchange_Rate',
  'Currency',
]);

const LENGTH = 255;
const PLACES = 2;

/** The modules whose fields a kind may use: a company's are those of its people too. */
export function modulesFor(kind: KindName, customers: Settings['customers']): readonly string[] {
  const document = documentForm(kind);
  if (document) return [document.module];
  if (kind === 'item') return ['Products'];
  if (kind === 'vendor') return ['Vendors'];
  return customers === 'contacts' ? ['Contacts'] : ['Accounts', 'Contacts'];
}

/** Reads what these modules offer now, in place of what was known of them. */
export async function learnFurther(
  access: ZohoAccess,
  facts: ZohoFacts,
  modules: readonly string[],
): Promise<Result<ZohoFacts>> {
  const further: Record<string, readonly FurtherField[]> = { ...facts.further };
  const columns: Record<string, readonly string[]> = { ...facts.columns };
  for (const module of modules) {
    const read = await readFields(access, module);
    if (!read.ok) return read;
    further[module] = read.value.flatMap(furtherField);
    columns[module] = namesOf(read.value);
  }
  return done({ ...facts, further, columns });
}

function furtherField(field: Json): FurtherField[] {
  const {
    api_name: name,
    field_label: label,
    data_type: type,
    length,
    decimal_place: places,
    pick_list_values: list,
  } = field;
  if (typeof name !== 'string' || typeof type !== 'string' || !(type in codecs) || NOT_OFFERED.has(name)) return [];
  const isFixed = field.read_only === true || field.field_read_only === true;
  return [
    {
      name,
      label: typeof label === 'string' ? label : name,
      type,
      ...(typeof length === 'number' && { length }),
      ...(typeof places === 'number' && { places }),
      ...wordsIn(list),
      ...(isFixed && { fixed: true as const }),
    },
  ];
}

function wordsIn(list: unknown): Pick<FurtherField, 'words'> {
  const words = (Array.isArray(list) ? list.filter(isJson) : []).flatMap(({ actual_value: word }) =>
    typeof word === 'string' && word !== '-None-' ? [word] : [],
  );
  return words.length > 0 ? { words } : {};
}

/** A dialect with the further places of its modules behind its own, each under the place's own name. */
export function withFurther(dialect: Dialect, facts: ZohoFacts, modules: readonly string[]): Dialect {
  const { further = {}, fields = {}, owners = [] } = facts;
  const [main] = modules;
  // Who is not known can't be named.
  const owner = main !== undefined && owners.length > 0 ? ownerPlace(main, owners) : undefined;
  const taken = new Set(Object.values(dialect.places).map(({ name }) => name));
  for (const [key, { apiName }] of Object.entries(fields)) taken.add(`${key.slice(0, key.indexOf('/'))}.${apiName}`);
  const places = modules
    .flatMap((module) => {
      const there = (further[module] ?? []).filter(({ name }) => hasColumn(facts, [module], name));
      return there.flatMap((field) => placeOf(module, field));
    })
    .filter(({ name }) => !taken.has(name));
  const all = owner ? [owner, ...places] : places;
  if (all.length === 0) return dialect;
  return { ...dialect, places: { ...dialect.places, ...Object.fromEntries(all.map((each) => [each.name, each])) } };
}

function placeOf(
  module: string,
  { name, label, type, length = LENGTH, places = PLACES, words, fixed }: FurtherField,
): Place[] {
  const codec = codecs[type]?.(length, places);
  if (!codec) return [];
  const place = at([module, name], codec, { label, settable: fixed ? 'never' : 'always' });
  return [words ? { ...place, options: words } : place];
}
