// What we put away: only what was deleted or put away on the other side, and only where the settings or a person said so.

import { during, type Life, type Version } from '../truth/truth.ts';
import { partnersOf } from './partners.ts';
import { directionFrom, settingsDuring, type Trial, type Violation } from './judge.ts';

const PLANNED_BEFORE_MS = 100_000;

export function judgeRemoved(trial: Trial): Violation[] {
  return [...trial.truth.lives.values()].flatMap((life) => putAwayByUs(trial, life));
}

function putAwayByUs(trial: Trial, life: Life): Violation[] {
  return life.versions.flatMap(({ author, shown, at }, index) => {
    const before = life.versions[index - 1]?.shown;
    const went = before?.state === 'live' && shown?.state !== 'live';
    if (author.by !== 'us' || !went) return [];
    const from = author.sentAt - PLANNED_BEFORE_MS;
    const partners = partnersOf(trial, life);
    const others = partners.flatMap((id) => trial.truth.life(life.kind, id) ?? []);
    const wasGone = others.some((other) => during(other, from, at).some((version) => version.shown?.state !== 'live'));
    const source = life.side === 'crm' ? 'accounting' : 'crm';
    const rules = settingsDuring(trial, author.name, life.kind, from, at);
    const bySetting = rules.some((saved) => saved.on && directionFrom(source, saved).delete === 'apply');
    const byPerson = trial.actors.answers.some(
      (answer) =>
        ['approve', 'reissue'].includes(answer.choice) &&
        answer.at <= at &&
        [life.id, ...partners].includes(answer.record),
    );
    // Void is a state of documents that travels as others do; only who deletes is followed by leave.
    const wasVoid = life.kind === 'invoice' && others.some((other) => during(other, from, at).some(isVoid));
    if (wasVoid || (wasGone && (bySetting || byPerson))) return [];
    const why = wasGone ? 'though nobody had said so' : 'though the other side was there';
    return [{ law: 'removed', what: `${life.id} was put away ${why}` }];
  });
}

function isVoid({ shown }: Version): boolean {
  return shown?.state === 'away';
}
