// Zoho Books as a system: what the sync floor asks of one organisation's documents. Lists say what changed; every document is read and
// written by itself.

import { done, failed, type Result } from '../../core/problem.ts';
import type { KindName, RecordId, Sight } from '../../core/record.ts';
import type { Settings } from '../../kinds/settings.ts';
import type { Translator } from '../../mapping/translate.ts';
import type { Page, Prepared, Sighting, Stretch, System, Write, Written } from '../../sync/ports.ts';
import { exchangeOf, listen } from '../exchange.ts';
import { CLOCKS_DIFFER_MS, type Reach, reachAfter, startOf } from '../reach.ts';
import type { VendorClock } from '../vendor-clock.ts';
import type { BooksAccess } from './api.ts';
import type { BooksFacts } from './facts.ts';
import { formOf, pages } from './forms.ts';
import { Goods } from './goods.ts';
import { fromRecordId, toRecordId } from './ids.ts';
import { changedSince, type Entry, nextOf, type Place } from './listing.ts';
import { made } from './made.ts';
import type { Office } from './office.ts';
import { keepCredit } from './open-credit.ts';
import { readWhole, type Reader } from './read.ts';
import { spec, WHOLE_AT_ONCE } from './spec.ts';
import { type CrmNames, Twins } from './twins.ts';
import { createOne, putAwayOne, updateOne } from './write.ts';

type Clock = Omit<VendorClock, 'fetch'>;

export interface BooksSystemOptions extends Clock {
  readonly access: BooksAccess;
  readonly facts: BooksFacts;
  readonly customers: Settings['customers'];
  /** Whether invoices are told with their payments and credit. */
  readonly money: boolean;
  /** Where the native link does not run: the CRM's records by name. */
  readonly crm: CrmNames;
  traitsOf(kind: KindName): readonly string[];
  translatorOf(kind: KindName): Translator;
}

export function booksSystem(options: BooksSystemOptions): System {
  const { access, facts, customers, money, crm, now } = options;
  const found = { access, facts, customers, crm, now };
  const office: Office = {
    access,
    facts,
    customers,
    money,
    twins: new Twins(found),
    goods: new Goods(found),
    documents: new Map(),
    now,
  };
  const readerOf = (kind: KindName): Reader => {
    const form = formOf(kind);
    if (!form) throw new RangeError(`no desk for ${kind}`);
    return { office, form, translator: options.translatorOf(kind), traits: options.traitsOf(kind) };
  };
  return {
    spec,
    look: (kind, from, asked) => look(readerOf(kind), from, { ...asked, clock: options }),
    walk: (kind, cursor, limit) => walk(readerOf(kind), cursor, limit, now() - CLOCKS_DIFFER_MS),
    read: async (kind, ids) => {
      const reader = readerOf(kind);
      const sights: Sight[] = [];
      for (const id of ids) sights.push(await sightOf(reader, id));
      return sights;
    },
    findMade: (kind, drafts, sentAt) => made(readerOf(kind), drafts, sentAt),
    prepare,
    send: (prepared) => send(readerOf(prepared.kind), JSON.parse(prepared.body) as Write),
    exchangeOf,
    keepCredit: (customer, credits, owner) => keepCredit(office, customer, credits, owner),
  };
}

/** How far the following of changes has got: the last save that was dealt with; while `walk` is there, a walk through everything goes first. */
interface Position {
  readonly at: number;
  readonly id: string;
  readonly walk?: Place;
  readonly reach?: Reach;
  /** Until then, by the vendor's clock, everything is read once the look under way ends: for a list that does not tell times. */
  readonly until?: number;
}

const START: Place = { passed: 0, last: '' };

interface Asked {
  readonly limit: number;
  readonly overlapMs: number;
  readonly clock: Clock;
}

async function look(reader: Reader, from: string | null, { limit, overlapMs, clock }: Asked): Promise<Result<Page>> {
  const now = clock.now();
  const known: Position =
    from === null ? { at: now - CLOCKS_DIFFER_MS, id: '', walk: START } : (JSON.parse(from) as Position);
  if (known.walk) return lookByWalking(reader, known, known.walk, limit);
  const { form, office } = reader;
  // Only the further pages of one look go on from the very document; a fresh look starts a little before it.
  const askedAt = clock.ours();
  const back = Math.min(overlapMs, spec.overlapMs.timer);
  const asked = { last: known.at, askedAt, overlapMs: back, late: spec.overlapMs };
  const position = back > 0 ? { at: startOf(known.reach, asked), id: '' } : known;
  const changed = await changedSince(office.access, form, office.facts, position.at);
  if (!changed.ok) return changed;
  if (changed.value === 'crowded') return lookByWalking(reader, { at: now - CLOCKS_DIFFER_MS, id: '' }, START, limit);
  const { entries, more, undated } = changed.value;
  const until = back > 0 ? clock.passed() - (clock.ours() - askedAt) : known.until;
  const open = entries.filter(({ at, id }) => at > position.at || (at === position.at && id > position.id));
  const some = open.slice(0, Math.min(limit, WHOLE_AT_ONCE));
  const read = await readSome(reader, some);
  if (!read.ok) return read;
  const last = some[read.value.length - 1];
  const isLeft = read.value.length < open.length || more;
  // Where a list does not tell times, all that it shows of a look was saved before the look began.
  const end = undated && !isLeft && until !== undefined ? { at: until, id: '' } : last;
  const standing = end && (isLeft || end.at > known.at) ? { at: end.at, id: end.id } : known;
  const newest = Math.max(standing.at, known.at);
  const reach = reachAfter(known.reach, asked, { newest, answeredAt: clock.ours(), more: isLeft });
  const checkpoint: Position = {
    at: standing.at,
    id: standing.id,
    ...(reach && { reach }),
    ...(isLeft && undated && until !== undefined && { until }),
  };
  return done({ sightings: read.value, checkpoint: JSON.stringify(checkpoint), more: isLeft });
}

async function lookByWalking(reader: Reader, { at, id }: Position, place: Place, limit: number): Promise<Result<Page>> {
  const stretch = await stretchOf(reader, place, limit);
  if (!stretch.ok) return stretch;
  const { sightings, next } = stretch.value;
  const checkpoint = JSON.stringify({ at, id, ...(next && { walk: next }) } satisfies Position);
  return done({ sightings, checkpoint, more: next !== null });
}

async function walk(reader: Reader, cursor: string | null, limit: number, since: number): Promise<Result<Stretch>> {
  const place = cursor === null ? START : (JSON.parse(cursor) as Place);
  const stretch = await stretchOf(reader, place, limit);
  if (!stretch.ok) return stretch;
  const { sightings, next } = stretch.value;
  const checkpoint = JSON.stringify({ at: since, id: '' } satisfies Position);
  return done({ sightings, cursor: next && JSON.stringify(next), since: checkpoint });
}

async function stretchOf(
  reader: Reader,
  place: Place,
  limit: number,
): Promise<Result<{ readonly sightings: readonly Sighting[]; readonly next: Place | null }>> {
  const rows = Math.min(limit, WHOLE_AT_ONCE);
  const listed = await nextOf(reader.office.access, reader.form, place, rows);
  if (!listed.ok) return listed;
  const { entries, next } = listed.value;
  const read = await readSome(reader, entries);
  if (!read.ok) return read;
  const left = entries.length - read.value.length;
  if (left === 0) return done({ sightings: read.value, next });
  const last = entries[read.value.length - 1]?.id ?? place.last;
  const passed = next ? next.passed - left : place.passed + read.value.length;
  return done({ sightings: read.value, next: { passed, last } });
}

/** Documents of a list, as many as can be read now: the first that can't be ends it. The problem, where that is the very first. */
async function readSome(reader: Reader, entries: readonly Entry[]): Promise<Result<Sighting[]>> {
  const sightings: Sighting[] = [];
  for (const { id } of entries) {
    const read = await readWhole(reader, id);
    const record = toRecordId(reader.form.module, id);
    if (!read.ok && read.problem.code === 'record.young') {
      sightings.push({ id: record, sight: { is: 'unknown', problem: read.problem } });
      continue;
    }
    if (!read.ok && sightings.length === 0) return failed(read.problem);
    if (!read.ok) return done(sightings);
    const sight: Sight = read.value ? { is: 'present', seen: read.value } : { is: 'gone', how: 'deleted' };
    sightings.push({ id: record, sight });
  }
  return done(sightings);
}

/** What Books has no more was deleted: its own address says that there is none. */
async function sightOf(reader: Reader, record: RecordId): Promise<Sight> {
  const { module, id } = fromRecordId(record);
  if (module !== reader.form.module) return { is: 'unknown', problem: { code: 'record.missing', id: record } };
  const read = await readWhole(reader, id);
  if (!read.ok) return { is: 'unknown', problem: read.problem };
  return read.value ? { is: 'present', seen: read.value } : { is: 'gone', how: 'deleted' };
}

/** A document a request: each is written by itself. */
function prepare(kind: KindName, write: Write): Prepared[] {
  const parts: Write[] =
    write.op === 'create'
      ? write.drafts.map((draft) => ({ op: 'create', drafts: [draft] }))
      : write.op === 'update'
        ? write.patches.map((patch) => ({ op: 'update', patches: [patch] }))
        : write.records.map((record) => ({ op: 'archive', records: [record] }));
  return parts.map((part) => ({ kind, op: part.op, body: JSON.stringify(part), count: 1 }));
}

async function send(reader: Reader, write: Write): Promise<Result<Written>[]> {
  const outcomes: Result<Written>[] = [];
  const take = async (writing: () => Promise<Result<Written>>) => {
    const heard = listen(reader.office.access.line);
    const written = await writing();
    outcomes.push(written.ok ? written : failed(heard(written.problem, 0)));
  };
  if (write.op === 'create') for (const draft of write.drafts) await take(() => createOne(reader, draft));
  if (write.op === 'update') for (const patch of write.patches) await take(() => updateOne(reader, patch));
  if (write.op === 'archive') for (const record of write.records) await take(() => putAwayOne(reader, record));
  return outcomes;
}

/** Where a person sees a document in Books. */
export function urlOf({ webUrl }: BooksFacts, recordId: string): string | null {
  const { module, id } = fromRecordId(recordId);
  const page = pages[module];
  return webUrl && page !== undefined ? `${webUrl}#/${page}/${id}` : null;
}
