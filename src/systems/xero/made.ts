// Finding what came of a create whose reply was lost: among what changed since, by our mark, or where a draft has none by its content.

import { done, failed, type Result } from '../../core/problem.ts';
import type { RecordId, Seen } from '../../core/record.ts';
import type { Draft } from '../../sync/ports.ts';
import { CLOCKS_DIFFER_MS } from '../reach.ts';
import type { AtDesk } from './desk.ts';
import { changesSince, PAGES_OF_ONE_SECOND } from './look.ts';
import { PAGE_ROWS } from './spec.ts';

/** The records made from each draft's source. Several for one mean that it can't be told. */
export async function findMade<Element>(
  at: AtDesk<Element>,
  drafts: readonly Draft[],
  sentAt: number,
): Promise<Result<ReadonlyMap<RecordId, readonly Seen[]>>> {
  const { desk, kind, translator } = at;
  const seen = new Map<RecordId, Seen>();
  let since = sentAt - CLOCKS_DIFFER_MS;
  for (let pages = 0; ; pages++) {
    const found = await changesSince(at, since, PAGE_ROWS, true);
    if (!found.ok) return found;
    if (pages === PAGES_OF_ONE_SECOND) return failed({ code: 'outcome.unknown' });
    for (const element of found.value.elements) {
      const one = desk.toSeen(kind, translator, element);
      seen.set(one.id, one);
    }
    const last = found.value.elements.at(-1);
    if (!found.value.more || last === undefined) return done(whoseThen(at, drafts, [...seen.values()]));
    since = desk.changedAt(last) - 1_000;
  }
}

/** A record that bears a draft's mark is that draft's alone; what is merely alike counts only where nothing bears the mark. */
function whoseThen<Element>(
  { desk }: AtDesk<Element>,
  drafts: readonly Draft[],
  seen: readonly Seen[],
): Map<RecordId, Seen[]> {
  const verdicts = drafts.map((draft) => seen.map((one) => ({ one, is: desk.isMadeFrom(one, draft) })));
  const taken = new Set(verdicts.flatMap((row) => row.flatMap(({ one, is }) => (is === 'sure' ? [one.id] : []))));
  const made = new Map<RecordId, Seen[]>();
  verdicts.forEach((row, at) => {
    const sure = row.filter(({ is }) => is === 'sure');
    const alike = row.filter(({ one, is }) => is === 'alike' && !taken.has(one.id));
    const found = (sure.length > 0 ? sure.slice(0, 1) : alike).map(({ one }) => one);
    const source = drafts[at]?.source;
    if (source !== undefined && found.length > 0) made.set(source, found);
  });
  return made;
}
