// What the probe asks about items and documents: which modules the edition has, what their fields keep, the organisation's taxes, and
// whether lines can be had by queries. Calls that change nothing.

import { canonical } from '../../core/money.ts';
import { done, type Problem, type Result } from '../../core/problem.ts';
import { isJson, type Json } from '../../mapping/place.ts';
import { ask, query, type ZohoAccess } from './api.ts';
import { namesOf } from './columns.ts';
import { documentForms } from './dialects/modules.ts';
import { statusField } from './dialects/statuses.ts';
import type { OrgTax, ZohoFacts } from './facts.ts';

type Reader = (module: string) => Promise<Result<readonly Json[]>>;

const forms = Object.values(documentForms);

/** Fields of which the organisation may have set the length, the decimals or the list, by module. */
const measured: Readonly<Record<string, readonly string[]>> = {
  Products: ['Product_Name', 'Product_Code', 'Unit_Price', 'Qty_in_Stock'],
  ...Object.fromEntries(
    forms.flatMap(({ module, subform, fields }) => [
      [module, ['Subject', statusField(module), ...Object.values(fields)]],
      [subform, ['Description', 'Quantity', 'List_Price', 'Discount']],
    ]),
  ),
};

type Found = Pick<
  ZohoFacts,
  'modules' | 'lengths' | 'places' | 'words' | 'columns' | 'taxes' | 'taxRatesVary' | 'rowQueries'
>;

/** What was found; a refusal leaves out what it kept from us. `stops` tells what is no finding but a bad moment. */
export async function probeDocuments(
  access: ZohoAccess,
  readFields: Reader,
  stops: (problem: Problem) => boolean,
): Promise<Result<Found>> {
  const listed = await ask(access, { path: '/settings/modules' });
  if (!listed.ok) return stops(listed.problem) ? listed : done({});
  const modules = usable(listed.value).filter((name) => name in measured);
  const kept = await measure(modules, readFields, stops);
  if (!kept.ok) return kept;
  const taxes = await ask(access, { path: '/org/taxes' });
  if (!taxes.ok && stops(taxes.problem)) return taxes;
  const rows = await rowQueries(access, modules, stops);
  if (!rows.ok) return rows;
  return done({
    modules,
    ...kept.value,
    ...(taxes.ok && taxesIn(taxes.value)),
    ...(rows.value && { rowQueries: rows.value }),
  });
}

/** Modules that calls may use: the edition has them and nobody has hidden them. Subforms carry no state. */
function usable(body: Json | null): string[] {
  const modules = Array.isArray(body?.modules) ? body.modules.filter(isJson) : [];
  return modules.flatMap(({ api_name: name, api_supported: supported, status }) => {
    const isShown = status === undefined || status === 'visible';
    return typeof name === 'string' && supported !== false && isShown ? [name] : [];
  });
}

type Measures = Required<Pick<Found, 'lengths' | 'places' | 'words' | 'columns'>>;

async function measure(
  modules: readonly string[],
  readFields: Reader,
  stops: (problem: Problem) => boolean,
): Promise<Result<Measures>> {
  const subforms = forms.filter(({ module }) => modules.includes(module)).map(({ subform }) => subform);
  const found: { [K in keyof Measures]: Record<string, Measures[K][string]> } = {
    lengths: {},
    places: {},
    words: {},
    columns: {},
  };
  for (const module of new Set([...modules, ...subforms])) {
    const fields = await readFields(module);
    if (!fields.ok && stops(fields.problem)) return fields;
    if (!fields.ok) continue;
    found.columns[module] = namesOf(fields.value);
    for (const field of fields.value) {
      const name = String(field.api_name);
      if (!measured[module]?.includes(name)) continue;
      const key = `${module}.${name}`;
      if (typeof field.length === 'number') found.lengths[key] = field.length;
      if (typeof field.decimal_place === 'number') found.places[key] = field.decimal_place;
      const words = Array.isArray(field.pick_list_values) ? field.pick_list_values.filter(isJson) : [];
      if (words.length > 0) found.words[key] = words.map(({ actual_value: word }) => String(word));
    }
  }
  return done(found);
}

function taxesIn(body: Json | null): Pick<Found, 'taxes' | 'taxRatesVary'> {
  const { taxes, preference } = isJson(body?.org_taxes) ? body.org_taxes : {};
  const listed = (Array.isArray(taxes) ? taxes.filter(isJson) : []).flatMap(({ id, name, value }): OrgTax[] => {
    const rate = canonical(String(value));
    return rate === undefined ? [] : [{ id: String(id), name: String(name), rate }];
  });
  return { taxes: listed, taxRatesVary: isJson(preference) && preference.modify_tax_rates === true };
}

/** Nothing where there is no document to ask about. A query proves that it shows taxes only by a line that bears one. */
async function rowQueries(
  access: ZohoAccess,
  modules: readonly string[],
  stops: (problem: Problem) => boolean,
): Promise<Result<ZohoFacts['rowQueries'] | null>> {
  const subform = forms.find(({ module }) => modules.includes(module))?.subform;
  if (subform === undefined) return done(null);
  const whole = await query(access, `select id, Tax, Line_Tax from ${subform} where Tax > 0 limit 1`);
  if (!whole.ok && stops(whole.problem)) return whole;
  const taxes: unknown = whole.ok ? whole.value.records[0]?.Line_Tax : undefined;
  if (Array.isArray(taxes) && taxes.length > 0) return done('whole');
  const untaxed = await query(access, `select id, Tax from ${subform} where id is not null limit 1`);
  if (!untaxed.ok && stops(untaxed.problem)) return untaxed;
  return done(untaxed.ok ? 'untaxed' : 'none');
}
