// Looks: what is to be looked at, where each stands, and how marks join.

import { type SQL, sql } from 'drizzle-orm';
import { classes } from '../core/pace.ts';
import { type KindName, type Side, sides } from '../core/record.ts';
import { SLACK_MS } from '../core/silence.ts';
import { EVERYTHING, NAMED_AT_MOST } from '../sync/look.ts';
import type { LookChange, LookSort } from '../sync/look.ts';
import { type Cell, insertRows, json, rowsOf } from './database.ts';

/** What a change is told by, in this order. */
const names = [
  'pair',
  'kind',
  'side',
  'sort',
  'checkpoint',
  'phase',
  'lookedAt',
  'changedAt',
  'quietUntil',
  'cursor',
  'moves',
  'rest',
  'rests',
  'finished',
  'well',
  'at',
  'ids',
  'work',
  'trigger',
  'actor',
  'heardEvent',
  'heardSave',
  'missedEvent',
  'missedSave',
  'found',
  'lastWalk',
  'told',
] as const;
const changeCells = sql.raw(names.map((name, at) => `value->>${at} AS ${name}`).join(', '));

type Change = LookChange & { readonly pair: string };

/** What says which look is changed. */
const where = new Set(['pair', 'kind', 'side', 'sort']);
const dueAtOfNew = 'CASE WHEN new.work = 1 THEN MAX(new.at, COALESCE(looks.quiet_until, 0)) ELSE new.at END';

function cellsOf({ mark, rest, heard, missed, finished, cursor, lastWalk, ...change }: Change): Cell[] {
  const cells: Record<(typeof names)[number], Cell | undefined> = {
    pair: change.pair,
    kind: change.kind,
    side: change.side,
    sort: change.sort,
    checkpoint: change.checkpoint,
    phase: change.phase,
    lookedAt: change.lookedAt,
    changedAt: change.changedAt,
    quietUntil: change.quietUntil,
    cursor,
    moves: cursor === undefined ? 0 : 1,
    rest: rest && rest.length > 0 ? json(rest.map(({ id, at }) => [id, at])) : null,
    rests: rest === undefined ? 0 : 1,
    finished: finished === undefined ? 0 : 1,
    well: finished === 'well' ? 1 : 0,
    at: mark?.at,
    ids: mark?.ids && json(mark.ids),
    work: mark && classes.indexOf(mark.cause.work),
    trigger: mark?.cause.trigger,
    actor: mark?.cause.actor,
    heardEvent: heard?.event,
    heardSave: heard?.save,
    missedEvent: missed?.event,
    missedSave: missed?.save,
    found: change.found,
    lastWalk: lastWalk && json(lastWalk),
    told: heard && Object.keys(change).every((name) => where.has(name)) ? 1 : 0,
  };
  return names.map((name) => cells[name] ?? null);
}

/**
 * Changes to looks, several in one statement. A mark joins one that is there: the earlier time, the more urgent class, and the named
 * ids of both, or no ids at all (whatever changed) where either has none or there are more than twenty.
 */
export function changeLooks(changes: readonly Change[]): SQL {
  const rows = changes.map(cellsOf);
  return sql`WITH new AS MATERIALIZED (SELECT ${changeCells} FROM ${rowsOf(rows)}) UPDATE looks SET
      checkpoint = COALESCE(new.checkpoint, looks.checkpoint),
      phase = COALESCE(new.phase, looks.phase),
      cursor = CASE WHEN new.moves THEN new.cursor ELSE looks.cursor END,
      rest = CASE WHEN new.rests THEN new.rest ELSE looks.rest END,
      running = CASE WHEN new.finished THEN NULL ELSE looks.running END,
      taken = CASE WHEN new.finished THEN NULL ELSE looks.taken END,
      attempts = CASE WHEN new.well THEN 0 ELSE looks.attempts END,
      looked_at = COALESCE(new.lookedAt, looks.looked_at),
      changed_at = COALESCE(new.changedAt, looks.changed_at),
      quiet_until = MAX(COALESCE(new.quietUntil, 0), COALESCE(looks.quiet_until, 0)),
      due_at = CASE WHEN new.at IS NULL THEN looks.due_at ELSE MIN(${dueAt}, COALESCE(looks.due_at, ${dueAt})) END,
      ids = ${namesLeft},
      work = CASE WHEN new.at IS NULL THEN looks.work WHEN looks.due_at IS NULL THEN new.work ELSE MIN(looks.work, new.work) END,
      trigger = CASE WHEN ${takesOver} THEN new.trigger ELSE looks.trigger END,
      actor = CASE WHEN ${takesOver} THEN new.actor ELSE looks.actor END,
      heard_event = COALESCE(new.heardEvent, looks.heard_event),
      heard_save = COALESCE(new.heardSave, looks.heard_save),
      missed_event = ${stillMissed('event', 'Event')},
      missed_save = ${stillMissed('save', 'Save')},
      found = COALESCE(new.found, looks.found),
      last_walk = COALESCE(new.lastWalk, looks.last_walk)
    FROM new WHERE looks.pair = new.pair AND looks.kind = new.kind AND looks.side = new.side AND looks.sort = new.sort
      AND NOT (${isNoNews})`;
}

/** Who was heard this lately need not be noted again: far less than what two clocks may differ by (`SLACK_MS`). */
const HEARD_LATELY_MS = 2_000;

/** Somebody tells of whatever changed where that is due already, or of nothing that does not rest, and was heard a moment ago: no row. */
const isNoNews: SQL = (() => {
  const isDue = `looks.due_at <= ${dueAtOfNew} AND looks.ids IS NULL AND looks.work <= new.work`;
  const isHeard = (cell: string, column: string) =>
    `(new.${cell} IS NULL OR new.${cell} - looks.${column} BETWEEN 0 AND ${HEARD_LATELY_MS})`;
  return sql.raw(
    `new.told AND (new.at IS NULL OR COALESCE(${isDue}, 0)) AND COALESCE(${isHeard('heardEvent', 'heard_event')} AND ${isHeard('heardSave', 'heard_save')}, 0)`,
  );
})();

/** A hint waits out the echoes of our own writes; a person does not. */
const dueAt = sql.raw(dueAtOfNew);

/** Who rests from here on is read by name anyhow: a hint about our own save often comes before we have noted it. */
const namesLeft: SQL = (() => {
  const both = namesOfBoth('looks.ids', 'new.ids');
  const joined = `CASE WHEN new.at IS NULL THEN looks.ids WHEN looks.due_at IS NULL THEN new.ids ELSE ${both} END`;
  // Looked for in the text: so many may rest that reading them row by row would be most of what a run reads.
  const left = `SELECT value FROM json_each(${joined}) WHERE instr(COALESCE(new.rest, ''), '"' || value || '"') = 0`;
  return sql.raw(
    `CASE WHEN new.rests AND (${joined}) IS NOT NULL THEN (SELECT json_group_array(value) FROM (${left})) ELSE (${joined}) END`,
  );
})();

/** A mark names the trigger where nothing was due, or where it is the more urgent one. */
const takesOver = sql.raw('new.at IS NOT NULL AND (looks.due_at IS NULL OR new.work < looks.work)');

/** A change that nobody has told of stays until it is told of; a further one is no news. */
function stillMissed(column: string, cell: string): SQL {
  const [missed, heard] = [`looks.missed_${column}`, `COALESCE(looks.heard_${column}, 0) + ${SLACK_MS}`];
  return sql.raw(`CASE WHEN ${missed} > ${heard} THEN ${missed} ELSE COALESCE(new.missed${cell}, ${missed}) END`);
}

/** The names of two marks together, `*` where one is for whatever changed; that alone beyond what a mark may name. */
export function bothIds(one: string, other: string): SQL {
  return sql.raw(namesOfBoth(one, other));
}

function namesOfBoth(one: string, other: string): string {
  const names = (ids: string) => `SELECT value FROM json_each(COALESCE(${ids}, '["${EVERYTHING}"]'))`;
  const most = `CASE looks.side WHEN 'crm' THEN ${NAMED_AT_MOST.crm} ELSE ${NAMED_AT_MOST.accounting} END`;
  return `CASE WHEN ${one} IS NULL AND ${other} IS NULL THEN NULL ELSE (
    SELECT CASE WHEN count(*) > ${most} THEN NULL ELSE json_group_array(value) END
    FROM (${names(one)} UNION ${names(other)})) END`;
}

/** The rows that a pair needs before anything can be looked at; those that are there stay as they are. */
export function layOutLooks(
  pair: string,
  wanted: readonly { kind: KindName; side: Side; sort: LookSort }[],
  now: number,
): SQL {
  const rows = wanted.map(({ kind, side, sort }): Cell[] => [
    pair,
    kind,
    side,
    sort,
    sort === 'walk' ? 'census' : 'review',
    now,
  ]);
  return insertRows('looks', ['pair', 'kind', 'side', 'sort', 'phase', 'next_at'], rows, 'ON CONFLICT DO NOTHING');
}

/** The looks that a pair has for its kinds. */
export function looksOf(kinds: readonly KindName[]): { kind: KindName; side: Side; sort: LookSort }[] {
  const ofRecords = kinds.flatMap((kind) =>
    sides.flatMap((side) => (['changes', 'walk'] as const).map((sort) => ({ kind, side, sort }))),
  );
  // Money that shows on others' records is looked at in accounting alone.
  const ofMoney = [
    { kind: 'customer', side: 'accounting', sort: 'balances' },
    { kind: 'credit', side: 'accounting', sort: 'changes' },
  ] as const;
  return [...ofRecords, ...ofMoney];
}
