// How people deal with records of a kind in each vendor's own pages, and how the truth about them is read: what the product is tried
// against, and judged by, in other words than the product's own.

import type { KindName, RecordId, Side } from '../../../src/core/record.ts';
import type { Connected } from '../connect.ts';
import type { Chance } from '../../../src/simulator/chance.ts';
import type { World } from '../../../src/simulator/world.ts';
import type { Mirror } from '../truth/mirror.ts';

/** Values by field, as a person has them in mind. Null empties one. */
export type Told = Readonly<Record<string, string | null>>;

/** What is true of a record. */
export interface Shown {
  readonly id: RecordId;
  /** `away`: archived, erased, merged: still there and not in use. A record that is deleted is not shown at all. */
  readonly state: 'live' | 'away';
  /** The record that it was merged into. */
  readonly into: RecordId | null;
  /** The record on the other side that its mark names, by pair. */
  readonly stamps: Readonly<Record<string, string>>;
  readonly name: string;
  readonly fields: Told;
  /** Of a company: the people beside the one whose fields it shows. */
  readonly others?: readonly Told[];
  /** What filters look at. */
  readonly traits: Told;
  readonly locked: boolean;
  /** When the vendor says that it was last saved, epoch ms. */
  readonly savedAt: number;
}

/** A field that both sides can show. */
export interface TruthField {
  readonly name: string;
  readonly sort: 'text' | 'name' | 'email' | 'phone' | 'address' | 'url' | 'code' | 'amount' | 'date';
  /** The shorter of both sides' limits: beyond it a value may be cut. */
  readonly most: number;
  /** Left out: people on both sides may change it. */
  readonly from?: Side;
  /** How often people change it, as against 1. */
  readonly weight?: number;
  /** Only there once the fields of ours are set up in the CRM. */
  readonly provisioned?: boolean;
}

/** A place where people work: one organisation of one vendor. */
export interface Office {
  readonly world: World;
  readonly mirror: Mirror;
  readonly connected: Connected;
  readonly customers: 'accounts' | 'contacts' | 'both';
  /** The organisation in Xero, where that is the place. */
  readonly tenant: string;
}

/** Something that people do to a record; throws a RangeError where the vendor won't have it. */
export type Deed = (office: Office, id: RecordId, given: { other: RecordId | null; told: Told }) => void;

export interface Desk {
  create(office: Office, told: Told): RecordId;
  edit(office: Office, id: RecordId, told: Told): void;
  /** Other things that happen to records, with how often. */
  readonly deeds: Readonly<Record<string, { readonly often: number; readonly does: Deed }>>;
  /** Every record of the kind that is there. */
  read(office: Office): Map<RecordId, Shown>;
  /** Collections of the vendor's that records of the kind are read from. */
  collections(office: Office): readonly string[];
}

export interface People {
  readonly kind: KindName;
  readonly fields: readonly TruthField[];
  readonly desks: Readonly<Record<Side, Desk>>;
  /** A field and its value for a filter of that side's records, and a value that is outside of it. */
  readonly filters: Readonly<
    Record<Side, { readonly field: string; readonly inside: string; readonly outside: string }>
  >;
  /** The kind of thing that a field names by its number; null where it names none. Left out: none does. */
  readonly names?: (field: string) => KindName | null;
  /** Values of a new record; `nth` makes names differ. */
  invent(chance: Chance, nth: number): Told;
  /** A new value for a field. */
  vary(chance: Chance, field: TruthField, nth: number): string | null;
}
