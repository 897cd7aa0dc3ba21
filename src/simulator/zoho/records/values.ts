// What a client may write into a field, type by type, and what of it is stored. Strict as Zoho is: a number in a text field is refused.

import type { Crm } from '../crm.ts';
import { decimal, digits, round, toNumber, zero } from '../decimal.ts';
import { escapeHtml } from '../html.ts';
import { isObject, type Json, textOf } from '../json.ts';
import type { Field } from '../metadata/field.ts';
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

/** Judges a value for a field at a JSON path. */
export function parseValue(crm: Crm, field: Field, given: unknown, path: string): Parsed {
  if (given === null || given === undefined) return { value: null };
  const at = { api_name: field.apiName, json_path: path };
  const wrongType = (expected: string): Parsed => ({ refused: invalidData({ expected_data_type: expected, ...at }) });
  switch (field.type) {
    case 'text':
    case 'textarea':
    case 'email':
    case 'phone':
    case 'website':
      return typeof given === 'string' ? parseText(crm, field, given, at) : wrongType(expectedText[field.type]);
    case 'boolean':
      return typeof given === 'boolean' ? { value: given } : wrongType('boolean');
    case 'integer':
      return Number.isSafeInteger(given) ? withinLength(field, given, at) : wrongType('integer');
    case 'bigint':
      return /^-?\d+$/.test(textOf(given) ?? '') ? withinLength(field, given, at) : wrongType('bigint');
    case 'double':
    case 'currency':
    case 'percent':
      return typeof given === 'number' || isLongNumeral(given) ? parseDecimal(field, given, at) : wrongType('double');
    case 'date':
      return isDate(given) ? { value: given } : wrongType('date');
    case 'datetime': {
      const ms = parseTime(given, crm.switches.acceptZulu);
      return ms === undefined ? wrongType('datetime') : { value: ms };
    }
    case 'picklist':
      return typeof given === 'string' ? parsePick(crm, field, given, at) : wrongType('text');
    case 'multiselectpicklist':
      return Array.isArray(given) ? parsePicks(crm, field, given, at) : wrongType('jsonarray');
    case 'lookup':
      return parseLookup(crm, field, given, at);
    case 'ownerlookup':
    case 'userlookup':
      return parseUser(crm, given, at);
    case 'taxes':
      return Array.isArray(given) ? parseTaxes(crm, given, at) : wrongType('jsonarray');
    case 'tags':
      return Array.isArray(given) ? { value: tagsFrom(crm, field.module, given) } : wrongType('jsonarray');
    case 'pricing':
      return Array.isArray(given)
        ? { value: given.filter(isObject).map((row) => pricing(crm, row)) }
        : wrongType('jsonarray');
    default:
      return wrongType(field.type);
  }
}

const expectedText = { text: 'text', textarea: 'text', email: 'email', phone: 'phone', website: 'website' };

/** The id in `{"id": "…"}` or a bare id. */
export function idIn(given: unknown): string | undefined {
  const id = textOf(isObject(given) ? given.id : given);
  return id && /^\d+$/.test(id) ? id : undefined;
}

function parseText(crm: Crm, field: Field, given: string, at: Json): Parsed {
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

function withinLength(field: Field, given: unknown, at: Json): Parsed {
  const value = decimal(given) ?? zero;
  const longest = field.length ?? 18;
  if (digits(value).whole > longest) return { refused: invalidData({ maximum_length: longest, ...at }) };
  return { value: given };
}

/** A number too long for a double, which the body's reader has left as text. */
function isLongNumeral(given: unknown): boolean {
  return typeof given === 'string' && /^-?\d{16,}$/.test(given);
}

function parseDecimal(field: Field, given: unknown, at: Json): Parsed {
  const longest = field.length ?? 16;
  const rounded = round(decimal(given) ?? zero, field.places ?? 2);
  const { whole, fraction } = digits(rounded);
  if (whole + fraction > longest) return { refused: invalidData({ maximum_length: longest, ...at }) };
  return { value: toNumber(rounded) };
}

function parsePick(crm: Crm, field: Field, given: string, at: Json): Parsed {
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

function parsePicks(crm: Crm, field: Field, given: unknown[], at: Json): Parsed {
  const values: unknown[] = [];
  for (const one of given) {
    if (typeof one !== 'string') return { refused: invalidData({ expected_data_type: 'text', ...at }) };
    const parsed = parsePick(crm, field, one, at);
    if ('refused' in parsed) return parsed;
    if (parsed.value !== null) values.push(parsed.value);
  }
  return { value: values };
}

function parseLookup(crm: Crm, field: Field, given: unknown, at: Json): Parsed {
  const id = idIn(given);
  if (!id) return { refused: invalidData({ expected_data_type: isObject(given) ? 'bigint' : 'jsonobject', ...at }) };
  const found = crm.records.get(field.lookup?.module ?? '', id);
  return found ? { value: id } : { refused: invalidId(field.apiName, `${String(at.json_path)}.id`) };
}

function parseUser(crm: Crm, given: unknown, at: Json): Parsed {
  const user = crm.user(idIn(given) ?? '');
  if (user?.status === 'active') return { value: user.id };
  return { refused: invalidId(String(at.api_name), `${String(at.json_path)}.id`) };
}

function parseTaxes(crm: Crm, given: unknown[], at: Json): Parsed {
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
