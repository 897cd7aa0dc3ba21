// How far the search index is behind: for a while after a save, search still sees the record as it was. Not kept over a restart,
// when the index has caught up.

import type { Crm } from '../crm.ts';
import type { StoredRecord } from '../records/record.ts';

interface Pending {
  key: string;
  savedAt: number;
  /** As the index still has it: undefined for a record that it does not know yet. */
  before: StoredRecord | undefined;
}

export class SearchLag {
  readonly #crm: Crm;
  readonly #pending = new Map<string, Pending>();

  constructor(crm: Crm) {
    this.#crm = crm;
  }

  remember(record: StoredRecord, before: StoredRecord | undefined): void {
    if (this.#crm.switches.searchLagMs <= 0) return;
    this.#catchUp();
    const key = keyOf(record);
    const waiting = this.#pending.get(key);
    const pending = { key, savedAt: this.#crm.zoho.now(), before: waiting ? waiting.before : before };
    this.#pending.delete(key);
    this.#pending.set(key, pending);
  }

  /** The record as the index has it, or undefined where it has none. */
  indexed(record: StoredRecord): StoredRecord | undefined {
    if (this.#pending.size) this.#catchUp();
    const pending = this.#pending.get(keyOf(record));
    return pending ? pending.before : record;
  }

  /** Lets the index catch up at once. */
  settle(): void {
    this.#pending.clear();
  }

  /** Drops what the index has seen by now. Entries lie in the order of their saving. */
  #catchUp(): void {
    const seenUntil = this.#crm.zoho.now() - this.#crm.switches.searchLagMs;
    for (const { key, savedAt } of this.#pending.values()) {
      if (savedAt > seenUntil) return;
      this.#pending.delete(key);
    }
  }
}

function keyOf({ module, id }: StoredRecord): string {
  return `${module}.${id}`;
}
