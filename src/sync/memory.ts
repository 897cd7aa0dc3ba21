// What is remembered of some records, found quickly; what counts as an echo; and a side as the last agreement has it.

import {
  type KindName,
  type MappedField,
  type RecordId,
  type Seen,
  type Side,
  sides,
  type Sight,
} from '../core/record.ts';
import type { Routed } from '../core/routed.ts';
import type { Choice } from '../core/steps.ts';
import { type Fields, isBlank, unchanged } from '../core/value.ts';
import { isLockedOn } from '../core/creation.ts';
import { isSale } from '../kinds/sequences.ts';
import { keptAgainst, knowsFixed, rememberedOf } from './fixed.ts';
import type { Look } from './look.ts';
import type { KindInUse, Sighting } from './ports.ts';
import type { LinkRow, Recall, Standing } from './store.ts';

/** Whether a side still shows what was agreed on: nothing to do, nothing to read, nothing to write. */
export function isEcho(link: LinkRow, side: Side, sight: Sight, fields: readonly MappedField[]): boolean {
  if (sight.is !== 'present' || link.settling[side]) return false;
  // The mapping has changed since: what it names now was never agreed on.
  if (!isBasedOn(link, side, fields)) return false;
  const { seen } = sight;
  if (link.versions[side] === seen.version) return true;
  // Without a version something was left to do when it was last planned.
  if (link.agreedAt === null || link.note !== null || link.versions[side] === '') return false;
  if (Object.keys(link.held).length > 0) return false;
  // An archived record shows the fields that it had, and whoever takes it for unchanged must know that it is archived.
  if (!knowsFixed(link, side, seen)) return false;
  const base = link.bases[side];
  return Object.entries(seen.fields).every(([name, value]) => {
    const before = base[name];
    return before ? unchanged(before.value, value) : isBlank(value);
  });
}

/** Whether a side's base has every field in the place where the mapping has it. */
function isBasedOn(link: LinkRow, side: Side, fields: readonly MappedField[]): boolean {
  return fields.every(({ name, places }) => link.bases[side][name]?.place === places[side]);
}

/** What is remembered of some records, found quickly. */
export class Memory {
  /** Records without a link that a page showed and this round does not plan: whoever is matched now may be one of them. */
  readonly arrivals = new Map<RecordId, { readonly side: Side; readonly seen: Seen }>();
  /** Sides of which more changes wait than were read: who is new there is not known yet. */
  readonly unread = new Set<Side>();
  /** Documents of the CRM that another pair has linked. */
  readonly elsewhere = new Set<RecordId>();
  /** Quotes of the CRM of which somebody has made an invoice in accounting itself. */
  readonly invoiced = new Set<RecordId>();
  /** Contacts of accounting that are linked in another capacity too. */
  readonly inBoth = new Set<RecordId>();
  /** Another pair makes documents in the CRM just now: whose a new one is shows once that is committed. */
  othersMake = false;
  /** To which other pair the routing rules give a document, null for none; left out where nobody can tell. */
  routeOf?: (seen: Seen) => Routed['to'] | undefined;
  readonly links = new Map<RecordId, LinkRow>();
  readonly standings = new Map<RecordId, Standing>();
  readonly issues = new Map<RecordId, Recall['issues'][number][]>();

  /** Those of the sightings without a link are there to be matched with, though nobody plans them now. */
  meet(side: Side, sightings: readonly Sighting[]): void {
    for (const { id, sight } of sightings)
      if (sight.is === 'present' && !this.links.has(id)) this.arrivals.set(id, { side, seen: sight.seen });
  }

  add({ links, standings, issues }: Recall): void {
    for (const link of links) {
      for (const side of sides) {
        const known = this.links.get(link.ids[side]);
        if (!known || known.ended) this.links.set(link.ids[side], link);
      }
    }
    for (const standing of standings) this.standings.set(standing.id, standing);
    for (const issue of issues) this.issues.set(issue.record, [...(this.issues.get(issue.record) ?? []), issue]);
  }

  /** As if a person had chosen so for the record. Nothing of it is stored. */
  choose(kind: KindName, side: Side, id: RecordId, choice: Choice): void {
    const asked = { kind, id, side, name: '', state: 'waiting', code: 'asked', facts: {}, dueAt: 0 } as const;
    const by = { work: 'person', trigger: 'person', actor: null, waitsFor: null, attempts: 0, since: 0 } as const;
    this.standings.set(id, { ...asked, ...by, ...this.standings.get(id), choice });
  }

  /**
   * Whether the link alone tells how that side stands, as long as the side has not changed: it was in step there, every field has a
   * base, and nothing else is known of either record.
   */
  tells(link: LinkRow, side: Side, fields: readonly MappedField[]): boolean {
    return (
      link.agreedAt !== null &&
      link.versions[side] !== '' &&
      link.note === null &&
      Object.keys(link.held).length === 0 &&
      !link.settling[side] &&
      isBasedOn(link, side, fields) &&
      sides.every((each) => !this.standings.has(link.ids[each]) && !this.issues.has(link.ids[each]))
    );
  }
}

/** The record as the last agreement has it: what a side shows that has not changed since. */
export function asAgreed(link: LinkRow, side: Side): Seen {
  const { fields, fixed } = rememberedOf(link.bases[side]);
  return {
    id: link.ids[side],
    version: link.versions[side],
    young: false,
    changedAt: link.changedAt[side],
    name: ownName(side, fields) ?? link.name,
    fields,
    traits: fields,
    stamp: null,
    fixed,
    date: null,
    outside: null,
  };
}

/** What that side calls the record: its name, or the number that accounting gave a document. */
function ownName(side: Side, { name, number, accountingNumber }: Fields): string | undefined {
  const names = side === 'accounting' ? [name, accountingNumber, number] : [name];
  return names.find((each): each is string => typeof each === 'string' && each !== '');
}

/** What a side shows of a record that nobody has saved since: it is as it was agreed on, but its period may have been locked meanwhile. */
export function asItIsNow({ kind, creation }: KindInUse, link: LinkRow, side: Side): Seen {
  const seen = asAgreed(link, side);
  const isInvoice = side === 'accounting' && (kind.name === 'invoice' || isSale(kind.name));
  if (!isInvoice || seen.fixed?.why === 'void') return seen;
  return isLockedOn(creation, seen.fields.date) ? { ...seen, fixed: { why: 'locked-period', open: [] } } : seen;
}

/** Whether a sighting is an echo, given everything that is remembered of it. A record that was asked for by name never is. */
export function isKnownEcho(
  memory: Memory,
  side: Side,
  id: RecordId,
  sight: Sight,
  fields: readonly MappedField[],
): boolean {
  const link = memory.links.get(id);
  // A part, which was never a record by itself: whose part it is has a sighting of its own.
  if (!link) return sight.is === 'present' && sight.seen.id !== id;
  if (link.ended) return true;
  if (memory.standings.get(id)?.dueAt) return false;
  return (
    isEcho(link, side, sight, fields) &&
    !isSavedOver(memory, link, side, sight) &&
    !isRoutedAnew(memory, link, side, sight)
  );
}

/**
 * Whether a record was saved anew, if only to say again what was agreed on, while a write of it stands refused or somebody is asked about it:
 * that may be over by that.
 */
function isSavedOver({ standings, issues }: Memory, { ids, versions }: LinkRow, side: Side, sight: Sight): boolean {
  if (sight.is !== 'present' || sight.seen.version === versions[side]) return false;
  return sides.some((each) => standings.get(ids[each])?.state === 'failed' || issues.has(ids[each]));
}

/** Whether somebody saved a linked document so that the routing rules say something new of it, though no field of the mapping may say so. */
function isRoutedAnew({ routeOf }: Memory, { bases, versions }: LinkRow, side: Side, sight: Sight): boolean {
  if (side !== 'crm' || sight.is !== 'present' || sight.seen.version === versions.crm) return false;
  const to = routeOf?.(sight.seen);
  return to !== undefined && (to?.pair ?? null) !== keptAgainst(bases.crm);
}

/** A record that was saved so long before the last look was seen by it, by whatever clock. */
const SEEN_AFTER_MS = 300_000;

/**
 * Whether a timer's look, which reaches back behind what it has seen, only shows a record without a link once more: it stands as it did when
 * it was planned, nothing of it is due, and nobody has saved it since. Walks plan everybody, and so do hints.
 */
export function isKnownStanding(
  memory: Memory,
  { sort, trigger, lookedAt }: Pick<Look, 'sort' | 'trigger' | 'lookedAt'>,
  id: RecordId,
  sight: Sight,
): boolean {
  if (sort !== 'changes' || trigger !== 'timer' || lookedAt === null || sight.is !== 'present') return false;
  const standing = memory.standings.get(id);
  if (!standing || memory.links.has(id) || standing.dueAt !== null || standing.choice) return false;
  return sight.seen.changedAt + SEEN_AFTER_MS < lookedAt;
}

/** Our own save, seen while a further save could still hide behind the same version: it is looked at once more, later. */
export function isOwnYoungSave(memory: Memory, side: Side, id: RecordId, sight: Sight): boolean {
  const settling = memory.links.get(id)?.settling[side];
  return sight.is === 'present' && sight.seen.young && settling?.version === sight.seen.version;
}
