// How things stand at the end: linked records show the same, or something known stands in the way; records without a link wait for
// somebody, or are none of our business. Nothing is stuck without a word.

import { type KindName, type RecordId, type Side, sides } from '../../../src/core/record.ts';
import { peopleOf } from '../people/index.ts';
import { isOfLine } from '../people/lines.ts';
import type { Shown, TruthField } from '../people/people.ts';
import type { Life } from '../truth/truth.ts';
import { alike, isBlank } from './alike.ts';
import type { LinkKept } from './books.ts';
import {
  directionFrom,
  isInTime,
  isOnlyAtCreation,
  passes,
  rowsDuring,
  settingsDuring,
  tenantOf,
  type Trial,
  type Violation,
} from './judge.ts';

export function judgeInStep(trial: Trial): Violation[] {
  const live = trial.books.links.filter(({ endedAt }) => endedAt === 0);
  return [...live.flatMap((link) => linked(trial, link)), ...once(live), ...strangers(trial, live), ...silent(trial)];
}

function once(live: readonly LinkKept[]): Violation[] {
  return sides.flatMap((side) => {
    const ids = live.map(({ pair, kind, ids: both }) => `${pair}/${kind}/${both[side]}`);
    const twice = ids.filter((id, at) => ids.indexOf(id) !== at);
    return twice.map((id) => ({ law: 'linked once', what: `${id} has two links` }));
  });
}

function linked(trial: Trial, link: LinkKept): Violation[] {
  const { pair, kind, ids, held } = link;
  const tenant = trial.truth.life(kind, ids.accounting)?.tenant;
  if (tenant !== undefined && tenant !== tenantOf(trial, pair))
    return [{ law: 'apart', what: `${ids.accounting} of another organisation is linked in ${pair}` }];
  if (isExcused(trial, link)) return [];
  const crm = trial.truth.now(kind, ids.crm);
  const accounting = trial.truth.now(kind, ids.accounting);
  if (!crm || !accounting || crm.state !== 'live' || accounting.state !== 'live') {
    const isPutAway = crm?.state !== 'live' || accounting?.state === 'live';
    // An archived record that nobody edits rests in its link.
    return isPutAway && !(crm && accounting)
      ? [{ law: 'stuck', what: `${ids.crm} + ${ids.accounting}: one is gone and nobody is told` }]
      : [];
  }
  return fieldsOf(kind, [crm, accounting]).flatMap(({ name, provisioned }) => {
    if (isHeld(held, name) || (provisioned && !trial.history.setting.provision)) return [];
    if (isElsewhere(trial, link, name)) return [];
    const [one, other] = [crm.fields[name], accounting.fields[name]];
    if (alike(one, other) || isKeptBlank(trial, link, name, { crm, accounting }) || isOnlyAtCreation(trial, name))
      return [];
    const told = `${name}: ${JSON.stringify(one)} in ${ids.crm}, ${JSON.stringify(other)} in ${ids.accounting}`;
    return [{ law: 'in step', what: told }];
  });
}

/** The two need not be alike: the settings say so, or a person is asked. */
export function isExcused(trial: Trial, link: LinkKept): boolean {
  const { pair, ids } = link;
  return (
    isNoted(trial, link) ||
    isOff(trial, link) ||
    isAsked(trial, pair, [ids.crm, ids.accounting, ...awaited(trial, link)])
  );
}

/** Records without which the two cannot go on. */
function awaited({ books }: Trial, { pair, ids }: LinkKept): RecordId[] {
  return books.standings.flatMap((standing) =>
    standing.pair === pair && (standing.id === ids.crm || standing.id === ids.accounting) && standing.waitsFor !== null
      ? [standing.waitsFor]
      : [],
  );
}

/** Those of the kind, and those that belong to lines which either side shows. */
function fieldsOf(kind: KindName, shown: readonly Shown[]): Pick<TruthField, 'name' | 'provisioned'>[] {
  const lines = new Set(shown.flatMap(({ fields }) => Object.keys(fields).filter(isOfLine)));
  return [...peopleOf(kind).fields, ...[...lines].map((name) => ({ name }))];
}

/** A field that was left to a person; of lines the product knows no single values. */
function isHeld(held: readonly string[], field: string): boolean {
  return held.some((name) => name === field || (isOfLine(field) && name.startsWith('lines')));
}

/** What the settings keep from travelling, or a person: noted, and true to the end. */
function isNoted(trial: Trial, { pair, kind, note, ids }: LinkKept): boolean {
  const now = trial.bench.clock.now();
  const ways = settingsDuring(trial, pair, kind, now, now).flatMap((saved) =>
    sides.map((side) => ({ side, way: directionFrom(side, saved) })),
  );
  switch (note) {
    case null:
      return false;
    case 'skip.update-off':
      return ways.some(({ way }) => !way.on || !way.update);
    case 'skip.filter':
      return ways.some(({ side, way }) => !passes(way, trial.truth.now(kind, ids[side])?.traits ?? {}));
    case 'skip.delete-off':
      return ways.some(({ way }) => !way.on || way.delete === 'off');
    default:
      return note === 'skip.ignored' || note === 'skip.left-kind';
  }
}

/** Of a kind that is switched off nothing is looked at. */
function isOff(trial: Trial, { pair, kind }: LinkKept): boolean {
  const now = trial.bench.clock.now();
  return settingsDuring(trial, pair, kind, now, now).every(({ on }) => !on);
}

/** The mapping does not carry the field now, or from another place than the one that people see it in. */
function isElsewhere(trial: Trial, { pair, kind }: LinkKept, field: string): boolean {
  const now = trial.bench.clock.now();
  const own: Record<string, string> = { mobile: 'Phones[MOBILE]', fax: 'Phones[FAX]' };
  const isThere = rowsDuring(trial, pair, kind, field, [now, now]).every(
    ({ off, places }) => off !== true && (places?.accounting === undefined || places.accounting === own[field]),
  );
  // A field that pairs share is mirrored from the first of them alone.
  const isSecond = trial.connected.pairs.findIndex((each) => each.pair === pair) > 0;
  const wasMirrored = rowsDuring(trial, pair, kind, field, [0, now]).some(({ flow }) => flow === 'to-crm');
  return !isThere || (isSecond && wasMirrored);
}

/** Somebody emptied it, or it travels one way and its source never had it: a blank overwrites nothing. */
function isKeptBlank(trial: Trial, { pair, kind, ids }: LinkKept, field: string, now: Record<Side, Shown>): boolean {
  const sources = { 'to-crm': 'accounting', 'to-accounting': 'crm', both: null } as const;
  // What was agreed on then is agreed on still when it travels both ways.
  const isBlankSource = rowsDuring(trial, pair, kind, field, [0, trial.bench.clock.now()]).some(({ flow = 'both' }) => {
    const source = sources[flow];
    return source !== null && (isBlank(now[source].fields[field]) || isDecided(trial, ids));
  });
  if (isBlankSource) return true;
  return sides.some((side) => {
    // A line that was taken away is taken away.
    if (!isBlank(now[side].fields[field]) || isOfLine(field)) return false;
    const versions = trial.truth.life(kind, ids[side])?.versions ?? [];
    return versions.some(({ shown }) => shown && !isBlank(shown.fields[field]));
  });
}

/** Somebody decided: where the field travelled one way, what they chose stands on the far side alone. */
function isDecided({ actors }: Trial, ids: Record<Side, RecordId>): boolean {
  return actors.answers.some(
    ({ record, choice }) => choice !== 'ignore' && (record === ids.crm || record === ids.accounting),
  );
}

function isAsked({ books }: Trial, pair: string, ids: readonly RecordId[]): boolean {
  return books.issues.some((issue) => issue.pair === pair && issue.closedAt === null && ids.includes(issue.record));
}

function strangers(trial: Trial, live: readonly LinkKept[]): Violation[] {
  const { connected, truth } = trial;
  return connected.pairs.flatMap(({ pair, tenant }) =>
    [...truth.lives.values()].flatMap((life) => {
      if (life.side === 'accounting' && life.tenant !== tenant) return [];
      const shown = life.versions.at(-1)?.shown;
      if (shown?.state !== 'live') return [];
      if (live.some((link) => link.pair === pair && link.kind === life.kind && link.ids[life.side] === life.id))
        return [];
      return left(trial, pair, life, shown);
    }),
  );
}

/** A record without a link at the end. */
function left(trial: Trial, pair: string, life: Life, shown: Shown): Violation[] {
  const { books } = trial;
  const ended = books.links.some(
    (link) => link.pair === pair && link.kind === life.kind && link.ids[life.side] === life.id && link.endedAt > 0,
  );
  const known = books.standings.some(({ pair: own, id, kind }) => own === pair && id === life.id && kind === life.kind);
  if (ended || known || isAsked(trial, pair, [life.id])) return [];
  const now = trial.bench.clock.now();
  // The one that it would belong to, by its name, its code or its tax number, is left alone, by the settings or by a person; where a document waits for
  // that one, somebody is told of it.
  const isCalledSo = (kind: Life['kind'], id: RecordId) => {
    const fields = trial.truth.now(kind, id)?.fields;
    return ['code', 'taxNumber'].some((name) => !isBlank(fields?.[name]) && fields?.[name] === shown.fields[name]);
  };
  const isIgnored = books.standings.some(
    ({ pair: own, kind, id, code, name }) =>
      own === pair &&
      kind === life.kind &&
      (code.startsWith('skip.') || code === 'needs.left-out') &&
      (alike(name, shown.name) || isCalledSo(kind, id)),
  );
  if (isIgnored) return [];
  const isShutOut = settingsDuring(trial, pair, life.kind, now, now).every((saved) => {
    const way = directionFrom(life.side, saved);
    return !saved.on || !way.on || !way.create || !passes(way, shown.traits) || !isInTime(saved, shown.traits);
  });
  return isShutOut
    ? []
    : [{ law: 'stuck', what: `${life.id} (${shown.name.slice(0, 40)}) is not linked in ${pair} and nobody is told` }];
}

/** A record that failed or that needs somebody has an issue; one that waits has a time or another record to wait for. */
function silent(trial: Trial): Violation[] {
  return trial.books.standings.flatMap(({ pair, id, state, code }) => {
    if (state !== 'failed' && state !== 'needs-you') return [];
    const links = trial.books.links.filter(
      (link) => link.endedAt === 0 && (link.ids.crm === id || link.ids.accounting === id),
    );
    if (isAsked(trial, pair, [id, ...links.flatMap(({ ids }) => [ids.crm, ids.accounting])])) return [];
    return [{ law: 'stuck', what: `${id} stands as ${state} (${code}) without an issue` }];
  });
}
