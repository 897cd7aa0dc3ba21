// Zoho CRM as a system: what the sync floor asks of one organisation, answered through lists, queries and conditional writes.

import { done } from '../../core/problem.ts';
import type { KindName, Seen, Sight } from '../../core/record.ts';
import type { Translator } from '../../mapping/translate.ts';
import type { Page, Prepared, Sighting, System, Write } from '../../sync/ports.ts';
import { listDeleted, type ZohoAccess } from './api.ts';
import { updateCustomers } from './change.ts';
import { ownField, type ZohoFacts } from './facts.ts';
import { changedCustomers, type Changed } from './look.ts';
import { madeOf } from './made.ts';
import { earlier, latest, toCheckpoint, toPosition } from './position.ts';
import { type CustomerReader, fieldNames, mainModuleOf, readCustomers } from './read.ts';
import { CLOCKS_DIFFER_MS, spec, WRITE_RECORDS } from './spec.ts';
import { walkCustomers } from './walk.ts';
import { fromRecordId, toRecordId, toSeen, type Whole } from './whole.ts';
import { createCustomers, type CustomerWriter, deleteCustomers } from './write.ts';

interface ZohoSystemOptions {
  readonly access: ZohoAccess;
  readonly facts: ZohoFacts;
  readonly pair: string;
  readonly customers: 'accounts' | 'contacts' | 'both';
  /** Fields that filters and routing name, by kind. */
  traitsOf(kind: KindName): readonly string[];
  /** The CRM half of each kind's mapping. */
  translatorOf(kind: KindName): Translator;
  now(): number;
}

export function zohoSystem(options: ZohoSystemOptions): System {
  const { access, translatorOf, now } = options;
  const parties = new Map<KindName, Party>();
  const partyOf = (kind: KindName): Party => {
    const party = parties.get(kind) ?? partyFor(options, kind);
    parties.set(kind, party);
    return party;
  };
  const seen = (kind: KindName, whole: Whole): Seen => {
    const { stampField } = partyOf(kind).writer;
    return toSeen(whole, { translator: translatorOf(kind), stampField, traits: options.traitsOf(kind), now: now() });
  };
  const present = (kind: KindName, whole: Whole): Sight => ({ is: 'present', seen: seen(kind, whole) });

  return {
    spec,

    look: async (kind, from, { limit, overlapMs }) => {
      const known = from === null ? null : toPosition(from);
      // Only the further pages of one look go on from the very record; a fresh look starts with its whole second.
      const position = known && (overlapMs > 0 ? earlier(known, overlapMs + 1_000) : known);
      const asked = { from: position, rows: limit, isFresh: overlapMs > 0, now: now() };
      const found = await changedCustomers(partyOf(kind).reader, asked);
      if (!found.ok) return found;
      const { changed, upTo, more } = found.value;
      const sightings = changed.map((each): Sighting => sightingOf(each, (whole) => present(kind, whole)));
      return done<Page>({ sightings, checkpoint: toCheckpoint(more || !known ? upTo : latest(upTo, known)), more });
    },

    walk: async (kind, cursor, limit) => {
      const since = String(now() - CLOCKS_DIFFER_MS);
      const walked = await walkCustomers(partyOf(kind).reader, cursor, limit);
      if (!walked.ok) return walked;
      const sightings = walked.value.wholes.map((whole) => sightingOf({ whole }, (each) => present(kind, each)));
      return done({ sightings, cursor: walked.value.cursor, since });
    },

    read: async (kind, ids) => {
      const asked = ids.map(fromRecordId);
      const found = await readCustomers(partyOf(kind).reader, asked);
      if (!found.ok) return ids.map((): Sight => ({ is: 'unknown', problem: found.problem }));
      const missing = asked.filter(({ id }) => !found.value.has(id));
      const gone = await provedGone(access, missing);
      return asked.map(({ module: of, id }): Sight => {
        const whole = found.value.get(id);
        if (whole) return present(kind, whole);
        if (whole === null) return { is: 'none' };
        if (gone.has(`${of}:${id}`)) return { is: 'gone', how: 'deleted' };
        return { is: 'unknown', problem: { code: 'record.missing', id: toRecordId(of, id) } };
      });
    },

    findMade: async (kind, drafts, sentAt) => {
      const { reader, writer } = partyOf(kind);
      const found = await madeOf(reader, writer, drafts, sentAt - CLOCKS_DIFFER_MS);
      if (!found.ok) return found;
      const seenOf = (wholes: readonly Whole[]) => wholes.map((whole) => seen(kind, whole));
      return done(new Map([...found.value].map(([source, wholes]) => [source, seenOf(wholes)])));
    },

    prepare,

    send: async (prepared) => {
      const { writer } = partyOf(prepared.kind);
      const items = JSON.parse(prepared.body) as Write;
      if (items.op === 'create') return createCustomers(writer, items.drafts);
      if (items.op === 'update') return updateCustomers(writer, items.patches);
      return deleteCustomers(
        writer,
        items.records.map(({ id }) => id),
      );
    },
  };
}

/** How records of a kind are read and written. */
interface Party {
  readonly reader: CustomerReader;
  readonly writer: CustomerWriter;
}

function partyFor(
  { access, facts, pair, customers: form, traitsOf, translatorOf }: ZohoSystemOptions,
  kind: KindName,
): Party {
  const customers = kind === 'vendor' ? 'vendors' : form;
  const module = mainModuleOf({ customers });
  const stampField = ownField(facts, module, pair, 'accountingId');
  const primaryField = kind === 'vendor' ? null : ownField(facts, 'Accounts', 'shared', 'primaryContact');
  const translator = translatorOf(kind);
  const reader: CustomerReader = {
    access,
    customers,
    primaryField,
    queries: facts.queries !== false,
    listsByIds: facts.listsByIds !== false,
    fields: fieldsToRead(translator, stampField, primaryField, traitsOf(kind), customers),
  };
  return { reader, writer: { access, module, stampField, primaryField, translator } };
}

/** Where a person sees a record. */
export function urlOf({ webUrl }: ZohoFacts, recordId: string): string | null {
  const { module, id } = fromRecordId(recordId);
  return webUrl ? `${webUrl}/tab/${module}/${id}` : null;
}

function fieldsToRead(
  translator: Translator,
  stampField: string | null,
  primaryField: string | null,
  traits: readonly string[],
  customers: string,
): CustomerReader['fields'] {
  const mapped = (module: string) =>
    translator.places.flatMap(({ name }) => (name.startsWith(`${module}.`) ? [name.slice(module.length + 1)] : []));
  const own = (names: readonly (string | null)[]) => names.filter((name) => name !== null);
  const person = ['First_Name', 'Last_Name', 'Email', 'Account_Name', 'Created_Time', 'Modified_Time'];
  const single = customers === 'accounts' ? [] : ['Full_Name', ...own([stampField])];
  return {
    Vendors: fieldNames([...mapped('Vendors'), ...own([stampField]), ...traits], ['Vendor_Name', 'Modified_Time']),
    Accounts: fieldNames(
      [...mapped('Accounts'), ...own([stampField, primaryField]), ...traits],
      ['Account_Name', 'Modified_Time'],
    ),
    Contacts: fieldNames([...mapped('Contacts'), ...single, ...(customers === 'accounts' ? [] : traits)], person),
  };
}

function sightingOf(found: Changed, present: (whole: Whole) => Sight): Sighting {
  if ('deleted' in found) {
    return {
      id: toRecordId(found.deleted.module, found.deleted.id),
      sight: { is: 'gone', how: 'deleted' },
    };
  }
  const sight = present(found.whole);
  return { id: sight.is === 'present' ? sight.seen.id : '', sight };
}

/** Ids of a module that its list of deleted records names. What is neither there nor deleted stays unknown: it may be hidden from us. */
async function provedGone(
  access: ZohoAccess,
  missing: readonly { module: string; id: string }[],
): Promise<Set<string>> {
  const gone = new Set<string>();
  for (const module of new Set(missing.map((each) => each.module))) {
    const wanted = missing.filter((each) => each.module === module);
    const listed = await listDeleted(access, module, null, (ids) => wanted.every(({ id }) => ids.has(id)));
    if (listed.ok) for (const { id } of listed.value) gone.add(`${module}:${id}`);
  }
  return gone;
}

/** A body that never changes, of what one call takes. */
function prepare(kind: KindName, write: Write): Prepared[] {
  const prepared: Prepared[] = [];
  const add = (part: Write, count: number) => prepared.push({ kind, op: write.op, body: JSON.stringify(part), count });
  if (write.op === 'create') for (const drafts of chunks(write.drafts)) add({ op: 'create', drafts }, drafts.length);
  if (write.op === 'update')
    for (const patches of chunks(write.patches)) add({ op: 'update', patches }, patches.length);
  if (write.op === 'archive')
    for (const records of chunks(write.records)) add({ op: 'archive', records }, records.length);
  return prepared;
}

function chunks<T>(items: readonly T[]): T[][] {
  return Array.from({ length: Math.ceil(items.length / WRITE_RECORDS) }, (_, at) =>
    items.slice(at * WRITE_RECORDS, (at + 1) * WRITE_RECORDS),
  );
}
