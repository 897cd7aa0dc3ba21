// What this floor asks of the store: the rows it works with and the questions it puts, all of them set-based. A commit is one
// transaction behind a fence, or nothing at all.

import type { MatchKey } from '../core/match.ts';
import type { WorkClass } from '../core/pace.ts';
import type { Complaint } from '../core/problem.ts';
import type { Direction, KindName, Link, RecordId, Side } from '../core/record.ts';
import type { Change } from '../core/explain.ts';
import type { Choice, IssueDraft, Lost, OpenIssue } from '../core/steps.ts';
import type { Fields } from '../core/value.ts';
import type { Lease } from './lease.ts';
import type { Look, LookChange } from './look.ts';
import type { Prepared, Trigger } from './ports.ts';
import type { OpenRun, RunChange } from './open-run.ts';

/** Why nobody is let in. `connection`: whose consent it is; left out: that of whichever side is not connected. */
export interface ConsentLost {
  readonly code: string;
  readonly detail?: string;
  readonly connection?: string;
}

/** A pair as the pass that opened it finds it. */
export interface OpenPair {
  readonly lease: Lease;
  readonly state: 'setup' | 'live' | 'paused';
  readonly looks: readonly Look[];
  readonly standings: readonly Standing[];
  readonly intents: readonly Intent[];
  /** The historical run that has something to do, or null. */
  readonly run: OpenRun | null;
  /** Open issues of the pair as a whole. */
  readonly troubles: readonly OpenTrouble[];
}

export interface OpenTrouble {
  readonly id: number;
  readonly code: string;
  /** What it was raised with, as one comparable text. */
  readonly digest: string;
}

export type StandingState = 'waiting' | 'needs-you' | 'failed' | 'skipped';

export interface Standing {
  readonly kind: KindName;
  readonly id: RecordId;
  readonly side: Side;
  readonly name: string;
  readonly state: StandingState;
  readonly code: string;
  readonly facts: Readonly<Record<string, unknown>>;
  readonly dueAt: number | null;
  readonly work: WorkClass;
  readonly trigger: Trigger;
  readonly actor: string | null;
  readonly waitsFor: RecordId | null;
  readonly attempts: number;
  readonly choice: Choice | null;
  readonly since: number;
}

/** What to remember of one item of a request once its outcome is known. */
export interface IntentItem {
  /** The link written through, or null for a record that is created. */
  readonly link: number | null;
  /** The record on the other side that the values come from. */
  readonly source: RecordId;
  readonly name: string;
  /** What was to be written. */
  readonly fields: Fields;
  /** What the source shows of these fields: its base once this is done. */
  readonly from: Fields;
  /** Where these fields stood on both sides when it was sent, as one comparable text. */
  readonly mapped?: string;
  /** Values that this overwrites although somebody had entered them: told in the log even where the reply never came. */
  readonly lost?: readonly Lost[];
  /** Fields in which this side has edits of its own, which the source has yet to learn of. */
  readonly both?: readonly string[];
  /** What is made takes the place of this record, and of the link that leads there. */
  readonly instead?: RecordId;
  /** What is made is to be mailed then. */
  readonly mail?: true;
  readonly sourceVersion: string;
  readonly sourceChangedAt: number;
}

export interface Intent {
  readonly id: string;
  readonly side: Side;
  readonly key: string;
  readonly prepared: Prepared;
  readonly items: readonly IntentItem[];
  /** When it was sent first; of one that is to be sent yet: since when. Epoch ms. */
  readonly sentAt: number;
  /** When it was last asked what came of it, or last tried in vain; left out where it was not. Epoch ms. */
  readonly askedAt?: number;
  /** `unsent`: to be sent yet. */
  readonly state: 'open' | 'failed' | 'silent' | 'unsent';
}

/** What is remembered of some records. Of the links that a record had, the live one, else the one that ended last. */
export interface Recall {
  readonly links: readonly LinkRow[];
  readonly standings: readonly Standing[];
  readonly issues: readonly (OpenIssue & { readonly record: RecordId })[];
}

/** A key in the index. A linked record's counts under the CRM's id too, whichever of its ids it stands under. */
export interface KeyEntry {
  readonly key: string;
  readonly id: RecordId;
  readonly archived: boolean;
  readonly proof: Readonly<Record<string, string>>;
  /** The link that the record has, with both its ids, or null. */
  readonly link: { readonly id: number; readonly ids: Readonly<Record<Side, RecordId>> } | null;
}

/** A record without a link as the census met it: what a person sees of it before anything is matched. */
export interface Met {
  readonly kind: KindName;
  readonly id: RecordId;
  readonly name: string;
  readonly archived: boolean;
  readonly keys: readonly MatchKey[];
}

export interface LinkRow extends Link {
  readonly name: string;
  readonly note: string | null;
  /** What the note's sentence names. */
  readonly noteFacts: Readonly<Record<string, string>>;
  readonly madeAt: number;
  /** The rule that matched them, `create`, or `person`. */
  readonly madeBy: string;
  /** 0 while it lives. */
  readonly endedAt: number;
}

export interface AuditEntry {
  readonly kind: KindName | null;
  readonly side: Side | null;
  readonly record: RecordId | null;
  readonly name: string;
  readonly direction: Direction | null;
  readonly trigger: Trigger;
  readonly actor: string | null;
  readonly run: string | null;
  readonly outcome: 'done' | 'unchanged' | 'retrying' | 'failed' | 'skipped' | 'held' | 'proposed';
  readonly code: string;
  readonly facts: Readonly<Record<string, unknown>>;
  readonly changes: readonly Change[];
  /** The idempotency key or name of the request that carried it. */
  readonly request: string | null;
  /** When the change was made that it carried, epoch ms; left out where nobody waited for it. */
  readonly changedAt?: number | null;
}

export interface RaisedIssue extends IssueDraft {
  readonly kind: KindName | null;
  readonly record: RecordId | null;
  readonly side: Side | null;
  readonly name: string;
  readonly versions: Readonly<Partial<Record<Side, string>>>;
  readonly complaints?: readonly Complaint[];
}

/** Everything that one round has to remember. */
export interface Commit {
  readonly links: readonly LinkRow[];
  /** Among the links are some that point to another record now, or that ended. */
  readonly rekeyed: boolean;
  readonly keys: {
    readonly add: readonly (MatchKey & {
      readonly kind: KindName;
      readonly id: RecordId;
      /** The same key under this id stands for it. */
      readonly or?: RecordId;
      readonly archived: boolean;
    })[];
    readonly remove: readonly { readonly kind: KindName; readonly key: string; readonly id: RecordId }[];
  };
  readonly standings: {
    /** Asked for because others need them; one that stands already keeps its state. */
    readonly ask?: readonly Standing[];
    readonly put: readonly Standing[];
    readonly drop: readonly { readonly kind: KindName; readonly id: RecordId }[];
  };
  readonly issues: { readonly raise: readonly RaisedIssue[]; readonly close: readonly number[] };
  readonly audit: readonly AuditEntry[];
  readonly intentsDone: readonly string[];
  /** Requests to be sent later. */
  readonly intents?: readonly Intent[];
  readonly looks: readonly LookChange[];
  /** Records that have a link now: whoever waited for one is due. */
  readonly there?: readonly RecordId[];
  /** Records that are like one which has a link now: what is said of one that waits for a person may be another thing by that. */
  readonly alike?: readonly { readonly kind: KindName; readonly id: RecordId }[];
  /** Of a census: whom it met. */
  readonly met?: readonly Met[];
}

/** A look as a claim took it: somebody may have hinted at more of it since the pass read it. */
export type Taken = Pick<Look, 'kind' | 'side' | 'sort' | 'taken' | 'work' | 'trigger' | 'actor'>;

export interface SyncStore {
  /** Takes the lease where it is free, and reads what is due. Null where another holds it, or the pair is not to be worked on. */
  open(pair: string, options: { standings: number }): Promise<OpenPair | null>;
  /**
   * Marks a look or standings as begun: a try is counted before the work, so that a killed pass has used one. Null where none of it is
   * there any more. Throws `LeaseLost` where another has taken over.
   */
  claim(lease: Lease, looks: readonly Look[], standings: readonly Standing[]): Promise<readonly Taken[] | null>;
  recall(pair: string, kind: KindName, ids: readonly RecordId[]): Promise<Recall>;
  /** Which of these CRM records other pairs have linked, and whether one of them is about to make records of the kind there. */
  elsewhere(
    pair: string,
    kind: KindName,
    ids: readonly RecordId[],
  ): Promise<{ readonly linked: readonly RecordId[]; readonly making: boolean }>;
  /** Live links of these records, and of these numbers: what references mean. */
  referred(
    pair: string,
    records: readonly { readonly kind: KindName; readonly id: RecordId }[],
    links: readonly number[],
  ): Promise<readonly LinkRow[]>;
  /** Those of these products that were noted as having no code, with their names. */
  uncoded(pair: string, ids: readonly RecordId[]): Promise<readonly { readonly id: RecordId; readonly name: string }[]>;
  /** How many records of a kind were put away by themselves since a time (epoch ms). */
  putAwaySince(pair: string, kind: KindName, since: number): Promise<number>;
  /** How many live links the kind has. */
  countLinks(pair: string, kind: KindName): Promise<number>;
  /** Live links whose record of that side is none of these, and the standings of that side that bear one of the codes. */
  astray(
    pair: string,
    kind: KindName,
    side: Side,
    present: readonly RecordId[],
    codes: readonly string[],
  ): Promise<{ readonly links: readonly LinkRow[]; readonly noted: readonly Standing[] }>;
  entries(pair: string, kind: KindName, keys: readonly string[]): Promise<readonly KeyEntry[]>;
  /** Notes how far a run is, unless it was deleted or another pass has taken over. */
  advanceRun(lease: Lease, run: OpenRun, change: RunChange): Promise<void>;
  storeIntents(lease: Lease, intents: readonly Intent[]): Promise<void>;
  /** One transaction behind the lease's fence. Throws `LeaseLost` where another has taken over: nothing was remembered. */
  commit(lease: Lease, commit: Commit): Promise<void>;
  /**
   * Gives the lease back and, in the same statement, notes the wake-up that has to be sent because something is or falls due: whoever
   * marked work while the lease was held sent none. Returns when (epoch ms), or null where the timetable is soon enough.
   */
  release(lease: Lease): Promise<number | null>;
  /** Says on the pair's pages that it rests until then (epoch ms) for want of something that comes back by itself. */
  rest(lease: Lease, code: string, until: number): Promise<void>;
  /** Pauses the pair, with the reason that its pages show. */
  pause(lease: Lease, lost: ConsentLost): Promise<void>;
}
