// What an admin changed about a kind's mapping, laid over the defaults of the kind and the two dialects.

import type { Authority, Flow, MappedField, RowField, Side } from '../core/record.ts';
import type { FieldType } from '../core/value.ts';
import type { FieldSpec, Kind } from '../kinds/kind.ts';
import type { Dialect } from './dialect.ts';
import type { Place } from './place.ts';
import { flowWith, placesOf, type RowMaking } from './row-places.ts';

/** One row as it is saved; what is left out keeps its default. */
export interface RowOverride extends RowMaking {
  readonly off?: boolean;
  /** Names of places in the two dialects. */
  readonly places?: Partial<Record<Side, string>>;
  readonly authority?: Authority;
  readonly flow?: Flow;
  readonly blank?: 'keep' | 'clear';
  readonly approved?: boolean;
}

/** By field name. A name that the kind does not have is a row of the admin's own. */
export type MappingOverride = Readonly<Record<string, RowOverride>>;

export interface MappingRow {
  readonly name: string;
  readonly type: FieldType;
  readonly authority: Authority | undefined;
  readonly flow: MappedField['flow'];
  readonly blank: MappedField['blank'];
  readonly places: Readonly<Record<Side, Place | undefined>>;
  readonly approved: boolean;
  /** Given to a new record only. */
  readonly once: boolean;
  /** Of a document's lines: the fields of one line that both sides have. */
  readonly row?: readonly RowField[];
}

/** Every row of the kind and of the admin, in the kind's order, without those that are switched off. */
export function overridden(
  kind: Kind,
  dialects: Readonly<Record<Side, Dialect>>,
  override: MappingOverride,
): MappingRow[] {
  const names = [...new Set([...Object.keys(kind.fields), ...Object.keys(override)])];
  return names.flatMap((name) => {
    const own = override[name] ?? {};
    if (own.off) return [];
    const spec = kind.fields[name];
    const places = placesOf(dialects, name, own);
    const type = spec?.type ?? places.crm?.codec.type ?? 'text';
    return [
      {
        name,
        type,
        authority: own.authority ?? spec?.authority,
        flow: spec?.shown ? 'none' : flowWith(own.flow ?? spec?.flow ?? 'both', own),
        blank: own.blank ?? spec?.blank ?? 'keep',
        places,
        approved: own.approved ?? false,
        once: own.constant?.once ?? spec?.once ?? false,
        ...(spec?.row && { row: rowFields(spec.row, places) }),
      },
    ];
  });
}

/** The fields of a line that both sides have a place for, and where each may travel. */
function rowFields(row: Readonly<Record<string, FieldSpec>>, places: MappingRow['places']): RowField[] {
  return Object.entries(row).flatMap(([name, spec]): RowField[] => {
    const [crm, accounting] = [places.crm?.row?.[name], places.accounting?.row?.[name]];
    const flow = crm && accounting && flowOf(spec.shown ? 'none' : (spec.flow ?? 'both'), crm, accounting);
    if (!flow) return [];
    const onlyAtCreation = { crm: crm.settable === 'create', accounting: accounting.settable === 'create' };
    return [{ name, type: spec.type, flow, onlyAtCreation }];
  });
}

/** A place that can never be set makes its field a mirror of that place. Undefined where nothing can travel the way it is meant to. */
export function flowOf(flow: Flow, crm: Place, accounting: Place): Flow | undefined {
  if (flow === 'none') return 'none';
  const takes = { 'to-crm': crm.settable !== 'never', 'to-accounting': accounting.settable !== 'never' };
  if (flow !== 'both') return takes[flow] ? flow : undefined;
  if (takes['to-crm'] && takes['to-accounting']) return 'both';
  return (['to-crm', 'to-accounting'] as const).find((way) => takes[way]);
}
