// What is wrong with a mapping before it is saved: places that are not there, types that don't fit, two fields in one place. Pure.

import { canonical } from '../core/money.ts';
import { otherSide, type Side, sides } from '../core/record.ts';
import type { FieldType } from '../core/value.ts';
import type { Kind } from '../kinds/kind.ts';
import type { Dialect } from './dialect.ts';
import { flowOf, type MappingOverride, type MappingRow, overridden, type RowOverride } from './override.ts';
import type { Place } from './place.ts';

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
  return [...rows.flatMap((row) => faultsOfRow(kind, dialects, override, row)), ...crowded(override, rows)];
}

function faultsOfRow(
  kind: Kind,
  dialects: Readonly<Record<Side, Dialect>>,
  override: MappingOverride,
  { name, type, flow, places }: MappingRow,
): MappingFault[] {
  const own = override[name];
  if (!own) return [];
  const isOwn = !(name in kind.fields);
  const lacking = sides.flatMap((side): MappingFault[] => {
    const wanted = own.places?.[side] ?? lostPart(dialects[side], side, own);
    // The other end of a constant is there once its place is.
    if (places[side] || own.constant?.to === otherSide(side) || (wanted === undefined && !isOwn)) return [];
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
  const made = faultsOfMaking(name, own, { crm, accounting });
  if (made.length > 0) return made;
  return flowOf(flow, crm, accounting) === undefined ? [{ field: [name, 'flow'].join('.'), code: 'mapping.flow' }] : [];
}

/** The first part of a join that is not there. */
function lostPart({ places }: Dialect, side: Side, { join }: RowOverride): string | undefined {
  if (join?.on !== side) return undefined;
  return join.places.find((name) => !Object.values(places).some((place) => place.name === name));
}

/** Texts alone can be looked up, treated and joined; a constant is of the type of its place. */
function faultsOfMaking(
  name: string,
  { constant, join, words, treat }: RowOverride,
  places: Readonly<Record<Side, Place>>,
): MappingFault[] {
  const isText = (side: Side) => familyOf(places[side].codec.type) === 'text';
  const unfit = (member: string): MappingFault => ({ field: [name, member].join('.'), code: 'mapping.making' });
  const treats = sides.filter((side) => {
    const list = treat?.[side] ?? [];
    const isDate = list.some(({ do: what }) => what === 'date');
    return list.length > 0 && !(isDate ? list.length === 1 : isText(side));
  });
  return [
    ...(words && !(isText('crm') && isText('accounting')) ? [unfit('words')] : []),
    ...treats.map((side) => unfit(['treat', side].join('.'))),
    ...(join && places[join.on].parts?.some(({ codec }) => familyOf(codec.type) !== 'text') ? [unfit('join')] : []),
    ...(constant && !isOfType(constant.value, places[constant.to].codec.type)
      ? [
          {
            field: [name, 'constant'].join('.'),
            code: 'mapping.constant',
            facts: { type: places[constant.to].codec.type },
          },
        ]
      : []),
  ];
}

function isOfType(value: string | boolean, type: FieldType): boolean {
  if (type === 'flag' || typeof value === 'boolean') return type === 'flag' && typeof value === 'boolean';
  const family = familyOf(type);
  if (family === 'number') return canonical(value) !== undefined;
  if (family === 'date') return /^\d{4}-\d{2}-\d{2}$/.test(value) && !Number.isNaN(Date.parse(value));
  return family === 'text' && value.trim() !== '';
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
