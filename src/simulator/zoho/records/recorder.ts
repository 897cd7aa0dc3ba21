// The records of one organisation by module, with their indexes. It stores what it is given: whoever writes has judged it before.

import type { Collection } from '../../shelf.ts';
import type { Crm } from '../crm.ts';
import type { Field } from '../metadata/field.ts';
import type { DeletedRecord, StoredRecord } from './record.ts';
import { compareIds, Sorted } from '../../sorted.ts';

export interface TimeKey {
  at: number;
  id: string;
}

export function compareTimes(one: TimeKey, other: TimeKey): number {
  return one.at - other.at || compareIds(one.id, other.id);
}

interface Indexes {
  ids: Sorted<string>;
  changes: Sorted<TimeKey>;
  /** Field to lower-case value to ids, for fields that have been asked for. */
  values: Map<string, Map<string, Set<string>>>;
}

export class Recorder {
  readonly #crm: Crm;
  readonly #deleted: Collection<DeletedRecord>;
  readonly #indexes = new Map<string, Indexes>();

  constructor(crm: Crm) {
    this.#crm = crm;
    this.#deleted = crm.collection<DeletedRecord>('deleted');
  }

  get(module: string, id: string): StoredRecord | undefined {
    return this.#shelf(module).get(id);
  }

  count(module: string): number {
    return this.#shelf(module).size;
  }

  all(module: string): StoredRecord[] {
    return this.#shelf(module).values();
  }

  /** Ids of a module in order. */
  ids(module: string): Sorted<string> {
    return this.#indexed(module).ids;
  }

  /** Ids of a module by time of change. */
  changes(module: string): Sorted<TimeKey> {
    return this.#indexed(module).changes;
  }

  set(record: StoredRecord): StoredRecord {
    const { module, id } = record;
    const before = this.get(module, id);
    const indexes = this.#indexes.get(module);
    this.#shelf(module).set(id, record);
    if (!indexes) return record;
    if (!before) indexes.ids.add(id);
    else indexes.changes.delete({ at: before.modifiedAt, id });
    indexes.changes.add({ at: record.modifiedAt, id });
    for (const [apiName, ids] of indexes.values) {
      if (before?.values[apiName] === record.values[apiName]) continue;
      if (before) unindex(ids, before, apiName);
      index(ids, record, apiName);
    }
    return record;
  }

  delete(module: string, id: string): void {
    const before = this.get(module, id);
    const indexes = this.#indexes.get(module);
    this.#shelf(module).delete(id);
    if (!indexes || !before) return;
    indexes.ids.delete(id);
    indexes.changes.delete({ at: before.modifiedAt, id });
    for (const [apiName, ids] of indexes.values) unindex(ids, before, apiName);
  }

  /** Records whose field holds the value, letters compared without their case; by id. */
  holding(module: string, apiName: string, value: unknown): StoredRecord[] {
    const indexes = this.#indexed(module);
    let ids = indexes.values.get(apiName);
    if (!ids) {
      ids = new Map();
      for (const record of this.all(module)) index(ids, record, apiName);
      indexes.values.set(apiName, ids);
    }
    const found = [...(ids.get(keyOf(value)) ?? [])].sort(compareIds);
    return found.flatMap((id) => this.get(module, id) ?? []);
  }

  /** The other record that a unique field's value belongs to. */
  ownerOf(field: Field, value: unknown, butNot?: string): StoredRecord | undefined {
    const same = (record: StoredRecord) => !field.unique?.caseSensitive || record.values[field.apiName] === value;
    const living = this.holding(field.module, field.apiName, value).find(
      (record) => record.id !== butNot && same(record),
    );
    if (living) return living;
    if (!this.#crm.switches.uniqueCountsRecycleBin) return undefined;
    const buried = this.#deleted.find(
      ({ module, record }) =>
        module === field.module && record !== undefined && keyOf(record.values[field.apiName]) === keyOf(value),
    );
    return buried?.record;
  }

  /** The deleted list of a module, newest first. What has lain too long is for good, and in the end forgotten. */
  deleted(module: string): DeletedRecord[] {
    const { recycleBinDays, permanentListedDays } = this.#crm.switches;
    const now = this.#crm.zoho.now();
    for (const entry of this.#deleted.values()) {
      const days = (now - entry.deletedAt) / 86_400_000;
      if (days > permanentListedDays) this.#deleted.delete(entry.id);
      else if (entry.type === 'recycle' && days > recycleBinDays) this.purge(entry);
    }
    const mine = this.#deleted.values().filter((entry) => entry.module === module);
    return mine.sort((one, other) => other.deletedAt - one.deletedAt || compareIds(other.id, one.id));
  }

  deletedById(id: string): DeletedRecord | undefined {
    return this.#deleted.get(id);
  }

  bury(entry: DeletedRecord): void {
    this.#deleted.set(entry.id, entry);
  }

  unbury(id: string): void {
    this.#deleted.delete(id);
  }

  /** Leaves of a deleted record only that it was. */
  purge({ record: _record, ...entry }: DeletedRecord): void {
    this.#deleted.set(entry.id, { ...entry, type: 'permanent' });
  }

  #shelf(module: string): Collection<StoredRecord> {
    return this.#crm.collection<StoredRecord>(`records.${module}`);
  }

  #indexed(module: string): Indexes {
    let indexes = this.#indexes.get(module);
    if (!indexes) {
      const records = this.all(module);
      const ids = records.map(({ id }) => id);
      const times = records.map(({ modifiedAt: at, id }) => ({ at, id }));
      indexes = { ids: new Sorted(compareIds, ids), changes: new Sorted(compareTimes, times), values: new Map() };
      this.#indexes.set(module, indexes);
    }
    return indexes;
  }
}

function keyOf(value: unknown): string {
  return String(value).toLowerCase();
}

function index(ids: Map<string, Set<string>>, { id, values }: StoredRecord, apiName: string): void {
  const value = values[apiName];
  if (value == null) return;
  const key = keyOf(value);
  ids.set(key, (ids.get(key) ?? new Set()).add(id));
}

function unindex(ids: Map<string, Set<string>>, { id, values }: StoredRecord, apiName: string): void {
  const value = values[apiName];
  if (value != null) ids.get(keyOf(value))?.delete(id);
}
