// After a pass that never came to its end: whoever killed it may have kept what was told meanwhile from arriving too.

import { settingsOf } from '../kinds/settings.ts';
import type { Crew } from './crew.ts';
import type { Look, LookChange } from './look.ts';
import { emptyCommit } from './work.ts';

/**
 * Where the pass before this one was cut off, everything that nobody has marked is looked at too: an event that found no one at home does
 * not come again. Once: what the dead pass had begun on may wait for its turn for some passes, which are not cut off for that. Cut off a
 * second time at the same look, it is most likely that look which does it, and events arrive.
 */
export async function lookAround(crew: Crew): Promise<void> {
  const { looks, lease, settings, store, world } = crew;
  if (!looks.all.some(({ running, attempts }) => running === lease.epoch - 1 && attempts === 1)) return;
  const isLeft = ({ kind, sort, dueAt, running }: Look) =>
    sort === 'changes' && dueAt === null && running === null && settingsOf(settings, kind).on;
  const cause = { work: 'timer', trigger: 'timer', actor: null } as const;
  const marks = looks.all.filter(isLeft).map(({ kind, side, sort }): LookChange => {
    return { kind, side, sort, mark: { at: world.now(), ids: null, cause } };
  });
  if (marks.length === 0) return;
  await store.commit(lease, { ...emptyCommit, looks: marks });
  looks.follow(marks);
}
