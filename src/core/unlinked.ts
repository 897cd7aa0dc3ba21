// What becomes of a record that has no link: matched and linked, created on the other side, put before a person, or left alone.

import { isInOtherCapacity } from './capacity.ts';
import { isTooEarly, mayStart } from './creation.ts';
import { planLinked } from './linked.ts';
import { make, NUMBER_RULE } from './make.ts';
import { areNamesakes } from './match.ts';
import {
  isPutAway,
  type KindName,
  type Link,
  otherSide,
  type RecordId,
  type Seen,
  type Side,
  sides,
} from './record.ts';
import { restingBecause } from './rest.ts';
import { forStranger } from './stranger.ts';
import type { IssueChoice, Match, Plan, Reason, Situation, Step } from './steps.ts';

export function planUnlinked(situation: Situation): Plan {
  const present = sides.flatMap((side) => {
    const sight = situation.sights[side];
    return sight.is === 'present' ? [{ side, seen: sight.seen }] : [];
  });
  // Erased for data protection: never linked, never brought over.
  const usable = present.filter(({ seen }) => seen.fixed?.why !== 'erased');
  const [one, other] = usable;
  if (one && other) return merge(situation, { crm: one.seen, accounting: other.seen });
  const [shown] = [...usable, ...present];
  if (!shown) return [];
  return ruledOut(situation, shown.seen) ?? place(situation, shown.side, shown.seen);
}

/** One side shows a record that nobody on the other side was found to be. */
function place(situation: Situation, side: Side, seen: Seen): Plan {
  const { match, choice } = situation;
  if (choice?.choice === 'create') return create(situation, side, seen, { code: 'create.chosen' });
  switch (match.is) {
    case 'several':
      if (!isNumber(match)) return [raiseMatch('match.several', match, seen, ['link', 'create', 'ignore'])];
      // One question is enough: it is asked of the record that would bring the number.
      return side === 'accounting'
        ? [note({ code: 'skip.asked' })]
        : [raiseMatch('number.taken', match, seen, ['link', 'create', 'ignore'])];
    case 'elsewhere':
      // Numbers go over to accounting alone: there each is one document's, and who has it in the CRM is known to be another.
      if (isNumber(match) && side === 'accounting') return create(situation, side, seen, { code: 'create.new' });
      return [raiseMatch(isNumber(match) ? 'number.taken' : 'match.elsewhere', match, seen, ['create', 'ignore'])];
    case 'asked':
      return [{ do: 'wait', why: { code: ASKED_THERE }, afterMs: 0, needs: [match.id] }];
    case 'after-another':
      return [waitForAnother(match.rule, match.afterMs ?? 0)];
    case 'one':
    case 'none':
      return create(situation, side, seen, { code: 'create.new' });
  }
}

function isNumber({ rule }: Doubtful): boolean {
  return rule === NUMBER_RULE;
}

type Doubtful = Extract<Match, { ids: unknown }>;

function waitForAnother(rule: string, afterMs: number): Step {
  return { do: 'wait', why: { code: 'wait.look-alike', facts: { rule } }, afterMs, needs: [] };
}

function raiseMatch(code: string, match: Doubtful, seen: Seen, choices: IssueChoice[]): Step {
  const candidates = [...match.ids].sort();
  return { do: 'raise', issue: { code, facts: { name: seen.name, rule: match.rule, candidates }, choices } };
}

/** Reasons for which a record without a link is left alone, whatever matches it. Of these an answer overrules only an earlier one. */
function ruledOut(situation: Situation, seen: Seen): Plan | undefined {
  const { rules, choice } = situation;
  if (choice?.choice === 'ignore') return [note({ code: 'skip.ignored' })];
  if (!choice && situation.noted === 'skip.ignored') return [note({ code: 'skip.ignored' })];
  if (!rules.kindOn) return [note({ code: 'skip.kind-off' })];
  if (rules.outside) return [leftOut(situation, seen, rules.outside)];
  // What a document names as its vendor is one, whatever else it was billed as so far.
  if (NEVER_MEANT.has(seen.outside ?? '')) return [];
  if (seen.outside !== null && !isNeeded(situation))
    return [note({ code: 'skip.other-kind', facts: { what: seen.outside } })];
  return undefined;
}

/** A document names it and waits for it: now, or when a person was asked about that. */
function isNeeded({ noted }: Situation): boolean {
  return noted === 'needs.asked' || noted === ASKED_THERE || noted === LEFT_OUT;
}

/** Why a record is left out. Where a document waits for it a person is told: nothing else would say why that document goes nowhere. */
function leftOut(situation: Situation, seen: Seen, reason: Reason): Step {
  const why = neededAnyway(reason);
  if (why === undefined || !isNeeded(situation)) return note(reason);
  const side = situation.sights.crm.is === 'present' ? 'crm' : 'accounting';
  const facts = { name: seen.name, kind: situation.kind, side, why };
  return { do: 'raise', issue: { code: LEFT_OUT, facts, choices: ['retry', 'ignore'] } };
}

const LEFT_OUT = 'needs.left-out';

/** It was put away, and waits for what a person says of the one in use that may be the same. */
const ASKED_THERE = 'needs.answer';

/** Reasons that a person can do something about; the rest have a question of their own, or are a decision. */
function neededAnyway({ code, facts }: Reason): string | undefined {
  if (code === 'skip.closed') return facts?.why === 'archived' ? 'archived' : undefined;
  return leftOutBy.get(code);
}

const leftOutBy: ReadonlyMap<string, string> = new Map([
  ['skip.create-off', 'create-off'],
  ['skip.direction-off', 'direction-off'],
  ['skip.filter', 'filter'],
]);

/** What only shares a list with records of the kind: nobody takes it for one, so nothing is said of it. */
const NEVER_MEANT: ReadonlySet<string> = new Set(['bill', 'invoice', 'quote']);

function create(situation: Situation, side: Side, seen: Seen, why: Reason): Plan {
  const { rules } = situation;
  const target = otherSide(side);
  const closed = tooLateToCreate(situation, side, seen);
  if (closed) return [leftOut(situation, seen, closed)];
  if (!rules.into[target].on) return [leftOut(situation, seen, { code: 'skip.direction-off' })];
  if (!rules.into[target].create) return [leftOut(situation, seen, { code: 'skip.create-off' })];
  const early = situation.creation && target === 'crm' && !rules.history && isTooEarly(situation.creation, seen);
  if (early) return [note({ code: 'skip.not-approved' })];
  const stopped = stoppedBySequence(situation, target, seen);
  if (stopped) return stopped;
  return forStranger({ [side]: seen }) ?? make(situation, target, { seen, why });
}

/** What the creation sequence says before anything is brought over for the document. */
function stoppedBySequence({ creation, choice, issues, rules }: Situation, target: Side, seen: Seen): Plan | undefined {
  if (!creation || target !== 'accounting' || rules.history) return undefined;
  // What was refused had been approved before.
  const wasApproved = issues.some(({ code }) => code.startsWith('refused.') || code.startsWith('failed.'));
  const isApproved = choice?.choice === 'approve' || choice?.choice === 'create' || wasApproved;
  const start = mayStart(creation, seen, isApproved);
  if (!start) return undefined;
  return start.is === 'skip' ? [note(start.reason)] : [{ do: 'raise', issue: start.issue }];
}

/**
 * A closed or older record comes over only where a historical run asks for it. What accounting shows as paid comes as it stands; what was
 * paid in the CRM comes to be paid there, where payments travel.
 */
function tooLateToCreate({ rules, payments }: Situation, side: Side, seen: Seen): Reason | undefined {
  if (rules.history && seen.fixed?.why !== 'erased') return undefined;
  const asItStands = side === 'accounting' ? !isPutAway(seen) : seen.fixed?.why === 'paid' && payments !== undefined;
  if (seen.fixed && !asItStands) return { code: 'skip.closed', facts: { why: seen.fixed.why } };
  if (rules.startDate !== null && seen.date !== null && seen.date < rules.startDate) {
    return { code: 'skip.before-start', facts: { date: seen.date, startDate: rules.startDate } };
  }
  return undefined;
}

/** Both sides are there and were found to be the same (a person's choice is a sure match): link them, and merge without a base. */
function merge(situation: Situation, seen: Readonly<Record<Side, Seen>>): Plan {
  const { match, choice } = situation;
  if (match.is !== 'one') return [];
  if (choice?.choice === 'create' && !match.sure) return createInstead(situation, match.id, seen);
  const known = asNamesakes(seen);
  const out = match.sure ? undefined : (ruledOut(situation, known.crm) ?? ruledOut(situation, known.accounting));
  if (out) return out;
  const archived = sides.find((side) => seen[side].fixed?.why === 'archived');
  if (archived && !match.sure) {
    const facts = { name: seen.crm.name, rule: match.rule, candidates: [seen[archived].id] };
    return [{ do: 'raise', issue: { code: 'match.archived', facts, choices: ['link', 'create', 'ignore'] } }];
  }
  const link = freshLink(situation.kind, { crm: seen.crm.id, accounting: seen.accounting.id });
  const resting = restingBecause(situation, link);
  const further = resting ? [note(resting)] : planLinked(situation, link, seen);
  return [{ do: 'link', ids: link.ids, rule: match.rule }, ...further];
}

/** Who bears the very name is the same company, also where one side knows it in another capacity alone. */
function asNamesakes(seen: Readonly<Record<Side, Seen>>): Readonly<Record<Side, Seen>> {
  if (!areNamesakes(seen.crm.fields, seen.accounting.fields)) return seen;
  const inThis = (one: Seen): Seen => (isInOtherCapacity(one) ? { ...one, outside: null } : one);
  return { crm: inThis(seen.crm), accounting: inThis(seen.accounting) };
}

/** A person had the choice and wants a new record: for the one whose question it was, whatever candidate is left. */
function createInstead(situation: Situation, candidate: RecordId, seen: Readonly<Record<Side, Seen>>): Plan {
  const side = seen.accounting.id === candidate ? 'crm' : 'accounting';
  return ruledOut(situation, seen[side]) ?? create(situation, side, seen[side], { code: 'create.chosen' });
}

/** A link that has agreed on nothing yet. */
function freshLink(kind: KindName, ids: Readonly<Record<Side, RecordId>>): Link {
  return {
    id: 0,
    kind,
    ids,
    bases: { crm: {}, accounting: {} },
    versions: { crm: '', accounting: '' },
    changedAt: { crm: 0, accounting: 0 },
    settling: {},
    held: {},
    agreedAt: null,
    ended: false,
  };
}

function note(reason: Reason): Step {
  return { do: 'note', reason };
}
