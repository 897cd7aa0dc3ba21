// What becomes of a link when a side shows its record no more: deleted, merged into another, or gone on both sides.

import { type Link, otherSide, type Seen, type Side } from './record.ts';
import type { IssueChoice, Plan, Reason, Situation, Step } from './steps.ts';
import { unchanged } from './value.ts';

export function planGone(situation: Situation, link: Link): Plan {
  const { crm, accounting } = situation.sights;
  if (crm.is !== 'present' && accounting.is !== 'present') return [{ do: 'end', why: { code: 'end.both-gone' } }];
  const side: Side = crm.is === 'present' ? 'accounting' : 'crm';
  const gone = situation.sights[side];
  const left = situation.sights[otherSide(side)];
  if (left.is !== 'present') return [];
  if (gone.is === 'gone' && gone.how === 'merged' && gone.into) return merged(situation, side, gone.into, left.seen);
  if (situation.choice) return chosen(situation.choice.choice, otherSide(side), left.seen);
  if (situation.noted === 'skip.ignored') return [];
  if (isEdited(situation, link, left.seen, otherSide(side))) {
    return [raise('gone.edited', side, left.seen, ['approve', 'reject', 'ignore'])];
  }
  return deleted(situation, side, left.seen);
}

/** The record was merged into another: the link follows it, unless that one is linked already. */
function merged({ mergeTarget }: Situation, side: Side, into: string, left: Seen): Plan {
  if (mergeTarget?.free) return [{ do: 'move', side, to: into }];
  return [raise('merged.two-became-one', side, left, ['reject', 'ignore'], { into })];
}

function deleted({ rules }: Situation, side: Side, left: Seen): Plan {
  const survivor = otherSide(side);
  switch (rules.into[survivor].on ? rules.into[survivor].delete : 'off') {
    case 'off':
      return [{ do: 'note', reason: { code: 'skip.delete-off', facts: { side } } }];
    case 'propose':
      return [raise('gone.proposal', side, left, ['approve', 'reject', 'ignore'])];
    case 'apply':
      return closing(survivor, left, { code: 'archive.deleted-there' });
  }
}

/** A person's answer to a proposal: carry the deletion over, or part the two and leave the one that is left. */
function chosen(choice: string, survivor: Side, left: Seen): Plan {
  if (choice === 'approve') return closing(survivor, left, { code: 'archive.approved' });
  if (choice === 'reject') return [{ do: 'end', why: { code: 'end.unlinked' } }];
  return [{ do: 'note', reason: { code: 'skip.ignored' } }];
}

function closing(side: Side, left: Seen, why: Reason): Plan {
  const end: Step = { do: 'end', why };
  return left.fixed ? [end] : [{ do: 'archive', side, id: left.id, why }, end];
}

function raise(code: string, side: Side, left: Seen, choices: IssueChoice[], more: Record<string, string> = {}): Step {
  return { do: 'raise', issue: { code, facts: { name: left.name, side, ...more }, choices } };
}

/** Whether what is left holds edits that never travelled: those must not be destroyed. */
function isEdited({ fields }: Situation, link: Link, left: Seen, side: Side): boolean {
  const sent = link.settling[side]?.fields ?? {};
  return fields.some(({ name, places }) => {
    const base = link.bases[side][name];
    if (!base || base.place !== places[side] || name in sent) return false;
    return !unchanged(base.value, left.fields[name] ?? null);
  });
}
