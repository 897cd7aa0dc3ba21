// A look as it is stored, and as the floor below knows it.

import { classes } from '../../core/pace.ts';
import type { KindName, Side } from '../../core/record.ts';
import type { Trigger } from '../../sync/ports.ts';
import type { Look, LookSort } from '../../sync/look.ts';
import type { Taken } from '../../sync/store.ts';
import { parse } from '../database.ts';

export interface LookRecord {
  kind: string;
  side: string;
  sort: string;
  phase: string;
  checkpoint: string | null;
  cursor: string | null;
  due_at: number | null;
  work: number;
  trigger: string;
  actor: string | null;
  ids: string | null;
  running: number | null;
  taken: string | null;
  rest: string | null;
  attempts: number;
  looked_at: number | null;
  changed_at: number | null;
  heard_event: number | null;
  heard_save: number | null;
  missed_event: number | null;
  missed_save: number | null;
  found: number;
  last_walk: string | null;
}

export function fromLook(row: LookRecord): Look {
  return {
    kind: row.kind as KindName,
    side: row.side as Side,
    sort: row.sort as LookSort,
    phase: row.phase as Look['phase'],
    checkpoint: row.checkpoint,
    cursor: row.cursor,
    dueAt: row.due_at,
    work: classes[row.work] ?? 'timer',
    trigger: row.trigger as Trigger,
    actor: row.actor,
    ids: row.ids === null ? null : parse<string[]>(row.ids),
    running: row.running,
    taken: row.taken === null ? null : parse<string[]>(row.taken),
    rest: row.rest === null ? [] : parse<[string, number][]>(row.rest).map(([id, at]) => ({ id, at })),
    attempts: row.attempts,
    lookedAt: row.looked_at,
    changedAt: row.changed_at,
    tellers: {
      event: { heard: row.heard_event, missed: row.missed_event },
      save: { heard: row.heard_save, missed: row.missed_save },
    },
    found: row.found,
    lastWalk: row.last_walk === null ? null : parse<NonNullable<Look['lastWalk']>>(row.last_walk),
  };
}

/** What a claim tells of a look: those columns alone. */
export function fromTaken({ kind, side, sort, taken, work, trigger, actor }: LookRecord): Taken {
  return {
    kind: kind as KindName,
    side: side as Side,
    sort: sort as LookSort,
    taken: taken === null ? null : parse<string[]>(taken),
    work: classes[work] ?? 'timer',
    trigger: trigger as Trigger,
    actor,
  };
}
