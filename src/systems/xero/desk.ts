// A desk: how one sort of Xero's records is listed, read, understood and written. What is the same for all of them (following changes,
// walking, batching, halving) is in look, walk, read, made and write, and works on any desk.

import type { ElementOutcome, Page } from 'xero-node-lite';
import type { Result } from '../../core/problem.ts';
import type { KindName, RecordId, Seen, Sight } from '../../core/record.ts';
import type { Translator } from '../../mapping/translate.ts';
import type { Draft, Prepared, Write } from '../../sync/ports.ts';
import type { XeroAccess } from './api.ts';

export interface Asked {
  /** Epoch ms; null: since ever. */
  readonly since: number | null;
  /** From 1. */
  readonly page: number;
  readonly pageSize: number;
  /** By the time of change, oldest first, or by the id. */
  readonly order: 'changed' | 'id';
  /** Only what our app made, where Xero can tell. */
  readonly ours?: boolean;
}

/** A page of elements as Xero lists them. */
export type Listed<Element> = Page<Element>;

export interface Desk<Element> {
  /** Xero's name of the collection, as ids are prefixed with it. */
  readonly module: string;
  /** Of documents: the field that names whom it is written to. */
  readonly party?: 'customer' | 'vendor';
  /** The smallest and the largest page; null where lists come whole. */
  readonly pages: { readonly least: number; readonly most: number } | null;
  /** Ids that one call reads; above `most` the whole list is read instead, where it comes whole. */
  readonly reads: { readonly atOnce: number; readonly most: number };
  list(access: XeroAccess, asked: Asked): Promise<Result<Listed<Element>>>;
  /** Up to `atOnce` of them by id. What is not there is left out. */
  readonly read: (access: XeroAccess, ids: readonly string[]) => Promise<Result<readonly Element[]>>;
  /** Of documents that a day alone can change. */
  readonly calendar?: Calendar<Element>;
  idOf(element: Element): string;
  /** Epoch ms. */
  changedAt(element: Element): number;
  toSight(kind: KindName, translator: Translator, element: Element): Sight;
  /** A record as a write's reply shows it. */
  toSeen(kind: KindName, translator: Translator, element: Element): Seen;
  /** Whether a record that we made lately came of this draft. `sure`: it bears our mark; `alike`: nothing tells them apart. */
  isMadeFrom(seen: Seen, draft: Draft): 'sure' | 'alike' | 'no';
  /** The elements of a write, in the order of its items. */
  elementsOf(translator: Translator, write: Write): readonly object[];
  body(op: Write['op'], elements: readonly object[]): string;
  /** Most elements of one request. */
  readonly elementsAtMost?: (op: Write['op']) => number;
  /** Elements of different sorts go in requests of their own; a sort may have its own limit. */
  readonly sortOf?: (element: object) => { readonly sort: string; readonly most?: number };
  send(access: XeroAccess, prepared: Prepared, key: string): Promise<Result<readonly DeskOutcome<Element>[]>>;
}

/** What midnight does to records: nobody saves them, and yet they are not what they were. Days are the organisation's, `YYYY-MM-DD`. */
export interface Calendar<Element> {
  today(): string;
  dayOf(epochMs: number): string;
  /** Everything that the days from `from` until before `until` have changed when they were over. */
  turned(access: XeroAccess, from: string, until: string): Promise<Result<readonly Element[]>>;
}

/** What came of one element: as Xero shows it now, refused, or gone for good. */
export type DeskOutcome<Element> = ElementOutcome<Element> | { readonly ok: true; readonly gone: string };

/** What the loops are given: a desk at which one organisation's records of one kind are handled. */
export interface AtDesk<Element> {
  readonly desk: Desk<Element>;
  readonly access: XeroAccess;
  readonly kind: KindName;
  readonly translator: Translator;
  /** The vendor's clock, as well as we know it, and our own; epoch ms. */
  now(): number;
  ours(): number;
}

export function recordIdOf({ module }: { readonly module: string }, id: string): RecordId {
  return `accounting.${module}:${id}`;
}

/** The vendor's own id of a record. */
export function bareIdOf(id: RecordId): string {
  return id.slice(id.indexOf(':') + 1);
}
