// Rows of the admin's own: two fields joined that come without each other. What is in a draft and not saved yet is shown like what is. Pure.

import type { Fields, MappingRow, MappingRows, Offered } from '../../api/client.ts';
import { type Drafted, takenOn } from './drafted.ts';

/** Types that a row of one's own can carry: a reference or a table needs more than two fields. */
const plain = new Set(['text', 'number', 'flag', 'date']);

/** The saved rows, and those that a draft adds. */
export function withOwn(rows: readonly MappingRow[], draft: MappingRows, fields: Fields): MappingRow[] {
  const known = new Set(rows.map(({ field }) => field));
  const added = Object.entries(draft).filter(([field]) => !known.has(field));
  return [...rows, ...added.flatMap(([field, own]) => ownRow(field, own, fields) ?? [])];
}

function ownRow(field: string, own: MappingRows[string], fields: Fields): MappingRow | null {
  const crm = fields.crm.find(({ name }) => name === own.places?.crm);
  const accounting = fields.accounting.find(({ name }) => name === own.places?.accounting);
  if (!crm || !accounting) return null;
  const places = { crm, accounting };
  const { type, family } = crm;
  const carried = { on: true, flow: 'both', authority: null, blank: 'keep', approved: false } as const;
  return { ...carried, field, type, family, places, usual: null, changed: true, problem: null };
}

/** Fields of the CRM that stand in no row, and those of accounting that each of them could be joined with. */
export function joinable(rows: readonly Drafted[], fields: Fields): { crm: Offered[]; accounting: Offered[] } {
  const free = (side: 'crm' | 'accounting') => {
    const taken = takenOn(side, rows);
    return fields[side].filter(({ name, family }) => plain.has(family) && !taken.has(name));
  };
  const [crm, accounting] = [free('crm'), free('accounting')];
  const families = new Set(accounting.map(({ family }) => family));
  return { crm: crm.filter(({ family }) => families.has(family)), accounting };
}

/** A name for the row of that field, which no other row has: people meet it in the history as they know it from their CRM. */
export function nameFor(label: string, taken: ReadonlySet<string>): string {
  const base = label.trim().slice(0, 50) || 'Field';
  for (let n = 1; ; n++) {
    const name = n === 1 ? base : `${base} ${n}`;
    if (!taken.has(name)) return name;
  }
}
