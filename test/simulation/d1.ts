// D1's prepare, bind and batch over SQLite in this process, with the rules of D1 that our code could break: a hundred parameters, a
// statement of 100 kB, no BEGIN, no undefined and no bigint, and a batch that is all or nothing.

import { DatabaseSync, type SQLInputValue, type SQLOutputValue, type StatementSync } from 'node:sqlite';
import { compileFunction } from 'node:vm';

export type Row = Record<string, SQLOutputValue>;

/** Called with the statements that are about to reach the database, or that have; may throw, wait, or count. */
export type Gate = (statements: readonly string[]) => void | Promise<void>;

/** A statement with the values that are bound to it. */
export interface Heard {
  readonly text: string;
  readonly values: readonly SQLInputValue[];
}

interface Gates {
  readonly before: Gate;
  readonly after: Gate;
}

/** Everything in a database, to be laid into another. */
export interface Image {
  readonly schema: readonly string[];
  readonly tables: readonly { readonly name: string; readonly rows: readonly Row[] }[];
}

const open: Gate = () => undefined;

type Cells = readonly SQLOutputValue[];

/** A statement made ready, and what D1 would say to its text. */
interface Prepared {
  readonly statement: StatementSync;
  /** A row of its cells, in the shape that all rows of the statement share: SQLite's own rows are dictionaries, slow to make and to read. */
  readonly row: (cells: Cells) => Row;
  readonly refusal: string | null;
}

function rowMaker(statement: StatementSync): Prepared['row'] {
  const members = statement.columns().map(({ name }, at) => `${JSON.stringify(name)}: cells[${at}]`);
  return compileFunction(`return { ${members.join(', ')} };`, ['cells']) as Prepared['row'];
}

/** A database in memory. Statements are prepared once and kept, whoever uses them. */
export class Sqlite {
  readonly #raw = new DatabaseSync(':memory:');
  readonly #prepared = new Map<string, Prepared>();

  constructor() {
    this.#raw.exec('PRAGMA foreign_keys = ON; PRAGMA temp_store = MEMORY');
  }

  /** The database as a Worker is bound to it. What passes the first gate is done before the second. */
  binding(before: Gate = open, after: Gate = open): D1Database {
    return new ShimDatabase(this, { before, after }) as unknown as D1Database;
  }

  run(text: string, values: readonly SQLInputValue[] = []): Row[] {
    const { statement, row } = this.prepare(text);
    const cells = statement.all(...values) as unknown as Cells[];
    return cells.length === 0 ? [] : cells.map(row);
  }

  prepare(text: string): Prepared {
    const known = this.#prepared.get(text);
    if (known) return known;
    const statement = this.#raw.prepare(text);
    statement.setReturnArrays(true);
    const prepared = { statement, row: rowMaker(statement), refusal: refusalOf(text) };
    this.#prepared.set(text, prepared);
    return prepared;
  }

  /** Told of every batch that is about to run, in the order in which they do: for those who count. */
  heard(_batch: readonly Heard[]): void {
    return undefined;
  }

  /** As `run`, for those who can wait, as the database in workerd makes them. */
  async ask(text: string, values: readonly SQLInputValue[] = []): Promise<Row[]> {
    return this.run(text, values);
  }

  exec(text: string): void {
    this.#raw.exec(text);
  }

  /** Leaves nothing in it: a database in memory begins so. */
  async clear(): Promise<void> {
    for (const name of this.tables()) this.exec(`DROP TABLE "${name}"`);
  }

  async image(): Promise<Image> {
    const schema = this.#raw.prepare('SELECT sql FROM sqlite_master WHERE sql IS NOT NULL ORDER BY rowid').all();
    const tables = this.tables().map((name) => ({ name, rows: this.run(`SELECT * FROM "${name}"`) }));
    return { schema: schema.map(({ sql }) => String(sql)), tables };
  }

  tables(): string[] {
    const named = this.#raw
      .prepare("SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY rowid")
      .all();
    return named.map(({ name }) => String(name));
  }

  /** Makes this database the image's. One that held the same tables before only has its rows exchanged. */
  async restore({ schema, tables }: Image): Promise<void> {
    const known = this.tables();
    if (known.length === 0) for (const text of schema) if (!/sqlite_sequence/.test(text)) this.exec(text);
    this.exec('BEGIN');
    for (const name of known) this.run(`DELETE FROM "${name}"`);
    for (const { name, rows } of tables) {
      for (const row of rows) {
        const marks = Object.keys(row).map(() => '?');
        const columns = Object.keys(row).map((column) => `"${column}"`);
        this.run(`INSERT INTO "${name}" (${columns.join()}) VALUES (${marks.join()})`, Object.values(row));
      }
    }
    this.exec('COMMIT');
  }
}

class ShimDatabase {
  readonly #sqlite: Sqlite;
  readonly #gates: Gates;

  constructor(sqlite: Sqlite, gates: Gates) {
    this.#sqlite = sqlite;
    this.#gates = gates;
  }

  prepare(text: string): ShimStatement {
    return new ShimStatement(this.#sqlite, this.#gates, text, []);
  }

  async batch(statements: readonly ShimStatement[]) {
    const texts = statements.map(({ text }) => text);
    const held = this.#gates.before(texts);
    if (held instanceof Promise) await held;
    this.#sqlite.heard(statements);
    this.#sqlite.run('BEGIN');
    let results;
    try {
      results = statements.map((statement) => statement.runNow());
      this.#sqlite.run('COMMIT');
    } catch (error) {
      this.#sqlite.run('ROLLBACK');
      throw error;
    }
    const kept = this.#gates.after(texts);
    if (kept instanceof Promise) await kept;
    return results;
  }

  async exec(text: string): Promise<void> {
    await this.#gates.before([text]);
    this.#sqlite.heard([{ text, values: [] }]);
    this.#sqlite.exec(text);
    await this.#gates.after([text]);
  }
}

/** What D1 tells of a statement beside its rows: nothing here. */
const noMeta = { rows_read: 0, rows_written: 0, changes: 0 };

const MOST_PARAMETERS = 100;
const MOST_BYTES = 100_000;

function refusalOf(text: string): string | null {
  if (text.length > MOST_BYTES) return 'D1_ERROR: statement too long: SQLITE_TOOBIG';
  return /^\s*(BEGIN|COMMIT|ROLLBACK|SAVEPOINT)/i.test(text) ? 'D1_ERROR: use batch() instead' : null;
}

class ShimStatement {
  readonly text: string;
  readonly #sqlite: Sqlite;
  readonly #gates: Gates;
  readonly values: readonly SQLInputValue[];

  constructor(sqlite: Sqlite, gates: Gates, text: string, values: readonly SQLInputValue[]) {
    this.#sqlite = sqlite;
    this.#gates = gates;
    this.text = text;
    this.values = values;
  }

  bind(...values: unknown[]): ShimStatement {
    for (const value of values) {
      if (value === undefined || typeof value === 'bigint')
        throw new Error(`D1_TYPE_ERROR: Type '${typeof value}' not supported`);
    }
    if (values.length > MOST_PARAMETERS) throw new Error('D1_ERROR: too many SQL variables');
    return new ShimStatement(this.#sqlite, this.#gates, this.text, values as SQLInputValue[]);
  }

  runNow() {
    const { row } = this.#sqlite.prepare(this.text);
    const cells = this.#cells();
    return { success: true, results: cells.length === 0 ? [] : cells.map(row), meta: noMeta };
  }

  #cells(): readonly Cells[] {
    const { statement, refusal } = this.#sqlite.prepare(this.text);
    if (refusal !== null) throw new Error(refusal);
    return statement.all(...this.values) as unknown as Cells[];
  }

  all() {
    return this.#through(() => this.runNow());
  }

  /** Between the gates. */
  async #through<T>(work: () => T): Promise<T> {
    const texts = [this.text];
    const held = this.#gates.before(texts);
    if (held instanceof Promise) await held;
    this.#sqlite.heard([this]);
    const done = work();
    const kept = this.#gates.after(texts);
    if (kept instanceof Promise) await kept;
    return done;
  }

  run() {
    return this.all();
  }

  async first(column?: string) {
    const { results } = await this.all();
    const [row] = results;
    if (!row) return null;
    return column === undefined ? row : (row[column] ?? null);
  }

  raw() {
    return this.#through(() => this.#cells());
  }
}
