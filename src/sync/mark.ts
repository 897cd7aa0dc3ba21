// Marking: every trigger ends here. A hint says which records of which kind on which side are worth a look; it never carries data.

import type { WorkClass } from '../core/pace.ts';
import type { KindName, RecordId, Side } from '../core/record.ts';
import type { Teller } from '../core/silence.ts';
import type { Choice } from '../core/steps.ts';
import type { Trigger } from './ports.ts';

/** Look at these records, or (without ids) at whatever changed. */
export interface Mark {
  readonly pair: string;
  readonly kind: KindName;
  readonly side: Side;
  readonly ids: readonly RecordId[] | null;
  readonly trigger: Trigger;
  readonly work: WorkClass;
  readonly actor: string | null;
  /** Epoch ms from which it is due. */
  readonly at: number;
  /** Who told of it; left out where nobody did. */
  readonly teller?: Teller;
}

/** Bring this record into step by name, with what a person decided about it. */
export interface Ask {
  readonly pair: string;
  readonly kind: KindName;
  readonly side: Side;
  readonly id: RecordId;
  readonly trigger: Trigger;
  readonly actor: string | null;
  readonly choice: Choice | null;
  readonly at: number;
}

export interface MarkStore {
  /** Marks looks and records as due, in one transaction; returns the pairs that somebody has to wake, and when. */
  mark(marks: readonly Mark[], asks: readonly Ask[]): Promise<readonly { pair: string; at: number }[]>;
}

export interface Waker {
  /** Wakes the pair after that many ms. May fail quietly: what is due is swept up later. */
  wake(pair: string, afterMs: number): Promise<void>;
  /** Has a connection looked at: whether it is still there, and what of it must be renewed. */
  check(connection: string): Promise<void>;
  /** Has a plan or a check worked on, after that many ms. */
  study(id: string, afterMs: number): Promise<void>;
  /** Has what is set up inside a system made or removed further, where so many pieces are left. */
  setUp(connection: string, act: SetupAct, left: number): Promise<void>;
}

/** What is to be done about what we set up inside a system. */
export type SetupAct = 'make' | 'remove';

/** Marks, then wakes. Throws where nothing could be remembered, so that whoever sent the hint sends it again. */
export async function mark(
  store: MarkStore,
  waker: Waker,
  now: number,
  marks: readonly Mark[],
  asks: readonly Ask[] = [],
): Promise<void> {
  const wakes = await store.mark(marks, asks);
  for (const { pair, at } of wakes) await waker.wake(pair, Math.max(0, at - now));
}
