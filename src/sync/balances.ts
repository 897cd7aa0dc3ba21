// What is open with customers that were touched: added up in accounting, and carried to the CRM like any other value. Of everything else
// such a customer is taken as last agreed.

import { dayAfter } from '../core/days.ts';
import type { RecordId, Seen, Side } from '../core/record.ts';
import type { Fields } from '../core/value.ts';
import { lookAcross, remember } from './across.ts';
import { type LookReport, lookFailed, withoutOpenIntents } from './changes.ts';
import type { Crew } from './crew.ts';
import { gather } from './gather.ts';
import { type Catch, dueRest, leave } from './leave.ts';
import type { Look, LookChange } from './look.ts';
import { asAgreed, Memory } from './memory.ts';
import { keepOpenCredit } from './open-credit.ts';
import type { Cause, KindInUse, Sums } from './ports.ts';
import { type Outcome, workThrough } from './rounds.ts';
import { readInto, type Sights } from './sights.ts';
import { touch } from './touched.ts';
import { emptyCommit } from './work.ts';

/** After a write that failed, in ms. */
const AGAIN_MS = 60_000;

export async function lookAtBalances(crew: Crew, use: KindInUse, look: Look): Promise<LookReport> {
  const { accounting } = crew.systems;
  const most = Math.max(1, crew.room.records >> look.attempts);
  const ids = dueRest(look, crew.world.now(), most);
  if (ids.length === 0 || !accounting.balances) return atRest(crew, look);
  const told = await accounting.balances(ids);
  if (!told.ok) return lookFailed(crew, look, told.problem);
  const memory = new Memory();
  await remember(crew, use, memory, [], ids);
  const sights: Record<Side, Sights> = { crm: new Map(), accounting: new Map() };
  await takeSums(crew, use, ids, told.value, memory, sights.accounting);
  const across = await lookAcross(crew, use, 'accounting', sights, memory, null);
  if ('problem' in across) return lookFailed(crew, look, across.problem);
  const cause: Cause = { trigger: 'timer', work: 'timer', actor: null, counted: false, run: null, history: false };
  const all = withoutOpenIntents(crew, await gather(crew, use, memory, sights, () => cause));
  const later = await keepOpenCredit(crew, all, told.value);
  const cases = all.filter(({ link }) => !link || !later.has(link.ids.accounting));
  const caught: Catch = {
    sightings: [...sights.accounting].map(([id, sight]) => ({ id, sight })),
    again: new Set(ids),
    page: null,
    named: [],
  };
  const finish = (outcome: Outcome): LookChange[] => {
    // Whoever tries again what failed knows nothing of the sums: they are added up once more for it.
    const again = [...outcome.failed].map((id): [RecordId, number] => [id, AGAIN_MS]);
    const deferred = new Map([...again, ...later, ...outcome.deferred]);
    const own = leave(crew, look, caught, { left: [], news: cases.length }, { ...outcome, deferred });
    const finished = outcome.halt ? ('badly' as const) : ('well' as const);
    return [{ ...own, lookedAt: crew.world.now(), finished }, ...across.finish(outcome)];
  };
  const { halt } = await workThrough(crew, cases, finish);
  return { planned: cases.length, halt };
}

/** The customers' sums beside what else is known of them; whose last agreement does not tell that is read. Strangers have no sums. */
async function takeSums(
  crew: Crew,
  use: KindInUse,
  ids: readonly RecordId[],
  sums: ReadonlyMap<RecordId, Sums>,
  memory: Memory,
  sights: Sights,
): Promise<void> {
  const links = ids.flatMap((id) => memory.links.get(id) ?? []).filter(({ ended }) => !ended);
  const isTold = (link: (typeof links)[number]) => memory.tells(link, 'accounting', use.mapping.fields);
  const unsure = links.filter((link) => !isTold(link)).map((link) => link.ids.accounting);
  await readInto(crew, use, 'accounting', unsure, sights);
  for (const link of links) {
    const id = link.ids.accounting;
    const sight = sights.get(id) ?? { is: 'present' as const, seen: asAgreed(link, 'accounting') };
    sights.set(
      id,
      sight.is === 'present' ? { is: 'present', seen: withSums(use, sight.seen, sums.get(id)?.fields) } : sight,
    );
  }
}

function withSums({ mapping }: KindInUse, seen: Seen, sums: Fields = {}): Seen {
  const mapped = Object.entries(sums).filter(([name]) => mapping.fields.some((field) => field.name === name));
  return { ...seen, fields: { ...seen.fields, ...Object.fromEntries(mapped) } };
}

/** Nothing is to be added up now. Once a day those are found who come to be on hold because something stays overdue. */
async function atRest(crew: Crew, look: Look): Promise<LookReport> {
  const { kind, side, sort, rest, checkpoint } = look;
  const aged = await cameOfAge(crew, checkpoint);
  if ('problem' in aged) return lookFailed(crew, look, aged.problem);
  const [change] = touch(crew, aged.ids);
  const times = rest.map(({ at }) => at);
  const cause = { work: 'timer', trigger: 'timer', actor: null } as const;
  const again = times.length > 0 ? { mark: { at: Math.min(...times), ids: [], cause } } : {};
  const looks: LookChange[] = [
    { kind, side, sort, ...again, ...change, finished: 'well', ...(aged.day && { checkpoint: aged.day }) },
  ];
  await crew.store.commit(crew.lease, { ...emptyCommit, looks });
  crew.looks.follow(looks);
  return { planned: 0, halt: null };
}

/** Whose oldest debt is since the last time older than the rule lets it be. One call a day, and none without such a rule. */
async function cameOfAge(
  { settings, systems, today }: Crew,
  checkpoint: string | null,
): Promise<{ ids: readonly RecordId[]; day?: string } | { problem: Parameters<typeof lookFailed>[2] }> {
  const { overdueDays } = settings.hold;
  const { dueWithin } = systems.accounting;
  if (overdueDays === null || !dueWithin || checkpoint === today) return { ids: [] };
  if (checkpoint === null) return { ids: [], day: today };
  const read = await dueWithin(dayAfter(checkpoint, -overdueDays - 1), dayAfter(today, -overdueDays));
  return read.ok ? { ids: read.value, day: today } : { problem: read.problem };
}
