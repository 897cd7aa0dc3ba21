// A standing as it is stored, and as the floor below knows it.

import { classes } from '../../core/pace.ts';
import type { KindName, Side } from '../../core/record.ts';
import type { Choice } from '../../core/steps.ts';
import type { Trigger } from '../../sync/ports.ts';
import type { Standing, StandingState } from '../../sync/store.ts';
import { type Cell, json, parse } from '../database.ts';
import { unlessEmpty } from './cells.ts';

export interface StandingRecord {
  kind: string;
  id: string;
  side: string;
  name: string;
  state: string;
  code: string;
  facts: string | null;
  due_at: number | null;
  work: number;
  trigger: string;
  actor: string | null;
  waits_for: string | null;
  attempts: number;
  choice: string | null;
  since: number;
}

export const standingColumns = [
  'pair',
  'kind',
  'id',
  'side',
  'name',
  'state',
  'code',
  'facts',
  'due_at',
  'work',
  'trigger',
  'actor',
  'waits_for',
  'attempts',
  'choice',
  'since',
] as const;

export function toStandingCells(pair: string, standing: Standing): Cell[] {
  return [
    pair,
    standing.kind,
    standing.id,
    standing.side,
    standing.name,
    standing.state,
    standing.code,
    unlessEmpty(standing.facts),
    standing.dueAt,
    classes.indexOf(standing.work),
    standing.trigger,
    standing.actor,
    standing.waitsFor,
    standing.attempts,
    standing.choice === null ? null : json(standing.choice),
    standing.since,
  ];
}

export function fromStanding(row: StandingRecord): Standing {
  return {
    kind: row.kind as KindName,
    id: row.id,
    side: row.side as Side,
    name: row.name,
    state: row.state as StandingState,
    code: row.code,
    facts: row.facts === null ? {} : parse<Record<string, unknown>>(row.facts),
    dueAt: row.due_at,
    work: classes[row.work] ?? 'timer',
    trigger: row.trigger as Trigger,
    actor: row.actor,
    waitsFor: row.waits_for,
    attempts: row.attempts,
    choice: row.choice === null ? null : parse<Choice>(row.choice),
    since: row.since,
  };
}
