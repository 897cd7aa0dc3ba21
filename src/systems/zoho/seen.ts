// What all kinds' records have in common once they are read: how a raw record becomes one that is seen.

import type { Fixed, RecordId, Seen } from '../../core/record.ts';
import type { Fields, Value } from '../../core/value.ts';
import type { Json } from '../../mapping/place.ts';
import type { Translator } from '../../mapping/translate.ts';
import { idIn, toRecordId } from './ids.ts';
import { type CrmUser, nameIn } from './owners.ts';
import { YOUNG_MS } from './spec.ts';

export interface Reading {
  readonly translator: Translator;
  readonly stampField: string | null;
  /** The module of the other side that the stamp names, as its ids are prefixed. */
  readonly madeFrom: string;
  /** Fields that filters name. */
  readonly traits: readonly string[];
  /** The organisation's users: queries show owners by their id. */
  readonly owners: readonly CrmUser[];
  /** Whose consent we work by, where the organisation has told: the last editor of what we write. */
  readonly userId: string | undefined;
  /** The vendor's clock now, as well as we know it; epoch ms. */
  readonly now: number;
}

/** A raw record, with what only its kind knows of it. */
export interface Raw {
  readonly module: string;
  readonly main: Json;
  /** Where traits are looked for that the record itself lacks. */
  readonly beside?: Json;
  /** As the dialect's places read it. */
  readonly record: Json;
  readonly version: string;
  /** Epoch ms. */
  readonly changedAt: number;
  /** Of the records that it consists of, the one that was saved last. */
  readonly newest: Json;
  readonly name: unknown;
  readonly fixed?: Fixed | null;
  readonly date?: string | null;
}

export function seenOf(reading: Reading, raw: Raw): Seen {
  const { translator, stampField, madeFrom, traits, owners, userId, now } = reading;
  const { module, main, beside = {}, record, version, changedAt, newest, name, fixed = null, date = null } = raw;
  const editor = idIn(newest.Modified_By);
  return {
    id: toRecordId(module, String(main.id)),
    version,
    young: now - changedAt < YOUNG_MS,
    changedAt,
    ...(userId !== undefined && editor !== null && editor !== userId && { byOthers: true }),
    readAt: now,
    name: String(name ?? ''),
    fields: translator.read(record),
    traits: Object.fromEntries(traits.map((trait) => [trait, plain(main[trait] ?? beside[trait], owners)])) as Fields,
    stamp: stampIn(main, stampField, madeFrom),
    // A lock leaves no trace when it ends, so nobody would come back for a record that had been taken for fixed: a write finds it out.
    fixed,
    date,
    outside: null,
  };
}

function stampIn(main: Json, stampField: string | null, madeFrom: string): RecordId | null {
  const stamp = stampField === null ? null : main[stampField];
  return typeof stamp === 'string' && stamp !== '' ? `${madeFrom}:${stamp}` : null;
}

/** A field's value as filters compare it: look-ups by their name. */
function plain(raw: unknown, owners: readonly CrmUser[]): Value {
  if (typeof raw === 'boolean' || typeof raw === 'string') return raw;
  if (typeof raw === 'number') return String(raw);
  if (Array.isArray(raw)) return raw.join(', ');
  return nameIn(raw, owners);
}
