// Round after round over the same cases until nothing is left to do, at most three: what a write gave back (an id, a number, a link)
// is planned again at once. Everything of a round is one commit, and the last commit moves the checkpoint.

import { plan } from '../core/plan.ts';
import { goesOn } from '../core/received-steps.ts';
import { isQuiet, type Plan } from '../core/steps.ts';
import type { Problem } from '../core/problem.ts';
import { ROUNDS } from '../core/restless.ts';
import { type Held, type KindName, type RecordId, sides, type Side } from '../core/record.ts';
import { apply } from './apply.ts';
import { kindOfCase, situationOf, type Case, seenOn } from './case.ts';
import type { Crew } from './crew.ts';
import { ROUND_STATEMENTS } from './crew.ts';
import { haltOf, type Halts, haltWait, isHalted, stopsAll } from './halt.ts';
import { rowAsShown, rowToWrite } from './kept-row.ts';
import { keyChanges } from './keys.ts';
import { asWords, neededBy, setAside } from './needs.ts';
import { answeredNumbers } from './numbers.ts';
import { joinLooks, type LookChange, withAgain } from './look.ts';
import type { Commit, LinkRow } from './store.ts';
import { standingsToDrop, standingToKeep } from './standings.ts';
import { touchedBy } from './touched.ts';
import { testedBy } from './untold.ts';
import { idsOf, isEmpty, issueOf, PROVEN_AFTER_MS, type Work } from './work.ts';

export interface Outcome {
  /** Records that were not dealt with, and how long to wait before looking again. */
  readonly deferred: ReadonlyMap<RecordId, number>;
  readonly halt: Problem | null;
  /** Records of which a write failed: they are tried again by name. */
  readonly failed: ReadonlySet<RecordId>;
}

/**
 * Works on the cases; `finish` says what the last commit does to the looks, given what was not dealt with. `learned` are keys of records
 * that were met on the way.
 */
export async function workThrough(
  crew: Crew,
  cases: readonly Case[],
  finish: (outcome: Outcome) => readonly LookChange[],
  learned: Commit['keys']['add'] = [],
): Promise<Outcome> {
  const deferred = new Map<RecordId, number>();
  const marks: LookChange[] = [];
  const failed = new Set<RecordId>();
  let current = cases;
  let halts: Halts = {};
  for (let round = 1; ; round++) {
    const applied = await apply(crew, current, halts);
    const { works, intentsDone } = applied;
    halts = applied.halts;
    const halt = haltOf(halts);
    const next = works.flatMap(nextOf).filter(({ steps }) => !isQuiet(steps));
    const stop = round === ROUNDS || stopsAll(halts) || crew.budget.statements() < ROUND_STATEMENTS;
    // A side that may not be called for a while keeps nobody from what is left to do on the other one.
    const going = stop ? [] : next.filter(({ steps }) => !isHalted(halts, steps));
    const unsettled = round === ROUNDS ? next.filter(({ before, steps }) => !goesOn(before, steps)) : [];
    const left = next.filter((each) => !unsettled.includes(each) && !going.includes(each));
    for (const { one, deferredMs } of works)
      if (deferredMs !== null) for (const id of idsOf(one)) deferred.set(id, deferredMs);
    for (const { one } of left) for (const id of idsOf(one)) deferred.set(id, halt ? haltWait(halt) : 0);
    marks.push(...works.flatMap((work) => comeBack(crew, work)));
    const last = going.length === 0;
    for (const { one } of works.filter((work) => work.failed)) for (const id of idsOf(one)) failed.add(id);
    const outcome = { deferred, halt, failed };
    const commit = assemble(
      crew,
      works,
      intentsDone,
      new Set(next.map(({ one }) => one.link?.id ?? 0)),
      unsettled.map(({ one }) => one),
    );
    // Whom this round touched is remembered with it: what is in step by then is never planned again.
    const looks = joinLooks([
      ...(last ? [...finish(outcome), ...marks] : []),
      ...testedBy(crew, works),
      ...touchedBy(crew, works),
    ]).map((change) => withAgain(change, crew.looks.find(change.kind, change.side, change.sort)?.rest ?? []));
    const keys = round === 1 ? { ...commit.keys, add: [...commit.keys.add, ...learned] } : commit.keys;
    if (!isEmpty({ ...commit, keys, looks })) await crew.store.commit(crew.lease, { ...commit, keys, looks });
    crew.looks.follow(looks);
    remembered(crew, works, commit);
    if (last) return outcome;
    current = going.map(({ one }) => one);
  }
}

/** What a round leaves to be planned: the case, its plan, and the one that was carried out before. */
function nextOf(work: Work): { readonly one: Case; readonly steps: Plan; readonly before: Plan }[] {
  return again(work).map((one) => ({ one, steps: plan(situationOf(one)), before: work.steps }));
}

/** The same case as a write left it, where the reply told. */
function again(work: Work): Case[] {
  const { one, row, shown, unread, failed } = work;
  if (!row || failed || unread.length > 0 || Object.keys(shown).length === 0) return [];
  const sights = { ...one.sights };
  for (const side of sides) {
    const seen = shown[side];
    if (seen) sights[side] = { is: 'present', seen };
  }
  return [{ ...one, link: rowAsShown(work, row), sights, match: { is: 'none' }, issues: [], standing: null }];
}

/** Records that must be read again soon: written ones whose reply showed nothing, those that lag, and those a link moved to. */
function comeBack(crew: Crew, { one, row, unread, steps }: Work): LookChange[] {
  const now = crew.world.now();
  const kind = kindOfCase(one);
  const cause = { work: one.cause.work, trigger: one.cause.trigger, actor: one.cause.actor };
  const look = (side: Side, id: RecordId, at: number): LookChange => ({
    kind,
    side,
    sort: 'changes',
    mark: { at, ids: [id], cause },
  });
  const lagging = sides.flatMap((side): LookChange[] => {
    const seen = seenOn(one.sights[side]);
    return seen?.again === undefined ? [] : [look(side, seen.id, now + seen.again)];
  });
  const moved = steps.flatMap((step) => (step.do === 'move' ? [look(step.side, step.to, now)] : []));
  const provenAt = now + PROVEN_AFTER_MS;
  const written = unread.flatMap((side): LookChange[] => {
    if (!row) return [];
    const id = row.ids[side];
    const proof = { ...look(side, id, provenAt), quietUntil: provenAt };
    // What a run wrote rests: named by the mark, so many would hide whom an event names, and who saves would wait for all of them.
    if (one.cause.work !== 'run') return [proof];
    return [{ ...proof, again: [{ id, at: provenAt }], mark: { at: provenAt, ids: [], cause } }];
  });
  return [...moved, ...lagging, ...written];
}

/** Everything that the works of a round leave to remember. */
function assemble(
  crew: Crew,
  works: readonly Work[],
  intentsDone: readonly string[],
  open: ReadonlySet<number>,
  unsettled: readonly Case[],
): Commit {
  const now = crew.world.now();
  const parted = works.flatMap((work) => work.parted ?? []);
  // One that ended goes first: its record may have one live link.
  const links = [...parted, ...works.flatMap((work) => rowToWrite(work, now, open))];
  const put = works.flatMap((work) => standingToKeep(work, now));
  const drop = works.flatMap(standingsToDrop);
  const doesNotSettle = unsettled.map((one) =>
    issueOf(
      { one },
      {
        code: 'unsettled.rounds',
        facts: { rounds: ROUNDS, fields: restless(one) },
        choices: ['crm', 'accounting', 'value'],
      },
    ),
  );
  return {
    links,
    rekeyed:
      parted.length > 0 || works.some(({ steps }) => steps.some((step) => step.do === 'move' || step.do === 'end')),
    keys: keyChanges(works, links),
    standings: { ask: [...neededBy(works, now), ...answeredNumbers(works, now)], put, drop },
    alike: works.flatMap(alikeTo),
    there: [
      ...newLinks(works, links).flatMap(({ ids }) => [ids.crm, ids.accounting]),
      ...asWords(works).map(({ id }) => id),
      ...setAside(works),
    ],
    issues: {
      raise: [...works.flatMap(({ raise }) => raise), ...doesNotSettle],
      close: works.flatMap(({ close }) => close),
    },
    audit: works.flatMap(({ audit }) => audit),
    intentsDone,
    intents: works.flatMap(({ intents }) => intents),
    looks: [],
  };
}

/** What both sides show of the fields that a further round would write. */
function restless(one: Case): Readonly<Record<string, Held>> {
  const names = plan(situationOf(one)).flatMap((step) => (step.do === 'update' ? Object.keys(step.patch) : []));
  const shown = (side: Side, name: string) => seenOn(one.sights[side])?.fields[name] ?? null;
  return Object.fromEntries(
    names.map((name) => [name, { crm: shown('crm', name), accounting: shown('accounting', name) }]),
  );
}

/** Who is like one that has a link now. */
function alikeTo({ one, row }: Work): { kind: KindName; id: RecordId }[] {
  const { alike = [], link } = one;
  return link === null && row !== null ? alike.map((id) => ({ kind: kindOfCase(one), id })) : [];
}

function newLinks(works: readonly Work[], links: readonly LinkRow[]): LinkRow[] {
  const known = new Set(works.map(({ one }) => one.link?.id));
  return links.filter(({ id }) => !known.has(id));
}

/** What this pass goes on with, now that it is stored. */
function remembered({ references, followUps }: Crew, works: readonly Work[], { links, standings }: Commit): void {
  const made = newLinks(works, links);
  for (const link of made) references.know(link);
  followUps.waits(standings.put);
  followUps.ask(standings.ask ?? []);
  followUps.made(made);
  for (const { id, name } of asWords(works)) references.standFor(id, name);
  followUps.there([...asWords(works).map(({ id }) => id), ...setAside(works)]);
}
