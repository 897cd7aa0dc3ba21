// Zoho CRM as a system: what the sync floor asks of one organisation, answered by a desk for each kind. Checkpoints, deletions and the sizes
// of requests are the same for all kinds and are dealt with here.

import { done, type Result } from '../../core/problem.ts';
import type { KindName, Seen, Sight } from '../../core/record.ts';
import type { Settings } from '../../kinds/settings.ts';
import type { Translator } from '../../mapping/translate.ts';
import type { Page, Prepared, Sighting, System, Write } from '../../sync/ports.ts';
import { exchangeOf } from '../exchange.ts';
import { CLOCKS_DIFFER_MS } from '../reach.ts';
import { listDeleted, type ZohoAccess } from './api.ts';
import { hasColumn } from './columns.ts';
import { customerDesk } from './customers/desk.ts';
import type { Desk, Part } from './desk.ts';
import type { ZohoFacts } from './facts.ts';
import { documentForm } from './dialects/modules.ts';
import { documentDesk } from './documents/desk.ts';
import { flatDesk } from './flat.ts';
import { itemForm, vendorForm } from './forms.ts';
import { modulesFor } from './further.ts';
import { fromRecordId, type Named, toRecordId } from './ids.ts';
import { after, earlier, toCheckpoint, toPosition } from './position.ts';
import { LIST_ROWS, spec, WRITE_RECORDS } from './spec.ts';

interface ZohoSystemOptions {
  readonly access: ZohoAccess;
  readonly facts: ZohoFacts;
  readonly pair: string;
  readonly customers: 'accounts' | 'contacts' | 'both';
  readonly statuses: Settings['values']['statuses'];
  /** Fields that filters and routing name, by kind. */
  traitsOf(kind: KindName): readonly string[];
  /** The product under which lines without an item arrive: it stands for none. */
  readonly fallbackProduct: string | null;
  /** The CRM half of each kind's mapping. */
  translatorOf(kind: KindName): Translator;
  /** The vendor's clock, as well as we know it, and our own; epoch ms. */
  now(): number;
  ours(): number;
}

export function zohoSystem(options: ZohoSystemOptions): System {
  const { access, now, ours } = options;
  const desks = new Map<KindName, Desk>();
  const deskOf = (kind: KindName): Desk => {
    const desk = desks.get(kind) ?? deskFor(options, kind);
    desks.set(kind, desk);
    return desk;
  };

  return {
    spec,

    look: async (kind, from, { limit, overlapMs }) => {
      const desk = deskOf(kind);
      const known = from === null ? null : toPosition(from);
      const isFresh = overlapMs > 0;
      // Only the further pages of one look go on from the very record; a fresh look starts with its whole second.
      const asked = { askedAt: ours(), overlapMs, late: spec.overlapMs };
      const position = known && (isFresh ? earlier(known, asked) : known);
      const at = now();
      const found = await desk.changed({ from: position, rows: Math.min(limit, LIST_ROWS), now: at });
      if (!found.ok) return found;
      const { seen, parts, upTo, more } = found.value;
      const gone = isFresh && position ? await deletedSince(access, desk.modules, position.deleted) : done([]);
      if (!gone.ok) return gone;
      // Deletions from before the first look are of no interest.
      const before = position?.deleted ?? at - CLOCKS_DIFFER_MS;
      const certain = isFresh ? at - CLOCKS_DIFFER_MS : 0;
      const stands = { ...upTo, deleted: Math.max(before, certain, ...gone.value.map((each) => each.at)) };
      const reached = after({ known, from: position, upTo: stands }, asked, { answeredAt: ours(), more });
      const deleted = gone.value.map(({ module, id }) => goneSighting({ module, id }));
      const sightings = [...deleted, ...sightingsOf(seen, parts)];
      return done<Page>({ sightings, checkpoint: toCheckpoint(reached), more });
    },

    walk: async (kind, cursor, limit) => {
      const since = String(now() - CLOCKS_DIFFER_MS);
      const walked = await deskOf(kind).walk(cursor, limit);
      if (!walked.ok) return walked;
      const { seen, parts, cursor: next } = walked.value;
      return done({ sightings: sightingsOf(seen, parts), cursor: next, since });
    },

    read: async (kind, ids) => {
      const asked = ids.map(fromRecordId);
      const found = await deskOf(kind).read(asked);
      if (!found.ok) return ids.map((): Sight => ({ is: 'unknown', problem: found.problem }));
      const missing = asked.filter(({ id }) => !found.value.has(id));
      const gone = await provedGone(access, missing);
      return asked.map(({ module, id }): Sight => {
        const sight = found.value.get(id);
        if (sight) return sight;
        if (gone.has(`${module}:${id}`)) return { is: 'gone', how: 'deleted' };
        return { is: 'unknown', problem: { code: 'record.missing', id: toRecordId(module, id) } };
      });
    },

    findMade: (kind, drafts, sentAt) => deskOf(kind).made(drafts, sentAt - CLOCKS_DIFFER_MS),

    prepare,

    send: async (prepared) => {
      const desk = deskOf(prepared.kind);
      const items = JSON.parse(prepared.body) as Write;
      if (items.op === 'create') return desk.create(items.drafts);
      if (items.op === 'update') return desk.update(items.patches);
      return desk.archive(items.records);
    },

    exchangeOf,
  };
}

function deskFor(options: ZohoSystemOptions, kind: KindName): Desk {
  const { access, facts, pair, customers, statuses, now } = options;
  const setup = {
    access,
    facts,
    pair,
    now,
    statuses,
    translator: options.translatorOf(kind),
    // A query that names a field which is not there is refused as a whole: what asks for one is told elsewhere.
    traits: options.traitsOf(kind).filter((name) => hasColumn(facts, modulesFor(kind, customers), name)),
  };
  const document = documentForm(kind);
  if (document) return documentDesk(setup, document);
  if (kind === 'vendor') return flatDesk(setup, vendorForm);
  if (kind === 'item') return flatDesk(setup, itemForm(options.fallbackProduct));
  return customerDesk(setup, customers);
}

/** Where a person sees a record. */
export function urlOf({ webUrl }: ZohoFacts, recordId: string): string | null {
  const { module, id } = fromRecordId(recordId);
  return webUrl ? `${webUrl}/tab/${module}/${id}` : null;
}

/** What a part shows is the record that it belongs to, here as where it is read by its id. */
function sightingsOf(seen: readonly Seen[], parts: readonly Part[] = []): Sighting[] {
  const wholes = new Map(seen.map((each) => [each.id, each]));
  return [
    ...parts.flatMap(({ id, of }): Sighting[] => {
      const whole = wholes.get(of);
      return whole ? [{ id, sight: { is: 'present', seen: whole } }] : [];
    }),
    ...seen.map((each): Sighting => ({ id: each.id, sight: { is: 'present', seen: each } })),
  ];
}

function goneSighting({ module, id }: Named): Sighting {
  return { id: toRecordId(module, id), sight: { is: 'gone', how: 'deleted' } };
}

interface Deleted extends Named {
  /** Epoch ms. */
  readonly at: number;
}

async function deletedSince(
  access: ZohoAccess,
  modules: readonly string[],
  since: number,
): Promise<Result<readonly Deleted[]>> {
  const gone: Deleted[] = [];
  for (const module of modules) {
    const listed = await listDeleted(access, module, since);
    if (!listed.ok) return listed;
    gone.push(...listed.value.map((each) => ({ ...each, module })));
  }
  return done(gone);
}

/** Ids of a module that its list of deleted records names. What is neither there nor deleted stays unknown: it may be hidden from us. */
async function provedGone(access: ZohoAccess, missing: readonly Named[]): Promise<Set<string>> {
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
