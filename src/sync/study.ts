// One stretch of a study: some records looked at, matched and planned as in a pass, and what would come of each as a line. Nothing is
// written in either system.

import { digest } from '../core/digest.ts';
import { changesOf, reasonOf } from '../core/explain.ts';
import { dispositionOf, done, type Problem, type Result } from '../core/problem.ts';
import type { RecordId, Side, Sight } from '../core/record.ts';
import { isInRange, type RunPlace } from '../core/run.ts';
import type { Plan, Step } from '../core/steps.ts';
import { type Doing, doings, nextPlace, type StudyLine, type StudyOrder, type StudyStretch } from '../core/study.ts';
import { kindOfCase, recordOf } from './case.ts';
import type { Crew } from './crew.ts';
import type { KindInUse, Sighting } from './ports.ts';
import { readAll, requestsFor, shownIn, type Tried, tryThese } from './trial.ts';

/** A stretch with what vouches for it, and where to go on. */
export interface Studied extends StudyStretch {
  /** One text a record: who it is, as which versions it was seen, and what would be done. */
  readonly prints: readonly string[];
  /** Null at the end of the study. */
  readonly next: RunPlace | null;
}

/**
 * The stretch at this place: as many records as a pass plans. A kind that is not in use any more is passed over. A problem is one of the
 * whole side: the vendor can't be asked now, or not at all.
 */
export async function studyStretch(crew: Crew, order: StudyOrder, place: RunPlace): Promise<Result<Studied>> {
  const step = order.steps[place.step];
  const use = step && crew.kinds.get(step.kind);
  if (!use) return done(studied(step?.side ?? 'crm', [], { crm: 0, accounting: 0 }, nextPlace(order, place, null)));
  const found = await sightingsAt(crew, use, step.side, order, place);
  if (!found.ok) return found;
  const { sightings, cursor } = found.value;
  const tried = await tryThese(crew, use, step.side, sightings, { history: order.history });
  const unread = tried.flatMap(({ one }) => Object.values(one.sights).flatMap(passing))[0];
  if (unread) return { ok: false, problem: unread };
  const told = tried.filter((each) => isToldHere(order, step.side, each));
  return done(studied(step.side, told, requestsFor(crew, use, told), nextPlace(order, place, cursor)));
}

/** Why a record could not be read, where another try may read it. */
function passing(sight: Sight): Problem[] {
  return sight.is === 'unknown' && dispositionOf(sight.problem) !== 'ask-a-person' ? [sight.problem] : [];
}

function studied(side: Side, tried: readonly Tried[], calls: StudyStretch['calls'], next: RunPlace | null): Studied {
  return {
    side,
    lines: tried.map(lineOf),
    plans: tried.map(({ steps }) => steps),
    prints: tried.map(printOf),
    calls,
    next,
  };
}

interface Found {
  readonly sightings: readonly Sighting[];
  readonly cursor: string | null;
}

async function sightingsAt(
  crew: Crew,
  use: KindInUse,
  side: Side,
  order: StudyOrder,
  { step, cursor }: RunPlace,
): Promise<Result<Found>> {
  const limit = crew.profile.records;
  if (order.since)
    return changesSince(crew, use, side, cursor ?? order.since[step] ?? null, { limit, goesOn: cursor !== null });
  if (order.ids) {
    const from = Number(cursor ?? 0);
    const read = await readAll(crew, use, side, order.ids.slice(from, from + limit));
    const end = from + limit;
    return done({ sightings: read, cursor: end < order.ids.length ? String(end) : null });
  }
  const stretch = await crew.systems[side].walk(use.kind.name, cursor, limit);
  if (!stretch.ok) return stretch;
  const { sightings } = stretch.value;
  return done({ sightings: sightings.filter(({ sight }) => isMeant(sight, order)), cursor: stretch.value.cursor });
}

/** What a look would find now. It follows the checkpoint of its own, and leaves the look's where it is. */
async function changesSince(
  crew: Crew,
  use: KindInUse,
  side: Side,
  from: string | null,
  { limit, goesOn }: { readonly limit: number; readonly goesOn: boolean },
): Promise<Result<Found>> {
  const { overlapMs } = crew.systems[side].spec;
  const page = await crew.systems[side].look(use.kind.name, from, { limit, overlapMs: goesOn ? 0 : overlapMs.hint });
  if (!page.ok) return page;
  const { sightings, checkpoint, more } = page.value;
  return done({ sightings, cursor: more && checkpoint !== from ? checkpoint : null });
}

function isMeant(sight: Sighting['sight'], order: StudyOrder): boolean {
  if (sight.is !== 'present') return sight.is !== 'none';
  return isInRange(sight.seen, order);
}

/** Where both sides are gone through, what was met on the CRM side is not told again on the other. */
function isToldHere({ steps }: StudyOrder, side: Side, { one }: Tried): boolean {
  if (side === 'crm') return true;
  const isMetThere = one.link !== null || one.sights.crm.is === 'present';
  return !isMetThere || !steps.some(({ kind, side: other }) => kind === kindOfCase(one) && other === 'crm');
}

/** What would be done about a record, told by the step that says most about it. */
export function lineOf({ one, steps, follows }: Tried): StudyLine {
  const { name } = recordOf(one);
  const step = chief(steps);
  const reason = step ? reasonOf(step) : { code: 'agree.equal' };
  const on = (side: Side) => {
    const seen = shownIn(one).find((each) => each.side === side)?.seen;
    return seen ? { id: seen.id, name: seen.name } : null;
  };
  return {
    kind: kindOfCase(one),
    name,
    crm: on('crm'),
    accounting: on('accounting'),
    does: step ? doingOf(step) : 'same',
    follows,
    code: reason.code,
    facts: step?.do === 'raise' ? step.issue.facts : { ...reason.facts, name },
    changes: steps.flatMap((each) =>
      'side' in each ? changesOf(each).map((change) => ({ side: each.side, ...change })) : [],
    ),
    held: steps.flatMap((each) =>
      each.do === 'hold'
        ? Object.entries(each.held).map(([field, { crm, accounting }]) => ({ field, crm, accounting }))
        : [],
    ),
  };
}

/** The step that tells most about a plan: a question before anything that would be written, and that before a link. */
function chief(steps: Plan): Step | undefined {
  const weight = (step: Step) => doings.indexOf(doingOf(step));
  return [...steps].sort((one, other) => weight(one) - weight(other))[0];
}

function doingOf(step: Step): Doing {
  switch (step.do) {
    case 'create':
    case 'update':
    case 'archive':
    case 'link':
    case 'wait':
      return step.do;
    case 'raise':
      return 'ask';
    case 'hold':
      return Object.keys(step.held).length > 0 ? 'ask' : 'same';
    case 'note':
      return step.reason ? 'skip' : 'same';
    case 'stand':
      return step.code.startsWith('skip.') ? 'skip' : 'ask';
    default:
      return 'same';
  }
}

/** Which record, as which versions, and what would be done: a side that has moved since gives another text. */
function printOf({ one, steps }: Tried): string {
  const versions = shownIn(one).map(({ side, seen }): [Side, RecordId, string] => [side, seen.id, seen.version]);
  return digest([versions, steps.map((step) => (step.do === 'create' ? { ...step, source: step.source.id } : step))]);
}
