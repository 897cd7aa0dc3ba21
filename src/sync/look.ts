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
  /** As `naming` writes them. */
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

/** Among names: and whatever else changed. */
export const EVERYTHING = '*';

/**
 * The ids that a look is to read, those that a pass took and never came back with included, each once; null for whatever changed.
 */
export function namedIn(look: Look): readonly RecordId[] | null {
  const names = namesIn(look);
  return names && !names.includes(EVERYTHING) ? names : null;
}

/** Whom a look names, also where it is to read whatever else changed. */
export function firstIn(look: Look): readonly RecordId[] {
  return (namesIn(look) ?? []).filter((name) => name !== EVERYTHING);
}

function namesIn({ dueAt, running, ids, taken }: Look): readonly string[] | null {
  const names = dueAt === null ? taken : running === null ? ids : bothNames(ids, taken);
  return names && [...new Set(names.map((name) => name.split('@')[0] ?? name))];
}

/** The names of two marks. Null is whatever changed; who is named beside that is read first. */
function bothNames(one: readonly string[] | null, other: readonly string[] | null): readonly string[] | null {
  if (!one && !other) return null;
  return [...new Set([...(one ?? [EVERYTHING]), ...(other ?? [EVERYTHING])])];
}

/** Names a record that somebody told of, with the time of the change (epoch ms, by the vendor's clock) where it was told. */
export function naming(id: RecordId, at: number | undefined): string {
  return at === undefined ? id : `${id}@${at}`;
}

/**
 * The records that a mark names, with the time of the last change that each was told of. Null where a pass was cut off over it, or where a
 * name bears no time.
 */
export function toldIn({ ids, running }: Look): ReadonlyMap<RecordId, number> | null {
  if (!ids || ids.length === 0 || running !== null) return null;
  const told = new Map<RecordId, number>();
  for (const name of ids) {
    const [id = '', at] = name.split('@');
    if (at === undefined) return null;
    told.set(id, Math.max(Number(at), told.get(id) ?? 0));
  }
  return told;
}

/** A change to a look. What is left out stays. */
export interface LookChange {
  readonly kind: KindName;
  readonly side: Side;
  readonly sort: LookSort;
  readonly checkpoint?: string;
  readonly cursor?: string | null;
  readonly rest?: readonly Rest[];
  /** More of the kind, beside the rest that there is. */
  readonly again?: readonly Rest[];
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
    const mark = joinMarks(before?.mark, change.mark, change.side);
    const again = [...(before?.again ?? []), ...(change.again ?? [])];
    joined.set(key, { ...before, ...change, ...(mark && { mark }), ...(again.length > 0 && { again }) });
  }
  return [...joined.values()];
}

/** Takes what is to be read again into the rest; `now` is what rests so far, as far as the change says nothing of it. */
export function withAgain({ again, ...change }: LookChange, now: readonly Rest[]): LookChange {
  return again ? { ...change, rest: onePerRecord([...(change.rest ?? now), ...again]) } : change;
}

/** The last word on each record. */
export function onePerRecord(rest: readonly Rest[]): Rest[] {
  return [...new Map(rest.map((each) => [each.id, each])).values()];
}

type Mark = NonNullable<LookChange['mark']>;

/**
 * At most this many records are named by a mark; beyond it everything that changed is looked at. In the CRM they are read by their names, as
 * many as one call takes. In accounting a look reads a page anyway, and names tell whether there is anything to read: as many as a pass may
 * write.
 */
export const NAMED_AT_MOST: Readonly<Record<Side, number>> = { crm: 100, accounting: 200 };

export function joinMarks(one: Mark | undefined, other: Mark | undefined, side: Side): Mark | undefined {
  if (!one || !other) return one ?? other;
  const ids = one.ids && other.ids ? [...new Set([...one.ids, ...other.ids])] : null;
  return {
    at: Math.min(one.at, other.at),
    ids: ids && ids.length <= NAMED_AT_MOST[side] ? ids : null,
    cause: one.cause,
  };
}
