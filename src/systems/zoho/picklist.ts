// Values of pick-lists that our fields and statuses need inside a customer's CRM. What is there already is never taken away or renamed.

import type { Result } from '../../core/problem.ts';
import { isJson } from '../../mapping/place.ts';
import { ask, type ZohoAccess } from './api.ts';
import { readFields } from './probe.ts';
import { fieldOutcome } from './provision.ts';

/** Adds the values that a pick-list lacks, by what they mean, and leaves the others alone. */
export async function addPickListValues(
  access: ZohoAccess,
  module: string,
  fieldId: string,
  values: readonly string[],
): Promise<Result<readonly string[]>> {
  const read = await readFields(access, module);
  if (!read.ok) return read;
  const field = read.value.find(({ id }) => String(id) === fieldId);
  const present = Array.isArray(field?.pick_list_values) ? field.pick_list_values.filter(isJson) : [];
  const known = new Set(present.map(({ actual_value: value }) => value));
  const added = values.filter((value) => !known.has(value));
  if (added.length === 0) return { ok: true, value: [] };
  const all = [...present, ...added.map((value) => ({ display_value: value, actual_value: value }))];
  const sent = await ask(access, {
    method: 'PATCH',
    path: `/settings/fields/${fieldId}`,
    query: { module },
    body: { fields: [{ id: fieldId, pick_list_values: all }] },
  });
  if (!sent.ok) return sent;
  const changed = fieldOutcome(sent.value, String(field?.field_label ?? fieldId));
  return changed.ok ? { ok: true, value: added } : changed;
}
