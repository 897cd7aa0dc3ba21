// How far back a look at changes has to reach. A vendor's list may show a save late: what was saved last is read once more when all of it
// can have been shown, and then never again. Without that, every look after an import would read its last minutes anew, for ever.

/** Our clock and a vendor's differ by less than this. */
export const CLOCKS_DIFFER_MS = 600_000;

/** Lists speak of whole seconds: what stands still does so to the end of its second. */
const SECOND_MS = 1_000;

/** What is known of a list of changes. Times of saves are the vendor's, the others our own clock's: they are never compared. Epoch ms. */
export interface Reach {
  /** A save that had been seen ... */
  readonly end: number;
  /** ... by this time of ours: all up to it is to be read once more when it can be seen. */
  readonly seenAt: number;
  /** Saves up to this one were read when all of them could be seen. 0: none is known to have been. */
  readonly still: number;
  /** When the look began, by our clock, that reads all of it once more and has not come to its end. */
  readonly begun?: number;
}

/** How far a list may be behind, and how far behind the last save a look starts that has nothing to read once more. In ms. */
export interface Lateness {
  readonly timer: number;
  readonly hint: number;
}

export interface Asked {
  /** Where the list was left, a time of the vendor's. */
  readonly last: number;
  /** When it is looked at, by our clock. */
  readonly askedAt: number;
  /** How far back the look is to reach; nothing for the further pages of one look. */
  readonly overlapMs: number;
  readonly late: Lateness;
}

/** Where a look starts: never before what stands still, and far back only where something is to be read once more. */
export function startOf(reach: Reach | undefined, asked: Asked): number {
  const { last, overlapMs, late } = asked;
  if (overlapMs < late.timer) return Math.max(stillUntil(reach), last - overlapMs);
  if (!reach) return last - overlapMs;
  const from = settles(reach, asked) ? Math.min(last, reach.end) - overlapMs : last - late.hint;
  return Math.max(stillUntil(reach), from);
}

/** The first moment that does not stand still. */
function stillUntil(reach: Reach | undefined): number {
  const still = reach?.still ?? 0;
  return still === 0 ? 0 : (Math.floor(still / SECOND_MS) + 1) * SECOND_MS;
}

/** Whether a look reads all up to `end` once more: it has been seen for as long as a save may be late, and no other look is at it. */
function settles({ end, seenAt, still, begun }: Reach, { askedAt, overlapMs, late }: Asked): boolean {
  const isDue = end > still && askedAt - seenAt >= late.timer + SECOND_MS;
  return overlapMs >= late.timer && isDue && begun === undefined;
}

export interface Answered {
  /** The last save seen by now, this look's included; a time of the vendor's. */
  readonly newest: number;
  /** By our clock. */
  readonly answeredAt: number;
  readonly more: boolean;
}

/** What is known after a look, or a page of one. Undefined as long as none has reached back far enough. */
export function reachAfter(before: Reach | undefined, asked: Asked, answered: Answered): Reach | undefined {
  const { newest, answeredAt, more } = answered;
  const isFar = asked.overlapMs >= asked.late.timer;
  const seen = { end: newest, seenAt: answeredAt };
  if (!before) return isFar ? { ...seen, still: 0 } : undefined;
  const { end, seenAt, still } = before;
  const begun = settles(before, asked) ? asked.askedAt : before.begun;
  if (begun !== undefined && more) return { end, seenAt, still, begun };
  // Where nothing new came, there is nothing to wait for.
  if (begun !== undefined) return newest > end ? { ...seen, still: end } : { end, seenAt, still: end };
  return isFar && end <= still && newest > end ? { ...seen, still } : before;
}
