// Whether there is anything to do for a pair: asked by whoever is woken, and by the timetable.

import { type SQL, sql } from 'drizzle-orm';
import { nextRun } from './runs.ts';

/**
 * A condition on a row of `pairs`: something of it is due at that time (epoch ms), a pass was cut off in the middle of a look, or what came
 * of a request is not known.
 */
export function isDueNow(at: number): SQL {
  return sql`(EXISTS (SELECT 1 FROM looks WHERE looks.pair = pairs.id AND (due_at <= ${at} OR running IS NOT NULL))
    OR EXISTS (SELECT 1 FROM standings WHERE standings.pair = pairs.id AND due_at <= ${at})
    OR (pairs.state = 'live' AND (${nextRun(sql`(pairs.id)`, sql`due_at`)}) <= ${at})
    OR EXISTS (SELECT 1 FROM intents WHERE intents.pair = pairs.id))`;
}
