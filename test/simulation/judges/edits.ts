// Every edit: visible, superseded by a later one, in the log as a conflict's loser, or a blank that overwrites nothing. What nobody may
// ever find is a value that a person entered and that we wrote over without a word.

import type { KindName, RecordId } from '../../../src/core/record.ts';
import { isOfLine } from '../people/lines.ts';
import { type Life, type Version } from '../truth/truth.ts';
import { alike, isBlank } from './alike.ts';
import { partnersOf } from './partners.ts';
import { isOnlyAtCreation, type Trial, type Violation } from './judge.ts';

/**
 * A value that a person entered never comes back to them as the other side makes of it: what only we wrote over there is no edit of
 * anybody's.
 */
export function judgeMangled(trial: Trial): Violation[] {
  return [...trial.truth.lives.values()].flatMap((life) =>
    life.versions.flatMap((version, index) => {
      const before = life.versions[index - 1];
      if (version.author.by !== 'us' || !before?.shown || !version.shown) return [];
      return Object.entries(before.shown.fields).flatMap(([field, value]) => {
        const now = version.shown?.fields[field];
        if (isBlank(value) || isBlank(now) || value === now || isOnlyAtCreation(trial, field)) return [];
        const entered = enteredAt(life, field, index - 1);
        if (entered?.author.by !== 'person' || !alike(value, now) || isSomebodys(trial, life, field, now)) return [];
        // Who chose between the two has the chosen one as that vendor tidies it.
        if (wasDecided(trial, life, field, entered, version)) return [];
        return [
          { law: 'mangled', what: `${field} of ${life.id}: ${JSON.stringify(value)} became ${JSON.stringify(now)}` },
        ];
      });
    }),
  );
}

/** Whether anybody ever entered that very value on the other side, or in another organisation that shares the record over there. */
function isSomebodys(trial: Trial, life: Life, field: string, value: unknown): boolean {
  const partners = partnersOf(trial, life).flatMap((id) => trial.truth.life(life.kind, id) ?? []);
  const sharing = partners
    .flatMap((each) => partnersOf(trial, each))
    .flatMap((id) => trial.truth.life(life.kind, id) ?? []);
  return [...partners, ...sharing].some(({ versions }) =>
    versions.some(
      ({ author, shown }) => author.by === 'person' && namesOf(field).some((name) => shown?.fields[name] === value),
    ),
  );
}

export function judgeEdits(trial: Trial): Violation[] {
  return [...trial.truth.lives.values()].flatMap((life) =>
    life.versions.flatMap((version, index) => {
      const before = life.versions[index - 1];
      return version.author.by === 'us' && before?.shown && version.shown ? overwritten(trial, life, index) : [];
    }),
  );
}

/** Fields of one save of ours whose values were a person's and are nowhere else. */
function overwritten(trial: Trial, life: Life, index: number): Violation[] {
  const version = life.versions[index];
  const before = life.versions[index - 1];
  if (!version?.shown || !before?.shown) return [];
  const { shown } = version;
  return Object.entries(before.shown.fields).flatMap(([field, value]) => {
    if (isBlank(value) || alike(value, shown.fields[field]) || isOnlyAtCreation(trial, field)) return [];
    const entered = enteredAt(life, field, index - 1);
    if (!entered || entered.author.by !== 'person' || isBeginning(trial, life, field, entered)) return [];
    if (wasKnown(trial, life, field, value, entered, version) || isLogged(trial, life, field, value)) return [];
    if (wasDecided(trial, life, field, entered, version) || isOpenRace(trial, life, entered, version)) return [];
    if (standsBeside(trial, field, value, entered, version)) return [];
    if (isBackAgain(trial, life, field, value, entered) || wasTheCompanys(trial, life, field, value, entered))
      return [];
    const told = `${field} of ${life.id}: ${JSON.stringify(value)} entered at ${entered.at}, overwritten with ${JSON.stringify(shown.fields[field])} at ${version.at}`;
    return [{ law: 'lost edit', what: told }];
  });
}

/**
 * Somebody made a company's first person at the very moment at which we did, and Zoho knows no condition for that: both are there, of whom
 * it shows one.
 */
function standsBeside(
  { history }: Trial,
  field: string,
  value: unknown,
  entered: Version,
  overwrite: Version,
): boolean {
  const { author, shown } = overwrite;
  if (author.by !== 'us' || entered.at < author.sentAt - history.setting.latencyMs - 1) return false;
  return shown?.others?.some((person) => alike(person[field], value)) === true;
}

/** Whoever takes a company away leaves its person as a customer: what the company showed of them by then was not entered with that. */
function wasTheCompanys(trial: Trial, life: Life, field: string, value: unknown, entered: Version): boolean {
  if (entered !== life.versions[0]) return false;
  return [...trial.truth.lives.values()].some(({ kind, side, versions }) => {
    const at = versions.findIndex(({ turn }) => turn === entered.turn);
    const [last, gone] = [versions[at - 1]?.shown, versions[at]?.shown];
    return kind === life.kind && side === life.side && gone === null && alike(last?.fields[field], value);
  });
}

/** In which state a document begins over there, the settings say, whatever it was set to by then. */
function isBeginning(trial: Trial, life: Life, field: string, entered: Version): boolean {
  if (field !== 'status') return false;
  const begun = partnersOf(trial, life).map((id) => trial.truth.life(life.kind, id)?.versions[0]?.turn ?? Infinity);
  return entered === life.versions[0] || begun.every((turn) => turn > entered.turn);
}

/** The version in which the field got the value that it shows in the version of that index. Whoever restores a record enters nothing. */
function enteredAt({ versions }: Life, field: string, index: number): Version | undefined {
  const value = versions[index]?.shown?.fields[field];
  const earlier = versions.slice(0, index).filter(({ shown }) => shown);
  let entered = versions[index];
  for (const version of earlier.reverse()) {
    if (version.shown?.fields[field] !== value) break;
    entered = version;
  }
  return entered;
}

/** The names by which the other side may show a field: mappings let these two stand in each other's places. */
function namesOf(field: string): readonly string[] {
  return field === 'mobile' || field === 'fax' ? ['mobile', 'fax'] : [field];
}

/** The other side showed the value since (or when) it was entered, and somebody changed it there later. */
function wasKnown(
  trial: Trial,
  life: Life,
  field: string,
  value: unknown,
  entered: Version,
  overwrite: Version,
): boolean {
  return partnersOf(trial, life).some((id) => {
    const versions = trial.truth.life(life.kind, id)?.versions ?? [];
    return versions.some(({ turn, shown }, at) => {
      const until = versions[at + 1]?.turn ?? Infinity;
      const isShown = namesOf(field).some((name) => alike(shown?.fields[name], value));
      return until > entered.turn && turn < overwrite.turn && isShown;
    });
  });
}

/**
 * Somebody typed something else and then again what both sides had agreed on. Sides are compared as they stand, not by who typed when
 * (docs/sync-rules.md, *edited*): unless the other value travelled in between, nobody edited anything.
 */
function isBackAgain(trial: Trial, life: Life, field: string, value: unknown, entered: Version): boolean {
  const earlier = life.versions.slice(0, life.versions.indexOf(entered));
  const last = earlier.findLastIndex(({ shown }) => shown && !alike(shown.fields[field], value));
  const agreed = earlier.slice(0, last + 1).findLastIndex(({ shown }) => alike(shown?.fields[field], value));
  const [from, until] = [earlier[agreed], entered.turn];
  if (!from) return false;
  const between = earlier.slice(agreed + 1).map(({ shown }) => shown?.fields[field]);
  const partners = partnersOf(trial, life).flatMap((id) => trial.truth.life(life.kind, id)?.versions ?? []);
  const during = partners.filter(({ turn }) => turn >= from.turn && turn < until);
  const travelled = during.some(({ shown }) =>
    between.some((each) => !isBlank(each) && alike(shown?.fields[field], each)),
  );
  const wasShown = partners.some(({ turn, shown }) => turn < until && alike(shown?.fields[field], value));
  return wasShown && !travelled;
}

function isLogged({ books }: Trial, life: Life, field: string, value: unknown): boolean {
  return books.lost.some(
    (lost) =>
      lost.kind === life.kind &&
      lost.side === life.side &&
      ((isOfLine(field) && lost.field.startsWith('lines')) ||
        (namesOf(field).includes(lost.field) && alike(lost.value, value))),
  );
}

/** A person chose between the values; or had what is left of a deleted record put away, whatever its status was set to by then. */
function wasDecided(trial: Trial, life: Life, field: string, entered: Version, overwrite: Version): boolean {
  const about: RecordId[] = [life.id, ...partnersOf(trial, life)];
  return trial.actors.answers.some(({ record, at, code, choice }) => {
    if (!about.includes(record) || at < entered.at - 5_000 || at > overwrite.at) return false;
    if (code.startsWith('gone.')) return choice === 'approve' && field === 'status' && entered.at <= at;
    return (code === 'conflict.fields' || code === 'unsettled.rounds') && choice !== 'ignore';
  });
}

/** Where accounting tells what changed, by kind. */
const pagesOf: Readonly<Partial<Record<KindName, string>>> = { item: '/Items', invoice: '/Invoices' };

/**
 * Xero has no conditional write: what somebody saves between our change page and our write may be overwritten. A page stands for five
 * seconds; the write must have been sent by then or soon after.
 */
function isOpenRace({ calls, history }: Trial, life: Life, entered: Version, { author }: Version): boolean {
  if (life.side !== 'accounting' || author.by !== 'us') return false;
  const pages = calls.filter(
    ({ vendor, method, sentAt, tenant, status }) =>
      vendor === 'xero' && method === 'GET' && tenant === life.tenant && status < 400 && sentAt <= author.sentAt,
  );
  // What was read by the ids of others says nothing of this one.
  const tells = (path: string) => !path.includes('IDs=') || path.includes(life.id.split(':')[1] ?? '');
  const seen = pages.filter(({ path }) => path.includes(pagesOf[life.kind] ?? '/Contacts') && tells(path)).at(-1);
  const slack = history.setting.latencyMs + 1;
  return seen === undefined || entered.at >= Math.min(seen.sentAt, author.sentAt - 5_000) - slack;
}
