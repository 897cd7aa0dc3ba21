// The lease of a pair: one pass at a time works on it, and whoever lost it stores nothing any more.

export interface Lease {
  readonly pair: string;
  readonly epoch: number;
  /** Epoch ms after which another may take over. */
  readonly until: number;
  /** The organisation's day on which it was taken, `YYYY-MM-DD`: what is done under it counts for that day. */
  readonly today: string;
}

/** Another pass has taken over while this one was still working. */
export class LeaseLost extends Error {
  override readonly name = 'LeaseLost';
}
