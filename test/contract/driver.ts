// What the tour asks of each system's driver: a stand to try the system on, a person at work in the vendor's own pages, and a few
// facts in which systems may honestly differ. A further system brings a driver and takes the whole tour.

import type { Problem } from '../../src/core/problem.ts';
import type { RecordId } from '../../src/core/record.ts';
import type { FaultAction, FaultRule } from '../../src/simulator/faults.ts';
import type { Stand } from './stand.ts';

/** The few fields that the tour speaks of, in our names. Null empties one. */
export interface Told {
  readonly name?: string;
  readonly firstName?: string | null;
  readonly lastName?: string | null;
  readonly email?: string | null;
  readonly phone?: string | null;
  readonly billingStreet?: string | null;
  readonly billingCity?: string | null;
}

/** Somebody at work in the vendor's own pages. */
export interface Person {
  make(told: Told & { name: string }): RecordId;
  edit(id: RecordId, told: Told): void;
  /** Takes a record out of use, as the vendor has it. */
  remove(id: RecordId): void;
  merge(from: RecordId, into: RecordId): void;
  /** Every record that is in use, with its name. */
  all(): { id: RecordId; name: string }[];
}

/** A way in which the vendor may behave, and why we can't know. Several readings that have nothing to do with each other share one. */
export interface Variant {
  readonly why: readonly string[];
  readonly switches: Readonly<Record<string, unknown>>;
  /** Laid over what the probe found. */
  readonly facts?: Readonly<Record<string, unknown>>;
  /** Things are asked for one by one: calls are not counted. */
  readonly costly?: true;
}

/** A reply, or a loss of one, and what it must be taken for. */
export interface Trouble {
  readonly situation: string;
  readonly action: FaultAction;
  /** How many calls in a row meet it. Default 1. */
  readonly times?: number;
  /** What it means to a write is the vendor's own. */
  readonly onlyReading?: true;
  readonly problem: Partial<Problem> & { readonly code: Problem['code'] };
}

export interface Driver {
  readonly name: string;
  readonly variants: readonly Variant[];
  /** What a look or a read shows of a record that a person removed. */
  readonly removed: 'fixed' | 'gone';
  /** What it shows of the loser of a merge. */
  readonly merged: 'merged' | 'deleted';
  /** Two records in use can't share a name. */
  readonly namesAreUnique: boolean;
  /** A text that the vendor takes so many characters of. */
  readonly most: { readonly field: keyof Told; readonly length: number };
  /** Replies of this vendor alone. */
  readonly troubles: readonly Trouble[];
  /** The path of calls to the API, for faults. */
  readonly apiPath: string;
  /** The call that makes records. */
  readonly createCall: FaultRule['match'];
  /** Reads and looks are a few calls, however many records there are. */
  readonly thrifty: boolean;
  open(variant?: Variant): Promise<Staged>;
}

export interface Staged {
  readonly stand: Stand;
  readonly person: Person;
}
