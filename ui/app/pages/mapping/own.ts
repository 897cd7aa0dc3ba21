// Rows of the admin's own: two fields joined that come without each other. What is in a draft and not saved yet is shown like what is. Pure.

import type { Fields, MappingRow, MappingRows, Offered } from '../../api/client.ts';
import { type Drafted, isMade, takenOn } from './drafted.ts';

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
  if (!(crm || isMade(own, 'crm')) || !(accounting || isMade(own, 'accounting'))) return null;
  const shown = own.constant?.to === 'accounting' || own.join?.on === 'crm' ? accounting : (crm ?? accounting);
  if (!shown) return null;
  const places = { crm: crm ?? null, accounting: accounting ?? null };
  const { type, family } = shown;
  const { constant, join, words, treat } = own;
  const making = { constant, join, words, treat };
  const carried = { on: true, flow: 'both', authority: null, blank: 'keep', approved: false } as const;
  return { ...carried, field, type, family, places, making, off: false, usual: null, changed: true, problem: null };
}

/** Fields of a side that stand in no row and that a row of one's own can carry. */
export function freeOn(side: 'crm' | 'accounting', rows: readonly Drafted[], fields: Fields): Offered[] {
  const taken = takenOn(side, rows);
  return fields[side].filter(({ name, family }) => plain.has(family) && !taken.has(name));
}

/** Fields of the CRM that stand in no row, and those of accounting that each of them could be joined with. */
export function joinable(rows: readonly Drafted[], fields: Fields): { crm: Offered[]; accounting: Offered[] } {
  const [crm, accounting] = [freeOn('crm', rows, fields), freeOn('accounting', rows, fields)];
  const families = new Set(accounting.map(({ family }) => family));
  const fits = (family: string) => families.has(family) || (family === 'date' && families.has('text'));
  return { crm: crm.filter(({ family }) => fits(family)), accounting };
}

/** A name for the row of that field, which no other row has: people meet it in the history as they know it from their CRM. */
export function nameFor(label: string, taken: ReadonlySet<string>): string {
  const base = label.trim().slice(0, 50) || 'Field';
  for (let n = 1; ; n++) {
    const name = n === 1 ? base : `${base} ${n}`;
    if (!taken.has(name)) return name;
  }
}
