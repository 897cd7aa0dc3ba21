// What the judges work with: a history that was played, what the product remembers of it, and the settings as they were at any time.

import type { KindName, RecordId, Side } from '../../../src/core/record.ts';
import type { Played } from '../play.ts';
import type { Told } from '../people/people.ts';
import { type Books, readBooks } from './books.ts';

/** Something that must never happen, in words. */
export interface Violation {
  readonly law: string;
  readonly what: string;
}

export interface Trial extends Played {
  readonly books: Books;
}

export type Judge = (trial: Trial) => Violation[];

export async function trialOf(played: Played): Promise<Trial> {
  return { ...played, books: await readBooks(played.bench) };
}

interface DirectionSaved {
  readonly on: boolean;
  readonly create: boolean;
  readonly update: boolean;
  readonly delete: 'off' | 'propose' | 'apply';
  readonly filter?: { readonly all: readonly { field: string; op: string; value: string }[] } | null;
}

/** What a pair's settings say of one kind. */
export interface KindSaved {
  readonly on: boolean;
  readonly toAccounting: DirectionSaved;
  readonly toCrm: DirectionSaved;
  /** Documents dated before it stay where they are; null where nothing is said. */
  readonly startDate: string | null;
}

/** Every version of a pair's settings that was in force at some time of a span. */
export function settingsDuring({ actors }: Trial, pair: string, kind: KindName, from: number, to: number): KindSaved[] {
  const saved = actors.saved.filter((each) => each.pair === pair);
  return saved.flatMap(({ at, document }, index) => {
    const until = saved[index + 1]?.at ?? Infinity;
    if (at > to || until < from) return [];
    const { kinds, startDate } = document as Pick<KindSaved, 'startDate'> & {
      kinds: Partial<Record<KindName, object>>;
    };
    const own = kinds[kind];
    return own ? [{ ...own, startDate } as KindSaved] : [];
  });
}

interface RowSaved {
  readonly off?: boolean;
  readonly flow?: 'both' | 'to-crm' | 'to-accounting';
  readonly blank?: 'keep' | 'clear';
  readonly places?: { readonly accounting?: string };
}

/** What the mappings that were in force at some time of a span said of a field. */
export function rowsDuring(
  { actors }: Trial,
  pair: string,
  kind: KindName,
  field: string,
  [from, to]: readonly [number, number],
): RowSaved[] {
  const saved = actors.saved.filter((each) => each.pair === pair);
  return saved.flatMap(({ at, document }, index) => {
    const until = saved[index + 1]?.at ?? Infinity;
    if (at > to || until < from) return [];
    const { mappings } = document as { mappings?: Partial<Record<KindName, Record<string, RowSaved>>> };
    return [mappings?.[kind]?.[field] ?? {}];
  });
}

/** What governs records that come from a side. */
export function directionFrom(side: Side, saved: KindSaved): DirectionSaved {
  return side === 'crm' ? saved.toAccounting : saved.toCrm;
}

/** Whether a filter lets a record through. Histories only use `not`. */
export function passes({ filter }: DirectionSaved, traits: Told): boolean {
  const plain = (text: string | null | undefined) => (text ?? '').trim().toLowerCase();
  return (filter?.all ?? []).every(({ field, op, value }) => {
    if (op !== 'not') throw new RangeError(`a filter with ${op} is not judged`);
    return plain(traits[field]) !== plain(value);
  });
}

/** Whether a document's date lets it through. Parties and items have none. */
export function isInTime({ startDate }: KindSaved, { date }: Told): boolean {
  return startDate === null || !date || date >= startDate;
}

/** The organisation in Xero that a pair is about. */
export function tenantOf({ connected }: Trial, pair: string): string {
  return connected.pairs.find((each) => each.pair === pair)?.tenant ?? '';
}

export function sideOf(id: RecordId): Side {
  return id.startsWith('crm.') ? 'crm' : 'accounting';
}

/** A person's whole name in Zoho is put together by Zoho: it is given once, and each side keeps its own from then on. */
export function isOnlyAtCreation({ history }: Trial, field: string): boolean {
  return field === 'name' && history.setting.customers !== 'accounts';
}
