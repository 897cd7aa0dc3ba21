// Whether those who are to tell us of changes still do. The proof is in what looking finds: a change that nobody told of within some
// minutes means that somebody has gone quiet. Where nothing changes there is nothing to tell, and no silence. No clock here.

/** Who tells of changes: the vendor's own events (webhooks, notification channels), and rules of ours that tell of saves. */
export const tellers = ['event', 'save'] as const;
export type Teller = (typeof tellers)[number];

/** How one teller stands with one kind on one side; epoch ms. */
export interface Heard {
  /** When it last told of anything; null where it never did. */
  readonly heard: number | null;
  /** The oldest change that looking found and that it has not told of since; null where there is none. */
  readonly missed: number | null;
}

/** Two clocks, and a vendor that tells the time in whole seconds, may differ by so much. */
export const SLACK_MS = 10_000;
/** An event that is this late will not come: vendors announce within seconds. */
export const GRACE_MS = 8 * 60_000;
/** A teller that was heard this lately, and missed nothing since, is believed. */
const BELIEVED_MS = 7 * 86_400_000;

/** Whether a change of that time was announced by now: whatever is heard later than it shows that the way to us is open. */
export function isTold(heard: number | null, changedAt: number): boolean {
  return heard !== null && heard >= changedAt - SLACK_MS;
}

/**
 * The time of the oldest change that was found and not told of, or null. `changes` are the times at which somebody saved what was found;
 * by a clock that is ahead of ours a save may lie in the future.
 */
export function missedAmong(changes: readonly number[], heard: number | null, now: number): number | null {
  const missed = changes.map((at) => Math.min(at, now)).filter((at) => !isTold(heard, at));
  return missed.length > 0 ? Math.min(...missed) : null;
}

/** `believed`: looking may be rare. `unheard`: nothing was heard lately, or ever. `doubted`: it may be late. `quiet`: it is not coming. */
export type Standing = 'believed' | 'unheard' | 'doubted' | 'quiet';

export function standingOf({ heard, missed }: Heard, now: number): Standing {
  if (missed !== null && !isTold(heard, missed)) return now - missed >= GRACE_MS ? 'quiet' : 'doubted';
  return heard !== null && now - heard <= BELIEVED_MS ? 'believed' : 'unheard';
}
