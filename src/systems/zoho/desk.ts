// What a kind's desk does: the part of reading and writing that depends on what the kind is made of in Zoho. What is the same for all
// (deletions, checkpoints, sizes of requests) is in index.ts.

import type { Result } from '../../core/problem.ts';
import type { RecordId, Seen, Sight } from '../../core/record.ts';
import type { Settings } from '../../kinds/settings.ts';
import type { Translator } from '../../mapping/translate.ts';
import type { Draft, Patch, PutAway, Written } from '../../sync/ports.ts';
import type { ZohoAccess } from './api.ts';
import { hasColumn } from './columns.ts';
import type { ZohoFacts } from './facts.ts';
import type { Named } from './ids.ts';
import type { ModuleReader } from './module.ts';
import type { Position } from './position.ts';

/** What a desk is set up with, for one kind of one pair. */
export interface DeskSetup {
  readonly access: ZohoAccess;
  readonly facts: ZohoFacts;
  readonly pair: string;
  readonly translator: Translator;
  /** Fields that filters and routing name. */
  readonly traits: readonly string[];
  /** By kind: what the settings mean by the words of its states. */
  readonly statuses: Settings['values']['statuses'];
  /** The vendor's clock, as well as we know it; epoch ms. */
  now(): number;
}

/** What a look asks a desk for. */
export interface Asked {
  /** Null: since ever. */
  readonly from: Position | null;
  /** Rows of each list at most. */
  readonly rows: number;
  /** Epoch ms. */
  readonly now: number;
}

/** A record that is none by itself, though it may have been one, and the record that it belongs to. */
export interface Part {
  readonly id: RecordId;
  readonly of: RecordId;
}

export interface Changes {
  /** Oldest change first; each record once. */
  readonly seen: readonly Seen[];
  /** Of a kind whose records may become parts of each other: those that these are made up of. */
  readonly parts?: readonly Part[];
  /** Where the lists stand once these are dealt with. Deletions are none of a desk's business. */
  readonly upTo: Position;
  readonly more: boolean;
}

export interface Walked {
  readonly seen: readonly Seen[];
  readonly parts?: readonly Part[];
  /** Where to go on, or null at the end. */
  readonly cursor: string | null;
}

/** Plural throughout: outcomes of writes come in the order asked. */
export interface Desk {
  /** Modules whose lists of deleted records tell which records of the kind are gone. */
  readonly modules: readonly string[];
  changed(asked: Asked): Promise<Result<Changes>>;
  walk(cursor: string | null, rows: number): Promise<Result<Walked>>;
  /**
   * The records that these are or belong to, by the vendor's id asked for. One that is none of the kind is `none`; one that is not there
   * is absent.
   */
  read(asked: readonly Named[]): Promise<Result<ReadonlyMap<string, Sight>>>;
  /** The records that came of drafts, by their source; `since` is a time before they were sent. */
  made(drafts: readonly Draft[], since: number): Promise<Result<ReadonlyMap<RecordId, readonly Seen[]>>>;
  create(drafts: readonly Draft[]): Promise<Result<Written>[]>;
  update(patches: readonly Patch[]): Promise<Result<Written>[]>;
  archive(records: readonly PutAway[]): Promise<Result<Written>[]>;
}

/** A company's traits may be those of its people, and the other way round: each module is asked for what it has. */
export function readerOf(
  { access, facts, traits }: DeskSetup,
  module: string,
  fields: readonly string[],
): ModuleReader {
  const own = fields.filter((name) => !traits.includes(name) || hasColumn(facts, [module], name));
  return { access, module, fields: own, queries: facts.queries !== false, listsByIds: facts.listsByIds !== false };
}

/** What says who saved a record last: worth reading where we know who we are ourselves. */
export function editorOf({ userId }: ZohoFacts): string[] {
  return userId === undefined ? [] : ['Modified_By'];
}

/** Fields of a module that the mapping reads: the places of a dialect are called `<module>.<field>`. */
export function mappedIn({ places }: Translator, module: string): string[] {
  return places.flatMap(({ name }) => (name.startsWith(`${module}.`) ? [name.slice(module.length + 1)] : []));
}
