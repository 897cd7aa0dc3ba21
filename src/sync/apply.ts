// Carries plans out: the only place from which a record is written in either system. A request is stored before it is sent, and what
// came of all of them is remembered in one commit.

import { plan } from '../core/plan.ts';
import { dispositionOf, leavesOutcomeOpen, type Problem, type Result } from '../core/problem.ts';
import { otherSide, type Side, sides } from '../core/record.ts';
import type { Step } from '../core/steps.ts';
import { isMassChange } from '../core/guard.ts';
import { kindOfCase, seenOn, situationOf, type Case } from './case.ts';
import { type Crew, hasTimeToWrite, WRITE_CALLS } from './crew.ts';
import { fail } from './failure.ts';
import { alteredBy, type Outward, succeed } from './outcome.ts';
import type { Draft, Prepared, PutAway, Write, Written } from './ports.ts';
import type { Intent, IntentItem } from './store.ts';
import { haltingProblem, haltOf, type Halts, isOutward, stopsAll } from './halt.ts';
import { startWork, type Work } from './work.ts';
import { inward } from './inward.ts';
import { standOf } from './in-doubt.ts';
import { isMailAskedFor, mailOf } from './mail.ts';

interface Order {
  readonly work: Work;
  readonly step: Outward;
}

export interface Applied {
  readonly works: readonly Work[];
  /** Requests whose outcome is known and remembered with the works. */
  readonly intentsDone: readonly string[];
  /** Sides to which nothing more is to be written now. */
  readonly halts: Halts;
}

/** Plans each case and carries the plans out. Cases without a step come back untouched. `before`: what has stopped an earlier round. */
export async function apply(crew: Crew, cases: readonly Case[], before: Halts = {}): Promise<Applied> {
  const works = await guarded(
    crew,
    cases.map((one) => startWork(one, plan(situationOf(one)))),
  );
  for (const work of works) {
    inward(crew, work);
    if (work.row && isMailAskedFor(work.one)) work.intents.push(mailOf(crew, work.row));
  }
  const orders = works.flatMap((work) => work.steps.filter(isOutward).map((step) => ({ work, step })));
  await learnReferences(crew, orders);
  const intentsDone: string[] = [];
  let halts: Halts = { ...consentLostIn(cases), ...before };
  for (const { intent, batch } of await intend(crew, orders)) {
    const halt: Problem | null = stopsAll(halts) ? haltOf(halts) : (halts[intent.side] ?? null);
    if (halt || !hasTimeToWrite(crew) || crew.budget.calls() < WRITE_CALLS) {
      for (const { work, step } of batch) fail(crew, work, step, halt ?? { code: 'budget.spent' });
      intentsDone.push(intent.id);
      continue;
    }
    const outcomes = await crew.systems[intent.side].send(intent.prepared, intent.key);
    const open = batch.filter((order, at) => settleOne(crew, order, outcomes[at], intent));
    if (open.length === 0) intentsDone.push(intent.id);
    const problem = haltingProblem(outcomes);
    if (problem) halts = { ...halts, [intent.side]: problem };
  }
  return { works, intentsDone, halts };
}

/** Sides of which a record could not be read for want of a consent: nothing more is done on either until somebody gives it anew. */
function consentLostIn(cases: readonly Case[]): Halts {
  const problems = sides.flatMap((side) => {
    const lost = cases
      .flatMap(({ sights }) => (sights[side].is === 'unknown' ? [sights[side].problem] : []))
      .find((problem) => dispositionOf(problem) === 'pause-pair');
    return lost ? [[side, lost] as const] : [];
  });
  return Object.fromEntries(problems);
}

const HOUR_MS = 3_600_000;

/** Where too many records would be put away by themselves, each of them becomes a question instead. */
async function guarded(crew: Crew, works: readonly Work[]): Promise<Work[]> {
  const going = works.filter(({ steps }) => steps.some(isByItself));
  const [first] = going;
  if (!first) return [...works];
  const kind = kindOfCase(first.one);
  const { pair } = crew.lease;
  const before = await crew.store.putAwaySince(pair, kind, crew.world.now() - HOUR_MS);
  const linked = () => crew.store.countLinks(pair, kind);
  if (!(await isMassChange(crew.settings.guard, before + going.length, linked))) return [...works];
  // To whom is not put away it makes no difference.
  return works.map(({ one }) => {
    const held = { ...one, rules: { ...one.rules, guarded: true } };
    return startWork(held, plan(situationOf(held)));
  });
}

function isByItself(step: Step): boolean {
  return step.do === 'archive' && step.why.code === 'archive.deleted-there';
}

/** The same bytes under the same key: what was carried out before is told again, what was not is carried out now. */
export function sendAgain(crew: Crew, { side, prepared, key }: Intent): Promise<readonly Result<Written>[]> {
  return crew.systems[side].send(prepared, key);
}

/** What is written may name records that this pass has not met: as the last agreement knew a side that was not read. */
async function learnReferences({ references }: Crew, orders: readonly Order[]): Promise<void> {
  const [first] = orders;
  if (!first) return;
  const values = orders.flatMap(({ work, step }) => {
    const seen = seenOn(work.one.sights[step.side])?.fields ?? {};
    return step.do === 'create' ? [step.fields] : step.do === 'update' ? [seen, step.patch] : [];
  });
  await references.learn(first.work.one.use.kind, values);
}

/** Takes in one item's outcome. True where nobody knows yet what it was. */
function settleOne(crew: Crew, { work, step }: Order, outcome: Result<Written> | undefined, intent: Intent): boolean {
  if (outcome?.ok) {
    succeed(crew, work, step, outcome.value, intent.key);
    return false;
  }
  const problem = outcome?.problem ?? { code: 'outcome.unknown' as const };
  fail(crew, work, step, problem, intent);
  return step.do !== 'archive' && leavesOutcomeOpen(problem);
}

/** Groups the orders into requests and stores them all before the first is sent. */
async function intend(crew: Crew, orders: readonly Order[]): Promise<{ intent: Intent; batch: Order[] }[]> {
  const intended: { intent: Intent; batch: Order[] }[] = [];
  for (const side of sides) {
    for (const op of ['create', 'update', 'archive'] as const) {
      const group = inTheirOrder(orders.filter(({ step }) => step.side === side && step.do === op));
      const [first] = group;
      if (!first) continue;
      const kind = first.work.one.use.kind.name;
      let taken = 0;
      for (const prepared of crew.systems[side].prepare(kind, writeOf(group, side))) {
        const batch = group.slice(taken, taken + prepared.count);
        taken += prepared.count;
        intended.push({ batch, intent: intentOf(crew, side, prepared, batch) });
      }
    }
  }
  if (intended.length > 0)
    await crew.store.storeIntents(
      crew.lease,
      intended.map(({ intent }) => intent),
    );
  return intended;
}

/**
 * New records in the order in which they came about, where their ids tell it: numbers that grow. The other side numbers them as they come,
 * and whoever waited for the same customer is told of in no order.
 */
function inTheirOrder(orders: readonly Order[]): readonly Order[] {
  const numbered = orders.flatMap((order) => {
    const number = order.step.do === 'create' ? /:(\d+)$/.exec(order.step.source.id)?.[1] : undefined;
    return number === undefined ? [] : [{ order, number: BigInt(number) }];
  });
  if (numbered.length < orders.length) return orders;
  return numbered.toSorted((one, other) => Number(one.number - other.number)).map(({ order }) => order);
}

function intentOf(crew: Crew, side: Side, prepared: Prepared, batch: readonly Order[]): Intent {
  const name = crew.world.name();
  return { id: name, side, key: name, prepared, items: batch.map(itemOf), sentAt: crew.world.now(), state: 'open' };
}

function itemOf({ work, step }: Order): IntentItem {
  const { one, row } = work;
  const source = seenOn(one.sights[otherSide(step.side)]);
  const { fields: mapped } = one.use.mapping;
  const fields = step.do === 'create' ? step.fields : step.do === 'update' ? step.patch : {};
  return {
    link: row?.id ?? null,
    // Of what is to be put away, the source shows nothing any more: it is known by its link.
    source: source?.id ?? row?.ids[otherSide(step.side)] ?? '',
    name: source?.name ?? row?.name ?? '',
    fields,
    from: step.do === 'create' ? { ...fields, ...alteredBy(step, mapped) } : step.do === 'update' ? step.from : {},
    ...(step.do !== 'archive' && { mapped: standOf(mapped, fields) }),
    ...(step.do === 'update' && step.lost.length > 0 && { lost: step.lost }),
    ...(step.do === 'update' && step.both && { both: step.both }),
    ...(step.do === 'create' && step.instead !== undefined && { instead: step.instead }),
    ...(step.do === 'create' && step.mail && { mail: step.mail }),
    sourceVersion: source?.version ?? '',
    sourceChangedAt: source?.changedAt ?? 0,
  };
}

function writeOf(group: readonly Order[], side: Side): Write {
  const steps = group.map(({ step }) => step);
  const creates = steps.filter((step) => step.do === 'create');
  if (creates.length > 0) return { op: 'create', drafts: creates.map(draftOf) };
  const archives = steps.filter((step) => step.do === 'archive');
  if (archives.length > 0) return { op: 'archive', records: putAways(group, side) };
  return {
    op: 'update',
    patches: group.flatMap(({ work, step }) => {
      const seen = seenOn(work.one.sights[side]);
      return step.do === 'update' && seen ? [{ id: step.id, seen, fields: step.patch }] : [];
    }),
  };
}

function draftOf({ source: { id, origin }, fields, instead }: Extract<Outward, { do: 'create' }>): Draft {
  return { source: id, fields, ...(origin !== undefined && { origin }), ...(instead !== undefined && { instead }) };
}

function putAways(group: readonly Order[], side: Side): PutAway[] {
  return group.flatMap(({ work, step }) => {
    const seen = seenOn(work.one.sights[side]);
    return step.do === 'archive' && seen ? [{ id: step.id, seen }] : [];
  });
}
