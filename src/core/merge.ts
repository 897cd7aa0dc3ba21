// One field of a linked record: what each side showed last and shows now, and so what becomes of it. This is the three-way merge;
// records, links and steps are the planner's.

import {
  type Authority,
  type Decision,
  directionTo,
  type Held,
  type MappedField,
  otherSide,
  type Side,
  sides,
} from './record.ts';
import { mergeLinesOf } from './merge-lines.ts';
import { joinRows } from './rows.ts';
import { isBlank, sameMeaning, unchanged, type Value } from './value.ts';

export interface FieldSituation {
  readonly field: MappedField;
  /** What each side showed at the last agreement; undefined where this place and codec never agreed. */
  readonly base: Readonly<Record<Side, Value | undefined>>;
  readonly now: Readonly<Record<Side, Value>>;
  /** What each side would show of the other's value: a system that rewrites what it is sent means the same by what it shows. */
  readonly made?: Readonly<Partial<Record<Side, Value>>>;
  /** Whether the settings let edits into that side now. */
  readonly open: Readonly<Record<Side, boolean>>;
  /** Which side changed last; `unclear` within five seconds. */
  readonly newer: Side | 'unclear';
  /** The records were just matched: no field of them has a base yet. */
  readonly firstMerge: boolean;
  readonly held?: Held | undefined;
  readonly decision?: Decision | undefined;
}

export type FieldVerdict =
  /** Nothing changed: nothing to write, nothing to remember. */
  | { readonly is: 'still' }
  /** Each side stays as it is, and that is remembered. `not-settable`: the other side can't take the value any more. */
  | { readonly is: 'agree'; readonly why: 'equal' | 'blank-kept' | 'not-settable' }
  /** Values to write, by side. `lost` is what they overwrite although somebody had entered it. */
  | {
      readonly is: 'carry';
      readonly values: Readonly<Partial<Record<Side, Value>>>;
      readonly why: 'edited' | 'filled' | 'mirrored' | Authority | 'decided';
      readonly lost?: { readonly side: Side; readonly value: Value } | undefined;
    }
  /** Left alone until a person decides. */
  | { readonly is: 'hold'; readonly why: 'both-edited' | 'mapping-changed' | 'restless' }
  /** The edit may not travel now. The base stays, so that it travels once it may. */
  | { readonly is: 'rest'; readonly to: Side };

/** Total: every combination has a verdict. */
export function mergeField(situation: FieldSituation): FieldVerdict {
  const { field, base, now, decision, held } = situation;
  if (field.row) return mergeLinesOf(situation, field.row);
  const equal = sameMeaning(field.type, now.crm, now.accounting) || isRewritten(situation);
  const known = base.crm !== undefined && base.accounting !== undefined;
  const edited = {
    crm: !unchanged(base.crm, now.crm),
    accounting: !unchanged(base.accounting, now.accounting),
  };
  // Each side shows its own: remembered, so that a change of it is known for what it is, and never written.
  if (field.flow === 'none')
    return known && !edited.crm && !edited.accounting ? { is: 'still' } : { is: 'agree', why: 'equal' };
  if (decision) return decided(decision, situation, equal);
  if (known && !edited.crm && !edited.accounting) return { is: 'still' };
  if (held) return equal ? { is: 'agree', why: 'equal' } : { is: 'hold', why: 'both-edited' };
  if (equal) return { is: 'agree', why: 'equal' };
  if (field.flow !== 'both') return mirror(situation, field.flow === 'to-crm' ? 'accounting' : 'crm');
  if (!known) return withoutBase(situation);
  return withBase(situation, edited);
}

/** Whether one side shows exactly what it makes of the other's value. */
function isRewritten({ now, made }: FieldSituation): boolean {
  return (
    made !== undefined &&
    sides.some((side) => !isBlank(made[side]) && !isBlank(now[otherSide(side)]) && unchanged(made[side], now[side]))
  );
}

/** Both sides were in step once; at least one was edited since, and they differ. */
function withBase(situation: FieldSituation, edited: Readonly<Record<Side, boolean>>): FieldVerdict {
  const { field, now } = situation;
  if (field.blank === 'keep' && (isBlank(now.crm) || isBlank(now.accounting))) {
    const full: Side = isBlank(now.crm) ? 'accounting' : 'crm';
    return edited[full] ? carry(situation, full, 'edited') : { is: 'agree', why: 'blank-kept' };
  }
  if (edited.crm && edited.accounting) return contested(situation, 'both-edited');
  const from: Side = edited.crm ? 'crm' : 'accounting';
  return isKeptBeside(situation, from) ? contested(situation, 'both-edited') : carry(situation, from, 'edited');
}

/** The two were never in step through this place: matched just now, or the mapping changed. */
function withoutBase(situation: FieldSituation): FieldVerdict {
  const { field, now, firstMerge } = situation;
  if (isBlank(now.crm)) return fill(situation, 'accounting');
  if (isBlank(now.accounting)) return fill(situation, 'crm');
  return firstMerge || field.approved ? contested(situation, 'both-edited') : { is: 'hold', why: 'mapping-changed' };
}

function fill(situation: FieldSituation, from: Side): FieldVerdict {
  return carry(situation, from, 'filled');
}

/** Both have a claim: the authority decides. Nobody is asked while no answer could travel. */
function contested(situation: FieldSituation, why: 'both-edited'): FieldVerdict {
  const { open } = situation;
  const { authority } = situation.field;
  const winner = authority === 'newest' ? situation.newer : authority;
  if (winner === 'ask' || winner === 'unclear') {
    return open.crm || open.accounting ? { is: 'hold', why } : { is: 'rest', to: 'accounting' };
  }
  const loser = otherSide(winner);
  return carry(situation, winner, authority, { side: loser, value: situation.now[loser] });
}

/**
 * A field that travels one way only: the far side shows what the source shows. What stood in its place there before the mapping
 * named that place is somebody's, though.
 */
function mirror(situation: FieldSituation, source: Side): FieldVerdict {
  const { base, now, field, firstMerge } = situation;
  const far = otherSide(source);
  if (isBlank(now[source]) && field.blank === 'keep') return { is: 'agree', why: 'blank-kept' };
  if (field.type === 'rows') return joined(situation, source);
  const isNewPlace = base[far] === undefined && !firstMerge && !field.approved;
  if (isNewPlace && !isBlank(now[far])) return { is: 'hold', why: 'mapping-changed' };
  // What the source is not known to have shown is taken for the far side's own.
  const isMirrored = unchanged(base[far], now[far]) && !isBlank(base[source]);
  const lost = isBlank(now[far]) || isMirrored ? undefined : { side: far, value: now[far] };
  return carry(situation, source, 'mirrored', lost);
}

/** Whether the other side kept a value while this one was blank: this one never had it, so that both have a claim now. */
function isKeptBeside({ base, now }: FieldSituation, from: Side): boolean {
  return isBlank(base[from]) && !isBlank(now[otherSide(from)]);
}

/** A list that travels one way keeps what only the far side has. */
function joined(situation: FieldSituation, source: Side): FieldVerdict {
  const { base, now, field, open } = situation;
  const far = otherSide(source);
  if (field.onlyAtCreation[far]) return { is: 'agree', why: 'not-settable' };
  const value = joinRows(base[source], now[source], now[far]);
  if (sameMeaning(field.type, value, now[far])) return { is: 'agree', why: 'equal' };
  return open[far] ? { is: 'carry', values: { [far]: value }, why: 'mirrored' } : { is: 'rest', to: far };
}

function carry(
  situation: FieldSituation,
  from: Side,
  why: 'edited' | 'filled' | 'mirrored' | Authority,
  lost?: { side: Side; value: Value },
): FieldVerdict {
  const to = otherSide(from);
  if (situation.field.onlyAtCreation[to]) return { is: 'agree', why: 'not-settable' };
  if (!situation.open[to]) return { is: 'rest', to };
  return { is: 'carry', values: { [to]: situation.now[from] }, why, lost };
}

function decided(decision: Decision, situation: FieldSituation, equal: boolean): FieldVerdict {
  const { now, field } = situation;
  const value = decision.choice === 'value' ? (decision.value ?? null) : now[decision.choice];
  if (equal) return { is: 'agree', why: 'equal' };
  const values: Partial<Record<Side, Value>> = {};
  for (const side of sides) {
    const takes = mayReach(field, side) && !field.onlyAtCreation[side];
    if (takes && !sameMeaning(field.type, now[side], value)) values[side] = value;
  }
  if (Object.keys(values).length === 0) return { is: 'agree', why: 'not-settable' };
  const loser = decision.choice === 'value' ? undefined : otherSide(decision.choice);
  return { is: 'carry', values, why: 'decided', ...(loser && { lost: { side: loser, value: now[loser] } }) };
}

/** Whether the mapping lets the field's values into that side at all. */
export function mayReach(field: MappedField, side: Side): boolean {
  return field.flow === 'both' || field.flow === directionTo(side);
}
