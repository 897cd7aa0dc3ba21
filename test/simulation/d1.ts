// D1's prepare, bind and batch over SQLite in this process, with the rules of D1 that our code could break: a hundred parameters, a
// statement of 100 kB, no BEGIN, no undefined and no bigint, and a batch that is all or nothing.

import { DatabaseSync, type SQLInputValue, type SQLOutputValue } from 'node:sqlite';

type Row = Record<string, SQLOutputValue>;

/** Called before each statement or batch reaches the database; may throw to make it fail, or count. */
export type Gate = (statements: readonly string[]) => void | Promise<void>;

export function openD1(gate: Gate = () => undefined): { binding: D1Database; raw: DatabaseSync } {
  const raw = new DatabaseSync(':memory:');
  raw.exec('PRAGMA foreign_keys = ON');
  return { binding: new ShimDatabase(raw, gate) as unknown as D1Database, raw };
}

class ShimDatabase {
  readonly #raw: DatabaseSync;
  readonly #gate: Gate;

  constructor(raw: DatabaseSync, gate: Gate) {
    this.#raw = raw;
    this.#gate = gate;
  }

  prepare(text: string): ShimStatement {
    return new ShimStatement(this.#raw, this.#gate, text, []);
  }

  async batch(statements: readonly ShimStatement[]) {
    await this.#gate(statements.map(({ text }) => text));
    this.#raw.exec('BEGIN');
    try {
      const results = statements.map((statement) => statement.runNow());
      this.#raw.exec('COMMIT');
      return results;
    } catch (error) {
      this.#raw.exec('ROLLBACK');
      throw error;
    }
  }

  async exec(text: string): Promise<void> {
    await this.#gate([text]);
    this.#raw.exec(text);
  }
}

const MOST_PARAMETERS = 100;
const MOST_BYTES = 100_000;

class ShimStatement {
  readonly text: string;
  readonly #raw: DatabaseSync;
  readonly #gate: Gate;
  readonly #values: readonly SQLInputValue[];

  constructor(raw: DatabaseSync, gate: Gate, text: string, values: readonly SQLInputValue[]) {
    this.#raw = raw;
    this.#gate = gate;
    this.text = text;
    this.#values = values;
  }

  bind(...values: unknown[]): ShimStatement {
    for (const value of values) {
      if (value === undefined || typeof value === 'bigint')
        throw new Error(`D1_TYPE_ERROR: Type '${typeof value}' not supported`);
    }
    if (values.length > MOST_PARAMETERS) throw new Error('D1_ERROR: too many SQL variables');
    return new ShimStatement(this.#raw, this.#gate, this.text, values as SQLInputValue[]);
  }

  runNow() {
    if (this.text.length > MOST_BYTES) throw new Error('D1_ERROR: statement too long: SQLITE_TOOBIG');
    if (/^\s*(BEGIN|COMMIT|ROLLBACK|SAVEPOINT)/i.test(this.text)) throw new Error('D1_ERROR: use batch() instead');
    const results = this.#raw.prepare(this.text).all(...this.#values) as Row[];
    return { success: true, results, meta: { rows_read: 0, rows_written: 0, changes: 0 } };
  }

  async all() {
    await this.#gate([this.text]);
    return this.runNow();
  }

  async run() {
    return this.all();
  }

  async first(column?: string) {
    const { results } = await this.all();
    const [row] = results;
    if (!row) return null;
    return column === undefined ? row : (row[column] ?? null);
  }

  async raw() {
    const { results } = await this.all();
    return results.map((row) => Object.values(row));
  }
}
