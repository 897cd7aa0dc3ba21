// What Xero can do, as data.

import type { Limits } from '../../core/pace.ts';
import type { SystemSpec } from '../../sync/ports.ts';
import { announcedKinds } from './webhook.ts';

/** Ids of one read: 53 were answered with 404. */
export const READ_IDS = 40;

export const spec: SystemSpec = {
  system: 'xero',
  // An Idempotency-Key lives six minutes from its first use (Xero's docs).
  replayMs: 360_000,
  repliesInFull: true,
  conditionalWrite: false,
  looksBeforeWriting: true,
  readsAtOnce: READ_IDS,
  // What an app writes comes back as an event like anybody's (seen by many, not in Xero's docs).
  tellsOurWrites: [...announcedKinds],
  overlapMs: { hint: 5_000, timer: 300_000 },
};

/** Limits per organisation (Xero's docs, 2026): the free tier has 1,000 calls a day, every other 5,000. Each reply says what is left. */
export const limits: Limits = { perMinute: 60, perDay: 1_000, concurrent: 5, plans: [1_000, 5_000] };

/** Elements and bytes of one write: Xero's advice is 50 and 3.5 MB. */
export const WRITE_ELEMENTS = 50;
export const WRITE_BYTES = 3_000_000;
/** Rows of a page at most. */
export const PAGE_ROWS = 1_000;
