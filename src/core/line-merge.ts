// One line that both sides have, or had: what becomes of it on each side. Three-way, field by field; who wins is handed in.

import { directionTo, otherSide, type RowField, type Side, sides } from './record.ts';
import { isBlank, type Fields, type Row, sameMeaning, unchanged, type Value } from './value.ts';

export interface LineRules {
  readonly fields: readonly RowField[];
  /** Sides whose edits travel. */
  readonly leads: Readonly<Record<Side, boolean>>;
  /** Who wins where both edited the same; `ask` where a person must say. */
  readonly winner: Side | 'ask';
  readonly blank: 'keep' | 'clear';
}

/** A line on its way: what each side showed and shows. A side without `now` has no such line. */
export interface Slot {
  readonly base: Readonly<Partial<Record<Side, Row>>>;
  readonly now: Readonly<Partial<Record<Side, Row | undefined>>>;
}

/** What each side is to have of the line; undefined: no such line there. */
export interface Merged {
  readonly rows: Readonly<Partial<Record<Side, Row>>>;
  /** Both edited the same. */
  readonly contested: boolean;
  /** Sides of which an edit gave way to what its source shows, whatever anybody wins. */
  readonly overruled: readonly Side[];
}

const quiet = { contested: false, overruled: [] } as const;

export function mergeLine(slot: Slot, rules: LineRules): Merged {
  const { crm, accounting } = slot.now;
  if (crm && accounting) return mergeBoth(slot, { crm, accounting }, rules);
  const side: Side = crm ? 'crm' : 'accounting';
  const row = crm ?? accounting;
  if (!row) return { ...quiet, rows: {} };
  return mergeOne(slot, side, row, rules);
}

/** Only one side has the line: it is new there, it was taken away on the other, or it never was the other's. */
function mergeOne({ base }: Slot, side: Side, row: Row, rules: LineRules): Merged {
  const other = otherSide(side);
  const both = { [side]: row, [other]: asNew(row, other, rules) };
  const before = base[side];
  if (!before) return { ...quiet, rows: rules.leads[side] ? both : { [side]: row } };
  if (!base[other]) return { ...quiet, rows: { [side]: row } };
  // Taken away over there.
  if (!rules.leads[other]) return { ...quiet, rows: both, overruled: [other] };
  if (!isLineEdited(before, row, rules)) return { ...quiet, rows: {} };
  if (!rules.leads[side]) return { ...quiet, rows: {}, overruled: [side] };
  return { ...quiet, rows: rules.winner === other ? {} : both, contested: true };
}

function mergeBoth(slot: Slot, now: Readonly<Record<Side, Row>>, rules: LineRules): Merged {
  const changes: Record<Side, Record<string, Value>> = { crm: {}, accounting: {} };
  const overruled = new Set<Side>();
  let contested = false;
  for (const field of rules.fields) {
    const { name, type } = field;
    const value = (side: Side) => now[side].fields[name] ?? null;
    if (sameMeaning(type, value('crm'), value('accounting'))) continue;
    const edited = sides.filter((side) => isEdited(slot.base[side], now[side], field));
    const from = edited.filter((side) => leads(field, side, rules));
    // A field that travels one way shows what its source shows, whoever edited.
    const source = from.length === 2 ? rules.winner : (from[0] ?? mirrored(field, edited, rules));
    if (from.length === 2) contested = true;
    if (source === undefined || source === 'ask') continue;
    const to = otherSide(source);
    if (field.onlyAtCreation[to] || keeps(field, value(source), rules)) continue;
    changes[to][name] = value(source);
    if (from.length < 2 && edited.includes(to) && !isBlank(value(to))) overruled.add(to);
  }
  const rows = { crm: withChanges(now.crm, changes.crm), accounting: withChanges(now.accounting, changes.accounting) };
  return { rows, contested, overruled: [...overruled] };
}

function isEdited(before: Row | undefined, now: Row, { name }: RowField): boolean {
  return !unchanged(before?.fields[name], now.fields[name]);
}

function leads({ flow }: RowField, side: Side, rules: LineRules): boolean {
  return rules.leads[side] && (flow === 'both' || flow === directionTo(otherSide(side)));
}

/** The source of a field of which only the far side was edited. */
function mirrored(field: RowField, edited: readonly Side[], rules: LineRules): Side | undefined {
  const [side] = edited;
  const source = side && otherSide(side);
  return source && leads(field, source, rules) ? source : undefined;
}

/** A blank word overwrites nothing unless blanks clear. A blank amount means that there is none: no discount, no tax of one's own. */
function keeps({ type }: RowField, value: Value, { blank }: LineRules): boolean {
  return isBlank(value) && blank === 'keep' && type !== 'money' && type !== 'decimal';
}

function isLineEdited(before: Row, now: Row, { fields }: LineRules): boolean {
  return fields.some((field) => field.flow !== 'none' && isEdited(before, now, field));
}

/** A line as the other side is to make it: no id, and of its fields those that may travel there. */
export function asNew(row: Row, to: Side, { fields }: Pick<LineRules, 'fields'>): Row {
  const travelling = fields.filter(({ flow }) => flow === 'both' || flow === directionTo(to));
  // That a line names no record is said: a side may have one that stands for none.
  const filled = travelling.flatMap(({ name, type }) => {
    const value = row.fields[name];
    return value === undefined || (isBlank(value) && type !== 'ref') ? [] : [[name, value] as const];
  });
  return { key: '', fields: Object.fromEntries(filled) };
}

/** Fields that a line's amount is made of. */
const priced = ['quantity', 'unitPrice', 'discountRate', 'discountAmount', 'tax', 'item'];

/** The side's own line with these values. A tax of one's own was set for the old amount, and one form of a discount replaces the other. */
function withChanges(row: Row, changes: Fields): Row {
  if (Object.keys(changes).length === 0) return row;
  const fields: Record<string, Value> = { ...row.fields, ...changes };
  if (priced.some((name) => name in changes) && !('taxAmount' in changes) && 'taxAmount' in fields)
    fields.taxAmount = null;
  if ('discountAmount' in changes && !('discountRate' in changes) && 'discountRate' in fields)
    fields.discountRate = null;
  if ('discountRate' in changes && !('discountAmount' in changes) && 'discountAmount' in fields)
    fields.discountAmount = null;
  return { key: row.key, fields };
}

/** One side's line with what the other says laid over it, whoever edited what. */
export function laidOver(row: Row, from: Row, to: Side, { fields }: Pick<LineRules, 'fields'>): Row {
  const changes: Record<string, Value> = {};
  for (const { name, type, flow, onlyAtCreation } of fields) {
    if ((flow !== 'both' && flow !== directionTo(to)) || onlyAtCreation[to]) continue;
    const value = from.fields[name] ?? null;
    if (!sameMeaning(type, value, row.fields[name])) changes[name] = value;
  }
  return withChanges(row, changes);
}
