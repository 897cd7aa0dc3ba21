// What came of a write that was done: what both sides agree on now, and what of it is still to be read.

import { withSentDiscounts } from '../core/followed-discount.ts';
import { type MappedField, otherSide, type Seen, type Side, type Sight } from '../core/record.ts';
import { rateUsed } from '../core/rate-used.ts';
import { REISSUING } from '../core/reissue.ts';
import { pushedWith } from '../core/restless.ts';
import type { Step } from '../core/steps.ts';
import { type Fields, sameMeaning, type Value } from '../core/value.ts';
import { seenOn } from './case.ts';
import { based, settlingWith, withTold } from './fold.ts';
import type { Crew } from './crew.ts';
import { beforeIn } from './derived.ts';
import { newLink } from './inward.ts';
import { mailOf } from './mail.ts';
import type { Written } from './ports.ts';
import type { LinkRow } from './store.ts';
import { auditOf, standingOf, type Work } from './work.ts';

/** A step that writes. */
export type Outward = Extract<Step, { do: 'create' | 'update' | 'archive' }>;

export function succeed(crew: Crew, work: Work, step: Outward, written: Written, request: string): void {
  const rate = rateUsed(step, written.seen?.fields, seenOn(work.one.sights[step.side])?.fields);
  work.audit.push(auditOf(work, step, 'done', { request, ...(rate && { facts: { rate } }) }));
  if (step.do === 'create') {
    const ids =
      step.side === 'crm'
        ? { crm: written.id, accounting: step.source.id }
        : { crm: step.source.id, accounting: written.id };
    if (step.instead !== undefined && work.row) work.parted = ended(work.row, crew.world.now());
    work.row = newLink(crew, work, ids, 'create');
    work.close.push(...work.one.issues.map(({ id }) => id));
    if (step.mail) work.intents.push(mailOf(crew, work.row));
  }
  if (work.row && step.do !== 'archive') {
    work.row = withPushed(withWritten(work, work.row, step, written), step, crew.world.now());
  }
  if (step.do === 'update' && step.why.code === 'update.reissue') comeBackSoon(crew, work);
  if (written.seen) work.shown[step.side] = withBefore(work, step.side, written.seen);
  else if (step.do !== 'archive') work.unread.push(step.side);
}

/** What was voided to be issued anew is not left at that, whatever becomes of this pass. */
function comeBackSoon({ world }: Crew, work: Work): void {
  const now = world.now();
  work.standing = standingOf(work, now, { state: 'waiting', code: REISSUING, dueAt: now });
}

/** A link as it is once its document has been voided for another. */
export function ended(row: LinkRow, now: number): LinkRow {
  return { ...row, ended: true, endedAt: now, note: null, noteFacts: {} };
}

/** What a reply leaves untold is as before: as the write before it has left it, where there was one. */
function withBefore({ one, row, shown }: Work, side: Side, seen: Seen): Seen {
  const before: Sight = shown[side] ? { is: 'present', seen: shown[side] } : one.sights[side];
  return side === 'accounting' && row ? beforeIn(one.use, row, seen, before) : seen;
}

/**
 * The link after a write: the source's values as they were planned from, the written side's as it shows them now, or settling until
 * a read shows them. Nothing else of what a reply shows is agreed on: it may hold somebody's edit that no plan has seen.
 */
function withWritten(
  work: Work,
  row: LinkRow,
  step: Exclude<Outward, { do: 'archive' }>,
  { seen, sent, version }: Written,
): LinkRow {
  const { fields } = work.one.use.mapping;
  const { side } = step;
  const source = otherSide(side);
  const isNew = step.do === 'create';
  const from = isNew ? { ...step.source.fields, ...step.from } : step.from;
  const written = seen ? Object.keys(isNew ? step.fields : step.patch) : Object.keys(sent);
  const alike =
    seen && isNew ? fields.filter(({ name, type }) => sameMeaning(type, from[name], seen.fields[name])) : [];
  const untold = isNew ? alteredBy(step, fields) : {};
  const altered = new Set(isNew ? Object.keys(untold) : (step.both ?? []));
  const names = [...new Set([...written, ...alike.map(({ name }) => name)])].filter((name) => !altered.has(name));
  const pick = (values: Fields): Fields => Object.fromEntries(names.map((name) => [name, values[name] ?? null]));
  // Of the source a plan has seen everything; a new record's base there is complete.
  const whole = fields.map(({ name }) => [name, from[name] ?? null]);
  const planned = isNew ? Object.fromEntries(whole) : pick(from);
  const bases = { ...row.bases, [source]: based(row.bases[source], fields, source, planned) };
  const shown = seen && {
    ...pick(seen.fields),
    ...untold,
    ...(isNew ? {} : followedIn(step, pick(seen.fields), fields)),
  };
  if (shown) {
    const base = withTold(based(row.bases[side], fields, side, shown), Object.keys(untold), seen.fields);
    return { ...row, bases: { ...bases, [side]: base } };
  }
  const told = Object.fromEntries(Object.entries(sent).filter(([name]) => isNew || !altered.has(name)));
  const settling = settlingWith(row.settling[side], fields, side, { version, sent: told });
  const link = { ...row, bases, settling: { ...row.settling, [side]: settling } };
  return isNew ? link : withUntaken(work, link, step, sent);
}

/** What was written lately is remembered, so that what something changes back each time is not written for ever. */
function withPushed(row: LinkRow, step: Outward, now: number): LinkRow {
  if (step.do !== 'update') return row;
  const { side, patch } = step;
  return { ...row, pushed: { ...row.pushed, [side]: pushedWith(row.pushed?.[side] ?? {}, patch, now) } };
}

/** Lines whose discounts followed their price: the other side has yet to learn of it. */
function followedIn(
  { patch }: Extract<Outward, { do: 'update' }>,
  shown: Fields,
  fields: readonly MappedField[],
): Fields {
  const lists = fields.filter(({ name, row }) => row !== undefined && name in shown);
  return Object.fromEntries(lists.map(({ name }) => [name, withSentDiscounts(patch[name], shown[name] ?? null)]));
}

/** What the side left out of a change it will leave out the next time too: each keeps its own, as where a value can't be set at all. */
function withUntaken(work: Work, row: LinkRow, step: Extract<Outward, { do: 'update' }>, sent: Fields): LinkRow {
  const { fields } = work.one.use.mapping;
  const { side } = step;
  const source = otherSide(side);
  const left = Object.keys(step.patch).filter((name) => !(name in sent) && !step.both?.includes(name));
  if (left.length === 0) return row;
  const pick = (values: Fields): Fields => Object.fromEntries(left.map((name) => [name, values[name] ?? null]));
  const bases = {
    [side]: based(row.bases[side], fields, side, pick(step.before)),
    [source]: based(row.bases[source], fields, source, pick(step.from)),
  };
  return { ...row, bases: { ...row.bases, ...bases } };
}

/**
 * What the creation sequence makes otherwise than the source shows, as the source shows it. Taken for what both sides agreed on, it lets
 * the new record be the one that was edited: the source learns of it, whoever has authority.
 */
export function alteredBy(step: Extract<Outward, { do: 'create' }>, fields: readonly MappedField[]): Fields {
  const source = { ...step.source.fields, ...step.from };
  const altered = fields.flatMap(({ name, type, row, flow, onlyAtCreation }): [string, Value][] => {
    const [sent, shown] = [step.fields[name], source[name] ?? null];
    const mayTravelBack = !row && flow === 'both' && !onlyAtCreation[otherSide(step.side)];
    return sent !== undefined && mayTravelBack && !sameMeaning(type, shown, sent) ? [[name, shown]] : [];
  });
  return Object.fromEntries(altered);
}
