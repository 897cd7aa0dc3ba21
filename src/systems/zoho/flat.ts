// The desk of a module whose records stand alone: vendors and items as they are, documents with their rows put beside them.

import { done, failed, type Result } from '../../core/problem.ts';
import type { Seen } from '../../core/record.ts';
import type { Fields } from '../../core/value.ts';
import { isJson, type Draft as JsonDraft, type Json } from '../../mapping/place.ts';
import type { Translator } from '../../mapping/translate.ts';
import type { Draft, Patch, Written } from '../../sync/ports.ts';
import { type Desk, type DeskSetup, mappedIn, readerOf } from './desk.ts';
import { ownField } from './facts.ts';
import { fromRecordId, savedAt, toRecordId } from './ids.ts';
import { fieldNames, nextRecords, type Place, readByIds, savesSince, startOf } from './module.ts';
import { type Part, partOf, readsOf, sendConditionally, sendParts } from './parts.ts';
import { NOWHERE } from './position.ts';
import { recycle } from './remove.ts';
import { seenOf } from './seen.ts';
import { LIST_ROWS, QUERY_IDS, YOUNG_MS } from './spec.ts';
import { foundMade, stampedWith } from './stamp.ts';

/** What is particular about a module. */
export interface Form {
  readonly module: string;
  /** The field by which people call a record. */
  readonly nameField: string;
  /** The module of the other side that its records are made from and into, as its ids are prefixed. */
  readonly madeFrom: string;
  /** Fields that are read whether they are mapped or not. */
  readonly needed?: readonly string[];
  /** The subform with the rows, which no list shows. */
  readonly subform?: string;
}

export function flatDesk(setup: DeskSetup, form: Form): Desk {
  const { access, facts, pair, translator, traits, now } = setup;
  const { module, nameField, madeFrom } = form;
  const stampField = ownField(facts, module, pair, 'accountingId');
  const own = stampField === null ? [] : [stampField];
  const fields = fieldNames([...mappedIn(translator, module), ...own, ...traits], [nameField, 'Modified_Time']);
  const reader = readerOf(setup, module, fields);
  const writer = { access, stampField };
  const seen = (main: Json): Seen =>
    seenOf(
      { translator, stampField, madeFrom, traits, now: now() },
      {
        module,
        main,
        record: { [module]: main },
        version: String(savedAt(main)),
        changedAt: savedAt(main),
        name: main[nameField],
      },
    );
  const bodyOf = (fields: Fields, when: 'create' | 'update'): Json => {
    const body: JsonDraft = {};
    translator.write(body, fields, when);
    return isJson(body[module]) ? body[module] : {};
  };

  return {
    modules: [module],

    changed: async ({ from, rows, now: at }) => {
      const found = await savesSince(reader, from?.main ?? null, rows, at);
      if (!found.ok) return found;
      const { saves, more } = found.value;
      const latest = new Map(saves.map(({ record }) => [String(record.id), record]));
      const upTo = { ...(from ?? NOWHERE), main: saves.at(-1)?.mark ?? from?.main ?? NOWHERE.main };
      return done({ seen: [...latest.values()].map(seen), upTo, more });
    },

    walk: async (cursor, rows) => {
      const place = cursor === null ? startOf(module, Math.min(rows, LIST_ROWS)) : (JSON.parse(cursor) as Place);
      const page = await nextRecords(reader, place, Math.min(rows, QUERY_IDS * 4));
      if (!page.ok) return page;
      const { records, next } = page.value;
      return done({ seen: records.map(seen), cursor: next && JSON.stringify(next) });
    },

    read: async (asked) => {
      const ids = asked.filter((each) => each.module === module).map(({ id }) => id);
      const found = await readByIds(reader, ids);
      return found.ok ? done(new Map([...found.value].map(([id, record]) => [id, seen(record)]))) : found;
    },

    made: async (drafts, since) => {
      const sent = drafts.map(({ source, fields }) => ({
        source,
        record: { ...bodyOf(fields, 'create'), ...stampedWith(stampField, source) },
      }));
      const found = await foundMade({ reader, stampField, nameField, since }, sent);
      if (!found.ok) return found;
      return done(new Map([...found.value].map(([source, records]) => [source, records.map(seen)])));
    },

    create: async (drafts) => {
      const parts = drafts.map(({ source, fields }) =>
        partOf({ ...bodyOf(fields, 'create'), ...stampedWith(stampField, source) }),
      );
      await sendParts(writer, { method: 'POST', module }, parts);
      return drafts.map((draft, at) => created(translator, module, draft, parts[at] ?? null));
    },

    update: async (patches) => {
      const parts = patches.map(({ id, seen: { young }, fields }) =>
        young ? null : partOf({ id: fromRecordId(id).id, ...bodyOf(fields, 'update') }),
      );
      await sendConditionally(
        writer,
        module,
        readsOf(patches, parts, ({ seen: { version } }) => Number(version)),
      );
      return patches.map((patch, at) => changed(translator, patch, parts[at] ?? null));
    },

    archive: (records) => recycle(access, records),
  };
}

function created(translator: Translator, module: string, { fields }: Draft, part: Part | null): Result<Written> {
  if (!part) return failed({ code: 'record.refused', complaints: [{ message: 'nothing to create' }] });
  if (part.problem) return failed(part.problem);
  const id = toRecordId(module, part.id);
  return done({
    id,
    version: String(part.at),
    changedAt: part.at,
    seen: null,
    sent: taken(translator, fields, 'create'),
  });
}

function changed(translator: Translator, { id, seen, fields }: Patch, part: Part | null): Result<Written> {
  if (seen.young) return failed({ code: 'record.young', retryAfterMs: YOUNG_MS });
  if (part?.problem) return failed(part.problem);
  const sent = taken(translator, fields, 'update');
  if (!part) return done({ id, version: seen.version, changedAt: seen.changedAt, seen: null, sent });
  return done({ id, version: String(part.at), changedAt: part.at, seen: null, sent });
}

/** Of the fields of a write, those that have a place which takes them now. */
function taken({ placeOf }: Translator, fields: Fields, when: 'create' | 'update'): Fields {
  const isTaken = (field: string): boolean => {
    const settable = placeOf(field)?.settable;
    return settable === 'always' || (settable === 'create' && when === 'create');
  };
  return Object.fromEntries(Object.entries(fields).filter(([field]) => isTaken(field)));
}
