// The desk of a module whose records stand alone: vendors and items as they are, documents with their lines put beside them.

import { done, failed, type Problem, type Result } from '../../core/problem.ts';
import type { RecordId, Seen, Sight } from '../../core/record.ts';
import type { Fields } from '../../core/value.ts';
import { isJson, type Draft as JsonDraft, type Json } from '../../mapping/place.ts';
import type { Translator } from '../../mapping/translate.ts';
import type { Draft, Patch, Written } from '../../sync/ports.ts';
import { type Desk, type DeskSetup, editorOf, mappedIn, readerOf } from './desk.ts';
import { ownField } from './facts.ts';
import { fromRecordId, savedAt, toRecordId } from './ids.ts';
import { fieldNames, nextRecords, type Place, readByIds, savesSince, startOf } from './module.ts';
import { type Part, type Parts, partOf, readsOf, sendConditionally, sendParts } from './parts.ts';
import { NOWHERE } from './position.ts';
import { recycle } from './remove.ts';
import { seenOf } from './seen.ts';
import { LIST_ROWS, QUERY_IDS, YOUNG_MS } from './spec.ts';
import { foundMade, stampedWith } from './stamp.ts';

/** What came of a record that a list showed in part: it is whole, gone meanwhile, or can't be read now. */
export type Completed = { readonly record: Json } | { readonly gone: true } | { readonly problem: Problem };

/** What is particular about a module. What is left out is done as with any record. */
export interface Form {
  readonly module: string;
  /** The field by which people call a record. */
  readonly nameField: string;
  /** The module of the other side that its records are made from and into, as its ids are prefixed. */
  readonly madeFrom: string;
  /** The purpose of the field of ours that names the other side's record; left out: `accountingId`. */
  readonly stamp?: string;
  /** Fields that are read whether they are mapped or not. */
  readonly needed?: readonly string[];
  /** Mapped members that no list shows. */
  readonly hidden?: readonly string[];
  /** Puts beside records what no list shows of them, in the order given. */
  complete?(records: readonly Json[]): Promise<readonly Completed[]>;
  stateOf?(record: Json, fields: Fields): Pick<Seen, 'fixed' | 'date'> & Partial<Pick<Seen, 'outside'>>;
  /** New records as they are sent, with what they can't be without. */
  ready?(made: readonly Made[]): Promise<readonly Json[]>;
  /** A change as it is sent, from what the mapping made of it. */
  changeOf?(body: Json, patch: Patch): Json;
  /** The members that put a record away; left out: it goes to the recycle bin. */
  readonly putAway?: Json;
}

/** A draft as the mapping made a record of it. */
export interface Made {
  readonly draft: Draft;
  readonly record: Json;
}

/** Records that are read one by one come in stretches that one pass can read. */
const WHOLE_AT_ONCE = 20;

export function flatDesk(setup: DeskSetup, form: Form): Desk {
  const { access, facts, pair, translator, traits, now } = setup;
  const { module, nameField, madeFrom, needed = [], hidden = [] } = form;
  const stampField = ownField(facts, module, pair, form.stamp ?? 'accountingId');
  const own = stampField === null ? [] : [stampField];
  const asked = fieldNames(
    [...mappedIn(translator, module), ...own, ...traits],
    [nameField, 'Modified_Time', ...editorOf(facts), ...needed],
  );
  const reader = readerOf(
    setup,
    module,
    asked.filter((name) => !hidden.includes(name)),
  );
  const writer = { access, stampField };
  const complete = form.complete ?? ((records: readonly Json[]) => records.map((record) => ({ record })));
  const seen = (main: Json): Seen => {
    const raw = {
      module,
      main,
      record: { [module]: main },
      version: String(savedAt(main)),
      changedAt: savedAt(main),
      newest: main,
    };
    const reading = {
      translator,
      stampField,
      madeFrom,
      traits,
      owners: facts.owners ?? [],
      userId: facts.userId,
      now: now(),
    };
    const shown = seenOf(reading, { ...raw, name: main[nameField] });
    return { ...shown, ...form.stateOf?.(main, shown.fields) };
  };
  const madeOf = (draft: Draft): Made => {
    const record = { ...bodyOf(translator, module, draft.fields, 'create'), ...stampedWith(stampField, draft.source) };
    return { draft, record };
  };

  return {
    modules: [module],

    changed: async ({ from, rows, now: at }) => {
      const found = await savesSince(reader, from?.main ?? null, rows, at);
      if (!found.ok) return found;
      const { saves, more } = found.value;
      const whole = await complete(saves.map(({ record }) => record));
      const upTo = whole.findIndex((each) => 'problem' in each);
      const read = upTo === -1 ? whole.length : upTo;
      const stopped = whole[read];
      if (read === 0 && stopped && 'problem' in stopped) return failed(stopped.problem);
      const mark = saves[read - 1]?.mark ?? from?.main ?? NOWHERE.main;
      const records = latest(whole.slice(0, read));
      return done({ seen: records.map(seen), upTo: { ...(from ?? NOWHERE), main: mark }, more: more || upTo !== -1 });
    },

    walk: async (cursor, rows) => {
      const most = form.complete && !reader.queries ? Math.min(rows, WHOLE_AT_ONCE) : rows;
      const place = cursor === null ? startOf(module, Math.min(most, LIST_ROWS)) : (JSON.parse(cursor) as Place);
      const page = await nextRecords(reader, place, Math.min(most, QUERY_IDS * 4));
      if (!page.ok) return page;
      const { records, next } = page.value;
      const whole = await complete(records);
      const stop = whole.findIndex((each) => 'problem' in each);
      const stopped = whole[stop];
      if (!stopped) return done({ seen: latest(whole).map(seen), cursor: next && JSON.stringify(next) });
      // What could not be read is where the next stretch begins; pages can't be entered half way.
      if ('problem' in stopped && (stop === 0 || !reader.queries)) return failed(stopped.problem);
      const last = String(records[stop - 1]?.id);
      return done({ seen: latest(whole.slice(0, stop)).map(seen), cursor: JSON.stringify({ ...place, last }) });
    },

    read: async (named) => {
      const ids = named.filter((each) => each.module === module).map(({ id }) => id);
      const found = await readByIds(reader, [...new Set(ids)]);
      if (!found.ok) return found;
      const records = [...found.value];
      const whole = await complete(records.map(([, record]) => record));
      return done(new Map(records.flatMap(([id], at) => sightOf(id, whole[at], seen))));
    },

    made: async (drafts, since) => {
      const sent = drafts.map((draft) => ({ source: draft.source, record: madeOf(draft).record }));
      const found = await foundMade({ reader, stampField, nameField, since, userId: facts.userId }, sent);
      if (!found.ok) return found;
      const sources = [...found.value].flatMap(([source, records]) => records.map((record) => ({ source, record })));
      const whole = await complete(sources.map(({ record }) => record));
      const problem = whole.find((each) => 'problem' in each);
      if (problem && 'problem' in problem) return failed(problem.problem);
      const made = new Map<RecordId, Seen[]>();
      sources.forEach(({ source }, at) => {
        const each = whole[at];
        if (each && 'record' in each) made.set(source, [...(made.get(source) ?? []), seen(each.record)]);
      });
      return done(made);
    },

    create: async (drafts) => {
      const made = drafts.map(madeOf);
      const ready = form.ready ? await form.ready(made) : made.map(({ record }) => record);
      const parts = ready.map((record) => partOf(record));
      await sendParts(writer, { method: 'POST', module }, parts);
      return drafts.map((draft, at) => created(translator, module, draft, parts[at] ?? null));
    },

    update: async (patches) => {
      const parts = patches.map((patch) => {
        if (patch.seen.young) return null;
        const body = bodyOf(translator, module, patch.fields, 'update');
        return partOf({ id: fromRecordId(patch.id).id, ...(form.changeOf ? form.changeOf(body, patch) : body) });
      });
      await sendConditionally(writer, module, readsOf(patches, parts, versionAt));
      return patches.map((patch, at) => changed(translator, patch, parts[at] ?? null));
    },

    archive: async (records) => {
      const { putAway } = form;
      if (!putAway) return recycle(access, records);
      const patches = records.map((record): Patch => ({ ...record, fields: {} }));
      const parts: Parts = patches.map(({ id, seen: { young } }) =>
        young ? null : partOf({ id: fromRecordId(id).id, ...putAway }),
      );
      await sendConditionally(writer, module, readsOf(patches, parts, versionAt));
      return patches.map((patch, at) => changed(translator, patch, parts[at] ?? null));
    },
  };
}

/** A flat record's version is the time of its last save. */
function versionAt({ seen: { version } }: Patch): number {
  return Number(version);
}

function bodyOf(translator: Translator, module: string, fields: Fields, when: 'create' | 'update'): Json {
  const body: JsonDraft = {};
  translator.write(body, fields, when);
  return isJson(body[module]) ? body[module] : {};
}

/** Records that are whole, each once and as it was read last. */
function latest(whole: readonly Completed[]): Json[] {
  const records = whole.flatMap((each) => ('record' in each ? [each.record] : []));
  return [...new Map(records.map((record) => [String(record.id), record])).values()];
}

/** Absent where it went meanwhile: whoever asks then looks for it among what was deleted. */
function sightOf(id: string, whole: Completed | undefined, seen: (record: Json) => Seen): [string, Sight][] {
  if (!whole || 'gone' in whole) return [];
  if ('problem' in whole) return [[id, { is: 'unknown', problem: whole.problem }]];
  return [[id, { is: 'present', seen: seen(whole.record) }]];
}

function created(translator: Translator, module: string, { fields }: Draft, part: Part | null): Result<Written> {
  if (!part) return failed({ code: 'record.refused', complaints: [{ message: 'nothing to create' }] });
  if (part.problem) return failed(part.problem);
  const sent = taken(translator, fields, 'create');
  return done({ id: toRecordId(module, part.id), version: String(part.at), changedAt: part.at, seen: null, sent });
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
