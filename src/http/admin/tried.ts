// What would become of a record, as people see it: what would be done and why, field by field, with the names of the records that values
// refer to.

import * as z from 'zod';
import { type House, say, urlsOf } from '../../compose.ts';
import { type KindName, sides } from '../../core/record.ts';
import { doings, type StudyLine } from '../../core/study.ts';
import { type Fields, isRows, type Value } from '../../core/value.ts';
import { censusStore } from '../../db/census.ts';
import type { Pair } from '../../db/pairs.ts';
import { bareId } from '../context.ts';

const at = z.object({ id: z.string(), name: z.string(), url: z.string().nullable() }).nullable();
export const triedShape = z.object({
  kind: z.string(),
  name: z.string(),
  crm: at,
  accounting: at,
  does: z.enum(doings),
  /** Records that it names go first. */
  follows: z.boolean(),
  code: z.string(),
  message: z.string(),
  /** What would be written, field by field. */
  changes: z.array(z.object({ side: z.enum(sides), field: z.string(), before: z.unknown(), after: z.unknown() })),
  /** Fields that a person would be asked about. */
  held: z.array(z.object({ field: z.string(), crm: z.unknown(), accounting: z.unknown() })),
});
export const totalShape = z.object({
  side: z.enum(sides),
  currency: z.string(),
  count: z.number(),
  amount: z.string(),
});

export async function shownTo(
  house: House,
  pair: Pair,
  lines: readonly StudyLine[],
  language: string,
): Promise<z.infer<typeof triedShape>[]> {
  const values = lines.flatMap(({ changes, held }) => [
    ...changes.flatMap(({ before, after }) => [before, after]),
    ...held.flatMap(({ crm, accounting }) => [crm, accounting]),
  ]);
  const names = await namesIn(house, pair.id, values);
  const urls = await urlsOf(house, pair);
  const named = (value: Value) => withNames(value, names);
  return lines.map(({ kind, name, does, follows, code, facts, changes, held, ...line }) => {
    const on = (side: 'crm' | 'accounting') => {
      const seen = line[side];
      return seen && { id: bareId(seen.id), name: seen.name, url: urls[side](seen.id) };
    };
    return {
      kind,
      name,
      crm: on('crm'),
      accounting: on('accounting'),
      does,
      follows,
      code,
      message: say(language, code, facts),
      changes: changes.map((change) => ({ ...change, before: named(change.before), after: named(change.after) })),
      held: held.map(({ field, crm, accounting }) => ({ field, crm: named(crm), accounting: named(accounting) })),
    };
  });
}

/** Fields as a side shows them, with names in place of references. */
export async function fieldsTo(
  house: House,
  pair: Pair,
  all: readonly (Fields | null)[],
): Promise<(Record<string, unknown> | null)[]> {
  const names = await namesIn(
    house,
    pair.id,
    all.flatMap((fields) => Object.values(fields ?? {})),
  );
  const shown = (fields: Fields) => Object.entries(fields).map(([name, value]) => [name, withNames(value, names)]);
  return all.map((fields) => fields && (Object.fromEntries(shown(fields)) as Record<string, unknown>));
}

/** `link:<number>`, or the id of a record without one. */
const REFERENCE = /^(?:ref|link):(.+)$/;

/** Names of the records that values refer to: by the number of their link, or as the census met them. */
async function namesIn(house: House, pair: string, values: readonly Value[]): Promise<ReadonlyMap<string, string>> {
  const named = new Set<string>();
  collect(values, named);
  const numbers = [...named].filter((id) => !id.includes(':'));
  const ids = [...named].filter((id) => id.includes(':'));
  const links = numbers.length > 0 ? await house.sync.referred(pair, [], numbers.map(Number)) : [];
  const census = censusStore({ db: house.db, now: () => house.world.now() });
  const kinds: readonly KindName[] = ids.length > 0 ? ['customer', 'vendor', 'item'] : [];
  const met = await Promise.all(kinds.map((kind) => census.named(pair, kind, ids)));
  return new Map([
    ...links.map(({ id, name }): [string, string] => [String(id), name]),
    ...met.flatMap((each) => [...each].map(([id, { name }]): [string, string] => [id, name])),
  ]);
}

function collect(values: readonly Value[], into: Set<string>): void {
  for (const value of values) {
    if (isRows(value)) for (const { fields } of value) collect(Object.values(fields), into);
    const id = typeof value === 'string' ? REFERENCE.exec(value)?.[1] : undefined;
    if (id !== undefined) into.add(id);
  }
}

function withNames(value: Value, names: ReadonlyMap<string, string>): Value {
  if (isRows(value)) {
    return value.map((row) => ({
      ...row,
      fields: Object.fromEntries(Object.entries(row.fields).map(([name, each]) => [name, withNames(each, names)])),
    }));
  }
  const id = typeof value === 'string' ? REFERENCE.exec(value)?.[1] : undefined;
  if (id === undefined) return value;
  return names.get(id) ?? bareId(id);
}
