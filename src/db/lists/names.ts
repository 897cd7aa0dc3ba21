// Names in place of what only we understand: values of the log and of issues name links by their numbers.

import { sql } from 'drizzle-orm';
import { type Database, json } from '../database.ts';

const linked = /^link:(\d+)$/;

/** The names of the links that these values, however deep, name. One statement; none where nothing is named. */
export async function namesIn(db: Database, values: unknown): Promise<ReadonlyMap<string, string>> {
  const numbers = [...new Set(textsIn(values).flatMap((text) => linked.exec(text)?.[1] ?? []))];
  if (numbers.length === 0) return new Map();
  const rows = await db.all<{ id: number; name: string }>(
    sql`SELECT id, name FROM links WHERE id IN (SELECT value FROM json_each(${json(numbers.map(Number))}))`,
  );
  return new Map(rows.map(({ id, name }) => [`link:${id}`, name]));
}

/** The values with those names in them. */
export function named<T>(values: T, names: ReadonlyMap<string, string>): T {
  return (names.size === 0 ? values : renamed(values, names)) as T;
}

function renamed(value: unknown, names: ReadonlyMap<string, string>): unknown {
  if (typeof value === 'string') return names.get(value) ?? value;
  if (Array.isArray(value)) return value.map((each) => renamed(each, names));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, each]) => [name, renamed(each, names)]));
}

function textsIn(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsIn) : [];
}
