// Whether a pair has anything to do, asked of its rows.

import { type SQL, sql } from 'drizzle-orm';
import { nextRun } from './runs.ts';

/**
 * Of a row of `pairs`: whether something of it is due by then (epoch ms), a pass began on something and never came to its end, or it is
 * not known what came of a request.
 */
export function hasDue(at: number): SQL {
  return sql`(EXISTS (SELECT 1 FROM looks WHERE looks.pair = pairs.id AND (due_at <= ${at} OR running IS NOT NULL))
    OR EXISTS (SELECT 1 FROM standings WHERE standings.pair = pairs.id AND due_at <= ${at})
    OR (pairs.state = 'live' AND (${nextRun(sql`(pairs.id)`, sql`due_at`)}) <= ${at})
    OR EXISTS (SELECT 1 FROM intents WHERE intents.pair = pairs.id))`;
}
