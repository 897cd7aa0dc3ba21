// What one pass works with: the pair it holds, both systems, the settings, and what it may still spend.

import { classes, type WorkClass } from '../core/pace.ts';
import type { KindName, Side } from '../core/record.ts';
import type { Teller } from '../core/silence.ts';
import type { Settings } from '../kinds/settings.ts';
import type { FollowUps } from './follow-ups.ts';
import type { References } from './refs.ts';
import type { Route } from './rules.ts';
import type { Budget, KindInUse, System, World } from './ports.ts';
import type { Profile } from './profiles.ts';
import { type Look, type LookChange, type LookSort } from './look.ts';
import type { Lease } from './lease.ts';
import type { OpenPair, SyncStore, Taken } from './store.ts';

export interface Crew {
  readonly lease: Lease;
  readonly open: OpenPair;
  /** The pair's looks as they are now: commits of this pass are followed. */
  readonly looks: Looks;
  readonly systems: Readonly<Record<Side, System>>;
  /** The links that values name. */
  readonly references: References;
  readonly followUps: FollowUps;
  readonly kinds: ReadonlyMap<KindName, KindInUse>;
  readonly settings: Settings;
  /** Which documents are this pair's, where other pairs share its CRM; left out where none does. */
  readonly route?: Route;
  /** The accounting organisation's own day, `YYYY-MM-DD`. */
  readonly today: string;
  readonly store: SyncStore;
  readonly world: World;
  readonly profile: Profile;
  readonly budget: Budget;
  /** How many more records this pass may plan. */
  readonly room: { records: number };
  /** What this pass learned that what we remember of the organisation lacks: a period was locked meanwhile. */
  readonly learned?: { isOutdated: boolean };
  /** False while a pair is being set up: looks learn who is there and nothing is written outward. */
  readonly mayWrite: boolean;
  /** Since when a side's teller is to tell of changes of a kind, epoch ms; null where nobody listens to it. */
  tells(side: Side, teller: Teller, kind: KindName): number | null;
  /** Says what the vendors are called for from now on: less urgent work leaves more of their limits to others. */
  workAs(work: WorkClass): void;
  /** Hints that come within this time after a look wait for each other, in ms, if the day's calls are to suffice. */
  gatherMs(): number;
  /** Gives back to the grants what was reserved and not used. */
  hangUp(): Promise<void>;
}

/** An outward write starts only with this much of the lease left: a call may take 20 s, and its commit must still be fenced. */
export const WRITE_MARGIN_MS = 30_000;

/** Statements that a further round may need: its requests stored, its commit. */
export const ROUND_STATEMENTS = 14;
/** Statements that a task may need, from its claim to the commit of its first round, and the lease's release. */
export const TASK_STATEMENTS = 20;

/** Calls that a write takes at most: its own, and one more with a token that was renewed. */
export const WRITE_CALLS = 2;

/** Whether this pass can write no more. */
export function isSpent(crew: Crew): boolean {
  const { budget } = crew;
  return budget.calls() < WRITE_CALLS || budget.statements() < ROUND_STATEMENTS || !hasTimeToWrite(crew);
}

export function hasTimeToWrite({ lease, world }: Crew): boolean {
  return lease.until - world.now() >= WRITE_MARGIN_MS;
}

/** The looks of a pair, kept true while a pass commits changes to them. */
export class Looks {
  #all: readonly Look[];

  constructor(all: readonly Look[]) {
    this.#all = all;
  }

  get all(): readonly Look[] {
    return this.#all;
  }

  find(kind: KindName, side: Side, sort: LookSort): Look | undefined {
    return this.#all.find((look) => look.kind === kind && look.side === side && look.sort === sort);
  }

  /**
   * Looks that are being worked on: what had marked them is taken. Returns each as it is to be worked on, with what somebody hinted at since the
   * pass read it.
   */
  began(begun: readonly Look[], claimed: readonly Taken[], epoch: number): Look[] {
    return begun.map((before) => {
      const taken = claimed.find((each) => isSame(before, each)) ?? before;
      const now = { ...before, ...taken, ids: null, dueAt: null, running: epoch };
      this.#all = this.#all.map((look) => (isSame(look, before) ? { ...now, attempts: before.attempts + 1 } : look));
      return now;
    });
  }

  follow(changes: readonly LookChange[]): void {
    this.#all = this.#all.map((look) => changes.filter((change) => isSame(look, change)).reduce(changed, look));
  }
}

function isSame(look: Look, other: Pick<Look, 'kind' | 'side' | 'sort'>): boolean {
  return look.kind === other.kind && look.side === other.side && look.sort === other.sort;
}

function changed(
  look: Look,
  { checkpoint, cursor, rest, phase, finished, mark, lookedAt, changedAt, found, lastWalk }: LookChange,
): Look {
  return {
    ...look,
    ...(checkpoint !== undefined && { checkpoint }),
    ...(cursor !== undefined && { cursor }),
    ...(rest !== undefined && { rest }),
    ...(phase !== undefined && { phase }),
    ...(finished && { running: null, taken: null }),
    ...(finished === 'well' && { attempts: 0 }),
    ...(mark && { dueAt: mark.at, ids: mark.ids, ...mark.cause }),
    ...(lookedAt !== undefined && { lookedAt }),
    ...(changedAt !== undefined && { changedAt }),
    ...(found !== undefined && { found }),
    ...(lastWalk && { lastWalk }),
  };
}

/** The class under which a pass begins to call the vendors: that of the most urgent work that is due. */
export function mostUrgent({ looks, standings }: OpenPair, now: number): WorkClass {
  const due = [...looks.filter(({ dueAt }) => dueAt !== null && dueAt <= now), ...standings].map(({ work }) =>
    classes.indexOf(work),
  );
  return classes[Math.min(...due)] ?? 'timer';
}
