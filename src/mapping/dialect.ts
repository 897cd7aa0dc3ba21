// A dialect: how one system writes one kind. The places it offers, and which of them our own fields stand in by default.

import type { Place } from './place.ts';

export interface Dialect {
  /** The system's module, as its ids are prefixed. */
  readonly module: string;
  /** Our field's name to the place it stands in. A field that is missing here does not exist on this system. */
  readonly places: Readonly<Record<string, Place>>;
  /** The one currency that its documents are in, where the system knows no other and so no record says which. */
  readonly onlyCurrency?: string;
  /** Places that no field of ours stands in, and that a write of their slot must not empty. */
  readonly beside?: readonly Place[];
}
