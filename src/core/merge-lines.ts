// The lines of a document as one field of its record: the verdict on both lists, in the words of the merge of any field.

import { alikeLists, leadersOf, listFor, mergeLines } from './lines.ts';
import type { FieldSituation, FieldVerdict } from './merge.ts';
import { type Decision, directionTo, otherSide, type RowField, type Side, sides } from './record.ts';
import { isBlank, unchanged, type Value } from './value.ts';

/** Total, like the merge of any other field. */
export function mergeLinesOf(situation: FieldSituation, fields: readonly RowField[]): FieldVerdict {
  const { base, now, decision, held } = situation;
  const equal = isEqual(situation, fields);
  const { crm, accounting } = base;
  const known = crm !== undefined && accounting !== undefined && { crm, accounting };
  if (decision) return decided(decision, situation, fields, equal);
  if (known && sides.every((side) => unchanged(known[side], now[side]))) return { is: 'still' };
  if (equal) return { is: 'agree', why: 'equal' };
  if (held) return { is: 'hold', why: 'both-edited' };
  return known ? withBase(situation, known, fields) : withoutBase(situation, fields);
}

/** Whether both lists mean the same, or a side shows exactly what it makes of the other's. */
function isEqual({ now, made }: FieldSituation, fields: readonly RowField[]): boolean {
  if (alikeLists(fields, now.crm, now.accounting)) return true;
  return sides.some((side) => {
    const expected = made?.[side] ?? null;
    return !isBlank(expected) && alikeLists(fields, expected, now[side]);
  });
}

function withBase(
  situation: FieldSituation,
  base: Readonly<Record<Side, Value>>,
  fields: readonly RowField[],
): FieldVerdict {
  const { field, now } = situation;
  const winner = winnerOf(situation);
  const { lists, contested, overruled } = mergeLines(base, now, {
    fields,
    leads: leadersOf(field.flow),
    winner,
    blank: field.blank,
  });
  if (!contested) {
    const [far] = overruled;
    return send(situation, lists, 'edited', far && { side: far, value: now[far] });
  }
  if (winner === 'ask') return ask(situation);
  const loser = otherSide(winner);
  return send(situation, lists, field.authority, { side: loser, value: now[loser] });
}

/** The two lists were never in step: one is filled, or one takes the other's place. */
function withoutBase(situation: FieldSituation, fields: readonly RowField[]): FieldVerdict {
  const { field, now, firstMerge } = situation;
  const source = field.flow === 'both' ? undefined : otherSide(field.flow === 'to-crm' ? 'crm' : 'accounting');
  const blank = sides.find((side) => isBlank(now[side]));
  if (blank && blank !== source) return whole(situation, otherSide(blank), fields, 'filled');
  if (!firstMerge && !field.approved) return { is: 'hold', why: 'mapping-changed' };
  const winner = source ?? winnerOf(situation);
  if (winner === 'ask') return ask(situation);
  return whole(situation, winner, fields, source ? 'mirrored' : field.authority, {
    side: otherSide(winner),
    value: now[otherSide(winner)],
  });
}

function decided(
  decision: Decision,
  situation: FieldSituation,
  fields: readonly RowField[],
  equal: boolean,
): FieldVerdict {
  const { now } = situation;
  if (equal) return { is: 'agree', why: 'equal' };
  if (decision.choice !== 'value') {
    const loser = otherSide(decision.choice);
    return whole(situation, decision.choice, fields, 'decided', { side: loser, value: now[loser] });
  }
  const listOf = (side: Side) => listFor(side, decision.value, now[side], fields);
  return carried(situation, { crm: listOf('crm'), accounting: listOf('accounting') }, 'decided');
}

/** One side's whole list for the other. */
function whole(
  situation: FieldSituation,
  from: Side,
  fields: readonly RowField[],
  why: Extract<FieldVerdict, { is: 'carry' }>['why'],
  lost?: { side: Side; value: Value },
): FieldVerdict {
  const to = otherSide(from);
  const { now } = situation;
  const list = listFor(to, now[from], now[to], fields);
  return why === 'decided' ? carried(situation, { [to]: list }, why, lost) : send(situation, { [to]: list }, why, lost);
}

/** What may go goes as one: where one side is closed the edits of both wait, or what they agreed on would no longer be true. */
function send(
  situation: FieldSituation,
  lists: Readonly<Partial<Record<Side, Value>>>,
  why: Extract<FieldVerdict, { is: 'carry' }>['why'],
  lost?: { side: Side; value: Value },
): FieldVerdict {
  const { open } = situation;
  const wanted = sides.filter((side) => lists[side] !== undefined && takes(situation, side));
  const closed = wanted.find((side) => !open[side]);
  if (closed) return { is: 'rest', to: closed };
  return carried(situation, lists, why, lost);
}

function carried(
  situation: FieldSituation,
  lists: Readonly<Partial<Record<Side, Value>>>,
  why: Extract<FieldVerdict, { is: 'carry' }>['why'],
  lost?: { side: Side; value: Value },
): FieldVerdict {
  const values: Partial<Record<Side, Value>> = {};
  for (const side of sides) {
    const list = lists[side];
    if (list !== undefined && takes(situation, side)) values[side] = list;
  }
  if (Object.keys(values).length === 0) return { is: 'agree', why: 'not-settable' };
  return { is: 'carry', values, why, ...(lost && { lost }) };
}

function takes({ field }: FieldSituation, side: Side): boolean {
  return (field.flow === 'both' || field.flow === directionTo(side)) && !field.onlyAtCreation[side];
}

function winnerOf({ field, newer }: FieldSituation): Side | 'ask' {
  const winner = field.authority === 'newest' ? newer : field.authority;
  return winner === 'unclear' ? 'ask' : winner;
}

/** Nobody is asked while no answer could travel. */
function ask({ open }: FieldSituation): FieldVerdict {
  return open.crm || open.accounting ? { is: 'hold', why: 'both-edited' } : { is: 'rest', to: 'accounting' };
}
