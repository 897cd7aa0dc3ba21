// A look at customers' credit, which has no record of its own in the CRM: whom its changes concern is touched, and the invoices that it was
// used for are looked at.

import { lookFailed, type LookReport } from './changes.ts';
import type { Crew } from './crew.ts';
import { type Look, type LookChange, namedIn } from './look.ts';
import { touch } from './touched.ts';
import { emptyCommit } from './work.ts';

export async function lookAtCredit(crew: Crew, look: Look): Promise<LookReport> {
  const { credit, spec } = crew.systems.accounting;
  const { kind, side, sort, work, trigger, actor } = look;
  const now = crew.world.now();
  const overlapMs = trigger === 'timer' ? spec.overlapMs.timer : spec.overlapMs.hint;
  const read = await credit?.(look.checkpoint, { named: namedIn(look), overlapMs });
  if (read && !read.ok) return lookFailed(crew, look, read.problem);
  const { customers = [], invoices = [], checkpoint, more = false } = read?.value ?? {};
  const cause = { work, trigger, actor };
  const own: LookChange = {
    kind,
    side,
    sort,
    finished: 'well',
    ...(checkpoint !== undefined && { checkpoint }),
    ...(more ? { mark: { at: now, ids: null, cause } } : { lookedAt: now }),
    ...(customers.length > 0 && { changedAt: now }),
  };
  const used: LookChange[] =
    invoices.length === 0
      ? []
      : [{ kind: 'invoice', side, sort: 'changes', mark: { at: now, ids: null, cause: { ...cause, work: 'event' } } }];
  const looks = [own, ...used, ...touch(crew, customers)];
  await crew.store.commit(crew.lease, { ...emptyCommit, looks });
  crew.looks.follow(looks);
  return { planned: customers.length, halt: null };
}
