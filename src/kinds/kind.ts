// What a kind of record is: its fields, what it needs, how it is recognised. Data only. Where a field stands in a vendor's record is the
// vendor's dialect; what an admin changed about it is the mapping.

import type { Lifecycle } from '../core/lifecycle.ts';
import type { MatchRule } from '../core/match.ts';
import type { Authority, Direction, KindName, Side } from '../core/record.ts';
import type { FieldType } from '../core/value.ts';

export interface FieldSpec {
  readonly type: FieldType;
  /** Who wins, whatever the pair's default says; left out where the settings decide. */
  readonly authority?: Authority;
  /** Left out: both ways. */
  readonly flow?: Direction;
  /** For `ref`: the kind it refers to. */
  readonly to?: KindName;
  /** For the lines of a document: the fields of one line. Left out for a list that is carried as a whole. */
  readonly row?: Readonly<Record<string, FieldSpec>>;
  /** Given to a new record and never changed afterwards, whatever its system would let be changed. */
  readonly once?: true;
  /** The creation sequence may give it to a new record of accounting, whether or not the CRM has a place for it. */
  readonly given?: true;
  /** Shown on both sides for comparison (totals), never written to either. */
  readonly shown?: true;
  /** What an emptied value does to the other side's, unless the mapping says otherwise. Left out: it stays. */
  readonly blank?: 'keep' | 'clear';
  /** Not told by every reading of accounting: one that leaves it out says that it is as it was last agreed on. */
  readonly apart?: true;
  /** Never given to a new record: what it means is done to one that is there. */
  readonly later?: true;
  /** Remembered of that side also where the other has no place for it: what is decided rests on it. */
  readonly kept?: Side;
}

export interface Kind {
  readonly name: KindName;
  /** How the settings page groups it. */
  readonly group: 'core' | 'inventory' | 'finance';
  /** A document has a date of its own and obeys the start date. */
  readonly document: boolean;
  /** Kinds that must be linked before it. */
  readonly needs: readonly KindName[];
  /** Kinds whose figures it changes. */
  readonly touches: readonly KindName[];
  readonly fields: Readonly<Record<string, FieldSpec>>;
  /** The lines of accounting take no discount: what the CRM gives as one stands in their prices there. */
  readonly netPrices?: true;
  /** Strongest first. */
  readonly match: readonly MatchRule[];
  readonly lifecycle: Lifecycle;
}

/** Fields that a reading of accounting may leave out. */
export function apartOf({ fields }: Kind): string[] {
  return Object.keys(fields).filter((name) => fields[name]?.apart);
}

/** States a kind; checks nothing, keeps the field names in the type. */
export function kind<const K extends Kind>(definition: K): K {
  return definition;
}
