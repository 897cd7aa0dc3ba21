// Changing and removing fields by API or by a person.

import type { Crm } from '../crm.ts';
import { isObject, type Json, objects, textOf } from '../json.ts';
import { invalidId, type Refusal, refusal } from '../reply.ts';
import type { Field, PickListValue } from './field.ts';
import { labelFault } from './make.ts';

/** Changes label, tooltip, profiles and pick list of a field; returns it, or the refusal. */
export function changeField(crm: Crm, field: Field, given: Json, path: string): Field | Refusal {
  if (given.field_label !== undefined) {
    const fault = labelFault(crm, field.module, given, path, field);
    if (fault) return fault;
  }
  const pickList =
    given.pick_list_values === undefined ? undefined : changePickList(crm, field, given.pick_list_values, path);
  if (pickList && 'code' in pickList) return pickList;
  const tooltip = isObject(given.tooltip) ? textOf(given.tooltip.value) : undefined;
  const profiles = Object.fromEntries(objects(given.profiles).map(({ id, permission_type }) => [id, permission_type]));
  const changed = crm.metadata.set({
    ...field,
    ...(given.field_label !== undefined && { label: String(given.field_label).trim() }),
    ...(pickList && { pickList }),
    ...(tooltip !== undefined && { tooltip }),
    ...(given.profiles !== undefined && { profiles }),
    ...(Number.isInteger(given.decimal_place) && { places: Number(given.decimal_place) }),
    modifiedAt: crm.savingAt,
  });
  crm.metadata.touch(field.module);
  return changed;
}

/** Removes a custom field with everything stored in it; a standard one is refused. */
export function removeField(crm: Crm, field: Field): Refusal | undefined {
  if (!field.custom) return refusal('NOT_ALLOWED', 'System defined fields cannot be deleted', { id: field.id });
  crm.metadata.remove(field);
  crm.metadata.touch(field.module);
  for (const record of crm.records.all(field.module)) {
    if (!(field.apiName in record.values)) continue;
    const { [field.apiName]: _gone, ...values } = record.values;
    crm.records.set({ ...record, values });
  }
  return undefined;
}

/** Entries with an id change a value (or delete it), entries without one add it; values not mentioned stay. */
function changePickList(crm: Crm, field: Field, given: unknown, path: string): PickListValue[] | Refusal {
  const values = new Map((field.pickList ?? []).map((value) => [value.id, value]));
  for (const [index, entry] of objects(given).entries()) {
    const id = textOf(entry.id);
    const before = id ? values.get(id) : undefined;
    if (id && !before) return invalidId('id', `${path}.pick_list_values[${index}].id`);
    if (before && '_delete' in entry) values.delete(before.id);
    else if (before) values.set(before.id, renamed(before, entry));
    else {
      const shown = textOf(entry.display_value) ?? textOf(entry.actual_value) ?? '';
      const clash = [...values.values()].some(({ displayValue }) => displayValue.toLowerCase() === shown.toLowerCase());
      const at = { api_name: 'display_value', json_path: `${path}.pick_list_values[${index}].display_value` };
      if (clash || !shown) return refusal(clash ? 'DUPLICATE_DATA' : 'MANDATORY_NOT_FOUND', 'duplicate data', at);
      const value = crm.metadata.pickListValue(shown, textOf(entry.actual_value) ?? shown);
      values.set(value.id, value);
    }
  }
  return [...values.values()];
}

function renamed(value: PickListValue, entry: Json): PickListValue {
  return {
    ...value,
    displayValue: textOf(entry.display_value) ?? value.displayValue,
    actualValue: textOf(entry.actual_value) ?? value.actualValue,
    used: entry.type === undefined ? value.used : entry.type !== 'unused',
  };
}
