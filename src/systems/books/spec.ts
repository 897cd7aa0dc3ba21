// What Zoho Books can do, as data. How a side is read before a write follows the CRM, which plays the other kinds of the same side.

import type { Limits } from '../../core/pace.ts';
import type { Costs } from '../../core/run-costs.ts';
import type { SystemSpec } from '../../sync/ports.ts';

export const spec: SystemSpec = {
  system: 'zoho-books',
  // There is no idempotency key for documents: a lost create is found by its number or by what it says.
  replayMs: 0,
  repliesInFull: true,
  conditionalWrite: false,
  looksBeforeWriting: false,
  readsAtOnce: 1,
  tellsOurWrites: [],
  // No longer than its lists may be behind: what is read again is read document by document.
  overlapMs: { hint: 5_000, timer: 30_000 },
};

/** A hundred calls a minute, five at once and by plan from a thousand a day (Zoho's docs). */
export const limits: Limits = { perMinute: 100, perDay: 1_000, concurrent: 5, plans: [1_000, 2_000, 5_000, 10_000] };

/** Lists are summaries: every document is read by itself, and written by itself. */
export const costs: Costs = { listed: 200, read: 1, written: 1, repliesInFull: true, looked: 1 };

/** Rows of a page, the most that Books gives (Zoho's docs). */
export const PAGE_ROWS = 200;
/** Pages of what changed that one look reads: more than these begin with a walk. */
export const PAGES_OF_CHANGES = 10;
/** Documents of one look or stretch, each a call of its own and one for its customer. */
export const WHOLE_AT_ONCE = 10;
