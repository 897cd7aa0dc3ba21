// What a client may write into a field, type by type, and what of it is stored. Strict as Zoho is: a number in a text field is refused.

import type { Crm } from '../crm.ts';
import { decimal, digits, round, toNumber, zero } from '../decimal.ts';
import { escapeHtml } from '../html.ts';
import { isObject, type Json, textOf } from '../json.ts';
import type { Field, FieldType } from '../metadata/field.ts';
import { invalidData, invalidId, type Refusal } from '../reply.ts';
import { currenciesOf } from '../settings/currencies.ts';
import { taxById, taxNamed } from '../settings/taxes.ts';
import { isDate, parseTime } from '../time.ts';
import { tagsFrom } from './tags.ts';

/** A value to store (null clears), or why it is refused. */
export type Parsed = { value: unknown } | { refused: Refusal };

const EMAIL = /^[^\s@<>()[\],;:"]+@[^\s@<>()[\],;:"]+\.[^\s@.<>()[\],;:"]{2,}$/;
const PHONE = /^[\d+()\-./;, ]*(?:(?:x|ext\.?|extn\.?)\s*\d+)?$/i;
const WEBSITE = /^(?:https?:\/\/)?(?:localhost(?::\d+)?|[^\s/.]+(?:\.[^\s/.]+)+)(?:[/?#]\S*)?$/i;

/** Where a value stands, as refusals name it. */
type At = Json & { api_name: string; json_path: string };
type Parser = (crm: Crm, field: Field, given: unknown, at: At) => Parsed;

/** Judges a value for a field at a JSON path. */
export function parseValue(crm: Crm, field: Field, given: unknown, path: string): Parsed {
  if (given === null || given === undefined) return { value: null };
  const at = { api_name: field.apiName, json_path: path };
  const parser = parsers[field.type];
  return parser ? parser(crm, field, given, at) : wrongType(field.type, at);
}

function wrongType(expected: string, at: At): Parsed {
  return { refused: invalidData({ expected_data_type: expected, ...at }) };
}

const text =
  (expected: string): Parser =>
  (crm, field, given, at) =>
    typeof given === 'string' ? parseText(crm, field, given, at) : wrongType(expected, at);

const array =
  (parse: (crm: Crm, field: Field, given: unknown[], at: At) => Parsed): Parser =>
  (crm, field, given, at) =>
    Array.isArray(given) ? parse(crm, field, given, at) : wrongType('jsonarray', at);

const amount: Parser = (_crm, field, given, at) =>
  typeof given === 'number' || isLongNumeral(given) ? parseDecimal(field, given, at) : wrongType('double', at);

const parsers: Partial<Record<FieldType, Parser>> = {
  text: text('text'),
  textarea: text('text'),
  email: text('email'),
  phone: text('phone'),
  website: text('website'),
  boolean: (_crm, _field, given, at) => (typeof given === 'boolean' ? { value: given } : wrongType('boolean', at)),
  integer: (_crm, field, given, at) =>
    Number.isSafeInteger(given) ? withinLength(field, given, at) : wrongType('integer', at),
  bigint: (_crm, field, given, at) =>
    /^-?\d+$/.test(textOf(given) ?? '') ? withinLength(field, given, at) : wrongType('bigint', at),
  double: amount,
  currency: amount,
  percent: amount,
  date: (_crm, _field, given, at) => (isDate(given) ? { value: given } : wrongType('date', at)),
  datetime: (crm, _field, given, at) => {
    const ms = parseTime(given, crm.switches.acceptZulu);
    return ms === undefined ? wrongType('datetime', at) : { value: ms };
  },
  picklist: (crm, field, given, at) =>
    typeof given === 'string' ? parsePick(crm, field, given, at) : wrongType('text', at),
  multiselectpicklist: array(parsePicks),
  lookup: parseLookup,
  ownerlookup: parseUser,
  userlookup: parseUser,
  taxes: array(parseTaxes),
  tags: array((crm, field, given) => ({ value: tagsFrom(crm, field.module, given) })),
  pricing: array((crm, _field, given) => ({ value: given.filter(isObject).map((row) => pricing(crm, row)) })),
};

/** The id in `{"id": "…"}` or a bare id. */
export function idIn(given: unknown): string | undefined {
  const id = textOf(isObject(given) ? given.id : given);
  return id && /^\d+$/.test(id) ? id : undefined;
}

function parseText(crm: Crm, field: Field, given: string, at: At): Parsed {
  const trimmed = crm.switches.trimText ? given.trim() : given;
  const value = crm.switches.escapeHtml ? escapeHtml(trimmed) : trimmed;
  if (!value) return { value: null };
  const longest = field.length;
  if (longest !== undefined && [...value].length > longest)
    return { refused: invalidData({ maximum_length: longest, ...at }) };
  const shape = { email: EMAIL, phone: PHONE, website: WEBSITE }[field.type as string];
  if (shape && !shape.test(value)) return { refused: invalidData({ expected_data_type: field.type, ...at }) };
  return { value };
}

function withinLength(field: Field, given: unknown, at: At): Parsed {
  const value = decimal(given) ?? zero;
  const longest = field.length ?? 18;
  if (digits(value).whole > longest) return { refused: invalidData({ maximum_length: longest, ...at }) };
  return { value: given };
}

/** A number too long for a double, which the body's reader has left as text. */
function isLongNumeral(given: unknown): boolean {
  return typeof given === 'string' && /^-?\d{16,}$/.test(given);
}

function parseDecimal(field: Field, given: unknown, at: At): Parsed {
  const longest = field.length ?? 16;
  const rounded = round(decimal(given) ?? zero, field.places ?? 2);
  const { whole, fraction } = digits(rounded);
  if (whole + fraction > longest) return { refused: invalidData({ maximum_length: longest, ...at }) };
  return { value: toNumber(rounded) };
}

function parsePick(crm: Crm, field: Field, given: string, at: At): Parsed {
  if (!given || given === '-None-') return { value: null };
  if (field.apiName === 'Currency' && field.multiCurrency) {
    const active = currenciesOf(crm)
      .values()
      .filter(({ isActive }) => isActive);
    const codes = active.map(({ isoCode }) => isoCode);
    return codes.includes(given) ? { value: given } : { refused: invalidData({ supported_values: codes, ...at }) };
  }
  const known = (field.pickList ?? []).map(({ actualValue }) => actualValue);
  if (known.includes(given)) return { value: given };
  if (crm.switches.picklistStrict) return { refused: invalidData({ supported_values: known, ...at }) };
  const longest = field.length ?? 120;
  return given.length > longest ? { refused: invalidData({ maximum_length: longest, ...at }) } : { value: given };
}

function parsePicks(crm: Crm, field: Field, given: unknown[], at: At): Parsed {
  const values: unknown[] = [];
  for (const one of given) {
    if (typeof one !== 'string') return { refused: invalidData({ expected_data_type: 'text', ...at }) };
    const parsed = parsePick(crm, field, one, at);
    if ('refused' in parsed) return parsed;
    if (parsed.value !== null) values.push(parsed.value);
  }
  return { value: values };
}

function parseLookup(crm: Crm, field: Field, given: unknown, at: At): Parsed {
  const module = field.lookup?.module ?? '';
  const id = idIn(given) ?? (crm.switches.lookupByName ? idNamed(crm, module, given) : undefined);
  if (!id) return wrongType(isObject(given) ? 'bigint' : 'jsonobject', at);
  const found = crm.records.get(module, id);
  return found ? { value: id } : { refused: invalidId(field.apiName, `${at.json_path}.id`) };
}

/** The id of the record that people call so. */
function idNamed(crm: Crm, moduleName: string, given: unknown): string | undefined {
  const module = crm.metadata.module(moduleName);
  if (!module || !isObject(given) || typeof given.name !== 'string') return undefined;
  return crm.records.holding(moduleName, module.nameField, given.name)[0]?.id;
}

function parseUser(crm: Crm, _field: Field, given: unknown, at: At): Parsed {
  const user = crm.user(idIn(given) ?? '');
  if (user?.status === 'active') return { value: user.id };
  return { refused: invalidId(at.api_name, `${at.json_path}.id`) };
}

function parseTaxes(crm: Crm, _field: Field, given: unknown[], at: At): Parsed {
  const ids: string[] = [];
  for (const one of given) {
    const name = typeof one === 'string' ? one : isObject(one) ? one.value : undefined;
    const byId = isObject(one) ? taxById(crm, idIn(one) ?? '')?.tax : undefined;
    const tax = byId ?? taxNamed(crm, String(name));
    if (!tax) return { refused: invalidData(at) };
    ids.push(tax.id);
  }
  return { value: [...new Set(ids)] };
}

function pricing(crm: Crm, row: Json): Json {
  const { id = crm.newId(), from_range = null, to_range = null, discount = null } = row;
  return { id, from_range, to_range, discount };
}
