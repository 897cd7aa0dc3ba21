// From what a look found to cases that can be planned: what is remembered of each record and what the other side shows of it. Reads only.

import { settingsOf } from '../kinds/settings.ts';
import { isRouted } from '../kinds/traits.ts';
import { none, provenOrNot, type RecordId, type Seen, type Side, sides, type Sight } from '../core/record.ts';
import type { Rules } from '../core/steps.ts';
import { seenOn, type Case } from './case.ts';
import type { Crew } from './crew.ts';
import { introduce } from './introduce.ts';
import { recallInBoth } from './in-both.ts';
import { recallInvoiced } from './invoiced.ts';
import { asBefore, withDerived } from './derived.ts';
import { asItIsNow, type Memory } from './memory.ts';
import type { Cause, KindInUse } from './ports.ts';
import { learnAgreed, referredBy } from './referred.ts';
import { needsOf } from './refs.ts';
import { routeOfLink } from './routed.ts';
import { alone, rulesFor } from './rules.ts';
import type { Sights } from './sights.ts';
import type { LinkRow, Standing } from './store.ts';
import { isOfSweep, sweptAway } from './sweep.ts';

/** The cases of everything found: one for each link and for each record without one. */
export async function gather(
  crew: Crew,
  use: KindInUse,
  memory: Memory,
  sights: Readonly<Record<Side, Sights>>,
  causeOf: (id: RecordId) => Cause,
): Promise<Case[]> {
  await recallMerged(crew, use, memory, sights);
  await recallInBoth(crew, use, memory, sights.crm);
  await learnAgreed(crew, use, memory, sights);
  const cases = new Map<string, Case>();
  const strangers: { side: Side; seen: Seen }[] = [];
  const claimed = new Set<RecordId>();
  for (const side of sides) {
    for (const [id, sight] of sights[side]) {
      const link = memory.links.get(id);
      if (link && !cases.has(`link:${link.id}`)) {
        const one = linkedCase(crew, use, memory, link, sights, causeOfLink(link, causeOf));
        cases.set(`link:${link.id}`, followed(one, claimed));
      } else if (link) continue;
      else if (sight.is === 'present') strangers.push({ side, seen: sight.seen });
      else cases.set(id, strangerCase(crew, use, memory, side, id, sight, causeOf(id)));
    }
  }
  // Whom a link is about to follow into a merge is nobody's stranger: the move goes first.
  for (const { side, seen } of strangers.filter(({ seen }) => claimed.has(seen.id))) {
    const one = strangerCase(crew, use, memory, side, seen.id, { is: 'present', seen }, causeOf(seen.id));
    cases.set(seen.id, { ...one, match: { is: 'after-another', id: seen.id, rule: 'merge' } });
  }
  const others = strangers.filter(({ seen }) => !claimed.has(seen.id));
  await recallElsewhere(crew, use, memory, others);
  await recallInvoiced(crew, use, memory, others);
  for (const one of await introduce(crew, use, memory, others, sights, causeOf, claimed)) {
    cases.set(`${seenOn(one.sights.crm)?.id ?? ''}+${seenOn(one.sights.accounting)?.id ?? ''}`, one);
  }
  return [...cases.values()];
}

/** Two that were merged into one record can't both follow: the first has it, and for the other it is taken. */
function followed(one: Case, claimed: Set<RecordId>): Case {
  const { mergeTarget } = one;
  if (!mergeTarget?.free) return one;
  if (claimed.has(mergeTarget.id)) return { ...one, mergeTarget: { ...mergeTarget, free: false } };
  claimed.add(mergeTarget.id);
  return one;
}

/** Somebody may have asked for a linked record under either of its ids; what the other half shows beside it takes nothing from that. */
function causeOfLink({ ids }: LinkRow, causeOf: (id: RecordId) => Cause): Cause {
  const crm = causeOf(ids.crm);
  const accounting = causeOf(ids.accounting);
  return accounting.counted ? accounting : crm;
}

/** Which of the CRM's documents another pair has, where several share them. */
async function recallElsewhere(
  { route = alone, store, lease }: Crew,
  { kind }: KindInUse,
  memory: Memory,
  strangers: readonly { side: Side; seen: Seen }[],
): Promise<void> {
  const ids = strangers.filter(({ side }) => side === 'crm').map(({ seen }) => seen.id);
  if (ids.length === 0 || !isRouted(kind.name) || route.others.length === 0) return;
  const { linked, making } = await store.elsewhere(lease.pair, kind.name, ids);
  for (const id of linked) memory.elsewhere.add(id);
  memory.othersMake = making;
}

/** The rules for a record without a link: one that another pair has is that pair's, whatever the rules say. */
export function strangerRules(
  { settings, route = alone }: Crew,
  { kind, unusable }: KindInUse,
  memory: Memory,
  sights: Readonly<Record<Side, Sight>>,
  { history }: Cause,
): Rules {
  const seen = seenOfBoth(sights);
  const rules = rulesFor(settings, kind.name, seen, history, isRouted(kind.name) ? route : null, unusable);
  if (seen.crm && memory.elsewhere.has(seen.crm.id)) return { ...rules, outside: { code: 'skip.route' } };
  if (seen.crm && memory.invoiced.has(seen.crm.id)) return { ...rules, outside: { code: 'skip.invoiced' } };
  return withNeedsOff({ settings }, { kind }, sights, rules);
}

/** The rules, with the kinds that these values need and that are switched off. */
function withNeedsOff(
  { settings }: Pick<Crew, 'settings'>,
  { kind }: Pick<KindInUse, 'kind'>,
  sights: Readonly<Record<Side, Sight>>,
  rules: Rules,
): Rules {
  const needs = Object.values(seenOfBoth(sights)).flatMap(({ fields }) => needsOf(kind, fields));
  const off = new Set(needs.map((need) => need.kind).filter((name) => !settingsOf(settings, name).on));
  return off.size > 0 ? { ...rules, needsOff: [...off] } : rules;
}

/** Whether a record that another was merged into is free can only be told by what is remembered of it. */
async function recallMerged(
  crew: Crew,
  use: KindInUse,
  memory: Memory,
  sights: Readonly<Record<Side, Sights>>,
): Promise<void> {
  const into = sides.flatMap((side) =>
    [...sights[side].values()].flatMap((sight) =>
      sight.is === 'gone' && sight.into !== undefined ? [sight.into] : [],
    ),
  );
  const missing = [...new Set(into)].filter((id) => !memory.links.has(id));
  if (missing.length > 0) memory.add(await crew.store.recall(crew.lease.pair, use.kind.name, missing));
}

function linkedCase(
  crew: Crew,
  use: KindInUse,
  memory: Memory,
  link: LinkRow,
  sights: Readonly<Record<Side, Sights>>,
  cause: Cause,
): Case {
  const sightOn = (side: Side): Sight =>
    sights[side].get(link.ids[side]) ??
    sweptAway(memory.standings.get(link.ids[side])) ?? { is: 'present', seen: asItIsNow(use, link, side) };
  const inCrm = sights.crm.get(link.ids.crm);
  const both = withDerived(crew, use, {
    crm: withWords(crew, link, sightOn('crm')),
    accounting: asBefore(use, link, sightOn('accounting')),
  });
  const merged = sides.flatMap((side) => {
    const sight = both[side];
    return sight.is === 'gone' && sight.into !== undefined
      ? [{ side, id: sight.into, free: !memory.links.has(sight.into) }]
      : [];
  });
  const [mergeTarget] = merged;
  return {
    use,
    link,
    sights: both,
    match: { is: 'none' },
    ...(mergeTarget && { mergeTarget }),
    ...(memory.inBoth.has(link.ids.accounting) && { isBoth: true }),
    copy: false,
    rules: withNeedsOff(
      crew,
      use,
      both,
      rulesFor(crew.settings, use.kind.name, seenOfBoth(both), cause.history, null, use.unusable),
    ),
    issues: sides.flatMap((side) => memory.issues.get(link.ids[side]) ?? []),
    standing: standingsOf(memory, link)[0] ?? null,
    ...restOf(crew, use, both, link, cause),
    cause,
    ...routeOfLink(crew, use, memory, link, inCrm, inCrm?.is === 'present' && isOurSave(link, 'crm', inCrm.seen)),
    ...referredBy(crew, use, both),
  };
}

/** A document's lines in which words stand for a product go on so. */
function withWords({ references }: Crew, link: LinkRow, sight: Sight): Sight {
  if (sight.is !== 'present') return sight;
  return { is: 'present', seen: { ...sight.seen, fields: references.withWordsAsBefore(link, sight.seen.fields) } };
}

/** What is asked of either record, or waits; what a sweep knows stays its own. */
function standingsOf({ standings }: Memory, { ids }: LinkRow): Standing[] {
  return [ids.crm, ids.accounting].flatMap((id) => standings.get(id) ?? []).filter((each) => !isOfSweep(each));
}

export function strangerCase(
  crew: Crew,
  use: KindInUse,
  memory: Memory,
  side: Side,
  id: RecordId,
  sight: Sight,
  cause: Cause,
): Case {
  const sights = side === 'crm' ? { crm: sight, accounting: none } : { crm: none, accounting: sight };
  return {
    use,
    link: null,
    named: { id, side },
    sights,
    match: { is: 'none' },
    copy: false,
    rules: strangerRules(crew, use, memory, sights, cause),
    issues: memory.issues.get(id) ?? [],
    standing: memory.standings.get(id) ?? null,
    ...restOf(crew, use, sights, null, cause),
    cause,
    ...referredBy(crew, use, sights),
  };
}

/**
 * How much longer a record is left alone that somebody has just saved, where the kind's settings say that saved records rest first. What
 * we saved ourselves rests not, nor what a person asks for.
 */
export function restOf(
  { settings, world }: Crew,
  { kind }: KindInUse,
  sights: Case['sights'],
  link: LinkRow | null,
  { work }: Cause,
): Pick<Case, 'restMs'> {
  const settleMs = settingsOf(settings, kind.name).settleS * 1_000;
  if (settleMs === 0 || work === 'person') return {};
  const savedAt = sides.map((side) => {
    const seen = seenOn(sights[side]);
    const isOurs = seen && (link ? isOurSave(link, side, seen) : seen.stamp !== null);
    return seen && !isOurs ? seen.changedAt : 0;
  });
  // A clock that is behind must not make it wait for the difference.
  const restMs = Math.min(settleMs, Math.max(...savedAt) + settleMs - world.now());
  return restMs > 0 ? { restMs } : {};
}

function isOurSave(link: LinkRow, side: Side, { version }: Seen): boolean {
  return provenOrNot(link.versions[side]) === version || link.settling[side]?.version === version;
}

export function seenOfBoth(sights: Readonly<Record<Side, Sight>>): Partial<Record<Side, Seen>> {
  const [crm, accounting] = [seenOn(sights.crm), seenOn(sights.accounting)];
  return { ...(crm && { crm }), ...(accounting && { accounting }) };
}
