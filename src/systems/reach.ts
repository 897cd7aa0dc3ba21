// How far back a look at changes has to reach. A vendor's list may show a save late: what was saved last is read once more when all of it
// can have been shown, and then never again. Without that, every look after an import would read its last minutes anew, for ever.

/** Our clock and a vendor's differ by less than this. */
export const CLOCKS_DIFFER_MS = 600_000;

/** Lists speak of whole seconds: what stands still does so to the end of its second. */
const SECOND_MS = 1_000;

/** What is known of a list of changes. Times of saves are the vendor's, the others our own clock's: they are never compared. Epoch ms. */
export interface Reach {
  /** The last save that had been seen ... */
  readonly end: number;
  /** ... by this time of ours. */
  readonly seenAt: number;
  /** Saves up to this one were read when all of them could be seen. 0: none is known to have been. */
  readonly still: number;
  /** When the look began, by our clock, that reaches back far enough to settle this and has more to read. */
  readonly begun?: number;
}

/** Where a look starts that is to reach back so far behind the last save seen: never before what stands still. */
export function startOf(reach: Reach | undefined, last: number, overlapMs: number): number {
  return Math.max(stillUntil(reach), last - overlapMs);
}

/** The first moment that does not stand still. */
function stillUntil(reach: Reach | undefined): number {
  const still = reach?.still ?? 0;
  return still === 0 ? 0 : (Math.floor(still / SECOND_MS) + 1) * SECOND_MS;
}

export interface Looked {
  /** The last save seen by now, this look's included. */
  readonly last: number;
  /** When it was asked and when it was answered, by our clock. */
  readonly askedAt: number;
  readonly answeredAt: number;
  /** How far back it was asked to reach; nothing for the further pages of one look. */
  readonly overlapMs: number;
  /** What reaching back must cover: how late a save may be shown. */
  readonly lateMs: number;
  readonly more: boolean;
}

/**
 * What is known after a look. All that was saved up to `end` can be seen once `end` itself has been seen for as long as a save may be
 * late; a look that begins after that, reaches back so far and comes to its end has read it.
 */
export function reachAfter(before: Reach | undefined, looked: Looked): Reach | undefined {
  const { last, askedAt, answeredAt, overlapMs, lateMs, more } = looked;
  const begun = overlapMs >= lateMs ? askedAt : before?.begun;
  const seen = { end: last, seenAt: answeredAt };
  if (begun === undefined) return before;
  if (more) return { ...(before ?? { ...seen, still: 0 }), begun };
  if (!before) return { ...seen, still: 0 };
  const { end, seenAt, still } = before;
  if (begun - seenAt < lateMs + SECOND_MS) return { end, seenAt, still };
  // Where nothing new came, there is nothing to wait for.
  return last <= end ? { end, seenAt, still: end } : { ...seen, still: end };
}
