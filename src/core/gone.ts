// What becomes of a link when a side shows its record no more: deleted, merged into another, or gone on both sides.

import { baseOf, waitsForSettling } from './bases.ts';
import { directionTo, isPutAway, type Link, otherSide, type Seen, type Side } from './record.ts';
import type { IssueChoice, Plan, Reason, Situation, Step } from './steps.ts';
import { refusedBefore } from './updates.ts';
import { unchanged } from './value.ts';

export function planGone(situation: Situation, link: Link): Plan {
  const { crm, accounting } = situation.sights;
  if (crm.is === 'gone' && accounting.is === 'gone') return [{ do: 'end', why: { code: 'end.both-gone' } }];
  const side: Side = crm.is === 'gone' ? 'crm' : 'accounting';
  const gone = situation.sights[side];
  const left = situation.sights[otherSide(side)];
  if (gone.is !== 'gone' || left.is !== 'present') return [];
  // Nothing is left to bring into step.
  if (isPutAway(left.seen)) return [{ do: 'end', why: { code: 'end.put-away' } }];
  // A contact of whom we still buy, or to whom we still sell, is not put away with one of its two halves in the CRM.
  if (side === 'crm' && situation.isBoth && gone.into === undefined) {
    return [{ do: 'end', why: { code: 'end.both-capacities' } }];
  }
  const isOvertaken = isBlindTo(situation) && isEdited(situation, link, left.seen, otherSide(side));
  const answer = isOvertaken ? undefined : answered(situation, side, left.seen);
  if (answer) return answer;
  if (gone.into !== undefined) return merged(situation, side, gone.into, left.seen);
  if (waitsForSettling(link, otherSide(side), left.seen)) {
    return [{ do: 'wait', why: { code: 'record.young' }, afterMs: 0, needs: [] }];
  }
  if (isEdited(situation, link, left.seen, otherSide(side))) {
    return [raise('gone.edited', side, left.seen, ['approve', 'reject', 'ignore'])];
  }
  return deleted(situation, side, left.seen);
}

/** A deletion was approved of a record in which nothing was edited then: whoever edited it since did not know, nor was that seen. */
function isBlindTo({ choice }: Situation): boolean {
  return choice?.choice === 'approve' && choice.of !== undefined && choice.of !== 'gone.edited';
}

/** A person's answer: carry the deletion over, part the two and leave the one that is left, or never mind. Anything else is none. */
function answered(situation: Situation, side: Side, left: Seen): Plan | undefined {
  const { choice, noted } = situation;
  const ignored: Plan = [{ do: 'note', reason: { code: 'skip.ignored' } }];
  if (!choice) return noted === 'skip.ignored' ? ignored : undefined;
  switch (choice.choice) {
    case 'approve':
      return closing(situation, otherSide(side), left, { code: 'archive.approved' });
    case 'reject':
      return [{ do: 'end', why: { code: 'end.unlinked' } }];
    case 'ignore':
      return ignored;
    default:
      return undefined;
  }
}

/** The record was merged into another: the link follows it, unless that one is linked already. */
function merged({ mergeTarget }: Situation, side: Side, into: string, left: Seen): Plan {
  if (mergeTarget?.free) return [{ do: 'move', side, to: into }];
  return [raise('merged.two-became-one', side, left, ['reject', 'ignore'], { into })];
}

/** What the guard has held stays with a person, also once the hour of the many deletions is over. */
function deleted(situation: Situation, side: Side, left: Seen): Plan {
  const { rules, issues } = situation;
  const survivor = otherSide(side);
  const isHeld = rules.guarded === true || issues.some(({ code }) => code === 'gone.guarded');
  switch (rules.into[survivor].on ? rules.into[survivor].delete : 'off') {
    case 'off':
      return [{ do: 'note', reason: { code: 'skip.delete-off', facts: { side } } }];
    case 'propose':
      return [raise('gone.proposal', side, left, ['approve', 'reject', 'ignore'])];
    case 'apply':
      if (isHeld) return [raise('gone.guarded', side, left, ['approve', 'reject', 'ignore'])];
      return closing(situation, survivor, left, { code: 'archive.deleted-there' });
  }
}

/** The link ends only once the archived record shows itself as archived: an archive that fails is tried again. */
function closing(situation: Situation, side: Side, left: Seen, why: Reason): Plan {
  const known = refusedBefore(situation, side, { [side]: left });
  if (!left.fixed) return [known ?? { do: 'archive', side, id: left.id, why }];
  const facts = { name: left.name, side, why: left.fixed.why, fields: [] };
  return [{ do: 'raise', issue: { code: `fixed.${left.fixed.why}`, facts, choices: ['retry', 'ignore'] } }];
}

function raise(code: string, side: Side, left: Seen, choices: IssueChoice[], more: Record<string, string> = {}): Step {
  return { do: 'raise', issue: { code, facts: { name: left.name, side, ...more }, choices } };
}

/**
 * Whether what is left holds edits that never travelled: those must not be destroyed. What only the other side tells (the stock of an item,
 * what a customer owes) is nobody's to edit here: it would have been put back.
 */
function isEdited({ fields }: Situation, link: Link, left: Seen, side: Side): boolean {
  return fields.some((field) => {
    if (field.flow === directionTo(side)) return false;
    const base = baseOf(link, side, left, field);
    return base !== undefined && !unchanged(base, left.fields[field.name] ?? null);
  });
}
