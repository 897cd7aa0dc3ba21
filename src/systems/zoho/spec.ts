// What Zoho CRM can do, as data.

import type { Limits } from '../../core/pace.ts';
import type { SystemSpec } from '../../sync/ports.ts';
import { editionNamed } from './editions.ts';

export const spec: SystemSpec = {
  system: 'zoho-crm',
  // There is no idempotency key: a lost create is found by our unique field.
  replayMs: 0,
  repliesInFull: false,
  conditionalWrite: true,
  looksBeforeWriting: false,
  readsAtOnce: 100,
  // Unverified for notifications, and our writes start no rules.
  tellsOurWrites: [],
  overlapMs: { hint: 5_000, timer: 300_000 },
};

/**
 * The smallest edition's credits a day and calls at once (Zoho's docs); it names no limit a minute. Larger editions have 50,000 and more,
 * by the number of users.
 */
export const limits: Limits = {
  perMinute: 600,
  perDay: 5_000,
  rolling: true,
  concurrent: 5,
  plans: [5_000, 50_000, 100_000, 500_000, 3_000_000],
};

/** Credits a day of a paid edition at least, whatever its name and its number of users (Zoho's docs). */
const PAID_CREDITS = 50_000;

/** What an organisation has by its edition, as far as it told one. */
export function limitsOf(edition: string | undefined): Limits {
  const named = editionNamed(edition);
  return named !== null && named !== 'free' ? { ...limits, perDay: PAID_CREDITS } : limits;
}

/** Rows of a list, records of a write or of a read by ids. */
export const LIST_ROWS = 200;
export const WRITE_RECORDS = 100;
export const READ_IDS = 100;
/** Ids in one condition of a query. */
export const QUERY_IDS = 50;
/** Fields that a list may name. */
export const LIST_FIELDS = 50;

/** Saves carry whole seconds: until one and a half seconds after it, a further save may leave the version as it is. */
export const YOUNG_MS = 2_000;
