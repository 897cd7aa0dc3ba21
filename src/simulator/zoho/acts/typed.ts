// What a person typed into a form, as the values that a save takes: numerals become numbers, blanks clear.

import type { Crm } from '../crm.ts';
import type { Json } from '../json.ts';
import type { Field } from '../metadata/field.ts';
import { inZone } from '../time.ts';

export function typedFields(crm: Crm, module: string, typed: Json): Json {
  const fields = crm.metadata.fields(module);
  return Object.fromEntries(
    Object.entries(typed).flatMap(([name, given]) => {
      const field = fields.get(name);
      return field ? [[name, typedValue(crm, field, String(given ?? '').trim())]] : [];
    }),
  );
}

function typedValue(crm: Crm, { type }: Field, text: string): unknown {
  if (type === 'boolean') return text === 'true' || text === 'on';
  if (!text) return null;
  switch (type) {
    case 'integer':
    case 'double':
    case 'currency':
    case 'percent':
      return Number.isNaN(Number(text)) ? text : Number(text);
    case 'datetime':
      // A browser's control gives local time without an offset.
      return /[+-]\d\d:\d\d$/.test(text) ? text : withOffset(text, crm.org.timeZone);
    case 'multiselectpicklist':
    case 'taxes':
      return text.split(/\s*[;,]\s*/);
    default:
      return text;
  }
}

function withOffset(local: string, zone: string): string {
  const whole = local.length === 16 ? `${local}:00` : local;
  const ms = Date.parse(`${whole}Z`);
  return Number.isNaN(ms) ? local : whole + inZone(ms, zone).slice(19);
}
