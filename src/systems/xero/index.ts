// Xero as a system: what the sync floor asks of one organisation, answered through Xero's change pages and batched writes.

import { type Contact, deepLink, type ElementOutcome } from 'xero-node-lite';
import { done, failed, type Problem, type Result } from '../../core/problem.ts';
import type { KindName, RecordId, Seen, Sight } from '../../core/record.ts';
import type { Translator } from '../../mapping/translate.ts';
import type { Page, Prepared, Sighting, System, Write, Written } from '../../sync/ports.ts';
import { contactsBody, listContacts, readContacts, sendContacts, type XeroAccess } from './api.ts';
import { fromContactId, toArchive, toContactId, toCreate, toSeen, toSight, toUpdate } from './contacts.ts';
import type { XeroFacts } from './dialect.ts';
import { refusalOf } from './errors.ts';
import { PAGE_ROWS, READ_IDS, spec, WRITE_BYTES, WRITE_ELEMENTS } from './spec.ts';

interface XeroSystemOptions {
  readonly access: XeroAccess;
  /** The accounting half of each kind's mapping. */
  translatorOf(kind: KindName): Translator;
  now(): number;
}

/** A second that alone fills more of the largest pages than this is given up for the look; the walk finds its records. */
const PAGES_OF_ONE_SECOND = 10;
/** Clocks may differ by this much when we look for what we made. */
const CLOCKS_DIFFER_MS = 600_000;

export function xeroSystem({ access, translatorOf, now }: XeroSystemOptions): System {
  const sighting = (kind: KindName, contact: Contact): Sighting => ({
    id: toContactId(contact.ContactID),
    sight: toSight(kind, translatorOf(kind), contact),
  });

  return {
    spec,

    look: async (kind, from, { limit, overlapMs }) => {
      const since = from === null ? null : Math.max(0, Number(from) - overlapMs - 1_000);
      const found = await changesSince(access, since, Math.min(limit, PAGE_ROWS));
      if (!found.ok) return found;
      const { contacts, more } = found.value;
      const sightings = contacts.map((contact) => sighting(kind, contact));
      const newest = Math.max(Number(from ?? 0), ...contacts.map(({ UpdatedDateUTC }) => UpdatedDateUTC ?? 0));
      // Where more waits, go on from what was seen here, even if that is behind the checkpoint: nothing may be passed over.
      const last = contacts.at(-1)?.UpdatedDateUTC ?? newest;
      return done<Page>({ sightings, checkpoint: String(more ? last : newest), more });
    },

    walk: async (kind, cursor, limit) => {
      // Pages are counted in the size that the walk began with.
      const [page = 1, pageSize = Math.min(limit, PAGE_ROWS)] = cursor === null ? [] : cursor.split(':').map(Number);
      const listed = await listContacts(access, { since: null, page, pageSize, order: 'ContactID' });
      if (!listed.ok) return listed;
      const { elements, servedAtMs, pagination } = listed.value;
      const sightings = elements.map((contact) => sighting(kind, contact));
      const more = hasMore(elements.length, pageSize, pagination?.pageCount, page);
      return done({
        sightings,
        cursor: more ? `${page + 1}:${pageSize}` : null,
        since: String((servedAtMs ?? now()) - 5_000),
      });
    },

    read: async (kind, ids) => {
      const found = new Map<RecordId, Sight>();
      for (let at = 0; at < ids.length; at += READ_IDS) {
        const some = ids.slice(at, at + READ_IDS);
        const read = await readContacts(access, some.map(fromContactId));
        if (!read.ok) for (const id of some) found.set(id, { is: 'unknown', problem: read.problem });
        else
          for (const contact of read.value.elements) {
            const { id, sight } = sighting(kind, contact);
            found.set(id, sight);
          }
      }
      // Contacts never vanish: one that is not named was not looked for, or belongs to another organisation.
      return ids.map((id) => found.get(id) ?? { is: 'unknown', problem: { code: 'record.missing', id } });
    },

    findMade: async (kind, drafts, sentAt) => {
      const wanted = new Set(drafts.map(({ source }) => source));
      const made = new Map<RecordId, Seen[]>();
      let since = sentAt - CLOCKS_DIFFER_MS;
      for (let pages = 0; ; pages++) {
        const found = await changesSince(access, since, PAGE_ROWS);
        if (!found.ok) return found;
        if (pages === PAGES_OF_ONE_SECOND) return failed({ code: 'outcome.unknown' });
        for (const contact of found.value.contacts) {
          const seen = toSeen(kind, translatorOf(kind), contact);
          if (seen.stamp !== null && wanted.has(seen.stamp)) made.set(seen.stamp, [seen]);
        }
        if (!found.value.more) return done(made);
        since = (found.value.contacts.at(-1)?.UpdatedDateUTC ?? since) - 1_000;
      }
    },

    prepare: (kind, write) => prepare(kind, translatorOf(kind), write),

    send: (prepared, key) => send(access, prepared, key, translatorOf(prepared.kind)),
  };
}

/** Where a person sees a record. */
export function urlOf({ shortCode }: XeroFacts, id: RecordId): string | null {
  return shortCode ? deepLink('contact', { shortCode, id: fromContactId(id) }) : null;
}

function hasMore(rows: number, pageSize: number, pageCount: number | undefined, page: number): boolean {
  return pageCount === undefined ? rows >= Math.min(pageSize, 100) : page < pageCount;
}

/**
 * The first page of what changed since a time; a look goes on from the last time seen. Where that would show mostly the same again,
 * because a second or two fill the page (no time lies between those rows), a larger page is asked for, and further ones only where no
 * page is large enough. A row that is saved between the calls for two pages moves to the end and pulls another over the boundary: the
 * page before is read once more.
 */
async function changesSince(
  access: XeroAccess,
  since: number | null,
  rows: number,
): Promise<Result<{ contacts: Contact[]; more: boolean }>> {
  const contacts = new Map<string, Contact>();
  const read = async (page: number, pageSize: number): Promise<Result<boolean>> => {
    const listed = await listContacts(access, { since, page, pageSize, order: 'UpdatedDateUTC' });
    if (!listed.ok) return listed;
    const { elements, pagination } = listed.value;
    for (const contact of elements) contacts.set(contact.ContactID, contact);
    return done(hasMore(elements.length, pageSize, pagination?.pageCount, page));
  };
  let [page, pageSize] = [1, rows];
  for (;;) {
    const more = await read(page, pageSize);
    if (!more.ok) return more;
    const again = page > 1 ? await read(page - 1, pageSize) : more;
    if (!again.ok) return again;
    const all = [...contacts.values()].sort((one, other) => (one.UpdatedDateUTC ?? 0) - (other.UpdatedDateUTC ?? 0));
    if (!more.value || getsOn(all, since) || page === PAGES_OF_ONE_SECOND)
      return done({ contacts: all, more: more.value });
    if (pageSize < PAGE_ROWS) pageSize = Math.min(PAGE_ROWS, pageSize * 4);
    else page += 1;
  }
}

/** Whether the next look would start later than this one, and not show most of it again. Xero compares whole seconds. */
function getsOn(contacts: readonly Contact[], since: number | null): boolean {
  const second = (time: number) => Math.floor(time / 1_000);
  const next = second((contacts.at(-1)?.UpdatedDateUTC ?? 0) - 1_000);
  if (since !== null && next <= second(since)) return false;
  const seenAgain = contacts.filter(({ UpdatedDateUTC }) => second(UpdatedDateUTC ?? 0) >= next).length;
  return seenAgain <= contacts.length / 2;
}

function prepare(kind: KindName, translator: Translator, write: Write): Prepared[] {
  const how = write.op === 'create' ? 'create' : 'update';
  const contacts = toContacts(translator, write);
  const prepared: Prepared[] = [];
  let batch: object[] = [];
  let bytes = 0;
  const close = () => {
    if (batch.length > 0) prepared.push({ kind, op: write.op, body: contactsBody(how, batch), count: batch.length });
    batch = [];
    bytes = 0;
  };
  for (const contact of contacts) {
    const size = JSON.stringify(contact).length * 3;
    if (batch.length >= WRITE_ELEMENTS || (bytes + size > WRITE_BYTES && batch.length > 0)) close();
    batch.push(contact);
    bytes += size;
  }
  close();
  return prepared;
}

function toContacts(translator: Translator, write: Write): object[] {
  switch (write.op) {
    case 'create':
      return write.drafts.map((draft) => toCreate(translator, draft));
    case 'update':
      return write.patches.map((patch) => toUpdate(translator, patch));
    case 'archive':
      return write.records.map(({ id }) => toArchive(id));
  }
}

async function send(
  access: XeroAccess,
  prepared: Prepared,
  key: string,
  translator: Translator,
): Promise<Result<Written>[]> {
  const { kind, op, body, count } = prepared;
  const sent = await sendContacts(access, op === 'create' ? 'create' : 'update', body, count, key);
  if (sent.ok) return sent.value.map((outcome) => toWritten(kind, translator, outcome));
  if (isOneOfMany(sent.problem) && count > 1) return halve(access, prepared, key, translator);
  const problem = count === 1 ? aboutOne(sent.problem, prepared) : sent.problem;
  return Array.from({ length: count }, () => failed(problem));
}

/** A change of one contact that is not found is a change of a contact that is not there. */
function aboutOne(problem: Problem, { op, body }: Prepared): Problem {
  if (op === 'create' || problem.code !== 'request.refused' || problem.status !== 404) return problem;
  const [[contact] = []] = Object.values(JSON.parse(body) as Record<string, { ContactID: string }[]>);
  return contact ? { code: 'record.missing', id: toContactId(contact.ContactID) } : problem;
}

/** The whole request was refused because of one element that isn't named: each half is tried under a key of its own. */
async function halve(
  access: XeroAccess,
  prepared: Prepared,
  key: string,
  translator: Translator,
): Promise<Result<Written>[]> {
  const [[root, elements] = ['Contacts', []]] = Object.entries(JSON.parse(prepared.body) as Record<string, object[]>);
  const half = Math.ceil(elements.length / 2);
  const part = (some: object[]): Prepared => ({
    ...prepared,
    body: JSON.stringify({ [root]: some }),
    count: some.length,
  });
  const first = await send(access, part(elements.slice(0, half)), `${key}a`, translator);
  const second = await send(access, part(elements.slice(half)), `${key}b`, translator);
  return [...first, ...second];
}

function isOneOfMany(problem: Problem): boolean {
  return (
    problem.code === 'record.refused' ||
    (problem.code === 'request.refused' && [400, 404, 413].includes(problem.status))
  );
}

function toWritten(kind: KindName, translator: Translator, outcome: ElementOutcome<Contact>): Result<Written> {
  if (!outcome.ok) return failed(refusalOf(outcome.messages));
  const seen = toSeen(kind, translator, outcome.element);
  const { id, version, changedAt } = seen;
  return done({ id, version, changedAt, seen, sent: {} });
}
