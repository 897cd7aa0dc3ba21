// What we made: nothing that the settings shut out, nothing twice, and nothing beside a record that was there already.

import type { RecordId } from '../../../src/core/record.ts';
import type { Told } from '../people/people.ts';
import { during, type Life } from '../truth/truth.ts';
import { alike } from './alike.ts';
import { directionFrom, isInTime, passes, settingsDuring, type Trial, type Violation } from './judge.ts';

/** A request may have been planned this long before it was sent: a pass holds its lease for ninety seconds. */
const PLANNED_BEFORE_MS = 100_000;
/** A twin that is there for so long must be known. */
const KNOWN_AFTER_MS = 120_000;

interface Made {
  readonly life: Life;
  readonly at: number;
  readonly pair: string;
  readonly source: RecordId | null;
  /** Another pair found it and linked it to a record of its own, which it was not made from. */
  readonly isFound: boolean;
}

export function judgeCreated(trial: Trial): Violation[] {
  const made = [...trial.truth.lives.values()].flatMap((life) => madeByUs(trial, life));
  return [
    ...made.flatMap((each) => unexplained(trial, each)),
    ...made.flatMap((each) => shutOut(trial, each)),
    ...made.flatMap((each, at) => twice(trial, each, made.slice(0, at))),
    ...made.flatMap((each) => besideTwin(trial, each)),
  ];
}

function madeByUs(trial: Trial, life: Life): Made[] {
  const [first] = life.versions;
  if (first?.author.by !== 'us') return [];
  const { name: pair, sentAt } = first.author;
  const stamp = first.shown?.stamps[pair];
  const links = trial.books.links.filter(({ ids, kind }) => kind === life.kind && ids[life.side] === life.id);
  const link = links.find((each) => each.pair === pair);
  const source = stamp ?? (link ? link.ids[life.side === 'crm' ? 'accounting' : 'crm'] : null);
  return [{ life, at: sentAt, pair, source, isFound: links.some((each) => each.pair !== pair) }];
}

/**
 * Where the fields of ours are not set up in the CRM, a new record bears no mark: if the reply is lost and somebody enters the same meanwhile,
 * nobody can tell which of the two is ours, and a person is asked.
 */
function unexplained({ books }: Trial, { life, pair, source, isFound }: Made): Violation[] {
  const isAsked = books.issues.some(
    (issue) => issue.pair === pair && issue.kind === life.kind && issue.record === life.id,
  );
  if (source !== null || isFound || isAsked) return [];
  return [{ law: 'created', what: `${life.id} (${nameOf(life)}) was made and belongs to nobody` }];
}

function shutOut(trial: Trial, { life, at, pair, source }: Made): Violation[] {
  const origin = source === null ? undefined : trial.truth.life(life.kind, source);
  // What a person has voided and issued anew is made of a document that was void by then.
  if (!origin || (life.kind === 'invoice' && isWanted(trial, pair, source, at))) return [];
  const from = at - PLANNED_BEFORE_MS;
  const rules = settingsDuring(trial, pair, life.kind, from, at);
  const states = during(origin, from, at).flatMap(({ shown }) => (shown ? [shown] : []));
  const allowed = rules.some((saved) => {
    const way = directionFrom(origin.side, saved);
    const lets = (traits: Told) => passes(way, traits) && isInTime(saved, traits);
    return saved.on && way.on && way.create && states.some(({ traits, state }) => state === 'live' && lets(traits));
  });
  if (allowed) return [];
  return [
    { law: 'shut out', what: `${life.id} (${nameOf(life)}) was made from ${origin.id}, which the settings shut out` },
  ];
}

/** The first one went away, its link ended, or somebody wanted a second one. */
function twice(trial: Trial, { life, at, pair, source }: Made, earlier: readonly Made[]): Violation[] {
  const others = earlier.filter(
    (other) => source !== null && other.source === source && other.pair === pair && other.life.kind === life.kind,
  );
  const standing = others.filter(({ life: other }) => {
    const [last] = during(other, at, at).slice(-1);
    const parted = trial.books.links.some(
      ({ ids, endedAt, kind }) =>
        kind === other.kind && ids[other.side] === other.id && endedAt > 0 && endedAt <= at + 60_000,
    );
    return last?.shown?.state === 'live' && !parted;
  });
  if (standing.length === 0 || isWanted(trial, pair, source, at)) return [];
  const [other] = standing;
  return [
    {
      law: 'twice',
      what: `${life.id} and ${other?.life.id ?? ''} were both made from ${source ?? ''} (${nameOf(life)})`,
    },
  ];
}

/** Answers by which a person has something made. */
const makes = ['create', 'reissue'];

function isWanted({ actors }: Trial, pair: string, source: RecordId | null, at: number): boolean {
  return actors.answers.some(
    (answer) => answer.pair === pair && answer.record === source && makes.includes(answer.choice) && answer.at <= at,
  );
}

/** Somebody else of the same name stood there for some time, and nobody was asked. */
function besideTwin(trial: Trial, { life, at, pair, source }: Made): Violation[] {
  // Documents have no names of their own.
  if (life.kind === 'invoice' || isWanted(trial, pair, source, at)) return [];
  const origin = source === null ? undefined : trial.truth.life(life.kind, source);
  const [asPlanned] = origin ? during(origin, at, at).slice(-1) : [];
  const name = life.versions[0]?.shown?.name ?? '';
  // A person in Zoho is called by first and last name, whatever the company is called.
  if (!isSameName(asPlanned?.shown?.name ?? name, name)) return [];
  const twin = [...trial.truth.lives.values()].find((other) => {
    if (other === life || other.kind !== life.kind || other.side !== life.side || other.tenant !== life.tenant)
      return false;
    const [first] = other.versions;
    if (!first || first.at > at - KNOWN_AFTER_MS) return false;
    return during(other, at - KNOWN_AFTER_MS, at).every(
      ({ shown }) => shown?.state === 'live' && isSameName(shown.name, name),
    );
  });
  return twin ? [{ law: 'beside', what: `${life.id} was made though ${twin.id} (${name}) was there` }] : [];
}

function isSameName(one: string, other: string): boolean {
  return alike(one, other) && one.trim().toLowerCase() === other.trim().toLowerCase();
}

function nameOf({ versions }: Life): string {
  return versions.find(({ shown }) => shown)?.shown?.name.slice(0, 40) ?? '';
}
