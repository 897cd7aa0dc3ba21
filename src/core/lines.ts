// The lines of a document, merged: which line is which on the two sides, what becomes of each, and the whole list that a side is to be
// sent, with its own ids and with what only it knows of a line. An edit of one line touches one line.

import { asNew, laidOver, type LineRules, mergeLine, type Slot } from './line-merge.ts';
import { alike, follow, type Known, paired, twins } from './line-pairs.ts';
import { directionTo, otherSide, type RowField, type Side, sides } from './record.ts';
import { isRows, type Row, type Value } from './value.ts';

type Both<T> = Readonly<Record<Side, T>>;

export interface MergedLines {
  /** The list that each side is to have, where that is another than it shows. */
  readonly lists: Readonly<Partial<Record<Side, readonly Row[]>>>;
  /** Somewhere both sides edited the same. */
  readonly contested: boolean;
  /** Sides of which an edit gave way to what its source shows. */
  readonly overruled: readonly Side[];
}

/** Both lists against what each side showed when they last agreed. */
export function mergeLines(base: Both<Value>, now: Both<Value>, rules: LineRules): MergedLines {
  const rows = { crm: rowsOf(now.crm), accounting: rowsOf(now.accounting) };
  const before = { crm: rowsOf(base.crm), accounting: rowsOf(base.accounting) };
  const slots = slotsOf(before, rows, rules.fields);
  const moved = sides.filter((side) => hasMoved(slots, before[side], rows[side], side));
  const merged = new Map(slots.map((slot) => [slot, mergeLine(slot, rules)]));
  const order = inOrder(slots, rows, moved.includes('crm') ? 'crm' : 'accounting');
  const lists: Partial<Record<Side, readonly Row[]>> = {};
  for (const side of sides) {
    const list = order.flatMap((slot) => merged.get(slot)?.rows[side] ?? []);
    // A side that keeps an order of its own is not told ours with every edit.
    const shown = moved.length > 0 ? rows[side] : inOrderOf(list, rows[side]);
    if (!isSame(shown, list)) lists[side] = list;
  }
  const all = [...merged.values()];
  return {
    lists,
    contested: all.some(({ contested }) => contested),
    overruled: sides.filter((side) => all.some(({ overruled }) => overruled.includes(side))),
  };
}

/** Lines as a side shows them, in the order of another list of the same lines. */
function inOrderOf(list: readonly Row[], shown: readonly Row[]): readonly Row[] {
  const places = new Map(list.map((row, at) => [row.key, at]));
  const place = ({ key }: Row) => places.get(key) ?? list.length;
  return [...shown].sort((one, other) => place(one) - place(other));
}

/** Whether both lists say the same in all that both sides have. */
export function alikeLists(fields: readonly RowField[], crm: Value, accounting: Value): boolean {
  const [ours, theirs] = [rowsOf(crm), rowsOf(accounting)];
  return (
    ours.length === theirs.length &&
    ours.every((row, at) => {
      const other = theirs[at];
      return other !== undefined && alike(fields, row, other);
    })
  );
}

/** One side's list as the other is to have it, as a whole: lines that it has already keep their ids and what only it knows of them. */
export function listFor(to: Side, from: Value | undefined, now: Value, fields: readonly RowField[]): readonly Row[] {
  const [source, own] = [rowsOf(from), rowsOf(now)];
  const pairs = to === 'crm' ? paired(fields, own, source) : paired(fields, source, own);
  const here = otherSide(to);
  return source.map((row) => {
    const mine = pairs.find((pair) => pair[here] === row)?.[to];
    return mine ? laidOver(mine, row, to, { fields }) : asNew(row, to, { fields });
  });
}

/** Each line as far as it is known on either side. Lines that both added and that say the same are one. */
function slotsOf(base: Both<readonly Row[]>, now: Both<readonly Row[]>, fields: readonly RowField[]): Slot[] {
  const known = paired(fields, base.crm, base.accounting);
  const followed = {
    crm: follow(fields, base.crm, now.crm),
    accounting: follow(fields, base.accounting, now.accounting),
  };
  const nowOf = (side: Side, before: Known) => followed[side].now[base[side].findIndex((row) => row === before[side])];
  const old = known.map((before): Slot => ({
    base: before,
    now: { crm: nowOf('crm', before), accounting: nowOf('accounting', before) },
  }));
  const added = twins(fields, followed.crm.added, followed.accounting.added);
  return [...old, ...added.map((now): Slot => ({ base: {}, now }))];
}

/** The lines in the order of that side; what only the other side shows stands behind its neighbour there. */
function inOrder(slots: readonly Slot[], now: Both<readonly Row[]>, first: Side): Slot[] {
  const slotOf = (side: Side, row: Row) => slots.filter((slot) => slot.now[side] === row);
  const order = now[first].flatMap((row) => slotOf(first, row));
  let at = 0;
  for (const row of now[otherSide(first)]) {
    const [slot] = slotOf(otherSide(first), row);
    if (!slot) continue;
    const found = order.indexOf(slot);
    if (found === -1) order.splice(at, 0, slot);
    at = (found === -1 ? at : found) + 1;
  }
  return order;
}

/** Whether lines that were there before stand in another order than before. */
function hasMoved(slots: readonly Slot[], before: readonly Row[], now: readonly Row[], side: Side): boolean {
  const places = before.flatMap((row) => {
    const shown = slots.find((slot) => slot.base[side] === row)?.now[side];
    return shown ? [now.indexOf(shown)] : [];
  });
  return places.some((place, at) => place < (places[at - 1] ?? -1));
}

/** Whether a list holds the very lines of another: a line of which nothing changes is passed on as it was shown. */
function isSame(shown: readonly Row[], list: readonly Row[]): boolean {
  return shown.length === list.length && shown.every((row, at) => row === list[at]);
}

function rowsOf(value: Value | undefined): readonly Row[] {
  return isRows(value) ? value : [];
}

/** Whose edits of the lines travel. */
export function leadersOf(flow: 'both' | 'to-crm' | 'to-accounting' | 'none'): Both<boolean> {
  const leads = (side: Side) => flow === 'both' || flow === directionTo(otherSide(side));
  return { crm: leads('crm'), accounting: leads('accounting') };
}
