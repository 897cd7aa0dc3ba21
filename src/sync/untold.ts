// What looking finds that nobody had told of: the proof that those who are to tell us have gone quiet, and what the nightly walk is for.
// Whoever told of a change is not accused of it, and nobody of what we wrote ourselves.

import { isProven, type Seen, type Side, sides } from '../core/record.ts';
import { missedAmong, type Teller, tellers } from '../core/silence.ts';
import { unchanged } from '../core/value.ts';
import { settingsOf } from '../kinds/settings.ts';
import { kindOfCase } from './case.ts';
import type { Crew } from './crew.ts';
import type { Look, LookChange } from './look.ts';
import type { Memory } from './memory.ts';
import type { KindInUse, Sighting, Trigger } from './ports.ts';
import type { Work } from './work.ts';

/** By what each is heard, so that a look which it caused says nothing against it. */
const triggerOf: Readonly<Record<Side, Readonly<Record<Teller, Trigger>>>> = {
  crm: { event: 'notification', save: 'save' },
  accounting: { event: 'webhook', save: 'save' },
};

/** More changes than this in one look are an import or somebody's mass change, which starts no rule where they say so. */
const BY_HAND_AT_MOST = 10;

/** Which of those who are to tell had not told of these changes. `news` are the sightings that are no echoes. */
export function missedIn(
  { tells, world, kinds, settings, open }: Pick<Crew, 'tells' | 'world' | 'kinds' | 'settings' | 'open'>,
  look: Look,
  news: readonly Sighting[],
  memory: Memory,
): Pick<LookChange, 'missed'> {
  if (look.sort !== 'changes' || look.checkpoint === null) return {};
  const { kind, side, trigger } = look;
  // Quotes are looked at by themselves too, and there it shows which of their changes were our own writes.
  if (kind === 'accepted-quote' && settingsOf(settings, 'quote').on) return {};
  const inDoubt = new Set(
    open.intents.filter((intent) => intent.side === side).flatMap(({ items }) => items.map(({ link }) => link)),
  );
  const times = news.flatMap(({ sight }) =>
    sight.is === 'present' &&
    !isOurs(memory, side, sight.seen, inDoubt) &&
    !isMoneyAlone(kinds.get(kind), memory, side, sight.seen)
      ? [sight.seen.changedAt]
      : [],
  );
  const missed: Partial<Record<Teller, number>> = {};
  for (const teller of tellers) {
    const since = tells(side, teller, kind);
    const hadUsLook = trigger === triggerOf[side][teller];
    if (since === null || hadUsLook || (teller === 'save' && times.length > BY_HAND_AT_MOST)) continue;
    const own = times.filter((at) => at >= since);
    const at = missedAmong(own, look.tellers[teller].heard, world.now());
    if (at !== null) missed[teller] = at;
  }
  return Object.keys(missed).length > 0 ? { missed } : {};
}

/**
 * A write of ours that is to be read once more, or one of which we do not know yet what came of it, its reply being lost: what it made bears
 * our mark, what it changed has a request open, or nothing proven to go by.
 */
function isOurs(
  { links }: Pick<Memory, 'links'>,
  side: Side,
  { id, stamp }: Seen,
  inDoubt: ReadonlySet<unknown>,
): boolean {
  const link = links.get(id);
  if (!link) return stamp !== null;
  return link.settling[side] !== undefined || inDoubt.has(link.id) || !isProven(link.versions[side]);
}

/** Only what was paid or credited differs: whether that is announced on the document varies (unverified), so silence about it proves nothing. */
function isMoneyAlone(use: KindInUse | undefined, { links }: Memory, side: Side, { id, fields }: Seen): boolean {
  const base = links.get(id)?.bases[side];
  if (!use || !base || side !== 'accounting') return false;
  const changed = use.mapping.fields.filter(({ name }) => !unchanged(base[name]?.value, fields[name]));
  return changed.length > 0 && changed.every(({ name, flow }) => name === 'status' || flow === 'to-crm');
}

/** Somebody saves while a walk is under way: what is younger than this may still be told of. */
const STILL_COMING_MS = 900_000;

/** How many of a walk's sightings had changed since anybody looked, long enough ago to have been told of. */
export function foundIn({ side }: Look, news: readonly Sighting[], memory: Memory, now: number): number {
  return news.filter(({ id, sight }) => {
    if (sight.is === 'none' || sight.is === 'unknown') return false;
    const link = memory.links.get(id);
    if (sight.is === 'gone') return link !== undefined && !link.ended;
    if (now - sight.seen.changedAt < STILL_COMING_MS) return false;
    if (!link) return !memory.standings.has(id);
    return link.versions[side] !== '' && !link.settling[side];
  }).length;
}

/** Heard so lately, a way to us needs no further test. */
const TESTED_MS = 300_000;

/** Our own writes are to come back as events: each is a test of the way to us that costs nobody a record. */
export function testedBy({ looks, systems, tells, world }: Crew, works: readonly Work[]): LookChange[] {
  const now = world.now();
  return sides.flatMap((side) => {
    const written = works.filter(({ failed, deferredMs, steps, shown, unread }) => {
      const isWritten = steps.some((step) => (step.do === 'create' || step.do === 'update') && step.side === side);
      return isWritten && !failed && deferredMs === null && (shown[side] !== undefined || unread.includes(side));
    });
    return [...new Set(written.map(({ one }) => kindOfCase(one)))].flatMap((kind): LookChange[] => {
      const heard = looks.find(kind, side, 'changes')?.tellers.event.heard ?? 0;
      const isTold = systems[side].spec.tellsOurWrites.includes(kind) && tells(side, 'event', kind) !== null;
      if (!isTold || now - heard < TESTED_MS) return [];
      return [{ kind, side, sort: 'changes', missed: { event: now } }];
    });
  });
}
