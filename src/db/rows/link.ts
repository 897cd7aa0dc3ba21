// A link as it is stored, and as the floor below knows it. A base is packed as `{field: [value, place]}`.

import type { Base, BaseValue, Held, KindName, Settling, Side } from '../../core/record.ts';
import type { Pushed } from '../../core/restless.ts';
import type { Value } from '../../core/value.ts';
import type { LinkRow } from '../../sync/store.ts';
import { type Cell, json, parse } from '../database.ts';
import { unlessEmpty } from './cells.ts';

export interface LinkRecord {
  id: number;
  kind: string;
  crm_id: string;
  accounting_id: string;
  name: string;
  crm_base: string;
  accounting_base: string;
  crm_version: string;
  accounting_version: string;
  crm_changed_at: number;
  accounting_changed_at: number;
  settling: string | null;
  held: string | null;
  pushed: string | null;
  note: string | null;
  note_facts: string | null;
  agreed_at: number | null;
  made_at: number;
  made_by: string;
  ended_at: number;
}

export const linkColumns = [
  'id',
  'pair',
  'kind',
  'crm_id',
  'accounting_id',
  'name',
  'crm_base',
  'accounting_base',
  'crm_version',
  'accounting_version',
  'crm_changed_at',
  'accounting_changed_at',
  'settling',
  'held',
  'pushed',
  'note',
  'note_facts',
  'agreed_at',
  'made_at',
  'made_by',
  'ended_at',
] as const;

type PackedBase = Record<string, [Value, string, Value?]>;

function pack(base: Base): string {
  const packed = Object.entries(base).map(([name, { value, place, told }]): [string, PackedBase[string]] => [
    name,
    told === undefined ? [value, place] : [value, place, told],
  ]);
  return json(Object.fromEntries(packed));
}

function unpack(text: string): Base {
  const packed = parse<PackedBase>(text);
  const entries = Object.entries(packed).map(([name, [value, place, told]]): [string, BaseValue] => [
    name,
    told === undefined ? { value, place } : { value, place, told },
  ]);
  return Object.fromEntries(entries);
}

export function toLinkCells(pair: string, link: LinkRow): Cell[] {
  return [
    link.id,
    pair,
    link.kind,
    link.ids.crm,
    link.ids.accounting,
    link.name,
    pack(link.bases.crm),
    pack(link.bases.accounting),
    link.versions.crm,
    link.versions.accounting,
    link.changedAt.crm,
    link.changedAt.accounting,
    unlessEmpty(link.settling),
    unlessEmpty(link.held),
    unlessEmpty(link.pushed ?? {}),
    link.note,
    unlessEmpty(link.noteFacts),
    link.agreedAt,
    link.madeAt,
    link.madeBy,
    link.endedAt,
  ];
}

export function fromLink(row: LinkRecord): LinkRow {
  return {
    id: row.id,
    kind: row.kind as KindName,
    ids: { crm: row.crm_id, accounting: row.accounting_id },
    name: row.name,
    bases: { crm: unpack(row.crm_base), accounting: unpack(row.accounting_base) },
    versions: { crm: row.crm_version, accounting: row.accounting_version },
    changedAt: { crm: row.crm_changed_at, accounting: row.accounting_changed_at },
    settling: row.settling === null ? {} : parse<Partial<Record<Side, Settling>>>(row.settling),
    held: row.held === null ? {} : parse<Record<string, Held>>(row.held),
    pushed: row.pushed === null ? {} : parse<Partial<Record<Side, Pushed>>>(row.pushed),
    note: row.note,
    noteFacts: row.note_facts === null ? {} : parse<Record<string, string>>(row.note_facts),
    agreedAt: row.agreed_at,
    madeAt: row.made_at,
    madeBy: row.made_by,
    ended: row.ended_at !== 0,
    endedAt: row.ended_at,
  };
}
