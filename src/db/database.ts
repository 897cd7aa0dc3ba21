// The database as this floor uses it: drizzle over D1, with every statement and row counted, since the platform's limits are not
// enforced in local runs, and a few words for set-based statements, whose rows travel as one JSON parameter.

import { SQL, sql, StringChunk } from 'drizzle-orm';
import { drizzle, type DrizzleD1Database } from 'drizzle-orm/d1';
import { SQLiteSyncDialect } from 'drizzle-orm/sqlite-core';

/** What an invocation has used. Rows are D1's own figures: rows scanned, and rows and index entries written. */
export interface Meter {
  statements: number;
  rowsRead: number;
  rowsWritten: number;
  /** How large the database is, as the last statement found it; 0 before the first. */
  sizeBytes: number;
}

export function freshMeter(): Meter {
  return { statements: 0, rowsRead: 0, rowsWritten: 0, sizeBytes: 0 };
}

export interface Database {
  /** For what a query builder says better. */
  readonly orm: DrizzleD1Database;
  /** The rows of one statement. Their shape is the caller's word. */
  all<T>(query: SQL): Promise<T[]>;
  run(query: SQL): Promise<void>;
  /** Several statements as one transaction: all of them or none. The rows of each, in order. */
  batch<T extends readonly unknown[]>(queries: readonly SQL[]): Promise<{ [At in keyof T]: T[At][] }>;
}

export function openDatabase(binding: D1Database, meter: Meter): Database {
  let orm: DrizzleD1Database | undefined;
  // drizzle's own batch takes no raw statement that has parameters (0.45): statements are rendered here and sent by us.
  const prepare = (query: SQL): D1PreparedStatement => {
    const { text, parameters } = rendered(query);
    return binding.prepare(text).bind(...parameters);
  };
  const all = async <T>(query: SQL): Promise<T[]> => {
    meter.statements += 1;
    return counted(meter, await prepare(query).all<T>()).results;
  };
  return {
    get orm() {
      return (orm ??= drizzle(metered(binding, meter)));
    },
    all,
    run: async (query) => {
      await all(query);
    },
    batch: async <T extends readonly unknown[]>(queries: readonly SQL[]) => {
      meter.statements += queries.length;
      const results = await binding.batch(queries.map(prepare));
      return results.map((result) => counted(meter, result).results) as { [At in keyof T]: T[At][] };
    },
  };
}

const dialect = new SQLiteSyncDialect();

/**
 * A statement's text and its parameters. Nearly all are text and plain values, which this puts together itself: drizzle asks each part
 * for everything that it might be, which costs more than many a statement does. What else there is, drizzle renders.
 */
export function rendered(query: SQL): { text: string; parameters: unknown[] } {
  const parts: string[] = [];
  const parameters: unknown[] = [];
  if (collect(query, parts, parameters)) return { text: parts.join(''), parameters };
  const { sql: text, params } = dialect.sqlToQuery(query);
  return { text, parameters: params };
}

/** False where a part is none of those that are known here. */
function collect({ queryChunks }: SQL, parts: string[], parameters: unknown[]): boolean {
  for (const chunk of queryChunks as readonly unknown[]) {
    if (chunk instanceof StringChunk) parts.push(...chunk.value);
    else if (chunk instanceof SQL) {
      if (!collect(chunk, parts, parameters)) return false;
    } else if (typeof chunk === 'string' || typeof chunk === 'number' || chunk === null) {
      parts.push('?');
      parameters.push(chunk);
    } else return false;
  }
  return true;
}

const innermost = Symbol('the real statement');

type MeteredStatement = D1PreparedStatement & { [innermost]: D1PreparedStatement };

type Told = {
  readonly meta: { readonly rows_read?: number; readonly rows_written?: number; readonly size_after?: number };
};

function counted<T extends Told>(meter: Meter, result: T): T {
  meter.rowsRead += result.meta.rows_read ?? 0;
  meter.rowsWritten += result.meta.rows_written ?? 0;
  meter.sizeBytes = result.meta.size_after ?? meter.sizeBytes;
  return result;
}

/** The binding with every statement and its rows counted, for drizzle. */
export function metered(binding: D1Database, meter: Meter): D1Database {
  const count = <T extends Told>(result: T): T => counted(meter, result);
  const wrap = (statement: D1PreparedStatement): MeteredStatement => {
    const once = <T>(work: () => T): T => {
      meter.statements += 1;
      return work();
    };
    return {
      [innermost]: statement,
      bind: (...values: unknown[]) => wrap(statement.bind(...values)),
      run: () => once(async () => count(await statement.run())),
      all: () => once(async () => count(await statement.all())),
      first: (...column: [string?]) => once(() => statement.first(...(column as [string]))),
      raw: (...options: unknown[]) => once(() => statement.raw(...(options as []))),
    } as unknown as MeteredStatement;
  };
  return {
    prepare: (text: string) => wrap(binding.prepare(text)),
    batch: async (statements: MeteredStatement[]) => {
      meter.statements += statements.length;
      const results = await binding.batch(statements.map((statement) => statement[innermost]));
      return results.map(count);
    },
    exec: (text: string) => binding.exec(text),
  } as unknown as D1Database;
}

/** A cell of a set-based statement. Objects must be turned into JSON text before. */
export type Cell = string | number | null;

/** Rows for one table, as one parameter: `value->>n` is the n-th cell of a row. */
export function rowsOf(rows: readonly (readonly Cell[])[]): SQL {
  return sql`json_each(${JSON.stringify(rows)})`;
}

/** A list of texts as one parameter, for `IN (…)`. */
export function listOf(values: readonly string[]): SQL {
  return sql`(SELECT value FROM json_each(${JSON.stringify(values)}))`;
}

/**
 * Inserts any number of rows in one statement, where `condition` holds. `rest` is the end of it (`ON CONFLICT …`, with `excluded` for
 * the new row, or `RETURNING …`).
 */
export function insertRows(
  table: string,
  columns: readonly string[],
  rows: readonly (readonly Cell[])[],
  rest = '',
  condition: SQL = sql`true`,
): SQL {
  const names = sql.raw(columns.join(', '));
  const cells = sql.raw(columns.map((_, at) => `value->>${at}`).join(', '));
  return sql`INSERT INTO ${sql.raw(table)} (${names}) SELECT ${cells} FROM ${rowsOf(rows)} WHERE ${condition} ${sql.raw(rest)}`;
}

/** Every column but those kept taken from the new row, where one with that key is there already. */
export function replacing(key: string, kept: readonly string[], columns: readonly string[]): string {
  const sets = columns.filter((column) => !kept.includes(column)).map((column) => `${column} = excluded.${column}`);
  return `ON CONFLICT (${key}) DO UPDATE SET ${sets.join(', ')}`;
}

export function json(value: unknown): string {
  return JSON.stringify(value);
}

/** JSON as it was stored. Rows are ours: their shape is vouched for by the code that wrote them. */
export function parse<T>(text: string): T {
  return JSON.parse(text) as T;
}
