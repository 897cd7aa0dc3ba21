// A look: what is to be looked at, how far it has got, and what a round changes about it.

import type { WorkClass } from '../core/pace.ts';
import type { KindName, RecordId, Side } from '../core/record.ts';
import type { Heard, Teller } from '../core/silence.ts';
import type { Trigger } from './ports.ts';

/**
 * `changes` follows what changed since a checkpoint; `walk` goes through all records once, by id; `balances` adds up what is open with
 * those customers that its rest names.
 */
export type LookSort = 'changes' | 'walk' | 'balances';

export interface Look {
  readonly kind: KindName;
  readonly side: Side;
  readonly sort: LookSort;
  /** Of a walk: `census` learns who is there and plans nothing; `review` plans every record. */
  readonly phase: 'census' | 'review';
  readonly checkpoint: string | null;
  readonly cursor: string | null;
  readonly dueAt: number | null;
  readonly work: WorkClass;
  readonly trigger: Trigger;
  readonly actor: string | null;
  readonly ids: readonly string[] | null;
  /** The epoch of a pass that began on it and did not finish, and the ids that it took. */
  readonly running: number | null;
  readonly taken: readonly string[] | null;
  /** Records that were found and not dealt with yet: the checkpoint is past them. */
  readonly rest: readonly Rest[];
  readonly attempts: number;
  readonly lookedAt: number | null;
  readonly changedAt: number | null;
  /** Those who are to tell of what changes there. */
  readonly tellers: Readonly<Record<Teller, Heard>>;
  /** Of a walk: changes that it has found so far and that nothing had told of. */
  readonly found: number;
  /** The last walk that came to its end; `found` is null for the first, which finds everybody. */
  readonly lastWalk: { readonly at: number; readonly found: number | null } | null;
}

/** A record that a look found, and when it is to be read and planned (epoch ms). */
export interface Rest {
  readonly id: RecordId;
  readonly at: number;
}

/** The ids that a look is to read, those that a pass took and never came back with included; null for whatever changed. */
export function namedIn({ dueAt, running, ids, taken }: Look): readonly string[] | null {
  if (dueAt === null) return taken;
  if (running === null) return ids;
  return ids && taken ? [...new Set([...ids, ...taken])] : null;
}

/** A change to a look. What is left out stays. */
export interface LookChange {
  readonly kind: KindName;
  readonly side: Side;
  readonly sort: LookSort;
  readonly checkpoint?: string;
  readonly cursor?: string | null;
  readonly rest?: readonly Rest[];
  readonly phase?: Look['phase'];
  /** The pass is through with it: nothing runs any more. `well` also forgets the tries. */
  readonly finished?: 'well' | 'badly';
  /** Marks it due at that time, for these ids (none: only its rest) or (null) for whatever changed. Joins a mark that is there. */
  readonly mark?: { readonly at: number; readonly ids: readonly string[] | null; readonly cause: LookCause };
  readonly lookedAt?: number;
  readonly changedAt?: number;
  /** We wrote there: hints before this time are most likely echoes, and wait for it. */
  readonly quietUntil?: number;
  /** When somebody told of a change there; epoch ms. */
  readonly heard?: Partial<Record<Teller, number>>;
  /** When something changed there that was not told of by now; epoch ms. An older one that is still untold stays. */
  readonly missed?: Partial<Record<Teller, number>>;
  readonly found?: number;
  readonly lastWalk?: NonNullable<Look['lastWalk']>;
}

export interface LookCause {
  readonly work: WorkClass;
  readonly trigger: Trigger;
  readonly actor: string | null;
}

/** One change a look: marks join, the rest of later ones wins. */
export function joinLooks(changes: readonly LookChange[]): LookChange[] {
  const joined = new Map<string, LookChange>();
  for (const change of changes) {
    const key = `${change.kind}/${change.side}/${change.sort}`;
    const before = joined.get(key);
    const mark = joinMarks(before?.mark, change.mark);
    joined.set(key, { ...before, ...change, ...(mark && { mark }) });
  }
  return [...joined.values()];
}

type Mark = NonNullable<LookChange['mark']>;

/** At most this many records are named by a mark; beyond it everything that changed is looked at. */
export const NAMED_AT_MOST = 20;

export function joinMarks(one: Mark | undefined, other: Mark | undefined): Mark | undefined {
  if (!one || !other) return one ?? other;
  const ids = one.ids && other.ids ? [...new Set([...one.ids, ...other.ids])] : null;
  return { at: Math.min(one.at, other.at), ids: ids && ids.length <= NAMED_AT_MOST ? ids : null, cause: one.cause };
}
