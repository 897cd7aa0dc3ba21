// How a record lies in the shelf. Lookups hold ids, times are epoch ms; how they look outside is `render.ts`'s affair.

export interface StoredRow {
  id: string;
  values: Values;
  createdAt: number;
  modifiedAt: number;
  createdBy: string;
  modifiedBy: string;
}

/** API name to value: text, number, boolean, ids of lookups, epoch ms of a datetime, or an array. Never undefined. */
export type Values = Record<string, unknown>;

export interface StoredRecord {
  id: string;
  module: string;
  values: Values;
  /** Subform field to rows, in their order. */
  rows?: Record<string, StoredRow[]>;
  ownerId: string;
  createdBy: string;
  modifiedBy: string;
  /** Whole seconds. */
  createdAt: number;
  modifiedAt: number;
  lock?: { id: string; reason: string | null; by: string; at: number };
}

/** What the deleted list and the recycle bin know of a record that is gone. */
export interface DeletedRecord {
  id: string;
  module: string;
  type: 'recycle' | 'permanent';
  displayName: string;
  deletedBy: string;
  createdBy: string;
  deletedAt: number;
  /** Kept while it can be restored. */
  record?: StoredRecord;
}
