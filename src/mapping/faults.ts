// What is wrong with a mapping before it is saved: places that are not there, types that don't fit, two fields in one place. Pure.

import { type Side, sides } from '../core/record.ts';
import type { FieldType } from '../core/value.ts';
import type { Kind } from '../kinds/kind.ts';
import type { Dialect } from './dialect.ts';
import { flowOf, type MappingOverride, type MappingRow, overridden } from './override.ts';

export interface MappingFault {
  /** `<field>` or `<field>.places.<side>`. */
  readonly field: string;
  readonly code: string;
  readonly facts?: Readonly<Record<string, string>>;
}

/** Types whose values may stand in each other's places: text of any sort in text, numbers in numbers. */
const families: Readonly<Record<FieldType, string>> = {
  text: 'text',
  email: 'text',
  phone: 'text',
  url: 'text',
  choice: 'text',
  flag: 'flag',
  date: 'date',
  money: 'number',
  decimal: 'number',
  ref: 'ref',
  rows: 'rows',
};

/** Names the types whose values may stand in places of this one. */
export function familyOf(type: FieldType): string {
  return families[type];
}

/** Whether values of one type can be carried into a place of the other. */
export function fit(one: FieldType, other: FieldType): boolean {
  return families[one] === families[other];
}

/** Everything that is wrong, field by field; nothing where the mapping can be used as it is. */
export function faultsOf(
  kind: Kind,
  dialects: Readonly<Record<Side, Dialect>>,
  override: MappingOverride,
): MappingFault[] {
  const rows = overridden(kind, dialects, override);
  return [...rows.flatMap((row) => faultsOfRow(kind, override, row)), ...crowded(override, rows)];
}

function faultsOfRow(kind: Kind, override: MappingOverride, { name, type, flow, places }: MappingRow): MappingFault[] {
  const own = override[name];
  if (!own) return [];
  const isOwn = !(name in kind.fields);
  const lacking = sides.flatMap((side): MappingFault[] => {
    const wanted = own.places?.[side];
    if (places[side] || (wanted === undefined && !isOwn)) return [];
    const field = [name, 'places', side].join('.');
    return [
      wanted === undefined
        ? { field, code: 'field.needed' }
        : { field, code: 'mapping.place', facts: { place: wanted } },
    ];
  });
  const { crm, accounting } = places;
  if (lacking.length > 0 || !crm || !accounting) return lacking;
  const unfit = sides.filter((side) => !fit(type, places[side]?.codec.type ?? type));
  if (unfit.length > 0 || !fit(crm.codec.type, accounting.codec.type))
    return [{ field: name, code: 'mapping.types', facts: { crm: crm.codec.type, accounting: accounting.codec.type } }];
  return flowOf(flow, crm, accounting) === undefined ? [{ field: [name, 'flow'].join('.'), code: 'mapping.flow' }] : [];
}

/** Fields that share a place with another: what one writes the other would take for an edit. */
function crowded(override: MappingOverride, rows: readonly MappingRow[]): MappingFault[] {
  return sides.flatMap((side) => {
    const taken = new Map<string, string>();
    return rows.flatMap(({ name, places }): MappingFault[] => {
      const place = places[side]?.name;
      if (place === undefined || !places.crm || !places.accounting) return [];
      const other = taken.get(place);
      taken.set(place, name);
      if (other === undefined) return [];
      const field = override[name]?.places?.[side] === undefined ? other : name;
      return [
        {
          field: [field, 'places', side].join('.'),
          code: 'mapping.crowded',
          facts: { place, other: field === name ? other : name },
        },
      ];
    });
  });
}
