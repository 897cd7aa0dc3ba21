// Merge fields: `${!Accounts.Account_Name}` in a webhook's text becomes the record's value, as it is and without any escaping.

import type { Crm } from '../crm.ts';
import { isObject } from '../json.ts';
import type { StoredRecord } from '../records/record.ts';
import { renderField } from '../records/render.ts';
import { inZone } from '../time.ts';
import type { Webhook } from './rule.ts';

const MERGE_FIELD = /\$\{!([A-Za-z_]+)\.([A-Za-z0-9_]+)\}/g;

/** The merge fields of a text that mean nothing for the module. */
export function unknownMergeFields(crm: Crm, module: string, text: string): string[] {
  return [...text.matchAll(MERGE_FIELD)].flatMap(([whole, of, name = '']) => {
    const known = of === module && (name === 'Id' || crm.metadata.field(module, name) !== undefined);
    return known ? [] : [whole];
  });
}

/** The text with the record's values. `escape` is for a JSON body, where the switch asks for it. */
export function merge(crm: Crm, record: StoredRecord, hook: Webhook, text: string, escape = false): string {
  return text.replace(MERGE_FIELD, (_whole, _module, name: string) => {
    const value = mergeValue(crm, record, hook, name);
    return escape ? JSON.stringify(value).slice(1, -1) : value;
  });
}

function mergeValue(crm: Crm, record: StoredRecord, { dateTime }: Webhook, name: string): string {
  if (name === 'Id') return record.id;
  const field = crm.metadata.field(record.module, name);
  if (!field) return '';
  const zone = dateTime.timeZone;
  const shown = renderField(crm, field, record, { timeZone: zone });
  if (shown === null || shown === undefined) return '';
  if (isObject(shown)) return String(shown.name ?? '');
  if (field.type === 'datetime') return formatted(Date.parse(String(shown)), zone, dateTime.dateTime);
  if (field.type === 'date') return formatted(Date.parse(`${String(shown)}T00:00:00Z`), 'UTC', dateTime.date);
  return Array.isArray(shown) ? shown.map(String).join(';') : String(shown);
}

/** A time by a pattern of yyyy, MM, dd, HH, mm and ss. */
function formatted(ms: number, zone: string, pattern: string): string {
  const [, year = '', month = '', day = '', hour = '', minute = '', second = ''] =
    /^(\d+)-(\d+)-(\d+)T(\d+):(\d+):(\d+)/.exec(inZone(ms, zone)) ?? [];
  const parts: Record<string, string> = { yyyy: year, MM: month, dd: day, HH: hour, mm: minute, ss: second };
  return pattern.replace(/yyyy|MM|dd|HH|mm|ss/g, (part) => parts[part] ?? part);
}
