// What we know of records: the two sides, what each shows, what they last agreed on. Data only.

import type { Problem } from './problem.ts';
import type { Pushed } from './restless.ts';
import type { Fields, FieldType, Value } from './value.ts';

export type Side = 'crm' | 'accounting';
export const sides = ['crm', 'accounting'] as const;

export function otherSide(side: Side): Side {
  return side === 'crm' ? 'accounting' : 'crm';
}

export type Direction = 'to-accounting' | 'to-crm';

/** Where the values of a field may travel. */
export type Flow = 'both' | Direction | 'none';

/** The direction in which values travel to reach that side. */
export function directionTo(side: Side): Direction {
  return side === 'crm' ? 'to-crm' : 'to-accounting';
}

export const kindNames = [
  'customer',
  'vendor',
  'item',
  'quote',
  'sales-order',
  'accepted-quote',
  'invoice',
  'payment',
  'credit',
  'purchase-order',
] as const;
export type KindName = (typeof kindNames)[number];

/** `<side>.<the system's module>:<the system's id>`, for example `crm.Accounts:5725767000000524157`. */
export type RecordId = string;

/** A record as one side shows it now. */
export interface Seen {
  readonly id: RecordId;
  /** Changes whenever the side saves the record. Compared for equality only. */
  readonly version: string;
  /**
   * True while a further save could still leave the version as it is (a system that tells time in whole seconds). An equal version
   * proves nothing until then.
   */
  readonly young: boolean;
  /** Whoever saved it last is not us, as the side tells; left out where it does not tell, or where it was us. */
  readonly byOthers?: true;
  /** When the side last saved it, epoch ms by that side's clock. */
  readonly changedAt: number;
  /** When it was read, epoch ms, where the system needs to know it: which records one conditional write may hold. */
  readonly readAt?: number;
  /** How a person would call it. */
  readonly name: string;
  readonly fields: Fields;
  /** Values that filters and routing rules name, beside the mapped fields. */
  readonly traits: Fields;
  /** Our mark: the other side's record that this one was created from, or null. */
  readonly stamp: RecordId | null;
  /** By our mark too: the record of another kind on the other side that this one was made of (an invoice's order). */
  readonly origin?: RecordId;
  /** Something of it lags behind the rest: how long to wait before it is read again, in ms. What lags is left out meanwhile. */
  readonly again?: number;
  /** Its sums have moved past what is known of the single payments and credits: a reading that tells of those has yet to come. */
  readonly overtaken?: true;
  /** Why the side won't let it be changed, or null. */
  readonly fixed: Fixed | null;
  /** A document's currency, where its side tells it whether or not the mapping carries it. */
  readonly currency?: string;
  /** A document's own date, `YYYY-MM-DD`; null for a record that has none. */
  readonly date: string | null;
  /** Why this record is not one of its kind at all (a supplier among customers), or null. */
  readonly outside: string | null;
  /** Whom it is for, by name, where the side itself knows nobody for it: until somebody has made them known nothing of it travels. */
  readonly stranger?: string;
}

/** A record that is there but that the vendor won't let change. */
export interface Fixed {
  readonly why:
    | 'archived'
    | 'erased'
    | 'void'
    | 'paid'
    | 'part-paid'
    | 'locked-period'
    | 'system-made'
    | 'automatic-tax'
    | 'in-approval';
  /** Fields that may still be changed. */
  readonly open: readonly string[];
}

/** Whether its side has put the record away for good. */
export function isPutAway({ fixed }: Seen): boolean {
  return fixed !== null && ['archived', 'void', 'erased'].includes(fixed.why);
}

/** What one side shows of a record. */
export type Sight =
  | { readonly is: 'present'; readonly seen: Seen }
  /** Proved gone: a deleted list, a DELETED status, a merge pointer, or absent from two complete sweeps. */
  | {
      readonly is: 'gone';
      readonly how: 'deleted' | 'merged' | 'absent';
      readonly into?: RecordId;
      /** What it was by, where the side still shows it: whoever knew it by that finds the one that it became. */
      readonly was?: Seen;
    }
  /** Could not be read. Never means gone. */
  | { readonly is: 'unknown'; readonly problem: Problem }
  /** Nobody knows of a record on this side. */
  | { readonly is: 'none' };

export const none: Sight = { is: 'none' };

/** One value of a base, with the place and codec it was read through: another place's value is no base for this one. */
export interface BaseValue {
  readonly value: Value;
  readonly place: string;
  /** What the side shows of it indeed, where the base says otherwise for a while so that the other side learns of it. */
  readonly told?: Value;
}

/** What one side showed at the last agreement. */
export type Base = Readonly<Record<string, BaseValue>>;

/** A written side whose new values wait for the read that shows them. */
export interface Settling {
  /** The version that the write's reply gave. */
  readonly version: string;
  /** What was sent. */
  readonly fields: Fields;
  /** Where each of them stood when it was written, as a base knows it; left out by older versions. */
  readonly places?: Readonly<Record<string, string>>;
}

/** A field left alone until a person decides, with the values that the person was shown. */
export interface Held {
  readonly crm: Value;
  readonly accounting: Value;
  /** It did not come to rest: so many times the same was written, and something changed it back. */
  readonly rounds?: number;
}

/** A person's choice for a held field. */
export interface Decision {
  readonly choice: 'crm' | 'accounting' | 'value';
  readonly value?: Value;
}

/** The fact that two records are the same thing. */
export interface Link {
  readonly id: number;
  readonly kind: KindName;
  readonly ids: Readonly<Record<Side, RecordId>>;
  readonly bases: Readonly<Record<Side, Base>>;
  /** The version in which each side was last found in step; with a `~` before it where it was young then and proves nothing. */
  readonly versions: Readonly<Record<Side, string>>;
  /** When somebody other than us last changed each side, as far as we saw; epoch ms. */
  readonly changedAt: Readonly<Record<Side, number>>;
  readonly settling: Readonly<Partial<Record<Side, Settling>>>;
  readonly held: Readonly<Record<string, Held>>;
  /** What was written to each side lately. */
  readonly pushed?: Readonly<Partial<Record<Side, Pushed>>>;
  /** When everything was last in step, epoch ms; null until the first merge is through. */
  readonly agreedAt: number | null;
  readonly ended: boolean;
}

/** Who wins when both sides changed the same field. */
export type Authority = 'crm' | 'accounting' | 'newest' | 'ask';

/** One field of a kind as a pair's mapping has it. */
export interface MappedField {
  readonly name: string;
  readonly type: FieldType;
  readonly authority: Authority;
  /**
   * Where values may travel. A field that travels one way is a mirror: the far side's edits are put back. `none`: each side shows its
   * own (totals), and neither is ever written.
   */
  readonly flow: Flow;
  /** What an emptied field does to the other side's value. */
  readonly blank: 'keep' | 'clear';
  /** Place and codec on each side, as a short name that changes when either does. */
  readonly places: Readonly<Record<Side, string>>;
  /** Sides where the value can be given to a new record and never changed: edits stay where they were made. */
  readonly onlyAtCreation: Readonly<Record<Side, boolean>>;
  /** Never given to a new record. */
  readonly later?: boolean;
  /** A mapping change was previewed and approved for this field: differing values follow the authority and don't ask. */
  readonly approved?: boolean;
  /** Of a document's lines: the fields of one line that both sides have. Others stay on the side that has them. */
  readonly row?: readonly RowField[];
}

/** One field of a document's line that both sides have. */
export interface RowField {
  readonly name: string;
  readonly type: FieldType;
  readonly flow: Flow;
  readonly onlyAtCreation: Readonly<Record<Side, boolean>>;
}

/** Whether a record that still shows a remembered version has not been saved since. */
export function isProven(version: string): boolean {
  return version !== '' && !version.startsWith('~');
}

/** A remembered version without the mark that it proves nothing. */
export function provenOrNot(version: string): string {
  return version.startsWith('~') ? version.slice(1) : version;
}
